#!/usr/bin/env bats
# What comes of a case, from the assessment to the roster.
bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=C.UTF-8
	cd "$BATS_TEST_TMPDIR"
	mkdir book
	cp "$root/lib/policies/changchun-2004.json" book/policy.json
	while IFS=: read -r table header; do
		echo "$header" >"book/$table.csv"
	done <<-'END'
		households:household_id,subdistrict,community,head_name
		members:household_id,person_no,name,relation,birth_date,category
		incomes:household_id,person_no,kind,amount
		applications:household_id,opened_on,kind,withdrawn_on
		documents:household_id,person_no,kind,verified_on,genuine
		surveys:household_id,visited_on,surveyors,methods,outcome
		opinions:household_id,step,reviewer,role,vote,persons,income,amount,decided_on,signed
		postings:household_id,step,posted_on,persons,amount
		objections:household_id,step,raised_on,outcome,answered_on
		events:household_id,person_no,occurred_on,kind
		community_work:household_id,person_no,held_on
		opening:household_id,persons,income,amount,approved_on,recheck_due
	END
}

# family ID INCOME: of one person.
family() {
	echo "$1,南湖街道,湖东社区,王伟" >>book/households.csv
	echo "$1,1,王伟,head,1960-01-01,unemployed" >>book/members.csv
	echo "$1,1,other,$2" >>book/incomes.csv
}

# panel ID VOTE INCOME AMOUNT DAY: with the papers and the visit that it needs, of the same day.
panel() {
	echo "$1,,hukou,$5,yes" >>book/documents.csv
	echo "$1,1,id_card,$5,yes" >>book/documents.csv
	echo "$1,$5,甲;乙,look;check;listen;ask;record;compute,clear" >>book/surveys.csv
	for who in 吴,secretary 郑,director 冯,police 陈,officer 卫,resident; do
		echo "$1,community,$who,$2,1,$3,$4,$5,yes" >>book/opinions.csv
	done
}

# decided ID STEP REVIEWER,ROLE INCOME AMOUNT DAY
decided() {
	echo "$1,$2,$3,agree,1,$4,$5,$6,yes" >>book/opinions.csv
}

# posted ID STEP AMOUNT DAY
posted() {
	echo "$1,$2,$4,1,$3" >>book/postings.csv
}

# approved ID INCOME AMOUNT: everything that an approval in March needs, opened on the 1st.
approved() {
	panel "$1" agree "$2" "$3" 2004-03-02
	posted "$1" notice1 "$3" 2004-03-03
	decided "$1" subdistrict 许,subdistrict_office "$2" "$3" 2004-03-09
	decided "$1" district 何,bureau "$2" "$3" 2004-03-10
	posted "$1" notice2 "$3" 2004-03-11
}

# work MONTH [LAST]: its way up to the 20th into way.csv, its roster into MONTH.csv.
work() {
	local last=${2:-book/opening.csv} step program
	dibao-assess -q -m "$1" -b book -o way.csv
	for step in review:community notice:notice1 review:subdistrict review:district notice:notice2; do
		program=dibao-${step%:*}
		"$program" -q --step "${step#*:}" -d "$1-20" -b book -t "roster=$last" -o next.csv way.csv
		mv next.csv way.csv
	done
	dibao-roster -q -m "$1" -b book -t "roster=$last" -o "$1.csv" way.csv
}

# is FILE ID COLUMN… -- VALUE…: an empty one is -.
is() {
	local found
	found=$(awk -F, -v id="$2" -v names="$3" '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		$1 == id {
			count = split(names, name, " ")
			for (i = 1; i <= count; i++)
				printf "%s%s", $at[name[i]] == "" ? "-" : $at[name[i]], i < count ? " " : "\n"
		}' "$1")
	[ "$found" = "$4" ] || { echo "$2: $3: $found, not $4"; false; }
}

where='step state waiting_for'
paid='on_roster movement payable movement_reasons'

@test "a district without families has a header alone, and so have its tasks and postings" {
	dibao-assess -q -m 2004-04 -b book -o assessed.csv
	dibao-review -q --step community -d 2004-04-20 -b book -t roster=book/opening.csv \
		--worklist tasks.csv -o reviewed.csv assessed.csv
	dibao-notice -q --step notice1 -d 2004-04-20 -b book -t roster=book/opening.csv \
		--new-postings postings.csv -o noticed.csv reviewed.csv
	work 2004-04
	wc -l assessed.csv reviewed.csv tasks.csv noticed.csv postings.csv way.csv 2004-04.csv >lines
	[ "$(grep -c '^ *1 ' lines)" -eq 7 ]
}

