#!/usr/bin/env bats
# The pages: their examples run, and what --help says stands in them.

bats_require_minimum_version 1.5.0

setup_file() {
	PATH=${DIBAO_BIN:-$BATS_TEST_DIRNAME/../../build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export PATH LANG=C.UTF-8
	cd "$BATS_FILE_TMPDIR"
	dibao-demo build/demo/book
	# The other names that the examples use.
	ln -s build/demo/book book
	dibao-month -q book 2004-04
	dibao-month -q book 2004-05
	cp book/months/2004-04/{assessed,steps,roster,awards,payroll,vouchers}.csv .
	cp book/months/2004-05/roster.csv may-roster.csv
	ln -s book/months/2004-04 april
	awk -F, -v OFS=, 'NR == 1 { print "payment_no,outcome,paid_on"; next }
		{ print $1, "paid", $NF }' payroll.csv >receipts.csv
	awk -F, 'NR == 1 { print "2004-04-28"; next }
		$17 == "bank" { printf "1|%s|%s|%s|%s|成功|2004-04-28|\r\n", $19, $6, $16, $1 }' payroll.csv |
		iconv -f UTF-8 -t GB18030 >answer.txt
	dibao-assess -m 2004-04 -b book roster.csv |
		dibao-payroll recompute -m 2004-04 -b book -t roster=roster.csv -o recomputed.csv
	cp receipts.csv book/receipts.csv
	echo voucher_no,redeemed_on,shop,amount,goods >shops.csv
	dibao-month -q book 2004-06
	cp book/opening.csv last.csv
	dibao-review --step community -d 2004-04-20 -b book -t roster=last.csv -o stream.csv assessed.csv
	cp assessed.csv in.csv
	sed '/^[0-5]/d' book/members.csv >west.csv
	{ sed 1q book/members.csv && grep '^[0-5]' book/members.csv; } >east.csv
	# Sheets as offices write them.
	cp "$BATS_TEST_DIRNAME"/../sheets/* .
	mkdir newbook
	mv places.csv newbook
}

setup() {
	pages=$BATS_TEST_DIRNAME/../../man
	programs=$(cd "${BATS_TEST_DIRNAME}/../.." && ls cmd scripts | sed -n 's/^\(dibao-[a-z]*\).*/\1/p')
	cd "$BATS_FILE_TMPDIR"
}

# examples PAGE: those of its section EXAMPLES, each ended by a NUL. A display is one of them.
examples() {
	sed -e 's/\\&//g; s/\\e/\\/g; s/\\(aq/'\''/g' "$1" | awk '
		/^\.Sh/ { on = $2 == "EXAMPLES" }
		!on { next }
		/^\.Ed/ { display = 0; printf "%c", 0 }
		display { print }
		/^\.Bd/ { display = 1 }
		/^\.Dl/ { printf "%s%c", substr($0, 5), 0 }'
}

# helps PROGRAM [LANGUAGE]: its help, and that of each of its verbs.
helps() {
	local in=(env LC_ALL="${2-C.UTF-8}") verb
	"${in[@]}" "$1" --help 2>/dev/null | tee "$BATS_TEST_TMPDIR/help"
	# Verbs stand at two columns; options begin with a hyphen.
	for verb in $(sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p' "$BATS_TEST_TMPDIR/help"); do
		"${in[@]}" "$1" "$verb" --help
	done
}

# try WHERE EXAMPLE: runs it where the files are that it names, or, to make a book, where none is.
# That dibao-check finds something is no failure.
try() {
	local status=0
	case $2 in dibao-demo*) cd "$BATS_TEST_TMPDIR" ;; *) cd "$BATS_FILE_TMPDIR" ;; esac
	bash -o pipefail -c "$2" >/dev/null 2>"$BATS_TEST_TMPDIR/said" || status=$?
	case $2 in *dibao-check*) [ $status -ne 1 ] || [ -s "$BATS_TEST_TMPDIR/said" ] || status=0 ;; esac
	[ $status -eq 0 ] || {
		echo "$1: status $status of: $2"
		cat "$BATS_TEST_TMPDIR/said"
		failed=yes
	}
}

@test "every example of every page runs, and finds what it looks for" {
	tried=0
	# A Chinese page says what its English one says, and little else.
	for page in "$pages"/man?/*.? "$pages"/zh_CN/man?/*.?; do
		while IFS= read -r -d '' example; do
			[[ $page != */zh_CN/* ]] || ! grep -qxF -- "$example" "$BATS_TEST_TMPDIR/tried" || continue
			printf '%s\n' "$example" >>"$BATS_TEST_TMPDIR/tried"
			tried=$((tried + 1))
			try "${page##*/}" "$example"
		done < <(examples "$page")
	done
	[ "$tried" -ge 20 ]
	[ -z "${failed-}" ]
}

@test "the example of every --help runs" {
	tried=0
	for program in $programs; do
		while read -r example; do
			tried=$((tried + 1))
			try "$program --help" "$example"
		done < <(helps "$program" | sed -n '/^Example/,/^$/s/^[^d]*\(dibao-.*\)/\1/p')
	done
	[ "$tried" -ge "$(wc -w <<<"$programs")" ]
	[ -z "${failed-}" ]
}

