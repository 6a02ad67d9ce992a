#!/usr/bin/env bats
# dibao-payroll: the money, and what is asked of the finance bureau.
bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=C.UTF-8
	cd "$BATS_TEST_TMPDIR"
	mkdir book
	cp "$root/lib/policies/changchun-2004.json" book/policy.json
	cat >book/places.csv <<-'END'
		subdistrict,community,code,kind
		,,990104,
		南湖街道,,990104001,subdistrict
		南湖街道,湖东社区,990104001003,
		城西镇,,990104201,town
	END
	cat >book/households.csv <<-'END'
		household_id,subdistrict,community,head_name,address,pay_method,payee_name,bank,account
		a1,南湖街道,湖东社区,王伟,湖东路1号,bank,王老五,工行,6222001
		b2,城西镇,西村,李芳,西村2号,,,,6222002
		c3,南湖街道,湖东社区,赵秀英,湖东路3号,,,,
		d4,南湖街道,湖东社区,孙丽,湖东路4号,,,,
		e5,南湖街道,湖东社区,周杰,湖东路5号,,,,
	END
	cat >book/members.csv <<-'END'
		household_id,person_no,name,id_number,relation,special,illness
		a1,1,王伟,990104440501123,head,,none
		a1,2,王敏,,child,,none
		b2,1,李芳,,head,lone_elder,none
		c3,1,赵秀英,,head,,
		d4,1,孙丽,,head,,none
		e5,1,周杰,,head,,none
	END
	# d4 is in review, last month's 169 is paid; e5 is on the roster with nothing to pay.
	cat >roster.csv <<-'END'
		household_id,subdistrict,community,head_name,month,persons,base_amount,supplement,amount,method,on_roster,payable,phase_out
		a1,南湖街道,湖东社区,王伟,2004-04,2,338.00,0.00,338.00,differential,yes,338.00,
		b2,城西镇,西村,李芳,2004-04,1,169.00,45.00,214.00,full,yes,214.00,
		c3,南湖街道,湖东社区,赵秀英,2004-04,1,0.00,0.00,0.00,none,no,0.00,
		d4,南湖街道,湖东社区,孙丽,2004-04,1,69.00,11.00,80.00,differential,yes,169.00,
		e5,南湖街道,湖东社区,周杰,2004-04,1,0.00,0.00,0.00,differential,yes,0.00,
	END
	cat >awards.csv <<-'END'
		award_no,household_id,person_no,programme,month,quantity,unit_amount,amount,form,fund,reasons
		200404-grain_oil-000001,a1,1,grain_oil,2004-04,1,15.00,15.00,cash,grain_oil,
		200404-grain_oil-000002,a1,2,grain_oil,2004-04,1,15.00,15.00,cash,grain_oil,
		200404-heating_waiver-000001,a1,,heating_waiver,2004-04,1,400.00,400.00,waiver,heating,
		200404-grain_oil-000003,b2,1,grain_oil,2004-04,1,15.00,15.00,cash,grain_oil,
		200404-festival-000001,c3,,festival,2004-04,1,100.00,100.00,cash,charity,
	END
}

build() {
	dibao-payroll build -m 2004-04 -b book -t awards=awards.csv "$@"
}

# cell HOUSEHOLD COLUMN: of the CSV on standard input.
cell() {
	awk -F, -v id="$1" -v name="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i }
		$3 == id { print $at }'
}

@test "one payment a household, its parts and its funds add up" {
	build -o payroll.csv roster.csv
	[ "$(cut -d, -f1,3 payroll.csv | cut -c 1-17 | tr '\n' ' ')" = \
		"payment_no,househ 200404-001-000001 200404-201-000001 200404-001-000002 200404-001-000003 " ]
	[ "$(cut -d, -f3 payroll.csv | tr '\n' ' ')" = "household_id a1 b2 c3 d4 " ]
	# 338 + 2 x 15; 169 + 45 + 15; 100; last month's 169 of which 11 are the supplement
	[ "$(cut -d, -f8-13,15-16 payroll.csv | sed 1d | tr '\n' ' ')" = \
		"338.00,0.00,30.00,0.00,0.00,,0.00,368.00 169.00,45.00,15.00,0.00,0.00,,0.00,229.00 0.00,0.00,100.00,0.00,0.00,,0.00,100.00 158.00,11.00,0.00,0.00,0.00,,0.00,169.00 " ]
	[ "$(cell a1 funds <payroll.csv)" = "dibao=338.00;grain_oil=30.00" ]
	[ "$(cell c3 funds <payroll.csv)" = "charity=100.00" ]
	[ "$(cell a1 pay_on <payroll.csv)" = 2004-04-28 ]
	[ "$(stat -c %a payroll.csv)" = 600 ]
}

