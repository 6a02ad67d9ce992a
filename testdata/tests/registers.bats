bats_require_minimum_version 1.5.0

# dibao-check against the registers of other offices, with overrides, and the households to visit.
load findings

# register NAME COLUMNS ROW...
register() {
	printf '%s\n' "id_number,$2" "${@:3}" >"$1.csv"
}
applied() { table applications household_id,opened_on,kind; add applications "$1,$2,new"; }

@test "the dead who are in the household; not in the month of the death, not one whose row ended" {
	register deaths died_on "$(old "$(id 19600203 101)"),2004-03-20" "$(id 19610203 102),2004-04-02" \
		"$(id 19770203 102),2004-01-02"
	finds register:deaths $one -- -t deaths=deaths.csv
	grep '^error,register:deaths,members,./members.csv,2,' findings.csv | grep -q ',1,deaths,,2004-03-20,'
	run ! grep 19600203 findings.csv
	as "s/^\($one,1,.*\),$/\1,2004-03/"
	silent register:deaths -- -t deaths=deaths.csv
}

@test "a car of any member; not one sold before the application, bought later, or of one who left" {
	applied $one 2004-03-10
	person $one 2 王小 "$(id 19800203 105)" child
	register vehicles registered_on,sold_on "$(old "$(id 19800203 105)"),2003-05-01,"
	finds register:vehicles $one -- -t vehicles=vehicles.csv
	grep ',register:vehicles,' findings.csv | grep -q ",$one,2,vehicles,,2003-05-01,"
	register vehicles registered_on,sold_on "$(id 19800203 105),2003-05-01,2004-03-10"
	silent register:vehicles -- -t vehicles=vehicles.csv
	register vehicles registered_on,sold_on "$(id 19800203 105),2003-05-01,2004-03-11"
	finds register:vehicles $one -- -t vehicles=vehicles.csv
	register vehicles registered_on,sold_on "$(id 19800203 105),2004-04-21,"
	silent register:vehicles -- -t vehicles=vehicles.csv
	register vehicles registered_on,sold_on "$(id 19800203 105),2003,"
	as "s/^\($one,2,.*\),$/\1,2004-02/"
	silent register:vehicles -- -t vehicles=vehicles.csv
}

@test "a car that was told is not hidden" {
	cp "$root/lib/policies/national-2021.json" policy.json
	table assets household_id,person_no,kind,value
	register vehicles registered_on "$(id 19600203 101),2003-05-01"
	day=2022-05-10
	finds register:vehicles $one -- -t vehicles=vehicles.csv
	add assets $one,1,vehicle,3000
	silent register:vehicles -- -t vehicles=vehicles.csv
}

@test "a second home; not the family's own, at its address or owned" {
	register houses bought_on,address "$(id 19600203 101),1999-05-01,湖东3栋"
	finds register:houses $one -- -t houses=houses.csv
	sed -i "s/^\($one,[^,]*,[^,]*,[^,]*\),[^,]*/\1,湖东３栋/" households.csv
	silent register:houses -- -t houses=houses.csv
	register houses bought_on "$(id 19610203 102),1999-05-01" "$(id 19610203 102),2002-05-01"
	sed -i "s/^\($two,[^,]*,[^,]*,[^,]*,[^,]*\),[^,]*/\1,owned/" households.csv
	finds register:houses $two -- -t houses=houses.csv
	sed -i 3d houses.csv
	silent register:houses -- -t houses=houses.csv
}

@test "one home of two owners is one home" {
	person $one 2 刘芳 "$(id 19610101 222)" spouse
	sed -i "s/^\($one,[^,]*,[^,]*,[^,]*,[^,]*\),[^,]*/\1,owned/" households.csv
	register houses bought_on "$(id 19600203 101),1999-05-01" "$(id 19610101 222),1999-05-01"
	silent register:houses -- -t houses=houses.csv
	sed -i '3s/1999/2001/' houses.csv
	finds register:houses $one -- -t houses=houses.csv
}

@test "a company; not one that was closed, not a business that was told" {
	register companies founded_on,closed_on "$(id 19600203 101),2001-01-01,"
	finds register:companies $one -- -t companies=companies.csv
	add incomes $one,1,business,30,,
	silent register:companies -- -t companies=companies.csv
	sed -i /business/d incomes.csv
	register companies founded_on,closed_on "$(id 19600203 101),2001-01-01,2003-01-01"
	silent register:companies -- -t companies=companies.csv
}

