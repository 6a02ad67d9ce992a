#!/usr/bin/env bats
# Somebody at a terminal: help, a mistyped word, and a month that shows how far it is.
bats_require_minimum_version 1.5.0

setup() {
	root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES NO_COLOR
	export LANG=C.UTF-8 TERM=xterm
	cd "$BATS_TEST_TMPDIR"
	programs=$(cd "$root" && ls cmd scripts | sed -n 's/^\(dibao-[a-z]*\).*/\1/p')
}

# seen COMMAND: what it shows on a terminal.
seen() { SHELL=/bin/sh script -qec "$1" /dev/null </dev/null | tr -d '\r'; }

@test "help begins with an example of the program, in both languages" {
	for program in $programs; do
		for verb in '' $($program --help | sed -n 's/^  \([a-z]*\)  .*/\1/p'); do
			$program $verb --help | sed '/^$/q' >english
			LANG=zh_CN.UTF-8 $program $verb --help | sed '/^$/q' >chinese
			head -n 1 english | grep -q '^Example:'
			head -n 1 chinese | grep -q '^示例：'
			grep -q "$program $verb" english
			[ "$(sed 1s/Example:// english)" = "$(sed 's/^示例：/ /; 1s/^ $//; s/^      dibao-demo/         dibao-demo/' chinese | sed '1s/^ dibao/ dibao/')" ]
		done
	done
}

@test "a mistyped option, verb, table, column, code, step, programme or layout: the nearest is named" {
	dibao-demo --divide 100 book
	meant() {
		local word=$1
		shift
		run -2 --separate-stderr "$@"
		[[ $stderr == *"did you mean $word?"* ]]
		LANG=zh_CN.UTF-8 run -2 --separate-stderr "$@"
		[[ $stderr == *"是否想写 $word？"* ]]
	}
	for program in $programs; do
		verb=$($program --help | sed -n 's/^  \([a-z]*\)  .*/\1/p' | head -n 1)
		meant --version $program $verb --vresion
		meant --help $program $verb --halp=x
	done
	meant --verify dibao-month --verfy book
	meant --worklist dibao-review --step community -d 2004-04-20 --worklsit=x
	meant build dibao-payroll biuld
	meant households dibao-table househods
	meant members dibao-assess -m 2004-04 -b book -t membres=x
	meant community dibao-review --step comunity -d 2004-04-20 -b book book/households.csv
	meant notice1 dibao-notice --step notcie1 -d 2004-04-20 -b book book/households.csv
	meant grain_oil dibao-subsidy -m 2004-04 -b book --programme grain_oli book/opening.csv
	meant delimited dibao-payroll bank --layout delimted -b book book/opening.csv
	sed '1s/relation/relaton/' book/members.csv >column.csv
	meant relation dibao-table members column.csv
	sed '2s/,head,/,haed,/' book/members.csv >code.csv
	meant head dibao-table members code.csv
	# What is near nothing suggests nothing.
	run -2 dibao-month --colourful book
	[[ $output != *"did you mean"* ]]
}

@test "a month shows each step and its counts as it runs, to somebody who looks on" {
	dibao-demo --divide 100 book
	dibao-demo --divide 100 other
	seen 'dibao-month book 2004-04' >said
	households=$(($(wc -l <book/households.csv) - 1))
	for step in 'dibao-check  ' 'dibao-assess  ' 'dibao-review   community' 'dibao-notice   notice1' \
		'dibao-review   district' 'dibao-roster  ' 'dibao-subsidy  ' 'dibao-payroll  build'; do
		grep -qE "^  $step +read +$households, written +[0-9]+, rejected +0$" said
	done
	LANG=zh_CN.UTF-8 seen 'dibao-month other 2004-04' >said
	grep -qE "^  dibao-review   community +读入 +$households，输出 +$households，剔除 +0$" said
	# In the second month what was corrected goes by the name of its program.
	seen 'dibao-month book 2004-05' >said
	grep -q '^  dibao-payroll  correct ' said
	run ! grep -v '^  dibao-\|^2004-05' said
	# Not to a file, not to somebody who wants quiet.
	dibao-month other 2004-05 2>said
	[ "$(wc -l <said)" -eq 1 ]
	seen 'dibao-month -q book 2004-06' >said
	[ ! -s said ]
}

@test "columns of a terminal: a Chinese character takes two" {
	for program in $programs; do
		for verb in '' $($program --help | sed -n 's/^  \([a-z]*\)  .*/\1/p'); do
			for language in C.UTF-8 zh_CN.UTF-8; do
				LC_ALL=$language $program $verb --help >help
				/usr/bin/python3 - help <<-'END'
					import sys, unicodedata
					for line in open(sys.argv[1], encoding="utf-8"):
					    width = sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line.rstrip("\n"))
					    assert width <= 80, (width, line)
				END
			done
		done
	done
}
