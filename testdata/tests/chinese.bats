# In Chinese nobody is spoken to in English: not by a program, a script, the system or a tool, and
# no locale need be installed.
bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=zh_CN.UTF-8
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
	cp -a book fresh
}

programs="dibao-table dibao-check dibao-assess dibao-review dibao-notice dibao-roster
	dibao-subsidy dibao-payroll dibao-voucher dibao-report dibao-policy"
scripts="dibao-month dibao-why dibao-demo"

# In each line there is Chinese, and no three English words follow each other.
is_chinese() {
	[ -s "$1" ]
	LC_ALL=C run ! grep -vn "$(printf '[\200-\377]')" "$1"
	run ! grep -nE '(^|[^-a-z])[A-Za-z][a-z]* [a-z]+ [a-z]+( |$)' "$1"
}

# refused COMMAND...: it fails, in Chinese.
refused() {
	local status=0
	"$@" >out 2>said </dev/null || status=$?
	cat said
	[ "$status" -eq 2 ]
	is_chinese said
}

# bad FILE COMMAND...: the book whose FILE the command spoils is refused, in Chinese.
bad() {
	local file=book/$1
	shift
	"$@" "$file"
	refused dibao-assess -m 2004-04 -b book
	rm -rf book
	cp -a fresh book
}

@test "help is Chinese, but for names" {
	for program in $programs $scripts "dibao-payroll build" "dibao-payroll fund" \
		"dibao-policy check" "dibao-policy steps"; do
		$program --help >said
		run ! grep -nE '[a-z]+ [a-z]+ [a-z]+ [a-z]+' said
		grep -q '^用法：' said
		run ! grep -nE '[[ ][A-Z]{4,}' said
	done
}

@test "wrong usage" {
	for program in $programs; do
		refused $program --color
		refused $program --s
		refused $program -z
		refused $program --verbose=1
	done
	for program in $scripts; do
		refused $program --color
		refused $program
		refused $program a b c d
	done
	refused dibao-assess
	refused dibao-assess -m
	refused dibao-assess -m 2004-13
	refused dibao-assess -m 2004-04 --to xls
	refused dibao-assess -m 2004-04 -t members
	refused dibao-assess -m 2004-04 a b
	refused dibao-assess -m 2004-04 -b book -t goods=goods.csv
	refused dibao-assess -m 2004-04 -b book -t members=a -t members=b
	refused dibao-check -b book -d 2004-02-30
	refused dibao-check -b book -d 2004-02-28 more
	refused dibao-payroll pay
	refused dibao-payroll
	refused dibao-policy check nowhere
	refused dibao-policy check
	refused dibao-table nothing
	refused dibao-report -m 2004-04 -b book --print text --lang fr
	refused dibao-report -m 2004-04 -b book
	refused dibao-review --step notice1 -d 2004-04-20 -b book book/households.csv
	refused dibao-review --step nothing -d 2004-04-20 -b book book/households.csv
	refused dibao-notice --step district -d 2004-04-20 -b book book/households.csv
	refused dibao-subsidy -m 2004-04 -b book --programme nothing book/households.csv
	refused dibao-month book 2004-13
	refused dibao-month nowhere 2004-04
	refused dibao-month --verify book
	refused dibao-why book 2004-04 x
	refused dibao-demo --seed 0 new
	refused dibao-demo book
	refused dibao-demo /dev/null/new
}