@test "wages, pensions and taxed income that were not told, or not all; not those that were" {
	applied $one 2004-03-10
	register payrolls month,amount "$(id 19600203 101),2004-03,500"
	register pensions from,to,amount "$(id 19600203 101),2001-01,,300"
	register tax month "$(id 19600203 101),2004-04"
	all=(-t payrolls=payrolls.csv -t pensions=pensions.csv -t tax=tax.csv)
	for name in payrolls pensions tax; do finds register:$name $one -- "${all[@]}"; done
	add incomes $one,1,wage,499.99,,
	add incomes $one,1,pension,300,,
	finds register:payrolls $one -- "${all[@]}"
	silent register:tax -- "${all[@]}"
	silent register:pensions -- "${all[@]}"
	sed -i s/499.99/500/ incomes.csv
	silent 'register:[a-z]*' -- "${all[@]}"
	sed -i /wage/d incomes.csv
	sed -i s/2004-03/2004-02/ payrolls.csv
	silent register:payrolls -- "${all[@]}"
}

@test "a register that has a member in many rows says so once" {
	register payrolls month,amount "$(id 19600203 101),2004-01,500" "$(id 19600203 101),2004-04,500" \
		"$(old "$(id 19600203 101)"),2004-04,300"
	finds register:payrolls $one -- -t payrolls=payrolls.csv
}

@test "a prisoner who is counted; not one set free" {
	register prisoners imprisoned_on,released_on "$(id 19600203 101),2004-02-10,"
	finds register:prisoners $one -- -t prisoners=prisoners.csv
	applied $one 2004-02-25
	finds register:prisoners $one -- -t prisoners=prisoners.csv
	register prisoners imprisoned_on,released_on "$(id 19600203 101),2002-02-10,2004-02-20"
	silent register:prisoners -- -t prisoners=prisoners.csv
}

@test "relief elsewhere in the same month; not before" {
	register other_relief from,to "$(id 19600203 101),2004-01,2004-04" "$(id 19610203 102),2003-01,2004-03"
	finds register:other_relief $one -- -t other_relief=other_relief.csv
}

@test "kin of staff who were not visited in full; not those who were" {
	applied $one 2004-03-10
	register staff_kin staff "$(id 19600203 101),x" "$(id 19990101 101),x"
	table surveys household_id,visited_on,surveyors,methods,outcome
	add surveys "$one,2004-03-12,甲;乙,look;ask,clear"
	finds register:staff_kin $one -- -t staff_kin=staff_kin.csv
	add surveys "$one,2004-03-09,甲;乙,look;check;listen;ask;record;compute,clear"
	finds register:staff_kin $one -- -t staff_kin=staff_kin.csv
	mv applications.csv kept
	silent register:staff_kin -- -t staff_kin=staff_kin.csv
	mv kept applications.csv
	add surveys "$one,2004-03-13,甲;乙,look;check;listen;ask;record;compute,clear"
	silent register:staff_kin -- -t staff_kin=staff_kin.csv
}

@test "a spouse who is not in the household, whichever of the two the register lists; not one who is, not after a divorce, not the widowed" {
	register marriages spouse_id_number,married_on,divorced_on "$(id 19600203 101),$(id 19620505 222),1985-01-01,"
	finds register:marriages $one -- -t marriages=marriages.csv
	register marriages spouse_id_number,married_on,divorced_on "$(id 19620505 222),$(id 19600203 101),1985-01-01,"
	finds register:marriages $one -- -t marriages=marriages.csv
	person $one 2 刘芳 "$(old "$(id 19620505 222)")" spouse
	silent register:marriages -- -t marriages=marriages.csv
	as /19620505\|620505/d
	sed -i 's/,$/,1999-03-01/' marriages.csv
	silent register:marriages -- -t marriages=marriages.csv
	sed -i 's/1999-03-01$//' marriages.csv
	as "s/^\($one,1,[^,]*,[^,]*,head,,,,\),/\1widowed,/"
	silent register:marriages -- -t marriages=marriages.csv
}

@test "spouses in two households at one address, and the divorced; not at two addresses" {
	rm opening.csv
	register marriages spouse_id_number,married_on,divorced_on "$(id 19600203 101),$(id 19610203 102),1985-01-01,"
	sed -i "s/^\($one\|$two\)\(,[^,]*,[^,]*,[^,]*\),[^,]*/\1\2,湖东3栋/" households.csv
	finds family:split $one $two -- -t marriages=marriages.csv
	sed -i 's/,$/,2004-01-10/' marriages.csv
	silent family:split -- -t marriages=marriages.csv
	applied $one 2004-03-01
	finds divorce:same_address $one -- -t marriages=marriages.csv
	sed -i 's/2004-01-10/2003-01-10/' marriages.csv
	silent divorce:same_address -- -t marriages=marriages.csv
	sed -i 's/2003-01-10/2004-01-10/' marriages.csv
	sed -i "s/^\($two,[^,]*,[^,]*,[^,]*\),[^,]*/\1,湖东4栋/" households.csv
	silent divorce:same_address -- -t marriages=marriages.csv
}

