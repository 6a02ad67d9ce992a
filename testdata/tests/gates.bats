#!/usr/bin/env bats
# The gates of a case: for each code a family that passes, and one that fails by it alone.
bats_require_minimum_version 1.5.0

setup_file() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export PATH LANG=C.UTF-8
	cd "$BATS_FILE_TMPDIR"
	mkdir book
	# Seven sit on the panel, six must.
	jq '.steps[0].panel.present = 6' "$root/lib/policies/changchun-2004.json" >book/policy.json
	good_case >good
	gates | number_gates >gates
	make_book
	dibao-assess -m 2004-04 -b book -o assessed.csv
	whole_way 2004-04-20 >out.csv
}

setup() {
	cd "$BATS_FILE_TMPDIR"
}

# whole_way DATE: of all families, as a pipeline.
whole_way() {
	local on=(-d "$1" -b book -t roster=roster.csv)
	dibao-review --step community "${on[@]}" assessed.csv | dibao-notice --step notice1 "${on[@]}" |
		dibao-review --step subdistrict "${on[@]}" | dibao-review --step district "${on[@]}" |
		dibao-notice --step notice2 "${on[@]}"
}

# A family that every gate lets pass: rows of the tables, by table. It is worked for 2004-04-20.
good_case() {
	cat <<-'END'
		households:ID,南湖街道,湖东社区,王伟
		members:ID,1,王伟,head,1960-01-01,unemployed
		members:ID,2,李梅,spouse,1962-01-01,unemployed
		incomes:ID,1,other,69,
		applications:ID,2004-03-20,new,
		documents:ID,,hukou,2004-03-22,yes,
		documents:ID,1,id_card,2004-03-22,yes,
		documents:ID,2,id_card,2004-03-22,yes,
		surveys:ID,2004-03-23,甲;乙,look;check;listen;ask;record;compute,clear
		opinions:ID,community,吴,secretary,agree,2,69,269,2004-03-24,yes,,
		opinions:ID,community,郑,director,agree,2,69,269,2004-03-24,yes,,
		opinions:ID,community,冯,police,agree,2,69,269,2004-03-24,yes,,
		opinions:ID,community,陈,officer,agree,2,69,269,2004-03-24,yes,,
		opinions:ID,community,卫,resident,agree,2,69,269,2004-03-24,yes,,
		opinions:ID,community,蒋,resident,agree,2,69,269,2004-03-24,yes,,
		opinions:ID,community,沈,resident,agree,2,69,269,2004-03-24,yes,,
		postings:ID,notice1,2004-03-25,2,269,
		opinions:ID,subdistrict,许,subdistrict_office,agree,2,69,269,2004-03-31,yes,,
		opinions:ID,district,何,bureau,agree,2,69,269,2004-04-02,yes,,
		postings:ID,notice2,2004-04-03,2,269,
	END
}

