# Bad input of each kind: a message that says where and what to do, exit 2, nothing written.
bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	export LC_ALL=C
	cd "$BATS_TEST_TMPDIR" || exit
	mkdir book
	cp "$root/lib/policies/changchun-2004.json" book/policy.json
	cat >book/households.csv <<-'END'
		household_id,subdistrict,community,head_name,heating
		001003-000012,南湖街道,湖东社区,王伟,central
		001003-000422,南湖街道,湖东社区,赵秀英,stove
	END
	cat >book/members.csv <<-'END'
		household_id,person_no,name,id_number,relation,birth_date,illness
		001003-000012,1,王伟,990104440501123,head,,none
		001003-000012,2,王敏,,child,1990-02-28,none
		001003-000422,1,赵秀英,,head,1951-12-01,none
	END
	cat >book/incomes.csv <<-'END'
		household_id,person_no,kind,amount
		001003-000012,1,wage,100
		001003-000422,1,pension,200.5
	END
}

# refused WORD...: the book is refused with a message that has each word, and nothing is written.
refused() {
	run dibao-assess -m 2004-04 -b book -o out.csv
	echo "$output"
	[ "$status" -eq 2 ]
	for word; do [[ $output == *"$word"* ]]; done
	[ ! -e out.csv ]
	[ -z "$(find . -name '.out*')" ]
}

@test "the book itself is good" {
	dibao-assess -m 2004-04 -b book -o out.csv
	[ "$(wc -l <out.csv)" -eq 3 ]
}

@test "a missing table is named, with how to give it" {
	rm book/members.csv
	refused members '-t members='
}

@test "what a missing table says to write is a table" {
	dibao-assess -m 2004-04 -b book -o assessed.csv
	for name in applications opinions postings objections; do
		[ "$name" = objections ] || dibao-table $name --schema |
			jq -r '[.fields[] | select(.constraints.required).name] | join(",")' >book/$name.csv
	done
	run dibao-notice --step notice1 -d 2004-04-20 -b book assessed.csv
	[ "$status" -eq 2 ]
	sed 's/.*header alone: //; s/ \[table-missing\]//' <<<"$output" >book/objections.csv
	dibao-notice --step notice1 -d 2004-04-20 -b book -o out.csv assessed.csv
}

@test "a book that is not there, and one without a policy" {
	run dibao-assess -m 2004-04 -b nowhere -o out.csv
	[ "$status" -eq 2 ]
	[[ $output == *nowhere:*'[book-missing]'* ]]
	rm book/policy.json
	refused book: policy.json '[policy-not-in-book]'
	run env LC_ALL=zh_CN.UTF-8 dibao-assess -m 2004-04 -b book -p nowhere.json
	[ "$status" -eq 2 ]
	[[ $output == *nowhere.json:*没有这个文件* ]]
}

@test "a folder is no table" {
	rm book/members.csv
	mkdir book/members.csv
	refused book/members.csv
}

@test "a missing operand" {
	run dibao-assess -m 2004-04 -b book -o out.csv nowhere.csv
	[ "$status" -eq 2 ]
	[[ $output == *nowhere.csv* ]]
}

@test "an empty file has not even a header" {
	: >book/incomes.csv
	refused book/incomes.csv '[file-empty]'
}

@test "missing columns are listed together" {
	printf '%s\n' household_id,name 001003-000012,王伟 >book/members.csv
	refused book/members.csv person_no relation
}

@test "another table than the one that is named" {
	run dibao-assess -m 2004-04 -b book -t members=book/incomes.csv -o out.csv
	[ "$status" -eq 2 ]
	[[ $output == *book/incomes.csv:1:*'name, relation'*'dibao-table members --schema'* ]]
}

@test "columns that semicolons or tabs separate" {
	for mark in ';' '\t'; do
		tr , "$mark" <book/members.csv >other.csv
		run dibao-assess -m 2004-04 -b book -t members=other.csv -o out.csv
		[ "$status" -eq 2 ]
		[[ $output == *other.csv:1:*household_id*commas* ]]
	done
}

@test "a repeated column" {
	sed -i '1s/heating/community/' book/households.csv
	refused book/households.csv community
}

