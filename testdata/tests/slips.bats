#!/usr/bin/env bats
# dibao-payroll slips and fund --print: the papers with which money is asked for and paid out.
bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export LANG=C.UTF-8
	cd "$BATS_TEST_TMPDIR"
	# The communities of 南湖街道 come up apart from each other.
	cat >payroll.csv <<-'END'
		payment_no,month,household_id,subdistrict,community,payee_name,persons,base,supplement,programmes,corrections,carried,carried_detail,funds,goods,total,pay_method,bank,account,pay_on
		200404-001-0000016,2004-04,a1,南湖街道,湖东社区,王老五,2,338.00,0.00,30.00,0.00,0.00,,dibao=338.00;grain_oil=30.00,20.00,368.00,bank,工行,622200112345,2004-04-28
		200404-201-0000015,2004-04,b2,城西镇,西村,李芳<b>,1,169.00,45.00,15.00,0.00,0.00,,dibao=214.00;grain_oil=15.00,0.00,229.00,home,,,2004-04-28
		200404-001-0000024,2004-04,c3,南湖街道,湖东社区,赵秀英,1,0.00,0.00,100.00,0.00,0.00,,charity=100.00,0.00,100.00,counter,,,2004-04-28
		200404-001-0000032,2004-04,d4,南湖街道,湖西社区,孙丽,1,158.00,11.00,0.00,0.00,20.00,2004-01=20.00,dibao=169.00,0.00,189.00,bank,建行,6222001,2004-04-28
	END
}

# times TEXT FILE: how often it stands there.
times() { grep -oF -- "$1" "$2" | wc -l; }

@test "every payment has a receipt of three parts, in figures and in capital characters" {
	dibao-payroll slips -v -o slips.html payroll.csv 2>said
	[ "$(stat -c %a slips.html)" = 600 ]
	for part in 存根联 收据联 记账联; do [ "$(times "$part" slips.html)" = 4 ]; done
	[ "$(times ￥368.00 slips.html)" = 3 ]
	[ "$(times 叁佰陆拾捌元整 slips.html)" = 3 ]
	[ "$(times 壹佰捌拾玖元整 slips.html)" -ge 3 ]
	# A receipt says what the sum is made of, the accounts' part from which fund and month it comes.
	[ "$(times '基本保障金 158.00　增发 11.00　结转 20.00' slips.html)" = 2 ]
	[ "$(times 'dibao 169.00　结转　2004-01 20.00' slips.html)" = 1 ]
	# 368 - 20 in money
	[ "$(times '其中现金 348.00　其中实物 20.00' slips.html)" = 3 ]
	# 368 + 229 + 100 + 189
	grep -q 'slips for 4 payments, 886.00 yuan, in 3 communities' said
}

@test "a community's papers stand together, subdistrict by subdistrict" {
	dibao-payroll slips --print text payroll.csv >slips.txt
	[ "$(sed -n 's/.*花名册　[^　]*　\([^　]*\)　.*/\1/p' slips.txt | tr '\n' ' ')" = \
		"南湖街道 湖东社区 南湖街道 湖西社区 城西镇 西村 " ]
	# Only who is visited is on the list of visits.
	[ "$(grep -ac '上门送款名单' slips.txt)" = 1 ]
	# The sums of 南湖街道: 3 payments, 4 persons, 657.00; of all: 886.00.
	grep -aqE '南湖街道 +合计 +3 +4 +0 +2 +20.00 +657.00$' slips.txt
	grep -aqE '^合计 +4 +5 +1 +2 +20.00 +886.00$' slips.txt
	grep -aq '捌佰捌拾陆元整' slips.txt
	# A page ends in a form feed, and fits the printer.
	[ "$(tr -cd '\f' <slips.txt | wc -c)" = 8 ]
	[ "$(LC_ALL=C.UTF-8 wc -L <slips.txt)" -le 108 ]
}

