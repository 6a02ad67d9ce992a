# What happens to the families of each group through the year 2004, and the rows that tell it. The
# book begins with the roster of December 2003. Each of these stories has one month, `told`, in
# which it happens; the roster of the month after is the first to show it.

BEGIN {
    last_word = "2005-06-30"
    petition_days = 360
    visits_until = "2004-12-24"
    medical_until = "2004-12-24"
    medical_share = 70
    income_proof_until = diagnosis_until = "2005-12-31"
    adult_born = "19881231"
    year_ends = "2004-12"
    for (work_days = 0; work_days < 24; work_days++)
        work_day[work_days + 1] = sprintf("2004-%02d-%02d", work_days / 2 + 1, \
            work_days % 2 ? 23 : 9)
    # all year: on the roster from December 2003 to December 2004 · ended: on it in December, and
    # it ends · came: it applies, and comes · away: it ends, and comes again · applied: it applies,
    # and does not come · none: no application
    define("all_year", "steady lone_elder orphan orphan_with_grandparent special_care child_born")
    define("all_year", "member_died member_came wage_lost wage_lost_objected job_found")
    define("all_year", "income_moved_little income_moved_not_reported")
    define("ended", "recheck_found_income job_above_standard income_above_not_reported")
    define("ended", "only_person_died moved_out gave_up found_out")
    define("came", "applied applied_objected applied_returned appealed")
    define("away", "came_again")
    define("applied", "above_standard application_withdrawn papers_missing panel_disagreed")
    define("none", "poor_not_applied at_the_standard surveyed relief")
    # When an application is made: holidays leave a few days for it.
    opens["01"] = "02 05"; opens["05"] = "10 11"; opens["10"] = "08 11"
    # Since the month told, what the head had before and has now, in per cent of the standards.
    moves["wage_lost"] = moves["wage_lost_objected"] = "wage 55 unemployment_benefit 20"
    moves["job_found"] = "unemployment_benefit 10 wage 45"
    moves["income_moved_not_reported"] = "other 10 other 35"
    moves["recheck_found_income"] = "unemployment_benefit 10 wage 140"
    moves["job_above_standard"] = "unemployment_benefit 10 wage 140"
    moves["income_above_not_reported"] = "other 10 wage 130"
}

function define(kind, names,    list, i, n) {
    n = split(names, list, " ")
    for (i = 1; i <= n; i++) groups[list[i]] = kind
}

function month_after(month, count) { return month_before(month, -count) }
function month_of(day) { return substr(date_of(day), 1, 7) }

# The first month on the roster, and the first after it, as far as the year is told; nothing: not
# at all. The months from `left` to `back` are spent away.
function begin_story(group, month,    kind) {
    kind = groups[group]
    told = month == "-" ? "" : month
    first = kind ~ /^(all_year|ended|away)$/ ? "2003-12" : ""
    if (kind == "came") first = month_after(told, group == "applied" ? 1 : 2)
    left = kind ~ /^(ended|away)$/ ? month_after(told, 1) : ""
    back = kind == "away" ? month_after(told, 4) : ""
}
function is_on(month) {
    if (first == "" || month < first) return 0
    return left == "" || month < left || (back != "" && month >= back)
}
# Heating is a matter of November, its first winter month, electricity of April, when it begins.
# Certificates go to families of which nobody comes or goes: on the roster, or off it all year.
function may_have(name, group, month) {
    begin_story(group, month)
    if (name == "certificate.preferential") return groups[group] == "none"
    if (name ~ /^certificate/) return groups[group] == "all_year" && month == "-"
    return is_on(name == "electricity" ? "2004-04" : "2004-11")
}
function was_on_roster(kind) { return first != "" }
function is_counted(kind) { return is_on("2004-11") }
function works_on(kind, day) { return is_on(substr(day, 1, 7)) }
function lacks_account(deck_place, kind) {
    return is_on("2004-04") ? deck_place in without_account : chance(first == "" ? 8 : 3)
}
function archive_opened(kind) {
    return was_on_roster(kind) && first == "2003-12" ? some_day("2000-04-03", "2003-11-28") : \
        some_day(told "-12", told "-20")
}
# On the last day of the allowance.
function archive_closed() { return left != "" && back == "" ? date_of(day_of(left "-01") - 1) : "" }
function found_job(group) { return group ~ /^job_/ }