@test "wrong types, each with its line and column" {
	sed -i '2s/,1,/,one,/; 3s/1990-02-28/1990-02-30/; 4s/head/mother/' book/members.csv
	sed -i '2s/,100$/,1.234.50/; 3s/200.5/200.505/' book/incomes.csv
	refused members.csv:2: person_no members.csv:3: birth_date members.csv:4: relation \
		incomes.csv:2: incomes.csv:3: amount
}

@test "an unknown code" {
	sed -i '2s/central/gas/' book/households.csv
	refused households.csv:2: heating gas
}

@test "a negative amount of income" {
	sed -i '2s/,100$/,-100/' book/incomes.csv
	refused incomes.csv:2: amount
}

@test "a kind of income that the policy does not list" {
	sed -i '2s/wage/lottery/' book/incomes.csv
	refused incomes.csv:2: lottery
}

@test "broken UTF-8" {
	printf '001003-000422,2,\303(,,child,,\n' >>book/members.csv
	refused members.csv:5: UTF-8
}

@test "GB18030 bytes lead to what converts them, and to dibao-table" {
	iconv -f UTF-8 -t GB18030 book/households.csv >gb.csv
	cp book/households.csv utf8.csv
	mv gb.csv book/households.csv
	refused households.csv:2: UTF-8 'dibao-table households -o NEW'
	bash -c "$(grep -o 'dibao-table [^`]*' <<<"$output" | sed 1q)"
	cmp NEW utf8.csv
}

@test "what stands in a wrong column and may be private is not shown" {
	while IFS= read -r value; do
		printf '%s\n' household_id,person_no,name,relation,labour "1,1,王伟,head,$value" >m.csv
		run dibao-table members m.csv
		[ "$status" -eq 2 ]
		[[ $output == *m.csv:2:*labour:*"'***'"* ]]
	done <<-'END'
		尿毒症
		南湖大路 12 号
		990104 19440501 1234
		6222 0000 1111 2222 333
	END
	printf '%s\n' household_id,person_no,name,relation '1,1,王伟,配偶' >m.csv
	run dibao-table members m.csv
	[ "${lines[1]}" = 1,1,王伟,spouse ] # dibao-table reads what the others refuse
}

@test "a line break in a field" {
	printf '001003-000422,2,"赵\n强",,child,,\n' >>book/members.csv
	refused members.csv:5:
}

@test "a NUL" {
	printf '001003-000422,2,赵\0强,,child,,\n' >>book/members.csv
	refused members.csv:5: NUL
}

@test "a lone carriage return" {
	printf '001003-000422,2,赵\r强,,child,,\n' >>book/members.csv
	refused members.csv:5:
}

@test "an open quote is an error of its own line" {
	printf '001003-000422,2,"赵强,,child,,\n001003-000422,3,赵小强,,child,,\n' >>book/members.csv
	refused members.csv:5:
	[[ $output != *members.csv:6* ]]
}

@test "a row with a cell too few, and one with a cell too many" {
	printf '%s\n' 001003-000422,2,赵强 001003-000422,3,赵小强,,child,,none,x >>book/members.csv
	refused members.csv:5: members.csv:6:
}

@test "an unsorted table names the line and the command that sorts" {
	printf '%s\n' 001003-000012,3,王红,,child,, >>book/members.csv
	refused members.csv:5: 'dibao-table members'
}

@test "a household that stands twice" {
	sed -n 3p book/households.csv >>book/households.csv
	refused households.csv:4: household_id
}

@test "two heads in one month" {
	sed -i '3s/child/head/' book/members.csv
	refused members.csv:3: relation
}

@test "a person number that stands twice, and one that no member has" {
	sed -i '3s/,2,/,1,/' book/members.csv
	sed -i '3s/,1,/,7,/' book/incomes.csv
	refused members.csv:3: person_no incomes.csv:3:
}

@test "one person twice in a household, by 15 and by 18 digits" {
	sed -i '3s/.*/001003-000012,2,王敏,990104194405011230,child,,none/' book/members.csv
	refused members.csv:3: id_number
	[[ $output != *9901041944* ]]
}

