# The rows of a family that do not depend on its story.

function heating_code(fact_name) {
    return fact_name ~ /papers/ ? "central" : fact_name ~ /stove/ ? "stove" : fact_name ~ /none/ ? "none" : ""
}
function severe(    i) {
    for (i = 1; i <= size; i++)
        if (illness[i] == "serious" || (grade[i] != "" && grade[i] <= 2) || special[i] ~ /lone_elder|orphan/) return 1
    return 0
}

# i: the family's place in the deck, under which facts were dealt to it.
function write_household(i, kind,    counted, warm, home, area, lives, pay, digits, numbers) {
    counted = kind == "poor" || kind == "agreed"
    digits = substr(household, 1, 6) substr(household, 8)
    warm = counted ? heating_code(heating[i] "") : chance(75) ? "central" : chance(88) ? "stove" : "none"
    lives = counted && warm == "" ? (chance(50) ? "away" : "displaced") : "registered"
    home = lives == "displaced" ? "none" : chance(60) ? "owned" : "public_rent"
    if (i in housing) home = substr(housing[i], 9)
    else if (heating[i] == "heating.three_papers") home = "owned"
    else if (!counted && chance(6)) home = "private_rent"
    area = home == "none" ? "" : between(24, 62)
    pay = counted || kind == "ended" ? (severe() ? "home" : chance(6) ? "bank" : "counter") : ""
    numbers = kind == "none" || kind == "applied" ? ",," : household "," household "," household
    row("households", household "," numbers "," place_name[place_of[community]] "," community_name[community] "," \
        name[1] "," address "," (chance(60) ? telephone(100000 + ("1" digits) % 9000000) : "") "," home "," area "," \
        warm "," (warm == "central" ? sprintf("%d.%02d", int(area * 205 / 10), area * 205 % 10 * 10) : "") "," \
        ((counted ? i in without_account : chance(8)) ? "" : "000" substr(digits, 3)) "," lives "," pay "," \
        (pay != "" ? name[1] : "") "," (pay == "bank" ? "示范储蓄所,0000000" digits : ","))
}

function write_members(    i, told) {
    for (i = 1; i <= size; i++) {
        told = id[i] == "" || length(id[i]) == 15
        row("members", household "," i "," name[i] "," id[i] "," relation[i] "," \
            (told && birth[i] != "" ? dashed(birth[i]) : "") "," (told ? sex[i] : "") "," category[i] "," labour[i] "," \
            disability[i] "," grade[i] "," illness[i] "," marital[i] "," schooling[i] "," special[i] "," from[i] "," to[i])
    }
}

function write_incomes(    i) {
    for (i = 1; i <= rows; i++)
        row("incomes", household "," row_person[i] "," row_kind[i] "," money(row_amount[i]) "," row_months[i] "," \
            row_evidence[i] "," row_verified[i] "," row_from[i] "," row_to[i])
}

# Household register, housing certificate and heating bill, which agree or do not.
function write_home_papers(i,    day, differs, owner, at) {
    if (heating[i] !~ /three_papers|papers_differ/) return
    differs = heating[i] ~ /differ/ ? 1 + random(2) : 0
    day = some_day("2003-10-08", "2003-11-14")
    at = address
    owner = name[1]
    if (differs == 1) owner = surname() pick(men, men_count)
    document("", "hukou", "000" substr(household, 1, 6) substr(household, 8), name[1], address, "户籍派出所", "", day, "yes")
    if (differs == 2) at = pick(streets, street_count) between(301, 400) "号"
    document("", "housing_certificate", "", owner, at, "房产管理处", "", day, "yes")
    document("", "heating_bill", "", name[1], address, "供热公司", "2004-12-31", day, "yes")
}

function write_earlier_visit() { flaw = ""; survey(some_day("2003-11-03", "2004-02-25")) }

# Twice a month; who came, who was excused, who did not come.
function write_community_work(kind,    i, k, came, excused) {
    for (i = 1; i <= size; i++) {
        if (labour[i] != "able" || category[i] !~ /laid_off|unemployed/ || age[i] < 18 || age[i] > 59 || to[i] != "") continue
        for (k = 1; k <= (kind == "ended" ? 2 : 4); k++) {
            came = chance(94)
            excused = !came && chance(70)
            row("community_work", household "," i "," work_day[k] "," pick(work_kinds, 4) ",2," (came ? "yes" : "no") "," \
                (excused ? "yes" : "no") "," (came ? (chance(70) ? "good" : chance(85) ? "fair" : "poor") : ""))
        }
    }
}

function give(i, kind, day, cost, amount, partner, outcome) {
    row("aid", household "," i "," kind "," date_of(day) "," cost "," amount "," partner "," outcome)
    given[kind]++
}
function write_aid(deck_place, group,    i) {
    if (deck_place in pairing) give("", "pairing", some_day("2004-01-05", "2004-03-26"), "", "", "区直机关干部", "已结对")
    if (group == "job_found_approved" && given["job"] < fact["aid.job"]) give(1, "job", some_day("2004-02-09", "2004-02-20"), "", "", "街道劳动保障所", "已就业")
    for (i = 1; i <= size; i++) {
        if (special[i] == "orphan" && given["proxy_parents"] < fact["aid.proxy_parents"])
            give(i, "proxy_parents", some_day("2004-01-05", "2004-03-26"), "", "", "社区志愿者", "已结对")
        if (illness[i] == "serious" && given["medical"] < fact["aid.medical"] && chance(25))
            give(i, "medical", some_day("2004-01-12", "2004-04-16"), between(20, 90) * 100 ".00", between(3, 12) * 100 ".00", "区慈善会", "")
    }
}

# Letters, visits and calls of the year so far, one person each.
function write_petitions(    total, k, list, day, answered) {
    total = gather_petitions(list)
    shuffle(list, total)
    for (k = 1; k <= total; k++) {
        day = working(day_of("2004-01-02") + int((k - 1) * 105 / total))
        answered = day + between(5, 40)
        if (answered > day_of("2004-04-20")) answered = 0
        row("petitions", sprintf("2004-%05d,,%s,%s,1,%s,%s,%s,%s,%s,,%s", k, date_of(day), list[k], pick(subjects, 4), \
            place_name[1 + random(places)], date_of(day + 60), answered ? date_of(working(answered)) : "", \
            answered ? "answered" : "open", answered ? (chance(93) ? "yes" : "no") : ""))
    }
}
function gather_petitions(list,    k, total) {
    for (k = 0; k < fact["petitions.visits"]; k++) list[++total] = "visit"
    for (k = 0; k < fact["petitions.letters"]; k++) list[++total] = "letter"
    for (k = 0; k < fact["petitions.calls"]; k++) list[++total] = "call"
    return total
}

BEGIN {
    split("2004-03-09 2004-03-23 2004-04-06 2004-04-20", work_day, " ")
    split("清扫楼道 治安巡逻 清除小广告 照料孤老", work_kinds, " ")
    split("咨询低保政策 申请低保 反映低保评审 要求临时救济", subjects, " ")
}
