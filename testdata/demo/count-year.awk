# A second count of the twelve months of a demonstration book, over the raw tables and without the
# programs:
#     awk -f count-year.awk opening.csv members.csv incomes.csv applications.csv documents.csv \
#         opinions.csv postings.csv objections.csv events.csv households.csv
# It goes from month to month and knows of last month only who was on the roster and what he was
# paid. What it knows of the rules: each month is worked for its 20th; 169 yuan a person; the
# three-no in full, others the difference; from November 11 yuan a person and 34 for lone elders,
# orphans and special-care persons; an application needs the household register, a panel of which
# three agree, both levels above it, and two postings of five days without an open objection;
# approved in an earlier month; what is not decided yet is paid as before, and two months after an
# unreported change the smaller sum; an income that moved by less than ten yuan is no change; grain
# and oil from April, electricity from April to October, heating and coal in November. Good for
# books without quotes in which rechecks were asked for when they fell due, and what was agreed to and
# posted is what was found.

function name_of(path) { sub(/.*\//, "", path); sub(/\.csv$/, "", path); return path }
function get(column) { return $(at[column]) }
function fen(text,    parts) {
    split(text, parts, ".")
    return parts[1] * 100 + substr(parts[2] "00", 1, 2)
}
function yuan(n) { return sprintf("%d.%02d", int(n / 100), n % 100) }
# Months count from the year 0; days of a month are enough to compare dates as text.
function next_month(month, count,    n) {
    n = substr(month, 1, 4) * 12 + substr(month, 6, 2) - 1 + count
    return sprintf("%04d-%02d", int(n / 12), n % 12 + 1)
}
# A day and five more are over before another day.
function is_over(posted, day,    left) {
    left = substr(posted, 9) + 5
    if (substr(posted, 1, 7) == substr(day, 1, 7)) return left < substr(day, 9) + 0
    return next_month(substr(posted, 1, 7), 1) < substr(day, 1, 7) || left <= 28 || \
        left - length_of[substr(posted, 6, 2) + 0] < substr(day, 9) + 0
}
function covers(from, to, month) {
    return (from == "" || from <= month) && (to == "" || month <= to)
}

BEGIN {
    FS = ","
    split("31 29 31 30 31 30 31 31 30 31 30 31", length_of, " ")
}
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
{ home = get("household_id"); n = ++rows[table, home]; key = table SUBSEP home SUBSEP n }
table == "opening" {
    on[home] = 1
    approved_on[home] = settled[home] = get("approved_on")
    approved_persons[home] = get("persons")
    approved_income[home] = fen(get("income"))
    paid[home] = fen(get("amount"))
    persons_then[home] = get("persons")
}
table == "members" {
    from[key] = get("from"); to[key] = get("to")
    works[key] = get("category") != "three_no"
    head[key] = get("relation") == "head"
    person[key] = get("person_no")
    cared_for[key] = get("special") ~ /(^|;)(lone_elder|orphan|special_care)(;|$)/
}
table == "incomes" {
    from[key] = get("from"); to[key] = get("to")
    # In twelfths of a fen, for incomes of several months.
    worth[key] = get("kind") == "special_care_pension" ? 0 : \
        fen(get("amount")) * 12 / (get("months") == "" ? 1 : get("months"))
}
table == "applications" {
    opened_on[key] = get("opened_on"); kind[key] = get("kind"); withdrawn[key] = get("withdrawn_on")
}
table == "documents" {
    if (get("kind") == "hukou") hukou[home] = hukou[home] " " get("verified_on")
    if (get("kind") ~ /^(hukou|housing_certificate|heating_bill)$/)
        shown[home, get("kind")] = get("holder") SUBSEP get("address")
}
table == "opinions" {
    step[key] = get("step"); vote[key] = get("vote"); day_of[key] = get("decided_on")
}
table == "postings" { step[key] = get("step"); day_of[key] = get("posted_on") }
table == "objections" {
    day_of[key] = get("raised_on"); answered[key] = get("answered_on"); kind[key] = get("outcome")
}
table == "events" && get("kind") ~ /^(withdrawn|fraud|moved_out)$/ && get("person_no") == "" {
    gone_on[home] = get("occurred_on")
}
table == "events" && get("kind") == "death" {
    died_on[home, get("person_no")] = get("occurred_on")
    told_on[home, get("person_no")] = get("reported_on")
}
table == "households" {
    account[home] = get("electricity_account") != ""
    heating[home] = get("heating")
    housing[home] = get("housing"); area[home] = get("floor_area")
    if ((home in on) || rows["applications", home]) homes[++home_count] = home
}

# Persons, income and sum of the month.
function find_facts(home, month,    i, key, full, special) {
    persons = income = special = 0
    head_died_on = ""
    full = 1
    for (i = 1; i <= rows["members", home]; i++) {
        key = "members" SUBSEP home SUBSEP i
        if (!covers(from[key], to[key], month)) continue
        persons++
        if (works[key]) full = 0
        if (head[key] && (home, person[key]) in died_on) {
            head_died_on = died_on[home, person[key]]
            head_told_on = told_on[home, person[key]]
        }
        special += cared_for[key]
    }
    for (i = 1; i <= rows["incomes", home]; i++) {
        key = "incomes" SUBSEP home SUBSEP i
        if (covers(from[key], to[key], month)) income += worth[key]
    }
    amount = persons * 16900
    if (income >= amount * 12) amount = 0
    else if (!full) amount = int((amount * 12 - income + 6) / 12)
    rise = amount > 0 && month >= "2004-11" ? persons * 1100 + special * 3400 : 0
    eligible = amount > 0
    cared = eligible ? special : 0
    amount += rise
    income = int((income + 6) / 12)
}

# The application of the day, or nothing.
function find_application(home, day,    i, key) {
    opened = ""
    for (i = 1; i <= rows["applications", home]; i++) {
        key = "applications" SUBSEP home SUBSEP i
        if (opened_on[key] > day || opened_on[key] <= settled[home]) continue
        opened = opened_on[key]
        withdrawn_on = withdrawn[key] != "" && withdrawn[key] <= day ? withdrawn[key] : ""
    }
    return opened != ""
}
# The first day since one on which so many said so at a step.
function said(home, of_step, word, many, since, day,    i, key, count, first) {
    for (i = 1; i <= rows["opinions", home]; i++) {
        key = "opinions" SUBSEP home SUBSEP i
        if (step[key] != of_step || vote[key] != word) continue
        if (day_of[key] < since || day_of[key] > day) continue
        if (++count == many) first = day_of[key]
    }
    return first
}
function was_posted(home, of_step, since, day,    i, key) {
    for (i = 1; i <= rows["postings", home]; i++) {
        key = "postings" SUBSEP home SUBSEP i
        if (step[key] == of_step && day_of[key] > since && is_over(day_of[key], day)) return 1
    }
    return 0
}
# "open", or the day on which an objection was found right, or nothing.
function objection(home, since, day,    i, key, found) {
    for (i = 1; i <= rows["objections", home]; i++) {
        key = "objections" SUBSEP home SUBSEP i
        if (day_of[key] < since || day_of[key] > day) continue
        if (answered[key] == "" || answered[key] > day) return "open"
        if (kind[key] == "upheld") found = answered[key]
    }
    return found
}
function has_register(home, since, day,    i, n, days) {
    n = split(hukou[home], days, " ")
    for (i = 1; i <= n; i++) if (days[i] >= since && days[i] <= day) return 1
    return 0
}
# How far it has come: "approved", "refused" or "open"; decided_on.
function way_of(home, day,    since, held) {
    decided_on = withdrawn_on
    if (withdrawn_on != "") return "refused"
    # Who would apply is dead, and nobody else was named.
    if (head_died_on >= opened && head_told_on <= day) return "open"
    held = objection(home, opened, day)
    since = opened
    if (held != "" && held != "open") since = held
    if ((decided_on = said(home, "community", "disagree", 3, since, day)) != "") return "refused"
    since = said(home, "community", "agree", 3, since, day)
    if (since == "" || !has_register(home, opened, day)) return "open"
    if (eligible && (held == "open" || !was_posted(home, "notice1", since, day))) return "open"
    if ((decided_on = said(home, "district", "disagree", 1, since, day)) != "") return "refused"
    if (said(home, "subdistrict", "agree", 1, since, day) == "") return "open"
    if ((decided_on = said(home, "district", "agree", 1, since, day)) == "") return "open"
    if (!eligible) return "refused"
    return was_posted(home, "notice2", decided_on, day) ? "approved" : "open"
}

function same_facts(home,    change) {
    change = income - approved_income[home]
    return eligible && persons == approved_persons[home] && change > -1000 && change < 1000
}
function approve(home) {
    approved_on[home] = settled[home] = decided_on
    approved_persons[home] = persons
    approved_income[home] = income
    changed_in[home] = ""
}
# What the month pays, or -1: it is not on the roster.
function decide(home, month,    day, way) {
    day = month "-20"
    find_facts(home, month)
    if ((home in gone_on) && substr(gone_on[home], 1, 7) < month && gone_on[home] >= approved_on[home] \
        && on[home]) return -1
    if (on[home] && persons == 0) return -1
    way = find_application(home, day) ? way_of(home, day) : "none"
    if (way == "approved" && (on[home] || substr(decided_on, 1, 7) < month)) approve(home)
    if (way == "approved" && substr(decided_on, 1, 7) < month) return amount
    if (!on[home]) return -1
    if (way == "refused" && substr(decided_on, 1, 7) < month) return -1
    if (way == "none" && same_facts(home)) {
        changed_in[home] = ""
        return amount
    }
    if (way == "none" && changed_in[home] == "") changed_in[home] = month
    if (way == "none" && next_month(changed_in[home], 2) <= month && amount < paid[home])
        return amount
    return paid[home]
}

function three_papers(home) {
    return heating[home] == "central" && (home, "housing_certificate") in shown && \
        shown[home, "hukou"] == shown[home, "housing_certificate"] && \
        shown[home, "hukou"] == shown[home, "heating_bill"]
}
function move(home, month, payable,    how) {
    if (payable < 0) {
        if (on[home]) {
            count["stopped"]++
            settled[home] = month "-31"
            on[home] = 0
        }
        return
    }
    how = !on[home] ? "new" : payable > paid[home] ? "raised" : payable < paid[home] ? "lowered" : \
        "unchanged"
    count[how]++
    on[home] = 1
    paid[home] = payable
    count["households"]++
    count["persons"] += persons
    count["fen"] += payable
    count["accounts"] += account[home]
    if (rise > 0) { count["rise"] += persons; count["cared"] += cared }
    if (housing[home] == "low_rent") count["low_rent"]++
    if (housing[home] == "private_rent" && area[home] < 12 * persons) count["rent"]++
    if (three_papers(home)) count["waived"]++
    else if (heating[home] == "none") count["no_heating"]++
    else if (heating[home] != "") count["unwaived"]++
}
function tell(month, what, number) { print month, what, number }

END {
    if (bad) exit 2
    kinds = split("new raised lowered unchanged stopped", movement, " ")
    for (month = "2004-01"; month <= "2004-12"; month = next_month(month, 1)) {
        split("", count)
        for (h = 1; h <= home_count; h++) move(homes[h], month, decide(homes[h], month))
        tell(month, "roster.households", count["households"])
        tell(month, "roster.persons", count["persons"])
        tell(month, "roster.amount", yuan(count["fen"]))
        for (i = 1; i <= kinds; i++) tell(month, "movements." movement[i], count[movement[i]] + 0)
        if (month >= "2004-04") tell(month, "grain_oil", yuan(count["persons"] * 1500))
        if (month >= "2004-04" && month <= "2004-10")
            tell(month, "electricity", count["accounts"] " " yuan(count["accounts"] * 369))
        if (month >= "2004-11") {
            tell(month, "raise_2004", count["rise"] " " yuan(count["rise"] * 1100))
            tell(month, "classified", count["cared"] " " yuan(count["cared"] * 3400))
        }
        if (month >= "2004-11") tell(month, "low_rent", count["low_rent"] + 0 " " count["rent"] + 0)
        if (month == "2004-11")
            tell(month, "heating", count["waived"] " " count["no_heating"] " " count["unwaived"])
    }
}
