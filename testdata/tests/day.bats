#!/usr/bin/env bats
# dibao-day: the daily run, and its examples for cron and systemd.
bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/../..
	PATH=${DIBAO_BIN:-$root/build/bin}:$PATH
	unset LC_ALL LC_MESSAGES
	export PATH LANG=C.UTF-8
	cd "$BATS_TEST_TMPDIR"
}

state() { (cd book/days && find . -type f -exec sha256sum {} + | sort); }

@test "each community has its tasks and its posters, by its code" {
	dibao-demo --divide 10 book
	run -0 --separate-stderr dibao-day book 2004-04-12
	[[ $stderr == "2004-04-12: "*/days/2004-04-12 ]]
	cd book/days/2004-04-12
	[ "$(echo *)" = "findings.csv posters postings.notice1.csv postings.notice2.csv rejects.csv steps.csv worklists" ]
	[ -z "$(ls worklists | grep -v '^990104[0-9]*\.csv$')" ]
	# All tasks of the steps, each in one file.
	{
		roster=../../opening.csv
		dibao-assess -q -m 2004-04 -b ../.. >stream
		for step in community notice1 subdistrict district notice2; do
			case $step in
			notice*) dibao-notice -q --step $step -d 2004-04-12 -b ../.. -t roster=$roster stream >next ;;
			*)
				LC_ALL=zh_CN.UTF-8 dibao-review -q --step $step -d 2004-04-12 -b ../.. -t roster=$roster --worklist tasks stream >next
				sed 1d tasks
				;;
			esac
			mv next stream
		done
	} | sort >all
	[ -s all ]
	sed -s 1d worklists/*.csv | sort | cmp - all
	cmp stream steps.csv
	[ "$(sed -s 1d postings.*.csv | wc -l)" = "$(cat posters/*/*.html | grep -o '<td class="middle">' | wc -l)" ]
	[ -z "$(find . -type f ! -perm 600 ! -name all ! -name stream ! -name tasks)" ]
}

@test "run twice the bytes are the same; a changed book changes them, and leaves nothing behind" {
	dibao-demo --divide 10 book
	dibao-day -q book 2004-04-12
	state >once
	dibao-day -q book 2004-04-12
	state | cmp - once
	[ "$(ls -A book/days)" = 2004-04-12 ]
	sed -i '2,40{/,community,/d}' book/opinions.csv
	dibao-day -q book 2004-04-12
	state | run ! cmp -s - once
	[ "$(ls -A book/days)" = 2004-04-12 ]
	# The month is not touched by it.
	[ ! -e book/months ]
}

@test "no task is lost when places does not have its community" {
	dibao-demo --divide 10 book
	dibao-day -q book 2004-04-12
	lost=$(sed -n '2,$p' book/days/2004-04-12/worklists/*.csv | head -1 | cut -d, -f5)
	sed -i "/^[^,]*,$lost,/d" book/places.csv
	run dibao-day -q book 2004-04-12
	grep -q ",$lost," book/days/2004-04-12/worklists/other.csv
}

@test "a month that was not made, a day that is none, a lock: not done" {
	dibao-demo --divide 100 book
	dibao-month -q book 2004-04
	dibao-day -q book 2004-05-12
	run -2 --separate-stderr dibao-day book 2004-06-12
	[[ $stderr == *"2004-05 has not been made"* ]]
	for day in 2004-04-31 2003-02-29 2004-4-1 today ''; do run -2 dibao-day book "$day"; done
	run -2 dibao-day book
	run -2 dibao-day nowhere 2004-05-12
	exec 8<>book/.lock
	flock 8
	run -2 --separate-stderr dibao-day book 2004-05-12
	[[ $stderr == *"another run holds the lock"* ]]
}

# example HEAD: the lines of the page's display that begins with it.
example() {
	awk -v head="$1" '/^\.Bd/ { display = 1; text = ""; next }
		/^\.Ed/ { if (index(text, head) == 1 || index(text, "\n" head)) printf "%s", text; display = 0; next }
		display { text = text $0 "\n" }' "$root/man/man1/dibao-day.1" | sed 's/\\e/\\/g'
}

@test "cron accepts the crontab of the page, systemd its units" {
	example '# m h dom' >crontab.txt
	grep -q '\\%F' crontab.txt
	crontab -n crontab.txt
	echo '61 6 * * 1-5 true' >wrong.txt
	run ! crontab -n wrong.txt
	command -v systemd-analyze >/dev/null || skip "no systemd-analyze"
	example '[Unit]
Description=What' >dibao-day.service
	example '[Unit]
Description=dibao-day at' >dibao-day.timer
	grep -q ExecStart dibao-day.service && grep -q OnCalendar dibao-day.timer
	sed -i '/^User=/d' dibao-day.service
	run systemd-analyze verify ./dibao-day.service ./dibao-day.timer
	echo "$output"
	run ! grep -E 'dibao-day\.(service|timer)' <<<"$output"
	systemd-analyze calendar 'Mon..Fri 06:00' >/dev/null
}