# CODE @ last step, state, waiting_for of the one that fails @ sed for the one that passes @ for it
gates() {
	cat <<-'END'
		paper:hukou@- waiting paper:hukou@s/\(hukou.*\)/\12004-03-24/@/hukou/d
		paper:hukou expired@- waiting paper:hukou@s/\(hukou.*\)/\12004-03-24/@s/\(hukou.*\)/\12004-03-23/
		paper:hukou another's@- waiting paper:hukou@/hukou/s/03-22/03-20/@/hukou/s/03-22/03-19/
		paper:hukou unverifiable@- waiting paper:hukou@/hukou/{p;s/yes/no/;s/03-22/03-21/}@/hukou/s/yes/unverifiable/
		paper:hukou later@- waiting paper:hukou@/hukou/s/03-22/03-24/@/hukou/s/03-22/03-25/
		paper:id_card#1@- waiting paper:id_card#1@/2,id_card/s/03-22/03-24/@/1,id_card/s/yes/no/
		paper:id_card#2@- waiting paper:id_card#2@s/1962-01-01/1988-04-01/;/2,id_card/d@/2,id_card/d
		paper:id_card#2 of sixteen@- waiting paper:id_card#2@s/1962-01-01/1988-03-31/@s/1962-01-01/1988-03-31/;/2,id_card/d
		paper:income_proof#2@- waiting paper:income_proof#2@/,2,李/s/unemployed/other/@/,2,李/s/unemployed/retired/
		assess:unclear@- waiting assess:unclear@s/,69,$/,69,yes/@s/,69,$/,69,no/
		survey:missing@- waiting survey:missing@/surveys/s/03-23/03-20/@/surveys/s/03-23/03-19/
		survey:missing, nobody at home@- waiting survey:missing@/surveys/{p;s/clear/not_home/;s/03-23/03-22/}@/surveys/s/clear/not_home/
		survey:missing, after the decision@- waiting survey:missing@/surveys/s/03-23/03-24/@/surveys/s/03-23/03-25/
		survey:surveyors@- waiting survey:surveyors@/surveys/s/甲/丙;甲/@/surveys/s/甲;乙/甲/
		survey:surveyors, one twice@- waiting survey:surveyors@/surveys/s/甲;乙/乙;甲/@/surveys/s/甲;乙/甲;甲/
		survey:methods@- waiting survey:methods@/surveys/s/look;check/check;look/@/surveys/s/;compute//
		survey:unclear@- waiting survey:unclear@/surveys/{p;s/clear$/unclear/;s/03-23/03-22/}@/surveys/{p;s/clear$/unclear/;s/03-23/03-24/}
		panel:secretary@- waiting panel:secretary@s/吴,/王,/@/吴,/d
		panel:director@- waiting panel:director@s/郑,/王,/@/郑,/d
		panel:police@- waiting panel:police@s/冯,/王,/@/冯,/d
		panel:officer@- waiting panel:officer@s/陈,/王,/@/陈,/d
		panel:resident@- waiting panel:resident@s/\(卫\|蒋\),resident/\1,officer/@s/resident/officer/
		panel:present@- waiting panel:present@/蒋,/d@/蒋,/d;/沈,/d
		panel:present, a role that it does not name@- waiting panel:present@/蒋,/d@/蒋,/d;s/沈,resident/沈,bureau/
		panel:present, one speaks twice@- waiting panel:present@/蒋,/d@/蒋,/d;s/沈,/卫,/
		panel:majority@- waiting panel:majority@/吴,\|郑,\|冯,/s/agree,2,69,269/disagree,,,/@/吴,\|郑,\|冯,/s/agree,2,69,269/disagree,,,/;/陈,/s/agree/abstain/
		opinion:missing at the subdistrict@notice1 waiting opinion:missing@/许,/{p;s/agree/abstain/;s/03-31/04-01/;s/许/孔/}@/许,/d
		opinion:missing at the district@subdistrict waiting opinion:missing@/何,/s/04-02/04-01/@/何,/s/agree/abstain/
		opinion:missing after DATE@subdistrict waiting opinion:missing@/何,/{p;s/agree/disagree/;s/04-02/04-21/}@/何,/s/04-02/04-21/
		opinion:missing, a role that does not decide@subdistrict waiting opinion:missing@/何,/{p;s/何,bureau,agree/许二,subdistrict_office,disagree/}@/何,/s/bureau/subdistrict_office/
		opinion:unsigned on the panel@- waiting opinion:unsigned@/沈,/s/yes/no/@/郑,/s/yes/no/
		opinion:unsigned at the district@subdistrict waiting opinion:unsigned@/何,/{p;s/何/孔/;s/yes/no/}@/何,/s/yes//
		opinion:early@notice1 waiting opinion:early@/许,/s/03-31/04-01/@/许,/s/03-31/03-30/
		opinion:early at the district@subdistrict waiting opinion:early@/何,/s/04-02/03-31/@/何,/s/04-02/03-30/
		kin@- waiting kin@/沈,/{s/agree/abstain/;s/yes,,/yes,yes,/}@/吴,/s/yes,,/yes,yes,/
		reviewer:twice@notice1 waiting reviewer:twice@/吴,/{p;s/03-24/03-23/}@s/许,/吴,/
		reviewer:twice at the district@subdistrict waiting reviewer:twice@s/许,/许一,/@s/何,/许,/
		facts:mismatch persons@notice1 waiting facts:mismatch@/沈,/s/agree,2/disagree,3/@/许,/s/agree,2/agree,1/
		facts:mismatch income@subdistrict waiting facts:mismatch@/沈,/s/agree,2,69/abstain,2,70/@/何,/s/,69,/,69.01,/
		facts:mismatch, none named@- waiting facts:mismatch@/沈,/s/agree,2,69,269/abstain,,,/@/沈,/s/agree,2,69,269/agree,,,269/
		amount:mismatch@subdistrict waiting amount:mismatch@/许,/s/269/268/@/何,/s/269/268/
		refused by the panel@- refused -@/吴,\|郑,\|冯,/s/agree,2,69,269/disagree,,,/@/吴,\|郑,\|冯,\|陈,/s/agree,2,69,269/disagree,,,/
		refused by the subdistrict@notice1 refused -@/许,/{p;s/agree/disagree/;s/03-31/04-01/;s/许/孔/}@/许,/s/agree/disagree/
		refused by the district@subdistrict refused -@/何,/{p;s/agree/disagree/;s/04-02/04-01/}@/何,/s/agree/disagree/
		posting@community waiting posting@/notice1/{p;s/03-25/03-24/;s/269/200/}@/notice1/d
		posting before the decision@community waiting posting@/notice1/s/03-25/03-24/@/notice1/s/03-25/03-23/
		notice@district waiting notice@/notice2/s/04-03/04-14/@/notice2/s/04-03/04-15/
		posting:changed persons@community waiting posting:changed@/notice1/{p;s/,2,/,3,/;s/03-25/03-24/}@/notice1/s/,2,/,3,/
		posting:changed amount@district waiting posting:changed@/notice1/s/269/268/@/notice2/s/269/268/
		posting:short@community waiting posting:short@/notice1/s/$/2004-03-30/@/notice1/s/$/2004-03-29/
		posting:short at the second@district waiting posting:short@/notice2/s/$/2004-04-08/@/notice2/s/$/2004-04-07/
		objection:open on the last day@district waiting objection:open@$aobjections:ID,notice2,2004-04-08,dismissed,2004-04-12@$aobjections:ID,notice2,2004-04-08,open,
		objection:open, answered after DATE@district waiting objection:open@$aobjections:ID,,2004-04-07,dismissed,2004-04-20@$aobjections:ID,notice2,2004-04-07,dismissed,2004-04-21
		objection:open after the posting@district waiting objection:open@$aobjections:ID,notice2,2004-04-20,open,@$aobjections:ID,notice2,2004-04-19,open,
		objection:open of no posting@community waiting objection:open@$aobjections:ID,,2004-03-19,open,@$aobjections:ID,,2004-03-27,open,
		objection upheld@district returned -@$aobjections:ID,notice2,2004-04-05,dismissed,2004-04-06@$aobjections:ID,notice2,2004-04-05,upheld,2004-04-06
		decided again after it@community returned -@/community,/{p;s/03-24/03-31/};/notice1/{p;s/03-25/04-01/};/许,/s/03-31/04-07/;/何,/s/04-02/04-08/;/notice2/s/04-03/04-09/;$aobjections:ID,notice1,2004-03-26,upheld,2004-03-30@$aobjections:ID,notice1,2004-03-26,upheld,2004-03-30
		withdrawn@- refused withdrawn@s/new,/new,2004-04-21/@s/new,/new,2004-04-20/
		head:missing@- returned head:missing@$aevents:ID,2,2004-04-01,death@s/head/other/
		head:missing, he died@- returned head:missing@$aevents:ID,1,2004-04-21,death@$aevents:ID,1,2004-04-20,death
		application none@- none -@s/2004-03-20,new/2004-03-22,new/@/applications/d
		application:missing, the income changed@- waiting application:missing@/applications/d;$aroster:ID,2,59.01,269,2004-02-10,2004-05@/applications/d;$aroster:ID,2,59,269,2004-02-10,2004-05
		application:missing, the persons changed@- waiting application:missing@/applications/d;$aroster:ID,2,69,269,2004-02-10,2004-05@/applications/d;$aroster:ID,3,69,269,2004-02-10,2004-05
		application:missing, the recheck is due@- waiting application:missing@/applications/d;$aroster:ID,2,69,269,2004-02-10,2004-05@/applications/d;$aroster:ID,2,69,269,2004-02-10,2004-04
	END
}

