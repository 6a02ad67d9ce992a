#!/usr/bin/env bats
# The questions of dibao-audit(7), asked of the demonstration's year, and of it with faults in it.
bats_require_minimum_version 1.5.0

setup_file() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export PATH LANG=C.UTF-8
	cd "$BATS_FILE_TMPDIR"
	dibao-demo --year --settle --divide 10 book >/dev/null 2>&1 || [ $? -eq 1 ]
	questions "$root/man/man7/dibao-audit.7"
}

setup() {
	answers=$BATS_TEST_DIRNAME/../audit/answers.py
	cd "$BATS_FILE_TMPDIR"
}

# questions PAGE: each into a file of its number, the question first and then its pipe.
questions() {
	sed -e 's/\\&//g; s/\\e/\\/g; s/\\(aq/'\''/g; s/\\(ha/^/g; s/\\(ti/~/g; s/\\(ga/`/g' "$1" | awk '
		/^\.Sh/ { on = $2 == "QUESTIONS" }
		!on { next }
		/^\.Sy/ { file = sprintf("question-%02d", ++count); print substr($0, 5) >file }
		/^\.Ed/ { display = 0; close(file) }
		display { print >file }
		/^\.Bd/ { display = 1 }'
}

# ask QUESTION-FILE [FOLDER]: the answer of its pipe in the folder of a book.
ask() {
	(cd "${2-.}" && bash -c "$(sed 1d "$1")" 2>"$BATS_TEST_TMPDIR/said")
	[ ! -s "$BATS_TEST_TMPDIR/said" ] || { cat "$BATS_TEST_TMPDIR/said" >&2; false; }
}

@test "each question is answered as by a second count of the tables" {
	[ "$(ls question-* | wc -l)" -ge 25 ]
	sed -sn 1p question-* | diff - <(/usr/bin/python3 -B "$answers" questions)
	for question in question-*; do
		ask "$PWD/$question" >"$BATS_TEST_TMPDIR/printed" &&
			/usr/bin/python3 -B "$answers" compare book "$(sed 1q "$question")" \
				<"$BATS_TEST_TMPDIR/printed" || { sed 1q "$question"; failed=yes; }
	done
	[ -z "${failed-}" ]
}

@test "a fault that is put into a book is found, and nothing beside it" {
	planted=0
	for question in question-*; do
		asked=$(sed 1q "$question") folder=$BATS_TEST_TMPDIR/copy
		rm -rf "$folder"
		mkdir "$folder"
		# Linked: what a fault changes is a new file.
		cp -al book "$folder/book"
		status=0
		/usr/bin/python3 -B "$answers" plant "$folder/book" "$asked" || status=$?
		[ "$status" -ne 3 ] || continue
		planted=$((planted + 1))
		[ "$status" -eq 0 ] && ask "$PWD/$question" "$folder" >"$BATS_TEST_TMPDIR/printed" &&
			/usr/bin/python3 -B "$answers" compare "$folder/book" "$asked" \
				<"$BATS_TEST_TMPDIR/printed" || { echo "$asked"; failed=yes; }
	done
	[ "$planted" -ge 30 ]
	[ -z "${failed-}" ]
}

@test "no answer shows an ID number, an address, a telephone or an account" {
	for question in question-*; do ask "$PWD/$question"; done >all
	for column in members:id_number households:address households:phone households:account; do
		awk -F, -v name="${column#*:}" '
			NR == 1 { for (at = 1; at <= NF; at++) if ($at == name) column = at; next }
			$column { print $column }' "book/${column%:*}.csv" >values
		[ -s values ]
		cat values
	done >private
	[ "$(sort -u private | wc -l)" -gt 1000 ]
	[ -s all ]
	[ "$(grep -cFf private all)" -eq 0 ]
}
