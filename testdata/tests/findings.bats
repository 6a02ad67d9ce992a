bats_require_minimum_version 1.5.0

# dibao-check across tables: each pattern is found, and what only looks like it is not.
load findings

@test "nothing is wrong with these three, on the roster or not" {
	check
	[ "$(wc -l <findings.csv)" -eq 1 ]
	on_roster $one $two $three
	check
	[ "$(wc -l <findings.csv)" -eq 1 ]
}

@test "one person in two households, 15 and 18 digits alike; not one who moved" {
	person $two 2 王伟 "$(old "$(id 19600203 101)")" other
	finds person-twice $one $two
	as "s/^$one,1,.*/&2004-03/"
	person $one 2 王二 "$(id 19600303 105)" head
	as "s/^\($two,2,.*\),,$/\1,2004-04,/"
	silent person-twice
}

@test "the head twice, by name and birth date; not a namesake, not twins" {
	person $one 2 王伟 "" other
	silent member:twice
	sed -i '1s/,from/,birth_date,from/; 2,$s/,\([^,]*,[^,]*\)$/,,\1/' members.csv
	as "s/^\($one,2,.*\),,,$/\1,1960-02-03,,/"
	finds member:twice $one
	as "s/^$one,2,王伟/$one,2,王强/"
	silent member:twice
}

@test "a married head without a spouse; not with one, not one whose spouse is in prison" {
	as "s/^\($one,1,[^,]*,[^,]*,head,,,,\),/\1married,/"
	finds spouse:missing $one
	person $one 2 刘芳 "$(id 19610101 222)" spouse "" "" "" married
	silent spouse:missing
	as "s/^\($one,2,.*\),$/\1,2004-02/"
	finds spouse:missing $one
	table events household_id,person_no,occurred_on,kind
	add events $one,2,2004-02-11,imprisoned
	silent spouse:missing
}

@test "a single parent without a child; not with one" {
	as "s/^\($one,1,[^,]*,[^,]*,head,,,,,\),/\1,single_parent/"
	finds child:missing $one
	person $one 2 王小 "$(id 19950101 223)" child
	silent child:missing
}

@test "two spouses, and a child older than the head; not one of each" {
	person $one 2 刘芳 "$(id 19610101 222)" spouse
	person $one 3 王小 "$(id 19900101 223)" child
	silent 'relation:[a-z]*'
	person $one 4 陈芳 "$(id 19610105 224)" spouse
	finds relation:spouses $one
	as "s/^$one,3,[^,]*,[^,]*/$one,3,王大,$(id 19590101 223)/"
	finds relation:age $one
}

@test "what the policy doubts; not the ill, the disabled, children and the old" {
	as "s/^\($one,1,[^,]*,[^,]*,head\),,,,,,,,/\1,other,none,none,single,none,,,/"
	finds doubt:fit_without_labour $one
	grep -q '劳动年龄内\|working age' findings.csv
	as "s/^\($one,.*\),none,none,single,/\1,none,serious,single,/"
	silent doubt:fit_without_labour
	as "s/^\($one,.*\),none,serious,single,none,,,/\1,none,none,single,none,,physical,2/"
	silent doubt:fit_without_labour
	as "s/^$one,1.*/$one,1,王伟,$(id 19400203 101),head,other,none,none,single,none,,,,,/"
	silent doubt:fit_without_labour
}

@test "employed without a wage, retired without a pension; not with them" {
	as "s/^\($one,1,[^,]*,[^,]*,head\),/\1,employed/; s/^\($two,1,[^,]*,[^,]*,head\),/\1,retired/"
	finds doubt:employed_without_wage $one
	finds doubt:retired_without_pension $two
	add incomes $one,1,wage,10,,
	add incomes $two,1,pension,10,,
	silent 'doubt:[a-z_]*'
}

@test "minors alone; not orphans" {
	as "s/^$one,1,[^,]*,[^,]*/$one,1,王小,$(id 19950203 101)/"
	finds doubt:minors_alone $one
	as "s/^\($one,1,[^,]*,[^,]*,head,,,,,\),/\1,orphan/"
	silent doubt:minors_alone
}