@test "the book says to whom and how; who cannot come is visited" {
	build roster.csv >payroll.csv
	[ "$(cut -d, -f3,6,17-19 payroll.csv | sed 1d | tr '\n' ' ')" = \
		"a1,王老五,bank,工行,6222001 b2,李芳,home,, c3,赵秀英,counter,, d4,孙丽,counter,, " ]
	run ! grep -e 湖东路 -e 6222002 -e 990104440501123 payroll.csv
}

@test "a payment's number ends in its check digit" {
	build roster.csv >payroll.csv
	# ISO 7064 MOD 11,10 over 200404001000001, by hand: 6
	[ "$(cell a1 payment_no <payroll.csv)" = 200404-001-0000016 ]
}

@test "the totals are said, in both languages" {
	build -v -o payroll.csv roster.csv 2>said
	# 368 + 229 + 100 + 169 = 866 = 721 + 145
	grep -q 'payments 4, in all 866.00 yuan, paid on 2004-04-28' said
	grep -q 'allowance 721.00 yuan, awards 145.00 yuan' said
	grep -q 'nothing to pay: 1 households' said
	grep -q 'without an ID number, not compared: 4' said
	LC_ALL=zh_CN.UTF-8 build -v -o payroll.csv roster.csv 2>said
	grep -q '共 4 笔，合计 866.00 元，2004-04-28 发放' said
}

@test "without awards the allowance alone is paid" {
	dibao-payroll build -m 2004-04 -b book roster.csv >payroll.csv
	[ "$(cut -d, -f16 payroll.csv | sed 1d | tr '\n' ' ')" = "338.00 214.00 169.00 " ]
}

