#!/usr/bin/env bats
# What the public reads (公示) and what a family is told (告知书).
bats_require_minimum_version 1.5.0

setup_file() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export PATH LANG=C.UTF-8
	cd "$BATS_FILE_TMPDIR"
	dibao-demo --divide 4 book
	dibao-month -q book 2004-04
	dibao-assess -q -m 2004-04 -b book |
		dibao-review -q --step community -d 2004-04-10 -b book -t roster=book/opening.csv >stream.csv
}

setup() {
	cd "$BATS_FILE_TMPDIR"
}

# post ARGUMENT...: the posters of 10 April, in the folder of the test.
post() {
	dibao-notice --step notice1 -d 2004-04-10 -b book -t roster=book/opening.csv \
		--new-postings "$BATS_TEST_TMPDIR/new.csv" --posters "$BATS_TEST_TMPDIR/posters" -o /dev/null "$@" stream.csv
}

private_values() {
	local table=$1 column
	shift
	for column; do
		dibao-table "$table" --to jsonl "book/$table.csv" |
			jq -r --arg column "$column" '.[$column] // empty'
	done
}

@test "everybody who is to be posted stands on the poster of the community, and nobody else" {
	post -q
	cd "$BATS_TEST_TMPDIR"
	[ "$(sed 1d new.csv | wc -l)" -gt 5 ]
	# A file for each community, named by its code.
	sed 1d new.csv | cut -d, -f4 | sort -u >communities
	while read -r community; do
		awk -F, -v wanted="$community" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
			$at["community"] == wanted { print $at["code"] ".html" }' "$BATS_FILE_TMPDIR/book/places.csv"
	done <communities | sort >expected
	ls posters | cmp - expected
	# Each one's name, persons and sum, as a row.
	cat posters/*.html | tr -d '\n' | sed 's/<tr>/\n&/g' | sed -n 's/^<tr><td class="middle">[0-9]*<\/td>//p' |
		sed 's/<\/tr>.*//; s/<[^>]*>/ /g; s/  */ /g; s/^ //; s/ $//' | sort >shown
	sed 1d new.csv | cut -d, -f5-7 | tr , ' ' | sort | cmp - shown
}