@test "a death and an imprisonment whose row goes on; not one that ends with the month, not one who came back" {
	table events household_id,person_no,occurred_on,kind
	person $one 2 王小 "$(id 19700203 105)" sibling
	person $two 2 李小 "$(id 19700203 107)" sibling
	add events $one,2,2004-03-10,death
	add events $two,2,2004-02-10,imprisoned
	finds event:death $one
	grep -q '^error,event:death' findings.csv
	finds event:imprisoned $two
	grep -q '^error,event:imprisoned' findings.csv
	as "s/^\($one,2,.*\),$/\1,2004-03/; s/^\($two,2,.*\),$/\1,2004-02/"
	silent 'event:[a-z]*'
	person $two 2 李小 "$(id 19700203 107)" sibling "" "" "" "" "" "" "" "" 2004-04
	silent 'event:[a-z]*'
	add events $three,1,2004-05-10,death
	silent event:death
}

@test "a prisoner whom the policy leaves out" {
	cp "$root/lib/policies/national-2021.json" policy.json
	sed -i '1s/$/,situation/; 2,$s/$/,/' members.csv
	as "s/^$one,1,.*,$/&/"
	person $one 2 王小 "$(id 19700203 105)" sibling
	as "s/^$one,2,.*/&,/"
	table events household_id,person_no,occurred_on,kind
	add events $one,2,2022-01-10,imprisoned
	day=2022-04-20
	finds event:imprisoned $one
	as "s/^\($one,2,.*\),$/\1,prison/"
	silent event:imprisoned
}

@test "a birth, a coming, a leaving that the members do not show; not ones that they do" {
	table events household_id,person_no,occurred_on,kind
	add events $one,,2004-03-10,birth
	add events $two,1,2004-03-10,moved_out
	finds event:birth $one
	finds event:moved_out $two
	person $one 2 王小 "$(id 20040310 105)" child
	silent event:birth
	as "s/^\($two,1,.*\),$/\1,2004-03/"
	silent event:moved_out
	person $three 2 赵小 "$(id 19990310 105)" child "" "" "" "" "" "" "" "" "" 2004-01
	add events $three,2,2004-03-10,moved_in
	finds event:moved_in $three
	person $three 2 赵小 "$(id 19990310 105)" child "" "" "" "" "" "" "" "" 2004-03
	silent event:moved_in
}

@test "a job, a marriage, a divorce, a school that was left; not once the tables say so" {
	table events household_id,person_no,occurred_on,kind
	as "s/^\($one,1,[^,]*,[^,]*,head\),,,,,/\1,unemployed,able,none,single,/"
	as "s/^\($two,1,[^,]*,[^,]*,head\),,,,,,/\1,unemployed,able,none,married,college,/"
	person $two 2 刘芳 "$(id 19610101 222)" spouse "" "" "" married
	sed -i /^$one/d incomes.csv
	add events $one,1,2004-03-10,job_found
	add events $one,1,2004-03-11,marriage
	add events $two,1,2004-03-12,divorce
	add events $two,1,2004-03-13,left_school
	finds event:job_found $one
	finds event:marriage $one
	finds event:divorce $two
	finds event:left_school $two
	add incomes $one,1,wage,20,2004-03,
	as "s/^\($one,1,.*\),single,/\1,married,/; s/^\($two,1,.*\),married,college,/\1,divorced,none,/"
	silent 'event:[a-z_]*'
}

@test "an account of two families; not their own" {
	sed -i "s/^\($one\|$two\|$three\),\(.*\),$/\1,\2,62220000000000\1/" households.csv
	silent account:shared
	sed -i "s/62220000000000$one/6222 0000 0001/; s/62220000000000$three/622200000001/" households.csv
	finds account:shared $one $three
	run ! grep 6222 findings.csv
}

# lives_at ADDRESS HOUSEHOLD...
lives_at() { for home in "${@:2}"; do sed -i "s/^\($home,[^,]*,[^,]*,[^,]*\),[^,]*/\1,$1/" households.csv; done; }

@test "two allowances at one address that were one family; not at two, not a big family, not one that left the roster" {
	on_roster $one $two
	lives_at 湖东3栋2门501 $one
	lives_at '湖东 3栋２门501' $two
	silent family:split
	person $one 2 王小 "$(id 19800203 105)" child "" "" "" "" "" "" "" "" "" 2003-11
	person $two 2 王小 "$(old "$(id 19800203 105)")" spouse "" "" "" "" "" "" "" "" 2003-12
	finds family:split $one $two
	lives_at 湖东3栋2门502 $two
	silent family:split
	lives_at 湖东3栋2门501 $two
	sed -i /^$two/d opening.csv
	silent family:split
	table applications household_id,opened_on,kind
	add applications $two,2004-04-05,new
	finds family:split $one $two
}