# gates: number, and the rest.
number_gates() {
	awk '{ printf "%02d@%s\n", NR, $0 }'
}

make_book() {
	local table number passes fails
	while IFS='@' read -r number _ _ passes fails; do
		sed "$passes" good | sed "s/ID/gate-$number-passes/"
		sed "$fails" good | sed "s/ID/gate-$number-fails/"
	done <gates >rows
	while IFS=: read -r table header; do
		{ echo "$header"; sed -n "s/^$table://p" rows | LC_ALL=C sort -s -t, -k1,1; } >"book/$table.csv"
	done <<-'END'
		households:household_id,subdistrict,community,head_name
		members:household_id,person_no,name,relation,birth_date,category
		incomes:household_id,person_no,kind,amount,verified
		applications:household_id,opened_on,kind,withdrawn_on
		documents:household_id,person_no,kind,verified_on,genuine,valid_until
		surveys:household_id,visited_on,surveyors,methods,outcome
		opinions:household_id,step,reviewer,role,vote,persons,income,amount,decided_on,signed,kin,note
		postings:household_id,step,posted_on,persons,amount,taken_down_on
		objections:household_id,step,raised_on,outcome,answered_on
		events:household_id,person_no,occurred_on,kind
		roster:household_id,persons,income,amount,approved_on,recheck_due
	END
	mv book/roster.csv .
}

