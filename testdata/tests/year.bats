#!/usr/bin/env bats
# The demonstration's year: twelve months, and what the district's report publishes.
bats_require_minimum_version 1.5.0

setup_file() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export PATH LANG=C.UTF-8
	cd "$BATS_FILE_TMPDIR"
	dibao-demo --year book >/dev/null 2>said || [ $? -eq 1 ]
}

setup() {
	root=$BATS_TEST_DIRNAME/../..
	cd "$BATS_FILE_TMPDIR"
}

@test "a second count of the raw tables comes to the same, and so does what was published" {
	run sh "$root/testdata/demo/compare-year" book "$root/testdata/demo/published"
	echo "$output"
	[ "$status" -eq 0 ]
}

@test "nothing is corrected in a year in which every fact was known in time" {
	cat book/months/*/corrections.csv | sort -u >all
	[ "$(wc -l <all)" = 1 ]
}

@test "the year's report has the roster of each month, its movements, and the programmes" {
	dibao-report --year 2004 -b book --to json >year.json
	jq -e '.period == "2004" and (.roster | keys | length) == 12
		and .roster["2004-04"].households == 2938
		and .places == {"subdistricts": 8, "towns": 3, "communities": .places.communities}
		and .households.book == 11787 and .households.surveyed > 3000
		and ([.categories[]] | add) == .roster["2004-12"].persons
		and (.care_classes | length) == 9
		and .programmes.grain_oil.month == "2004-04" and .programmes.grain_oil.amount == "99855.00"
		and .supplements.raise_2004.persons == 6473
		and .supplements.classified.amount == "4216.00"' year.json
	# What moved leads from December 2003 to December 2004.
	jq -e --argjson last "$(sed 1d book/opening.csv | wc -l)" '
		$last + .movements.new.households + (.movements.resumed.households // 0)
			- .movements.stopped.households - (.movements.suspended.households // 0)
			== .roster["2004-12"].households' year.json
	# The year's sum of a programme is that of its months.
	for month in 0{1,2,3,4,5,6,7,8,9} 1{0,1,2}; do
		jq -r '.programmes.grain_oil.amount // empty' "book/months/2004-$month/report.json"
	done | awk '{ sum += $1 } END { printf "%.2f\n", sum }' >sum
	[ "$(jq -r .programmes.grain_oil.year_amount year.json)" = "$(cat sum)" ]
}

@test "the year on paper names every month" {
	dibao-report --year 2004 -b book --print text >page
	[ "$(grep -c '^  2004-[01][0-9]  ' page)" -ge 12 ]
	dibao-report --year 2004 -b book --print text --lang en >page
	[ "$(grep -c '^  2004-[01][0-9]  ' page)" -ge 12 ]
}

@test "a year of which no month was made, and a month beside a year" {
	run -2 --separate-stderr dibao-report --year 2003 -b book --to json
	run -2 --separate-stderr dibao-report --year 2004 -m 2004-04 -b book --to json
	run -2 --separate-stderr dibao-report --year x -b book --to json
	run -2 --separate-stderr dibao-report -b book --to json
}

@test "a settled year: every fen is found again, mistakes are told, and closed months are corrected" {
	cd "$BATS_TEST_TMPDIR"
	dibao-demo --year --settle --divide 10 book >/dev/null 2>&1 || [ $? -eq 1 ]
	(cd book && awk -F, -f "$root/testdata/money/account.awk" months/*/payroll.csv \
		months/*/fund.csv settled/*/settled.csv settled/*/lapsed.csv months/*/corrections.csv)
	# What the staff did wrong, month by month.
	for told in 2004-03:repeated 2004-05:unknown 2004-07:partial 2004-08:misdated 2004-09:allotted; do
		grep -q ",${told#*:}," "book/settled/${told%:*}/differences.csv"
	done
	# February is corrected in May, June in September, and nothing twice.
	[ "$(cat book/months/*/corrections.csv | grep -v ^household_id | cut -d, -f2,6 | sort -u | tr '\n' ' ')" != "" ]
	cat book/months/*/corrections.csv | grep -v ^household_id | cut -d, -f1,2 | sort | uniq -d >twice
	[ ! -s twice ]
	dibao-report --year 2004 -b book --to json >year.json
	# requested = paid + came back + without a receipt
	jq -e '[.money | .requested, .paid, .returned, .outstanding | gsub("\\."; "") | tonumber]
		| .[0] == .[1] + .[2] + .[3] and .[1] > 0 and .[2] > 0' year.json
	jq -e '.rates | (.full_payment | tonumber) < 1 and (.coverage | tonumber) <= 1
		and (.coverage | tonumber) > 0.9' year.json
	# Lines of the report, of the requests and of the payrolls are the same sum.
	[ "$(jq -r .money.requested year.json)" = "$(awk -F, '$2 == "" && $3 == "" { sum += $7 } END { printf "%.2f", sum }' book/months/*/fund.csv)" ]
	dibao-month -q --verify book 2004-09
}
