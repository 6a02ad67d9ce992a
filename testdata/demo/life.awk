# What the families of every book live through: who earns how much, since when, and the roster that
# the book begins with.

function suffer(i, kind, degree, sickness) {
    disability[i] = kind
    grade[i] = degree
    illness[i] = sickness
    occupation(i)
    if (category[i] == "employed") category[i] = "unemployed"
}
# A monthly income of so many per cent of the standards together, from low to high.
function income_between(low, high,    i, least, n) {
    for (i = 1; i <= size; i++)
        if (to[i] == "") {
            n++
            least += (category[i] == "employed" || category[i] == "retired") && i != mover
        }
    low = int(n * 169 * low / 100)
    high = int(n * 169 * high / 100)
    if (low < 40 * least) low = 40 * least
    return yuan(high > low ? between(low, high) : low) + (chance(10) ? 12 * between(1, 99) : 0)
}
# A quarter's income in one row: a third of it a month, not always whole fen.
function quarterly() {
    row_months[income_row("", "other", yuan(between(20, 100)), "季度收据")] = 3
}

function month_before(month, count,    n) {
    n = substr(month, 1, 4) * 12 + substr(month, 6, 2) - 1 - count
    return sprintf("%04d-%02d", int(n / 12), n % 12 + 1)
}
# The roster that the book begins with: approved in the month, on the facts of another.
function opening(approved, facts_of,    day) {
    facts(facts_of)
    day = date_of(some_day(approved "-02", approved "-25"))
    row("opening", household "," fact_persons "," money(fact_income) "," money(fact_amount) "," \
        day "," month_before(approved, -approval_months()))
}
function of_standards(percent) { return yuan(int(size * 169 * percent / 100)) }
function head_earned(since, old_kind, before, new_kind, after) {
    if (before > 0) row_to[income_row(1, old_kind, before, "单位证明")] = month_before(since, 1)
    if (after > 0) row_from[income_row(1, new_kind, after, "单位证明")] = since
}

function number_ids(group,    i) {
    for (i = 1; i <= size; i++) id[i] = birth[i] >= "20030101" ? "" : id_number(birth[i], sex[i])
    if (group == "birth_date_not_known") id[2] = birth[2] = ""
}
