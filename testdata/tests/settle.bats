#!/usr/bin/env bats
# dibao-payroll settle, recompute, correct: what became of the money, and of closed months.
bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=C.UTF-8
	cd "$BATS_TEST_TMPDIR"
	cat >payroll.csv <<-'END'
		payment_no,month,household_id,subdistrict,community,payee_name,persons,base,supplement,programmes,corrections,carried,carried_detail,funds,goods,total,pay_method,bank,account,pay_on
		200404-001-0000016,2004-04,a1,南湖街道,湖东社区,王老五,2,338.00,0.00,30.00,0.00,0.00,,dibao=338.00;grain_oil=30.00,0.00,368.00,bank,工行,6222001,2004-04-28
		200404-201-0000015,2004-04,b2,城西镇,西村,李芳,1,169.00,45.00,15.00,0.00,0.00,,dibao=214.00;grain_oil=15.00,0.00,229.00,home,,,2004-04-28
		200404-001-0000024,2004-04,c3,南湖街道,湖东社区,赵秀英,1,0.00,0.00,100.00,0.00,0.00,,charity=100.00,0.00,100.00,counter,,,2004-04-28
		200404-001-0000032,2004-04,d4,南湖街道,湖东社区,孙丽,1,158.00,11.00,0.00,0.00,20.00,2004-01=20.00,dibao=169.00,0.00,189.00,counter,,,2004-04-28
	END
	cat >receipts.csv <<-'END'
		payment_no,outcome,paid_on,amount,collected_by,signed_by,reason
		200404-001-0000016,paid,2004-04-28,368.00,self,王老五,
		200404-201-0000015,returned,,229.00,,,查无此人
		200404-001-0000024,paid,2004-04-30,,agent,赵小英,
		200404-001-0000032,unclaimed,,,,,
	END
	cat >funds.csv <<-'END'
		booked_on,month,step,source,subdistrict,fund,amount,voucher_no
		2004-04-20,2004-04,allotted,district,,dibao,721.00,1
		2004-04-20,2004-04,allotted,district,,grain_oil,45.00,2
		2004-04-20,2004-04,allotted,charity,,charity,100.00,3
		2004-04-21,2004-04,transferred,district,南湖街道,dibao,507.00,4
		2004-04-21,2004-04,transferred,district,南湖街道,grain_oil,30.00,5
		2004-04-21,2004-04,transferred,charity,南湖街道,charity,100.00,6
		2004-04-21,2004-04,transferred,district,城西镇,dibao,214.00,7
		2004-04-21,2004-04,transferred,district,城西镇,grain_oil,15.00,8
		2004-05-21,2004-05,transferred,district,城西镇,grain_oil,15.00,9
	END
}

settle() {
	dibao-payroll settle -t receipts=receipts.csv -t funds=funds.csv --differences differences.csv \
		--lapsed lapsed.csv -o settled.csv "$@" payroll.csv
}

# results: outcome, day, sum and month of carrying, household by household.
results() {
	cut -d, -f3,21-24 settled.csv | sed 1d | tr '\n' ' '
}

@test "every payment has its outcome, and what was not handed over is carried" {
	settle -v 2>said
	[ "$(results)" = "a1,paid,2004-04-28,368.00, b2,returned,,0.00,2004-05 c3,paid,2004-04-30,100.00, d4,unclaimed,,0.00,2004-05 " ]
	[ "$(cut -d, -f1-20 settled.csv)" = "$(cat payroll.csv)" ]
	[ "$(wc -l <differences.csv) $(wc -l <lapsed.csv)" = "1 1" ]
	[ "$(stat -c %a settled.csv)" = 600 ]
	# 368 + 100; 229; 169 + 20
	grep -q 'paid: 2 payments, 468.00 yuan' said
	grep -q 'returned: 1 payments, 229.00 yuan' said
	grep -q 'unclaimed: 1 payments, 189.00 yuan' said
}