@test "a divorce shortly before the application, at the same address; not long ago, elsewhere, with parents, or married again" {
	table events household_id,person_no,occurred_on,kind
	table applications household_id,opened_on,kind
	lives_at 湖东3栋 $one $two
	add events $one,1,2004-02-01,divorce
	add applications $one,2004-03-01,new
	as "s/^\($one\|$two\)\(,1,[^,]*,[^,]*,head,,,,\),/\1\2divorced,/"
	finds divorce:same_address $one
	sed -i s/2004-02-01/2002-02-01/ events.csv
	silent divorce:same_address
	sed -i s/2002-02-01/2004-02-01/ events.csv
	add events $one,1,2004-02-20,marriage
	silent divorce:same_address
	sed -i /marriage/d events.csv
	as "s/^\($two,.*\),divorced,/\1,widowed,/"
	silent divorce:same_address
	as "s/^\($two,.*\),widowed,/\1,divorced,/"
	lives_at 湖东4栋 $two
	silent divorce:same_address
}

@test "nobody left, and paid" {
	on_roster $one
	as "s/^\($one,1,.*,\)$/\12004-01/"
	finds allowance:nobody $one
	as "s/^\($one,1,.*\),2004-01$/\1,2004-03/"
	silent allowance:nobody
}

@test "an amount and persons that are not those computed again; not while a change is open" {
	on_roster $one $two
	sed -i "s/^$one,1,69.00,100.00/$one,1,69.00,131.00/" opening.csv
	finds amount:differs $one
	grep -q ',100.00,131.00,' findings.csv
	sed -i "s/^$one,1,/$one,2,/" opening.csv
	finds persons:differs $one
	table applications household_id,opened_on,kind
	add applications $one,2004-03-05,change
	silent '[a-z]*:differs'
}

# with_minors: children get 20 yuan beside the allowance.
with_minors() {
	jq '.supplements = [{"code": "minor", "per": "member", "when": {"lt": [{"field": "age"}, "18"]},
		"amount": "20", "label": "未成年人", "basis": "assumed"}]' policy.json >with && mv with policy.json
	table roster household_id,month,verdict,persons,income,amount,base_amount,supplement,supplement_detail,on_roster,on_roster_since,payable,approved_on,approved_persons,approved_income,state,step
}

@test "a supplement after the 18th birthday, and one that nobody decided on; not the month before" {
	with_minors
	person $one 2 王小 "$(id 19860310 105)" child
	add roster $one,2004-03,eligible,2,69.00,289.00,269.00,20.00,minor=20.00,yes,2003-05,289.00,2003-04-20,2,69.00,passed,district
	finds supplement:unfounded $one
	grep -q ',0.00,20.00,' findings.csv
	run ! grep amount:differs findings.csv
	sed -i s/2004-03,eligible/2004-02,eligible/ roster.csv
	silent supplement:unfounded
	finds supplement:undecided $one
	grep -q -- '-minor' findings.csv
	day=2004-02-20
	silent supplement:undecided
}

@test "a supplement that begins this month needs no decision, and a new application decides" {
	with_minors
	person $one 2 王小 "$(id 19900310 105)" child
	add roster $one,2004-03,eligible,2,69.00,269.00,269.00,0.00,,yes,2003-05,269.00,2003-04-20,2,69.00,passed,district
	finds supplement:undecided $one
	jq '.supplements[0].from = "2004-04"' policy.json >with && mv with policy.json
	silent supplement:undecided
	jq 'del(.supplements[0].from)' policy.json >with && mv with policy.json
	table applications household_id,opened_on,kind
	add applications $one,2004-03-20,recheck
	silent supplement:undecided
}

@test "a recheck that is past; not one of this month, not one that was opened" {
	on_roster $one $two
	sed -i "s/^\($one,.*\),2004-08/\1,2004-03/; s/^\($two,.*\),2004-08/\1,2004-04/" opening.csv
	finds recheck:overdue $one
	table applications household_id,opened_on,kind
	add applications $one,2004-03-05,recheck
	silent recheck:overdue
}

@test "a changed fact for which nobody applied; not before its day" {
	with_minors
	add roster $one,2004-03,eligible,1,119.00,50.00,50.00,0.00,,yes,2003-05,50.00,2003-04-20,1,69.00,waiting,
	sed -i '1s/$/,waiting_for,due_on/; 2s/$/,application:missing,2004-04-30/' roster.csv
	sed -i "s/^$one,1,other,69/$one,1,other,119/" incomes.csv
	silent application:overdue
	sed -i s/2004-04-30/2004-03-31/ roster.csv
	finds application:overdue $one
	table applications household_id,opened_on,kind
	add applications $one,2004-04-05,change
	silent application:overdue
}

