#!/usr/bin/env bats
# dibao-voucher: vouchers and certificates, what shops are owed for them, what goes where.
bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=C.UTF-8
	cd "$BATS_TEST_TMPDIR"
	jq '.payroll += {"voucher_days": 60, "shops": ["阳光超市一店", "阳光超市二店"]}
		| (.programmes[] | select(.code == "certificate_hardship")) += {"goods": ["rice", "oil"]}' \
		"$root/lib/policies/changchun-2004.json" >policy.json
	cat >awards.csv <<-'END'
		award_no,household_id,person_no,programme,month,quantity,unit_amount,amount,form,fund,reasons
		200409-certificate_hardship-000001,001001-000018,,certificate_hardship,2004-09,,,60.00,voucher,supermarket,
		200409-grain_oil-000001,001001-000018,1,grain_oil,2004-09,,,15.00,cash,grain_oil,
		200408-certificate_hardship-000009,001001-000018,,certificate_hardship,2004-08,,,60.00,voucher,supermarket,
		200409-certificate_preferential-000001,001002-000023,,certificate_preferential,2004-09,,,30.00,voucher,supermarket,
		200409-certificate_hardship-000002,202001-000012,,certificate_hardship,2004-09,,,60.00,voucher,supermarket,
	END
	cat >goods.csv <<-'END'
		code,name,price,from,to
		rice,大米5公斤,20.00,,2004-09
		rice,大米5公斤,21.00,2004-10,
		oil,豆油1升,9.50,,
		soap,肥皂,2.00,,
	END
	dibao-voucher issue -m 2004-09 -p policy.json -o vouchers.csv awards.csv
	one=$(sed -n 2p vouchers.csv | cut -d, -f1)
	two=$(sed -n 3p vouchers.csv | cut -d, -f1)
	three=$(sed -n 4p vouchers.csv | cut -d, -f1)
	echo voucher_no,redeemed_on,shop,amount,goods >redemptions.csv
}

# digit DIGITS: the check digit, ISO 7064 MOD 11,10, as fine print has it.
digit() {
	awk -v digits="$1" 'BEGIN { rest = 10
		for (i = 1; i <= length(digits); i++) {
			sum = (rest + substr(digits, i, 1)) % 10
			rest = (sum == 0 ? 10 : sum) * 2 % 11
		}
		print (11 - rest) % 10 }'
}

settle() {
	dibao-voucher settle -p policy.json -t goods=goods.csv -t redemptions=redemptions.csv \
		--shops owed.csv --differences refused.csv -o settled.csv "$@" vouchers.csv
}

# takes N: so many redemptions are refused; status as it must be.
refuses() {
	run settle
	[ "$status" = "$([ "$1" = 0 ] && echo 0 || echo 1)" ]
	[ "$(sed 1d refused.csv | wc -l)" = "$1" ]
}

left_of() { grep "^$1," settled.csv | cut -d, -f7,8; }

@test "vouchers of the month get a number with a check digit, a value, goods and a last day" {
	[ "$(wc -l <vouchers.csv)" = 4 ]
	# From 1 in each subdistrict.
	[ "$one" = "V200409-001-000001$(digit 200409001000001)" ]
	[ "$two" = "V200409-001-000002$(digit 200409001000002)" ]
	[ "$three" = "V200409-202-000001$(digit 200409202000001)" ]
	# Paid on Tuesday 28 September; 60 days on it is 27 November.
	[ "$(sed -n 2p vouchers.csv)" = "$one,200409-certificate_hardship-000001,001001-000018,60.00,rice;oil,2004-11-27,0.00,60.00" ]
	[ "$(sed -n 3p vouchers.csv)" = "$two,200409-certificate_preferential-000001,001002-000023,30.00,,2004-11-27,0.00,30.00" ]
	[ "$(stat -c %a vouchers.csv)" = 600 ]
	dibao-voucher issue -v -m 2004-09 -p policy.json awards.csv 2>&1 >/dev/null | grep 'vouchers: 3, together 150.00 yuan'
}

@test "a month without vouchers has none; the same by a pipe and as JSON Lines" {
	[ "$(dibao-voucher issue -m 2004-07 -p policy.json awards.csv | wc -l)" = 1 ]
	dibao-voucher issue -m 2004-09 -p policy.json <awards.csv | cmp - vouchers.csv
	dibao-table awards --to jsonl awards.csv >awards.jsonl
	dibao-voucher issue -m 2004-09 -p policy.json --to csv awards.jsonl | cmp - vouchers.csv
	dibao-voucher issue -m 2004-09 -p policy.json --to jsonl awards.csv | jq -e .voucher_no >/dev/null
}

