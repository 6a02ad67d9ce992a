#!/usr/bin/env bats
# dibao-check: rows that contradict themselves or others of the book, and files that are missing.
bats_require_minimum_version 1.5.0
load findings.bash

@test "days of one row in the wrong order; not on one day, not an empty one" {
	table applications household_id,opened_on,kind,withdrawn_on
	table postings household_id,step,posted_on,taken_down_on
	table objections household_id,step,raised_on,outcome,answered_on
	table events household_id,person_no,occurred_on,reported_on,kind
	table archives household_id,opened_on,closed_on
	add applications $two,2004-03-10,new,2004-03-10
	add postings $two,notice1,2004-03-10,
	add objections $two,notice1,2004-03-10,dismissed,2004-03-11
	silent dates:order
	add applications $one,2004-03-10,new,2004-03-09
	finds dates:order $one
	add postings $one,notice1,2004-03-10,2004-03-09
	add objections $one,notice1,2004-03-10,dismissed,2004-03-09
	add events $one,1,2004-03-10,2004-03-09,job_refused
	add archives $one,2004-03-10,2004-03-09
	finds dates:order $one $one $one $one $one
	grep -q '^warning,dates:order,postings,./postings.csv,2,'$one',,,2004-03-10,2004-03-09,.*posted_on' findings.csv
	printf '%s\n' petition_no,household_id,received_on,channel,subject,due_on,answered_on \
		p1,$three,2004-03-10,letter,x,2004-03-09,2004-03-08 p2,,2004-03-10,call,x,2004-03-10,2004-03-10 >petitions.csv
	finds dates:order $one $one $one $one $one $three $three
}

@test "a household entered under another name than its head's; blanks make no name" {
	sed -i "s/李强/李　强/" households.csv
	silent head:differs
	sed -i "s/李　强/李勇/" households.csv
	finds head:differs $two
	grep -q '^hint,head:differs' findings.csv
}

@test "a disability grade without a disability" {
	as "s/^\($one,1,.*\),,,,\$/\1,,3,,/"
	finds disability:missing $one
	as "s/^\($one,1,.*\),,3,,\$/\1,hearing,3,,/"
	silent disability:missing
}

@test "a community whose code is not its subdistrict's, and a code that stands twice" {
	echo 南湖街道,湖西社区,990104001004, >>places.csv
	silent place-code
	sed -i '$s/990104001004/990104002004/' places.csv
	finds place-code ''
	grep -q '^error,place-code,places,./places.csv,5,' findings.csv
	sed -i '$s/990104002004/990104001003/' places.csv
	finds place-code ''
}

@test "an opinion on a notice, a posting or an objection about a decision" {
	table opinions household_id,step,reviewer,role,vote,decided_on
	table postings household_id,step,posted_on
	table objections household_id,step,raised_on,outcome
	add opinions $one,community,甲,police,agree,2004-03-01
	add postings $one,notice1,2004-03-10
	add objections $one,notice2,2004-03-11,dismissed
	silent step-unknown
	add opinions $two,notice1,甲,police,agree,2004-03-01
	add postings $two,community,2004-03-10
	add objections $two,district,2004-03-11,dismissed
	finds step-unknown $two $two $two
}

@test "a family on the roster without a file; not one that left long ago, not where no files are written down" {
	on_roster $one $two
	silent archive:missing
	table archives household_id,opened_on,closed_on
	add archives $one,2003-05-06,
	finds archive:missing $two
	add archives $two,2001-05-06,2003-06-30
	finds archive:missing $two
	add archives $two,2004-01-09,
	silent archive:missing
	# Three years after the allowance ended the file may go.
	printf '%s\n' household_id,month,persons,amount,on_roster,payable,left_in \
		$one,2004-03,1,69.00,yes,69.00, $three,2004-03,1,0.00,no,0.00,2001-04 >roster.csv
	finds archive:missing $three
	sed -i 's/2001-04/2001-03/' roster.csv
	silent archive:missing
	sed -i 's/2001-03/2003-03/' roster.csv
	add archives $three,2001-05-06,2003-05-01
	silent archive:missing
}

@test "a receipt of no payment; not of a month whose payroll is not there" {
	table payroll payment_no,month,household_id,subdistrict,community,payee_name,total
	table receipts payment_no,outcome,paid_on,amount
	add payroll 200403-001-0000019,2004-03,$one,南湖街道,湖东社区,王伟,69.00
	add receipts 200403-001-0000019,paid,2004-03-28,
	add receipts 200402-001-0000019,paid,2004-02-28,
	silent 'receipt:[a-z]*'
	add receipts 200403-001-0000027,paid,2004-03-28,5.00
	finds receipt:unknown ''
	grep -q '^warning,receipt:unknown,receipts,./receipts.csv,4,,,,,5.00,' findings.csv
}

@test "two receipts of one payment: their sum is what was handed over" {
	table payroll payment_no,month,household_id,subdistrict,community,payee_name,total
	table receipts payment_no,outcome,paid_on,amount
	add payroll 200403-001-0000019,2004-03,$one,南湖街道,湖东社区,王伟,69.00
	add receipts 200403-001-0000019,paid,2004-03-28,40.00
	add receipts 200403-001-0000019,paid,2004-03-29,29.00
	silent receipt:amount
	sed -i 's/29.00/69.00/' receipts.csv
	finds receipt:amount $one
	grep -q ',69.00,109.00,' findings.csv
}

@test "what a number that is wrong is to be compared with" {
	as "s/$(id 19600203 101)/990104196002031010/"
	finds id-check $one
	grep -q 'check digit is wrong; compare it with the card,GB 11643' findings.csv
	LC_ALL=zh_CN.UTF-8 check
	grep -q '校验码不符；请与身份证核对' findings.csv
}
