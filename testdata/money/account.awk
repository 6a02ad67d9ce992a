# Follows every fen of a book's payrolls from the request to where it ended, looking at the
# months' CSV files alone. Usage: awk -f account.awk payroll.csv... fund.csv... settled.csv...
# lapsed.csv... corrections.csv... (with their folders). Prints the sums; exit 1 with each fault.

function fault(what) { print "fault: " what; faults++ }
# Fen, exactly: "-46.40" is -4640.
function fen(text) { return text == "" ? 0 : int(text * 100 + (text < 0 ? -.5 : .5)) }
function yuan(sum) { return sprintf("%.2f", sum / 100) }
function month_after(month) {
	return substr(month, 6) == "12" ? substr(month, 1, 4) + 1 "-01" \
		: sprintf("%s-%02d", substr(month, 1, 4), substr(month, 6) + 1)
}

# take ORIGIN: a payment of the month holds so much money of that household's origin month.
function take(month, household, origin, amount,    key) {
	key = household SUBSEP origin
	if (key in holder) {
		# It moved on: it had not been handed over there, and was to come here.
		if (held[key] != amount)
			fault(household " " origin ": " yuan(held[key]) " became " yuan(amount) " in " month)
		if (outcome[household, holder[key]] ~ /^(paid|)$/)
			fault(household " " origin ": paid or open in " holder[key] ", and again in " month)
		if (carried_to[household, holder[key]] != month)
			fault(household " " origin ": carried to " carried_to[household, holder[key]] ", paid in " month)
	}
	holder[key] = month
	held[key] = amount
}

FNR == 1 {
	split("", at)
	for (i = 1; i <= NF; i++) at[$i] = i
	kind = FILENAME
	sub(/.*\//, "", kind)
	# Which month's file it is: the name of its folder.
	folder = FILENAME
	sub(/\/[^\/]*$/, "", folder)
	sub(/.*\//, "", folder)
	next
}

kind == "payroll.csv" {
	payments++
	row = ++rows
	month_of[row] = $at["month"]
	household_of[row] = $at["household_id"]
	total[row] = fen($at["total"])
	own[row] = total[row] - fen($at["carried"])
	detail[row] = $at["carried_detail"]
	paid_for[$at["household_id"], $at["month"]] = fen($at["base"]) + fen($at["supplement"])
	if (total[row] <= 0) fault($at["payment_no"] ": pays " $at["total"])
	if (seen[$at["household_id"], $at["month"]]++) fault($at["household_id"] ": two payments in " $at["month"])
	if (number[$at["payment_no"]]++) fault($at["payment_no"] ": twice")
	parts = fen($at["base"]) + fen($at["supplement"]) + fen($at["programmes"]) + fen($at["corrections"])
	if (parts != own[row]) fault($at["payment_no"] ": its parts are " yuan(parts))
	sum = 0
	count = split($at["funds"], part, ";")
	for (i = 1; i <= count; i++) { sub(/.*=/, "", part[i]); sum += fen(part[i]) }
	if (sum != own[row]) fault($at["payment_no"] ": its funds are " yuan(sum))
	requested[$at["month"]] += own[row]
	corrections_paid[$at["household_id"], $at["month"]] = fen($at["corrections"])
}
kind == "fund.csv" && $at["subdistrict"] == "" && $at["fund"] == "" { asked[$at["month"]] = fen($at["amount"]) }
kind == "settled.csv" {
	outcome[$at["household_id"], $at["month"]] = $at["outcome"]
	carried_to[$at["household_id"], $at["month"]] = $at["carried_to"]
	is_settled[$at["month"]] = 1
	paid = fen($at["paid_amount"])
	if (paid != ($at["outcome"] == "paid" ? fen($at["total"]) : 0)) fault($at["payment_no"] ": paid in part")
}
kind == "lapsed.csv" {
	key = $at["payment_no"] SUBSEP $at["month"]
	if (lapsed[key]++) fault($at["payment_no"] ": lapsed twice")
	lapsed_amount[$at["payment_no"], $at["month"]] = fen($at["amount"])
	lapsed_sum += fen($at["amount"])
}
kind == "corrections.csv" {
	corrected[$at["household_id"], $at["month"]] += fen($at["amount"])
	applied[$at["household_id"], $at["paid_in"]] += fen($at["amount"])
	if ($at["paid_in"] != folder) fault($at["household_id"] ": applied in " $at["paid_in"])
	if ($at["month"] >= $at["paid_in"]) fault($at["household_id"] ": a month is corrected before it is closed")
}

END {
	# Payrolls came in the order of their months.
	for (row = 1; row <= rows; row++) {
		count = split(detail[row], part, ";")
		carried = 0
		for (i = 1; i <= count; i++) {
			amount = fen(substr(part[i], index(part[i], "=") + 1))
			take(month_of[row], household_of[row], substr(part[i], 1, 7), amount)
			carried += amount
		}
		if (carried != total[row] - own[row]) fault(household_of[row] " " month_of[row] ": carried parts are " yuan(carried))
		if (own[row] != 0) take(month_of[row], household_of[row], month_of[row], own[row])
		last = month_of[row] > last ? month_of[row] : last
	}
	for (month in requested) {
		if (asked[month] != requested[month]) fault(month ": asked for " yuan(asked[month]) ", needed " yuan(requested[month]))
		all += requested[month]
	}
	# Where each part ended.
	for (key in holder) {
		split(key, name, SUBSEP)
		where = outcome[name[1], holder[key]]
		if (where == "paid") end_sum["paid"] += held[key]
		else if (where == "" && is_settled[holder[key]]) end_sum["open"] += held[key]
		else if (where == "") end_sum["to be settled"] += held[key]
		else if (carried_to[name[1], holder[key]] > last) end_sum["waiting"] += held[key]
		else end_sum["lapsed or lost"] += held[key]
	}
	for (name_of in end_sum) found += end_sum[name_of]
	if (found != all) fault("asked for " yuan(all) ", found " yuan(found))
	# What was to be carried and has lapsed in part stays in its payment's row.
	if (end_sum["lapsed or lost"] != lapsed_sum) fault("lapsed " yuan(lapsed_sum) ", not paid on " yuan(end_sum["lapsed or lost"]))
	for (key in corrected)
		if (paid_for[key] + corrected[key] < 0) fault(key ": more is recovered than was paid")
	for (key in applied)
		if (corrections_paid[key] != applied[key] && corrections_paid[key] != "") fault(key ": applied " yuan(applied[key]))
	printf "payments %d, requested %s, paid %s, open %s, waiting %s, lapsed %s, to be settled %s\n", \
		payments, yuan(all), yuan(end_sum["paid"]), yuan(end_sum["open"]), yuan(end_sum["waiting"]), \
		yuan(lapsed_sum), yuan(end_sum["to be settled"])
	exit faults > 0
}
