bats_require_minimum_version 1.5.0

# dibao-check: every finding names its table, file, line and household, and nothing private.
setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	export LC_ALL=C
	cd "$BATS_TEST_TMPDIR" || exit
	mkdir book
	cp "$root/lib/policies/changchun-2004.json" book/policy.json
	printf '%s\n' subdistrict,community,code,kind ,,990104, 南湖街道,,990104001,subdistrict \
		南湖街道,湖东社区,990104001003, >book/places.csv
	printf '%s\n' household_id,subdistrict,community,head_name \
		001003-000012,南湖街道,湖东社区,王伟 001003-000422,南湖街道,湖东社区,赵秀英 >book/households.csv
	printf '%s\n' household_id,person_no,name,id_number,relation \
		001003-000012,1,王伟,990104440501123,head 001003-000422,1,赵秀英,,head >book/members.csv
	printf '%s\n' household_id,person_no,kind,amount 001003-000012,1,wage,100 >book/incomes.csv
}

# found CODE TABLE LINE HOUSEHOLD: there is just this finding.
found() {
	status=0
	dibao-check -d 2004-04-20 -b book -o findings.csv || status=$?
	cat findings.csv
	[ "$status" -eq 1 ]
	[ "$(wc -l <findings.csv)" -eq 2 ]
	tail -n 1 findings.csv | grep -q "^\(error\|warning\),$1,$2,book/$2\.csv,$3,$4,"
}

@test "a good book has no finding" {
	run dibao-check -d 2004-04-20 -b book
	[ "$status" -eq 0 ]
	[ "${#lines[@]}" -eq 1 ]
}

@test "a row that belongs to no household" {
	echo 001003-000999,1,wage,5 >>book/incomes.csv
	found orphan incomes 3 001003-000999
}

@test "a bad row, in a table that no other program reads too" {
	printf '%s\n' petition_no,received_on,channel,subject p1,2004-02-30,letter,x >book/petitions.csv
	found '[a-z-]*' petitions 2 ''
}

@test "a bad row among the places, which are then not looked up" {
	sed -i '3s/subdistrict$/village/' book/places.csv
	sed -i '3s/湖东社区/湖西社区/' book/households.csv
	found code-unknown places 3 ''
}

@test "a key that stands twice in a table of its own" {
	printf '%s\n' petition_no,received_on,channel,subject p1,2004-04-03,letter,x \
		p2,2004-04-03,letter,x p1,2004-03-03,call,y >book/petitions.csv
	found key-twice petitions 4 ''
	rm book/petitions.csv
	printf '%s\n' 南湖街道,湖东社区,990104001004, >>book/places.csv
	found key-twice places 5 ''
}

@test "a table that cannot be read at all is not a finding" {
	printf '%s\n' '{"petition_no":"p1"}' >book/petitions.jsonl
	run dibao-check -d 2004-04-20 -b book -o findings.csv
	[ "$status" -eq 2 ]
	[[ $output == *petitions.jsonl:1:*'received_on, channel, subject'*'[columns-missing]'* ]]
	[ ! -e findings.csv ]
}

@test "a petition about a household that is not in the book" {
	printf '%s\n' petition_no,household_id,received_on,channel,subject p1,zz,2004-04-03,letter,x \
		>book/petitions.csv
	found orphan petitions 2 zz
}

@test "a place that is not in the list" {
	sed -i '3s/湖东社区/湖西社区/' book/households.csv
	found place households 3 001003-000422
}

@test "a code of a subdistrict with which no payment can be numbered" {
	sed -i '3s/990104001/010/' book/places.csv
	found payroll-code places 3 ''
}

@test "two subdistricts whose payments would have the same numbers" {
	echo 东站街道,,990105001,subdistrict >>book/places.csv
	found payroll-code places '' ''
}

@test "a household of which no member is in the book has no head" {
	sed -i 3d book/members.csv
	found head:missing households 3 001003-000422
}

@test "a kind of income that the policy does not list" {
	sed -i 's/wage/lottery/' book/incomes.csv
	found kind-unknown incomes 2 001003-000012
}

@test "a household number whose check digit is wrong" {
	sed -i 's/000422/000423/' book/*.csv
	found household-check households 3 001003-000423
}

@test "no head" {
	sed -i '3s/head/spouse/' book/members.csv
	found head:missing households 3 001003-000422
}

@test "one person in two households, without the number" {
	sed -i '3s/赵秀英,/赵秀英,990104194405011233/' book/members.csv
	status=0
	dibao-check -d 2004-04-20 -b book -o findings.csv || status=$?
	[ "$status" -eq 1 ]
	[ "$(grep -c '^error,person-twice,members,' findings.csv)" -eq 2 ]
	run ! grep -q 99010419 findings.csv
}

@test "an unsorted table cannot be checked" {
	printf '%s\n' 001003-000012,2,王敏,,child >>book/members.csv
	run dibao-check -d 2004-04-20 -b book
	[ "$status" -ne 0 ]
	[[ $output == *members.csv*4*'dibao-table members'* ]]
}

@test "JSON Lines carry the same" {
	sed -i '3s/head/spouse/' book/members.csv
	run dibao-check -d 2004-04-20 -b book --to jsonl
	[ "$status" -eq 1 ]
	[ "$(jq -r .code <<<"$output")" = head:missing ]
}

@test "a household with a bad row is looked at like any other" {
	echo 001003-000422,1,wage,-5 >>book/incomes.csv
	echo 001003-000422,2,王伟,990104440501123,other >>book/members.csv
	run dibao-check -d 2004-04-20 -b book -o findings.csv
	[ "$status" -eq 1 ]
	[ "$(tail -n +2 findings.csv | cut -d, -f 2-6 | sort)" = "$(printf '%s\n' \
		negative,incomes,book/incomes.csv,3,001003-000422 \
		person-twice,members,book/members.csv,2,001003-000012 \
		person-twice,members,book/members.csv,4,001003-000422)" ]
}