@test "shops are owed what they took in time, for goods at their price, up to the value" {
	# 2 x 20.00 + 9.50 = 49.50; then 9.50: 59.00 of 60.00. Rice costs 21.00 in October.
	cat >>redemptions.csv <<-END
		$one,2004-09-30,阳光超市一店,49.50,rice=2;oil
		$one,2004-10-02,阳光超市二店,9.50,oil=1
		$two,2004-11-27,阳光超市二店,30.00,
		$three,2004-10-01,阳光超市一店,21.00,rice
	END
	refuses 0
	[ "$(left_of "$one")" = 59.00,1.00 ]
	[ "$(left_of "$two")" = 30.00,0.00 ]
	[ "$(left_of "$three")" = 21.00,39.00 ]
	[ "$(tr '\n' ' ' <owed.csv)" = "shop,redemptions,amount 阳光超市一店,2,70.50 阳光超市二店,2,39.50 " ]
}

# refused LINE WHAT [EXPECTED]: one redemption more is refused, and changes nothing.
refused() {
	cp redemptions.csv kept
	echo "$1" >>redemptions.csv
	refuses 1
	[ "$(sed 1d refused.csv | cut -d, -f3)" = "$2" ]
	[ -z "${3-}" ] || [ "$(sed 1d refused.csv | cut -d, -f4)" = "$3" ]
	[[ $(sed 1d refused.csv) == redemptions.csv:"$(wc -l <redemptions.csv),"* ]]
	[[ $output == *"[redemption-$2]"* ]]
	mv kept redemptions.csv
}

@test "what a shop must not be paid for is refused, with the reason" {
	refused "V200409-001-000001$(( ($(digit 200409001000001) + 1) % 10 )),2004-10-01,阳光超市一店,9.50,oil" altered
	refused "V200409-001-000009$(digit 200409001000009),2004-10-01,阳光超市一店,9.50,oil" foreign
	refused "X1,2004-10-01,阳光超市一店,9.50,oil" altered
	refused "$one,2004-11-28,阳光超市一店,9.50,oil" expired
	refused "$one,2004-08-31,阳光超市一店,9.50,oil" early
	refused "$one,2004-10-01,街角小店,9.50,oil" shop
	refused "$one,2004-10-01,阳光超市一店,2.00,soap" goods
	refused "$one,2004-10-01,阳光超市一店,2.00,caviar" goods
	refused "$one,2004-10-01,阳光超市一店,9.50,oil=0" goods
	refused "$one,2004-10-01,阳光超市一店,20.00,rice" price 21.00
	refused "$one,2004-10-01,阳光超市一店,0.00," price
	refused "$one,2004-10-01,阳光超市一店,63.00,rice=3" value 60.00
	# For the preferential certificate any goods will do.
	echo "$two,2004-10-01,阳光超市一店,2.00,soap" >>redemptions.csv
	refuses 0
}

@test "a redemption that stands twice is paid once, whatever the order of the files" {
	cat >a.csv <<-END
		voucher_no,redeemed_on,shop,amount,goods
		$one,2004-10-02,阳光超市一店,9.50,oil
		$one,2004-10-03,阳光超市一店,42.00,rice=2
	END
	cat >b.csv <<-END
		voucher_no,redeemed_on,shop,amount,goods
		$one,2004-10-04,阳光超市二店,9.50,oil
		$one,2004-10-02,阳光超市一店,9.50,oil
	END
	for order in 'a b' 'b a'; do
		set -- $order
		run -1 dibao-voucher settle -p policy.json -t goods=goods.csv -t "redemptions=$1.csv" \
			-t "redemptions=$2.csv" --shops "owed.$1" --differences "refused.$1" -o "settled.$1" vouchers.csv
	done
	cmp owed.a owed.b
	cmp settled.a settled.b
	# 9.50 + 42.00 = 51.50; the oil of the 4th is more than the 8.50 that are left.
	[ "$(grep "^$one," settled.a | cut -d, -f7,8)" = 51.50,8.50 ]
	[ "$(cut -d, -f3 refused.a | sed 1d | sort | tr '\n' ' ')" = "repeated value " ]
}

@test "vouchers that were changed by hand are refused" {
	sed -n 2p vouchers.csv >>vouchers.csv
	run -2 --separate-stderr settle
	[[ $stderr == *"[voucher-number]"* ]]
	sed -i '$d; 2s/^V200409-001-00000/V200409-001-00100/' vouchers.csv
	run -2 --separate-stderr settle
	[[ $stderr == *"vouchers.csv:2: voucher_no"*"[voucher-number]"* ]]
	[ ! -e settled.csv ]
}

@test "wrong usage" {
	run -2 dibao-voucher
	run -2 dibao-voucher redeem
	run -2 --separate-stderr dibao-voucher issue -p policy.json awards.csv
	[[ $stderr == *"-m"* ]]
	run -2 --separate-stderr dibao-voucher settle -p policy.json vouchers.csv
	[[ $stderr == *redemptions* ]]
	run -2 --separate-stderr dibao-voucher settle -p policy.json -t members=x vouchers.csv
	[[ $stderr == *"redemptions, goods"* ]]
	run -2 dibao-voucher settle -p policy.json -t redemptions=redemptions.csv -o redemptions.csv vouchers.csv
	[ "$(wc -l <redemptions.csv)" = 1 ]
}

