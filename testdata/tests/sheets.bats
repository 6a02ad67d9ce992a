# dibao-table: what offices write becomes tables, and tables what offices can open.
bats_require_minimum_version 1.5.0

setup() {
	PATH=${DIBAO_BIN:-$PWD/build/bin}:$PATH
	sheets=$BATS_TEST_DIRNAME/../sheets
	cd "$BATS_TEST_TMPDIR" || exit
	export LC_ALL=C
	mkdir book
	cp "$sheets/places.csv" book
	printf '%s\n' 户编号,成员序号,姓名,与户主关系 001003-000029,1,李秀英,户主 \
		001003-000012,1,王建国,head >zh.csv
	printf '%s\n' household_id,person_no,name,relation 001003-000012,1,王建国,head \
		001003-000029,1,李秀英,head >canonical.csv
}

# becomes FILE [OPTION]...: the members' sheet is the canonical table.
becomes() {
	dibao-table members "${@:2}" "$1" | diff - canonical.csv
}

@test "encodings, delimiters and ends of lines" {
	becomes zh.csv
	for encoding in GB18030 GBK GB2312 UTF-16 UTF-16LE UTF-16BE; do
		iconv -f UTF-8 -t $encoding zh.csv >sheet.csv
		[ $encoding = UTF-16LE ] || [ $encoding = UTF-16BE ] || becomes sheet.csv
		for delimiter in '\t' ';' '|'; do
			tr , "$delimiter" <zh.csv | sed 's/$/\r/' | iconv -f UTF-8 -t $encoding >sheet.csv
			case $encoding in
			UTF-16LE) becomes sheet.csv --encoding utf-16 ;;
			UTF-16BE) ;;
			*) becomes sheet.csv && gzip -kf sheet.csv && becomes sheet.csv.gz ;;
			esac
		done
	done
	{ printf '\357\273\277'; cat zh.csv; } >mark.csv
	becomes mark.csv
	tr , '^' <zh.csv >sheet.csv
	becomes sheet.csv --delimiter '^'
	tr , '\t' <zh.csv >sheet.csv
	becomes sheet.csv --delimiter tab
	becomes - <zh.csv
}

@test "an encoding that is named is believed" {
	iconv -f UTF-8 -t GB18030 zh.csv >sheet.csv
	becomes sheet.csv --encoding gb18030
	run dibao-table members --encoding utf-8 sheet.csv
	[ "$status" -eq 2 ]
	[[ $output == *sheet.csv:1:*utf-8* ]]
}

@test "headings and codes in any mixture; titles, empty lines and totals" {
	cat >sheet.csv <<-'END'
		南湖街道名册,,,,
		制表：民政办,,,,
		户编号,person_no,姓 名,Relation,备注
		,,,,
		001003-000029,１,李秀英,Head,,,
		001003-000012,1人,王建国,户主,
		合计,2,,,
	END
	run --separate-stderr dibao-table members sheet.csv
	[ "$status" -eq 0 ]
	diff <(printf '%s\n' "$output" | cut -d , -f 1-4) canonical.csv
	[[ $stderr == *sheet.csv:7:*'[total-line]'* ]]
}

@test "a line break in a quoted cell becomes a blank, and lines keep their numbers" {
	printf '%s\n' household_id,person_no,name,relation 'a,1,"王' '建国",户主' b,x,李秀英,户主 >sheet.csv
	run dibao-table members sheet.csv
	[[ $output == *sheet.csv:4:*person_no* ]]
	sed -i 's/,x,/,1,/' sheet.csv
	run dibao-table members sheet.csv
	[ "${lines[1]}" = 'a,1,王 建国,head' ]
	[ "${lines[2]}" = b,1,李秀英,head ]
}

@test "a quote that is never closed spoils its own line alone" {
	printf '%s\n' household_id,person_no,name,relation 'a,1,"王,户主' b,1,李秀英,户主 c,x,张三,户主 >sheet.csv
	run dibao-table members sheet.csv
	[ "$status" -eq 2 ]
	[[ $output == *sheet.csv:2:*quote-open* && $output == *sheet.csv:4:*person_no* ]]
	[[ $output != *sheet.csv:3:* ]]
}

