#!/usr/bin/env bats
# dibao-subsidy: everything beside the allowance.
bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=C.UTF-8
	cd "$BATS_TEST_TMPDIR"
	mkdir book
	cp "$root/lib/policies/changchun-2004.json" book/policy.json
	cat >book/members.csv <<-'END'
		household_id,person_no,name,relation,special,illness
		a1,1,王伟,head,,none
		a1,2,王敏,child,,
		b2,1,李芳,head,lone_elder,none
		c3,1,赵秀英,head,,serious
	END
	cat >roster.csv <<-'END'
		household_id,subdistrict,community,head_name,electricity_account,heating,heating_fee,month,persons,gross_income,income,income_per_head,need,verdict,method,base_amount,supplement,amount,approval,on_roster,payable
		a1,南湖街道,湖东社区,王伟,D001,central,420.50,2004-04,2,0.00,0.00,0.00,338.00,eligible,differential,338.00,0.00,338.00,continuing,yes,338.00
		b2,南湖街道,湖东社区,李芳,,none,,2004-04,1,0.00,0.00,0.00,169.00,eligible,full,169.00,0.00,169.00,continuing,yes,169.00
		c3,南湖街道,湖东社区,赵秀英,D003,stove,,2004-04,1,300.00,300.00,300.00,169.00,ineligible,none,0.00,0.00,0.00,,no,0.00
	END
}

subsidy() {
	dibao-subsidy -m 2004-04 -b book "$@"
}

# with FILTER: a policy with the filter's changes, in p.json.
with() {
	jq "$1" book/policy.json >p.json
}

@test "April's programmes: grain and oil a person, electricity a household" {
	subsidy -o awards.csv roster.csv
	cat >expected.csv <<-'END'
		award_no,household_id,person_no,programme,month,quantity,unit_amount,amount,form,fund,reasons
		200404-grain_oil-000001,a1,1,grain_oil,2004-04,1,15.00,15.00,cash,grain_oil,
		200404-grain_oil-000002,a1,2,grain_oil,2004-04,1,15.00,15.00,cash,grain_oil,
		200404-electricity-000001,a1,,electricity,2004-04,1,3.69,3.69,cash,electricity,
		200404-grain_oil-000003,b2,1,grain_oil,2004-04,1,15.00,15.00,cash,grain_oil,
	END
	cmp awards.csv expected.csv
	[ "$(stat -c %a awards.csv)" = 600 ]
}

@test "totals by programme, in both languages" {
	subsidy -v -o awards.csv roster.csv 2>said
	grep -q 'grain_oil: 3 awards, 45.00 yuan' said
	grep -q 'electricity: 1 awards, 3.69 yuan' said
	run ! grep -q coal said
	LC_ALL=zh_CN.UTF-8 subsidy -v -o awards.csv roster.csv 2>said
	grep -q 'grain_oil：3 笔，45.00 元' said
}

@test "one programme, with the numbers that it has among all" {
	subsidy --programme electricity roster.csv >awards.csv
	[ "$(sed 1d awards.csv | cut -d, -f1,2)" = "200404-electricity-000001,a1" ]
	subsidy --programme electricity --programme grain_oil roster.csv >awards.csv
	[ "$(wc -l <awards.csv)" -eq 5 ]
	run -2 --separate-stderr subsidy --programme coal roster.csv
	[[ $stderr = *"'coal'"*"grain_oil, electricity, heating_waiver"*"programme-unknown"* ]]
}

@test "in November the waiver and the coal are disjoint" {
	sed 's/,2004-04,/,2004-11,/' roster.csv >november.csv
	cat >book/documents.csv <<-'END'
		household_id,kind,holder,address,verified_on,genuine
		a1,hukou,王伟,湖东路1号,2004-10-01,yes
		a1,housing_certificate,王伟,湖东路1号,2004-10-01,yes
		a1,heating_bill,王伟,湖东路1号,2004-10-01,yes
	END
	dibao-subsidy -m 2004-11 -b book november.csv >awards.csv
	grep -q ',a1,,heating_waiver,2004-11,1,420.50,420.50,waiver,heating,$' awards.csv
	grep -q ',b2,,coal_no_heating,2004-11,1,0.00,0.00,goods,coal,$' awards.csv
	run ! grep coal_unwaived awards.csv
	sed -i 's/heating_bill,王伟/heating_bill,王刚/' book/documents.csv
	dibao-subsidy -m 2004-11 -b book november.csv >awards.csv
	run ! grep heating_waiver awards.csv
	grep -q ',a1,,coal_unwaived,2004-11,' awards.csv
}

@test "what is given once a year is not given again" {
	sed 's/,2004-04,/,2004-11,/' roster.csv >november.csv
	echo 'award_no,household_id,person_no,programme,month,amount' >march.csv
	echo '200411-coal_no_heating-000001,b2,,coal_no_heating,2003-11,0.00' >>march.csv
	cp march.csv earlier.csv
	dibao-subsidy -m 2004-11 -b book -t awards=march.csv november.csv >awards.csv
	grep -q ,b2,,coal_no_heating, awards.csv
	sed -i 's/,2003-11,/,2004-01,/' earlier.csv
	dibao-subsidy -m 2004-11 -b book -t awards=march.csv -t awards=earlier.csv november.csv \
		>awards.csv
	run ! grep -q ,b2,,coal_no_heating, awards.csv
}

