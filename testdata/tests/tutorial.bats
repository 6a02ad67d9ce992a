#!/usr/bin/env bats
# The tutorial of dibao(7): every command of "One family" prints what the page says.
bats_require_minimum_version 1.5.0

setup() {
	root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export PATH LANG=C.UTF-8 POLICIES=$root/lib/policies
	cd "$BATS_TEST_TMPDIR"
}

# The displays of the section, as they are read.
displays() {
	awk '/^\.Ss/ { on = $0 == ".Ss One family" }
		/^\.Ed/ { display = 0 }
		on && display { gsub(/\\e/, "\\"); print }
		/^\.Bd/ { display = 1 }' "$root/man/man7/dibao.7"
}

@test "one family, from its application to its exit, as the page tells it" {
	displays >page
	[ "$(grep -c '^% ' page)" -ge 30 ]
	# The commands, each printing itself before what it says.
	mkdir book
	{
		echo 'cd book'
		awk -v quote="'" '
			function flush() { if (command != "") print "cat <<" quote "@@@" quote "\n" shown "@@@\n" command }
			/^% / { flush(); command = substr($0, 3); shown = $0 "\n"; next }
			/^> / { command = command "\n" substr($0, 3); shown = shown $0 "\n"; next }
			END { flush() }' page
	} >script
	bash script >said 2>errors
	cat errors
	[ ! -s errors ]
	sed 's| *$||' said | diff page -
}