@test "a bad row of a register is a warning, and hides nobody; a column that is missing is an error" {
	register deaths died_on 99010419600203101,2004-01-01 "$(id 19600203 101),2004-03-20"
	finds register:deaths $one -- -t deaths=deaths.csv
	grep -q '^warning,id-[a-z]*,deaths,deaths.csv,2,,' findings.csv
	echo number,died_on >deaths.csv
	run dibao-check -d 2004-04-20 -b . -t deaths=deaths.csv
	[ "$status" -eq 2 ]
	[[ $output == *deaths.csv*id_number*columns-missing* ]]
}

@test "a register that is compressed, and one of JSON Lines" {
	printf '%s\n' id_number,died_on "$(id 19600203 101),2004-03-20" | gzip >deaths.csv.gz
	finds register:deaths $one -- -t deaths=deaths.csv.gz
	echo "{\"id_number\":\"$(id 19600203 101)\",\"died_on\":\"2004-03-20\"}" >deaths.jsonl
	finds register:deaths $one -- -t deaths=deaths.jsonl
}

# accept ROW...
accept() { printf '%s\n' code,household_id,person_no,register,accepted_by,accepted_on,reason,until "$@" >overrides.csv; }

@test "an override accepts a finding; one of another person, register or day does not" {
	register other_relief from "$(id 19600203 101),2004-01"
	accept "register:other_relief,$one,,,孙,2004-03-01,已核实,"
	check -t other_relief=other_relief.csv -t overrides=overrides.csv -v 2>said
	[ "$(wc -l <findings.csv)" -eq 1 ]
	[ "$status" -eq 0 ]
	grep -q 'accepted by overrides: 1' said
	accept "register:other_relief,$one,1,other_relief,孙,2004-03-01,已核实,2004-04-20"
	check -t other_relief=other_relief.csv
	[ "$(wc -l <findings.csv)" -eq 1 ]
	for row in "register:other_relief,$one,2,,孙,2004-03-01,已核实," \
		"register:other_relief,$one,,deaths,孙,2004-03-01,已核实," \
		"register:other_relief,$two,,,孙,2004-03-01,已核实,"; do
		accept "$row"
		finds register:other_relief $one -- -t other_relief=other_relief.csv
		grep -q '^warning,override:unmatched,overrides,./overrides.csv,2,' findings.csv
	done
	accept "register:other_relief,$one,,,孙,2004-04-21,已核实,"
	finds register:other_relief $one -- -t other_relief=other_relief.csv
	run ! grep override findings.csv
}

@test "an override whose time is over, and one without a name or a reason" {
	register other_relief from "$(id 19600203 101),2004-01"
	accept "register:other_relief,$one,,,孙,2004-03-01,已核实,2004-04-19"
	finds register:other_relief $one -- -t other_relief=other_relief.csv
	finds override:expired $one -- -t other_relief=other_relief.csv
	accept "register:other_relief,$one,,,,2004-03-01,,"
	finds register:other_relief $one -- -t other_relief=other_relief.csv
	grep -q '^error,[a-z-]*,overrides,./overrides.csv,2,' findings.csv
}

@test "nobody can accept a row of nobody, or a bad one" {
	add incomes 001003-000099,1,wage,5,,
	accept "orphan,001003-000099,,,孙,2004-03-01,已核实,"
	finds orphan 001003-000099
	finds override:unmatched 001003-000099
}

visits() { grep '^hint,visit:' findings.csv | cut -d, -f2,6 | sort; }

@test "a share of each subdistrict is drawn, the same by the same seed, and it is no fault" {
	many
	check --sample 30 --seed 7
	[ "$status" -eq 0 ]
	visits >first
	[ "$(grep -c ',h[123][0-9]$' first)" -eq 9 ]
	[ "$(grep -c ',h[45][0-9]$' first)" -eq 4 ]
	{ sed -n 1p households.csv; sed 1d households.csv | grep -v '^h10,'; } >kept && mv kept households.csv
	sed -i '/^h10,/d' members.csv
	check --sample 30 --seed 8
	visits >other
	run ! cmp first other
	check --sample 30 --seed 7
	[ "$(visits | comm -12 - first | wc -l)" -ge 12 ]
	check --sample 100 --seed 1
	[ "$(visits | wc -l)" -eq 40 ]
}

