#!/usr/bin/env bats
# The labelled book of testdata/labelled: what dibao-check finds of what was put into it, and how
# much of what it finds was put there.
bats_require_minimum_version 1.5.0

setup_file() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export PATH LANG=C.UTF-8
	cd "$BATS_FILE_TMPDIR"
	/usr/bin/python3 -B "$root/testdata/labelled/make.py" book
	cd book
	registers=()
	for register in registers/*.csv; do
		name=${register##*/}
		registers+=(-t "${name%.csv}=$register")
	done
	run -1 --separate-stderr dibao-check -d 2013-08-20 -b . -p national-2012 "${registers[@]}" \
		-o findings.csv
}

setup() {
	labelled=$BATS_TEST_DIRNAME/../labelled
	cd "$BATS_FILE_TMPDIR/book"
}

@test "each pattern is found wherever it is, and nowhere else" {
	status=0
	/usr/bin/python3 -B "$labelled/score.py" . findings.csv >score || status=$?
	sed 's/^/# /' score >&3
	cat score
	[ "$status" -eq 0 ]
}

@test "each pattern is there three times at least, and as often its innocent look-alikes" {
	awk -F, 'NR > 1 { count[$2, $3]++; codes[$2] }
		END {
			for (code in codes)
				if (count[code, "positive"] < 3 || count[code, "innocent"] < 3) {
					print code, count[code, "positive"], count[code, "innocent"]
					few = 1
				}
			exit few
		}' labels.csv
	[ "$(cut -d, -f 2 labels.csv | sort -u | wc -l)" -gt 60 ]
}

@test "a finding too many and a finding too few are both counted" {
	grep -v ',spouse:missing,' findings.csv >few.csv
	run -1 /usr/bin/python3 -B "$labelled/score.py" . few.csv
	[[ $output =~ spouse:missing\ +6\ +7\ +-\ +0\.00 ]]
	sed 's/^warning,child:missing,/warning,spouse:missing,/' findings.csv >wrong.csv
	run -1 /usr/bin/python3 -B "$labelled/score.py" . wrong.csv
	[[ $output =~ spouse:missing\ +6\ +7\ +0\.67\ +1\.00 ]]
}
