# For tests of dibao-check: a book of three families with which nothing is wrong, in the folder of
# the test, and what is asked of its findings.
setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	export LC_ALL=C
	cd "$BATS_TEST_TMPDIR" || exit
	cp "$root/lib/policies/changchun-2004.json" policy.json
	printf '%s\n' subdistrict,community,code,kind ,,990104, 南湖街道,,990104001,subdistrict \
		南湖街道,湖东社区,990104001003, >places.csv
	table households household_id,subdistrict,community,head_name,address,housing,pay_method,account
	table members household_id,person_no,name,id_number,relation,category,labour,illness,marital,schooling,special,disability,disability_grade,from,to
	table incomes household_id,person_no,kind,amount,from,to
	table opening household_id,persons,income,amount,approved_on,recheck_due
	local heads=(王伟 李强 赵敏)
	for home in $one $two $three; do
		add households "$home,南湖街道,湖东社区,${heads[0]},$home,,,"
		heads=("${heads[@]:1}")
		add incomes "$home,1,other,69,,"
	done
	person $one 1 王伟 "$(id 19600203 101)" head
	person $two 1 李强 "$(id 19610203 102)" head
	person $three 1 赵敏 "$(id 19620203 103)" head
}
one=001003-000012 two=001003-000029 three=001003-000037

# table NAME HEADER, add NAME ROW: sorted by household.
table() { echo "$2" >"$1.csv"; }
add() { echo "$2" >>"$1.csv"; { head -n 1 "$1.csv"; tail -n +2 "$1.csv" | sort -s -t, -k1,1; } >sorted; mv sorted "$1.csv"; }

# id BIRTH SEQUENCE: a whole ID number. old ID: the 15 digits of one.
id() {
	local body=990104$1$2 sum=0 weights=(7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2) marks=10X98765432 i
	for i in {0..16}; do sum=$((sum + ${body:i:1} * weights[i])); done
	echo "$body${marks:sum % 11:1}"
}
old() { echo "${1:0:6}${1:8:9}"; }

# person HOUSEHOLD NO NAME ID RELATION [CATEGORY LABOUR ILLNESS MARITAL SCHOOLING SPECIAL DISABILITY
# GRADE FROM TO]
person() {
	local IFS=,
	local cells=("$@")
	while [ ${#cells[@]} -lt 15 ]; do cells+=(""); done
	add members "${cells[*]}"
}
as() { sed -i "$1" members.csv; }

check() {
	status=0
	dibao-check -d "${day-2004-04-20}" -b . -o findings.csv "$@" || status=$?
	cat findings.csv
	[ "$status" -le 1 ]
	! grep '^error,\(ragged-row\|household-unreadable\|person-unknown\|code-unknown\)' findings.csv
}
# finds CODE HOUSEHOLD... [-- ARGUMENT...]: this code is found in just these households.
finds() {
	local code=$1 homes=()
	shift
	while [ $# -gt 0 ] && [ "$1" != -- ]; do homes+=("$1"); shift; done
	[ $# -eq 0 ] || shift
	check "$@"
	[ "$(grep "^[a-z]*,$code," findings.csv | cut -d, -f6 | sort)" = "$(printf '%s\n' "${homes[@]}" | sort)" ]
	grep "^[a-z]*,$code," findings.csv | grep -vq ',$'
}
# silent CODE [-- ARGUMENT...]
silent() {
	check "${@:3}"
	run ! grep "^[a-z]*,$1," findings.csv
}
# The roster: OPENING [AMOUNT]...
on_roster() { for home in "$@"; do add opening "$home,1,69.00,100.00,2004-02-10,2004-08"; done; }

# A book of two subdistricts with 30 and 11 households.
many() {
	rm opening.csv
	echo 桂林街道,,990104002,subdistrict >>places.csv
	echo 桂林街道,桂中社区,990104002001, >>places.csv
	for table in households members incomes; do head -n 1 $table.csv >kept && mv kept $table.csv; done
	for i in $(seq 10 50); do
		case $((i < 40)) in 1) place=南湖街道,湖东社区 ;; *) place=桂林街道,桂中社区 ;; esac
		echo "h$i,$place,王伟,,,," >>households.csv
		echo "h$i,1,王伟,$(id 19600203 "1$i"),head,,,,,,,,,," >>members.csv
	done
}
