#!/usr/bin/env bats
# make install: what is installed works where it is, without the sources.

bats_require_minimum_version 1.5.0

setup_file() {
	root=$BATS_TEST_DIRNAME/../..
	bin=${DIBAO_BIN:-$root/build/bin}
	export installed=$BATS_FILE_TMPDIR/usr
	make -s -C "$root" install BUILD="$(cd "$bin/.." && pwd)" PREFIX=/usr DESTDIR="$BATS_FILE_TMPDIR"
}

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=$installed/bin:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=C.UTF-8
	cd "$BATS_TEST_TMPDIR"
}

@test "every program and script is installed, with its page" {
	(cd "$root" && ls cmd scripts) | sed -n 's/^\(dibao-[a-z]*\).*/\1/p' | sort >expected
	ls "$installed/bin" | cmp - expected
	ls "$installed/share/man/man1" | sed 's/\.1$//' | cmp - expected
	[ "$(cd "$installed/share/man" && echo man[57]/*)" = \
		"man5/dibao-policy.5 man5/dibao-records.5 man7/dibao-audit.7 man7/dibao-codes.7 man7/dibao.7" ]
	[ "$(cd "$installed/share/man/zh_CN" && echo man?/*)" = \
		"man1/dibao-assess.1 man1/dibao-month.1 man1/dibao-payroll.1 man1/dibao-table.1 man7/dibao.7" ]
	grep -q '^\.It Fl b , Fl -book Ar 目录' "$installed/share/man/zh_CN/man1/dibao-assess.1"
	[ -z "$(find "$installed" -type l)" ]
}

@test "an installed policy is found by its name" {
	[[ $(command -v dibao-policy) == "$installed"/* ]]
	dibao-policy check -q changchun-2004
	for policy in "$root"/lib/policies/*.json; do
		cmp "$policy" "$installed/share/dibao/policies/${policy##*/}"
	done
}

@test "the demonstration finds its data, and its month runs" {
	dibao-demo --divide 100 book
	dibao-month -q book 2004-04
	run dibao-why book 2004-04 "$(sed -n '2s/,.*//p' book/opening.csv)"
	[ "$status" -eq 0 ]
	[[ $output == 家庭* ]]
	dibao-month --version
	dibao-why --version
	dibao-demo --version
}

@test "bash completes verbs, options, tables and what an option takes" {
	# complete WORD...: what the last word may become.
	complete_words() {
		bash -c ". '$installed/share/bash-completion/completions/$1'
			COMP_WORDS=(\"\$@\"); COMP_CWORD=\$((\$# - 1)); _${1//-/_}; echo \"\${COMPREPLY[*]}\"" bash "$@"
	}
	[ "$(complete_words dibao-payroll se)" = settle ]
	[ "$(complete_words dibao-payroll settle --diff)" = --differences ]
	[ "$(complete_words dibao-payroll fund --to = js)" = jsonl ]
	[ "$(complete_words dibao-assess -m 2004-04 --exp)" = --explain ]
	[ "$(complete_words dibao-table memb)" = members ]
	[ "$(complete_words dibao-assess -t inc)" = incomes= ]
	[ "$(complete_words dibao-month --ver)" = "--verify --version" ]
	: >some.csv
	[ "$(complete_words dibao-assess some)" = some.csv ]
	ls "$installed/bin" | cmp - <(ls "$installed/share/bash-completion/completions")
}

@test "what was installed can be taken away" {
	make -s -C "$root" install BUILD="$(cd "${DIBAO_BIN:-$root/build/bin}/.." && pwd)" PREFIX=/usr DESTDIR="$PWD/to"
	[ "$(find to -type f | wc -l)" -gt 50 ]
	make -s -C "$root" uninstall BUILD="$(cd "${DIBAO_BIN:-$root/build/bin}/.." && pwd)" PREFIX=/usr DESTDIR="$PWD/to"
	[ -z "$(find to -type f)" ]
}
