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

# The sums below are worked by hand from the parameters of the policy.
aided() {
	cat >book/members.csv <<-'END'
		household_id,person_no,name,relation,illness,schooling,trade,medical_insurance,medical_cost
		a1,1,王伟,head,none,none,stall,basic,10600
		a1,2,王敏,child,none,secondary,,,
		b2,1,李芳,head,none,none,,,
		c3,1,赵秀英,head,serious,none,,,4500
	END
	cat >book/aid.csv <<-'END'
		household_id,person_no,kind,given_on
		a1,1,medical,2004-11-01
		a1,2,study,2004-11-30
		b2,1,medical,2004-10-31
		c3,1,medical,2004-12-01
		c3,1,medical,2004-11-30
	END
	cat >november.csv <<-'END'
		household_id,subdistrict,community,head_name,housing,floor_area,certificate,month,persons,gross_income,income,income_per_head,need,verdict,method,base_amount,supplement,amount,approval,on_roster,payable
		a1,南湖街道,湖东社区,王伟,private_rent,18,hardship,2004-11,2,0.00,0.00,0.00,338.00,eligible,differential,338.00,0.00,338.00,continuing,yes,338.00
		b2,南湖街道,湖东社区,李芳,low_rent,,preferential,2004-11,1,0.00,0.00,0.00,169.00,eligible,full,169.00,0.00,169.00,continuing,yes,169.00
		c3,南湖街道,湖东社区,赵秀英,low_rent,,hardship,2004-11,1,300.00,300.00,300.00,169.00,ineligible,none,0.00,0.00,0.00,,no,0.00
	END
}
given() { # FILE PROGRAMME: who is given how much of it
	awk -F, -v programme="$2" '$4 == programme { print $2 "#" $3 "=" $8 }' "$1" | paste -sd ' ' -
}

@test "charity medical aid: insurance, large-sum insurance, and a share of what they leave" {
	aided
	dibao-subsidy -m 2004-11 -b book november.csv >awards.csv
	# 10600: insurance (10600 - 600) x 0.7 = 7000; 3600 is below 5000; (3600 - 500) x 0.5.
	# 4500 without insurance: (4500 - 500) x 0.5. The aid of October and of December is of another month.
	[ "$(given awards.csv charity_medical)" = "a1#1=1550.00 c3#1=2000.00" ]
	# 40600: 20000 (the ceiling); 20600: (20600 - 5000) x 0.8 = 12480; (8120 - 500) x 0.5 = 3810, at most 3000.
	sed -i s/10600/40600/ book/members.csv
	dibao-subsidy -m 2004-11 -b book november.csv >awards.csv
	[ "$(given awards.csv charity_medical)" = "a1#1=3000.00 c3#1=2000.00" ]
	# Up to the deductible there is nothing; a bill that is not known is not a bill of nothing.
	sed -i 's/,4500$/,500/; s/40600//' book/members.csv
	dibao-subsidy -v -m 2004-11 -b book november.csv >awards.csv 2>said
	[ -z "$(given awards.csv charity_medical)" ]
	grep -q 'charity_medical: not given since facts are not known: 1' said
}

@test "study aid: with aid of the month, beyond compulsory schooling, once a year" {
	aided
	dibao-subsidy -m 2004-11 -b book november.csv >awards.csv
	[ "$(given awards.csv charity_study)" = "a1#2=500.00" ]
	sed 's/secondary/college/' book/members.csv >college.csv
	dibao-subsidy -m 2004-11 -b book -t members=college.csv november.csv >college-awards.csv
	[ "$(given college-awards.csv charity_study)" = "a1#2=1000.00" ]
	sed 's/secondary/compulsory/' book/members.csv >school.csv
	dibao-subsidy -m 2004-11 -b book -t members=school.csv november.csv >school-awards.csv
	[ -z "$(given school-awards.csv charity_study)" ]
	sed 's/2004-11/2004-10/g; s/200411/200410/' awards.csv >october.csv
	dibao-subsidy -m 2004-11 -b book -t awards=october.csv november.csv >again.csv
	[ -z "$(given again.csv charity_study)$(given again.csv charity_medical)" ]
}

@test "low-rent housing: in kind, or (area due - own area) x rate between floor and cap" {
	aided
	dibao-subsidy -m 2004-11 -b book november.csv >awards.csv
	[ "$(given awards.csv low_rent_in_kind)" = "b2#=0.00" ]
	[ "$(given awards.csv low_rent_subsidy)" = "a1#=24.00" ] # (2 x 12 - 18) x 4
	local pair
	for pair in 24: 23.99:20.00 19:20.00 18.9:20.40 0:96.00; do
		sed "s/private_rent,18/private_rent,${pair%:*}/" november.csv >other.csv
		dibao-subsidy -m 2004-11 -b book other.csv >awards.csv
		[ "$(given awards.csv low_rent_subsidy)" = "${pair#*:}" ] ||
			[ "$(given awards.csv low_rent_subsidy)" = "a1#=${pair#*:}" ]
	done
}

