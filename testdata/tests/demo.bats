# The book of the demonstration district, and a second count of it.

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	data=$root/testdata/demo
	export LC_ALL=C
	cd "$BATS_TEST_TMPDIR" || exit
}

second_count() {
	(cd "$1" && awk -v month=2004-04 -v day=2004-04-20 -f "$data/count.awk" opening.csv members.csv \
		incomes.csv applications.csv opinions.csv postings.csv events.csv households.csv)
}

@test "the district has the published figures, by a count that uses none of the programs" {
	dibao-demo book
	[ "$(tail -n +2 book/households.csv | wc -l)" -eq 11787 ]
	[ "$(grep -c ',subdistrict,' book/places.csv)" -eq 8 ]
	[ "$(grep -c ',town,' book/places.csv)" -eq 3 ]
	second_count book >counted
	grep -qx 'roster.households 2938' counted
	grep -qx 'grain_oil.persons 6657' counted
	grep -qx 'grain_oil.amount 99855.00' counted
	grep -qx 'electricity.households 2865' counted
	grep -qx 'electricity.amount 10571.85' counted
}

@test "the same seed makes the same bytes, another one other people with the same counts" {
	dibao-demo --divide 10 one
	dibao-demo --divide=10 two
	dibao-demo --divide 10 --seed 2 three
	diff -r one two
	run cmp -s one/members.csv three/members.csv
	[ "$status" -eq 1 ]
	[ "$(second_count one | grep persons)" = "$(second_count three | grep persons)" ]
}

@test "the figures follow the targets" {
	dibao-demo --divide 10 small
	second_count small >counted
	grep -qx 'roster.households 294' counted
	grep -qx 'roster.persons 666' counted
	# Two families of two persons more.
	awk '$2 == "steady" { $4 += 20 } { print }' "$data/targets" >more
	dibao-demo --targets more --divide 10 larger
	second_count larger >counted
	grep -qx 'roster.households 296' counted
	grep -qx 'roster.persons 670' counted
}

@test "dibao-check finds no error in the book, and every household has its number" {
	dibao-demo --divide 10 book
	run dibao-check -d 2004-04-20 -b book -o found
	[ "$status" -lt 2 ]
	[ "$(grep -c '^error' found)" -eq 0 ]
	[ "$(tail -n +2 book/households.csv | grep -cvE '^[0-9]{6}-[0-9]{6},')" -eq 0 ]
}

@test "ID numbers are of nobody, all different, some with 15 digits" {
	dibao-demo book
	cut -d , -f 4 book/members.csv | tail -n +2 | grep . >numbers
	[ "$(grep -cv '^990104' numbers)" -eq 0 ]
	[ -z "$(sort numbers | uniq -d)" ]
	[ "$(grep -c '^.\{15\}$' numbers)" -gt 1000 ]
}

@test "files are for nobody else" {
	dibao-demo --divide 100 book
	[ -z "$(find book -type f ! -perm 600)" ]
}

@test "a directory with something else, or with months, is left alone" {
	mkdir other
	echo letter >other/letter
	run dibao-demo --divide 100 other
	[ "$status" -eq 2 ]
	[[ $output == *"other: is not empty"* ]]
	[ "$(ls -A other)" = letter ]
	dibao-demo --divide 100 book
	dibao-demo --divide 100 --seed 3 book
	mkdir book/months
	run dibao-demo --divide 100 book
	[ "$status" -eq 2 ]
	[[ $output == *"months were made from this book"* ]]
}

@test "targets that are wrong say where" {
	printf 'families steady 10 x\n' >targets
	run dibao-demo --targets targets book
	[ "$status" -eq 2 ]
	[[ $output == *'targets:1: "x" is not a count'* ]]
	printf 'families rich 10\n' >targets
	run dibao-demo --targets targets book
	[ "$status" -eq 2 ]
	[ ! -e book/households.csv ]
	run dibao-demo --targets nowhere book
	[ "$status" -eq 2 ]
	[[ $output == *"nowhere: cannot be read"* ]]
}

@test "wrong usage is status 2, in the user's language" {
	for wrong in "" "--divide 0 book" "--seed x book" "--color book" "one two" "--seed"; do
		run dibao-demo $wrong
		[ "$status" -eq 2 ]
	done
	LC_ALL=zh_CN.UTF-8 run dibao-demo --help
	[ "$status" -eq 0 ]
	[[ $output == 用法* ]]
	run dibao-demo --help
	[[ $output == Usage* ]]
	[ ! -e book ]
}

@test "a full disk is status 2" {
	run bash -c "dibao-demo --help >/dev/full"
	[ "$status" -eq 2 ]
}
