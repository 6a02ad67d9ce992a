#!/usr/bin/env bats
# dibao-month: a month whole or not there, once, and frozen; dibao-why: what it says of a family.

bats_require_minimum_version 1.5.0

setup_file() {
	PATH=${DIBAO_BIN:-$BATS_TEST_DIRNAME/../../build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export PATH LANG=C.UTF-8
	cd "$BATS_FILE_TMPDIR"
	dibao-demo --divide 100 fresh
	cp -a fresh made
	dibao-month -q made 2004-04
	cp -a made two
	dibao-month -q two 2004-05
}

setup() {
	cd "$BATS_TEST_TMPDIR"
}

# take BOOK: a copy of the book fresh, of made (2004-04) or of two (and 2004-05), as book.
take() { cp -a "$BATS_FILE_TMPDIR/$1" book; }

# Everything that can be seen of the files under a folder: bytes, times, modes.
state() {
	find "$1" -type f -exec sha256sum {} + | sort
	find "$1" -printf '%p %m %s %T@\n' | sort
}

# on_roster N, off_roster N: the Nth household of the opening roster, the Nth that is not on it.
on_roster() { sed 1d book/opening.csv | cut -d , -f 1 | sed -n "$1p"; }
off_roster() {
	sed 1d book/households.csv | cut -d , -f 1 |
		grep -vxF -f <(cut -d , -f 1 book/opening.csv) | sed -n "$1p"
}

# spoil HOUSEHOLD: its head becomes a cousin, which is no relation of the table.
spoil() { sed -i "/^$1,1,/s/,head,/,cousin,/" book/members.csv; }

# private_values TABLE COLUMN...: the cells of the book that nobody else may see.
private_values() {
	local table=$1 column
	shift
	for column; do
		dibao-table "$table" --to jsonl "book/$table.csv" |
			jq -r --arg column "$column" '.[$column] // empty'
	done
}

@test "a month is made from the book: every program's records, and nothing else" {
	take fresh
	run --separate-stderr dibao-month book 2004-04
	[ "$status" -eq 0 ]
	[ -z "$output" ]
	[[ $stderr == *"2004-04 is done and frozen: "*/months/2004-04 ]]
	[ "$(ls -A book/months)" = 2004-04 ]
	[ "$(cd book/months/2004-04 && echo *)" = "SHA256SUMS assessed.csv awards.csv corrections.csv \
findings.csv fund.csv in letters log.txt members.csv new-postings.csv payroll.csv posters rejects.csv report.json roster.csv \
slips.html steps.csv vouchers.csv worklists" ]
}

@test "every household that goes in comes out, once, at every stage" {
	take made
	cut -d , -f 1 book/households.csv >all
	for stage in assessed steps roster; do
		cut -d , -f 1 book/months/2004-04/$stage.csv | cmp - all
	done
}

@test "the fund request is the sum of the payments, these of allowance and awards" {
	cd "$BATS_FILE_TMPDIR/made/months/2004-04"
	column() {
		dibao-table "$1" --to jsonl "$1.csv" 2>/dev/null || jq -Rn '[inputs | split(",")] |
			.[0] as $names | .[1:][] | [$names, .] | transpose | map({(.[0]): .[1]}) | add' "$1.csv"
	}
	fen() { jq -s "[.[] | $1 // \"0\" | sub(\"[.]\"; \"\") | tonumber] | add"; }
	paid=$(column payroll | fen .total)
	[ "$paid" -gt 0 ]
	[ "$(column roster | fen .payable)" -eq "$(column payroll | fen .base,.supplement)" ]
	[ "$(column awards | fen .amount)" -eq "$(column payroll | fen .programmes)" ]
	[ "$(column fund | tail -n 1 | fen .amount)" -eq "$paid" ]
}

@test "run again, the month is verified and nothing changes" {
	take made
	state book/months/2004-04 >before
	run dibao-month book 2004-04
	[ "$status" -eq 0 ]
	[[ $output == *"2004-04 is frozen; verified, nothing changed" ]]
	state book/months/2004-04 | cmp - before
	[ "$(ls -A book/months)" = 2004-04 ]
}

@test "a frozen month stays as it is when the book changes" {
	take made
	state book/months/2004-04 >before
	sed -i 's/,wage,[0-9.]*,/,wage,1.00,/' book/incomes.csv
	dibao-month -q book 2004-04
	state book/months/2004-04 | cmp - before
}

@test "a changed byte of a frozen month is named" {
	for file in roster.csv payroll.csv log.txt in/members.csv.gz in/policy.json; do
		take made
		printf x | dd of=book/months/2004-04/$file bs=1 seek=100 conv=notrunc status=none
		state book/months/2004-04 >before
		run dibao-month book 2004-04
		[ "$status" -eq 1 ]
		[[ $output == *"/2004-04/$file: "*"2004-04 is not as it was frozen"* ]]
		state book/months/2004-04 | cmp - before
		rm -r book
	done
}

@test "a file that came or went is named" {
	take made
	touch book/months/2004-04/note
	run dibao-month book 2004-04
	[ "$status" -eq 1 ]
	[[ $output == *note* ]]
	rm book/months/2004-04/note book/months/2004-04/awards.csv
	run dibao-month book 2004-04
	[ "$status" -eq 1 ]
	[[ $output == *awards.csv* ]]
}

@test "a result that was changed with its sum is computed again and found" {
	take made
	cd book/months/2004-04
	sed -i '2s/,15\.00,15\.00,/,15.00,1500.00,/' awards.csv
	sed -i "s/^.*  awards.csv$/$(sha256sum awards.csv)/" SHA256SUMS
	sha256sum --check --quiet SHA256SUMS
	run dibao-month --verify ../.. 2004-04
	[ "$status" -eq 1 ]
	[[ $output == *awards.csv*"2004-04 is not as it was frozen"* ]]
}

@test "the sums of a month begin with those of the month before, then every file, sorted" {
	take two
	cd book/months/2004-05
	[ "$(sed 1q SHA256SUMS)" = "$(sha256sum ../2004-04/SHA256SUMS)" ]
	sed 1d SHA256SUMS | cut -c 67- >listed
	find . -type f ! -name SHA256SUMS ! -name listed -printf '%P\n' | LC_ALL=C sort | cmp - listed
}

@test "the chain of sums shows a month that was made again after the next" {
	take two
	dibao-month --verify -q book
	sed -i 's/,wage,[0-9.]*,/,wage,1.00,/' book/incomes.csv
	mv book/months/2004-05 .
	rm -r book/months/2004-04
	dibao-month -q book 2004-04
	mv 2004-05 book/months
	run dibao-month --verify book
	[ "$status" -eq 1 ]
	[[ $output == *"2004-04 is frozen; verified"* ]]
	[[ $output == *"/2004-05/../2004-04/SHA256SUMS: "*"2004-05 is not as it was frozen"* ]]
}

@test "the next month begins with the roster of the one before" {
	take two
	gzip -dc book/months/2004-05/in/roster.csv.gz | cmp - book/months/2004-04/roster.csv
	[ "$(cut -d , -f 1 book/households.csv)" = "$(cut -d , -f 1 book/months/2004-05/roster.csv)" ]
}

@test "the same book gives the same bytes, wherever it is and whoever runs it" {
	take fresh
	mkdir 'an & other|place'
	cp -a book 'an & other|place/the \book'
	dibao-month -q book 2004-04
	cd 'an & other|place'
	LC_ALL=zh_CN.UTF-8 TZ=Asia/Shanghai dibao-month -q 'the \book' 2004-04 2>/dev/null
	diff -r 'the \book/months' ../book/months
}

@test "the month before must have been made, unless the book has none" {
	take made
	state book/months >before
	for month in 2004-06 2005-04; do
		run dibao-month book $month
		[ "$status" -eq 2 ]
		[[ $output == *"has not been made: the months follow each other"* ]]
	done
	run dibao-month book 2004-03
	[ "$status" -eq 2 ]
	[[ $output == *"the book's first month is 2004-04"* ]]
	[[ $(dibao-month book 2004-06 2>&1) == *": 2004-05 has not been made"* ]]
	[[ $(LC_ALL=zh_CN.UTF-8 dibao-month book 2004-06 2>&1) == *"2004-05 尚未办理：各月须依次办理，请先办理 2004-05" ]]
	state book/months | cmp - before
}

@test "a dry run says what would be done and writes nothing" {
	take fresh
	state book >before
	run -0 --separate-stderr dibao-month -q --dry-run book 2004-04
	[[ $output == *"would make "*/months/2004-04* ]]
	[[ $output == */book/households.csv* ]]
	[[ $output == */book/opening.csv* ]]
	[[ $output == *"dibao-review --step community -d 2004-04-20"* ]]
	[ -z "$stderr" ]
	run -2 bash -c "dibao-month --dry-run book 2004-04 >/dev/full"
	state book | cmp - before
}

@test "two runs at once: the second says who holds the lock" {
	take fresh
	dibao-month -q book 2004-04 3>&- &
	first=$!
	until [ -s book/.lock ]; do sleep 0.01; done
	kill -STOP $first
	run dibao-month book 2004-04
	kill -CONT $first
	[ "$status" -eq 2 ]
	[[ $output == *"another run holds the lock: pid $first, $(id -un), 2004-04"* ]]
	wait $first
	dibao-month -q book 2004-04
	exec 9<>book/.lock
	flock 9
	LC_ALL=zh_CN.UTF-8 run dibao-month --verify book
	[ "$status" -eq 2 ]
	[[ $output == *"另一次运行正占用此账册：pid "* ]]
}

@test "killed anywhere, the month is whole or not there, and the next run succeeds" {
	take fresh
	for delay in 0.02 0.0$RANDOM 0.1$RANDOM 0.2$RANDOM 0.3$RANDOM; do
		dibao-month -q book 2004-04 3>&- &
		sleep $delay
		kill -KILL $! || true
		wait $! || true
		flock book/.lock true
		[ ! -e book/months/2004-04 ] || (cd book/months/2004-04 && sha256sum --check --quiet SHA256SUMS)
		dibao-month -q book 2004-04
		[ "$(ls -A book/months)" = 2004-04 ]
		dibao-month --verify -q book
		rm -r book/months
	done
}

@test "interrupted, nothing is left behind" {
	take fresh
	dibao-month -q book 2004-04 3>&- &
	until [ -n "$(find book/months -name in 2>/dev/null)" ]; do sleep 0.01; done
	kill -TERM $!
	wait $! && status=0 || status=$?
	[ "$status" -eq 143 ]
	[ -z "$(ls -A book/months)" ]
}

@test "rows that belong to no household stop the month" {
	take fresh
	echo 'z-1,1,wage,100.00,1,,yes,,' | tee -a book/incomes.csv
	run dibao-month book 2004-04
	[ "$status" -eq 2 ]
	[[ $output == *"/book/incomes.csv:"*": household z-1 [orphan]"*"rows belong to no household (orphan): correct the numbers"* ]]
	[ -z "$(ls -A book/months)" ]
}

@test "households that cannot be read are named, not all that is missing without them" {
	take fresh
	iconv -f UTF-8 -t GB18030 "$BATS_FILE_TMPDIR/fresh/households.csv" >book/households.csv
	run dibao-month book 2004-04
	[ "$status" -eq 2 ]
	[[ ${lines[0]} == *" left out for a bad row, correct it: $PWD/book/households.csv:"*": [utf-8]" ]]
	[ "${#lines[@]}" -lt 25 ]
	[[ $output != *household-gone* ]]
}

@test "the smallest book that dibao(7) describes makes a month, and needs each of its tables" {
	mkdir book
	tables='places households members incomes applications documents surveys opinions postings
		objections events'
	for table in $tables; do
		dibao-table $table --schema |
			jq -r '[.fields[] | select(.constraints.required).name] | join(",")' >book/$table.csv
		grep -qE "^\.It .*\b$table\.csv\b" "$BATS_TEST_DIRNAME/../../man/man7/dibao.7"
	done
	cp "$BATS_TEST_DIRNAME/../../lib/policies/changchun-2004.json" book/policy.json
	printf '%s\n' subdistrict,community,code 东街道,,990104001 东街道,东社区,990104001001 >book/places.csv
	echo A1,东街道,东社区,王伟 >>book/households.csv
	printf '%s\n' household_id,person_no,name,relation A1,1,王伟,head >book/members.csv
	printf '%s\n' household_id,persons,income,amount,approved_on,recheck_due \
		A1,1,0,169,2004-02-10,2004-12 >book/opening.csv
	for table in $tables; do
		mv book/$table.csv .
		run dibao-month book 2004-04
		[ "$status" -eq 2 ]
		[[ $output == *"$table.csv"* && $output != *" in: "* && $output != *"left out"* ]]
		mv $table.csv book
	done
	dibao-month -q book 2004-04
	grep -q '^200404-001-000001[0-9],2004-04,A1,.*,184.00,counter,' book/months/2004-04/payroll.csv
}

@test "a book without an opening roster begins with nobody, and says so" {
	take fresh
	rm book/opening.csv
	run dibao-month book 2004-04
	[ "$status" -eq 0 ]
	[[ $output == *"no opening.csv"* ]]
	[ "$(grep -c ,unchanged, book/months/2004-04/roster.csv)" -eq 0 ]
}

@test "who may not read or write is told so" {
	[ "$(id -u)" -eq 0 ] || skip "as root only"
	take made
	as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
	chmod 755 .. . book
	run "${as[@]}" dibao-month book 2004-05
	[ "$status" -eq 2 ]
	[ "$output" = "dibao-month: book may not be written; ask its owner for the permission" ] ||
		[ "$output" = "dibao-month: $PWD/book may not be written; ask its owner for the permission" ]
	chmod 700 book
	run "${as[@]}" dibao-month book 2004-05
	[[ $status == 2 && $output == *"book may not be read"* ]]
	run "${as[@]}" dibao-why book 2004-04 "$(on_roster 1)"
	[[ $status == 2 && $output == *"book may not be read"* ]]
}

@test "a bad row of a family on last month's roster stops the month and is named" {
	take fresh
	family=$(on_roster 4)
	spoil "$family"
	line=$(grep -n ",cousin," book/members.csv | cut -d : -f 1)
	run dibao-month book 2004-04
	[ "$status" -eq 2 ]
	[[ $output == *"$family was left out for a bad row, correct it: "*"/book/members.csv:$line: relation [code-unknown]"* ]]
	[ -z "$(ls -A book/months)" ]
	LC_ALL=zh_CN.UTF-8 run dibao-month book 2004-04
	[ "$status" -eq 2 ]
	[[ $output == *"$family 因数据有错被剔除，请更正："*"members.csv:$line: relation"* ]]
}

@test "a bad row of any other family leaves it out and lists it" {
	take made
	family=$(off_roster 3)
	spoil "$family"
	run dibao-month book 2004-05
	[ "$status" -eq 1 ]
	[[ $output == *"something needs a person: see findings.csv and rejects.csv there" ]]
	cd book/months/2004-05
	[ "$(sed 1d rejects.csv | cut -d , -f 1,2,5,6)" = "$family,members,relation,code-unknown" ]
	grep -q "^error,code-unknown,members,.*,$family," findings.csv
	for stage in assessed steps roster; do
		sed 1d "$stage.csv" | cut -d , -f 1 | cat - <(echo "$family") | sort >out
		sed 1d ../../households.csv | cut -d , -f 1 | cmp - out
	done
	run dibao-why ../.. 2004-05 "$family"
	[ "$status" -eq 0 ]
	[[ $output == *"已剔除"*"members:"*cousin* ]]
	run dibao-why --lang en ../.. 2004-05 "$family"
	[[ $output == *Rejected*"members:"*"relation [code-unknown]"* ]]
}

@test "a book that cannot be used is refused with where and what" {
	take fresh
	echo '{"policy": "x"}' >book/policy.json
	run dibao-month book 2004-04
	[ "$status" -eq 2 ]
	[[ $output == *"/book/policy.json"* ]]
	rm book/policy.json
	run dibao-month book 2004-04
	[ "$status" -eq 2 ]
	[[ $output == *"book/policy.json: the book has no policy; copy"* ]]
	run dibao-month nowhere 2004-04
	[ "$status" -eq 2 ]
	[[ $output == *"nowhere: there is no such book" ]]
	rm -r book
	take fresh
	touch book/months
	run dibao-month book 2004-04
	[ "$status" -eq 2 ]
	rm book/months
	head -c 300 book/members.csv | gzip -c | head -c 200 >book/members.csv.gz
	rm book/members.csv
	run dibao-month book 2004-04
	[ "$status" -eq 2 ]
	[[ $output == *"/book/members.csv.gz: "* ]]
	[ -z "$(ls -A book/months)" ]
}

@test "tables may be compressed; an input is kept as it was used" {
	take fresh
	gzip book/members.csv
	chmod 755 book/members.csv.gz
	dibao-month -q book 2004-04
	gzip -dc book/months/2004-04/in/members.csv.gz | cmp - <(gzip -dc book/members.csv.gz)
	cmp book/months/2004-04/payroll.csv "$BATS_FILE_TMPDIR/made/months/2004-04/payroll.csv"
}

@test "a book in JSON Lines makes the same month" {
	take fresh
	family=$(off_roster 1)
	echo "$family,2004-04-08,new,," >>book/applications.csv
	cp -a book lines
	for table in applications households members incomes opening; do
		dibao-table ${table/opening/roster} --to jsonl -o lines/$table.jsonl book/$table.csv
		rm lines/$table.csv
	done
	dibao-month -q book 2004-04
	dibao-month -q lines 2004-04
	diff -r -x in -x SHA256SUMS book/months lines/months
	dibao-why book 2004-04 "$family" >why
	grep -q '申请：2004-04-08 新申请' why
	dibao-why lines 2004-04 "$family" | cmp - why
}

@test "new files and folders are for nobody else" {
	take fresh
	find book -type f -exec chmod 666 {} +
	(umask 000 && dibao-month -q book 2004-04)
	[ -z "$(find book/months book/.lock -type f ! -perm 600)" ]
	[ -z "$(find book/months -type d ! -perm 700)" ]
}

@test "what a month says to people and logs has no private value and no clock" {
	dibao-demo --divide 10 book
	run dibao-month book 2004-04
	[ "$status" -le 1 ]
	echo "$output" >book/months/said
	{
		private_values members id_number
		private_values households address phone bank account
		private_values documents number address
	} | awk 'length($0) > 5' | sort -u >secret
	[ "$(wc -l <secret)" -gt 1000 ]
	grep -rlF -f secret book/months --exclude-dir in --exclude payroll.csv --exclude slips.html \
		>found || true
	[ ! -s found ]
	# A slip names payee and bank, and nothing else that is private.
	private_values households bank | sort -u >banks
	grep -vxF -f banks secret | grep -F -f - book/months/2004-04/slips.html >found || true
	[ ! -s found ]
	for table in households members documents; do
		dibao-table $table --schema | jq -r '.fields[] | select(.private).name'
	done | sort -u | grep -vx payee_name >columns
	for file in assessed members steps roster; do
		[ -z "$(sed 1q book/months/2004-04/$file.csv | tr , '\n' | grep -xF -f columns)" ]
	done
	[ "$(grep -cE '[0-9]{1,2}:[0-9]{2}' book/months/2004-04/log.txt)" -eq 0 ]
	sed 1d book/households.csv | cut -d , -f 1 | head -n 20 | while read -r household; do
		dibao-why book 2004-04 "$household"
	done >why
	[ "$(grep -cF -f secret why)" -eq 0 ]
}

@test "wrong usage is status 2, in the user's language" {
	take fresh
	for wrong in "" book "book 2004-4" "book 2004-13" "book 2004-04 more" "--color book 2004-04" \
		"--verify book" "--verify book 2004-04"; do
		run dibao-month $wrong
		[ "$status" -eq 2 ]
		[[ $output == dibao-month:\ * ]]
	done
	[[ $(LC_ALL=zh_CN.UTF-8 dibao-month book 2004-13 2>&1) == *"“2004-13”不是月份"* ]]
	[ ! -e book/months ]
	for program in dibao-month dibao-why; do
		run bash -c "$program --help >/dev/full"
		[ "$status" -eq 2 ]
		run $program --version
		[[ $output == "$program "* ]]
	done
	dibao-month -q book 2004-04
	run bash -c "dibao-why book 2004-04 $(on_roster 1) >/dev/full"
	[ "$status" -eq 2 ]
}

@test "dibao-why says where a family stands, in Chinese or English" {
	take made
	family=$(on_roster 1)
	payment=$(grep ",$family," book/months/2004-04/payroll.csv | cut -d , -f 1)
	run dibao-why book 2004-04 "$family"
	[ "$status" -eq 0 ]
	[[ $output == "家庭 $family，2004-04"*核算*审批*名册*"在册：是"*发放*"发放号：$payment"* ]]
	run dibao-why --lang en book 2004-04 "$family"
	[[ $output == "Household $family in 2004-04"*"on the roster: yes"*"payment number: $payment"* ]]
	family=$(off_roster 1)
	run dibao-why --lang=en book 2004-04 "$family"
	[ "$status" -eq 0 ]
	[[ $output == *"on the roster: no"*"none this month"* ]]
}

@test "dibao-why refuses what it cannot tell" {
	take made
	run dibao-why book 2004-4 "$(on_roster 1)"
	[ "$status" -eq 2 ]
	[[ $output == *"'2004-4' is not a month"* ]]
	run dibao-why book 2004-05 "$(on_roster 1)"
	[ "$status" -eq 2 ]
	[[ $output == *"2004-05 has not been made; run: dibao-month book 2004-05" ]]
	run dibao-why book 2004-04 001003-999999
	[ "$status" -eq 2 ]
	[[ $output == *"001003-999999 is not in the records of 2004-04" ]]
	LC_ALL=zh_CN.UTF-8 run dibao-why book 2004-04
	[ "$status" -eq 2 ]
	[[ $output == *"请指定账册、月份和户编号"* ]]
	run dibao-why --lang fr book 2004-04 "$(on_roster 1)"
	[ "$status" -eq 2 ]
	run dibao-why nowhere 2004-04 x
	[ "$status" -eq 2 ]
}