@test "the sample sheets: families, persons and one row a person" {
	dibao-table households --map household-sheet -o households.csv "$sheets/families.csv"
	diff households.csv - <<-'END'
		household_id,subdistrict,community,head_name,housing,pay_method,bank,account
		001003-000012,南湖街道,湖西社区,王建国,owned,bank,工商银行南湖支行,6222000099990001234
		001003-000029,南湖街道,湖西社区,李秀英,public_rent,counter,,
		001004-000014,南湖街道,湖东社区,赵志强,private_rent,home,,
	END
	dibao-table roster --map household-sheet "$sheets/families.csv" | diff - <(cat <<-'END'
		household_id,subdistrict,community,head_name,persons,income,amount,approved_on
		001003-000012,南湖街道,湖西社区,王建国,3,420.00,87.00,2004-03-01
		001003-000029,南湖街道,湖西社区,李秀英,1,0,169,2004-02-12
		001004-000014,南湖街道,湖东社区,赵志强,2,126.50,211.50,2004-03-05
	END
	)
	dibao-table members "$sheets/persons.txt" | grep '^001003-000029' |
		diff - <(echo '001003-000029,1,李秀英,990104194412020189,head,1944-12-02,female,three_no,widowed,lone_elder;special_care')
	for table in households members incomes; do
		dibao-table $table --map person-sheet --number -b book -o new-$table.csv "$sheets/flat.csv"
	done
	[ "$(cut -d , -f 1-4 new-households.csv)" = "$(cut -d , -f 1-4 households.csv)" ]
	grep -qx '001003-000012,3,王小明,990104199008010352,child,other,none,single' new-members.csv
	diff new-incomes.csv - <<-'END'
		household_id,person_no,kind,amount
		001003-000012,1,wage,420
		001003-000029,1,pension,1126.50
		001004-000014,1,wage,126.5
	END
}

@test "a map of one's own, with Chinese headings itself" {
	printf '%s\n' 表,表头,列,原值,改为,方式 members,编号,household_id,,, members,谁,name,,, \
		members,身份,relation,,, members,,relation,当家的,户主, members,,person_no,,1, |
		iconv -f UTF-8 -t GB18030 >map.csv
	printf '%s\n' 编号,谁,身份,闲话 001003-000012,王建国,当家的,x 001003-000029,李秀英,户主,y >sheet.csv
	dibao-table members --map map.csv sheet.csv >found.csv
	diff <(cut -d , -f 1-3 found.csv) - <<-'END'
		household_id,person_no,name
		001003-000012,1,王建国
		001003-000029,1,李秀英
	END
	[ "$(cut -d , -f 5 found.csv | sed 1d | tr '\n' ' ')" = 'x y ' ]
}

@test "a map that is wrong, or not there" {
	printf '%s\n' table,heading,column,from,to,how members,编号,houshold_id,,, >map.csv
	run dibao-table members --map map.csv zh.csv
	[ "$status" -eq 2 ]
	[[ $output == *map.csv:2:*houshold_id*household_id*'[map-column]'* ]]
	printf '%s\n' table,heading,column,from,to,how members,编号,household_id,,,twice >map.csv
	run dibao-table members --map map.csv zh.csv
	[[ $output == *map.csv:2:*'[map-how]'* ]]
	run dibao-table members --map no-such-map zh.csv
	[ "$status" -eq 2 ]
	[[ $output == *no-such-map* ]]
}

@test "every kind of bad value names sheet, line, column in both words, and what to do" {
	run dibao-table members -o out.csv "$sheets/bad.csv"
	[ "$status" -eq 2 ]
	[[ $output == *'bad.csv:2: id_number (身份证号): '*text*'[number-rounded]'* ]]
	[[ $output == *'bad.csv:3: birth_date (出生日期): '*'1944年13月2日'*YYYY-MM-DD*'[date]'* ]]
	[[ $output == *'bad.csv:4: relation (与户主关系): '*head*'[code-unknown]'* ]]
	[ ! -e out.csv ]
	[[ $output != *2.2E+17*9.90104E+17* && $output != *990104197109090137* ]]
	LC_ALL=zh_CN.UTF-8 run dibao-table members "$sheets/bad.csv"
	[[ $output == *'bad.csv:2: id_number (身份证号): '*“文本”* && $output == *'head(户主)'* ]]
}