@test "every program and script has a page with examples, and every page its program" {
	for program in $programs; do
		[ -n "$(examples "$pages/man1/$program.1" | tr '\0' '\n')" ]
	done
	[ "$(cd "$pages/man1" && printf '%s\n' *.1 | sed 's/\.1$//')" = "$(sort <<<"$programs")" ]
}

@test "help fits a terminal of 80 columns, in both languages" {
	for program in $programs; do
		for language in C.UTF-8 zh_CN.UTF-8; do
			[ "$(helps "$program" $language | LC_ALL=C.UTF-8 wc -L)" -le 80 ] || {
				echo "$program: too wide in $language"
				failed=yes
			}
		done
	done
	[ -z "${failed-}" ]
}

@test "the options that a program takes are those of its page" {
	for program in $programs; do
		helps "$program" | sed -nE 's/^ +(-(.), )?--([-a-z]+).*/\3 \2/p' | sort -u >taken
		sed -nE 's/^\.It Fl (([a-zA-Z]) , Fl )?-([-a-z]+).*/\3 \2/p' "$pages/man1/$program.1" |
			sort -u >written
		[ -s taken ]
		diff taken written || {
			echo "$program: < only in --help, > only in its page"
			failed=yes
		}
	done
	[ -z "${failed-}" ]
}

@test "the Chinese pages: those that there must be, whole, in Chinese, within a terminal" {
	built=$(cd "${DIBAO_BIN:-$BATS_TEST_DIRNAME/../../build/bin}/.." && pwd)/man/zh_CN
	for page in man7/dibao.7 man1/dibao-month.1 man1/dibao-table.1 man1/dibao-assess.1 man1/dibao-payroll.1; do
		[ -s "$built/$page" ]
	done
	for page in "$built"/man?/*.?; do
		# mandoc knows a section by its English name alone, and a date too.
		run ! grep -vE 'first section is not "NAME"|outside NAME section|cannot parse date' \
			<(mandoc -T lint -W warning "$page" 2>&1)
		LC_ALL=C.UTF-8 mandoc -T utf8 "$page" | sed 's/.\x08//g' >shown
		run ! grep -nE '^(NAME|SYNOPSIS|DESCRIPTION|EXAMPLES|EXIT STATUS|SEE ALSO)' shown
		# Examples are commands, and the first line and the last are the formatter's.
		sed '1d; $d; /^示例/,/^参见/d; /^     dibao-/d; /^     [%>|]/d' shown >prose
		run ! grep -nE '(^|[^-a-z/."])[A-Za-z][a-z]+ [a-z]+ [a-z]+ [a-z]+ ' prose
		[ "$(grep -v '^     ' prose | LC_ALL=C.UTF-8 wc -L)" -le 80 ]
		grep -q '^     -q, --quiet' shown || [ "${page##*/}" = dibao.7 ]
	done
}

@test "the options of a Chinese page are those that the program takes" {
	built=$(cd "${DIBAO_BIN:-$BATS_TEST_DIRNAME/../../build/bin}/.." && pwd)/man/zh_CN
	for page in "$built"/man1/*.1; do
		program=${page##*/} program=${program%.1}
		helps "$program" | sed -nE 's/^ +(-(.), )?--([-a-z]+).*/\3 \2/p' | sort -u >taken
		sed -nE 's/^\.It Fl (([a-zA-Z]) , Fl )?-([-a-z]+).*/\3 \2/p' "$page" | sort -u >written
		[ -s taken ]
		diff taken written
		# Each with what it does.
		awk '/^\.It/ && item { exit 1 } { item = /^\.It/ }' "$page"
	done
}

@test "dibao-why has words for every code of the demonstration, and right ones" {
	# A household for each code.
	dibao-table roster --to jsonl book/months/2004-04/roster.csv | jq -r '.household_id as $id |
		[.reasons, .waiting_for, .movement_reasons] | map(. // "" | split(";")) | add[] |
		sub("#.*"; "") + " " + $id' | sort -u -k 1,1 | cut -d ' ' -f 2 | sort -u >families
	[ "$(wc -l <families)" -gt 20 ]
	while read -r family; do
		dibao-why book 2004-04 "$family" | grep -E '^  (等待事项|变动原因|原因)：' || true
	done <families | sort -u >said
	grep -q '变动原因：.*收入.*变' said
	[ "$(grep -cE '[a-z]' said)" -eq 0 ]
	family=$(awk -F, '/,refused,/ { print $1; exit }' book/months/2004-04/roster.csv)
	dibao-why --lang en book 2004-04 "$family" | grep -qE '^  refused on: 200[34]-'
}

@test "the pipeline of the README prints what stands there" {
	sed -n '/^\t\$ PATH=/,/^$/{ s/^\t//; /./p; }' "$BATS_TEST_DIRNAME/../../README" >shown
	sed -n '1,/uniq -c$/{ s/^\$ //; s/^PATH=[^ ]* //; p; }' shown >commands
	bash -euo pipefail commands >printed
	[ "$(wc -l <printed)" -ge 3 ]
	sed '1,/uniq -c$/d' shown | diff - printed
}