@test "a petition past its day; not one that was answered, not one in time" {
	printf '%s\n' petition_no,household_id,received_on,channel,subject,due_on,answered_on,outcome \
		p1,$one,2004-02-01,letter,a,2004-04-19,, p2,$two,2004-02-01,letter,a,2004-04-20,, \
		p3,$three,2004-02-01,letter,a,2004-03-01,2004-03-20,answered \
		p4,,2004-02-19,letter,a,,, p5,,2004-02-20,letter,a,,, >petitions.csv
	finds petition:overdue $one ''
	grep ',petition:overdue,' findings.csv | grep -q ',5,,.*信访条例（2005）$'
}

# decided WHEN [AMOUNT]: household one applied on 1 March; posted twice, decided by all.
decided() {
	table applications household_id,opened_on,kind
	table opinions household_id,step,reviewer,role,vote,persons,income,amount,decided_on,signed,kin
	table postings household_id,step,posted_on,persons,amount,taken_down_on
	add applications $one,2004-03-01,new
	add opinions "$one,community,赵,secretary,agree,1,69.00,100.00,2004-03-05,yes,"
	add postings $one,notice1,2004-03-06,1,100.00,2004-03-12
	add opinions "$one,subdistrict,钱,subdistrict_office,agree,1,69.00,100.00,2004-03-15,yes,"
	add opinions "$one,district,孙,bureau,agree,1,69.00,100.00,2004-03-20,yes,"
}

@test "decided without a posting, after a short one, before its end; not when it was up in full" {
	decided
	silent '[po][a-z]*:[a-z]*'
	sed -i 's/2004-03-12$/2004-03-10/' postings.csv
	finds posting:short $one
	sed -i 's/2004-03-10$//; s/2004-03-06/2004-03-11/' postings.csv
	finds opinion:early $one
	sed -i /notice1/d postings.csv
	finds posting:missing $one
	sed -i 's/100.00,2004-03-15/0.00,2004-03-15/; s/100.00,2004-03-20/0.00,2004-03-20/' opinions.csv
	silent posting:missing
}

@test "posted otherwise than approved; not in another month, after a rise" {
	decided
	sed -i 's/,1,100.00,2004-03-12/,1,90.00,2004-03-12/' postings.csv
	finds posted:approved $one
	grep -q ',100.00,90.00,' findings.csv
	sed -i 's/2004-03-15/2004-04-02/' opinions.csv
	silent posted:approved
	sed -i 's/,1,90.00/,2,90.00/' postings.csv
	finds posted:approved $one
}

@test "a relative who voted; not one who abstained" {
	decided
	sed -i 's/secretary,agree\(.*\),yes,$/secretary,agree\1,yes,yes/' opinions.csv
	finds kin:voted $one
	sed -i 's/secretary,agree/secretary,abstain/' opinions.csv
	silent kin:voted
}

@test "an open objection to a family that is paid; not one that holds its posting" {
	on_roster $one
	table objections household_id,step,raised_on,channel,outcome,answered_on
	add objections $one,,2004-03-08,letter,open,
	finds objection:on_roster $one
	decided
	silent objection:on_roster
	sed -i 's/open,$/dismissed,2004-03-20/' objections.csv
	rm applications.csv opinions.csv postings.csv
	silent objection:on_roster
}

@test "an objection open for too long, where the policy says how long" {
	table objections household_id,step,raised_on,channel,outcome,answered_on
	add objections $one,notice1,2004-04-01,letter,open,
	jq '(.steps[] | select(.step == "notice1")).objection_days = 19' policy.json >with && mv with policy.json
	silent objection:overdue
	jq '(.steps[] | select(.step == "notice1")).objection_days = 18' policy.json >with && mv with policy.json
	finds objection:overdue $one
	grep -q ',2004-04-19,' findings.csv
}

# paid: the roster of March and its payroll, of households one and two.
paid() {
	with_minors
	table payroll payment_no,month,household_id,subdistrict,community,base,supplement,programmes,goods,total,pay_method,pay_on
	for home in $one $two; do
		add roster $home,2004-03,eligible,1,69.00,100.00,100.00,0.00,,yes,2003-05,100.00,2003-04-20,1,69.00,passed,district
		echo "200403-001-000000${home: -1},2004-03,$home,南湖街道,湖东社区,100.00,0.00,15.00,0.00,115.00,counter,2004-03-28" >>payroll.csv
	done
}