@test "rejects: the household is left out whole, in all files, and its errors are listed" {
	printf '%s\n' 户编号,成员序号,姓名,与户主关系 001003-000012,2,刘桂兰,配偶 001003-000037,x,周,户主 >more.csv
	printf '%s\n' 户编号,成员序号,姓名,与户主关系 001003-000037,2,吴,配偶 >third.csv
	run dibao-table members --rejects rejects.csv -o out.csv zh.csv more.csv third.csv
	[ "$status" -eq 1 ]
	diff out.csv - <<-'END'
		household_id,person_no,name,relation
		001003-000012,1,王建国,head
		001003-000012,2,刘桂兰,spouse
		001003-000029,1,李秀英,head
	END
	[ "$(sed 1d rejects.csv | cut -d , -f 1-6)" = 001003-000037,members,more.csv,3,person_no,integer ]
	run dibao-table members --rejects rejects.csv -o out.csv zh.csv zh.csv
	[ "$status" -eq 1 ]
	[ "$(wc -l <out.csv)" -eq 1 ]
	[ "$(grep -c key-twice rejects.csv)" -eq 2 ]
}

@test "more errors than are shown are counted" {
	{ sed 1q canonical.csv; for i in $(seq 100 350); do echo "a$i,x,王,head"; done; } >sheet.csv
	run dibao-table members sheet.csv
	[ "${#lines[@]}" -eq 101 ]
	[[ ${lines[100]} == *151* ]]
}

@test "dry run: what each column became, how, and what could not be used" {
	run dibao-table members --dry-run "$sheets/bad.csv"
	[ "$status" -eq 1 ]
	dibao-table members --dry-run -q "$sheets/bad.csv" >headings.csv 2>/dev/null || [ $? -eq 1 ]
	[ "$(awk -F, '$(NF - 4) == "id_number" { print $2, $(NF - 5), $(NF - 3), $(NF - 2), $NF }' headings.csv)" = \
		'gb18030 身份证号 label 3 1' ] || { cat headings.csv; false; }
	sed 's/姓名/配偶身份证号,姓名/; 2,$s/,[12],/&x,/' zh.csv >sheet.csv
	dibao-table members --dry-run sheet.csv | grep -q '配偶身份证号,.*,left_out,'
	! dibao-table members sheet.csv | grep -q 配偶
}

@test "a value without a heading, a row too long, a heading twice, a required column missing" {
	printf '%s\n' 户编号,成员序号,姓名,与户主关系, a,1,王,户主,多 >sheet.csv
	run dibao-table members sheet.csv
	[ "$status" -eq 2 ]
	[[ $output == *sheet.csv:2:*no-heading* ]]
	printf '%s\n' 户编号,成员序号,姓名,与户主关系 a,1,王,户主,多 >sheet.csv
	run dibao-table members sheet.csv
	[[ $output == *sheet.csv:2:*5*4*ragged-row* ]]
	printf '%s\n' 户编号,成员序号,姓名,与户主关系,name a,1,王,户主,王 >sheet.csv
	run dibao-table members sheet.csv
	[[ $output == *sheet.csv:1:*name*column-twice* ]]
	printf '%s\n' 户编号,姓名 a,王 >sheet.csv
	run dibao-table members sheet.csv
	[[ $output == *sheet.csv:1:*person_no*relation*columns-missing* ]]
}

@test "numbers: new families follow the last of their community, known ones keep theirs" {
	printf '%s\n' household_id,subdistrict,community,head_name 001003-000037,南湖街道,湖西社区,旧户 >book/households.csv
	printf '%s\n' 户主姓名,户主身份证号,街道,社区 王建国,990104196003050116,南湖街道,湖西社区 \
		赵志强,990104197109090137,南湖街道,湖东社区 李秀英,990104194412020189,南湖街道,湖西社区 >new.csv
	dibao-table households --number -b book -o out.csv new.csv
	[ "$(cut -d , -f 1,4 out.csv | sed 1d | tr '\n' ' ')" = \
		'001003-000045,王建国 001003-000053,李秀英 001004-000014,赵志强 ' ] || { cat out.csv; false; }
	! grep -q 9901041 out.csv
	# Read again with what came of it in the book: nobody is numbered twice.
	{ cat book/households.csv; sed 1d out.csv; } >all.csv
	dibao-table households all.csv -o book/households.csv
	dibao-table households --number -b book new.csv | cmp - out.csv
	# Their members, though only the heads are named.
	printf '%s\n' 户主姓名,街道,社区,成员序号,姓名,与户主关系 王建国,南湖街道,湖西社区,1,王建国,户主 \
		赵志强,南湖街道,湖东社区,1,赵志强,户主 >persons.csv
	dibao-table members --number -b book persons.csv | sed 1d | cut -d , -f 1,3 |
		diff - <(printf '%s\n' 001003-000045,王建国 001004-000014,赵志强)
}

