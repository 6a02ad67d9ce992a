# What a year's journal must come to, from the months' files alone: months/*/payroll.csv, then
# settled/*/settled.csv, settled/*/lapsed.csv and funds.csv. Prints "account fen", and of each
# month's payrolls "month account fen"; what is nothing is left out.
function fen(text) { sub(/\./, "", text); return text + 0 }
function cell(name) { return $at[name] }

# post: a debit, below zero a credit, of each fund of "dibao=338.00;grain_oil=30.00".
function post(funds, before, after, sign,    part, i, n, pair) {
	n = split(funds, part, ";")
	for (i = 1; i <= n; i++) {
		split(part[i], pair, "=")
		balance[before pair[1] after] += sign * fen(pair[2])
	}
}

# owe: what is owed to a household for a month, or no longer.
function owe(household, month, sign,    part, i, n, pair) {
	n = split(funds_of[household, month], part, ";")
	for (i = 1; i <= n; i++) {
		split(part[i], pair, "=")
		balance["liabilities:payments:" place_of[household, month] ":" pair[1] ":" month] += \
			sign * fen(pair[2])
	}
}

FNR == 1 {
	split("", at)
	for (i = 1; i <= NF; i++) at[$i] = i
	next
}

FILENAME ~ /payroll\.csv$/ {
	household = cell("household_id"); month = cell("month"); place = cell("subdistrict")
	funds_of[household, month] = cell("funds")
	place_of[household, month] = place
	owner[cell("payment_no")] = household
	post(cell("funds"), "expenses:", ":" place, 1)
	post(cell("funds"), month " expenses:", ":" place, 1)
	owe(household, month, -1)
}

FILENAME ~ /settled\.csv$/ && cell("outcome") == "paid" {
	household = cell("household_id"); place = cell("subdistrict")
	n = split(cell("carried_detail"), months, ";")
	months[++n] = cell("month")
	for (m = 1; m <= n; m++) {
		month = substr(months[m], 1, 7)
		owe(household, month, 1)
		post(funds_of[household, month], "assets:offices:" place ":", "", -1)
	}
}

FILENAME ~ /lapsed\.csv$/ {
	household = owner[cell("payment_no")]; month = cell("month")
	owe(household, month, 1)
	post(funds_of[household, month], "revenues:lapsed:", ":" place_of[household, month], -1)
}

FILENAME ~ /funds\.csv$/ {
	fund = cell("fund"); amount = fen(cell("amount"))
	if (cell("step") == "received") {
		balance["assets:finance:" fund] += amount
		balance["revenues:" cell("source")] -= amount
	} else if (cell("step") == "allotted") {
		balance["assets:bureau:" fund] += amount
		balance["assets:finance:" fund] -= amount
	} else if (cell("step") == "transferred") {
		balance["assets:offices:" cell("subdistrict") ":" fund] += amount
		balance["assets:bureau:" fund] -= amount
	}
}

END {
	for (account in balance)
		if (balance[account] != 0)
			printf "%s %d\n", account, balance[account]
}
