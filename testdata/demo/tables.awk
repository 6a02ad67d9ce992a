# The rows of a family that do not depend on its story.

function heating_code(fact_name) {
    if (fact_name ~ /papers/) return "central"
    return fact_name ~ /stove/ ? "stove" : fact_name ~ /none/ ? "none" : ""
}
function severe(    i) {
    for (i = 1; i <= size; i++) {
        if (illness[i] == "serious" || special[i] ~ /lone_elder|orphan/) return 1
        if (grade[i] != "" && grade[i] <= 2) return 1
    }
    return 0
}

# deck_place: the family's place in the deck, under which facts were dealt to it. Where no fact of
# heating was dealt nobody lives in the home.
function write_household(deck_place, kind,    counted, account, numbers) {
    counted = is_counted(kind)
    settle(deck_place, counted)
    account = lacks_account(deck_place, kind) ? "" : "900" substr(hukou_number(), 4)
    numbers = kind == "none" || kind == "applied" ? ",," : household "," household "," household
    tell("households", numbers, \
        place_name[place_of[community]], community_name[community], name[1] "," address, \
        chance(60) ? telephone(100000 + ("1" substr(hukou_number(), 4)) % 9000000) : "", \
        home "," area "," warm "," (warm == "central" ? money(yuan(area) * 20.5) : ""), \
        account "," lives "," payment_cells(counted || was_on_roster(kind)) "," \
        substr(certificate[deck_place] "", 13) "," goods_part())
}
# The pilot of a part in goods is that of the first communities.
function goods_part() { return community <= fact["pilot.communities"] ? "pilot" : "" }
# What home it is. A code that was never dealt is joined to "", for gawk 5.2 cannot pass it on.
function settle(deck_place, counted) {
    if (counted) warm = heating_code(heating[deck_place] "")
    else warm = chance(75) ? "central" : chance(88) ? "stove" : "none"
    lives = counted && warm == "" ? (chance(50) ? "away" : "displaced") : "registered"
    home = lives == "displaced" ? "none" : chance(60) ? "owned" : "public_rent"
    if (deck_place in housing) home = substr(housing[deck_place], 9)
    else if (heating[deck_place] == "heating.three_papers") home = "owned"
    else if (!counted && chance(6)) home = "private_rent"
    if (home == "none") area = ""
    else if (deck_place in housing && home == "private_rent") area = between(5, 11)
    else area = between(24, 62)
}
function payment_cells(paid,    how) {
    if (!paid) return ",,,"
    how = severe() ? "home" : chance(6) ? "bank" : "counter"
    return how "," name[1] "," (how == "bank" ? "示范储蓄所,0000" hukou_number() : ",")
}

# Birth date and sex stand where the ID number does not tell them, or not the century.
function write_members(    i, born, gender) {
    for (i = 1; i <= size; i++) {
        born = gender = ""
        if (length(id[i]) < 18) {
            born = birth[i] == "" ? "" : dashed(birth[i])
            gender = sex[i]
        }
        tell("members", i, name[i] "," id[i] "," relation[i] "," born "," gender, category[i], \
            labour[i] "," disability[i] "," grade[i] "," illness[i], marital[i], schooling[i], \
            special[i] "," from[i] "," to[i] "," trade[i] "," insurance[i] "," bill[i])
    }
}

function write_incomes(    i) {
    for (i = 1; i <= rows; i++)
        tell("incomes", row_person[i], row_kind[i], money(row_amount[i]), row_months[i], \
            row_evidence[i], row_verified[i], row_from[i] "," row_to[i])
}

# Household register, housing certificate and heating bill, which agree or do not.
function write_home_papers(deck_place,    day, differs, owner, at) {
    if (heating[deck_place] !~ /three_papers|papers_differ/) return
    differs = heating[deck_place] ~ /differ/ ? 1 + random(2) : 0
    day = some_day("2003-10-08", "2003-11-14")
    owner = name[1]
    at = address
    if (differs == 1) owner = surname() pick(men, men_count)
    document("", "hukou", hukou_number(), name[1], address, issuer["hukou"], "", day, "yes")
    if (differs == 2) at = pick(streets, street_count) between(301, 400) "号"
    document("", "housing_certificate", "", owner, at, issuer["housing_certificate"], "", day, \
        "yes")
    document("", "heating_bill", "", name[1], address, issuer["heating_bill"], "2004-12-31", \
        day, "yes")
}

function write_earlier_visit() { flaw = ""; survey(some_day("2003-11-03", "2004-02-25")) }

# Twice a month; who came, who was excused, who did not come.
function write_community_work(kind,    i, k) {
    for (i = 1; i <= size; i++) {
        if (labour[i] != "able" || category[i] !~ /laid_off|unemployed/ || to[i] != "") continue
        if (age[i] < 18 || age[i] > 59) continue
        for (k = 1; k <= work_days; k++)
            if (works_on(kind, work_day[k])) work(i, work_day[k])
    }
}
function work(i, day,    came, excused, rating) {
    came = chance(94)
    excused = !came && chance(70)
    row("community_work", household "," i "," day "," pick(work_kinds, 4) ",2," \
        (came ? "yes" : "no") "," (excused ? "yes" : "no") "," (came ? rated() : ""))
}
function rated() { return chance(70) ? "good" : chance(85) ? "fair" : "poor" }