@test "money that has waited longer than the policy carries it lapses, and is listed" {
	jq '.payroll.carry_months = 3' "$root/lib/policies/changchun-2004.json" >p.json
	settle -p ./p.json
	# January's 20 would be four months old in May; April's own 169 is carried.
	[ "$(sed 1d lapsed.csv)" = "200404-001-0000032,2004-01,20.00" ]
	[ "$(results)" = "a1,paid,2004-04-28,368.00, b2,returned,,0.00,2004-05 c3,paid,2004-04-30,100.00, d4,unclaimed,,0.00,2004-05 " ]
	# Settled late, after May was made: carried into June.
	settle -p ./p.json -m 2004-06
	[ "$(cut -d, -f3,24 settled.csv | grep -c ,2004-06)" = 2 ]
}

@test "receipts that cannot be are refused one by one, and the others count" {
	cat >>receipts.csv <<-'END'
		200403-001-0000019,paid,2004-03-26,169.00,self,王老五,
		200404-001-0000016,paid,2004-04-29,368.00,self,王老五,
	END
	sed -i 's/^200404-001-0000024,paid,2004-04-30,,/200404-001-0000024,paid,2004-04-30,99.00,/
		s/^200404-201-0000015,returned,,229.00/200404-201-0000015,paid,2004-04-27,229.00/' receipts.csv
	sed -i 's/^200404-001-0000032,unclaimed,,,/200404-001-0000032,paid,2004-04-28,189.01,/' receipts.csv
	run -1 --separate-stderr settle
	[[ $stderr = *"receipts.csv:6: "*"200403-001-0000019"*"[receipt-unknown]"* ]]
	[[ $stderr = *"receipts.csv:7: "*"[receipt-repeated]"* ]]
	[[ $stderr = *"receipts.csv:4: "*"[receipt-partial]"* ]]
	[[ $stderr = *"receipts.csv:5: "*"[receipt-excessive]"* ]]
	[[ $stderr = *"receipts.csv:3: "*"[receipt-misdated]"* ]]
	[ "$(results)" = "a1,paid,2004-04-28,368.00, b2,,,0.00, c3,,,0.00, d4,,,0.00, " ]
	[ "$(sed 1d differences.csv | cut -d, -f1,3,5 | sort | tr '\n' ' ')" = \
		"receipts.csv:3,misdated,2004-04-27 receipts.csv:4,partial,99.00 receipts.csv:5,excessive,189.01 receipts.csv:6,unknown,169.00 receipts.csv:7,repeated,368.00 " ]
	# Who signed, and who the payee is, is told to nobody.
	[[ $stderr != *王老五* ]]
	run ! grep -e 王老五 differences.csv
}

@test "the order of receipts changes nothing" {
	printf '200404-001-0000016,paid,2004-04-29,368.00,self,x,\n' >>receipts.csv
	settle || [ $? -eq 1 ]
	cp settled.csv first.csv
	{ head -n 1 receipts.csv; tail -n +2 receipts.csv | tac; } >back.csv
	mv back.csv receipts.csv
	settle || [ $? -eq 1 ]
	cmp settled.csv first.csv
}

