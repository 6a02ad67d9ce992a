#!/usr/bin/env bats
# dibao-month --settle, --discard and --verify: a month is closed, taken back, or as it was; and
# what a closed month is still owed.
bats_require_minimum_version 1.5.0

setup_file() {
	PATH=${DIBAO_BIN:-$BATS_TEST_DIRNAME/../../build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export PATH LANG=C.UTF-8
	cd "$BATS_FILE_TMPDIR"
	dibao-demo --divide 100 made
	dibao-month -q made 2004-04
	cp -a made two
	dibao-month -q two 2004-05
}

setup() {
	cd "$BATS_TEST_TMPDIR"
}

# take BOOK: a copy of made (2004-04) or of two (and 2004-05), as book.
take() { cp -a "$BATS_FILE_TMPDIR/$1" book; }

# payments MONTH: number, household, sum and pay day of each.
payments() {
	awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		{ print $at["payment_no"] "," $at["household_id"] "," $at["total"] "," $at["pay_on"] }' \
		"book/months/$1/payroll.csv"
}

# receive MONTH...: receipts of the months, all paid, but the second not come for and the third
# come back.
receive() {
	local month
	echo payment_no,outcome,paid_on,amount
	for month; do
		payments "$month" | awk -F, 'NR == 2 { print $1 ",unclaimed,," $3; next }
			NR == 3 { print $1 ",returned,," $3; next } { print $1 ",paid," $4 "," $3 }'
	done
}

# book_funds MONTH [LESS]: what was allotted and transferred for the month, by its request.
book_funds() {
	echo booked_on,month,step,source,subdistrict,fund,amount,voucher_no
	awk -F, -v less="${2-0}" '$3 == "" || NR == 1 { next } { n++ }
		$2 == "" { printf "%s-15,%s,allotted,district,,%s,%.2f,%d\n", $1, $1, $3, $7 - less, n; less = 0 }
		$2 != "" { printf "%s-20,%s,transferred,district,%s,%s,%s,%d\n", $1, $1, $2, $3, $7, n }' \
		"book/months/$1/fund.csv"
}

# settled MONTH N COLUMN: a cell of the Nth payment of the month, as it was settled.
settled() {
	awk -F, -v n="$2" -v column="$3" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
		NR == n + 1 { print $at[column] }' "book/settled/$1/settled.csv"
}

@test "a month is closed by its receipts; what nobody came for is paid with the next" {
	take made
	receive 2004-04 >book/receipts.csv
	book_funds 2004-04 >book/funds.csv
	run -0 --separate-stderr dibao-month --settle book 2004-04
	[[ $stderr == *"2004-04 is closed: "*/settled/2004-04 ]]
	[ "$(cd book/settled/2004-04 && echo *)" = \
		"SHA256SUMS differences.csv in lapsed.csv log.txt settled.csv" ]
	[ "$(stat -c %a book/settled/2004-04/settled.csv)" = 600 ]
	[ "$(settled 2004-04 1 outcome) $(settled 2004-04 2 outcome) $(settled 2004-04 3 outcome)" = \
		"paid unclaimed returned" ]
	[ "$(settled 2004-04 2 carried_to)" = 2004-05 ]
	dibao-month -q book 2004-05
	# The second family of April has its April money in May.
	family=$(payments 2004-04 | sed -n 2p | cut -d, -f2)
	amount=$(payments 2004-04 | sed -n 2p | cut -d, -f3)
	grep "^[^,]*,2004-05,$family," book/months/2004-05/payroll.csv | grep -F ",$amount,2004-04=$amount,"
	# It is not asked for again: the request of May is the payroll less what was carried.
	awk -F, 'FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		FILENAME ~ /payroll/ { paid += $at["total"] - $at["carried"] }
		FILENAME ~ /fund/ && $2 == "" && $3 == "" { asked += $at["amount"] }
		END { exit !(asked > 0 && asked - paid < .001 && paid - asked < .001) }' \
		book/months/2004-05/payroll.csv book/months/2004-05/fund.csv
	dibao-month -q --verify book
	# Where the family stands.
	dibao-why book 2004-04 "$family" | grep -F '领取结果：未领'
	dibao-why book 2004-04 "$family" | grep -F '结转至：2004-05'
	dibao-why --lang en book 2004-05 "$family" | grep -F "carried over from earlier months: 2004-04=$amount"
}

@test "receipts of several months stand in one table" {
	take two
	receive 2004-04 2004-05 >book/receipts.csv
	dibao-month -q --settle book 2004-05
	dibao-month -q --settle book 2004-04
	[ "$(settled 2004-04 1 outcome) $(settled 2004-05 1 outcome)" = "paid paid" ]
	# May was made already: April's money goes into June.
	[ "$(settled 2004-04 2 carried_to)" = 2004-06 ]
}

@test "the order of receipts changes nothing" {
	take made
	receive 2004-04 >book/receipts.csv
	dibao-month -q --settle book 2004-04
	cp book/settled/2004-04/settled.csv first.csv
	{ sed 1q book/receipts.csv && sed 1d book/receipts.csv | sort -t, -k3,3r -k1,1r; } >other
	mv other book/receipts.csv
	dibao-month -q --settle book 2004-04
	cmp book/settled/2004-04/settled.csv first.csv
}

# closes_with CODE N: status 1, and so many differences say it.
closes_with() {
	run -1 --separate-stderr dibao-month --settle book 2004-04
	[[ $stderr == *differences.csv* ]]
	[ "$(grep -c "$1" book/settled/2004-04/differences.csv)" = "$2" ]
}

@test "attack: a receipt that stands twice" {
	take made
	receive 2004-04 >book/receipts.csv
	sed -n 2p book/receipts.csv >>book/receipts.csv
	closes_with repeated 1
}

@test "attack: a receipt of no payment" {
	take made
	receive 2004-04 >book/receipts.csv
	echo 200404-001-9999999,paid,2004-04-28,1000.00 >>book/receipts.csv
	closes_with unknown 1
}

@test "attack: last month's receipts are nobody's this month" {
	take two
	receive 2004-04 >book/receipts.csv
	run -0 dibao-month -q --settle book 2004-05
	[ "$(cut -d, -f21 book/settled/2004-05/settled.csv | sort -u | tr '\n' ' ')" = " outcome " ]
	dibao-payroll settle -t receipts=book/receipts.csv --differences d.csv -o s.csv \
		book/months/2004-05/payroll.csv && status=0 || status=$?
	[ $status = 1 ]
	[ "$(grep -c unknown d.csv)" = "$(payments 2004-04 | wc -l)" ]
}

@test "attack: less is allotted than was asked for" {
	take made
	receive 2004-04 >book/receipts.csv
	book_funds 2004-04 100 >book/funds.csv
	closes_with allotted 1
}

@test "attack: a subdistrict that gets its money twice" {
	take made
	receive 2004-04 >book/receipts.csv
	book_funds 2004-04 >book/funds.csv
	grep -m 1 transferred book/funds.csv | sed 's/[0-9]*$/999/' >>book/funds.csv
	closes_with transferred 1
}

@test "attack: a payroll that was edited after it was frozen" {
	take made
	receive 2004-04 >book/receipts.csv
	dibao-month -q --settle book 2004-04
	chmod u+w book/months/2004-04/payroll.csv
	sed -i '2s/[0-9]*\.[0-9][0-9],\([a-z]*,[^,]*,[^,]*,[^,]*\)$/9999.00,\1/' book/months/2004-04/payroll.csv
	run -1 --separate-stderr dibao-month --verify book 2004-04
	[[ $stderr == *"months/2004-04/payroll.csv: is missing, or not what its sum says"* ]]
	rm -r book/settled
	run -2 --separate-stderr dibao-month --settle book 2004-04
	[ ! -e book/settled/2004-04 ]
}

@test "a changed byte of what was settled is named" {
	take made
	receive 2004-04 >book/receipts.csv
	dibao-month -q --settle book 2004-04
	for file in settled.csv in/next in/receipts.jsonl.gz lapsed.csv; do
		cp "book/settled/2004-04/$file" kept
		printf x >>"book/settled/2004-04/$file"
		run -1 --separate-stderr dibao-month --verify book 2004-04
		[[ $stderr == *"settled/2004-04/$file: is missing, or not what its sum says"* ]]
		cp kept "book/settled/2004-04/$file"
	done
	# Changed together with its sum: it does not come out again.
	sed -i '2s/,paid,/,withheld,/' book/settled/2004-04/settled.csv
	(cd book/settled/2004-04 && { sed 1q SHA256SUMS; sed 1d SHA256SUMS | cut -c 67- | xargs sha256sum; } >new && mv new SHA256SUMS)
	run -1 --separate-stderr dibao-month --verify book 2004-04
	[[ $stderr == *"settled/2004-04/settled.csv: is not what comes out again"* ]]
}

@test "settled again with more receipts, until a month was made of it" {
	take made
	receive 2004-04 | sed 2d >book/receipts.csv
	dibao-month -q --settle book 2004-04
	[ -z "$(settled 2004-04 1 outcome)" ]
	receive 2004-04 >book/receipts.csv
	dibao-month -q --settle book 2004-04
	[ "$(settled 2004-04 1 outcome)" = paid ]
	[ -d book/discarded/settled-2004-04.1 ]
	dibao-month -q book 2004-05
	receive 2004-04 | sed 2d >book/receipts.csv
	run -0 --separate-stderr dibao-month --settle book 2004-04
	[[ $stderr == *"2004-04 is closed; verified, nothing changed"* ]]
	[ "$(settled 2004-04 1 outcome)" = paid ]
}

@test "a month is settled when it was made, its pay day has come and there are receipts" {
	take made
	run -2 --separate-stderr dibao-month --settle book 2004-05
	[[ $stderr == *"2004-05 has not been made"* ]]
	run -2 --separate-stderr dibao-month --settle book 2004-04
	[[ $stderr == *"book/receipts.csv is missing"* ]]
	echo payment_no,outcome,when >book/receipts.csv
	echo x,gone,1 >>book/receipts.csv
	run -2 --separate-stderr dibao-month --settle book 2004-04
	[[ $stderr == *receipts.csv* ]]
	[ ! -e book/settled/2004-04 ]
	run -2 dibao-month --settle --discard --reason x book 2004-04
	run -2 dibao-month --settle --dry-run book 2004-04
	run -2 dibao-month --settle book
}

@test "a month is taken back, with the reason, as long as no money has moved" {
	take two
	run -2 --separate-stderr dibao-month --discard book 2004-05
	[[ $stderr == *--reason* ]]
	run -2 --separate-stderr dibao-month --discard --reason ' ' book 2004-05
	run -2 --separate-stderr dibao-month --discard --reason 'wrong policy' book 2004-04
	[[ $stderr == *"not the last month"* ]]
	run -0 --separate-stderr dibao-month --discard --reason 'wrong policy' book 2004-05
	[ ! -e book/months/2004-05 ]
	cmp book/discarded/months-2004-05.1/payroll.csv "$BATS_FILE_TMPDIR/two/months/2004-05/payroll.csv"
	grep -q 'wrong policy' book/discarded/months-2004-05.1.txt
	# Made again it is the same; taken back again, both stand there.
	dibao-month -q book 2004-05
	cmp book/months/2004-05/SHA256SUMS book/discarded/months-2004-05.1/SHA256SUMS
	dibao-month -q --discard --reason again book 2004-05
	[ -d book/discarded/months-2004-05.2 ]
}

@test "a month of which money has moved is not taken back" {
	take made
	book_funds 2004-04 >book/funds.csv
	run -2 --separate-stderr dibao-month --discard --reason late book 2004-04
	[[ $stderr == *"funds has rows of 2004-04"* ]]
	book_funds 2004-04 | sed s/2004-04/2004-03/g >book/funds.csv
	receive 2004-04 | sed 3q >book/receipts.csv
	run -2 --separate-stderr dibao-month --discard --reason late book 2004-04
	[[ $stderr == *"receipts has rows of 2004-04"* ]]
	rm book/funds.csv
	dibao-month -q --settle book 2004-04
	rm book/receipts.csv
	run -2 --separate-stderr dibao-month --discard --reason late book 2004-04
	[[ $stderr == *"2004-04 is closed"* ]]
	[ -d book/months/2004-04 ]
}

# A family whose pension was not known in April: the difference, month by month.
@test "what a closed month paid too much is recovered within the limit, once" {
	take made
	# A family of one standard case, the first that is paid more than 100 yuan of allowance.
	family=$(awk -F, 'NR > 1 && $8 > 100 { print $3; exit }' book/months/2004-04/payroll.csv)
	base=$(awk -F, -v h="$family" '$3 == h { print $8 }' book/months/2004-04/payroll.csv)
	# 50 yuan a month more from April on than was known; its book tells it in May.
	head -1 book/incomes.csv >more
	awk -F, -v OFS=, -v h="$family" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i
			$0 = ""; $1 = ""; columns = length(at); next }
		!done { for (i = 1; i <= columns; i++) $i = ""
			$at["household_id"] = h; $at["person_no"] = 1; $at["kind"] = "pension"
			$at["amount"] = "50.00"; $at["from"] = "2004-04"; print; done = 1 }' \
		book/incomes.csv >>more
	{ cat book/incomes.csv && sed 1d more; } >all.csv
	dibao-table incomes all.csv -o book/incomes.csv
	dibao-month -q book 2004-05 || true
	row=$(grep "^$family,2004-04," book/months/2004-05/corrections.csv)
	# 50.00 to be recovered, or 30 per cent of what May pays, if that is less.
	may=$(awk -F, -v h="$family" '$3 == h { print ($8 + $9 + $10) * 30 / 100 }' book/months/2004-05/payroll.csv)
	taken=$(echo "$row" | cut -d, -f3)
	awk -v taken="$taken" -v may="$may" 'BEGIN { most = may < 50 ? int(may * 100 + .0001) / 100 : 50
		exit !(taken < 0 && taken + most < .001 && taken + most > -.001) }'
	grep -F "$family" book/months/2004-05/payroll.csv | grep -qF ",$taken,"
	cp -a book/months/2004-04 april
	dibao-month -q book 2004-06 || true
	# April comes up again for what is left alone.
	left=$(awk -F, -v h="$family" '$1 == h && $2 == "2004-04" { sum += $3 } END { printf "%.2f", sum }' \
		book/months/2004-05/corrections.csv book/months/2004-06/corrections.csv)
	awk -v left="$left" 'BEGIN { exit !(left >= -50.001) }'
	diff -r april book/months/2004-04
	dibao-month -q --verify book
}