@test "arrears and recoveries are taken up, and listed as far as they are" {
	# The policy recovers at most a part of a payment: 30 % here, of 169 + 0 is 50.70.
	jq '.payroll.recover_at_most = {"percent": "30"}' book/policy.json >p.json
	cat >corrections.csv <<-'END'
		household_id,month,amount,reasons,made_in,paid_in
		a1,2004-02,40.00,,,
		a1,2004-03,9.00,,2004-03,2004-03
		d4,2004-01,-30.00,,,
		d4,2004-02,-30.00,overpaid,2004-04,
	END
	build -p ./p.json -t corrections=corrections.csv --applied applied.csv -v -o payroll.csv \
		roster.csv 2>said
	[ "$(cell a1 corrections <payroll.csv) $(cell a1 total <payroll.csv)" = "40.00 408.00" ]
	[ "$(cell d4 corrections <payroll.csv) $(cell d4 total <payroll.csv)" = "-50.70 118.30" ]
	[ "$(cell d4 funds <payroll.csv)" = "dibao=118.30" ]
	[ "$(cat applied.csv)" = "household_id,month,amount,reasons,made_in,paid_in
a1,2004-02,40.00,,2004-04,2004-04
d4,2004-01,-30.00,,2004-04,2004-04
d4,2004-02,-20.70,overpaid,2004-04,2004-04" ]
	[ "$(stat -c %a applied.csv)" = 600 ]
	# 40 - 50.70; 408 + 118.30 + 100 in the one subdistrict, 229 in the other
	grep -q 'corrections of earlier months -10.70 yuan' said
	grep -q '南湖街道: payments 3, in all 626.30 yuan' said
	grep -q '城西镇: payments 1, in all 229.00 yuan' said
}

@test "what nobody came for is carried, beside this month's money" {
	jq '.payroll.carry_months = 3' book/policy.json >p.json
	cat >settled.csv <<-'END'
		payment_no,month,household_id,subdistrict,community,carried,carried_detail,total,outcome,paid_on,paid_amount,carried_to
		200403-001-0000019,2004-03,a1,南湖街道,湖东社区,0.00,,169.00,unclaimed,,0.00,2004-04
		200403-001-0000027,2004-03,c3,南湖街道,湖东社区,0.00,,20.00,returned,,0.00,2004-04
		200403-001-0000035,2004-03,d4,南湖街道,湖东社区,0.00,,169.00,paid,2004-03-28,169.00,
	END
	build -p ./p.json -t settled=settled.csv -o payroll.csv roster.csv
	[ "$(cell a1 carried <payroll.csv) $(cell a1 carried_detail <payroll.csv)" = "169.00 2004-03=169.00" ]
	[ "$(cell a1 total <payroll.csv) $(cell a1 funds <payroll.csv)" = "537.00 dibao=338.00;grain_oil=30.00" ]
	[ "$(cell c3 total <payroll.csv) $(cell d4 total <payroll.csv)" = "120.00 169.00" ]
	# It was asked for in March: 866 are asked for now.
	[ "$(dibao-payroll fund payroll.csv | sed -n '$p' | cut -d, -f7)" = 866.00 ]
}

@test "one person is not paid in two households, and his number is not told" {
	# The 18 digits of a1's head, whose old number is in the book.
	sed -i '/^d4,1/a d4,2,王伟,990104194405011233,spouse,,none' book/members.csv
	run -2 --separate-stderr build -o payroll.csv roster.csv
	[[ $stderr = *"household a1 and in household d4"*"payroll-person-twice"* ]]
	[[ $stderr = *"book/members.csv:7: id_number"* ]]
	[[ $stderr != *99010444* && $stderr != *99010419* ]]
	[ ! -e payroll.csv ]
}

@test "a subdistrict that nobody knows is an error, and codes that clash are" {
	sed -i 's/^城西镇,,/城东镇,,/' book/places.csv
	run -2 --separate-stderr build -o payroll.csv roster.csv
	[[ $stderr = *"roster.csv:3: subdistrict: household b2"*"payroll-place"* ]]
	[ ! -e payroll.csv ]
	sed -i 's/990104201/990105001/' book/places.csv
	run -2 --separate-stderr build roster.csv
	[[ $stderr = *"book/places.csv: code: "*"001"*"payroll-code"* ]]
}

@test "who is not in the book cannot be paid, nor who is not on the roster's file" {
	sed -i /^a1/d book/households.csv
	run -2 --separate-stderr build roster.csv
	[[ $stderr = *"roster.csv:2: household a1"*"payroll-household"* ]]
	run -2 --separate-stderr build <(grep -v ^c3 roster.csv)
	[[ $stderr = *"awards.csv:6: household c3"* ]]
}

@test "an award that stands twice is not paid twice" {
	sed -i 3p awards.csv
	run -2 --separate-stderr build -o payroll.csv roster.csv
	[[ $stderr = *"awards.csv:4: award_no: household a1"*"line 3"*"key-twice"* ]]
	[ ! -e payroll.csv ]
}

@test "an office that stands twice, perhaps with another code, is refused" {
	sed -i '/^城西镇,,/{p;s/990104/990105/}' book/places.csv
	run -2 --separate-stderr build roster.csv
	[[ $stderr = *"book/places.csv:"*"key-twice"* ]]
}

@test "tables that are needed are named" {
	rm book/places.csv
	run -2 --separate-stderr build roster.csv
	[[ $stderr = *places*"table-missing"* ]]
	rm book/households.csv
	run -2 --separate-stderr build roster.csv
	[[ $stderr = *households*"table-missing"* ]]
}

@test "the request: by subdistrict and fund, by fund, and all" {
	build -o payroll.csv roster.csv
	dibao-payroll fund -o fund.csv payroll.csv
	[ "$(cut -d, -f1-7 fund.csv | sed 1d)" = "$(cat <<-'END'
		2004-04,南湖街道,dibao,2,2,3,507.00
		2004-04,南湖街道,grain_oil,1,1,2,30.00
		2004-04,城西镇,dibao,1,1,1,214.00
		2004-04,城西镇,grain_oil,1,1,1,15.00
		2004-04,南湖街道,charity,1,1,1,100.00
		2004-04,,dibao,3,3,4,721.00
		2004-04,,grain_oil,2,2,3,45.00
		2004-04,,charity,1,1,1,100.00
		2004-04,,,4,4,5,866.00
	END
	)" ]
}

# The CRC-32 that gzip writes at its end.
crc() {
	gzip -c | tail -c 8 | od -A n -t x4 -N 4 | tr -d ' '
}

@test "the control totals fix the payment numbers and the file" {
	build -o payroll.csv roster.csv
	dibao-payroll fund payroll.csv >fund.csv
	tail -n 1 fund.csv | grep -q "$(cut -d, -f1 payroll.csv | sed 1d | crc),$(crc <payroll.csv)\$"
	[ "$(sed 1d fund.csv | cut -d, -f9 | sort -u | wc -l)" -eq 1 ]
	dibao-payroll fund <payroll.csv | cmp - fund.csv
	cat payroll.csv | dibao-payroll fund | cmp - fund.csv
	gzip -k payroll.csv
	dibao-payroll fund payroll.csv.gz | cmp - fund.csv
	cat payroll.csv.gz | dibao-payroll fund - | cmp - fund.csv
}

@test "a payroll that was changed does not add up" {
	build roster.csv | sed '/,a1,/s/,368.00,/,369.00,/' >payroll.csv
	run -2 --separate-stderr dibao-payroll fund -o fund.csv payroll.csv
	[[ $stderr = *"payroll.csv:2: funds: the funds add up to 368.00, total less carried is 369.00"*"fund-sum"* ]]
	[ ! -e fund.csv ]
}

@test "JSON Lines and a pipe say the same" {
	build -o payroll.csv roster.csv
	build --to jsonl roster.csv >payroll.jsonl
	[ "$(jq -r .total payroll.jsonl | tr '\n' ' ')" = "368.00 229.00 100.00 169.00 " ]
	cat roster.csv | build | cmp - payroll.csv
	dibao-payroll fund payroll.csv | cut -d, -f1-8 >expected
	dibao-payroll fund --to csv payroll.jsonl | cut -d, -f1-8 | cmp - expected
}

@test "a district with nobody" {
	head -n 1 roster.csv >nobody.csv
	dibao-payroll build -m 2004-04 -b book nobody.csv >payroll.csv
	[ "$(wc -l <payroll.csv)" -eq 1 ]
	[ "$(dibao-payroll fund payroll.csv | wc -l)" -eq 1 ]
}

@test "a year that the calendar does not list is warned of" {
	sed -i 's/,2004-04,/,2005-04,/' roster.csv
	dibao-payroll build -m 2005-04 -b book roster.csv >payroll.csv 2>said
	grep -q 'calendar.*2005-04-28' said
	[ "$(cell a1 pay_on <payroll.csv)" = 2005-04-28 ]
}

@test "a verb is needed, and what is not done yet is not there" {
	run -2 --separate-stderr dibao-payroll
	[[ $stderr = *"build, fund"* ]]
	run -2 dibao-payroll slips payroll.csv
	run -2 --separate-stderr build -t receipts=awards.csv roster.csv
	[[ $stderr = *"table-unused"* ]]
	run -2 dibao-payroll fund -m 2004-04 payroll.csv
}

@test "a policy without the rules of the payroll says so" {
	jq 'del(.payroll)' book/policy.json >p.json
	run -2 --separate-stderr build -p ./p.json roster.csv
	[[ $stderr = *"p.json: /payroll: "*"payroll-rules"* ]]
}

@test "a full disk and a broken payroll are never success" {
	build -o payroll.csv roster.csv
	gzip -k payroll.csv
	head -c 100 payroll.csv.gz >short.csv.gz
	run -2 dibao-payroll fund short.csv.gz
	run -2 dibao-payroll fund missing.csv
	[ -w /dev/full ] || skip
	run -2 build -o /dev/full roster.csv
	run -2 dibao-payroll fund -o /dev/full payroll.csv
	run -2 bash -c 'dibao-payroll build --help >/dev/full'
}
