#!/usr/bin/env bats
# dibao-policy show, diff: the rules in words, and what two policies say differently.
bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=C.UTF-8
	policies=$root/lib/policies
	cd "$BATS_TEST_TMPDIR"
}

policies() { (cd "$policies" && ls -- *.json | grep -v schema); }

@test "every shipped policy is said in words, in both languages, and nothing as it is written" {
	for policy in $(policies); do
		for lang in zh en; do
			dibao-policy show --lang $lang "$policies/$policy" >page
			[ "$(wc -l <page)" -gt 20 ]
			run ! grep -nE '[][{}]"|"[]}:,]' page
		done
		# In English only what the policy itself says in Chinese alone is Chinese.
		[ "$(sed 1d page | grep -cP '^[A-Z].*[\x{4e00}-\x{9fff}]')" = 0 ]
	done
}

@test "each rule stands there with its basis, and the assumed ones are marked" {
	for policy in $(policies); do
		dibao-policy show "$policies/$policy" >page
		# As many are marked as the page says, and no rule's label is missing.
		[ "$(sed 1,2d page | grep -c '〔暂定〕$')" = "$(sed -n '2s/.*其中 \([0-9]*\) 条.*/\1/p' page)" ]
		jq -r 'del(.payroll.recover_at_most) | .. | objects | select(has("basis") and has("label")) | .label' "$policies/$policy" |
			while read -r label; do grep -qF -- "$label" page || { echo "$policy: $label"; exit 1; }; done
		jq -r '.. | objects | .basis? // empty | select(. != "assumed")' "$policies/$policy" | sort -u |
			while read -r basis; do grep -qF -- "〔依据：$basis〕" page || { echo "$policy: $basis"; exit 1; }; done
	done
}

@test "with a month the rules in force alone" {
	dibao-policy show -m 2004-10 "$policies/changchun-2004.json" >october
	dibao-policy show -m 2004-11 "$policies/changchun-2004.json" >november
	run ! grep -q '每人每月 11 元' october
	grep -q '2004年11月提高保障金：每人每月 11 元；2004-11 起〔依据：本区2004年度报告〕' november
	grep -q '第一次公示：公示；公示 5 天' november
	dibao-policy show --lang en -m 2004-11 "$policies/changchun-2004.json" | grep -q 'from 2004-11 on'
}

@test "the same policy differs in nothing; a changed sum is told, with what it was" {
	run -0 dibao-policy diff "$policies/changchun-2004.json" "$policies/changchun-2004.json"
	[ "${#lines[@]}" = 2 ]
	jq '(.supplements[] | select(.code == "raise_2004")).amount = "12"' \
		"$policies/changchun-2004.json" >other.json
	run -1 dibao-policy diff "$policies/changchun-2004.json" other.json
	[[ $output == *"- 2004年11月提高保障金：每人每月 11 元"*"+ 2004年11月提高保障金：每人每月 12 元"* ]]
	[ "${#lines[@]}" = 5 ]
	run -1 dibao-policy diff other.json "$policies/changchun-2004.json"
	[[ $output == *"- 2004年11月提高保障金：每人每月 12 元"* ]]
	# A rule that is gone, one that is new, and a basis that changed.
	jq 'del(.supplements[0])' "$policies/changchun-2004.json" >other.json
	run -1 --separate-stderr dibao-policy diff -v "$policies/changchun-2004.json" other.json
	[ "$(grep -c '^+ ' <<<"$output") $(grep -c '^- ' <<<"$output")" = "0 1" ]
	[[ $stderr == *"rules that differ: 1"* ]]
	jq '.standard[0].basis = "某文件"' "$policies/changchun-2004.json" >other.json
	run -1 dibao-policy diff "$policies/changchun-2004.json" other.json
	[[ $output == *"〔依据：某文件〕"* ]]
}

@test "a month may decide whether they differ" {
	jq '(.supplements[] | select(.code == "raise_2004")).amount = "12"' \
		"$policies/changchun-2004.json" >other.json
	dibao-policy diff -m 2004-10 "$policies/changchun-2004.json" other.json
	run -1 dibao-policy diff -m 2004-11 "$policies/changchun-2004.json" other.json
}

@test "wrong policies and usage" {
	echo '{}' >bad.json
	run -2 --separate-stderr dibao-policy show bad.json
	[[ $stderr == *"bad.json"* ]]
	run -2 dibao-policy diff "$policies/changchun-2004.json" bad.json
	run -2 --separate-stderr dibao-policy diff "$policies/changchun-2004.json"
	[[ $stderr == *"name two policies"* ]]
	run -2 dibao-policy show nowhere.json
	run -2 dibao-policy show --lang fr "$policies/changchun-2004.json"
	dibao-policy show -o page "$policies/changchun-2004.json"
	[ -s page ]
}
