#!/usr/bin/env bats
# The ways of 1999 (the district of 2004), 2012 and 2021, from the application to the roster.
bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=C.UTF-8
	cd "$BATS_TEST_TMPDIR"
	mkdir book
}

# make_book POLICY OPENED KINDS: two people without income; each paper of KINDS, a member's with #.
make_book() {
	cp "$root/lib/policies/$1.json" book/policy.json
	echo household_id,subdistrict,community,head_name >book/households.csv
	echo 001003-000012,南湖街道,湖东社区,王伟 >>book/households.csv
	cat >book/members.csv <<-'END'
		household_id,person_no,name,relation,birth_date,category,labour,illness,schooling,marital
		001003-000012,1,王伟,head,1970-01-01,other,none,none,none,married
		001003-000012,2,李梅,spouse,1972-01-01,other,none,none,none,married
	END
	printf '%s\n' household_id,opened_on,kind "001003-000012,$2,new" >book/applications.csv
	echo household_id,person_no,kind,verified_on,genuine >book/documents.csv
	for kind in $3; do
		for person in $(case $kind in *'#') echo 1 2 ;; *) echo - ;; esac); do
			echo "001003-000012,${person#-},${kind%'#'},$2,yes" >>book/documents.csv
		done
	done
	printf '%s\n' household_id,visited_on,surveyors,methods,outcome \
		"001003-000012,$2,甲;乙,look;check;listen;ask;record;compute,clear" >book/surveys.csv
	echo household_id,person_no,kind,amount >book/incomes.csv
	echo household_id,person_no,kind,value,quantity >book/assets.csv
	echo household_id,step,reviewer,role,vote,persons,income,amount,decided_on,signed >book/opinions.csv
	echo household_id,step,posted_on,persons,amount >book/postings.csv
	echo household_id,step,raised_on,outcome >book/objections.csv
	echo household_id,person_no >book/supporters.csv
	echo household_id,occurred_on,kind >book/events.csv
	echo household_id,person_no,held_on >book/community_work.csv
	echo household_id,persons,income,amount,approved_on,recheck_due >nobody.csv
	last=nobody.csv
}

# decide STEP DAY AMOUNT WHO,ROLE...: all agree.
decide() {
	local step=$1 day=$2 amount=$3 who
	shift 3
	for who; do
		echo "001003-000012,$step,$who,agree,2,0,$amount,$day,yes" >>book/opinions.csv
	done
}

post() {
	echo "001003-000012,$1,$2,2,$3" >>book/postings.csv
}

# work DAY: all steps of the policy, in their order.
work() {
	local on=(-d "$1" -b book -t "roster=$last") step kind
	dibao-assess -m "${1%-*}" -b book -o stream.csv
	while read -r step kind; do
		case $kind in decision) program=dibao-review ;; *) program=dibao-notice ;; esac
		$program --step "$step" "${on[@]}" -o next.csv stream.csv
		mv next.csv stream.csv
	done < <(jq -r '.steps[] | .step + " " + .kind' book/policy.json)
}

# stands DAY WORDS: on the day step, state, what is waited for, the last day for the next step.
stands() {
	work "$1"
	found=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		function of(name) { return $at[name] == "" ? "-" : $at[name] }
		{ print of("step"), of("state"), of("waiting_for"), of("due_on"), of("approved_on") }' stream.csv)
	[ "$found" = "$2" ] || { echo "$1: $found, not $2"; false; }
}

# on_roster MONTH: is it paid then? The roster is kept as MONTH.csv.
on_roster() {
	work "$1-20"
	dibao-roster -q -m "$1" -b book -t "roster=$last" -o "$1.csv" stream.csv
	awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } { print $at["on_roster"], $at["payable"] }' "$1.csv"
}

@test "2004: the community, five days, the subdistrict, the district, five days more" {
	make_book changchun-2004 2004-04-26 "hukou id_card#"
	# Ten calendar days from the application.
	stands 2004-04-26 "- waiting panel:director;panel:officer;panel:police;panel:present;panel:resident;panel:secretary 2004-05-06 -"
	decide community 2004-04-28 338 吴,secretary 郑,director 冯,police 陈,officer 卫,resident
	stands 2004-04-28 "community waiting posting 2004-05-03 -"
	post notice1 2004-04-29 338
	# Through 4 May; holidays do not lengthen it.
	stands 2004-05-04 "community waiting notice 2004-05-03 -"
	stands 2004-05-05 "notice1 waiting opinion:missing 2004-05-09 -"
	decide subdistrict 2004-05-06 338 许,subdistrict_office
	stands 2004-05-06 "subdistrict waiting opinion:missing 2004-05-11 -"
	decide district 2004-05-08 338 何,bureau
	stands 2004-05-08 "district waiting posting 2004-05-13 2004-05-08"
	post notice2 2004-05-09 338
	stands 2004-05-14 "district waiting notice 2004-05-13 2004-05-08"
	stands 2004-05-15 "notice2 passed - - 2004-05-08"
	[ "$(on_roster 2004-05)" = "no 0.00" ]
	[ "$(on_roster 2004-06)" = "yes 338.00" ]
}