# From November 11 yuan a person, and 34 for each lone elder, orphan and special-care person.
function rise(month,    i, sum) {
    if (month < "2004-11") return 0
    sum = yuan(11) * fact_persons
    for (i = 1; i <= size; i++)
        if (special[i] ~ /^(lone_elder|orphan|special_care)$/ && covers(from[i], to[i], month))
            sum += yuan(34)
    return sum
}

# The persons of the family, and what its story asks of them.
function make_family(group, n) {
    mover = 0
    if (group == "lone_elder") lone_elder()
    else if (group == "orphan") orphan()
    else if (group == "orphan_with_grandparent") orphan_with_grandparent()
    else if (group == "special_care") special_care(n)
    else if (group == "child_born") young_parents(n)
    else if (group == "member_came") { family(n - 1); newcomer() }
    else if (group in moves || group == "income_moved_little") earner(group, n)
    else if (group == "only_person_died") {
        do family(n)
        while (age[1] < 55)
    } else family(n)
    if (group == "member_died") {
        parent("female")
        category[size] = "other"
        to[size] = told
    }
}
function young_parents(n,    i) {
    new_family()
    head(between(26, 36), "male")
    i = person("spouse", age[1] - between(0, 4), "female", surname())
    marital[1] = marital[i] = "married"
    while (size < n) i = person("child", size == n - 1 ? 0 : between(3, 6), either_sex(), family_name())
    birth[i] = substr(told, 1, 4) substr(told, 6) sprintf("%02d", between(1, 4))
    from[i] = told
}
# A widowed mother is taken in.
function newcomer(    i) {
    i = parent("female")
    category[i] = "other"
    labour[i] = "none"
    from[i] = told
}
# The head works or could; what is not reported comes to light at a recheck half a year after the
# one before.
function earner(group, n) {
    mover = 1
    do {
        family(n)
        category[1] = group ~ /^(job|recheck_found)/ ? "employed" : "laid_off"
        if (group ~ /_not_reported$/ && category[1] == "laid_off") category[1] = "employed"
    } while (age[1] > 54 || labour[1] != "able" || (group ~ /_not_reported$/ && approval_months() != 6))
}

function live_through(kind, group) {
    if (kind == "all_year") stay(group)
    else if (kind == "ended") leave(group)
    else if (kind == "came") come(group)
    else if (kind == "away") go_and_come()
    else if (kind == "applied") ask_in_vain(group)
    else live_on(group)
}

function stay(group) {
    earn_through(group)
    if (group ~ /^(income_moved|child_born|member_came)/)
        opening_before(month_after(told, approval_months() == 3 ? 1 : 3))
    else
        opening_before("")
    if (group == "child_born") event(size, day_of(dashed(birth[size])), "birth")
    if (group == "member_came") event(size, day_of(told "-0" between(1, 4)), "moved_in")
    if (group == "member_died") event(size, day_of(told "-03") + random(24), "death")
    if (group == "job_found") event(1, day_of(told "-0" between(1, 4)), "job_found")
    if (group ~ /^(steady|lone_elder|orphan|special_care|income_moved)/) recheck_until(year_ends, "", "")
    else recheck_until(year_ends, group == "member_died" ? month_after(told, 1) : told, \
        group ~ /_objected$/ ? "objected" : "")
}
# What the family lives on, before and after.
function earn_through(group,    move) {
    if (group in moves) {
        share(income_between(0, 20))
        split(moves[group], move, " ")
        since = group == "income_above_not_reported" ? month_before(told, 3) : told
        head_earned(since, move[1], of_standards(move[2]), move[3], of_standards(move[4]))
    } else if (group == "income_moved_little") {
        share(income_between(0, 25))
        move[1] = yuan(between(40, 80))
        head_earned(told, "other", move[1], "other", \
            move[1] + (chance(50) ? 600 : -600) * between(3, 15))
    } else if (group ~ /^(child_born|member_came)$/) {
        share(income_between(0, 30))
    } else {
        share(income_between(0, 75))
        if (group == "steady" && chance(3)) quarterly()
    }
}

# Approved so that a recheck falls due in the month given, or anywhere. A recheck must not be under
# way when facts move that nobody reports: what was agreed to would not be what is found.
function opening_before(target,    months, earliest) {
    months = approval_months()
    earliest = "2004-01"
    if (target == "") target = month_after(earliest, random(months))
    while (target >= month_after(earliest, months)) target = month_before(target, months)
    while (target < earliest) target = month_after(target, months)
    opening(month_before(target, months), "2003-12")
    due = target
}
# The rechecks that fall due up to a month, and among them the change of another month. One that is
# due in November, the month of the rise, is brought forward.
function recheck_until(last, change, story,    month) {
    for (;;) {
        month = substr(due, 6) == "11" ? month_before(due, 1) : due
        if (change != "" && change <= month) {
            go_the_way("change", change, story)
            change = ""
        } else if (month <= last) {
            go_the_way("recheck", month, "")
        } else {
            return
        }
    }
}

