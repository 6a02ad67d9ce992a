#!/usr/bin/env bats
# Random years of money: every fen that was asked for is paid, carried, lapsed or open, and once.
bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export PATH LANG=C.UTF-8
	cd "$BATS_TEST_TMPDIR"
}

# account BOOK: follows its money by the months' files alone.
account() {
	(cd "$1" && awk -F, -f "$root/testdata/money/account.awk" months/*/payroll.csv \
		months/*/fund.csv settled/*/settled.csv settled/*/lapsed.csv months/*/corrections.csv)
}

# again BOOK MONTH: what the month's predecessors still owe after it.
again() {
	local made earlier=()
	for made in "$1"/months/*; do earlier+=(-t "corrections=$made/corrections.csv"); done
	for made in "$1"/months/*; do
		[[ ${made##*/} < $2 ]] || continue
		dibao-assess -q -m "${made##*/}" -b "$1/months/$2/in" |
			dibao-payroll recompute -m "${made##*/}" -b "$1/months/$2/in" \
				-t "roster=$made/roster.csv" -t "latest=$(echo "$1/months/$2/in"/roster.csv*)" |
			dibao-payroll correct -t "paid=$made/payroll.csv" "${earlier[@]}" | sed 1d
	done
}

@test "a year whose money lapses after one month" {
	"$root/testdata/money/random-year" book 1
	run -0 account book
	echo "$output"
	[[ $output == "payments "* && $output != *"lapsed 0.00"* && $output != *"open 0.00"* ]]
	dibao-month -q --verify book
	# Corrected once more nothing is owed; what is left to recover is below the limit's cut.
	again book 2004-12 >left.csv
	[ "$(grep -c ',arrears,' left.csv)" = 0 ]
}

@test "a year whose money is carried three months" {
	"$root/testdata/money/random-year" book 2
	run -0 account book
	echo "$output"
	[[ $output == "payments "* && $output != *"open 0.00"* ]]
	dibao-month -q --verify book
	# The accountant sees a fen that is moved.
	sed -i '3s/\.[0-9][0-9],\(counter\|home\|bank\),/.99,\1,/' book/months/2004-06/payroll.csv
	run -1 account book
	[[ $output == *"fault: "* ]]
}
