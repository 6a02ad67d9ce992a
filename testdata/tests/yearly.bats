# dibao-report: a settled year, by subdistrict, beside another month, and held against the records.
bats_require_minimum_version 1.5.0

setup_file() {
	PATH=${DIBAO_BIN:-$BATS_TEST_DIRNAME/../../build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export PATH LANG=C.UTF-8
	cd "$BATS_FILE_TMPDIR"
	dibao-demo --year --settle --divide 40 --seed 7 book >/dev/null 2>&1 || [ $? -eq 1 ]
	dibao-report --year 2004 -b book --to json -o year.json
	dibao-report --year 2004 -b book --by subdistrict --to csv -o parts.csv
}

setup() {
	PATH=${DIBAO_BIN:-$BATS_TEST_DIRNAME/../../build/bin}:$PATH
	export LC_ALL=C
	cd "$BATS_FILE_TMPDIR"
}

# fen: yuan on standard input, one a line, summed, in fen.
fen() { tr -d . | awk '{ sum += $1 } END { printf "%d\n", sum }'; }

# sum_of COLUMN FILE...: the sum of a column, in fen.
sum_of() {
	awk -F, -v column="$1" 'FNR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i; next }
		{ gsub(/[.]/, "", $at); sum += $at } END { printf "%d\n", sum }' "${@:2}"
}

@test "the subdistricts' figures add up to the district's, every one of them" {
	[ "$(cut -d, -f1 parts.csv | sort -u | wc -l)" -ge 13 ]
	awk -F, 'NR == 1 || $2 ~ /^(rates|averages)[.]/ || $2 ~ /[.](rate|month)$/ || $2 ~ /^(period|policy)$/ { next }
		{ gsub(/[.]/, "", $3); if ($1 == "") whole[$2] = $3; else parts[$2] += $3 }
		END {
			for (path in whole) { n++; if (whole[path] + 0 != parts[path] + 0) { print path, whole[path], parts[path]; bad = 1 } }
			exit n < 100 || bad
		}' parts.csv
}

@test "of every month too" {
	for month in 2004-01 2004-06 2004-12; do
		dibao-report -m "$month" -b book --by subdistrict --to json -o "$BATS_TEST_TMPDIR/month.json"
		jq -e 'def fen: gsub("[.]"; "") | tonumber; .period as $m
			| ([.subdistricts[].roster[$m].households] | add) == .roster[$m].households
			and ([.subdistricts[].roster[$m].amount | fen] | add) == (.roster[$m].amount | fen)
			and ([.subdistricts[].money.requested | fen] | add) == (.money.requested | fen)
			and ([.subdistricts[].households.book] | add) == .households.book' "$BATS_TEST_TMPDIR/month.json"
	done
}

@test "CSV has the figures of the JSON" {
	dibao-report --year 2004 -b book --to csv -o "$BATS_TEST_TMPDIR/year.csv"
	jq -r 'paths(scalars) as $p | select(getpath($p) != null) | ",\($p | join(".")),\(getpath($p))"' year.json |
		sort >"$BATS_TEST_TMPDIR/expected"
	sed 1d "$BATS_TEST_TMPDIR/year.csv" | sort | cmp - "$BATS_TEST_TMPDIR/expected"
}

@test "a month beside another: both, and the difference" {
	dibao-report -m 2004-11 --against 2004-10 -b book --to json -o "$BATS_TEST_TMPDIR/both.json"
	jq -e --slurpfile other book/months/2004-10/report.json 'def fen: gsub("[.]"; "") | tonumber;
		.against.roster == $other[0].roster
		and .difference.roster["2004-11"].households ==
			.roster["2004-11"].households - .against.roster["2004-10"].households
		and (.difference.roster["2004-11"].amount | fen) ==
			(.roster["2004-11"].amount | fen) - (.against.roster["2004-10"].amount | fen)
		and .difference.supplements.raise_2004.persons == .supplements.raise_2004.persons' "$BATS_TEST_TMPDIR/both.json"
	dibao-report -m 2004-11 --against 2004-10 -b book --to csv -o "$BATS_TEST_TMPDIR/both.csv"
	[ "$(head -n 1 "$BATS_TEST_TMPDIR/both.csv")" = subdistrict,path,value,against,difference ]
	awk -F, '$2 ~ /[.]households$/ && $3 - $4 != $5 { exit 1 }' "$BATS_TEST_TMPDIR/both.csv"
	dibao-report -m 2004-11 --against 2004-10 -b book --lang en >"$BATS_TEST_TMPDIR/both.txt"
	grep -q 'against 2004-10' "$BATS_TEST_TMPDIR/both.txt"
	grep -Eq '^The roster: households +this +other +difference$' "$BATS_TEST_TMPDIR/both.txt"
}

@test "a month is held against a month, a year against a year, made ones" {
	run -2 --separate-stderr dibao-report -m 2004-11 --against 2004 -b book
	[[ $stderr == *report-against* ]]
	run -2 --separate-stderr dibao-report --year 2004 --against 2004-10 -b book
	run -2 --separate-stderr dibao-report -m 2004-11 --against 2003-10 -b book
	[[ $stderr == *report-month* ]]
	run -2 --separate-stderr dibao-report -m 2004-11 --by community -b book
}

@test "report = payrolls = requests = settled = journal, to the fen" {
	requested=$(jq -r .money.requested year.json | fen)
	[ "$requested" -gt 0 ]
	[ "$(($(sum_of total book/months/*/payroll.csv) - $(sum_of carried book/months/*/payroll.csv)))" = "$requested" ]
	[ "$(awk -F, '$2 == "" && $3 == "" { gsub(/[.]/, "", $7); sum += $7 } END { print sum }' book/months/*/fund.csv)" = "$requested" ]
	[ "$(($(sum_of total book/settled/*/settled.csv) - $(sum_of carried book/settled/*/settled.csv)))" = "$requested" ]
	[ "$(jq -r '.funds[]' year.json | fen)" = "$requested" ]
	[ "$(jq -r '.spending | del(.in_goods)[]' year.json | fen)" = "$requested" ]
	[ "$(jq -r '.money | .paid, .returned, .outstanding' year.json | fen)" = "$requested" ]
	# Month by month the same.
	for month in 02 05 09 12; do
		[ "$(dibao-report -m "2004-$month" -b book --to json | jq -r .money.requested)" = \
			"$(awk -F, '$2 == "" && $3 == "" { print $7 }' "book/months/2004-$month/fund.csv")" ]
	done
}
