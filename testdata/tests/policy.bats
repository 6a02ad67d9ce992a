#!/usr/bin/env bats
# dibao-policy: the rules made visible.


bats_require_minimum_version 1.5.0
setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=C.UTF-8
	cd "$BATS_TEST_TMPDIR"
	mkdir book
	cat >book/policy.json <<-'END'
		{"policy": "small", "title": "小政策",
		 "standard": [{"from": "2004-01", "per_person": "169", "label": "标准", "basis": "assumed"}],
		 "income": {"kinds": {"wage": {"label": "工资", "basis": "国务院令第271号（1999）"}}},
		 "steps": [{"step": "district", "kind": "decision", "decider": ["bureau"], "label": "审批"},
		           {"step": "posted", "kind": "notice", "days": 5, "label": "公示", "basis": "assumed"}]}
	END
}

@test "a good policy: its name, its title, and which rules are assumed" {
	run --separate-stderr dibao-policy check -b book
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = "small 小政策: 4 rules, of them assumed: 2" ]
	[ "${lines[1]}" = "assumed: /standard/0: 标准" ]
	[ "${lines[2]}" = "assumed: /steps/1: 公示" ]
	[ "${#lines[@]}" -eq 3 ]
	[[ $stderr == *"/steps/0: the rule has no basis"*"[policy-no-basis]" ]]
}

@test "a book, -p and an operand name the same policy" {
	dibao-policy check -q book/policy.json >operand
	dibao-policy check -q -p book/policy.json >option
	dibao-policy check -q --book book >book.txt
	cmp operand option
	cmp operand book.txt
}

@test "an installed policy is found by its name, whatever the folder" {
	run --separate-stderr dibao-policy check changchun-2004
	[ "$status" -eq 0 ]
	[[ ${lines[0]} == changchun-2004\ * ]]
	[ -z "$stderr" ]
	run dibao-policy check nowhere-1900
	[ "$status" -eq 2 ]
	[[ $output == *"./nowhere-1900"*"[policy-not-found]" ]]
}

@test "every error comes with its path, and nothing else is printed" {
	sed 's/"per_person"/"per_persn"/; s/"bureau"/"mayor"/' book/policy.json >bad.json
	run --separate-stderr dibao-policy check bad.json
	[ "$status" -eq 2 ]
	[ -z "$output" ]
	[[ $stderr == *"bad.json:2: /standard/0/per_persn: "*"[policy-key]"* ]]
	[[ $stderr == *"bad.json:4: /steps/0/decider/0: "*"[policy-value]"* ]]
}

@test "errors name the line of each value; what is missing, the line where it is missed" {
	cat >bad.json <<-'END'
		{ "policy": "bad",
		  "standard": [
		    { "per_person": "169" },
		    { "from": "2004-13",
		      "per_person": { "add": [
		        "1",
		        "one" ] } } ],
		  "income": { "kinds": { "wage": {
		    "group": "Wages" } } },
		  "steps": [ { "step": "posted", "kind": "notice" } ] }
	END
	run dibao-policy check -q bad.json
	[ "$status" -eq 2 ]
	[[ $output == *"bad.json:4: /standard/1/from: "*"[policy-type]"* ]]
	[[ $output == *"bad.json:7: /standard/1/per_person/add/1: "*"[policy-type]"* ]]
	[[ $output == *"bad.json:9: /income/kinds/wage/group: "*"[policy-code]"* ]]
	[[ $output == *"bad.json:10: /steps/0/days: is missing [policy-missing]"* ]]
	printf '%s\n' '{ "policy": "a",' '' '"policy": "b" }' >twice.json
	run dibao-policy check twice.json
	[[ $output == *"twice.json:3: "*"[policy-key-twice]" ]]
}

@test "messages are Chinese where the user is" {
	sed 's/"per_person"/"per_persn"/' book/policy.json >bad.json
	LANG=zh_CN.UTF-8 run dibao-policy check bad.json
	[ "$status" -eq 2 ]
	[[ $output == *"未知的键"* ]]
}