@test "cut off anywhere and settled again: as if it had not been cut" {
	take made
	receive 2004-04 >book/receipts.csv
	book_funds 2004-04 >book/funds.csv
	cp -a book whole
	dibao-month -q --settle whole 2004-04
	for delay in 0.01 0.03 0.05 0.08 0.12 0.2; do
		dibao-month -q --settle book 2004-04 & run_id=$!
		sleep $delay
		kill -9 $run_id 2>/dev/null || true
		wait $run_id 2>/dev/null || true
		# Whole or not there.
		[ ! -e book/settled/2004-04 ] || (cd book/settled/2004-04 && sha256sum --quiet -c SHA256SUMS)
	done
	sleep 0.5
	dibao-month -q --settle book 2004-04
	diff -r book/settled/2004-04 whole/settled/2004-04
	[ "$(ls -A book/settled)" = 2004-04 ]
}

# cell MONTH HOUSEHOLD COLUMN: of the month's roster.
cell() {
	awk -F, -v home="$2" -v column="$3" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
		$at["household_id"] == home { print $at[column] }' "book/months/$1/roster.csv"
}

@test "a family of the roster with a bad row stops the month, or is held and paid later" {
	dibao-demo --divide 100 book
	# One whose approval goes on, from April on the same sum.
	cp -a book plain
	dibao-month -q plain 2004-04
	dibao-month -q plain 2004-05
	home=$(awk -F, 'FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
		$at["approval"] == "continuing" && $at["movement"] == "unchanged" && ++months[$1] == 2 { print $1; exit }' \
		plain/months/2004-04/roster.csv plain/months/2004-05/roster.csv)
	sum=$(awk -F, -v home="$home" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
		$1 == home { print $at["payable"] }' plain/months/2004-04/roster.csv)
	sed -i "/^$home,1,/s/,head,/,cousin,/" book/members.csv
	run -2 --separate-stderr dibao-month book 2004-04
	[[ $stderr == *"$home was left out for a bad row"* ]]
	run -1 --separate-stderr dibao-month --hold-rejected book 2004-04
	[ "$(cell 2004-04 "$home" movement) $(cell 2004-04 "$home" on_roster) $(cell 2004-04 "$home" payable) $(cell 2004-04 "$home" previous_amount) $(cell 2004-04 "$home" movement_reasons)" = \
		"suspended no 0.00 $sum rejected" ]
	! grep -q "$home" book/months/2004-04/payroll.csv
	# The others are as they would be without it.
	grep -v "$home" book/months/2004-04/payroll.csv | cut -d, -f3- | cmp - <(grep -v "$home" plain/months/2004-04/payroll.csv | cut -d, -f3-)
	dibao-month -q --verify book
	# Corrected, it comes back; what April owes is paid.
	sed -i "/^$home,1,/s/,cousin,/,head,/" book/members.csv
	dibao-month -q book 2004-05
	[ "$(cell 2004-05 "$home" movement) $(cell 2004-05 "$home" payable)" = "resumed $sum" ]
	dibao-month -q book 2004-06
	[ "$(grep "^$home,2004-04," book/months/2004-06/corrections.csv | cut -d, -f3,4)" = "$sum,arrears" ]
	dibao-month -q --verify book
	run -2 dibao-month --hold-rejected --verify book
}
