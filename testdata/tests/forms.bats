#!/usr/bin/env bats
# dibao-review --forms: the application and approval form (申请审批表).
bats_require_minimum_version 1.5.0

setup_file() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export PATH LANG=C.UTF-8
	cd "$BATS_FILE_TMPDIR"
	dibao-demo --divide 20 book
	dibao-assess -q -m 2004-05 -b book -o assessed.csv
}

setup() {
	cd "$BATS_FILE_TMPDIR"
	forms=$BATS_TEST_TMPDIR/forms
}

# fill ARGUMENT...: the forms of 10 May.
fill() {
	dibao-review -q --step community -d 2004-05-10 -b book -t roster=book/opening.csv \
		--forms "$forms" -o "$BATS_TEST_TMPDIR/out.csv" "$@" assessed.csv
}

# columns TABLE COLUMN...: of the book's table, separated by blanks.
columns() {
	local table=$1
	shift
	awk -F, -v names="$*" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; count = split(names, name, " "); next }
		{ for (i = 1; i <= count; i++) printf "%s%s", $at[name[i]], i < count ? " " : "\n" }' "book/$table.csv"
}

# of HOUSEHOLD: its form, as text.
of() {
	awk -v id="$1" 'BEGIN { RS = "\f" } $2 ~ /^户编号/ && $3 == id || $2 == "household" && $3 == id "," ||
		index($0, "户编号 " id "　") || index($0, "household " id ",")' "$forms"/*.txt
}

# an_applicant: who opened the first application of the year, and it is still open.
an_applicant() {
	fill --print text
	cat "$forms"/*.txt | sed -n 's/^户编号 \([^　]*\)　.*/\1/p' | sort -u | while read -r home; do
		[ "$(columns opinions household_id | grep -c "^$home$")" -gt 4 ] && echo "$home"
	done | head -n 1
}

