#!/usr/bin/env bats
# dibao-payroll bank: the bank's bulk file, and its answer.
bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=C.UTF-8
	cd "$BATS_TEST_TMPDIR"
	cp "$root/lib/policies/changchun-2004.json" policy.json
	cat >payroll.csv <<-'END'
		payment_no,month,household_id,subdistrict,community,payee_name,persons,base,supplement,programmes,corrections,carried,carried_detail,funds,goods,total,pay_method,bank,account,pay_on
		200404-001-0000016,2004-04,a1,南湖街道,湖东社区,王老五,2,338.00,0.00,30.00,0.00,0.00,,dibao=338.00;grain_oil=30.00,0.00,368.00,bank,工行,6222001,2004-04-28
		200404-201-0000015,2004-04,b2,城西镇,西村,李芳,1,169.00,45.00,15.00,0.00,0.00,,dibao=214.00;grain_oil=15.00,0.00,229.00,home,,,2004-04-28
		200404-001-0000024,2004-04,c3,南湖街道,湖东社区,赵秀英,1,0.00,0.00,100.00,0.00,0.00,,charity=100.00,40.00,100.00,bank,工行,6222003,2004-04-28
	END
}

bank() {
	dibao-payroll bank -p policy.json "$@"
}

# change SED: the payroll, changed.
change() {
	sed "$@" payroll.csv >changed.csv
	run ! cmp -s payroll.csv changed.csv
}

@test "a file with a delimiter: GB18030, CRLF, the totals in front" {
	# 368.00, and 100.00 without 40.00 in goods: two payments, 428.00
	bank --layout delimited -o bank.txt payroll.csv
	printf '%s\r\n' '2004-04|2|428.00|2004-04-28' '1|6222001|王老五|368.00|200404-001-0000016' \
		'2|6222003|赵秀英|60.00|200404-001-0000024' | iconv -f UTF-8 -t GB18030 >expected
	cmp bank.txt expected
	[ "$(stat -c %a bank.txt)" = 600 ]
}

@test "a file of fixed widths: fen, the totals behind" {
	bank --layout fixed payroll.csv >bank.txt
	# 8 + 32 + 60 + 12 + 20 bytes; a Chinese character is two
	{
		printf '%08d%-32s%s%54s%012d%-20s\r\n' 1 6222001 王老五 '' 36800 200404-001-0000016
		printf '%08d%-32s%s%54s%012d%-20s\r\n' 2 6222003 赵秀英 '' 6000 200404-001-0000024
		printf 'T%08d%014d\r\n' 2 42800
	} | iconv -f UTF-8 -t GB18030 >expected
	cmp bank.txt expected
}

@test "standard input, gzip and JSON Lines give the same file" {
	bank --layout fixed payroll.csv >bank.txt
	bank --layout fixed <payroll.csv | cmp - bank.txt
	bank --layout fixed - < <(cat payroll.csv) | cmp - bank.txt
	gzip -k payroll.csv
	bank --layout fixed payroll.csv.gz | cmp - bank.txt
	dibao-table payroll --to jsonl payroll.csv >payroll.jsonl
	bank --layout fixed payroll.jsonl | cmp - bank.txt
}

@test "-v tells what goes through the bank, and what does not" {
	bank -v --layout fixed payroll.csv 2>said >bank.txt
	grep -q '2 payments, 428.00 yuan; paid otherwise: 1' said
}

# refused CODE HOUSEHOLD: of changed.csv no file is made.
refused() {
	run -2 --separate-stderr bank --layout "${3-fixed}" -o bank.txt changed.csv
	[ ! -e bank.txt ]
	[[ $stderr == *"changed.csv:"*"$2"*"[$1]"* ]]
	[[ $stderr != *6222* && $stderr != *王老五* ]]
}

@test "a payee without an account is refused" {
	change 's/,6222003,/,,/'
	refused bank-account c3
}

@test "an account to which two payments go is refused, and both are named" {
	change 's/6222003/6222001/'
	refused bank-account-shared c3
	[[ $stderr == *"changed.csv:2:"*a1* ]]
	# Paid at the counter, the account does not matter.
	change 's/6222003/6222001/; s/229.00,home,,/229.00,counter,工行,6222001/; s/100.00,bank/100.00,counter/'
	bank --layout fixed -o bank.txt changed.csv
	[ "$(wc -l <bank.txt)" = 2 ]
}

@test "a line that stands twice is refused" {
	{ cat payroll.csv && sed -n 4p payroll.csv; } >changed.csv
	run -2 bank --layout fixed -o bank.txt changed.csv
	[ ! -e bank.txt ]
	# Another household under the number of a payment before it.
	{ cat payroll.csv && sed -n '4s/,c3,/,d4,/; s/6222003/6222004/; 4p' payroll.csv; } >changed.csv
	refused payroll-number ''
}

@test "what does not fit, holds the delimiter or cannot be said is refused" {
	change 's/王老五/王老五王老五王老五王老五王老五王老五王老五王老五王老五王老五王/'
	refused bank-too-wide a1
	change 's/王老五/王|五/'
	refused bank-delimiter a1 delimited
}

@test "nobody is paid by the bank: the frame alone" {
	sed 's/,bank,/,counter,/' payroll.csv >changed.csv
	[ "$(bank --layout delimited changed.csv)" = $'2004-04|0|0.00|2004-04-28\r' ]
}