@test "certificates from September, one of the two a family; half the fees of a small trade" {
	aided
	dibao-subsidy -m 2004-11 -b book november.csv >awards.csv
	[ "$(given awards.csv certificate_hardship)" = "a1#=60.00" ]
	[ "$(given awards.csv certificate_preferential)" = "b2#=30.00" ]
	[ "$(given awards.csv trade_fees)" = "a1#1=20.00" ]
	for month in 2004-08 2004-09; do
		sed "s/2004-11/$month/" november.csv | dibao-subsidy -m $month -b book >$month.csv
	done
	[ -z "$(given 2004-08.csv certificate_hardship)" ]
	[ "$(given 2004-09.csv certificate_hardship)" = "a1#=60.00" ]
	dibao-subsidy -m 2004-11 -b book -t awards=2004-09.csv november.csv >awards.csv
	[ -z "$(given awards.csv certificate_hardship)" ]
}

@test "a quota counts what families were given that are gone" {
	with '.programmes = [{"code": "book", "for": "all", "per": "household", "amount": "50",
		"form": "voucher", "quota": 2}]'
	printf '%s\n' award_no,household_id,person_no,programme,month,quantity,amount \
		200401-book-000001,z9,,book,2004-01,1,50.00 >earlier.csv
	subsidy -p ./p.json -t awards=earlier.csv roster.csv >awards.csv
	[ "$(given awards.csv book)" = "a1#=50.00" ]
	subsidy -p ./p.json -t awards=- roster.csv <earlier.csv | cmp - awards.csv
	cat earlier.csv | subsidy -p ./p.json -t awards=- roster.csv | cmp - awards.csv
	sed -i s/2004-01/2003-12/ earlier.csv
	subsidy -p ./p.json -t awards=earlier.csv roster.csv >awards.csv
	[ "$(given awards.csv book)" = "a1#=50.00 b2#=50.00" ]
}

@test "explained: why each household did or did not get each programme" {
	aided
	dibao-subsidy -m 2004-11 -b book november.csv >awards.csv
	dibao-subsidy -m 2004-11 -b book --explain november.csv >why.jsonl
	[ "$(wc -l <why.jsonl)" -eq 3 ]
	# What is explained as given is what is given, with its number.
	jq -r '.household_id as $id | .programmes[] | select(.outcome == "given")
		| [.award_no, $id, .person_no // "", .code, .amount, .form, .fund] | join(",")' why.jsonl >told
	sed 1d awards.csv | cut -d, -f1-4,8-10 | cmp - told
	outcome() { jq -r --arg c "$2" --arg h "$1" 'select(.household_id == $h) | .programmes[]
		| select(.code == $c) | .outcome' why.jsonl | paste -sd' ' -; }
	[ "$(outcome a1 charity_medical)" = "given not_met" ]
	[ "$(outcome a1 certificate_preferential)" = excluded ]
	[ "$(outcome a1 festival)" = other_month ]
	[ "$(outcome c3 grain_oil)" = off_roster ]
	[ "$(outcome b2 coal_no_heating)" = unknown ]
	dibao-subsidy -m 2004-11 -b book --explain=text --lang en november.csv >pages
	grep -q 'Given in cash this month *2080.00 yuan' pages
	dibao-subsidy -m 2004-11 -b book --explain text --programme trade_fees november.csv >page
	grep -q '小本经营收费减半 .*：只给在册家庭' page
	run ! grep -q 粮油 page
	run -2 dibao-subsidy -m 2004-11 -b book --explain --to csv november.csv
	# A medical bill is nobody else's business.
	run ! grep -q '"10600\|"4500' why.jsonl
}

@test "awards by programme and fund = payroll = fund request" {
	aided
	cp november.csv book/households.csv
	printf '%s\n' subdistrict,community,code 南湖街道,,990104001 南湖街道,湖东社区,990104001003 >book/places.csv
	dibao-subsidy -m 2004-11 -b book -o awards.csv november.csv
	sed '1s/$/,phase_out/; 2,$s/$/,/' november.csv >whole.csv
	dibao-payroll build -m 2004-11 -b book -t awards=awards.csv -o payroll.csv whole.csv
	dibao-payroll fund -o fund.csv payroll.csv
	awk -F, '$9 == "cash" { sum[$10] += $8 * 100 }
		END { for (f in sum) printf "%s %d\n", f, sum[f] }' awards.csv | sort >given.txt
	awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		{ n = split($at["funds"], part, ";"); for (i = 1; i <= n; i++) {
			split(part[i], fund, "="); sum[fund[1]] += fund[2] * 100 } }
		END { delete sum["dibao"]; for (f in sum) printf "%s %d\n", f, sum[f] }' payroll.csv |
		sort | diff given.txt -
	awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		$at["subdistrict"] == "" && $at["fund"] != "" && $at["fund"] != "dibao" {
			printf "%s %d\n", $at["fund"], $at["amount"] * 100 }' fund.csv | sort | diff given.txt -
}
