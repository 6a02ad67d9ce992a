#!/usr/bin/env bats
# dibao-roster: who is on benefit this month, what moved and why.
bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=C.UTF-8
	cd "$BATS_TEST_TMPDIR"
	mkdir book
	cp "$root/lib/policies/changchun-2004.json" book/policy.json
	cat >book/members.csv <<-'END'
		household_id,person_no,name,id_number,relation
		a1,1,王伟,990104440501123,head
		b2,1,李芳,,head
		b2,2,李强,,spouse
		c3,1,赵秀英,,head
		d4,1,孙丽,,head
		e5,1,周杰,,head
		f6,1,吴刚,,head
	END
	cat >book/events.csv <<-'END'
		household_id,person_no,occurred_on,kind,note
		d4,,2004-03-12,withdrawn,家里有人工作了
	END
	cat >last.csv <<-'END'
		household_id,persons,income,amount,approved_on,recheck_due
		a1,1,20.00,149.00,2003-10-10,2004-12
		c3,1,0.00,100.00,2003-10-10,2004-12
		d4,1,0.00,169.00,2003-10-10,2004-12
		e5,1,0.00,169.00,2003-10-10,2004-12
	END
	# a1 goes on, b2 is new, c3 was refused, d4 has withdrawn, e5 is in review, f6 has not asked.
	cat >stream.csv <<-'END'
		household_id,subdistrict,community,head_name,month,persons,gross_income,income,income_per_head,need,verdict,method,base_amount,supplement,supplement_detail,amount,reasons,step,state,waiting_for,due_on,approval,step_on,approved_on,approved_persons,approved_income,recheck_due
		a1,南湖街道,湖东社区,王伟,2004-04,1,0.00,0.00,0.00,169.00,eligible,differential,169.00,0.00,,169.00,,notice2,passed,,,continuing,2003-10-20,2003-10-10,1,20.00,2004-12
		b2,南湖街道,湖东社区,李芳,2004-04,2,0.00,0.00,0.00,338.00,eligible,differential,338.00,0.00,,338.00,,notice2,passed,,,new,2004-03-30,2004-03-24,2,0.00,2004-09
		c3,南湖街道,湖东社区,赵秀英,2004-04,1,169.00,169.00,169.00,169.00,ineligible,none,0.00,0.00,,0.00,income,subdistrict,refused,,,,2004-03-19,2003-10-10,1,69.00,2004-12
		d4,南湖街道,湖东社区,孙丽,2004-04,1,0.00,0.00,0.00,169.00,eligible,differential,169.00,0.00,,169.00,,notice2,passed,,,continuing,2003-10-20,2003-10-10,1,0.00,2004-12
		e5,南湖街道,湖东社区,周杰,2004-04,1,100.00,100.00,100.00,169.00,eligible,differential,69.00,0.00,,69.00,,,waiting,panel:police,2004-04-25,,,2003-10-10,1,0.00,2004-12
		f6,南湖街道,湖东社区,吴刚,2004-04,1,0.00,0.00,0.00,169.00,eligible,differential,169.00,0.00,,169.00,,,none,,,,,,,,
	END
}

roster() {
	dibao-roster -m 2004-04 -b book -t roster=last.csv "$@"
}

# cell HOUSEHOLD COLUMN: of the CSV on standard input.
cell() {
	awk -F, -v id="$1" -v name="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i }
		$1 == id { print $at }'
}

@test "every household comes out once, with its movement, amount and reasons" {
	roster -o roster.csv stream.csv
	[ "$(cut -d, -f1 roster.csv | tr '\n' ' ')" = "household_id a1 b2 c3 d4 e5 f6 " ]
	[ "$(cut -d, -f28-31 roster.csv | sed 1d | tr '\n' ' ')" = \
		"yes,2003-11,raised,149.00 yes,2004-04,new,0.00 no,2003-11,stopped,100.00 no,2003-11,stopped,169.00 yes,2003-11,unchanged,169.00 no,,,0.00 " ]
	[ "$(cell a1 payable <roster.csv)" = 169.00 ]
	[ "$(cell a1 movement_reasons <roster.csv)" = changed:income ]
	[ "$(cell b2 payable <roster.csv)" = 338.00 ]
	[ "$(cell c3 movement_reasons <roster.csv)" = "income;refused" ]
	[ "$(cell d4 movement_reasons <roster.csv)" = withdrawn ]
	[ "$(cell d4 left_in <roster.csv)" = 2004-04 ]
	[ "$(cell e5 payable <roster.csv)" = 169.00 ]
	[ "$(cell e5 movement_reasons <roster.csv)" = reviewing ]
	[ "$(cell f6 payable <roster.csv)" = 0.00 ]
	[ "$(stat -c %a roster.csv)" = 600 ]
}