@test "those that must be visited always are, each once" {
	many
	register staff_kin staff "$(id 19600203 111),x"
	sed -i '/^h12,1/s/head/other/' members.csv
	printf '%s\n' petition_no,household_id,received_on,channel,subject p1,h13,2004-04-10,letter,a >petitions.csv
	table objections household_id,raised_on,outcome,answered_on
	add objections h14,2004-04-01,upheld,2004-04-02
	add objections h15,2004-04-01,dismissed,2004-04-02
	check --sample 0.1 --seed 7 -t staff_kin=staff_kin.csv
	[ "$(visits | grep -c visit:must)" -eq 4 ]
	for home in h11 h12 h13 h14; do visits | grep -q "^visit:must,$home$"; done
	[ "$(visits | cut -d, -f2 | uniq -d)" = "" ]
	check --sample 100 --seed 7 -t staff_kin=staff_kin.csv
	[ "$(visits | wc -l)" -eq 41 ]
}

@test "of those on the roster, or who applied, when there is a roster" {
	many
	table opening household_id,persons,income,amount,approved_on,recheck_due
	for home in h10 h11 h12 h13; do add opening "$home,1,0.00,169.00,2004-02-10,2004-08"; done
	applied h20 2004-04-05
	check --sample 100 --seed 7
	[ "$(visits | cut -d, -f2 | tr '\n' ' ')" = "h10 h11 h12 h13 h20 " ]
}

@test "--sample and --seed go together, and say a share and a number" {
	for wrong in '--sample 30' '--seed 7' '--sample 0 --seed 7' '--sample 101 --seed 7' '--sample x --seed 7' \
		'--sample 30 --seed x'; do
		run dibao-check -d 2004-04-20 -b . -o out.csv $wrong
		[ "$status" -eq 2 ]
		[[ $output == *usage-sample* ]]
		[ ! -e out.csv ]
	done
}

@test "the roster and payroll of the last month made are found in the book" {
	mkdir -p months/2004-03 months/2004-05
	echo household_id,month,verdict,persons,income,amount,base_amount,on_roster,payable,approved_on >months/2004-03/roster.csv
	echo "$one,2004-03,eligible,1,69.00,100.00,100.00,yes,100.00,2004-01-05" >>months/2004-03/roster.csv
	echo payment_no,month,household_id,subdistrict,community,base,supplement,total >months/2004-03/payroll.csv
	finds approved:unpaid $one
	grep -q ',\./months/2004-03/roster.csv,2,' findings.csv
	echo "200403-001-0000012,2004-03,$one,南湖街道,湖东社区,100.00,0.00,100.00" >>months/2004-03/payroll.csv
	silent '[a-z]*:[a-z]*'
}

@test "days as sheets write them; one that is none is a warning, and its row is not used" {
	for died in 2004/2/5 20040205 2004年2月5日 2004年2月 2004.02.05; do
		printf '%s\n' id_number,death_date "$(id 19600203 101),$died" >deaths.csv
		finds register:deaths $one -- -t deaths=deaths.csv
	done
	printf '%s\n' id_number,death_date "$(id 19600203 101),2005/2/5" >deaths.csv
	silent register:deaths -- -t deaths=deaths.csv
	printf '%s\n' id_number,death_date "$(id 19600203 101),2004-02-30" "$(id 19600203 199),soon" >deaths.csv
	finds register-date '' -- -t deaths=deaths.csv
	grep -q '^warning,register-date,deaths,deaths.csv,2,' findings.csv
	! grep -q ',register:deaths,' findings.csv
}

@test "the day of a death, not that on which it was entered" {
	printf '%s\n' id_number,died_on,registered_on "$(id 19600203 101),2004-03-05,2004-04-05" >deaths.csv
	finds register:deaths $one -- -t deaths=deaths.csv
	grep -q ',2004-03-05,' findings.csv
}

@test "wages of a register beside those that were told" {
	printf '%s\n' id_number,month,amount "$(id 19600203 101),2004-04,500.00" >payrolls.csv
	add incomes $one,1,wage,300.00,,
	finds register:payrolls $one -- -t payrolls=payrolls.csv
	grep -q ',payrolls,500.00,300.00,' findings.csv
}