@test "festival relief is for those off the roster" {
	sed 's/,2004-04,/,2004-02,/' roster.csv >february.csv
	dibao-subsidy -m 2004-02 -b book february.csv >awards.csv
	[ "$(sed 1d awards.csv)" = \
		"200402-festival-000001,c3,,festival,2004-02,1,100.00,100.00,cash,charity," ]
}

@test "facts that are not known give nothing, and are counted" {
	with '.programmes = [{"code": "ill", "for": "all", "per": "member", "amount": "10",
		"when": {"field": "illness", "is": "serious"}}]'
	subsidy -p ./p.json -v roster.csv >awards.csv 2>said
	[ "$(sed 1d awards.csv | cut -d, -f2,3)" = c3,1 ]
	grep -q 'ill: not given since facts are not known: 1' said
}

@test "a quota goes to the first, from a file and from a pipe" {
	with '.programmes = [{"code": "book", "for": "all", "per": "household", "amount": "50",
		"form": "voucher", "quota": 2, "order": [{"by": {"field": "income"}, "first": "high"}]}]'
	subsidy -p ./p.json roster.csv >awards.csv
	[ "$(sed 1d awards.csv | cut -d, -f2 | tr '\n' ' ')" = "a1 c3 " ]
	cat roster.csv | subsidy -p ./p.json | cmp - awards.csv
	subsidy -p ./p.json <roster.csv | cmp - awards.csv
	echo 'award_no,household_id,person_no,programme,month,quantity,amount' >earlier.csv
	echo '200403-book-000001,b2,,book,2004-03,1,50.00' >>earlier.csv
	subsidy -p ./p.json -t awards=earlier.csv roster.csv >awards.csv
	[ "$(sed 1d awards.csv | cut -d, -f2 | tr '\n' ' ')" = "c3 " ]
}

@test "JSON Lines, gzip and a pipe say the same" {
	subsidy -o awards.csv roster.csv
	subsidy --to jsonl roster.csv >awards.jsonl
	[ "$(jq -r .amount awards.jsonl | tr '\n' ' ')" = "15.00 15.00 3.69 15.00 " ]
	[ "$(jq -r .person_no awards.jsonl | tr '\n' ' ')" = "1 2 null 1 " ]
	gzip -k roster.csv
	subsidy roster.csv.gz | cmp - awards.csv
	cat roster.csv | subsidy | cmp - awards.csv
}

@test "a rule without an answer rejects its household" {
	with '.programmes = [{"code": "part", "for": "all", "per": "household",
		"amount": {"divide": ["10", {"field": "income"}]}}]'
	run -2 --separate-stderr subsidy -p ./p.json -o awards.csv roster.csv
	[[ $stderr = *"p.json: /programmes/0/amount"*"household a1"*"rule-division"* ]]
	[ ! -e awards.csv ]
	run -1 subsidy -p ./p.json --rejects rejects.csv -o awards.csv roster.csv
	[ "$(sed 1d awards.csv | cut -d, -f2)" = c3 ]
	[ "$(sed 1d rejects.csv | cut -d, -f1 | tr '\n' ' ')" = "a1 b2 " ]
}

@test "a policy without programmes gives nothing" {
	with 'del(.programmes)'
	subsidy -p ./p.json roster.csv >awards.csv
	[ "$(wc -l <awards.csv)" -eq 1 ]
}

@test "a district with nobody, and a full disk" {
	head -n 1 roster.csv >nobody.csv
	[ "$(subsidy nobody.csv | wc -l)" -eq 1 ]
	[ -w /dev/full ] || skip
	run -2 subsidy -o /dev/full roster.csv
	run -2 bash -c 'dibao-subsidy --help >/dev/full'
}

@test "a roster of another month is refused, and one that is none" {
	run -2 --separate-stderr dibao-subsidy -m 2004-05 -b book roster.csv
	[[ $stderr = *"household a1"*"stream-month"* ]]
	cut -d, -f1-19 roster.csv >assessed.csv
	run -2 --separate-stderr subsidy assessed.csv
	[[ $stderr = *"on_roster"*"columns-missing"* ]]
}

@test "a rule that looks at income asks for the table: no family counts as without income for want of it" {
	with '.programmes = [{"code": "fares", "for": "roster", "per": "household", "amount": "5",
		"when": {"le": [{"field": "income.wage"}, "0"]}, "form": "cash"}]'
	run -2 --separate-stderr subsidy -p ./p.json -o awards.csv roster.csv
	[[ $stderr = *incomes*"-t incomes="* ]]
	[ ! -e awards.csv ]
	printf '%s\n' household_id,person_no,kind,amount a1,1,wage,20 >book/incomes.csv
	subsidy -p ./p.json -o awards.csv roster.csv
	[ "$(sed 1d awards.csv | cut -d, -f2)" = b2 ]
}
