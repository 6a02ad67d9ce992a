#!/usr/bin/env bats
# dibao-notice: the public may object.
bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=C.UTF-8
	cd "$BATS_TEST_TMPDIR"
	mkdir book
	cp "$root/lib/policies/changchun-2004.json" book/policy.json
	# A stream as dibao-review leaves it: the community agreed on 1 April; 5 goes elsewhere.
	{
		echo household_id,subdistrict,community,head_name,persons,income,amount,verdict,recheck,step,state,step_on
		for id in 12 29 37 45; do
			echo "001003-0000$id,南湖街道,湖东社区,户$id,2,38.00,300.00,eligible,B,community,passed,2004-04-01"
		done
		echo "001003-000053,南湖街道,湖东社区,户53,2,38.00,300.00,eligible,B,,none,"
	} >stream.csv
	{
		echo household_id,opened_on,kind
		for id in 12 29 37 45; do echo "001003-0000$id,2004-03-20,new"; done
	} >book/applications.csv
	# 12 in full; 29 still up on the 10th; 37 with other facts; 45 not at all
	cat >book/postings.csv <<-'END'
		household_id,step,posted_on,persons,amount,taken_down_on
		001003-000012,notice1,2004-04-02,2,300,
		001003-000029,notice1,2004-04-05,2,300,
		001003-000037,notice1,2004-04-02,3,469,
	END
	echo household_id,step,raised_on,content,outcome,answered_on >book/objections.csv
}

cell() {
	awk -F, -v id="$1" -v name="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i - NF }
		$1 == id { print $(NF + at) }'
}

notice() { dibao-notice --step notice1 -d 2004-04-10 -b book "$@"; }

@test "what was up in full passes on its last day" {
	notice -o out.csv stream.csv
	[ "$(wc -l <out.csv)" -eq 6 ]
	[ "$(cell 001003-000012 step <out.csv)" = notice1 ]
	[ "$(cell 001003-000012 state <out.csv)" = passed ]
	# the 2nd and 5 days
	[ "$(cell 001003-000012 step_on <out.csv)" = 2004-04-07 ]
	# 5 days for the subdistrict
	[ "$(cell 001003-000012 due_on <out.csv)" = 2004-04-12 ]
}

@test "what is up is waited for, what is not is to be posted" {
	notice --new-postings post.csv -o out.csv stream.csv
	[ "$(cell 001003-000029 waiting_for <out.csv)" = notice ]
	[ "$(cell 001003-000029 open_until <out.csv)" = 2004-04-10 ]
	[ "$(cell 001003-000037 waiting_for <out.csv)" = posting:changed ]
	[ "$(cell 001003-000045 waiting_for <out.csv)" = posting ]
	[ "$(cell 001003-000045 step <out.csv)" = community ]
	cat >expected <<-'END'
		household_id,step,subdistrict,community,head_name,persons,amount
		001003-000037,notice1,南湖街道,湖东社区,户37,2,300.00
		001003-000045,notice1,南湖街道,湖东社区,户45,2,300.00
	END
	diff expected post.csv
	[ "$(stat -c %a post.csv)" = 600 ]
}

@test "when nobody is to be posted the list is a header alone" {
	head -n 2 stream.csv >one.csv
	notice --new-postings post.csv -o out.csv one.csv
	[ "$(wc -l <post.csv)" -eq 1 ]
}

@test "taken down early is short" {
	sed -i '/000012/s/$/2004-04-06/' book/postings.csv
	notice -o out.csv stream.csv
	[ "$(cell 001003-000012 waiting_for <out.csv)" = posting:short ]
	sed -i '/000012/s/2004-04-06$/2004-04-07/' book/postings.csv
	notice -o out.csv stream.csv
	[ "$(cell 001003-000012 state <out.csv)" = passed ]
}

@test "an open objection holds its household, not the list; upheld returns it; dismissed lets it go" {
	echo "001003-000012,notice1,2004-04-05,秘密来信,open," >>book/objections.csv
	run -0 notice -v -o out.csv stream.csv
	[[ $output != *秘密来信* ]]
	run ! grep -q 秘密来信 out.csv
	[ "$(cell 001003-000012 waiting_for <out.csv)" = objection:open ]
	[ "$(cell 001003-000029 waiting_for <out.csv)" = notice ]
	sed -i 's/open,$/upheld,2004-04-08/' book/objections.csv
	notice -o out.csv stream.csv
	[ "$(cell 001003-000012 state <out.csv)" = returned ]
	[ "$(cell 001003-000012 step <out.csv)" = community ]
	sed -i 's/upheld/dismissed/' book/objections.csv
	notice -o out.csv stream.csv
	[ "$(cell 001003-000012 state <out.csv)" = passed ]
}

@test "a late objection does not hold a family on last month's roster" {
	echo "001003-000012,notice1,2004-04-09,,open," >>book/objections.csv
	notice -o out.csv stream.csv
	[ "$(cell 001003-000012 waiting_for <out.csv)" = objection:open ]
	printf '%s\n' household_id,persons,income,amount,approved_on,recheck_due \
		001003-000012,1,0,169,2004-01-10,2004-07 >last.csv
	notice -t roster=last.csv -o out.csv stream.csv
	[ "$(cell 001003-000012 state <out.csv)" = passed ]
}

@test "an ineligible household is not posted" {
	sed '/000045/s/300.00,eligible/0.00,ineligible/' stream.csv >refused.csv
	notice --new-postings post.csv -o out.csv refused.csv
	[ "$(cell 001003-000045 step <out.csv)" = notice1 ]
	[ "$(cell 001003-000045 state <out.csv)" = passed ]
	run ! grep -q 000045 post.csv
}

@test "JSON Lines say the same" {
	notice --to jsonl stream.csv >out.jsonl
	[ "$(jq -r 'select(.household_id == "001003-000037").waiting_for' out.jsonl)" = posting:changed ]
	notice --new-postings post.jsonl -o out2.jsonl --to jsonl stream.csv
	[ "$(jq -s length post.jsonl)" -eq 2 ]
	cmp out.jsonl out2.jsonl
}

@test "a decision is not a posting" {
	run -2 dibao-notice --step community -d 2004-04-10 -b book stream.csv
	[[ $output == *dibao-review* ]]
}

@test "nothing is written when the list cannot be" {
	run -2 notice --new-postings none/post.csv -o out.csv stream.csv
	[ ! -e out.csv ]
	run -2 notice --new-postings out.csv -o out.csv stream.csv
	run -2 notice --new-postings stream.csv -o out.csv stream.csv
	[ "$(wc -l <stream.csv)" -eq 6 ]
	run -2 notice --new-postings /dev/full -o out.csv stream.csv
}

@test "tables that it needs must be there" {
	rm book/objections.csv
	run -2 notice stream.csv
	[[ $output == *objections* ]]
}

@test "counts, and one household alone" {
	run -0 --separate-stderr notice -v stream.csv
	[[ $stderr == *"passed 1, waiting 3, refused or returned 0"* ]]
	[[ $stderr == *"to be posted now: 2"* ]]
	run -0 notice -H 001003-000045 stream.csv
	[ "${#lines[@]}" -eq 2 ]
}
