#!/usr/bin/env bats
# The tutorial of dibao(7), in both languages: every command prints what the page says.
bats_require_minimum_version 1.5.0

setup() {
	root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export PATH LANG=C.UTF-8 POLICIES=$root/lib/policies
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