@test "what was there comes through as it stood" {
	roster stream.csv | cut -d, -f1-27 | cmp - stream.csv
}

@test "the movements are printed and add up, in both languages" {
	roster -v -o roster.csv stream.csv 2>said
	# 149 + 100 + 169 + 169 = 587; 587 + 338 - 269 + 20 = 676 = 169 + 338 + 169
	grep -q 'last month: 4 households, 4 persons, 587.00 yuan' said
	grep -q 'new: 1 households, 2 persons, 338.00 yuan' said
	grep -q 'stopped: 2 households, 2 persons, 269.00 yuan' said
	grep -q 'raised: 1 households, by 0 persons and 20.00 yuan' said
	grep -q 'unchanged: 1 households' said
	grep -q 'this month: 3 households, 4 persons, 676.00 yuan' said
	LC_ALL=zh_CN.UTF-8 roster -v -o roster.csv stream.csv 2>said
	grep -q '上月在册：4 户，4 人，587.00 元' said
	grep -q '停发：2 户，2 人，269.00 元' said
	grep -q '本月在册：3 户，4 人，应发 676.00 元' said
	roster -o roster.csv stream.csv 2>said
	[ ! -s said ]
}

@test "who vanished from the stream is named, and nothing is written" {
	echo kept >roster.csv
	grep -v -e ^c3 -e ^e5 stream.csv >short.csv
	run -2 --separate-stderr roster -o roster.csv short.csv
	[[ $stderr = *"last.csv:3: household c3"*"household-gone"* ]]
	[[ $stderr = *"last.csv:5: household e5"* ]]
	[ "$(cat roster.csv)" = kept ]
}

@test "a header alone is an empty roster: all who are approved are new" {
	head -n 1 last.csv >none.csv
	dibao-roster -m 2004-04 -b book -t roster=none.csv -v -o roster.csv stream.csv 2>said
	grep -q 'last month: 0 households, 0 persons, 0.00 yuan' said
	[ "$(cell b2 movement <roster.csv)" = new ]
	[ "$(cell c3 movement <roster.csv)" = "" ]
	[ "$(cell d4 on_roster <roster.csv)" = no ]
}

@test "a district with nobody has an empty roster" {
	head -n 1 stream.csv >nobody.csv
	head -n 1 last.csv >none.csv
	dibao-roster -m 2004-04 -b book -t roster=none.csv nobody.csv >roster.csv
	[ "$(wc -l <roster.csv)" -eq 1 ]
	grep -q ',left_in,phase_out,phase_out_month,phase_out_base$' roster.csv
}

@test "last month's roster is needed" {
	run -2 --separate-stderr dibao-roster -m 2004-04 -b book stream.csv
	[[ $stderr = *roster*"table-missing"* ]]
	rm book/events.csv
	run -2 --separate-stderr roster stream.csv
	[[ $stderr = *events*"table-missing"* ]]
}

@test "the roster of another month is refused, and so is a stream of another month" {
	roster -o april.csv stream.csv
	run -2 --separate-stderr dibao-roster -m 2004-06 -b book -t roster=april.csv \
		<(sed 's/,2004-04,/,2004-06,/' stream.csv)
	[[ $stderr = *"april.csv:2: month: this is the roster of 2004-04"*"2004-05"*"roster-month"* ]]
	run -2 --separate-stderr dibao-roster -m 2004-05 -b book -t roster=april.csv stream.csv
	[[ $stderr = *"stream.csv:2: month: "*"household a1"*"stream-month"* ]]
}

@test "another table by mistake for the roster is refused" {
	cut -d, -f1,2 last.csv >other.csv
	run dibao-roster -m 2004-04 -b book -t roster=other.csv -o out.csv stream.csv
	[ "$status" -eq 2 ]
	[[ $output == *other.csv:2:*'[roster-form]'* ]]
	[ ! -e out.csv ]
}

@test "a stream that was reviewed without last month's roster is warned of" {
	sed '/^a1/s/,notice2,passed,,,continuing,2003-10-20,2003-10-10,1,20.00,2004-12/,,none,,,,,,,,/' \
		stream.csv >other.csv
	run dibao-roster -m 2004-04 -b book -t roster=last.csv -o out.csv other.csv
	[ "$status" -eq 0 ]
	[[ $output == *"not on it: 1;"*'-t roster=FILE'* ]]
	run dibao-roster -m 2004-04 -b book -t roster=last.csv -o out.csv stream.csv
	[ -z "$output" ]
}