@test "numbers: a namesake with another ID number is another family; without one, nobody guesses" {
	printf '%s\n' household_id,subdistrict,community,head_name 001003-000012,南湖街道,湖西社区,王建国 \
		001003-000029,南湖街道,湖西社区,王建国 >book/households.csv
	printf '%s\n' household_id,person_no,name,id_number,relation \
		001003-000012,1,王建国,990104196003050116,head >book/members.csv
	printf '%s\n' 户主姓名,户主身份证号,街道,社区 王建国,990104196003050116,南湖街道,湖西社区 \
		王建国,990104197109090137,南湖街道,湖西社区 >new.csv
	dibao-table households --number -b book new.csv | sed 1d | cut -d , -f 1 |
		diff - <(printf '%s\n' 001003-000012 001003-000037)
	printf '%s\n' 户主姓名,街道,社区 王建国,南湖街道,湖西社区 某某,南湖街道,远方社区 ,南湖街道,湖西社区 >new.csv
	run dibao-table households --number -b book new.csv
	[ "$status" -eq 2 ]
	[[ $output == *new.csv:2:*number-ambiguous* && $output == *new.csv:3:*number-place* ]]
	printf '%s\n' 户主姓名,户主身份证号,街道,社区 王建国,990104196003050117,南湖街道,湖西社区 >new.csv
	run dibao-table households --number -b book new.csv
	[[ $output == *new.csv:2:*number-head-id* && $output != *990104196003050117* ]]
}

