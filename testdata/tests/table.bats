# dibao-table: one table out of several files, sorted, unchanged but for its order.
setup() {
	PATH=${DIBAO_BIN:-$PWD/build/bin}:$PATH
	cd "$BATS_TEST_TMPDIR" || exit
	export LC_ALL=C
	cat >east.csv <<-'END'
		household_id,person_no,name,relation,extra
		b,1,王五,head,"x,1"
		a,10,李十,child,
		a,2,李二,spouse,"q""q"
	END
	printf '%s\n' '{"household_id":"a","person_no":1,"name":"李一","relation":"head","number":1.50}' \
		>west.jsonl
}

@test "files are merged, sorted by household and person, cells as they stood" {
	run dibao-table members east.csv west.jsonl
	[ "$status" -eq 0 ]
	diff - <(printf '%s\n' "$output") <<-'END'
		household_id,person_no,name,relation,extra,number
		a,1,李一,head,,1.50
		a,2,李二,spouse,"q""q",
		a,10,李十,child,,
		b,1,王五,head,"x,1",
	END
}

@test "a table sorted twice is a table sorted once" {
	dibao-table members -o once.csv east.csv
	dibao-table members -o twice.csv once.csv
	cmp once.csv twice.csv
	[ "$(stat -c %a once.csv)" = 600 ]
}

@test "JSON Lines come out as objects that jq reads, numbers as they were written" {
	dibao-table members --to jsonl east.csv west.jsonl >all.jsonl
	[ "$(jq -r .name all.jsonl | tr '\n' ' ')" = '李一 李二 李十 王五 ' ]
	grep -q '"number":1.50' all.jsonl
	[ "$(jq -r 'select(.household_id == "b").extra' all.jsonl)" = 'x,1' ]
}

@test "a key in two files is an error that names both" {
	cp east.csv again.csv
	run dibao-table members -o out.csv east.csv again.csv
	[ "$status" -eq 2 ]
	[[ $output == *again.csv:*east.csv:*'[key-twice]'* ]]
	[ ! -e out.csv ]
}

@test "a number is the same key with zeros before it" {
	printf '%s\n' household_id,person_no,name,relation a,01,甲,head a,1,乙,other >m.csv
	run dibao-table members m.csv
	[ "$status" -eq 2 ]
	[[ $output == *m.csv:3:*m.csv:2*'[key-twice]'* ]]
}

@test "numbers of JSON with exponents, and numbers with zeros before them, come out plain" {
	printf '%s\n' '{"household_id":"a","kind":"wage","amount":1.5e2,"months":"007","own":1e2}' >i.jsonl
	run dibao-table incomes --to csv i.jsonl
	[ "${lines[1]}" = 'a,wage,150,007,1e2' ]
	dibao-table incomes --to csv i.jsonl | dibao-table incomes --to jsonl >back.jsonl
	[ "$(jq -r '.amount, .months, .own' back.jsonl | tr '\n' ' ')" = '150.00 7 1e2 ' ]
	printf '%s\n' household_id,kind,value,quantity a,car,1,-00 >a.csv
	dibao-table assets --to jsonl a.csv | grep -q '"quantity":-0}'
}

@test "the same person may stand twice in different months" {
	printf '%s\n' household_id,person_no,name,relation,from,to a,1,甲,head,,2004-03 \
		a,1,甲,other,2004-04, >m.csv
	run dibao-table members m.csv
	[ "$status" -eq 0 ]
	sed -i 's/2004-04/2004-03/' m.csv
	run dibao-table members m.csv
	[ "$status" -eq 2 ]
}

@test "every bad row is named, and nothing is written" {
	printf '%s\n' household_id,person_no,name,relation a,0,甲,head a,x,乙,child a,3,丙,uncle >m.csv
	run dibao-table members -o out.csv m.csv
	[ "$status" -eq 2 ]
	[[ $output == *m.csv:2:*person_no* && $output == *m.csv:3:*person_no* &&
		$output == *m.csv:4:*relation* ]]
	[ ! -e out.csv ]
}

@test "an input is not written over" {
	cp east.csv before.csv
	run dibao-table members -o east.csv east.csv
	[ "$status" -eq 2 ]
	cmp east.csv before.csv
}

@test "the schema names types, codes, keys and private columns" {
	dibao-table members --schema >schema.json
	[ "$(jq -r '.primaryKey | join(",")' schema.json)" = household_id,person_no ]
	[ "$(jq -r '[.fields[] | select(.private).name] | join(",")' schema.json)" = \
		id_number,disability,disability_grade,illness ]
	[ "$(jq -r '.fields[] | select(.name == "sex").constraints.enum | join(",")' schema.json)" = \
		male,female ]
}

@test "without a table the tables are listed" {
	run dibao-table
	[ "$status" -eq 2 ]
	[[ $output == *members*incomes*'dibao-table --help'* ]]
}

@test "an unknown table is an error that lists the tables" {
	run dibao-table family
	[ "$status" -eq 2 ]
	[[ $output == *family*members*incomes* ]]
}
