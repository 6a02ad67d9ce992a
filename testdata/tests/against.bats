#!/usr/bin/env bats
# What if another policy were in force: dibao-assess --against.
bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=C.UTF-8
	cd "$BATS_TEST_TMPDIR"
	mkdir book
	cp "$root/lib/policies/changchun-2004.json" book/policy.json
	# The standard raised from 169 to 180 yuan, and nothing else.
	sed 's/"from": "1999-07", "value": "169"/"from": "1999-07", "value": "180"/' \
		book/policy.json >raised.json
	! cmp -s book/policy.json raised.json
	# 1: wages of 507 yuan in three months, 169 a month: as much as the standard of 169, so that he
	#    is not entitled; under 180 he is, to 180 - 169 = 11. Enters.
	# 2: a lone elder without income: the full standard, 169 or 180. Gains 11.
	# 3: two persons, 1000 yuan in twelve months: 338 - 83.333... = 254.67, 360 - 83.333... = 276.67
	#    (the pension of 500 does not count). Gains 22.
	# 4: 400 yuan a month for one: entitled under neither.
	cat >book/households.csv <<-'END'
		household_id,subdistrict,community,head_name,address,remark
		001003-000012,南湖街道,湖东社区,王伟,湖东路1号,first
		001003-000029,南湖街道,湖东社区,李芳,"湖东路2号, 3单元","says ""no"", twice"
		001003-000422,南湖街道,湖东社区,赵秀英,湖东路4号,
		001003-000430,南湖街道,湖东社区,孙丽,湖东路5号,
	END
	cat >book/members.csv <<-'END'
		household_id,person_no,name,relation,category,special
		001003-000012,1,王伟,head,laid_off,
		001003-000029,1,李芳,head,three_no,lone_elder
		001003-000422,1,赵秀英,head,other,
		001003-000422,2,赵强,spouse,other,
		001003-000430,1,孙丽,head,other,
	END
	cat >book/incomes.csv <<-'END'
		household_id,person_no,kind,amount,months
		001003-000012,1,wage,507,3
		001003-000422,1,business,1000,12
		001003-000422,2,special_care_pension,500,
		001003-000430,1,wage,400,
	END
}