@test "by place: files named by codes hold all rows, and nothing else is there" {
	dibao-table households --map person-sheet --number -b book -o book/households.csv "$sheets/flat.csv"
	dibao-table members --map person-sheet --number -b book -o members.csv "$sheets/flat.csv"
	dibao-table members -b book --by community --into parts members.csv
	[ "$(ls parts | tr '\n' ' ')" = '220104001003.csv 220104001004.csv ' ]
	dibao-table members parts/*.csv | cmp - members.csv
	[ "$(stat -c %a parts/220104001003.csv)" = 600 ]
	dibao-table households -b book --by subdistrict --into offices --to jsonl book/households.csv
	[ "$(jq -r .head_name offices/220104001.jsonl | wc -l)" -eq 3 ]
	sed -i 's/^001004-000014/001004-000022/' members.csv
	run dibao-table members -b book --by community --into again members.csv
	[ "$status" -eq 2 ]
	[[ $output == *members.csv:*household_id*cut-unknown* ]]
	[ -z "$(ls again)" ]
	run dibao-table goods -b book --by community --into again <<<code,name
	[ "$status" -eq 2 ]
	[[ $output == *goods*cut-no-place* ]]
}

@test "for spreadsheets: a mark, Windows line ends, text stays text, nothing is computed, and back" {
	cat >a.csv <<-'END'
		household_id,opened_on,kind,withdrawn_on,note
		001003-000012,2004-03-01,new,,=1+1
		001003-000029,2004-03-02,recheck,,+86
		001003-000037,2004-03-03,change,,@x
		001003-000045,2004-03-04,appeal,,-x
		001003-000053,2004-03-05,new,,007
		001003-000061,2004-03-06,new,,＝甲
	END
	dibao-table applications --spreadsheet --labels zh -o sheet.csv a.csv
	[ "$(head -c 3 sheet.csv | od -An -tx1 | tr -d ' ')" = efbbbf ]
	[ "$(grep -c $'\r$' sheet.csv)" -eq 7 ]
	! sed 's/^\xef\xbb\xbf//' sheet.csv | grep -qE '(^|,)"?[=+@-]'
	[ "$(sed 1d sheet.csv | cut -d , -f 1 | grep -c $'^[0-9]*-[0-9]*\t$')" -eq 6 ]
	grep -q '^户编号,申请日期,申请类别' <(sed 's/^\xef\xbb\xbf//' sheet.csv)
	grep -q ',新申请,' sheet.csv
	dibao-table applications sheet.csv | cmp - a.csv
	dibao-table applications --spreadsheet=gb18030 --labels zh -o gb.csv a.csv
	iconv -f GB18030 -t UTF-8 gb.csv | cmp - <(sed '1s/^\xef\xbb\xbf//' sheet.csv)
	dibao-table applications gb.csv | cmp - a.csv
	dibao-table members --spreadsheet "$sheets/persons.txt" | grep -q $',990104196003050116\t,'
}

@test "labels: headings, codes, sets and yes or no in Chinese" {
	printf '%s\n' household_id,person_no,name,relation,special,own a,1,王,head,lone_elder\;carer,yes |
		dibao-table members --labels zh | diff - <(printf '%s\n' 户编号,成员序号,姓名,与户主关系,特殊身份,own \
		a,1,王,户主,孤老\;照料者,yes)
	printf '%s\n' household_id,kind,amount,verified a,wage,1,no | dibao-table incomes --labels zh |
		diff - <(printf '%s\n' 户编号,收入类别,金额,已核实 a,wage,1,否)
}

@test "masks: nothing private is left, the same person has the same mask in every table" {
	cat >m.csv <<-'END'
		household_id,person_no,name,id_number,relation,birth_date,sex,illness,own
		a,1,王建国,990104196003050116,head,1960-03-05,male,serious,secret
		a,2,刘桂兰,990104196204170229,spouse,1962-04-17,female,none,
	END
	printf '%s\n' household_id,person_no,name,id_number b,1,王建国,990104196003050116 >s.csv
	head -c 16 /dev/urandom | base64 >key
	for way in '' '--key key'; do
		dibao-table members --mask $way -o masked.csv m.csv 2>said
		grep -q own said
		! grep -qE '990104196003050116|990104196204170229|serious|secret' masked.csv
		dibao-table members --mask $way m.csv 2>said | cmp - masked.csv
		# The masks are good ID numbers of the same birth date and sex.
		dibao-table members masked.csv | cmp - masked.csv
		[ "$(dibao-table supporters --mask $way s.csv | sed 1d | cut -d , -f 4)" = \
			"$(sed -n 2p masked.csv | cut -d , -f 4)" ]
		[ "$(cut -d , -f 4 masked.csv | sort -u | wc -l)" -eq 3 ]
		mv masked.csv "with$way"
	done
	! cmp -s with 'with--key key'
	printf '%s\n' household_id,subdistrict,community,head_name,address,phone,bank,account \
		a,南湖街道,湖西社区,王,南湖大路12号,0431-85551234,工行,6222000099990001234 >h.csv
	run dibao-table households --mask h.csv
	[[ $output != *南湖大路* && $output != *85551234* && $output != *工行* && $output != *6222000* ]]
	: >key
	run dibao-table members --mask --key key m.csv
	[ "$status" -eq 2 ]
	[[ $output == *key:*key-empty* ]]
}

@test "options that need each other, or cannot stand together" {
	run dibao-table members --by community zh.csv
	[ "$status" -eq 2 ]
	[[ $output == *--into*'[option-without]'* ]]
	run dibao-table members --key x zh.csv
	[[ $output == *--mask*'[option-without]'* ]]
	run dibao-table members --by community --into x -o y zh.csv
	[[ $output == *'[option-beside]'* ]]
	run dibao-table members --spreadsheet --to jsonl zh.csv
	[[ $output == *'[option-beside]'* ]]
	run dibao-table members --delimiter xy zh.csv
	[[ $output == *'[delimiter]'* ]]
	run dibao-table members --number zh.csv
	[ "$status" -eq 2 ]
	[[ $output == *places* ]]
}

@test "a workbook, a picture and nothing at all" {
	printf 'PK\003\004xlsx' >book.xlsx
	run dibao-table members book.xlsx
	[ "$status" -eq 2 ]
	[[ $output == *book.xlsx:*CSV*'[file-workbook]'* ]]
	: >empty.csv
	run dibao-table members empty.csv
	[ "$status" -eq 2 ]
	[[ $output == *empty.csv*'[file-empty]'* ]]
	head -c 3000 /dev/urandom >noise.csv
	run dibao-table members noise.csv
	[ "$status" -eq 2 ]
}

@test "a header alone is a table with nobody in it, in Chinese too" {
	sed 1q zh.csv >none.csv
	[ "$(dibao-table members none.csv)" = household_id,person_no,name,relation ]
}