@test "a wrong check digit, without the number itself" {
	sed -i '3s/王敏,/王敏,990104199002281234/' book/members.csv
	refused members.csv:3: id_number '[id-check]'
	[[ $output != *990104199002281234* ]]
}

@test "a birth after the month" {
	sed -i '3s/1990-02-28/2004-05-01/' book/members.csv
	refused members.csv:3: birth_date
}

@test "a truncated gzip is never a short table" {
	gzip book/members.csv
	head -c -9 book/members.csv.gz >cut && mv cut book/members.csv.gz
	refused members.csv.gz
}

@test "a gzip with a flipped bit" {
	seq 200000 | awk '{ printf "zzz-%06d,1,名%d,,head,,none\n", $1, $1 }' >>book/members.csv
	gzip -n book/members.csv
	printf '\377\377\377\377' | dd of=book/members.csv.gz bs=1 seek=20000 conv=notrunc status=none
	refused members.csv.gz
}

@test "JSON that is none, a key that stands twice, a value that is no text" {
	rm book/households.csv
	cat >book/households.jsonl <<-'END'
		{"household_id":"001003-000012","subdistrict":"南湖街道","community":"湖东社区","head_name":"王伟"
		{"household_id":"001003-000422","subdistrict":"南湖街道","community":"湖东社区","head_name":"赵","head_name":"钱"}
	END
	refused households.jsonl:1: households.jsonl:2:
}

@test "an unknown key of the policy, with its path" {
	sed -i 's/"pay_day"/"payday"/' book/policy.json
	refused policy.json /payroll/payday
}

@test "a policy with no standard for the month" {
	run dibao-assess -m 1999-06 -b book -o out.csv
	[ "$status" -eq 2 ]
	[[ $output == *policy.json*standard* ]]
	[ ! -e out.csv ]
}

@test "a field without end does not fill the memory" {
	limit=400000
	# A sanitizer's shadow needs more than any limit.
	! grep -q __asan_init "$(command -v dibao-assess)" || limit=unlimited
	status=0
	{
		head -n 1 book/members.csv
		printf '001003-000012,1,'
		head -c 500000000 /dev/zero | tr '\0' x
	} | (ulimit -v $limit && dibao-assess -m 2004-04 -b book -t members=- -o out.csv) 2>message ||
		status=$?
	[ "$status" -eq 2 ]
	[ ! -e out.csv ]
	grep -q '2: ' message
}

@test "a header alone is a district with nobody" {
	for table in households members incomes; do sed -i 1q book/$table.csv; done
	run dibao-assess -m 2004-04 -b book
	[ "$status" -eq 0 ]
	[ "${#lines[@]}" -eq 1 ]
	[[ $output == household_id,* ]]
}

@test "the last line counts without a newline, and CRLF and a byte order mark are accepted" {
	dibao-assess -m 2004-04 -b book -o plain.csv
	printf '\357\273\277' >marked
	sed 's/$/\r/' book/members.csv | head -c -2 >>marked
	mv marked book/members.csv
	dibao-assess -m 2004-04 -b book -o marked.csv
	cmp plain.csv marked.csv
}

@test "with --rejects the household is left out, listed, and the rest goes on" {
	sed -i '3s/,2,/,x,/' book/members.csv
	run dibao-assess -m 2004-04 -b book --rejects rejects.csv -o out.csv
	[ "$status" -eq 1 ]
	[ "$(wc -l <out.csv)" -eq 2 ]
	grep -q '^001003-000422,' out.csv
	[ "$(wc -l <rejects.csv)" -eq 2 ]
	grep -q '^001003-000012,members,book/members.csv,3,person_no,' rejects.csv
}

@test "names with escapes, quotes, commas, paths and HTML pass unharmed, and harm no terminal" {
	printf '%s\n' household_id,subdistrict,community,head_name \
		'001003-000012,南湖街道,湖东社区,"=cmd|""x"", <b>../../etc"' >book/households.csv
	printf '001003-000422,南湖街道,湖东社区,\033[31m红\n' >>book/households.csv
	dibao-assess -m 2004-04 -b book -o out.csv
	grep -qF '"=cmd|""x"", <b>../../etc"' out.csv
	grep -q "$(printf '\033')\\[31m红" out.csv
	dibao-assess -m 2004-04 -b book --to jsonl -o out.jsonl
	[ "$(jq -r .head_name out.jsonl | head -n 1)" = '=cmd|"x", <b>../../etc' ]
	[ "$(jq -r .head_name out.jsonl | tail -n 1)" = "$(printf '\033[31m红')" ]
	printf '001003-000422,1,赵,head,\033[31m\n' | sed '1i household_id,person_no,name,relation,illness' \
		>book/members.csv
	run dibao-assess -m 2004-04 -b book -o none.csv
	[ "$status" -eq 2 ]
	[[ $output != *$'\033'* ]]
	for script in month why demo; do
		run -2 dibao-$script $'\033[31m' 2004-04 a1
		[[ $output != *$'\033'* ]]
	done
}

@test "a disk that is full is never success, for --help either" {
	for program in "$(dirname "$(command -v dibao-assess)")"/dibao-*; do
		status=0
		"$program" --help >/dev/full 2>message || status=$?
		echo "$program $status"
		[ "$status" -eq 2 ]
	done
	run dibao-assess -m 2004-04 -b book -o /dev/full
	[ "$status" -eq 2 ]
	status=0
	dibao-assess -m 2004-04 -b book >/dev/full 2>message || status=$?
	[ "$status" -eq 2 ]
	grep -q . message
}

@test "a reader that goes away is quiet" {
	run bash -c 'set -o pipefail; dibao-assess -m 2004-04 -b book | true; true' 
	[ "$status" -eq 0 ]
	[ -z "$output" ]
}

@test "all bad rows of a household are listed, of every table and kind" {
	cat >>book/incomes.csv <<-'END'
		001003-000422,1,lottery,5
		001003-000422,1,wage,-5
		001003-000422,9,wage,5
		001003-000422,1,alms,5
	END
	echo 001003-000422,2,赵强,,head,,none >>book/members.csv
	run dibao-assess -m 2004-04 -b book --rejects rejects.csv -o out.csv
	[ "$status" -eq 1 ]
	[ "$(wc -l <out.csv)" -eq 2 ]
	[ "$(tail -n +2 rejects.csv | cut -d, -f 2,4-6 | sort)" = "$(printf '%s\n' \
		incomes,4,kind,kind-unlisted incomes,5,amount,negative incomes,6,person_no,person-unknown \
		incomes,7,kind,kind-unlisted members,5,relation,head-twice)" ]
}

@test "a person whose row is bad is not a missing person" {
	sed -i '4s/,head,/,head of it,/' book/members.csv
	run dibao-assess -m 2004-04 -b book --rejects rejects.csv -o out.csv
	[ "$status" -eq 1 ]
	[ "$(tail -n +2 rejects.csv | cut -d, -f 2,4-6)" = members,4,relation,code-unknown ]
}

# suggests WORD COMMAND...: the command is refused, and says what may have been meant.
suggests() {
	local word=$1
	shift
	run -2 --separate-stderr "$@"
	[[ $stderr == *"; did you mean $word?"* ]]
}

@test "a mistyped option, verb, table, column, code or key of a policy suggests the nearest" {
	suggests --month dibao-assess --mnth 2004-04
	suggests build dibao-payroll buld
	suggests members dibao-table member
	printf 'houshold_id,person_no,name,relation\na,1,b,head\n' >members.csv
	suggests household_id dibao-table members members.csv
	printf 'household_id,person_no,name,relation,sex\na,1,b,head,femal\n' >members.csv
	suggests female dibao-table members members.csv
	sed 's/"pay_day"/"payday"/' "$root/lib/policies/changchun-2004.json" >policy.json
	suggests pay_day dibao-policy check policy.json
	# Nothing is near.
	run -2 --separate-stderr dibao-payroll sing
	[[ $stderr != *"did you mean"* ]]
	# A value that may not be shown is not guessed at.
	printf 'household_id,person_no,name,relation,disability\na,1,b,head,visiox\n' >members.csv
	run -2 --separate-stderr dibao-table members members.csv
	[[ $stderr != *visiox* && $stderr == *"[code-unknown]"* ]]
}
