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
	[[ $output == 示例* && $output == *用法：* ]]
	run dibao-demo --help
	[[ $output == Example* && $output == *Usage:* ]]
	[ ! -e book ]
}

@test "a full disk is status 2" {
	run bash -c "dibao-demo --help >/dev/full"
	[ "$status" -eq 2 ]
}

# run_month BOOK: the month's steps and roster, in steps.csv and roster.csv.
run_month() {
	local call before=stream.0 number=0
	dibao-assess -m 2004-04 -b "$1" -o "$before"
	dibao-policy steps -m 2004-04 -p "$1/policy.json" >calls
	while read -r -a call; do
		number=$((number + 1))
		[ "${call[0]}" != dibao-review ] || call+=(-t "roster=$1/opening.csv")
		"${call[@]}" -b "$1" -o "stream.$number" "$before" </dev/null
		before=stream.$number
	done <calls
	mv "$before" steps.csv
	rm stream.*
	dibao-roster -m 2004-04 -b "$1" -t "roster=$1/opening.csv" -o roster.csv steps.csv
	dibao-subsidy -m 2004-04 -b "$1" -o awards.csv roster.csv
}

# programs_count: what the second count says, from what the programs wrote.
programs_count() {
	awk -F , '
		FNR == 1 { split("", at); for (i = 1; i <= NF; i++) at[$i] = i; next }
		FILENAME == "roster.csv" {
			if ($at["movement"] != "") movement[$at["movement"]]++
			if ($at["on_roster"] != "yes") next
			households++
			persons += $at["persons"]
			split($at["payable"], part, ".")
			fen += part[1] * 100 + part[2]
		}
		FILENAME == "awards.csv" { awards[$at["programme"]]++ }
		function yuan(n) { return sprintf("%d.%02d", int(n / 100), n % 100) }
		END {
			print "roster.households", households
			print "roster.persons", persons
			print "roster.amount", yuan(fen)
			n = split("new raised lowered unchanged stopped", name, " ")
			for (i = 1; i <= n; i++) print "movements." name[i], movement[name[i]] + 0
			print "grain_oil.persons", awards["grain_oil"]
			print "grain_oil.amount", yuan(awards["grain_oil"] * 1500)
			print "electricity.households", awards["electricity"]
			print "electricity.amount", yuan(awards["electricity"] * 369)
		}' roster.csv awards.csv
}

@test "the programs and the second count agree, for the district and for a tenth of it" {
	for part in 1 10; do
		dibao-demo --divide $part --seed 1$part book.$part
		second_count book.$part >counted
		run_month book.$part
		programs_count | diff counted -
	done
}

@test "a family taken out takes exactly its own figures with it" {
	dibao-demo --divide 10 book
	run_month book
	programs_count >before
	family=$(awk -F , 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		$at["movement"] == "unchanged" && $at["persons"] == 3 && $at["electricity_account"] != "" {
			print $1; exit }' roster.csv)
	for table in book/*.csv; do
		awk -F , -v family="$family" '$1 != family' "$table" >left
		cat left >"$table"
	done
	payable=$(awk -F , -v family="$family" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		$1 == family { print $at["payable"] }' roster.csv)
	run_month book
	programs_count >after
	second_count book | diff after -
	awk -v payable="$payable" 'NR == FNR { was[$1] = $2; next }
		{ lost = was[$1] - $2 } lost > 0.001 || lost < -0.001 { printf "%s %.2f\n", $1, lost }' \
		before after >lost
	diff lost - <<-TEXT
		roster.households 1.00
		roster.persons 3.00
		roster.amount $payable
		movements.unchanged 1.00
		grain_oil.persons 3.00
		grain_oil.amount 45.00
		electricity.households 1.00
		electricity.amount 3.69
	TEXT
}

@test "each reason to refuse or to wait stands on the book of April" {
	dibao-demo book
	run_month book
	awk -F , 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		{ n = split($at["waiting_for"], part, ";"); for (i = 1; i <= n; i++) {
			sub(/#.*/, "", part[i]); print part[i] } print $at["state"] }' steps.csv | sort -u >reasons
	for reason in paper:hukou paper:id_card paper:income_proof paper:disability_card \
		paper:diagnosis survey:missing survey:surveyors survey:methods survey:unclear \
		panel:secretary panel:director panel:police panel:officer panel:resident panel:present \
		panel:majority kin reviewer:twice opinion:missing opinion:unsigned opinion:early \
		facts:mismatch amount:mismatch assess:unclear posting notice posting:changed \
		posting:short objection:open application:missing withdrawn refused returned; do
		grep -qx "$reason" reasons || { echo "missing: $reason"; false; }
	done
}
