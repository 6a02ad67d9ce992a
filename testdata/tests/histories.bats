#!/usr/bin/env bats
# Random histories of families, and a roster that must follow from the raw tables alone.
bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=C.UTF-8
	histories=$root/testdata/histories
	cd "$BATS_TEST_TMPDIR"
	mkdir book
	cp "$root/lib/policies/changchun-2004.json" book/policy.json
}

# work BOOK ROSTER: May 2004, from the assessment to the roster.
work() {
	local on=(-q -d 2004-05-20 -b "$1" -t "roster=$1/opening.csv")
	dibao-assess -q -m 2004-05 -b "$1" | dibao-review --step community "${on[@]}" |
		dibao-notice --step notice1 "${on[@]}" | dibao-review --step subdistrict "${on[@]}" |
		dibao-review --step district "${on[@]}" | dibao-notice --step notice2 "${on[@]}" |
		dibao-roster -q -m 2004-05 -b "$1" -t "roster=$1/opening.csv" -o "$2"
}

# make_book SEED FAMILIES
make_book() {
	/usr/bin/python3 "$histories/make.py" "$1" "$2" book
}

check() {
	/usr/bin/python3 "$histories/check.py" book "$1"
}

@test "nobody reaches the roster but by each step in order, posted in full, unopposed, on his own evidence" {
	for seed in 1 2 3; do
		make_book $seed 1000
		work book roster.csv
		check roster.csv
	done
}

# As if the program did not ask: for the sign, the paper, the visit, kin, the vote, the reviewer, ...
@test "the independent check sees a program that does not ask" {
	make_book 4 1000
	while IFS=@ read -r table change; do
		rm -rf other
		cp -r book other
		sed "$change" "book/$table.csv" >"other/$table.csv"
		work other roster.csv
		run ! check roster.csv
		[[ $output == *"on the roster without each step in order"* ]]
	done <<-'END'
		objections@1q
		opinions@s/,no,\(yes\|no\)$/,yes,\1/
		opinions@s/,yes$/,no/
		opinions@s/abstain\|disagree/agree/
		opinions@s/district,office,bureau/district,bureau,bureau/;s/subdistrict,secretary1/subdistrict,office/
		postings@s/,[0-9-]*$/,/
		documents@s/,no,/,yes,/
		documents@s/,[0-9-]*$/,/
		surveys@s/,甲,/,甲;乙,/
		surveys@s/look;ask,/look;check;listen;ask;record;compute,/
		applications@s/,2004-[0-9-]*$/,/
	END
}

@test "one opinion, posting or objection that is another changes that family alone" {
	make_book 5 150
	work book before.csv
	changed=0
	for table in opinions postings objections; do
		rows=$(sed 1d "book/$table.csv" | wc -l)
		for part in 1 2 3 4 5; do
			line=$((2 + part * (rows - 1) / 5))
			family=$(sed -n "$line{s/,.*//p}" "book/$table.csv")
			cp "book/$table.csv" kept.csv
			# Another vote, another sum, another outcome, or the row is gone.
			sed "$line{s/agree/disagree/;t;s/,2004-03-[0-9]*,/,2004-03-01,/;t;s/\(dismissed\|upheld\),.*/open,/;t;d}" \
				kept.csv >"book/$table.csv"
			run ! cmp -s "book/$table.csv" kept.csv
			work book after.csv
			cmp <(grep -v "^$family," before.csv) <(grep -v "^$family," after.csv)
			cmp -s before.csv after.csv || changed=$((changed + 1))
			cp kept.csv "book/$table.csv"
		done
	done
	[ "$changed" -gt 3 ]
}