@test "a fund allotted short and a subdistrict paid twice are differences" {
	sed -i 's/dibao,721.00/dibao,720.00/' funds.csv
	printf '2004-04-22,2004-04,transferred,district,城西镇,grain_oil,15.00,10\n' >>funds.csv
	run -1 --separate-stderr settle
	[[ $stderr = *"dibao: on the payroll 721.00, allotted 720.00 [settle-allotted]"* ]]
	[ "$(sed 1d differences.csv)" = "funds.csv,dibao,allotted,721.00,720.00
funds.csv,城西镇;grain_oil,transferred,15.00,30.00" ]
	[ "$(wc -l <settled.csv)" = 5 ]
}

@test "without the table funds the receipts alone are looked at" {
	dibao-payroll settle -t receipts=receipts.csv payroll.csv >settled.csv
	[ "$(results)" = "a1,paid,2004-04-28,368.00, b2,returned,,0.00,2004-05 c3,paid,2004-04-30,100.00, d4,unclaimed,,0.00,2004-05 " ]
}

@test "a payroll that was changed after it was made is refused" {
	sed 's/,368.00,bank/,369.00,bank/' payroll.csv >changed.csv
	run -2 --separate-stderr dibao-payroll settle -t receipts=receipts.csv -o s.csv changed.csv
	[[ $stderr = *"changed.csv:2: funds: "*"[fund-sum]"* ]]
	sed 's/200404-001-0000024/200404-001-0000016/' payroll.csv >changed.csv
	run -2 --separate-stderr dibao-payroll settle -t receipts=receipts.csv -o s.csv changed.csv
	[[ $stderr = *"changed.csv:4: payment_no: "*"[payroll-number]"* ]]
	run -2 dibao-payroll fund changed.csv
	sed '3s/,2004-04,/,2004-03,/' payroll.csv >changed.csv
	run -2 --separate-stderr dibao-payroll settle -t receipts=receipts.csv -o s.csv changed.csv
	[[ $stderr = *"changed.csv:3: month: "*"[settle-month]"* ]]
	[ ! -e s.csv ]
	# Into its own month nothing can be carried.
	run -2 settle -m 2004-04
}

@test "a payroll of nobody is settled" {
	head -n 1 payroll.csv >nobody.csv
	head -n 1 receipts.csv >none.csv
	[ "$(dibao-payroll settle -t receipts=none.csv nobody.csv | wc -l)" = 1 ]
}

@test "receipts are needed, and a full disk is never success" {
	run -2 --separate-stderr dibao-payroll settle payroll.csv
	[[ $stderr = *"[table-missing]"* ]]
	[ -w /dev/full ] || skip
	run -2 settle -o /dev/full
	run -2 dibao-payroll settle -t receipts=receipts.csv --differences /dev/full -o s.csv payroll.csv
	[ ! -e s.csv ]
}

# What April would pay today: 338, 214, nothing, 199 instead of 169.
recomputed() {
	cat <<-'END'
		household_id,month,payable
		a1,2004-04,338.00
		b2,2004-04,14.00
		c3,2004-04,0.00
		d4,2004-04,199.00
	END
}

@test "recomputed less paid is corrected, once" {
	recomputed >r.csv
	dibao-payroll correct -v -m 2004-06 -t paid=payroll.csv -o c.csv r.csv 2>said
	[ "$(cat c.csv)" = "household_id,month,amount,reasons,made_in,paid_in
b2,2004-04,-200.00,recovery,2004-06,
d4,2004-04,30.00,arrears,2004-06," ]
	grep -q 'arrears 30.00 yuan, to recover 200.00 yuan' said
	[ "$(dibao-payroll correct -t paid=payroll.csv -t corrections=c.csv r.csv)" = \
		"household_id,month,amount,reasons,made_in,paid_in" ]
}

@test "what was taken up in part comes up with its rest" {
	recomputed >r.csv
	cat >applied.csv <<-'END'
		household_id,month,amount,reasons,made_in,paid_in
		b2,2004-04,-50.70,recovery,2004-05,2004-05
		d4,2004-03,7.00,arrears,2004-05,2004-05
	END
	[ "$(dibao-payroll correct -t paid=payroll.csv -t corrections=applied.csv r.csv | sed 1d)" = \
		"b2,2004-04,-149.30,recovery,,
d4,2004-04,30.00,arrears,," ]
}

@test "a month whose whole allowance was recovered for others was paid" {
	recomputed >r.csv
	grep -v ,b2, payroll.csv >p.csv
	printf 'household_id,month,amount,paid_in\nb2,2004-02,-14.00,2004-04\n' >applied.csv
	dibao-payroll correct -t paid=p.csv -t corrections=applied.csv -o c.csv r.csv
	[ "$(sed 1d c.csv)" = "d4,2004-04,30.00,arrears,," ]
}

@test "payrolls of other months do not count, a household that vanished is named" {
	recomputed >r.csv
	sed 's/,2004-04,/,2004-03,/' payroll.csv >march.csv
	[ "$(dibao-payroll correct -t paid=payroll.csv -t paid=march.csv r.csv | sed 1d | wc -l)" = 2 ]
	grep -v ^b2 r.csv >less.csv
	run -0 --separate-stderr dibao-payroll correct -t paid=payroll.csv -o c.csv less.csv
	[[ $stderr = *"payroll.csv:3: household b2"*"[household-gone]"* ]]
	# c3 was paid for a programme alone: nothing of it is corrected.
	grep -v ^c3 less.csv >least.csv
	run -0 --separate-stderr dibao-payroll correct -t paid=payroll.csv -o c.csv least.csv
	[[ $stderr != *c3* ]]
}

@test "a closed month of a book is computed again: nothing new, then what came to light" {
	dibao-demo --divide 100 book >/dev/null
	dibao-month -q book 2004-04 || [ $? -eq 1 ]
	month=book/months/2004-04
	again() {
		dibao-assess -m 2004-04 -b book "$month/roster.csv" |
			dibao-payroll recompute -m 2004-04 -b book -t roster="$month/roster.csv" |
			dibao-payroll correct -t paid="$month/payroll.csv"
	}
	[ "$(again | wc -l)" = 1 ]
	# 40 yuan a month that a family on the payroll had not told of.
	id=$(sed -n 3p "$month/payroll.csv" | cut -d, -f3)
	printf '%s,,other,40.00,,,,2004-03,2004-04\n' "$id" >>book/incomes.csv
	dibao-table incomes -o sorted.csv book/incomes.csv
	mv sorted.csv book/incomes.csv
	[ "$(again | sed 1d)" = "$id,2004-04,-40.00,recovery,," ]
}

# entry WORD HOUSEHOLD: the lines of the first entry so called.
entry() { awk -v word="$1" -v home="$2" '/^20/ { on = $3 == word && $5 == home; next } /^$/ { on = 0 } on' journal | sed 's/^ *//'; }

# balance ACCOUNT: of all entries.
balance() { awk -v account="$1" '$1 == account { gsub(/\./, "", $2); sum += $2 } END { print sum + 0 }' journal; }

@test "the journal follows the money from the bureau to the families" {
	# d4's 20.00 are January's, whose payments are not given.
	sed -i 's/0032,unclaimed,/0032,paid,2004-04-29/' receipts.csv
	settle
	run -2 --separate-stderr dibao-payroll journal -t settled=settled.csv -o journal payroll.csv
	[[ $stderr == *"200404-001-0000032"*"[journal-origin]"* ]]
	sed -i 's/0032,paid,2004-04-29/0032,unclaimed,/' receipts.csv
	sed -i 's/,20.00,2004-01=20.00,dibao=169.00,0.00,189.00,/,0.00,,dibao=169.00,0.00,169.00,/' payroll.csv
	settle
	dibao-payroll journal -t funds=funds.csv -t settled=settled.csv -o journal payroll.csv
	[ "$(entry payroll a1 | tr '\n' '|')" = "expenses:dibao:南湖街道  338.00 CNY|liabilities:payments:南湖街道:dibao:2004-04  -338.00 CNY|expenses:grain_oil:南湖街道  30.00 CNY|liabilities:payments:南湖街道:grain_oil:2004-04  -30.00 CNY|" ]
	[ "$(entry paid c3 | tr '\n' '|')" = "liabilities:payments:南湖街道:charity:2004-04  100.00 CNY|assets:offices:南湖街道:charity  -100.00 CNY|" ]
	# 507.00 came to the office, 338.00 were handed over; d4's 169.00 are still owed.
	[ "$(balance assets:offices:南湖街道:dibao)" = 16900 ]
	[ "$(balance liabilities:payments:南湖街道:dibao:2004-04)" = -16900 ]
	# b2's 214.00 came back.
	[ "$(balance liabilities:payments:城西镇:dibao:2004-04)" = -21400 ]
	# Every entry adds up to nothing.
	awk '/^20/ { if (sum) exit 1 } /^    .* CNY$/ { gsub(/\./, "", $2); sum += $2 } END { exit sum != 0 }' journal
	[ "$(stat -c %a journal)" = 600 ]
	[ "$(grep -c 王老五 journal)" = 0 ]
}

@test "a journal of payments that were changed is refused" {
	settle
	sed 's/dibao=338.00/dibao=339.00/' payroll.csv >changed.csv
	run -2 --separate-stderr dibao-payroll journal -o journal changed.csv
	[[ $stderr == *"changed.csv:2: funds"* ]]
	{ cat payroll.csv; sed -n 2p payroll.csv; } >changed.csv
	run -2 --separate-stderr dibao-payroll journal -o journal changed.csv
	[ ! -e journal ]
	run -2 --separate-stderr dibao-payroll journal -t members=x payroll.csv
	[[ $stderr == *"[table-unused]"* ]]
}
