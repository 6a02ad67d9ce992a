# A second count of a demonstration book's month, over the raw tables and without the programs:
#     awk -v month=2004-04 -v day=2004-04-20 -f count.awk opening.csv members.csv incomes.csv \
#         applications.csv opinions.csv postings.csv events.csv households.csv
# What it knows of the rules: 169 yuan a person; the three-no in full, others the difference;
# approved before the month by all levels and posted twice for five days by the day; an income
# that moved by less than ten yuan is no change; what is not decided yet is paid as before; grain
# and oil 15 yuan a person, electricity 3.69 a household. Good for books without quotes.

function name_of(path) { sub(/.*\//, "", path); sub(/\.csv$/, "", path); return path }
function get(column) { return $(at[column]) }
function fen(text,    parts) {
    split(text, parts, ".")
    return parts[1] * 100 + substr(parts[2] "00", 1, 2)
}
function yuan(n) { return sprintf("%d.%02d", int(n / 100), n % 100) }
function now() {
    return (get("from") == "" || get("from") <= month) && (get("to") == "" || month <= get("to"))
}
# Days since the year 2000, for dates of one leap year's span around 2004.
function days(date,    y, m, i, n, length_of) {
    split("31 28 31 30 31 30 31 31 30 31 30 31", length_of, " ")
    y = substr(date, 1, 4)
    m = substr(date, 6, 2) + 0
    n = (y - 2000) * 365 + int((y - 1997) / 4) + substr(date, 9, 2)
    for (i = 1; i < m; i++) n += length_of[i]
    return n + (m > 2 && y % 4 == 0)
}

BEGIN { FS = ","; roster_households = 0 }
/"/ {
    print FILENAME ":" FNR ": a quote: this count reads plain lines only" > "/dev/stderr"
    bad = 1
    exit 2
}
FNR == 1 {
    table = name_of(FILENAME)
    split("", at)
    for (i = 1; i <= NF; i++) at[$i] = i
    next
}
{ home = get("household_id") }
table == "opening" {
    was[home] = 1
    persons_then[home] = get("persons")
    income_then[home] = fen(get("income"))
    paid_then[home] = fen(get("amount"))
}
table == "members" && now() {
    persons[home]++
    if (get("category") != "three_no") works[home] = 1
    all[home] = 1
}
# In twelfths of a fen, for incomes of several months.
table == "incomes" && now() && get("kind") != "special_care_pension" {
    income[home] += fen(get("amount")) * 12 / (get("months") == "" ? 1 : get("months"))
}
table == "applications" && get("opened_on") <= day && get("opened_on") > opened[home] {
    opened[home] = get("opened_on")
}
table == "opinions" && get("decided_on") >= opened[home] && get("decided_on") < month {
    said[home, get("step"), get("vote")]++
}
table == "postings" && get("posted_on") >= opened[home] && days(get("posted_on")) + 5 < days(day) {
    posted[home, get("step")] = 1
}
table == "events" && get("occurred_on") < month {
    if (get("kind") ~ /^(moved_out|withdrawn|fraud)$/ && get("person_no") == "") left[home] = 1
}
table == "households" { decide(get("electricity_account") != "") }

function decide(has_account,    need, income_now, change, same_facts, amount, payable,
        agreed, refused) {
    need = persons[home] * 16900
    income_now = int((income[home] + 6) / 12)
    amount = need
    if (income[home] >= need * 12) amount = 0
    else if (works[home]) amount = int((need * 12 - income[home] + 6) / 12)
    agreed = said[home, "community", "agree"] >= 3 && said[home, "subdistrict", "agree"] && \
        said[home, "district", "agree"]
    refused = said[home, "district", "disagree"] || (agreed && amount == 0)
    agreed = agreed && amount > 0 && posted[home, "notice1"] && posted[home, "notice2"]
    if (!agreed && (!was[home] || refused || left[home] || !persons[home])) {
        if (was[home]) stopped++
        return
    }
    change = income_now - income_then[home]
    same_facts = persons[home] == persons_then[home] && change > -1000 && change < 1000
    payable = paid_then[home]
    if (agreed || (!opened[home] && amount > 0 && same_facts)) payable = amount
    if (!was[home]) entered++
    else if (payable > paid_then[home]) raised++
    else if (payable < paid_then[home]) lowered++
    else same++
    roster_households++
    roster_persons += persons[home]
    roster_fen += payable
    accounts += has_account
}

END {
    if (bad) exit 2
    print "roster.households", roster_households
    print "roster.persons", roster_persons + 0
    print "roster.amount", yuan(roster_fen)
    print "movements.new", entered + 0
    print "movements.raised", raised + 0
    print "movements.lowered", lowered + 0
    print "movements.unchanged", same + 0
    print "movements.stopped", stopped + 0
    print "grain_oil.persons", roster_persons + 0
    print "grain_oil.amount", yuan(roster_persons * 1500)
    print "electricity.households", accounts + 0
    print "electricity.amount", yuan(accounts * 369)
}
