#!/usr/bin/env bats
# The tutorial of dibao(7), in both languages: every command prints what the page says.
bats_require_minimum_version 1.5.0

setup() {
	root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export PATH LANG=C.UTF-8 POLICIES=$root/lib/policies SHEETS=$root/testdata/sheets
	cd "$BATS_TEST_TMPDIR"
}

# displays PAGE SECTION: the displays of a section, as they are read.
displays() {
	awk -v section=".Ss $2" '/^\.Ss/ { on = $0 == section }
		/^\.Ed/ { display = 0 }
		on && display { gsub(/\\e/, "\\"); print }
		/^\.Bd/ { display = 1 }' "$root/man/$1"
}

# tell PAGE SECTION: runs its commands, each printing itself before what it says, where we are.
tell() {
	displays "$1" "$2" >"$BATS_TEST_TMPDIR/page"
	awk -v quote="'" '
			function flush() { if (command != "") print "cat <<" quote "@@@" quote "\n" shown "@@@\n" command }
			/^% / { flush(); command = substr($0, 3); shown = $0 "\n"; next }
			/^> / { command = command "\n" substr($0, 3); shown = shown $0 "\n"; next }
			END { flush() }' "$BATS_TEST_TMPDIR/page" >"$BATS_TEST_TMPDIR/script"
	bash "$BATS_TEST_TMPDIR/script" >"$BATS_TEST_TMPDIR/said" 2>&1
	sed 's| *$||' "$BATS_TEST_TMPDIR/said" | diff "$BATS_TEST_TMPDIR/page" -
}

@test "one family, from its application to its exit, as the page tells it" {
	mkdir book && cd book
	tell man7/dibao.7 'One family'
	[ "$(grep -c '^% ' ../page)" -ge 30 ]
}

@test "the same in Chinese" {
	mkdir book && cd book
	LANG=zh_CN.UTF-8 tell zh_CN/man7/dibao.7 '一个家庭'
	[ "$(grep -c '^% ' ../page)" -ge 30 ]
}

@test "setting up a district, from sheets in GB18030 to the first paid month, in both languages" {
	for sheet in families flat; do
		run ! iconv -f UTF-8 -t UTF-8 "$SHEETS/$sheet.csv"
	done
	mkdir english chinese
	(cd english && tell man7/dibao.7 'Setting up a district')
	(cd chinese && LANG=zh_CN.UTF-8 tell zh_CN/man7/dibao.7 '建立一个区的账册')
	[ "$(grep -c '^% ' page)" -ge 15 ]
	# The same book, whoever made it. 87 for three persons, 169 and 211.50, and 15 for each of the six.
	cmp english/book/months/2004-04/payroll.csv chinese/book/months/2004-04/payroll.csv
	awk -F, '{ sum += $NF == "pay_on" ? 0 : 1 } END { exit sum != 3 }' english/book/months/2004-04/payroll.csv
	dibao-payroll fund english/book/months/2004-04/payroll.csv | grep -q '^2004-04,,,3,3,6,557.50,'
}