@test "2012: survey, evaluation, seven days, the district, seven days more, the decision" {
	make_book national-2012 2013-04-22 "hukou id_card#"
	meeting='吴,secretary 郑,director 卫,resident 蒋,resident 沈,resident 韩,resident'
	# 27 and 28 April are worked, 29 and 30 April and 1 May are not: the tenth day is 7 May.
	stands 2013-04-22 "- waiting opinion:missing 2013-05-07 -"
	decide survey 2013-05-07 660 许,subdistrict_office
	stands 2013-05-07 "survey waiting panel:director;panel:present;panel:resident;panel:secretary 2013-05-14 -"
	decide evaluation 2013-05-10 660 $meeting
	stands 2013-05-10 "evaluation waiting posting 2013-05-17 -"
	post notice1 2013-05-11 660
	stands 2013-05-18 "evaluation waiting notice 2013-05-17 -"
	# A Saturday; five working days from it.
	stands 2013-05-19 "notice1 waiting opinion:missing 2013-05-24 -"
	decide district 2013-05-24 660 何,bureau
	stands 2013-05-24 "district waiting posting 2013-05-31 -"
	post notice2 2013-05-25 660
	# The second posting ends on Saturday 1 June; then three working days.
	stands 2013-06-02 "notice2 waiting opinion:missing 2013-06-05 -"
	# Nobody decides two steps.
	decide decision 2013-06-04 660 何,bureau
	stands 2013-06-04 "notice2 waiting reviewer:twice 2013-06-05 -"
	decide decision 2013-06-05 660 吕,bureau
	stands 2013-06-05 "decision passed - - 2013-06-05"
	[ "$(on_roster 2013-06)" = "no 0.00" ]
	# 360 yuan a person from July.
	[ "$(on_roster 2013-07)" = "yes 720.00" ]
}

@test "2021: the subdistrict, seven days, the district" {
	make_book national-2021 2022-01-24 "hukou id_card# authorisation"
	# Thirty working days: the weekend of 29 January is worked, the Spring Festival is not.
	stands 2022-01-24 "- waiting opinion:missing 2022-03-10 -"
	decide subdistrict 2022-01-28 1400 许,subdistrict_office
	stands 2022-01-28 "subdistrict waiting posting 2022-02-04 -"
	post notice 2022-01-29 1400
	stands 2022-02-05 "subdistrict waiting notice 2022-02-04 -"
	# Ten working days from Saturday 5 February.
	stands 2022-02-06 "notice waiting opinion:missing 2022-02-18 -"
	decide district 2022-02-18 1400 何,bureau
	stands 2022-02-18 "district passed - - 2022-02-18"
	[ "$(on_roster 2022-02)" = "no 0.00" ]
	on_roster 2022-03 >march
	grep '^yes 1400.00$' march
}

@test "any earlier day can be shown again" {
	make_book national-2021 2022-01-24 "hukou id_card# authorisation"
	work 2022-02-10 && cp stream.csv before.csv
	decide subdistrict 2022-02-11 1400 许,subdistrict_office
	post notice 2022-02-12 1400
	decide district 2022-02-22 1400 何,bureau
	echo 001003-000012,notice,2022-02-15,open >>book/objections.csv
	work 2022-02-10
	cmp before.csv stream.csv
}

@test "without applications nobody has a case, and nobody comes to the roster" {
	make_book changchun-2004 2004-03-01 "hukou id_card#"
	decide community 2004-03-02 338 吴,secretary 郑,director 冯,police 陈,officer 卫,resident
	sed -i 1q book/applications.csv
	stands 2004-04-20 "- none - - -"
	[ "$(on_roster 2004-05)" = "no 0.00" ]
	# Nobody at all: the header comes out of each step.
	sed -i 1q book/households.csv book/members.csv
	for table in documents opinions surveys; do sed -i 1q book/$table.csv; done
	work 2004-04-20
	[ "$(wc -l <stream.csv)" -eq 1 ]
}

@test "a second application: the later one counts, and evidence of the earlier is none" {
	make_book changchun-2004 2004-03-01 "hukou id_card#"
	panel='吴,secretary 郑,director 冯,police 陈,officer 卫,resident'
	decide community 2004-03-02 338 $panel
	stands 2004-03-20 "community waiting posting 2004-03-07 -"
	echo 001003-000012,2004-03-21,appeal >>book/applications.csv
	stands 2004-03-20 "community waiting posting 2004-03-07 -"
	stands 2004-03-21 "- waiting $(tr ' ' ';' <<<"panel:director panel:officer panel:police panel:present panel:resident \
panel:secretary paper:hukou paper:id_card#1 paper:id_card#2 survey:missing" | tr -d '\n') 2004-03-31 -"
	sed -i 's/^\(.*\)2004-03-01\(,yes\)$/&\n\12004-03-22\2/' book/documents.csv
	sed -i '2{p;s/2004-03-01/2004-03-22/}' book/surveys.csv
	decide community 2004-03-23 338 $panel
	stands 2004-03-23 "community waiting posting 2004-03-28 -"
}

@test "a family on the roster that is ineligible now stays until the decision, then leaves" {
	make_book changchun-2004 2004-04-05 "hukou id_card#"
	sed -i 's/new$/change/' book/applications.csv
	echo 001003-000012,1,other,400 >>book/incomes.csv
	printf '%s\n' household_id,persons,income,amount,approved_on,recheck_due \
		001003-000012,2,0,338,2003-12-10,2004-12 >opening.csv
	last=opening.csv
	# While it is reviewed the policy pays as before.
	[ "$(on_roster 2004-04)" = "yes 338.00" ]
	for step in "community 吴,secretary 郑,director 冯,police 陈,officer 卫,resident" \
		"subdistrict 许,subdistrict_office" "district 何,bureau"; do
		decide "${step%% *}" 2004-05-10 "" ${step#* }
	done
	sed -i 's/,2,0,,/,2,400,,/' book/opinions.csv
	last=2004-04.csv
	stands 2004-05-09 "- waiting panel:director;panel:officer;panel:police;panel:present;panel:resident;panel:secretary 2004-04-15 2003-12-10"
	# Refused in May: the last payment; stopped from June.
	[ "$(on_roster 2004-05)" = "yes 338.00" ]
	last=2004-05.csv
	[ "$(on_roster 2004-06)" = "no 0.00" ]
	grep -q ',stopped,338.00,' 2004-06.csv
}
