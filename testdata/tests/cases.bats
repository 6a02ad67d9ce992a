#!/usr/bin/env bats
# The policies that come with dibao, held to cases worked by hand: testdata/cases/POLICY.json.
# A case says who the household is, what must come out, and in its note the arithmetic.
bats_require_minimum_version 1.5.0

setup() {
	root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
	shipped=$root/lib/policies
	cases=$root/testdata/cases
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=C.UTF-8
	cd "$BATS_TEST_TMPDIR"
}

policies() {
	(cd "$shipped" && ls -- *.json | grep -v '\.schema\.json$' | sed 's/\.json$//')
}

# read_cases POLICY: a folder for each month, with the households of its cases.
read_cases() {
	rm -rf months
	for month in $(jq -r '[.[].month] | unique[]' "$cases/$1.json"); do
		mkdir -p "months/$month"
		jq -c --arg month "$month" -f "$cases/households.jq" "$cases/$1.json" \
			>"months/$month/cases.jsonl"
	done
}

households() { dibao-assess -q -m "$2" -p "$1" "months/$2/cases.jsonl"; }
members() { dibao-assess -q -m "$2" -p "$1" --out members --to jsonl "months/$2/cases.jsonl"; }

# On the roster are those who are entitled.
roster() {
	jq -c '.payable = .amount | .approval = "continuing"
		| .on_roster = if .verdict == "eligible" then "yes" else "no" end'
}
awards() { dibao-subsidy -q -m "$2" -p "$1" --to jsonl "months/$2/roster"; }

# work_out POLICY FILE: what the programs make of the policy's cases, month by month.
work_out() {
	read_cases "$1"
	for month in $(ls months); do
		households "$2" "$month" >"months/$month/households"
		members "$2" "$month" >"months/$month/members"
		roster <"months/$month/households" >"months/$month/roster"
		awards "$2" "$month" >"months/$month/awards"
	done
}

compare() { # POLICY: what came out otherwise than worked by hand
	for what in households members awards; do cat months/*/$what >$what.jsonl; done
	jq -nr --slurpfile cases "$cases/$1.json" --slurpfile households households.jsonl \
		--slurpfile members members.jsonl --slurpfile awards awards.jsonl \
		-f "$cases/compare.jq"
}

@test "each policy has eight cases at least, each with its arithmetic" {
	for policy in $(policies); do
		jq -e 'length >= 8 and all(.note | test("[0-9]"))
			and (map(.case) | unique | length) == length' "$cases/$policy.json" >/dev/null ||
			{ echo "$policy"; false; }
	done
}

@test "every worked case comes out as worked by hand" {
	for policy in $(policies); do
		work_out "$policy" "$shipped/$policy.json"
		compare "$policy" >differences
		[ ! -s differences ] || { echo "$policy"; cat differences; false; }
	done
}

@test "a figure that is not the one worked by hand is told" {
	work_out example-floor "$shipped/example-floor.json"
	sed -i '1s/"amount":"1970.00"/"amount":"1970.01"/' months/2021-07/households
	sed -i 's/"age":70/"age":71/' months/2021-07/members
	compare example-floor >differences
	grep -qx 'nothing comes in: amount is 1970.01, by hand 1970.00' differences
	grep -qx '70 on the last day.*: member 1: age is 71, by hand 70' differences
	[ "$(wc -l <differences)" -eq 2 ]
}

# differs FILE WHAT: something comes out otherwise under the policy of the file, or nothing does.
differs() {
	for month in $(ls months); do
		"$2" "$1" "$month" 2>/dev/null | cmp -s - "months/$month/$2" || return 0
	done
	return 1
}

# Every rule in turn is taken out of the policy.
@test "the cases touch every rule: without it something comes out otherwise" {
	for policy in $(policies); do
		work_out "$policy" "$shipped/$policy.json"
		jq -c -f "$cases/rules.jq" "$shipped/$policy.json" >rules
		[ -s rules ]
		while read -r path; do
			jq --argjson path "$path" 'delpaths([$path])' "$shipped/$policy.json" >without.json
			case $path in
			*programmes*) differs ./without.json awards ;;
			*care_classes*) differs ./without.json members ;;
			*) differs ./without.json households || differs ./without.json members ;;
			esac || { echo "$policy: no case touches $path"; touch untouched; }
		done <rules
	done
	[ ! -e untouched ]
}