@test "a month before the first standard is refused" {
	run dibao-policy check -b book -m 2003-12
	[ "$status" -eq 2 ]
	[[ $output == *"/standard: there is no standard for the month 2003-12 [policy-no-standard]"* ]]
	dibao-policy check -q -b book -m 2004-01
}

@test "the steps in their order, one program call a line" {
	run dibao-policy steps -b book
	[ "$status" -eq 0 ]
	[ "$output" = "$(printf '%s\n' 'dibao-review --step district' 'dibao-notice --step posted')" ]
	run dibao-policy steps changchun-2004
	[ "${#lines[@]}" -eq 5 ]
	[ "${lines[1]}" = "dibao-notice --step notice1" ]
}

@test "no policy, no verb, an unknown verb, a full disk: exit status 2" {
	run dibao-policy check
	[ "$status" -eq 2 ]
	run dibao-policy
	[ "$status" -eq 2 ]
	run dibao-policy sing changchun-2004
	[ "$status" -eq 2 ]
	run dibao-policy steps missing.json
	[ "$status" -eq 2 ]
	run sh -c 'dibao-policy steps changchun-2004 >/dev/full'
	[ "$status" -eq 2 ]
	run sh -c 'dibao-policy check --help >/dev/full'
	[ "$status" -eq 2 ]
}

@test "the policy of dibao-policy(5) is a good policy" {
	awk '/^\.Bd -literal/ { on = 1; next } /^\.Ed/ && on { exit } on' \
		"$root/man/man5/dibao-policy.5" >page.json
	run --separate-stderr dibao-policy check page.json
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
}

@test "with a month the steps carry the day on which they are worked" {
	run dibao-policy steps -m 2004-02 -p changchun-2004
	[ "${lines[0]}" = 'dibao-review --step community -d 2004-02-20' ]
	sed 's/"cutoff_day": 20,//' "$root/lib/policies/changchun-2004.json" >"$BATS_TEST_TMPDIR/p.json"
	run dibao-policy steps -m 2004-02 -p "$BATS_TEST_TMPDIR/p.json"
	[ "${lines[4]}" = 'dibao-notice --step notice2 -d 2004-02-29' ]
}

@test "a policy on standard input" {
	run --separate-stderr sh -c 'dibao-policy check - <"$1"' sh "$root/lib/policies/changchun-2004.json"
	[ "$status" -eq 0 ]
	[[ ${lines[0]} == changchun-2004* ]]
	run sh -c 'echo "{\"policy\": 5}" | dibao-policy check -'
	[ "$status" -eq 2 ]
	[[ $output == *'dibao-policy: -:1: /policy: '* ]]
}

@test "thresholds and doubts of dibao-check, and what is wrong with them" {
	jq '.checks = {"divorce": {"months": 6}, "petition": {"days": 60},
		"archive": {"months": 36},
		"issuer": {"at_least": 20, "times": "5", "others": 3},
		"doubts": [{"code": "idle", "per": "member", "when": {"eq": [{"field": "income.wage"}, "0"]}},
			{"code": "alone", "per": "household", "when": {"eq": [{"field": "persons"}, "1"]}}],
		"declared": [{"register": "payrolls", "incomes": ["wage"]}]}' book/policy.json >good.json
	dibao-policy check -q good.json
	jq '.checks.divorce.months = 0 | del(.checks.issuer.times) | .checks.petition.weeks = 8 |
		.checks.doubts[0].when = {"eq": [{"field": "amount"}, "0"]}' good.json >bad.json
	run --separate-stderr dibao-policy check bad.json
	[ "$status" -eq 2 ]
	for path in divorce/months issuer/times petition/weeks doubts/0/when; do
		[[ $stderr == *"/checks/$path"* ]]
	done
}
