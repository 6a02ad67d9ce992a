#!/usr/bin/env bats
# dibao-review: levels that cannot be skipped, three reasons not to approve.
bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=C.UTF-8
	cd "$BATS_TEST_TMPDIR"
	mkdir book
	cp "$root/lib/policies/changchun-2004.json" book/policy.json
	# 1 was agreed to by all levels; 2 lacks a paper; 3 is on the roster, unchanged; 4 has no
	# application; 5 is on the roster with another income; 6 was refused by the panel.
	cat >book/households.csv <<-'END'
		household_id,subdistrict,community,head_name,address,phone,remark
		001003-000012,南湖街道,湖东社区,王伟,湖东路1号,13900000001,"say ""yes"", please"
		001003-000029,南湖街道,湖东社区,李芳,湖东路2号,13900000002,
		001003-000037,南湖街道,湖东社区,张敏,湖东路3号,13900000003,
		001003-000045,南湖街道,湖东社区,赵强,湖东路4号,13900000004,
		001003-000053,南湖街道,湖东社区,钱进,湖东路5号,13900000005,
		001003-000061,南湖街道,湖东社区,孙丽,湖东路6号,13900000006,
	END
	{
		echo household_id,person_no,name,relation,birth_date,category
		for id in 12 29 37 45 53 61; do
			echo "001003-0000$id,1,某某,head,1960-01-01,unemployed"
		done
	} >book/members.csv
	cat >book/incomes.csv <<-'END'
		household_id,person_no,kind,amount
		001003-000012,1,other,69
		001003-000053,1,other,50
	END
	cat >book/applications.csv <<-'END'
		household_id,opened_on,kind
		001003-000012,2004-03-20,new
		001003-000029,2004-04-12,new
		001003-000061,2004-04-12,new
	END
	cat >book/documents.csv <<-'END'
		household_id,person_no,kind,verified_on,genuine
		001003-000012,,hukou,2004-03-22,yes
		001003-000012,1,id_card,2004-03-22,yes
		001003-000029,,hukou,2004-04-13,yes
		001003-000061,,hukou,2004-04-13,yes
	END
	cat >book/surveys.csv <<-'END'
		household_id,visited_on,surveyors,methods,outcome
		001003-000012,2004-03-23,甲;乙,look;check;listen;ask;record;compute,clear
		001003-000029,2004-04-14,甲;乙,look;check;listen;ask;record;compute,clear
	END
	{
		echo household_id,step,reviewer,role,vote,persons,income,amount,decided_on,signed,kin,note
		panel 001003-000012 agree 1,69,100 2004-03-24 ""
		echo 001003-000012,subdistrict,许,subdistrict_office,agree,1,69,100,2004-04-01,yes,,
		echo 001003-000012,district,何,bureau,agree,1,69,100,2004-04-02,yes,,
		panel 001003-000029 agree 1,0,169 2004-04-15 ""
		panel 001003-000061 disagree 1,0,169 2004-04-15 有房出租
	} >book/opinions.csv
	cat >book/postings.csv <<-'END'
		household_id,step,posted_on,persons,amount
		001003-000012,notice1,2004-03-25,1,100
		001003-000012,notice2,2004-04-03,1,100
	END
	echo household_id,step,raised_on,outcome >book/objections.csv
	cat >last.csv <<-'END'
		household_id,persons,income,amount,approved_on,recheck_due
		001003-000037,1,0,169,2004-02-10,2004-05
		001003-000053,1,0,169,2004-02-10,2004-05
	END
	dibao-assess -m 2004-04 -b book -o assessed.csv
}

# panel HOUSEHOLD VOTE FACTS DAY NOTE
panel() {
	for who in 吴,secretary 郑,director 冯,police 陈,officer 卫,resident; do
		echo "$1,community,$who,$2,$3,$4,yes,,$5"
	done
}

# cell HOUSEHOLD COLUMN: of the CSV on standard input, which has no quotes in what is asked for.
cell() {
	awk -F, -v id="$1" -v name="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i - NF }
		$1 == id { print $(NF + at) }'
}

review() { dibao-review -d 2004-04-20 -b book -t roster=last.csv "$@"; }

# The whole way, as a pipeline.
whole_way() {
	review --step community "$1" |
		dibao-notice --step notice1 -d 2004-04-20 -b book -t roster=last.csv |
		review --step subdistrict | review --step district |
		dibao-notice --step notice2 -d 2004-04-20 -b book -t roster=last.csv
}