@test "approved and not paid, paid and not approved, paid otherwise; not programmes beside it" {
	paid
	silent '[a-z]*:\(paid\|unpaid\|unapproved\)'
	sed -i "/$two/s/100.00,0.00,15.00,0.00,115.00/90.00,0.00,25.00,0.00,115.00/" payroll.csv
	finds approved:paid $two
	sed -i "/$two/d" payroll.csv
	finds approved:unpaid $two
	cp payroll.csv kept
	sed -i "s/$one/$three/" payroll.csv
	finds paid:unapproved $three
	[ "$(grep -c ^error findings.csv)" -eq 3 ]
}

@test "no receipt, another sum, money that came back; not before the month is over, not a whole one" {
	paid
	printf '%s\n' payment_no,outcome,paid_on,amount,collected_by,signed_by \
		200403-001-0000002,paid,2004-03-28,115.00,self,王伟 \
		200403-001-0000009,paid,2004-03-28,,self,李强 >receipts.csv
	silent 'receipt:[a-z]*'
	sed -i s/115.00/110.00/ receipts.csv
	finds receipt:amount $one
	sed -i '2s/paid,2004-03-28,110.00/returned,,/' receipts.csv
	finds receipt:returned $one
	sed -i 2d receipts.csv
	finds receipt:missing $one
	day=2004-03-30
	silent receipt:missing
}

# The others: three agents with two families each.
receipts() {
	echo payment_no,outcome,paid_on,amount,collected_by,signed_by
	for agent in 甲 乙 丙; do for i in 1 2; do echo "200403-001-$agent$i,paid,2004-03-28,1.00,agent,$agent"; done; done
	for i in $(seq "$1"); do echo "200403-001-x$i,paid,2004-03-28,1.00,$2,丁"; done
}

@test "an agent who collects for far more than the others; not many of one name, not a few more" {
	receipts 11 agent >receipts.csv
	finds collector:many ''
	grep ',collector:many,' findings.csv | grep -q ',2,11,'
	run ! grep 丁 findings.csv
	receipts 11 self >receipts.csv
	silent collector:many
	receipts 9 agent >receipts.csv
	silent collector:many
}

@test "one name under the own signatures of many; not the payees' own" {
	many
	table payroll payment_no,month,household_id,subdistrict,community,payee_name,total
	for i in $(seq 11); do echo "200403-001-x$i,2004-03,h$((9 + i)),南湖街道,湖东社区,王$i,1.00" >>payroll.csv; done
	receipts 11 self >receipts.csv
	finds collector:many ''
	sed -i '2,$s/王[0-9]*/丁/' payroll.csv
	silent collector:many
}

@test "an issuer far above the others; not the only one, not a few more" {
	table documents household_id,person_no,kind,issued_by
	for i in $(seq 21); do echo $one,1,income_proof,甲厂 >>documents.csv; done
	silent issuer:many
	for i in 乙厂 丙厂 丁厂; do add documents $two,1,income_proof,$i; done
	finds issuer:many ''
	grep ',issuer:many,' findings.csv | grep -q ',1,21 甲厂,'
	sed -i 2,3d documents.csv
	silent issuer:many
}

@test "a disability card that contradicts the member; not one that agrees, not an old number" {
	table documents household_id,person_no,kind,number
	as "s/^\($one,1,[^,]*,[^,]*,head,,,,,,\),,/\1,physical,2/"
	add documents "$one,1,disability_card,$(id 19600203 101)42"
	silent papers:disability
	sed -i 's/42$/43/' documents.csv
	finds papers:disability $one
	sed -i 's/43$/32/' documents.csv
	finds papers:disability $one
	sed -i "s/,[0-9X]*32$/,$(id 19610203 102)42/" documents.csv
	finds papers:disability $one
	sed -i "s/,[0-9X]*42$/,长残字第12号/" documents.csv
	silent papers:disability
}

@test "a false paper of a family that is paid; not of one that is not, not while a case is open, not once a good one came" {
	table documents household_id,person_no,kind,verified_on,genuine
	add documents $one,1,income_proof,2004-01-10,no
	silent papers:false
	on_roster $one
	finds papers:false $one
	table applications household_id,opened_on,kind
	add applications $one,2004-04-05,change
	silent papers:false
	rm applications.csv
	add documents $one,1,income_proof,2004-02-10,yes
	silent papers:false
}