@test "what goes to which community, and to the homes of those who cannot come" {
	dibao-demo --divide 100 book
	dibao-month -q book 2004-04
	column() { awk -F, -v name="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i; next } { print $at }' "$1"; }
	home=$(awk -F, '$17 == "home" { print $3; exit }' book/months/2004-04/payroll.csv)
	other=$(awk -F, 'NR > 1 && $17 == "counter" { print $3; exit }' book/months/2004-04/payroll.csv)
	[ -n "$home" ] && [ -n "$other" ]
	head -1 vouchers.csv >both.csv
	printf 'V1,,%s,60.00,rice;oil,2004-06-28,0.00,60.00\nV2,,%s,30.00,,2004-06-28,0.00,30.00\n' \
		"$home" "$other" | sort -t, -k3,3 >>both.csv
	dibao-voucher deliver -v -m 2004-04 -b book -t vouchers=both.csv -o list.csv \
		book/months/2004-04/roster.csv 2>said
	grep -q 'to deliver: 2, of them to somebody.s home: 1' said
	[ "$(stat -c %a list.csv)" = 600 ]
	dibao-table deliveries --to jsonl list.csv >list.jsonl
	dibao-table households --to jsonl book/households.csv >book.jsonl
	jq -es --arg home "$home" --arg other "$other" --slurpfile book book.jsonl '
		(map(select(.household_id == $home))[0]) as $visited
		| (map(select(.household_id == $other))[0]) as $fetched
		| ($book | map(select(.household_id == $home))[0]) as $family
		| $visited.home == "yes" and $visited.address == $family.address
			and $visited.goods == "rice;oil" and $visited.value == "60.00"
			and $visited.community == $family.community
			and $fetched.home == "no" and ($fetched.address // "") == ""' list.jsonl
	# A part of the allowance in goods is delivered too.
	awk -F, -v OFS=, -v home="$home" '$3 == home { $15 = "20.00" } 1' book/months/2004-04/payroll.csv >payroll.csv
	dibao-voucher deliver -m 2004-04 -b book -t vouchers=both.csv -t payroll=payroll.csv \
		book/months/2004-04/roster.csv >list.csv
	[ "$(wc -l <list.csv)" = 4 ]
	grep "^[^,]*,[^,]*,$home,.*,20.00$" list.csv
	# A voucher of nobody's is an error.
	echo 'V3,,999999-999999,1.00,,,0.00,1.00' >>both.csv
	run -2 --separate-stderr dibao-voucher deliver -m 2004-04 -b book -t vouchers=both.csv \
		-o other.csv book/months/2004-04/roster.csv
	[[ $stderr == *"[household-gone]"* ]]
}

@test "month by month: a shop is owed once for what it took, and nothing before its time" {
	cat >>redemptions.csv <<-END
		$one,2004-09-30,阳光超市一店,20.00,rice
		$one,2004-10-01,阳光超市二店,9.50,oil
		$one,2004-10-01,街角小店,9.50,oil
		$one,2004-11-01,阳光超市二店,9.50,oil
	END
	run -0 settle -m 2004-09
	[ "$(left_of "$one")" = 20.00,40.00 ]
	[ "$(sed 1d owed.csv)" = 阳光超市一店,1,20.00 ]
	run -1 settle -m 2004-10
	[ "$(left_of "$one")" = 29.50,30.50 ]
	[ "$(sed 1d owed.csv)" = 阳光超市二店,1,9.50 ]
	[ "$(sed 1d refused.csv | cut -d, -f3)" = shop ]
	run -0 settle -m 2004-11
	[ "$(left_of "$one")" = 39.00,21.00 ]
	[ "$(sed 1d owed.csv)" = 阳光超市二店,1,9.50 ]
	[ "$(wc -l <refused.csv)" = 1 ]
}

@test "a closed month keeps what the shops took until its end" {
	dibao-demo --divide 100 book
	jq '(.programmes[] | select(.code == "certificate_hardship")) |= (.from = "2004-04" | .when = {})
		| .parameters.hardship_book[0].from = "2004-04"' policy.json >book/policy.json
	dibao-month -q book 2004-04
	number=$(sed -n 2p book/months/2004-04/vouchers.csv | cut -d, -f1)
	printf '%s\n' voucher_no,redeemed_on,shop,amount,goods "$number,2004-04-29,阳光超市一店,20.00,rice" \
		"$number,2004-05-02,阳光超市一店,10.00," >book/redemptions.csv
	echo payment_no,outcome >book/receipts.csv
	dibao-month -q --settle book 2004-04
	cd book/settled/2004-04
	[ "$(sed -n 2p vouchers.csv | cut -d, -f1,7,8)" = "$number,20.00,40.00" ]
	[ "$(sed 1d shops.csv)" = 阳光超市一店,1,20.00 ]
	[ "$(wc -l <refused.csv)" = 1 ]
	[ "$(stat -c %a shops.csv)" = 600 ]
	ls in | grep -q redemptions.csv.gz
	dibao-month -q --verify ../.. 2004-04
}