@test "each household comes out once, where it stands" {
	review --step community -o out.csv assessed.csv
	[ "$(wc -l <out.csv)" -eq 7 ]
	[ "$(cell 001003-000012 step <out.csv)" = community ]
	[ "$(cell 001003-000012 state <out.csv)" = passed ]
	[ "$(cell 001003-000012 step_on <out.csv)" = 2004-03-24 ]
	# 5 days for the posting
	[ "$(cell 001003-000012 due_on <out.csv)" = 2004-03-29 ]
	[ "$(cell 001003-000029 state <out.csv)" = waiting ]
	[ "$(cell 001003-000029 waiting_for <out.csv)" = 'paper:id_card#1' ]
	# 10 days from the application
	[ "$(cell 001003-000029 due_on <out.csv)" = 2004-04-22 ]
	[ "$(cell 001003-000045 state <out.csv)" = none ]
	[ "$(cell 001003-000061 state <out.csv)" = refused ]
	[ "$(cell 001003-000061 decision_note <out.csv)" = 有房出租 ]
	[ "$(stat -c %a out.csv)" = 600 ]
}

@test "an approval continues, and a change waits for an application" {
	review --step community -o out.csv assessed.csv
	[ "$(cell 001003-000037 step <out.csv)" = notice2 ]
	[ "$(cell 001003-000037 state <out.csv)" = passed ]
	[ "$(cell 001003-000037 approval <out.csv)" = continuing ]
	[ "$(cell 001003-000037 approved_on <out.csv)" = 2004-02-10 ]
	[ "$(cell 001003-000037 approved_persons <out.csv)" = 1 ]
	[ "$(cell 001003-000037 approved_income <out.csv)" = 0.00 ]
	[ "$(cell 001003-000037 recheck_due <out.csv)" = 2004-05 ]
	[ "$(cell 001003-000053 waiting_for <out.csv)" = application:missing ]
	[ "$(cell 001003-000053 due_on <out.csv)" = 2004-05-31 ]
}

@test "another table by mistake for the roster is refused; another month's is warned of" {
	run dibao-review --step community -d 2004-04-20 -b book -t roster=book/members.csv -o out.csv \
		assessed.csv
	[ "$status" -eq 2 ]
	[[ $output == *members.csv:2:*'[roster-form]'* ]]
	[ ! -e out.csv ]
	{ echo household_id,month,on_roster,amount && echo 001003-000037,2004-04,yes,10; } >april.csv
	run dibao-review --step community -d 2004-04-20 -b book -t roster=april.csv -o out.csv assessed.csv
	[ "$status" -eq 0 ]
	[[ $output == *april.csv:2:*'2004-03 [roster-month]'* ]]
}

@test "a stream that was assessed for another month is warned of, once" {
	run dibao-review --step community -d 2004-05-20 -b book -t roster=last.csv -o out.csv assessed.csv
	[ "$status" -eq 0 ]
	[ "${#lines[@]}" -eq 1 ]
	[[ $output == *assessed.csv:2:*2004-04*2004-05*'[stream-month]'* ]]
}

@test "without last month's roster nobody is on it" {
	dibao-review --step community -d 2004-04-20 -b book -o out.csv assessed.csv
	[ "$(cell 001003-000037 state <out.csv)" = none ]
}

@test "the whole way, with pipes and with files, in CSV and in JSON Lines" {
	whole_way assessed.csv >pipe.csv
	[ "$(cell 001003-000012 step <pipe.csv)" = notice2 ]
	[ "$(cell 001003-000012 state <pipe.csv)" = passed ]
	[ "$(cell 001003-000012 step_on <pipe.csv)" = 2004-04-08 ]
	[ "$(cell 001003-000012 approval <pipe.csv)" = new ]
	[ "$(cell 001003-000012 approved_on <pipe.csv)" = 2004-04-02 ]
	# unemployed, but nobody says able to work: half-yearly
	[ "$(cell 001003-000012 recheck_due <pipe.csv)" = 2004-10 ]
	dibao-assess -m 2004-04 -b book --to jsonl -o assessed.jsonl
	whole_way assessed.jsonl >pipe.jsonl
	jq -r '[.household_id, .step, .state, .waiting_for, .due_on, .approval, .approved_on,
		.approved_income] | map(. // "") | join(",")' pipe.jsonl >json
	for id in 12 29 37 45 53 61; do
		id=001003-0000$id
		echo "$id,$(cell $id step <pipe.csv),$(cell $id state <pipe.csv),$(
		)$(cell $id waiting_for <pipe.csv),$(cell $id due_on <pipe.csv),$(
		)$(cell $id approval <pipe.csv),$(cell $id approved_on <pipe.csv),$(
		)$(cell $id approved_income <pipe.csv)"
	done >csv
	diff csv json
}

