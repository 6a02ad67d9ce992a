# What scripts/bench and scripts/bench-peers share; they set here, tools, households and runs.

# book_of HOUSEHOLDS: makes the book, unless it is there, and names its files.
book_of() {
	data=$build/bench/$1
	book=$data/book
	[ "$data/ready" -nt "$tools/generate" ] && return
	mkdir -p "$book"
	"$tools/generate" "$book" "$1"
	cp "$here/lib/policies/changchun-2004.json" "$book/policy.json"
	: >"$data/ready"
}

# measure LABEL COMMAND...: the median of so many runs, as one line.
measure() {
	label=$1
	shift
	: >"$data/log"
	for _ in $(seq "$runs"); do
		"$tools/measure" "$@" 2>"$data/error" >/dev/null || [ $? -le 1 ] || { cat "$data/error" >&2; return 2; }
		sed -n 's/^measured //p' "$data/error" >>"$data/log"
	done
	sort -n "$data/log" | awk -v label="$label" -v rows="$households" -v middle="$(((runs + 1) / 2))" '
		$2 > peak { peak = $2 }
		NR == middle { time = $1 / 1000 }
		END { printf "%-34s %8.2f s %12.0f households/s %8.1f MiB\n", label, time, time ? rows / time : 0, peak / 1024 }'
}