@test "nobody has applied: nothing to do, nothing to post, nobody on the roster" {
	family a 69
	dibao-assess -q -m 2004-04 -b book | dibao-review -q --step community -d 2004-04-20 -b book \
		-t roster=book/opening.csv --worklist tasks.csv |
		dibao-notice -q --step notice1 -d 2004-04-20 -b book -t roster=book/opening.csv \
			--new-postings postings.csv -o noticed.csv
	[ "$(wc -l <tasks.csv)" -eq 1 ]
	[ "$(wc -l <postings.csv)" -eq 1 ]
	is noticed.csv a "$where" '- none -'
	work 2004-04
	is 2004-04.csv a "on_roster movement payable" 'no - 0.00'
}

@test "an approval in March: on the roster of April with what was approved" {
	family a 69
	echo a,2004-03-01,new, >>book/applications.csv
	approved a 69 100
	work 2004-04
	is way.csv a "$where approved_on" 'notice2 passed - 2004-03-10'
	is 2004-04.csv a "on_roster movement payable" 'yes new 100.00'
}

@test "an objection on the last day holds, until it is answered" {
	family a 69
	echo a,2004-03-01,new, >>book/applications.csv
	approved a 69 100
	echo a,notice2,2004-03-16,open, >>book/objections.csv
	work 2004-04
	is way.csv a "$where" 'district waiting objection:open'
	is 2004-04.csv a "on_roster payable" 'no 0.00'
	sed -i 's/open,$/dismissed,2004-04-20/' book/objections.csv
	work 2004-04
	is 2004-04.csv a "on_roster payable" 'yes 100.00'
}

@test "decided before the posting ended: opinion:early, until it is decided again" {
	family a 69
	echo a,2004-03-01,new, >>book/applications.csv
	approved a 69 100
	# Up from the 3rd for five days: through the 8th.
	sed -i '/subdistrict,许/s/03-09/03-07/' book/opinions.csv
	work 2004-04
	is way.csv a "$where" 'notice1 waiting opinion:early'
	is 2004-04.csv a "on_roster payable" 'no 0.00'
	decided a subdistrict 许,subdistrict_office 69 100 2004-03-09
	work 2004-04
	is 2004-04.csv a "on_roster payable" 'yes 100.00'
}

@test "a reviewer who moved up counts once, at the first step" {
	family a 69
	echo a,2004-03-01,new, >>book/applications.csv
	approved a 69 100
	# Five sit on the panel and five must: without his voice there the community would wait.
	sed -i 's/subdistrict,许,/subdistrict,陈,/' book/opinions.csv
	work 2004-04
	is way.csv a "$where step_on" 'notice1 waiting reviewer:twice 2004-03-08'
	is 2004-04.csv a "on_roster payable" 'no 0.00'
	# Somebody else decides it.
	decided a subdistrict 孔,subdistrict_office 69 100 2004-03-09
	work 2004-04
	is 2004-04.csv a "on_roster payable" 'yes 100.00'
}

@test "of two applications the later counts, with nothing that the earlier one gathered" {
	family a 69
	echo a,2004-03-01,new, >>book/applications.csv
	approved a 69 100
	# On the day before the second was opened the first one's way was done.
	echo a,2004-04-19,new, >>book/applications.csv
	dibao-assess -q -m 2004-04 -b book -o assessed.csv
	dibao-review -q --step community -d 2004-04-18 -b book -t roster=book/opening.csv -o out.csv \
		assessed.csv
	is out.csv a "$where" 'community passed -'
	work 2004-04
	is way.csv a "step state" '- waiting'
	local roles='panel:director;panel:officer;panel:police;panel:present'
	roles+=';panel:resident;panel:secretary'
	is way.csv a waiting_for "$roles;paper:hukou;paper:id_card#1;survey:missing"
	is 2004-04.csv a "on_roster payable" 'no 0.00'
}