function leave(group,    day) {
    earn_through(group)
    if (group ~ /^(recheck_found|income_above)/) opening_before(told)
    else opening_before("")
    if (group == "job_above_standard") {
        event(1, day_of(told "-0" between(1, 4)), "job_found")
        recheck_until(month_before(told, 1), told, "")
    } else if (group in moves) {
        recheck_until(told, "", "")
    } else {
        if (group == "only_person_died") to[1] = told
        recheck_until(month_before(told, 1), "", "")
        day = some_day(told "-02", told "-25")
        event(group == "only_person_died" ? 1 : "", day, group == "only_person_died" ? "death" : \
            group == "moved_out" ? "moved_out" : group == "gave_up" ? "withdrawn" : "fraud")
    }
}

function come(group) {
    share(income_between(0, 75))
    if (group == "appealed") {
        flaw = "district_disagreed"
        go_the_way("new", told, "")
        flaw = ""
        go_the_way("appeal", month_after(told, 1), "")
    } else {
        go_the_way("new", told, substr(group, 9))
    }
    recheck_until(year_ends, "", "")
}
function go_and_come() {
    share(income_between(0, 70))
    opening_before("")
    recheck_until(month_before(told, 1), "", "")
    event("", some_day(told "-02", told "-25"), "withdrawn")
    go_the_way("new", month_after(told, 3), "")
    recheck_until(year_ends, "", "")
}
function ask_in_vain(group) {
    share(group == "above_standard" ? income_between(105, 180) : income_between(0, 70))
    flaw = group == "papers_missing" ? "paper_hukou_missing" : group
    go_the_way("new", told, "")
    flaw = ""
}
function live_on(group) {
    if (group == "poor_not_applied") share(income_between(20, 90))
    else if (group == "at_the_standard") share(yuan(size * 169))
    else if (group == "relief" && chance(30)) share(income_between(130, 350))
    else share(income_between(101, 220))
    if (group == "surveyed") survey(some_day("2004-01-05", "2004-12-17"))
}

function some_opening(month,    days) {
    split((substr(month, 6) in opens) ? opens[substr(month, 6)] : "01 09", days, " ")
    return some_day(month "-" days[1], month "-" days[2])
}
# An application of the month and its way, as far as it comes; when the next recheck is due.
function go_the_way(kind, month, story,    opened, day) {
    opened = some_opening(month)
    papers_month = month
    row("applications", household "," date_of(opened) "," kind "," \
        (flaw == "application_withdrawn" ? date_of(working(opened + 5)) ",本人撤回" : ","))
    facts(month)
    papers(working(opened + 1))
    survey(working(opened + 2))
    if (flaw == "application_withdrawn") return
    panel(day = working(opened + 4))
    if (flaw ~ /^(paper_|panel_)/) return
    day = decided(day, story)
    due = month_after(month_of(day), approval_months())
    if (fact_amount > 0 && flaw == "") post("notice2", working(day + 1))
}
# From the panel's day to the day of the district's decision.
function decided(day, story) {
    if (fact_amount > 0) {
        day = post("notice1", working(day + 1))
        if (story != "") day = answer(story, day)
    }
    facts(month_of(day = working(day + 1)))
    decide("subdistrict", day)
    facts(month_of(day = working(day + 1)))
    decide("district", day)
    return day
}
# Posted for five days, with the sum of its month; says the last of them.
function post(step, day) {
    facts(month_of(day))
    posting(step, day, working(day + 6))
    return day + 5
}
# An objection of the first posting, answered in the month after: dismissed, or upheld, and then the
# panel meets again and it is posted again. Says the last day before the subdistrict's.
function answer(story, posted_until,    answered, outcome) {
    outcome = story == "returned" ? "upheld" : "dismissed"
    answered = working(day_of(month_after(month_of(posted_until), 1) "-01") + random(3))
    tell("objections", "notice1", date_of(working(posted_until - 3)), pick(channels, 4), \
        "反映该户有未申报收入", outcome, date_of(answered), \
        outcome == "upheld" ? "属实，退回重新评审" : "经核查不属实")
    if (outcome == "dismissed") return answered
    facts(month_of(answered))
    panel(answered = working(answered + 2))
    return post("notice1", working(answered + 1))
}