@test "of an account the last four characters, of a short one nothing; no name is markup" {
	for form in html text; do
		dibao-payroll slips --print $form payroll.csv >slips
		[ "$(times '账号尾号 2345' slips)" = 3 ]
		run ! grep -aq -e 622200 -e 尾号.2001 slips
	done
	dibao-payroll slips payroll.csv >slips
	grep -q '李芳&lt;b&gt;' slips
	run ! grep -q '李芳<b>' slips
	run ! grep -qE '<script|https?:|src=' slips
}

@test "the papers carry the payroll's CRC-32, through a pipe and compressed too" {
	crc=$(gzip -c payroll.csv | tail -c 8 | od -A n -t x4 -N 4 | tr -d ' ')
	dibao-payroll slips -o one.html payroll.csv
	grep -q "CRC-32）：$crc" one.html
	dibao-payroll slips -o two.html <payroll.csv
	gzip -c payroll.csv | dibao-payroll slips >three.html
	cmp one.html two.html
	cmp one.html three.html
}

@test "a payroll that was changed, or that is of two months, is refused" {
	refused() { # CODE SED
		sed "$2" payroll.csv >changed.csv
		run -2 --separate-stderr dibao-payroll slips -o s.html changed.csv
		[[ $stderr = *"changed.csv:"*"[$1]"* && $stderr != *李芳* ]]
		[ ! -e s.html ]
	}
	refused slips-sum 's/,338.00,0.00,30.00/,339.00,0.00,30.00/'
	refused slips-goods 's/,20.00,368.00/,368.01,368.00/'
	refused fund-sum 's/dibao=214.00/dibao=213.00/'
	refused payroll-number 's/200404-001-0000024/200404-001-0000016/'
	refused slips-month '5s/,2004-04,/,2004-03,/'
}

@test "nobody is paid: a summary that says so" {
	head -n 1 payroll.csv >none.csv
	dibao-payroll slips -o s.html none.csv
	grep -q 本发放表没有应发款项 s.html
	[ "$(times 三联单 s.html)" = 0 ]
	dibao-payroll slips --print text --lang en none.csv | grep -q 'Nobody is paid'
}

@test "the request on paper: what each fund gives, and to each subdistrict" {
	crc=$(gzip -c payroll.csv | tail -c 8 | od -A n -t x4 -N 4 | tr -d ' ')
	dibao-payroll fund --print text payroll.csv >request.txt
	[ "$(grep -ac 请款单 request.txt) $(grep -ac 拨付单 request.txt)" = "1 2" ]
	# 338 + 214 + 169; 30 + 15; 100: 866 without what was carried.
	grep -aqE '^dibao +3 +4 +721.00 ' request.txt
	grep -aqE '^合计 +4 +5 +866.00 ' request.txt
	grep -aq '合计 ￥866.00　大写 捌佰陆拾陆元整' request.txt
	# 南湖街道: 507 + 30 + 100; 城西镇: 214 + 15.
	grep -aq '￥637.00　大写 陆佰叁拾柒元整' request.txt
	grep -aq '￥229.00　大写 贰佰贰拾玖元整' request.txt
	[ "$(times "$crc" request.txt)" = 3 ]
	dibao-payroll fund --print html -o request.html payroll.csv
	[ "$(times '（公章）' request.html)" = 6 ]
	[ "$(times "$crc" request.html)" = 3 ]
	run ! grep -q -e 王老五 -e 622200 request.html
	run -2 --separate-stderr dibao-payroll fund --print html --to csv payroll.csv
	[[ $stderr = *"--print and --to"* ]]
	sed 's/dibao=214.00/dibao=213.00/' payroll.csv >changed.csv
	run -2 dibao-payroll fund --print html -o r.html changed.csv
	[ ! -e r.html ]
}

@test "a full disk is never success" {
	[ -w /dev/full ] || skip
	run -2 dibao-payroll slips -o /dev/full payroll.csv
	run -2 dibao-payroll fund --print text -o /dev/full payroll.csv
}