@test "a step touches only those whose turn it is" {
	whole_way assessed.csv >done.csv
	review --step subdistrict <done.csv | cmp - done.csv
	review --step community <assessed.csv >first.csv
	review --step district first.csv | cmp - first.csv
}

@test "other columns pass as they stand, private ones stay in the book" {
	review --step community assessed.csv >out.csv
	grep -q '^001003-000012,南湖街道,湖东社区,王伟,"say ""yes"", please",' out.csv
	run ! grep -e 湖东路 -e 139000 out.csv
}

@test "all levels are asked, none is skipped" {
	grep -v ',subdistrict,' book/opinions.csv >without && mv without book/opinions.csv
	whole_way assessed.csv >out.csv
	[ "$(cell 001003-000012 step <out.csv)" = notice1 ]
	[ "$(cell 001003-000012 waiting_for <out.csv)" = opinion:missing ]
	[ "$(cell 001003-000012 approval <out.csv)" = "" ]
}

@test "what is dated later is not known yet" {
	dibao-review --step community -d 2004-03-23 -b book -t roster=last.csv assessed.csv >out.csv
	[ "$(cell 001003-000012 waiting_for <out.csv)" = \
		'panel:director;panel:officer;panel:police;panel:present;panel:resident;panel:secretary' ]
	[ "$(cell 001003-000029 state <out.csv)" = none ]
}

@test "an ineligible household is refused by the last decision" {
	cat >>book/incomes.csv <<-'END'
		001003-000061,1,other,169
	END
	dibao-assess -m 2004-04 -b book -o assessed.csv
	{
		grep -v 001003-000061 book/opinions.csv
		panel 001003-000061 agree 1,169, 2004-04-15 ""
		echo 001003-000061,subdistrict,许,subdistrict_office,agree,1,169,,2004-04-16,yes,,
		echo 001003-000061,district,何,bureau,agree,1,169,0,2004-04-17,yes,,
	} >opinions && mv opinions book/opinions.csv
	echo 001003-000061,1,id_card,2004-04-13,yes >>book/documents.csv
	echo "001003-000061,2004-04-14,甲;乙,look;check;listen;ask;record;compute,clear" >>book/surveys.csv
	whole_way assessed.csv >out.csv
	[ "$(cell 001003-000061 verdict <out.csv)" = ineligible ]
	[ "$(cell 001003-000061 step <out.csv)" = subdistrict ]
	[ "$(cell 001003-000061 state <out.csv)" = refused ]
	[ "$(cell 001003-000061 reasons <out.csv)" = income ]
}

@test "a step that is none, is a posting, or is missing is refused with what there is" {
	run -2 review --step councel assessed.csv
	[[ $output == *"community, notice1, subdistrict, district, notice2"* ]]
	run -2 review --step notice1 assessed.csv
	[[ $output == *dibao-notice* ]]
	run -2 review assessed.csv
	run -2 dibao-review --step community -b book assessed.csv
	LC_ALL=zh_CN.UTF-8 run -2 review --step notice1 assessed.csv
	[[ $output == *"公示环节"* ]]
}

@test "a policy without steps is refused" {
	jq 'del(.steps, .recheck[].way)' book/policy.json >p.json
	run -2 review -p ./p.json --step community assessed.csv
	[[ $output == *steps* ]]
}

@test "tables that it needs must be there, others must not be named" {
	mv book/surveys.csv s.csv
	run -2 review --step community -o out.csv assessed.csv
	[[ $output == *surveys* ]]
	[ ! -e out.csv ]
	review --step community -t surveys=s.csv -o out.csv assessed.csv
	run -2 review --step community -t petitions=s.csv assessed.csv
	[[ $output == *"applications"* ]]
}

@test "a stream that was not assessed is refused" {
	run -2 review --step community book/households.csv
	[[ $output == *persons*verdict* ]]
}

@test "a bad row rejects its household alone" {
	sed -i 's/^001003-000029,community,吴,secretary,agree/001003-000029,community,吴,secretary,maybe/' book/opinions.csv
	run -2 review --step community -o out.csv assessed.csv
	[[ $output == *opinions.csv*vote* ]]
	[ ! -e out.csv ]
	run -1 review --step community --rejects rejects.csv -o out.csv assessed.csv
	[ "$(wc -l <out.csv)" -eq 6 ]
	grep -q '^001003-000029,opinions,' rejects.csv
}

