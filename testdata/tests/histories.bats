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

@test "the independent check sees a program that does not ask" {
	make_book 4 1000
	cp -r book other
	# Nobody objects; everybody has signed; nothing was taken down early.
	head -n 1 book/objections.csv >other/objections.csv
	work other roster.csv
	run ! check roster.csv
	[[ $output == *"on the roster without each step in order"* ]]
	sed 's/,no,\(yes\|no\)$/,yes,\1/' book/opinions.csv >other/opinions.csv
	cp book/objections.csv other/
	work other roster.csv
	run ! check roster.csv
	sed 's/,[0-9-]*$/,/' book/postings.csv >other/postings.csv
	cp book/opinions.csv other/
	work other roster.csv
	run ! check roster.csv
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