@test "files that cannot be read or written" {
	refused dibao-assess -m 2004-04 -b nowhere
	refused dibao-assess -m 2004-04 -b book nowhere.csv
	refused dibao-assess -m 2004-04 -b book book
	refused dibao-assess -m 2004-04 -b book /dev/null
	refused dibao-assess -m 2004-04 -b book "$(printf '%0300d' 0)"
	refused dibao-assess -m 2004-04 -b book /proc/self/mem
	refused dibao-assess -m 2004-04 -b book -p book
	refused dibao-assess -m 2004-04 -b book -p nowhere
	refused dibao-assess -m 2004-04 -b book -o nowhere/out.csv
	refused dibao-assess -m 2004-04 -b book -o /dev/full
	refused dibao-assess -m 2004-04 -b book -o book/members.csv
	refused dibao-assess -m 2004-04 -b book -o book
	ln -s circle circle
	refused dibao-assess -m 2004-04 -b book circle
	refused sh -c 'dibao-assess --help >/dev/full'
	refused sh -c 'dibao-assess -m 2004-04 -b book >/dev/full'
	refused sh -c 'dibao-month --help >/dev/full 2>/dev/null || { echo 无 >&2; exit 2; }'
	mkdir book/.lock
	refused dibao-month book 2004-04
	rmdir book/.lock
	touch book/months
	refused dibao-month book 2004-04
}

@test "bad rows" {
	bad incomes.csv truncate -s 0
	bad members.csv rm
	bad members.csv sed -i '1s/relation/kin/'
	bad members.csv sed -i '1s/illness/name/'
	bad members.csv sed -i '2s/,1,/,one,/'
	bad members.csv sed -i '2s/,1,/,0,/'
	bad members.csv sed -i '3s/1990-02-28/1990-02-30/'
	bad members.csv sed -i '3s/1990-02-28/2005-02-28/'
	bad members.csv sed -i '4s/head/mother/'
	bad members.csv sed -i '3s/child/head/'
	bad members.csv sed -i '3s/,2,/,1,/'
	bad members.csv sed -i '2s/,990104440501123,/,990104194405011234,/'
	bad members.csv sed -i '2s/,990104440501123,/,9901,/'
	bad members.csv sed -i '2s/,990104440501123,/,990104449901123,/'
	bad members.csv sed -i '3s/,,child/,990104440501123,child/'
	bad members.csv sed -i '2s/$/,more/'
	bad members.csv sed -i '2s/,none$//'
	bad members.csv sed -i '2s/王伟/"王伟/'
	bad members.csv sed -i '2s/王伟/王"伟/'
	bad members.csv sed -i '2s/王伟/王\r伟/'
	bad members.csv sed -i '2s/王伟/\xcd\xf5/'
	bad members.csv sed -i '2s/王伟/\x00/'
	bad members.csv sed -i '2s/王伟//'
	bad members.csv sed -i '2s/^001003-000012/001003-000999/'
	bad incomes.csv sed -i '2s/,100$/,1.234.50/'
	bad incomes.csv sed -i '2s/,100$/,-1/'
	bad incomes.csv sed -i '2s/,wage,/,lottery,/'
	bad incomes.csv sed -i '2s/,1,/,7,/'
	bad households.csv sed -i '2s/^001003-000012/&&&/'
	bad households.csv sed -i '3s/^001003-000422/001003-000012/'
	mv book/members.csv book/members.csv.gz
	refused dibao-assess -m 2004-04 -b book
	gzip -c fresh/members.csv | head -c 60 >book/members.csv.gz
	refused dibao-assess -m 2004-04 -b book
	refused dibao-month book 2004-04
	gzip -c fresh/members.csv | tr '\001-\020' '\021-\040' >book/members.csv.gz
	refused dibao-assess -m 2004-04 -b book
	for record in '{"household_id"' '{"a": 1, "a": 2}' '[1]' '{"household_id": []}' \
		'{"household_id": "x", "subdistrict": "a", "community": "b", "head_name": "c"}'; do
		echo "$record" >in.jsonl
		refused dibao-assess -m 2004-04 -p book/policy.json in.jsonl
	done
}

@test "bad policies" {
	for change in 's/{"field": "need"}/{"field": "nee"}/' 's/"payroll"/"payrol"/' 's/^{/{{/' \
		's/"169"/"many"/' 's/"169"/169,/' 's/"times": 2/"times": 2, "times": 3/' 's/1999-07/2005-07/' \
		's/"kind": "decision"/"kind": "wish"/' 's/长春/\xb3\xa4/' '$d' 's/"pay_day": 28/"pay_day": 41/'; do
		sed -i "$change" book/policy.json
		refused dibao-policy check -m 2004-04 book/policy.json
		refused dibao-assess -m 2004-04 -b book
		refused dibao-month book 2004-04
		cp fresh/policy.json book/policy.json
	done
}