@test "the next month goes on from this one" {
	roster -o april.csv stream.csv
	sed -e 's/,2004-04,/,2004-05,/' -e '/^b2/s/,new,/,continuing,/' stream.csv >may-stream.csv
	dibao-roster -m 2004-05 -b book -t roster=april.csv -o may.csv may-stream.csv
	[ "$(cell a1 movement <may.csv)" = unchanged ]
	[ "$(cell a1 previous_amount <may.csv)" = 169.00 ]
	[ "$(cell b2 on_roster_since <may.csv)" = 2004-04 ]
	[ "$(cell c3 movement <may.csv)" = "" ]
	[ "$(cell c3 left_in <may.csv)" = 2004-04 ]
	[ "$(cell d4 on_roster <may.csv)" = no ]
	[ "$(cell e5 payable <may.csv)" = 169.00 ]
}

@test "CSV, JSON Lines, gzip and a pipe say the same" {
	roster -o roster.csv stream.csv
	roster --to jsonl -o roster.jsonl stream.csv
	roster --to csv <(roster --to jsonl stream.csv) | cmp - roster.csv
	[ "$(jq -r 'select(.household_id == "c3") | .payable, .on_roster' roster.jsonl | tr '\n' ' ')" = "0.00 no " ]
	gzip -k stream.csv last.csv
	dibao-roster -m 2004-04 -b book -t roster=last.csv.gz <stream.csv.gz | cmp - roster.csv
	roster - <stream.csv | cmp - roster.csv
}

@test "columns that are missing are one error" {
	cut -d, -f1-16 stream.csv >narrow.csv
	run -2 --separate-stderr roster narrow.csv
	[[ $stderr = *"reasons, step, state, waiting_for, due_on, approval, step_on, approved_on"* ]]
	[ "${#stderr_lines[@]}" -eq 1 ]
}

@test "a policy without the rules of the roster says so" {
	jq 'del(.roster)' book/policy.json >p.json
	run -2 --separate-stderr dibao-roster -m 2004-04 -b book -p ./p.json -t roster=last.csv stream.csv
	[[ $stderr = *"p.json: /roster: "*"roster-rules"* ]]
}

@test "the share of a person who did not come to community work is left out" {
	jq '.roster.community_work = {"who": {"field": "person_no", "is": "1"}, "times": 1, "then": "leave_out"}' \
		book/policy.json >p.json
	printf 'household_id,person_no,held_on,attended\nb2,1,2004-03-10,no\nb2,2,2004-03-10,no\n' >work.csv
	# Without the incomes the share could not be known.
	run -2 --separate-stderr roster -p ./p.json -t community_work=work.csv stream.csv
	[[ $stderr = *incomes* ]]
	echo 'household_id,person_no,kind,amount' >book/incomes.csv
	sed '/^c3/i b2,2,0.00,338.00,2004-02-10,2004-12' last.csv >sorted.csv
	dibao-roster -m 2004-04 -b book -p ./p.json -t roster=sorted.csv -t community_work=work.csv \
		-o roster.csv stream.csv
	# 338 for two; the head's 169 is left out.
	[ "$(cell b2 payable <roster.csv)" = 169.00 ]
	[ "$(cell b2 movement <roster.csv)" = lowered ]
	[[ $(cell b2 movement_reasons <roster.csv) = *community_work* ]]
}

@test "a bad row rejects its household, and with --rejects the rest goes on" {
	echo 'f6,,2004-13-01,birth,' >>book/events.csv
	run -2 --separate-stderr roster -o roster.csv stream.csv
	[[ $stderr = *"book/events.csv:3: occurred_on"* ]]
	[ ! -e roster.csv ]
	run -1 roster --rejects rejects.csv -o roster.csv stream.csv
	[ "$(wc -l <roster.csv)" -eq 6 ]
	grep -q '^f6,events,' rejects.csv
}

@test "options that it does not take are refused, and so are tables" {
	run -2 --separate-stderr roster --print text stream.csv
	[ -n "$stderr" ]
	run -2 --separate-stderr roster -t documents=last.csv stream.csv
	[[ $stderr = *"table-unused"* ]]
	run -2 --separate-stderr dibao-roster -b book -t roster=last.csv stream.csv
	[[ $stderr = *"--month"* ]]
}

@test "a full disk is never success" {
	[ -w /dev/full ] || skip
	run -2 roster -o /dev/full stream.csv
	run -2 bash -c 'dibao-roster --help >/dev/full'
}