@test "an unknown layout names those that there are" {
	run -2 --separate-stderr bank --layout icbc payroll.csv
	[[ $stderr == *"icbc"*"delimited, fixed"*"[bank-layout]"* ]]
	run -2 --separate-stderr bank payroll.csv
	[[ $stderr == *"--layout"* ]]
	run -2 --separate-stderr dibao-payroll bank --layout fixed payroll.csv
	[[ $stderr == *"-p FILE"* ]]
}

answer() {
	printf '%s\r\n' 2004-04-28 "1|6222001|王老五|368.00|200404-001-0000016|成功|20040428|" \
		"2|6222003|赵秀英|60.00|200404-001-0000024|${1-失败}|${2-}|${3-户名不符}" |
		iconv -f UTF-8 -t GB18030 >answer.txt
}

@test "the bank's answer becomes receipts that settle believes" {
	answer
	bank --layout delimited --answer answer.txt -o receipts.csv
	[ "$(cut -d, -f1-4,7 receipts.csv | tr '\n' ' ')" = "payment_no,outcome,paid_on,amount,reason 200404-001-0000016,paid,2004-04-28,368.00, 200404-001-0000024,returned,,60.00,户名不符 " ]
	[ "$(stat -c %a receipts.csv)" = 600 ]
	dibao-payroll settle -t receipts=receipts.csv -o settled.csv payroll.csv
	[ "$(cut -d, -f3,21 settled.csv | sed 1d | tr '\n' ' ')" = "a1,paid b2, c3,returned " ]
}

@test "the part in goods is not what the bank paid too little" {
	answer 成功 20040429 ''
	bank --layout delimited --answer answer.txt -o receipts.csv
	dibao-payroll settle -t receipts=receipts.csv -o settled.csv payroll.csv
	[ "$(grep c3 settled.csv | cut -d, -f21-23)" = "paid,2004-04-29,100.00" ]
}

@test "an answer of fixed widths; -d is the day that it does not say" {
	{
		printf '%08d%-32s%s%54s%012d%-20s00%8s\r\n' 1 6222001 王老五 '' 36800 200404-001-0000016 ''
		printf '%08d%-32s%s%54s%012d%-20s01%8s\r\n' 2 6222003 赵秀英 '' 6000 200404-001-0000024 ''
		printf 'T%08d%014d\r\n' 2 42800
	} | iconv -f UTF-8 -t GB18030 >answer.txt
	bank --layout fixed --answer answer.txt -d 2004-04-28 -o receipts.csv
	[ "$(cut -d, -f1-4 receipts.csv | sed 1d | tr '\n' ' ')" = "200404-001-0000016,paid,2004-04-28,368.00 200404-001-0000024,returned,,60.00 " ]
}

# wrong CODE LINE: the answer is refused for its line.
wrong() {
	run -2 --separate-stderr bank --layout delimited --answer answer.txt -o receipts.csv
	[ ! -e receipts.csv ]
	[[ $stderr == *"answer.txt:$2"*"[$1]"* ]]
	[[ $stderr != *6222* && $stderr != *王老五* ]]
}

@test "an answer that cannot be is refused" {
	answer 处理中
	wrong bank-outcome 3
	answer 成功 2004年4月28日
	wrong bank-day 3
	answer
	sed -i 's/368.00/368.0.0/' answer.txt
	wrong bank-amount 2
	answer
	sed -i '3s/\r/|&/' answer.txt
	wrong bank-columns 3
	answer
	sed -i 's/200404-001-0000024/200404-001-0000016/' answer.txt
	wrong bank-repeated ''
	answer
	iconv -f GB18030 -t UTF-8 answer.txt | sed 's/王老五/王/' >utf8 && mv utf8 answer.txt
	run -2 bank --layout delimited --answer answer.txt
	run -2 --separate-stderr bank --layout delimited --answer nowhere.txt
	[[ $stderr == *nowhere.txt* ]]
	run -2 --separate-stderr bank --layout delimited --answer answer.txt payroll.csv
	[[ $stderr == *"[bank-one]"* ]]
}

@test "wrong layouts are refused with their paths" {
	jq '.payroll.bank_layouts.fixed.columns[1].column = "id_number"
		| .payroll.bank_layouts.delimited.delimiter = "||"
		| .payroll.bank_layouts.delimited.encoding = "big5"
		| del(.payroll.bank_layouts.fixed.columns[2].width)
		| .payroll.bank_layouts.fixed.answer.columns = ["payment_no"]' \
		"$root/lib/policies/changchun-2004.json" >policy.json
	run -2 --separate-stderr dibao-policy check policy.json
	[[ $stderr == *"/payroll/bank_layouts/fixed/columns/1/column"*"[policy-bank-column]"* ]]
	[[ $stderr == *"/payroll/bank_layouts/delimited/delimiter"*"[policy-bank-fill]"* ]]
	[[ $stderr == *"/payroll/bank_layouts/delimited/encoding"* ]]
	[[ $stderr == *"/payroll/bank_layouts/fixed/columns"*"[policy-bank-width]"* ]]
	[[ $stderr == *"/payroll/bank_layouts/fixed/answer/columns"*"[policy-bank-answer]"* ]]
}