@test "everybody with an open application has a form, and nobody else" {
	fill --print text
	cat "$forms"/*.txt | sed -n 's/^户编号 \([^　]*\)　截至 2004-05-10$/\1/p' | sort -u >"$BATS_TEST_TMPDIR/printed"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/printed")" -gt 10 ]
	# The latest application up to the day, not withdrawn, and opened after what was approved last.
	columns applications household_id opened_on withdrawn_on | awk '$2 <= "2004-05-10"' |
		sort | awk '{ last[$1] = $0 } END { for (id in last) print last[id] }' | sort >"$BATS_TEST_TMPDIR/latest"
	columns opening household_id approved_on | sort |
		join -a 1 -o 1.1,1.2,1.3,2.2 -e - "$BATS_TEST_TMPDIR/latest" - |
		awk '($4 == "-" || $4 < $2) && $3 == "-" { print $1 }' | sort >"$BATS_TEST_TMPDIR/expected"
	cut -d, -f1 assessed.csv | sort | comm -12 - "$BATS_TEST_TMPDIR/expected" | cmp - "$BATS_TEST_TMPDIR/printed"
}

@test "a form has the family, the facts, the papers, the visit and each level's opinions" {
	home=$(an_applicant)
	of "$home" >"$BATS_TEST_TMPDIR/form"
	for part in 家庭情况 家庭成员 收入情况 核算结果 本次申请的证明材料 入户调查 社区评审 第一次公示 \
		街道（镇）审核 区民政局审批 第二次公示 异议与举报 办理结果; do
		grep -qx "$part" "$BATS_TEST_TMPDIR/form"
	done
	# Each member of the month, with the last four characters of the number.
	columns members household_id name id_number from to | awk -v id="$home" '$1 == id' >"$BATS_TEST_TMPDIR/members"
	while read -r _ name number _; do
		grep -q "$name.*\*\*\*${number: -4}" "$BATS_TEST_TMPDIR/form"
	done < <(awk 'NF == 3' "$BATS_TEST_TMPDIR/members")
	opened=$(columns applications household_id opened_on | awk -v id="$home" '$1 == id && $2 <= "2004-05-10" { print $2 }' | sort | tail -n 1)
	grep -q "申请日期 $opened" "$BATS_TEST_TMPDIR/form"
	# Opinions of this application up to the day, and none else.
	columns opinions household_id decided_on reviewer | awk -v id="$home" -v from="$opened" \
		'$1 == id && $2 >= from && $2 <= "2004-05-10" { print $3 }' | sort >"$BATS_TEST_TMPDIR/spoke"
	[ -s "$BATS_TEST_TMPDIR/spoke" ]
	awk '/^评审人/ { on = 1; next } /^$/ { on = 0 } on { print $1 }' "$BATS_TEST_TMPDIR/form" | sort |
		cmp - "$BATS_TEST_TMPDIR/spoke"
}

@test "what comes after the day is not on it" {
	home=$(an_applicant)
	cp -r book "$BATS_TEST_TMPDIR/book"
	cd "$BATS_TEST_TMPDIR"
	cp "$BATS_FILE_TMPDIR/assessed.csv" .
	rm -r "$forms"
	head -n 1 book/opinions.csv | awk -F, -v OFS=, -v id="$home" '{
		for (i = 1; i <= NF; i++) value[$i] = i
		$0 = ""; for (i in value) $value[i] = ""
		$value["household_id"] = id; $value["step"] = "community"; $value["reviewer"] = "明天人"
		$value["role"] = "resident"; $value["vote"] = "disagree"; $value["decided_on"] = "2004-05-11"; print }' >late
	{ head -n 1 book/opinions.csv; { sed 1d book/opinions.csv; cat late; } | LC_ALL=C sort -s -t , -k 1,1; } >all
	mv all book/opinions.csv
	fill --print text
	of "$home" | run ! grep 明天人
	sed -i 's/2004-05-11/2004-05-10/' book/opinions.csv
	rm -r "$forms"
	fill --print text
	of "$home" | grep 明天人
}

@test "nothing private is on a form but the end of an ID number, and what papers are called" {
	fill
	for pair in members:id_number households:address households:phone households:account \
		households:bank documents:number documents:address; do
		columns "${pair%:*}" "${pair#*:}"
	done | awk 'length($0) > 7' | sort -u >"$BATS_TEST_TMPDIR/secret"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/secret")" -gt 500 ]
	run ! grep -rlF -f "$BATS_TEST_TMPDIR/secret" "$forms"
	# Nor a birth date, with which the end of the number would tell the whole; nor health.
	run ! grep -rE '19[0-9]{2}-[0-9]{2}-[0-9]{2}' "$forms"
	# But for the names of papers, on which a decision rests.
	cat "$forms"/*.html | grep -v 'data-label="材料类别"' | run ! grep -E '肢体|精神|重病|慢性病|残疾'
	[ "$(stat -c %a "$forms")" = 700 ]
	[ -z "$(find "$forms" -type f ! -perm 600)" ]
	[ -z "$(find "$forms" -type f ! -name '990104[0-9][0-9][0-9][0-9][0-9][0-9].html')" ]
}

@test "an answer that is not given yet leaves an objection open" {
	home=$(an_applicant)
	rm -r "$forms"
	cat >"$BATS_TEST_TMPDIR/objections.csv" <<-END
		household_id,step,raised_on,channel,content,outcome,answered_on,answer
		$home,,2004-05-09,visit,听说在外打工,dismissed,2004-05-12,经核实不属实
	END
	fill --print text -t "objections=$BATS_TEST_TMPDIR/objections.csv"
	of "$home" | grep '^2004-05-09 来访 未结'
	of "$home" | run ! grep -E '经核实|听说|2004-05-12'
}

@test "in English with --lang en" {
	fill --print text --lang en
	grep -q 'Application and approval form' "$forms"/*.txt
	# No Chinese but the names of people, places and papers that the book itself holds.
	run ! grep -E '家庭|评审人|同意|意见|户主' "$forms"/*.txt
	run ! grep -rE '[a-z]_[a-z]' "$forms"
}

@test "a form that is longer than a page goes on, with the heads of its columns" {
	home=$(an_applicant)
	rm -r "$forms"
	{
		echo household_id,step,reviewer,role,vote,decided_on,signed,note
		for i in $(seq 100 199); do
			echo "$home,community,居民$i,resident,agree,2004-05-10,yes,这一户的情况社区居民都了解，大家一致同意上报街道审核"
		done
	} >"$BATS_TEST_TMPDIR/opinions.csv"
	fill --print text -t "opinions=$BATS_TEST_TMPDIR/opinions.csv"
	of "$home" >"$BATS_TEST_TMPDIR/form"
	[ "$(grep -c '^居民1[0-9][0-9]' "$BATS_TEST_TMPDIR/form")" = 100 ]
	pages=$(grep -c '^第 [0-9]* 页' "$BATS_TEST_TMPDIR/form")
	[ "$pages" -gt 3 ]
	grep -q "^第 $pages 页　共 $pages 页" "$BATS_TEST_TMPDIR/form"
	[ "$(grep -c '^评审人' "$BATS_TEST_TMPDIR/form")" -ge $((pages - 2)) ]
}

@test "what a name holds cannot become markup" {
	home=$(an_applicant)
	rm -r "$forms"
	sed "/^$home,/s/,head,/&/; /^$home,1,/s/^\([^,]*,[^,]*\),[^,]*/\1,<b>x<\/b>\&/" book/members.csv >"$BATS_TEST_TMPDIR/members.csv"
	fill -t "members=$BATS_TEST_TMPDIR/members.csv"
	grep -q '&lt;b&gt;x&lt;/b&gt;&amp;' "$forms"/*.html
	run ! grep -q '<b>' "$forms"/*.html
}

@test "no form without a place; without applications no file" {
	sed '/社区/d' book/places.csv >"$BATS_TEST_TMPDIR/places.csv"
	run -2 --separate-stderr fill -t "places=$BATS_TEST_TMPDIR/places.csv"
	[[ $stderr == *"[poster-place]"* ]]
	[ ! -e "$BATS_TEST_TMPDIR/out.csv" ]
	echo household_id,opened_on,kind >"$BATS_TEST_TMPDIR/none.csv"
	run -0 fill -t "applications=$BATS_TEST_TMPDIR/none.csv"
	[ -z "$(ls "$forms")" ]
}