# others FILE: what is added, a line a household.
others() {
	dibao-table stream --to jsonl "$1" | jq -r '.household_id[7:] + " " +
		([.verdict, .amount, .other_verdict, .other_amount, .difference] | map(. // "-") | join(" "))'
}

# policy FILE SECTIONS: 169 yuan a person, and what else is said.
policy() {
	echo "{\"policy\": \"$1\", \"standard\": [{\"per_person\": \"169\"}], $2}" >"$1.json"
}

@test "the other policy's verdict, amount and the difference stand behind the assessment" {
	dibao-assess -m 2004-04 -b book --against raised.json -o out.csv
	head -n 1 out.csv | grep -q ',reasons,other_verdict,other_amount,difference$'
	[ "$(others out.csv)" = "000012 ineligible 0.00 eligible 11.00 11.00
000029 eligible 169.00 eligible 180.00 11.00
000422 eligible 254.67 eligible 276.67 22.00
000430 ineligible 0.00 ineligible 0.00 0.00" ]
	run ! grep 湖东路 out.csv
}

@test "without the added columns it is the assessment to the byte, with them it is both" {
	dibao-assess -m 2004-04 -b book --against raised.json -o out.csv
	dibao-assess -m 2004-04 -b book -o now.csv
	dibao-assess -m 2004-04 -b book -p raised.json -o raised.csv
	sed 's/\(,[^,]*\)\{3\}$//' out.csv | cmp - now.csv
	[ "$(others out.csv | cut -d ' ' -f 1,4,5)" = "$(others raised.csv | cut -d ' ' -f 1,2,3)" ]
}

@test "-v says cost before and after, and how many gain, lose, enter and leave" {
	# 169 + 254.67; 11 + 180 + 276.67; 11 + 22; 11.
	dibao-assess -v -m 2004-04 -b book --against raised.json 2>said >/dev/null
	grep -q 'now: households 2, persons 3, 423.67 yuan' said
	grep -q 'other policy: households 3, persons 4, 467.67 yuan' said
	grep -q 'gain: households 2, persons 3, 33.00 yuan' said
	grep -q 'lose: households 0, persons 0, 0.00 yuan' said
	grep -q 'enter: households 1, persons 1, 11.00 yuan' said
	grep -q 'leave: households 0, persons 0, 0.00 yuan' said
	grep -q 'households 0, persons 0, 0.00 yuan now' said
	LANG=zh_CN.UTF-8 dibao-assess -v -m 2004-04 -b book --against raised.json 2>said >/dev/null
	grep -q '金额增加：2 户，3 人，33.00 元' said
}

@test "the other way round the signs turn, and against itself nothing changes" {
	dibao-assess -v -m 2004-04 -b book -p raised.json --against book/policy.json 2>said -o out.csv
	[ "$(others out.csv | cut -d ' ' -f 6 | paste -sd ' ')" = "-11.00 -11.00 -22.00 0.00" ]
	grep -q 'lose: households 2, persons 3, -33.00 yuan' said
	grep -q 'leave: households 1, persons 1, -11.00 yuan' said
	dibao-assess -m 2004-04 -b book --against book/policy.json -o out.csv
	[ "$(others out.csv | awk '$2 != $4 || $3 != $5 || $6 != "0.00"' | wc -l)" -eq 0 ]
}

@test "against what is assessed again it is replaced in its place, in CSV and JSON Lines" {
	dibao-assess -m 2004-04 -b book --against raised.json -o out.csv
	dibao-assess -m 2004-04 -b book --against raised.json out.csv | cmp - out.csv
	dibao-assess -m 2004-04 -b book --against raised.json --to jsonl -o out.jsonl
	jq -e -s '.[2] | .other_amount == "276.67" and .difference == "22.00"' out.jsonl
	dibao-assess -m 2004-04 -b book --against raised.json out.jsonl | cmp - out.jsonl
}

@test "a kind of income that one of them lists follows the other's other_kinds" {
	echo '001003-000430,1,gift,1,' >>book/incomes.csv
	sed -i '/000430,1,wage/d' book/incomes.csv
	policy lists '"income": {"kinds": {"wage": {}, "business": {}, "special_care_pension": {}, "gift": {}}}'
	policy counts '"income": {"kinds": {"wage": {}, "business": {}}, "other_kinds": "count"}'
	policy ignores '"income": {"kinds": {"wage": {}, "business": {}}, "other_kinds": "ignore"}'
	policy refuses '"income": {"kinds": {"wage": {}, "business": {}, "special_care_pension": {}}}'
	# 169 - 1 = 168; the gift ignored, 169.
	dibao-assess -m 2004-04 -b book -p ./lists.json --against ./counts.json -o out.csv
	[ "$(others out.csv | tail -n 1)" = "000430 eligible 168.00 eligible 168.00 0.00" ]
	dibao-assess -m 2004-04 -b book -p ./lists.json --against ./ignores.json -o out.csv
	[ "$(others out.csv | tail -n 1)" = "000430 eligible 168.00 eligible 169.00 1.00" ]
	# Refused by the other: it stays, without an answer, and is counted.
	dibao-assess -v -m 2004-04 -b book -p ./lists.json --against ./refuses.json -o out.csv 2>said
	[ "$(others out.csv | tail -n 1)" = "000430 eligible 168.00 - - -" ]
	grep -q 'households 1, persons 1, 168.00 yuan now' said
	# Refused by the policy itself: as ever.
	run -2 dibao-assess -m 2004-04 -b book -p ./refuses.json --against ./lists.json
	[[ $output == *kind-unlisted* ]]
}

@test "a household for which the other policy has no answer is not rejected for it" {
	# 169 over the number of those who are in work: nobody in one household, a division by zero.
	policy divides '"income": {"kinds": {"wage": {}}, "other_kinds": "ignore"},
		"benefit": {"amount": {"divide": ["169", {"count_members": {"field": "category", "is": "other"}}]}}'
	dibao-assess -v -m 2004-04 -b book --against ./divides.json -o out.csv 2>said
	[ "$(others out.csv | sed -n 2p)" = "000029 eligible 169.00 - - -" ]
	# Two others: 84.50, less than 254.67.
	[ "$(others out.csv | sed -n 3p)" = "000422 eligible 254.67 eligible 84.50 -170.17" ]
	grep -q 'lose: households 1, persons 2, -170.17 yuan' said
	grep -q 'households 1, persons 1, 169.00 yuan now' said
	# What is not compared is in neither sum.
	grep -q 'now: households 1, persons 2, 254.67 yuan' said
}

@test "each policy has columns of its own, and each reads what it declares" {
	printf 'household_id,subdistrict,community,head_name,expense\n%s,1000\n%s,50.5\n%s,much\n' \
		000001,s,c,a 000002,s,c,b 000003,s,c,c >households.csv
	printf 'household_id,person_no,name,relation,duty\n%s\n%s\n%s\n' \
		000001,1,a,head,guard 000002,1,b,head, 000003,1,c,head,guard >members.csv
	echo household_id,person_no,kind,amount >incomes.csv
	# What is spent is given back; a guard gets 10 yuan more.
	policy spends '"income": {"kinds": {}}, "columns": {"household": {"expense": {"type": "money"}}},
		"benefit": {"amount": {"field": "expense"}}'
	policy guards '"income": {"kinds": {}},
		"columns": {"member": {"duty": {"type": "code", "codes": {"cook": "炊事", "guard": "门卫"}}}},
		"supplements": [{"code": "duty", "per": "member", "when": {"field": "duty", "is": "guard"}, "amount": "10"}]'
	against() { dibao-assess -q -m 2004-04 -t members=members.csv -t incomes=incomes.csv "$@" households.csv; }
	against -p ./guards.json --against ./spends.json -o out.csv
	# "much" is no sum of money: for the policy that wants one there is no answer.
	[ "$(others out.csv | cut -d ' ' -f 2-)" = "eligible 179.00 eligible 1000.00 821.00
eligible 169.00 eligible 50.50 -118.50
eligible 179.00 - - -" ]
	# The other way round it is a bad row of the policy itself.
	run -2 against -p ./spends.json --against ./guards.json
	[[ $output == *"households.csv:4: expense"* ]]
	sed -i 's/much/7/' households.csv
	against -p ./spends.json --against ./guards.json -o out.csv
	[ "$(others out.csv | cut -d ' ' -f 2-)" = "eligible 1000.00 eligible 179.00 -821.00
eligible 50.50 eligible 169.00 118.50
eligible 7.00 eligible 179.00 172.00" ]
}

@test "one name that each of them declares in its own way is read in both" {
	printf 'household_id,subdistrict,community,head_name,extra\n%s,12\n%s,\n' \
		000001,s,c,a 000002,s,c,b >households.csv
	printf 'household_id,person_no,name,relation\n%s\n%s\n' 000001,1,a,head 000002,1,b,head >members.csv
	echo household_id,person_no,kind,amount >incomes.csv
	policy number '"income": {"kinds": {}}, "columns": {"household": {"extra": {"type": "integer"}}},
		"supplements": [{"code": "e", "per": "household", "amount": {"if": {"field": "extra", "present": true}, "then": {"field": "extra"}, "else": "0"}}]'
	policy code '"income": {"kinds": {}},
		"columns": {"household": {"extra": {"type": "code", "codes": {"11": "十一", "12": "十二"}, "private": true}}},
		"supplements": [{"code": "e", "per": "household", "when": {"field": "extra", "is": "12"}, "amount": "1"}]'
	dibao-assess -m 2004-04 -t members=members.csv -t incomes=incomes.csv -p ./number.json \
		--against ./code.json households.csv -o out.csv
	[ "$(others out.csv | cut -d ' ' -f 2-)" = "eligible 181.00 eligible 170.00 -11.00
eligible 169.00 eligible 169.00 0.00" ]
	# Private for one of them is private.
	run ! grep -q extra out.csv
}

@test "tables that either policy reads are needed" {
	policy wealth '"income": {"kinds": {"wage": {}}, "other_kinds": "count"},
		"assets": {"kinds": {"car": {}}},
		"eligibility": {"tests": [{"code": "car", "require": {"eq": [{"field": "assets.car"}, "0"]}}]}'
	run -2 dibao-assess -m 2004-04 -b book --against ./wealth.json
	[[ $output == *assets* ]]
	printf 'household_id,person_no,kind,value\n001003-000029,1,car,5000\n001003-000422,,boat,1\n' >book/assets.csv
	dibao-assess -m 2004-04 -b book --against ./wealth.json -o out.csv
	# She leaves for the car; a boat is listed by neither.
	[ "$(others out.csv | sed -n 2p)" = "000029 eligible 169.00 ineligible 0.00 -169.00" ]
	[ "$(others out.csv | sed -n 3p)" = "000422 eligible 254.67 - - -" ]
}

@test "wrong usage is said before the first record" {
	run -2 dibao-assess -m 2004-04 -b book --against raised.json --out members
	[[ $output == *against-form* ]]
	run -2 dibao-assess -m 2004-04 -b book --against raised.json --explain=text
	[[ $output == *against-form* ]]
	run -2 dibao-assess -m 2004-04 -b book --against nowhere-2004
	[[ $output == *nowhere-2004* ]]
	echo '{"policy": "x"}' >bad.json
	run -2 dibao-assess -m 2004-04 -b book --against bad.json
	[[ $output == *bad.json* && $output != *household_id* ]]
	cp raised.json kept.json
	run -2 dibao-assess -m 2004-04 -b book --against ./kept.json -o kept.json
	cmp raised.json kept.json
}

@test "bad rows are rejected as without it" {
	echo '001003-000430,1,wage,much,' >>book/incomes.csv
	run -2 dibao-assess -m 2004-04 -b book --against raised.json -o out.csv
	[ ! -e out.csv ]
	run -1 dibao-assess -q -m 2004-04 -b book --against raised.json --rejects rejects.csv -o out.csv
	[ "$(wc -l <out.csv)" -eq 4 ]
	[ "$(sed 1d rejects.csv | cut -d, -f 1)" = 001003-000430 ]
}

# figures [OPTION...]: what dibao-report counts against the raised policy, as JSON.
figures() {
	dibao-report -m 2004-04 -b book --against ./raised.json --to json "$@"
}

# told JQ: households, persons and yuan of each count that is not nothing.
told() {
	jq -r "$1"' | [to_entries[] | select(.value | type == "object" and .households != 0) |
		"\(.key) \(.value.households) \(.value.persons) \(.value.amount)"] | join(", ")' report.json
}

@test "dibao-report: what it costs, who gains and who enters, by subdistrict" {
	sed -i 's/^001003-000422,南湖街道,湖东社区/001003-000422,柳园街道,柳荫社区/' book/households.csv
	figures >report.json
	# Before 169 + 254.67, after 11 + 180 + 276.67; 11 and 22 more, 11 anew.
	[ "$(told .together)" = "before 2 3 423.67, after 3 4 467.67, difference 1 1 44.00, gains 2 3 33.00, enters 1 1 11.00" ]
	[ "$(told '.subdistricts[] | select(.subdistrict == "南湖街道")')" = \
		"before 1 1 169.00, after 2 2 191.00, difference 1 1 22.00, gains 1 1 11.00, enters 1 1 11.00" ]
	[ "$(told '.subdistricts[] | select(.subdistrict == "柳园街道")')" = \
		"before 1 2 254.67, after 1 2 276.67, gains 1 2 22.00" ]
	[ "$(jq -r '[.subdistricts[].subdistrict] | join(" ")' report.json)" = "南湖街道 柳园街道" ]
	jq -e '.period == "2004-04" and .policy_crc32 != .against_crc32' report.json
}

@test "dibao-report: by care class, each household once, in the first that one of its members has" {
	figures >report.json
	# The lone elder is of class 1; of the others nobody's age or illness is known: class 9.
	[ "$(told '.care_classes[] | select(.class == "1")')" = "before 1 1 169.00, after 1 1 180.00, gains 1 1 11.00" ]
	[ "$(told '.care_classes[] | select(.class == "9")')" = \
		"before 1 2 254.67, after 2 3 287.67, difference 1 1 33.00, gains 1 2 22.00, enters 1 1 11.00" ]
	[ "$(jq -r '[.care_classes[] | .policy // "none"] | unique | join(" ")' report.json)" = "changchun-2004 none" ]
}

@test "dibao-report: a class of the other policy alone is told apart from one of the same code" {
	policy now '"income": {"kinds": {}, "other_kinds": "ignore"}, "care_classes": [{"class": 1, "label": "孤老",
		"when": {"field": "special", "has": "lone_elder"}}],
		"eligibility": {"tests": [{"code": "few", "require": {"eq": [{"field": "persons"}, "1"]}}]}'
	policy then '"income": {"kinds": {}, "other_kinds": "ignore"}, "care_classes": [{"class": 1, "label": "夫妻",
		"when": {"field": "relation", "is": "spouse"}}]'
	dibao-report -m 2004-04 -b book -p ./now.json --against ./then.json --to json >report.json
	# The couple enters with 338; the elder and two others stay with what they have.
	[ "$(told '.care_classes[] | select(.policy == "now")')" = "before 1 1 169.00, after 1 1 169.00, unchanged 1 1 0.00" ]
	[ "$(told '.care_classes[] | select(.policy == "then")')" = "after 1 2 338.00, difference 1 2 338.00, enters 1 2 338.00" ]
	[ "$(told '.care_classes[] | select(.class == null)')" = "before 2 2 338.00, after 2 2 338.00, unchanged 2 2 0.00" ]
	dibao-report -m 2004-04 -b book -p ./now.json --against ./then.json | grep '^1 夫妻（对照政策） *0 *1 *1 *0 *0 *0 *1 *0 *0$'
}

@test "dibao-report: the other way round who entered leaves and who gained loses" {
	dibao-report -m 2004-04 -b book -p ./raised.json --against book/policy.json --to json >report.json
	[ "$(told .together)" = "before 3 4 467.67, after 2 3 423.67, difference -1 -1 -44.00, loses 2 3 -33.00, leaves 1 1 -11.00" ]
}

@test "dibao-report: the page says it in Chinese, and in English, with labels" {
	dibao-report -m 2004-04 -b book --against ./raised.json >page
	grep '^现行政策下符合条件 *2 *3 *423.67$' page
	grep '^增减（所需资金） *1 *1 *44.00$' page
	grep '^1 孤老 *1 *1 *0 *1 *0 *0 *0 *0 *0$' page
	grep '^合计 *423.67 *467.67 *44.00 *33.00 *0.00 *11.00 *0.00 *0.00$' page
	run ! grep '[a-z]\{4\}' <(grep -v changchun page)
	dibao-report -m 2004-04 -b book --against ./raised.json --lang en >page
	grep '^enter: under the other alone *1 *1 *11.00$' page
	grep '^1 lone elders *169.00 *180.00 *11.00 *11.00 *0.00 *0.00 *0.00 *0.00$' page
	[ "$(LC_ALL=C.UTF-8 wc -L <page)" -le 132 ]
}

@test "dibao-report: bad rows stop it, or are left out and said; the sums are those of dibao-assess" {
	echo '001003-000430,1,wage,much,' >>book/incomes.csv
	run -2 dibao-report -m 2004-04 -b book --against ./raised.json -o page
	[ ! -e page ]
	run -1 dibao-report -q -m 2004-04 -b book --against ./raised.json --rejects rejects.csv -o page
	[ "$(sed 1d rejects.csv | cut -d, -f 1)" = 001003-000430 ]
	grep '^对照政策下符合条件 *3 *4 *467.67$' page
}

@test "dibao-report: a month that was made is counted from what it was made from" {
	mkdir -p book/months/2004-04
	cp -r book in
	mv in book/months/2004-04/in
	echo household_id,subdistrict,community,head_name >book/households.csv
	figures >report.json
	[ "$(told .together)" = "before 2 3 423.67, after 3 4 467.67, difference 1 1 44.00, gains 2 3 33.00, enters 1 1 11.00" ]
}

@test "dibao-report: wrong usage of it is said" {
	run -2 dibao-report --year 2004 -b book --against ./raised.json
	[[ $output == *report-period* ]]
	run -2 dibao-report -m 2004-04 -b book --rejects rejects.csv
	[[ $output == *report-rejects* ]]
	run -2 dibao-report -m 2004-04 -b book --against nowhere-2004
	[[ $output == *nowhere-2004* ]]
}