@test "counts and a month that differs" {
	dibao-assess -v -m 2004-04 -b book 2>said >out
	is_chinese said
	dibao-demo --divide 100 demo
	dibao-month demo 2004-04 2>said
	is_chinese said
	sed 1d demo/months/2004-04/log.txt >said
	is_chinese said
	dibao-month --dry-run demo 2004-05 >said
	grep -v '^  ' said >again
	is_chinese again
	for change in 'echo x >>roster.csv' 'rm fund.csv' 'touch note'; do
		(cd demo/months/2004-04 && eval "$change")
		run -1 dibao-month demo 2004-04
		echo "$output" >said
		is_chinese said
	done
}

@test "the first of LC_ALL, LC_MESSAGES, LANG that is set decides, in programs and scripts" {
	for program in dibao-assess $scripts; do
		LC_ALL=C LC_MESSAGES=zh_CN LANG=zh_CN $program --help 2>/dev/null | grep -q '^Usage: '
		LC_ALL= LC_MESSAGES=C LANG=zh_CN $program --help 2>/dev/null | grep -q '^Usage: '
		LC_ALL= LC_MESSAGES= LANG=zh_TW $program --help 2>/dev/null | grep -q '^用法：'
		LC_ALL=zh_CN.GB18030 LC_MESSAGES=C LANG=C $program --help 2>/dev/null | grep -q '^用法：'
		env -u LANG $program --help 2>/dev/null | grep -q '^Usage: '
		LC_ALL=zh_CN.UTF-8 refused $program --color
	done
}

@test "dibao-why has a word for each code that a decision or a posting can wait for" {
	dibao-demo --divide 10 demo
	dibao-month -q demo 2004-04
	roster=demo/months/2004-04/roster.csv
	family=$(sed 1d $roster | grep ,waiting, | sed '1q' | cut -d , -f 1)
	column=$(sed 1q $roster | tr , '\n' | grep -nx waiting_for | cut -d : -f 1)
	for code in paper:id_card#2 paper:hukou assess:unclear survey:missing survey:unclear \
		survey:surveyors survey:methods panel:secretary panel:bureau panel:present panel:majority \
		opinion:missing opinion:unsigned opinion:early kin reviewer:twice facts:mismatch \
		amount:mismatch application:missing withdrawn posting notice posting:changed posting:short \
		objection:open income nothing nobody head:missing unknown:birth_date unknown:labour \
		unverified:income reviewing approved:later application:overdue refused fraud moved_out death \
		phased_out community_work job_refused recheck:overdue changed:persons changed:income \
		raise_2004; do
		awk -F, -v OFS=, -v family="$family" -v at="$column" -v code="$code" \
			'$1 == family { $at = code } { print }' $roster >changed
		cp changed $roster
		dibao-why demo 2004-04 "$family" | grep '^  等待事项：' >said
		run ! grep -n '[a-z]' said
	done
	dibao-why --lang en demo 2004-04 "$family" | grep -q 'waits for: raise_2004'
}

@test "colours are for somebody who looks at a terminal, and has not said NO_COLOR" {
	command -v script >/dev/null || skip "no script(1)"
	unset NO_COLOR
	export TERM=xterm
	script -qec 'dibao-payroll sing' /dev/null >said || true
	grep -q $'\033\[31m\[usage-verb\]\033\[m' said
	NO_COLOR=1 script -qec 'dibao-payroll sing' /dev/null >said || true
	grep -q '\[usage-verb\]' said && ! grep -q $'\033' said
	dibao-payroll sing 2>said || true
	grep -q '\[usage-verb\]' said && ! grep -q $'\033' said
	# Counts are no errors.
	script -qec 'dibao-table members -v -o /dev/null book/members.csv' /dev/null >said
	run ! grep -q $'\033' said
}