function give(i, kind, day, cost, amount, partner, outcome) {
    tell("aid", i, kind, date_of(day), cost, amount, partner, outcome)
    given[kind]++
}
function wanted(kind) { return given[kind] < fact["aid." kind] }
function write_aid(deck_place, group,    i) {
    if (deck_place in pairing)
        give("", "pairing", some_day("2004-01-05", visits_until), "", "", "区直机关干部", "已结对")
    if (found_job(group) && wanted("job"))
        give(1, "job", some_day("2004-02-09", "2004-02-20"), "", "", "街道劳动保障所", "已就业")
    for (i = 1; i <= size; i++) {
        if (special[i] == "orphan" && wanted("proxy_parents"))
            give(i, "proxy_parents", some_day("2004-01-05", visits_until), "", "", \
                "社区志愿者", "已结对")
        if (schooling[i] ~ /secondary|college/ && from[i] to[i] == "" && wanted("study"))
            give(i, "study", some_day("2004-08-23", "2004-09-10"), "", \
                schooling[i] == "college" ? "1000.00" : "500.00", "区慈善会", "")
        if (illness[i] == "serious" && from[i] to[i] == "" && wanted("medical") && \
            chance(medical_share))
            pay_bill(i, some_day("2004-01-12", medical_until), between(20, 90) * 100)
    }
    if (wanted("relief") && chance(4))
        give("", "relief", some_day("2004-01-05", visits_until), "", between(10, 30) * 10 ".00", \
            "街道民政办", "")
    if (wanted("legal") && chance(2))
        give(1, "legal", some_day("2004-01-05", visits_until), "", "", "区法律援助中心", "已办结")
}
# A hospital's bill in yuan, and what charity gives for what insurance leaves of it: 70 per cent
# above 600 yuan are insured; half of the rest above 500 is given, 3000 yuan at most. A bill is too
# small for the insurance of large sums.
function pay_bill(i, day, cost,    fen) {
    bill[i] = cost ".00"
    insurance[i] = chance(50) ? "basic" : ""
    fen = cost * 100
    if (insurance[i] == "basic") fen -= (fen - 60000) * 7 / 10
    fen = half_up((fen - 50000) * 6, 12)
    give(i, "medical", day, bill[i], money(12 * (fen > 300000 ? 300000 : fen)), "区慈善会", "")
}

# Small trades of people without a post.
function take_up_trades(    i, k, kinds) {
    split("stall repair service", kinds, " ")
    for (i = 1; i <= size; i++) {
        if (labour[i] != "able" || category[i] !~ /laid_off|unemployed/ || from[i] to[i] != "")
            continue
        k = pick(kinds, 3)
        if (age[i] > 17 && chance(12) && traders[k] < fact["trade." k]) {
            trade[i] = k
            traders[k]++
        }
    }
}

# One file a family, thirty to a box; a few are not to be found.
function write_archive(kind,    place) {
    place = place_code[place_of[community]]
    if (chance(1) && lost_files < fact["archive.missing"]) { lost_files++; return }
    files[place]++
    files[place]++
    row("archives", household "," (all_three_no() ? "standing" : "temporary") "," place "," \
        int((files[place] + 29) / 30) "," between(8, 40) "," date_of(archive_opened(kind)) "," \
        archive_closed())
}

# Letters, visits and calls of the year so far, one person each.
function write_petitions(    total, k, list) {
    split("", list)
    total = petitions_of(list, 0, "visit", fact["petitions.visits"])
    total = petitions_of(list, total, "letter", fact["petitions.letters"])
    total = petitions_of(list, total, "call", fact["petitions.calls"])
    shuffle(list, total)
    for (k = 1; k <= total; k++)
        petition(k, working(day_of("2004-01-02") + int((k - 1) * petition_days / total)), list[k])
}
function petitions_of(list, total, channel, count) {
    while (count-- > 0) list[++total] = channel
    return total
}
function petition(k, day, channel,    subject, to_whom, answered, outcome, report_no) {
    answered = day + between(5, 40)
    outcome = answered > day_of(last_word) ? "open" : "answered"
    if (k <= fact["petitions.reports"]) {
        outcome = "investigated"
        report_no = sprintf("2004-%03d", k)
    }
    subject = pick(subjects, 4)
    to_whom = place_name[1 + random(places)]
    row("petitions", sprintf("2004-%05d,,%s,%s,1,%s,%s,%s,%s,%s,%s,%s", k, date_of(day), channel, \
        subject, to_whom, date_of(day + 60), \
        outcome == "open" ? "" : date_of(working(answered)), outcome, report_no, \
        outcome == "open" ? "" : chance(93) ? "yes" : "no"))
}

BEGIN {
    split("清扫楼道 治安巡逻 清除小广告 照料孤老", work_kinds, " ")
    split("咨询低保政策 申请低保 反映低保评审 要求临时救济", subjects, " ")
}
