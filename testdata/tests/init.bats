#!/usr/bin/env bats
# dibao-month --init: a new district's book, valid before anything is filled in.
bats_require_minimum_version 1.5.0

setup() {
	root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=C.UTF-8
	cd "$BATS_TEST_TMPDIR"
}

@test "a new book is valid as it is: its first month runs, with nobody in it" {
	run -0 dibao-month --init new
	[[ $output == *"new/README"* ]]
	dibao-check -d 2022-03-20 -b new >findings
	[ "$(wc -l <findings)" -eq 1 ]
	dibao-month -q new 2022-03
	[ "$(wc -l <new/months/2022-03/payroll.csv)" -eq 1 ]
	dibao-month -q new 2022-04
	dibao-month -q --settle new 2022-03
	dibao-month -q --verify new
	dibao-day -q new 2022-05-09
}

@test "every table that a month reads is there, with every column that it may have" {
	dibao-month -q --init new
	for table in $(. "$root/scripts/lib/book" && echo $tables) receipts funds; do
		dibao-table $table --schema | jq -r '[.fields[].name] | join(",")' | cmp - new/$table.csv
	done
	echo household_id,persons,income,amount,approved_on,recheck_due | cmp - new/opening.csv
}

@test "nobody else can read it, whatever the umask" {
	umask 0
	dibao-month -q --init new
	[ "$(find new -type d ! -perm 0700)" = "" ]
	[ "$(find new -type f ! -perm 0600)" = "" ]
	[ "$(find new -type f | wc -l)" -gt 25 ]
}

@test "the example is a family that is paid, by the way that the README tells" {
	dibao-month -q --init new
	sed -n 's/^       \(dibao-month --init\)/\1/p; s/^       \(cp \)/\1/p' new/README >commands
	[ "$(wc -l <commands)" -eq 2 ]
	bash -e commands
	# One adult and one child at 700 each, less 300; a tenth of the standard for the child.
	grep -q '^001001-000017,.*,1170.00,approved,' trial/months/2022-03/roster.csv
	[ "$(wc -l <trial/months/2022-03/findings.csv)" -eq 1 ]
	dibao-why trial 2022-03 001001-000017 | grep -q 1170.00
}

@test "the README speaks the user's language, and names every table and what it must have" {
	dibao-month -q --init english
	LANG=zh_CN.UTF-8 dibao-month -q --init chinese
	LC_ALL=C run ! grep -n "$(printf '[\200-\377]')" english/README
	# Nothing English but names, codes and formats.
	run ! grep -nE '(^|[^-a-z])[A-Za-z][a-z]* [a-z]+ [a-z]+( |$)' <(grep -v '^       ' chinese/README)
	for language in english chinese; do
		(cd $language && ls -- *.csv) | while read -r file; do grep -q "^  $file\$" $language/README; done
		grep -qE '(required|必填).*household_id, subdistrict, community, head_name$' $language/README
		grep -q '2021, 2022' $language/README
		[ "$(LC_ALL=C.UTF-8 wc -L <$language/README)" -le 90 ]
	done
	LANG=zh_CN.UTF-8 dibao-month -q --init --policy changchun-2004 older
	grep -q '已列出节假日和调休的年份：2004。' older/README
}

@test "the policy is the one that was named: installed, or a file" {
	dibao-month -q --init -p changchun-2004 old
	cmp old/policy.json "$root/lib/policies/changchun-2004.json"
	dibao-month -q --init new
	cmp new/policy.json "$root/lib/policies/national-2021.json"
	sed 's/"700"/"750"/' new/policy.json >own.json
	dibao-month -q --init --policy=own.json own
	cmp own/policy.json own.json
	for wrong in nowhere ./nowhere.json; do
		run -2 dibao-month --init -p $wrong other
		[ ! -e other ]
	done
	echo '{' >bad.json
	run -2 dibao-month --init -p ./bad.json other
	[[ $output == *bad.json* ]]
	[ ! -e other ]
	run -2 dibao-month -p changchun-2004 old 2004-04
	[[ $output == *"--init"* ]]
}

@test "a book that is there is left alone; an empty folder is taken" {
	mkdir book empty
	echo note >book/note
	run -2 dibao-month --init book
	[[ $output == *"is there already"* ]]
	[ "$(ls -A book)" = note ]
	echo file >file
	run -2 dibao-month --init file
	run -2 dibao-month --init nowhere/book
	run -2 dibao-month --init book 2004-04
	run -2 dibao-month --init --verify book
	run -2 dibao-month --init
	[ "$(ls -A)" = "$(printf 'book\nempty\nfile')" ]
	dibao-month -q --init empty
	[ -e empty/README ]
	run -2 dibao-month --init empty
	dibao-month --init -n other
	[ ! -e other ]
}
