# dibao-report: the month in figures, each counted from rows.
bats_require_minimum_version 1.5.0

setup_file() {
	PATH=${DIBAO_BIN:-$BATS_TEST_DIRNAME/../../build/bin}:$PATH
	dibao-demo --divide 10 "$BATS_FILE_TMPDIR/book"
	dibao-month -q "$BATS_FILE_TMPDIR/book" 2004-04
}

setup() {
	PATH=${DIBAO_BIN:-$BATS_TEST_DIRNAME/../../build/bin}:$PATH
	export LC_ALL=C
	cd "$BATS_FILE_TMPDIR" || exit
}

@test "the roster's figures are those of its rows" {
	dibao-report -m 2004-04 -b book --to json >"$BATS_TEST_TMPDIR/report.json"
	awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		$at["on_roster"] == "yes" { n++; p += $at["persons"]; gsub(/[.]/, "", $at["payable"]); f += $at["payable"] }
		END { printf "%d %d %d.%02d\n", n, p, f / 100, f % 100 }' book/months/2004-04/roster.csv \
		>"$BATS_TEST_TMPDIR/counted"
	[ "$(jq -r '.roster["2004-04"] | "\(.households) \(.persons) \(.amount)"' "$BATS_TEST_TMPDIR/report.json")" = \
		"$(cat "$BATS_TEST_TMPDIR/counted")" ]
	[ "$(jq '[.categories[]] | add' "$BATS_TEST_TMPDIR/report.json")" = \
		"$(jq '.roster["2004-04"].persons' "$BATS_TEST_TMPDIR/report.json")" ]
}

@test "last month and the movements make this month" {
	dibao-report -m 2004-04 -b book --to json >"$BATS_TEST_TMPDIR/report.json"
	last=$(($(wc -l <book/opening.csv) - 1))
	jq -e --argjson last "$last" '.movements as $m | .roster["2004-04"].households ==
		$last + $m.new.households + $m.resumed.households - $m.stopped.households -
		$m.suspended.households' "$BATS_TEST_TMPDIR/report.json"
}

@test "what the month's folder holds is what comes out again" {
	dibao-report -m 2004-04 -b book --to json | cmp - book/months/2004-04/report.json
}

@test "a month that was not made says how to make it" {
	run dibao-report -m 2004-05 -b book
	[ "$status" -eq 2 ]
	[[ $output == *'dibao-month book 2004-05'* ]]
}

@test "one form at a time" {
	run dibao-report -m 2004-04 -b book --print text --to json
	[ "$status" -eq 2 ]
	[[ $output == *report-form* ]]
}

@test "rows with errors are counted as households in the book, and it is said" {
	sed '3s/,/,,,/' book/households.csv >"$BATS_TEST_TMPDIR/bad.csv"
	run dibao-report -m 2004-04 -b book -t households="$BATS_TEST_TMPDIR/bad.csv"
	[ "$status" -eq 1 ]
	[[ $output == *report-rows* ]]
}

@test "nothing private is in it" {
	dibao-report -m 2004-04 -b book >"$BATS_TEST_TMPDIR/page"
	dibao-report -m 2004-04 -b book --to json >>"$BATS_TEST_TMPDIR/page"
	cut -d, -f4 book/members.csv | tail -n +2 | grep . >"$BATS_TEST_TMPDIR/numbers"
	[ -s "$BATS_TEST_TMPDIR/numbers" ]
	run ! grep -F -f "$BATS_TEST_TMPDIR/numbers" "$BATS_TEST_TMPDIR/page"
}

@test "a bad row of a register is passed over, and said; the month is made without it" {
	dibao-demo --divide 100 "$BATS_TEST_TMPDIR/book"
	cd "$BATS_TEST_TMPDIR"
	dibao-report -m 2004-04 -b book --to json 2>/dev/null || true
	sed -i '2s/,[a-z]*,/,nonsense,/' book/petitions.csv
	sed -i '2s/[0-9]\{4\}-[0-9][0-9]-[0-9][0-9]/2004-13-40/' book/surveys.csv
	run --separate-stderr dibao-month book 2004-04
	[ "$status" -le 1 ]
	[ -e book/months/2004-04/report.json ]
	dibao-report -m 2004-04 -b book --to json 2>said >/dev/null || [ $? -eq 1 ]
	grep -q 'rows with errors: 1; they are not counted' said
}