@test "the worklist says who must do what by when, by due day, with the visits made" {
	echo "001003-000029,2004-04-16,甲;乙,look,not_home" >>book/surveys.csv
	echo 001003-000012,notice1,2004-03-27,open >>book/objections.csv
	review --step community --worklist work.csv -o out.csv assessed.csv
	cat >expected <<-'END'
		due_on,overdue,household_id,subdistrict,community,head_name,step,who,task,advice,opened_on,visits,visited_on
		2004-04-22,no,001003-000029,南湖街道,湖东社区,李芳,community,officer,paper:id_card#1,"ask member 1 for identity card (16 and over), genuine and valid, and verify it",2004-04-12,2,2004-04-16
		2004-05-31,no,001003-000053,南湖街道,湖东社区,钱进,community,officer,application:missing,"let the family apply: its facts changed, or its recheck is due",,0,
		,no,001003-000012,南湖街道,湖东社区,王伟,notice1,director;officer;police;resident;secretary,objection:open,"look into the objection, and answer it",2004-03-20,1,2004-03-23
	END
	diff expected work.csv
	[ "$(stat -c %a work.csv)" = 600 ]
	review --step community assessed.csv | cmp - out.csv
	LC_ALL=zh_CN.UTF-8 review --step community --worklist work.csv -o out.csv assessed.csv
	grep -q '收取并核验成员 1 真实、有效的身份证（16岁以上）' work.csv
	review --step community --worklist work.jsonl --to jsonl -o out.jsonl assessed.csv
	[ "$(jq -r .task work.jsonl | paste -sd ' ')" = 'paper:id_card#1 application:missing objection:open' ]
}

@test "the worklist of what is past its day" {
	dibao-review --step community -d 2004-04-23 -b book -t roster=last.csv --worklist work.csv \
		--overdue -o out.csv assessed.csv
	[ "$(cut -d, -f1-3 work.csv)" = $'due_on,overdue,household_id\n2004-04-22,yes,001003-000029' ]
	review --step community --worklist work.csv --overdue -o out.csv assessed.csv
	[ "$(wc -l <work.csv)" -eq 1 ]
	run -2 review --step community --overdue assessed.csv
	[[ $output == *--worklist* ]]
	run -2 review --step community --worklist book/surveys.csv -o out.csv assessed.csv
	run -2 review --step community --worklist /dev/full -o never.csv assessed.csv
	[ ! -e never.csv ]
}

@test "of a decision that is made the worklist has the posting" {
	sed -i '/notice2/d' book/postings.csv
	whole_way assessed.csv >all.csv
	dibao-assess -m 2004-04 -b book | review --step community |
		dibao-notice --step notice1 -d 2004-04-20 -b book -t roster=last.csv |
		review --step subdistrict -o subdistrict.csv --worklist one.csv
	review --step district --worklist two.csv -o out.csv subdistrict.csv
	[ "$(wc -l <one.csv)" -eq 1 ]
	[ "$(sed 1d two.csv | cut -d, -f1-3,7-9)" = 2004-04-07,yes,001003-000012,notice2,bureau,posting ]
}

@test "the head dies while the case is open: returned until the members name one" {
	{
		echo household_id,person_no,occurred_on,reported_on,kind
		echo 001003-000012,1,2004-04-19,2004-04-20,death
	} >book/events.csv
	whole_way assessed.csv >out.csv
	[ "$(cell 001003-000012 state <out.csv)" = returned ]
	[ "$(cell 001003-000012 waiting_for <out.csv)" = head:missing ]
	[ "$(cell 001003-000012 step <out.csv)" = "" ]
	[ "$(cell 001003-000012 approved_on <out.csv)" = "" ]
	# A week before nobody knew.
	dibao-review --step community -d 2004-04-12 -b book -t roster=last.csv -o out.csv assessed.csv
	[ "$(cell 001003-000012 state <out.csv)" = passed ]
}

@test "one household alone, counts, and a full disk" {
	run -0 review --step community -H 001003-000029 assessed.csv
	[ "${#lines[@]}" -eq 2 ]
	run -0 --separate-stderr review --step community -v assessed.csv
	[[ $stderr == *"passed 2, waiting 2, refused or returned 1"* ]]
	run -2 review --step community -o /dev/full assessed.csv
	run -2 bash -c 'dibao-review --help >/dev/full'
}

@test "a district with nobody in it" {
	head -n 1 assessed.csv >nobody.csv
	run -0 review --step community nobody.csv
	[ "${#lines[@]}" -eq 1 ]
	[[ $output == *,step,state,waiting_for,due_on,open_until,approval,* ]]
}