@test "a poster says under which rules, from when to when, and where to object" {
	post -q
	cd "$BATS_TEST_TMPDIR"
	for poster in posters/*.html; do
		grep -q '根据长春市某城区城市居民最低生活保障（2004年度）' "$poster"
		# 5 days from the 10th: the last one is the 15th.
		grep -q '公示期：2004-04-10 至 2004-04-15。' "$poster"
		grep -q '举报电话：000-' "$poster"
		grep -q '第 1 页　共 1 页' "$poster"
		run ! grep -qi '<script\|http' "$poster"
	done
	[ "$(stat -c %a posters) $(stat -c %a "$(ls -d posters/*.html | head -1)")" = "700 600" ]
}

@test "for a line printer wide characters are aligned; in English with --lang en" {
	post -q --print text
	cd "$BATS_TEST_TMPDIR"
	for poster in posters/*.txt; do
		# The rows of the table end in the same column as its head: sums stand at the right.
		awk '/^---/ { rules++; next } rules == 1 || rules == 2' "$poster" |
			while IFS= read -r row; do printf '%s\n' "$row" | LC_ALL=C.UTF-8 wc -L; done | sort -u >widths
		[ "$(wc -l <widths)" = 1 ]
	done
	rm -r posters
	cd "$BATS_FILE_TMPDIR"
	post -q --print text --lang en
	grep -q 'Posted from 2004-04-10 to 2004-04-15' "$BATS_TEST_TMPDIR"/posters/*.txt
}

@test "names are masked as the policy says; a minor's always to the surname" {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/book" .
	jq '(.steps[] | select(.step == "notice1")).mask = {"name": "middle", "minor": "surname"}' \
		"$BATS_FILE_TMPDIR/book/policy.json" >book/policy.json
	home=$(sed -n 2p <(cd "$BATS_FILE_TMPDIR" && post -q --new-postings - 2>/dev/null; cat "$BATS_TEST_TMPDIR/new.csv") | cut -d, -f1)
	sed "s/^\($home,[^,]*,[^,]*,[^,]*,[^,]*,[^,]*\),[^,]*,/\1,欧阳小明,/" "$BATS_FILE_TMPDIR/stream.csv" >stream.csv
	dibao-notice -q --step notice1 -d 2004-04-10 -b book -t roster=book/opening.csv --posters whole \
		-o /dev/null stream.csv
	# No name of more than two characters is whole.
	sed 's/<tr>/\n&/g' whole/*.html | sed -n 's/^<tr>.*<td class="middle">[0-9]*<\/td><td>\([^<]*\)<.*/\1/p' >names
	[ -s names ] || sed 's/<td[^>]*>/\n/g' whole/*.html >names
	run ! grep -q '欧阳小明' whole/*.html
}

@test "no private value of the book, and no minor's name, stands on any poster" {
	post -q
	{
		private_values members id_number
		private_values households address phone bank account
		# A payee who is not the head of a household: some heads are called as some payees are.
		dibao-table households --to jsonl book/households.csv | jq -r .head_name | sort -u >"$BATS_TEST_TMPDIR/heads"
		private_values households payee_name | grep -vxF -f "$BATS_TEST_TMPDIR/heads"
		private_values documents number address
	} | awk 'length($0) > 7' | sort -u >"$BATS_TEST_TMPDIR/secret"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/secret")" -gt 1000 ]
	run ! grep -rlF -f "$BATS_TEST_TMPDIR/secret" "$BATS_TEST_TMPDIR/posters" book/months/2004-04/posters
	# Illness, disability and special status are neither shown as codes nor in words.
	run ! grep -rlE 'serious|chronic|disab|残疾|重病|孤儿|孤老|优抚' "$BATS_TEST_TMPDIR/posters" book/months/2004-04/posters
	# Whole names of minors, who head no household here.
	dibao-table members --to jsonl book/members.csv | jq -r 'select((.birth_date // "") > "1986-04-20"
		or ((.id_number // "")[6:10] > "1986" and (.id_number | length) == 18)) | .name' |
		awk 'length($0) > 8' | sort -u >"$BATS_TEST_TMPDIR/minors"
	[ -s "$BATS_TEST_TMPDIR/minors" ]
	grep -vxF -f "$BATS_TEST_TMPDIR/heads" "$BATS_TEST_TMPDIR/minors" >"$BATS_TEST_TMPDIR/children"
	run ! grep -rlF -f "$BATS_TEST_TMPDIR/children" "$BATS_TEST_TMPDIR/posters" book/months/2004-04/posters
}

@test "what a name holds cannot become markup, and no file is named by it" {
	home=$(dibao-notice -q --step notice1 -d 2004-04-10 -b book -t roster=book/opening.csv \
		--new-postings /dev/stdout -o /dev/null stream.csv | sed -n '2s/,.*//p')
	sed "s/^\($home,\([^,]*,\)*\)/\1/" stream.csv >"$BATS_TEST_TMPDIR/stream.csv"
	name=$(grep "^$home," book/households.csv | cut -d, -f"$(head -1 book/households.csv | tr , '\n' | grep -nx head_name | cut -d: -f1)")
	sed "/^$home,/s/$name/<b>x<\/b>..\/\&/" stream.csv >"$BATS_TEST_TMPDIR/stream.csv"
	dibao-notice -q --step notice1 -d 2004-04-10 -b book -t roster=book/opening.csv \
		--posters "$BATS_TEST_TMPDIR/posters" -o /dev/null "$BATS_TEST_TMPDIR/stream.csv"
	grep -q '&lt;b&gt;x&lt;/b&gt;../&amp;' "$BATS_TEST_TMPDIR"/posters/*.html
	run ! grep -q '<b>' "$BATS_TEST_TMPDIR"/posters/*.html
	[ "$(ls "$BATS_TEST_TMPDIR/posters" | grep -vc '^[0-9]*\.html$')" = 0 ]
}

@test "a community that places does not have stops the posters, by its household" {
	sed '/^[^,]*,[^,]*社区/d' book/places.csv >"$BATS_TEST_TMPDIR/places.csv"
	run -2 --separate-stderr post -t "places=$BATS_TEST_TMPDIR/places.csv"
	[[ $stderr == *"[poster-place]"* ]]
	[ -z "$(ls "$BATS_TEST_TMPDIR/posters")" ]
}

@test "letters go to those who are refused, stopped, held back or changed, with the reasons" {
	roster=book/months/2004-04/roster.csv
	count() { awk -F, -v what="$1" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		$at["movement"] ~ what' $roster | wc -l; }
	changed=$(count '^(raised|lowered|stopped|suspended|resumed|phased_out)$')
	refused=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		$at["movement"] !~ /^(raised|lowered|stopped|suspended|resumed|phased_out)$/ && $at["on_roster"] != "yes" && $at["state"] == "refused" && $at["step_on"] ~ /^2004-04/' $roster | wc -l)
	[ "$changed" -gt 0 ] && [ "$refused" -gt 0 ]
	[ "$(cat book/months/2004-04/letters/*.html | grep -o '决定告知书</h1>' | wc -l)" = $((changed + refused)) ]
	dibao-notice -q --print text --step notice2 -d 2004-04-20 -b book -t roster=book/opening.csv \
		--letters "$BATS_TEST_TMPDIR/letters" -o /dev/null $roster
	# Lines of the printer end where they must: each letter as a line.
	cat "$BATS_TEST_TMPDIR"/letters/* | tr -d '\n' | tr '\f' '\n' >"$BATS_TEST_TMPDIR/all"
	[ "$(cat "$BATS_TEST_TMPDIR"/letters/* | LC_ALL=C.UTF-8 wc -L)" -le 74 ]
	run ! grep -q '^[，。；：、）]' "$BATS_TEST_TMPDIR"/letters/*
	[ "$(grep -c '停发您家的最低生活保障金' "$BATS_TEST_TMPDIR/all")" = "$(count '^stopped$')" ]
	grep -q '可在收到本告知书之日起 60 日内向区人民政府或市民政局申请复议' "$BATS_TEST_TMPDIR/all"
	grep -q '原因：.*收入不低于保障标准' "$BATS_TEST_TMPDIR/all"
	# No code is left without a word.
	grep -o '原因：[^。]*。' "$BATS_TEST_TMPDIR/all" | run ! grep -E '[a-z_]+[:;]|[a-z]{4,}'
	run ! grep -qE '990104[0-9]{9}' "$BATS_TEST_TMPDIR/all"
}

@test "a letter holds the explanation of its household, as dibao-assess gives it" {
	cd "$BATS_TEST_TMPDIR"
	roster=$BATS_FILE_TMPDIR/book/months/2004-04/roster.csv
	for lang in zh en; do
		dibao-notice -q --print text --lang $lang --step notice2 -d 2004-04-20 -b "$BATS_FILE_TMPDIR/book" \
			-t roster="$BATS_FILE_TMPDIR/book/opening.csv" --letters $lang -o /dev/null "$roster"
		for household in $(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
			$at["movement"] == "stopped" || $at["movement"] == "lowered" { print $1 }' "$roster"); do
			dibao-assess -q -m 2004-04 -b "$BATS_FILE_TMPDIR/book" --explain=text --lang $lang \
				--household "$household" >explained
			tr '\f' '\n' <"$(grep -lF "$household" $lang/*)" |
				grep -F -A "$(($(wc -l <explained) - 3))" "户编号 $household　" >given || :
			[ $lang = en ] || sed 1,2d explained | cmp - given
			tail -n 1 explained | grep -qFf - $lang/*
		done
	done
}

@test "a letter goes to the family alone, and still tells nothing that its members need not read" {
	{
		private_values members id_number
		private_values households address phone account
		private_values documents number
	} | awk 'length($0) > 7' | sort -u >"$BATS_TEST_TMPDIR/secret"
	run ! grep -rlF -f "$BATS_TEST_TMPDIR/secret" book/months/2004-04/letters
	[ "$(find book/months/2004-04/letters -type f ! -perm 600)" = "" ]
	[ "$(stat -c %a book/months/2004-04/letters)" = 700 ]
}

@test "a minor is masked where the policy names no mask; a code is shown by its label" {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$BATS_FILE_TMPDIR/book" .
	jq 'del(.steps[] | select(.step == "notice1").mask) |
		(.steps[] | select(.step == "notice1").shows) = ["head_name", "method", "amount"]' \
		"$BATS_FILE_TMPDIR/book/policy.json" >book/policy.json
	post() {
		dibao-notice -q --step notice1 -d 2004-04-10 -b book -t roster=book/opening.csv "$@" \
			-o /dev/null "$BATS_FILE_TMPDIR/stream.csv"
	}
	post --new-postings new.csv --posters before
	home=$(sed -n '2s/,.*//p' new.csv) name=$(sed -n 2p new.csv | cut -d, -f5)
	grep -q "<td>$name</td>" before/*.html
	grep -q '<td>差额</td>' before/*.html
	# The head becomes 17.
	dibao-table members --to jsonl book/members.csv |
		jq -c --arg home "$home" 'if .household_id == $home and .relation == "head"
			then .birth_date = "1987-04-01" | .id_number = null else . end' >book/members.jsonl
	rm book/members.csv
	post --posters after
	run ! grep -q "<td>$name</td>" after/*.html
	grep -q "<td>${name:0:1}\*" after/*.html
}