@test "the refusal of an earlier application is not the later one's" {
	family a 69
	echo a,2004-02-01,new, >>book/applications.csv
	panel a disagree 69 100 2004-02-02
	work 2004-04
	is way.csv a "$where" '- refused -'
	echo a,2004-03-01,new, >>book/applications.csv
	approved a 69 100
	work 2004-04
	is 2004-04.csv a "on_roster payable" 'yes 100.00'
}

@test "withdrawn before it was approved: refused (withdrawn)" {
	family a 69
	echo a,2004-03-01,new,2004-03-09 >>book/applications.csv
	approved a 69 100
	work 2004-04
	is way.csv a "state waiting_for" 'refused withdrawn'
	is 2004-04.csv a "on_roster payable" 'no 0.00'
}

@test "the head dies while the case is open: returned until the members name one" {
	family a 69
	echo a,2,李梅,spouse,1962-01-01,unemployed >>book/members.csv
	echo a,2004-03-01,new, >>book/applications.csv
	echo a,1,2004-04-10,death >>book/events.csv
	work 2004-04
	is way.csv a "$where" '- returned head:missing'
	is 2004-04.csv a "on_roster payable" 'no 0.00'
	# From May the widow is the head; nobody has sat on it yet.
	{
		echo household_id,person_no,name,relation,birth_date,category,from,to
		echo a,1,王伟,head,1960-01-01,unemployed,,2004-04
		echo a,2,李梅,spouse,1962-01-01,unemployed,,2004-04
		echo a,2,李梅,head,1962-01-01,unemployed,2004-05,
	} >book/members.csv
	echo household_id,person_no,kind,amount >book/incomes.csv
	work 2004-05 2004-04.csv
	is way.csv a "step state" '- waiting'
	run ! grep -q head:missing way.csv
}

# ineligible_family: on the roster with 100 a month, since April with an income over the standard.
ineligible_family() {
	family a 400
	echo a,1,69,100,2003-12-10,2004-09 >>book/opening.csv
	echo a,2004-04-02,change, >>book/applications.csv
	jq --arg rule "$1" '.roster.while_reviewing = $rule' "$root/lib/policies/changchun-2004.json" \
		>book/policy.json
}

# refused_in_april: it goes the same way, is not posted, and the district agrees to the refusal.
refused_in_april() {
	panel a agree 400 0 2004-04-03
	decided a subdistrict 许,subdistrict_office 400 0 2004-04-06
	decided a district 何,bureau 400 0 2004-04-07
}

@test "ineligible on the roster, previous: paid as before, until the decision" {
	ineligible_family previous
	work 2004-04
	is 2004-04.csv a "$paid" 'yes unchanged 100.00 reviewing'
	refused_in_april
	work 2004-04
	is way.csv a "state" refused
	is 2004-04.csv a "$paid" 'yes unchanged 100.00 refused'
	work 2004-05 2004-04.csv
	is 2004-05.csv a "$paid" 'no stopped 0.00 income;refused'
}

@test "ineligible on the roster, smaller: on it with nothing, until the decision" {
	ineligible_family smaller
	work 2004-04
	is 2004-04.csv a "on_roster movement payable" 'yes lowered 0.00'
	refused_in_april
	work 2004-05 2004-04.csv
	is 2004-05.csv a "on_roster payable movement_reasons" 'no 0.00 income;refused'
}

@test "ineligible on the roster, hold: held back, until the decision" {
	ineligible_family hold
	work 2004-04
	is 2004-04.csv a "movement payable movement_reasons" 'suspended 0.00 reviewing'
	refused_in_april
	work 2004-05 2004-04.csv
	is 2004-05.csv a "on_roster payable movement_reasons" 'no 0.00 income;refused'
}

@test "ineligible on the roster and nobody applied: as before until the day, then the smaller" {
	ineligible_family previous
	sed -i '/^a,/d' book/applications.csv
	work 2004-04
	is way.csv a "$where due_on" '- waiting application:missing 2004-05-31'
	is 2004-04.csv a "$paid" 'yes unchanged 100.00 reviewing'
	work 2004-05 2004-04.csv
	is 2004-05.csv a "on_roster payable" 'yes 100.00'
	work 2004-06 2004-05.csv
	is way.csv a "$where due_on" '- waiting application:missing 2004-05-31'
	is 2004-06.csv a "on_roster payable" 'yes 0.00'
}