# found HOUSEHOLD: its last step, state and what it waits for.
found() {
	awk -F, -v id="$1" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		function of(name) { return $at[name] == "" ? "-" : $at[name] }
		$1 == id { print of("step"), of("state"), of("waiting_for") }' out.csv
}

# gate PATTERN: all gates whose name begins so.
gate() {
	local tried=0 number name fails failed=
	while IFS='@' read -r number name fails _; do
		[[ $name == "$1"* ]] || continue
		tried=$((tried + 1))
		[ "$(found "gate-$number-passes")" = 'notice2 passed -' ] ||
			{ failed=yes; echo "$name, passes: $(found "gate-$number-passes")"; }
		[ "$(found "gate-$number-fails")" = "$fails" ] ||
			{ failed=yes; echo "$name, fails: $(found "gate-$number-fails"), not $fails"; }
	done <gates
	[ "$tried" -gt 0 ] && [ -z "$failed" ]
}

@test "paper:KIND: a paper that is missing, expired, unverifiable, of another application, or too late" { gate paper:hukou; }
@test "paper:KIND#PERSON: a member's, from the age at which it is asked for" { gate paper:id_card; }
@test "paper:income_proof#2: of those who have an employer or a pension" { gate paper:income_proof; }
@test "assess:unclear: an income that nobody verified" { gate assess:unclear; }
@test "survey:missing: not made for this application, nobody at home, after the decision" { gate survey:missing; }
@test "survey:surveyors: two, not one twice" { gate survey:surveyors; }
@test "survey:methods: all six" { gate survey:methods; }
@test "survey:unclear: until a later visit clears it" { gate survey:unclear; }
@test "panel:secretary" { gate panel:secretary; }
@test "panel:director" { gate panel:director; }
@test "panel:police" { gate panel:police; }
@test "panel:officer" { gate panel:officer; }
@test "panel:resident" { gate panel:resident; }
@test "panel:present: persons of its roles, each once" { gate panel:present; }
@test "panel:majority: more than half of all, who abstain among them" { gate panel:majority; }
@test "opinion:missing: of each level, up to the day, of a role that decides" { gate opinion:missing; }
@test "opinion:unsigned" { gate opinion:unsigned; }
@test "opinion:early: the day after the posting's last is not" { gate opinion:early; }
@test "kin: who abstains may sit" { gate kin; }
@test "reviewer:twice: on another step; on the same one his latest word counts" { gate reviewer:twice; }
@test "facts:mismatch: persons and income agreed to are those assessed" { gate facts:mismatch; }
@test "amount:mismatch: in the month worked for alone" { gate amount:mismatch; }
@test "refused by each level; a later word of another changes nothing" { gate refused; }
@test "posting: not up, or up before the decision" { gate posting; }
@test "notice: up through the last day" { gate notice; }
@test "posting:changed: persons ever, the amount in the month worked for" { gate posting:changed; }
@test "posting:short: down before the last day" { gate posting:short; }
@test "objection:open: on the last day, not answered yet, after the posting, of no posting" { gate objection:open; }
@test "objection upheld: returned" { gate 'objection upheld'; gate 'decided again'; }
@test "withdrawn" { gate withdrawn; }
@test "head:missing: none, or he died while the case was open" { gate head:missing; }
@test "no application" { gate 'application none'; }
@test "application:missing: facts that changed, a recheck that is due" { gate application:missing; }

@test "every code that the pages name has a gate" {
	page=$BATS_TEST_DIRNAME/../../man/man1
	sed -n 's/^\.It Cm \([a-z]*:[A-Za-z:]*\( , [a-z]*:[A-Za-z:]*\)*\)\( .*\)*$/\1/p' \
		"$page/dibao-review.1" "$page/dibao-notice.1" | sed 's/ , /\n/g' | sed 's/KIND.*//; s/ROLE//' | sort -u >named
	[ "$(wc -l <named)" -gt 10 ]
	while read -r code; do
		grep -q "^[0-9]*@$code" gates || { echo "no gate: $code"; false; }
	done <named
}
