# The way of a case: application, papers, survey, opinions and postings, up to a stage, right but
# for one flaw, which is the name of the family's group.

function row(table, text) { print text > (folder "/" table ".csv") }
# A row of the family, of up to seven cells or pieces of several cells.
function tell(table, a, b, c, d, e, f, g) {
    row(table, household "," a "," b "," c "," d "," e "," f "," g)
}

# Facts of a month: persons counted, income, and the sum that follows from the standard.
function covers(first, last, month) {
    return (first == "" || first <= month) && (last == "" || month <= last)
}
function facts(month,    i) {
    fact_persons = fact_income = 0
    for (i = 1; i <= size; i++) fact_persons += covers(from[i], to[i], month)
    for (i = 1; i <= rows; i++)
        if (row_kind[i] != "special_care_pension" && covers(row_from[i], row_to[i], month))
            fact_income += row_months[i] ? row_amount[i] / row_months[i] : row_amount[i]
    fact_need = standard * fact_persons
    if (fact_income >= fact_need) fact_amount = 0
    else if (all_three_no()) fact_amount = fact_need
    else fact_amount = fact_need - fact_income
    if (fact_amount > 0) fact_amount += rise(month)
}

function event(i, day, kind) {
    row("events", household "," i "," date_of(day) "," date_of(working(day + between(0, 5))) \
        "," kind ",")
}
function document(i, kind, number, holder, at, issued_by, valid, day, genuine) {
    tell("documents", i "," kind, number, holder, at, issued_by, valid, \
        date_of(day) "," officer[community] "," genuine)
}
function hukou_number() { return "000" substr(household, 1, 6) substr(household, 8) }

function needs_paper(i, kind) {
    if (!covers(from[i], to[i], papers_month)) return 0
    if (kind == "id_card") return id[i] != "" && birth[i] <= adult_born
    if (kind == "income_proof") return category[i] ~ /^(employed|laid_off|retired)$/
    if (kind == "disability_card") return disability[i] != ""
    return illness[i] == "serious"
}
function paper(i, kind, day,    genuine, valid, number) {
    if (kind == missing_paper) { missing_paper = ""; return }
    genuine = "yes"
    valid = kind == "diagnosis" ? diagnosis_until : kind == "income_proof" ? income_proof_until : ""
    number = kind == "id_card" ? id[i] : ""
    if (kind == "id_card" && i == 1 && flaw == "paper_expired") valid = "2004-03-31"
    if (kind == "income_proof" && i == 1 && flaw == "paper_not_genuine") genuine = "no"
    if (kind == "income_proof" && i == 1 && flaw == "paper_unverifiable") genuine = "unverifiable"
    document(i, kind, number, name[i], "", issuer[kind], valid, day, genuine)
}
function papers(day,    i, k) {
    missing_paper = flaw ~ /^paper_.*_missing$/ ? substr(flaw, 7, length(flaw) - 14) : ""
    if (missing_paper != "hukou")
        document("", "hukou", hukou_number(), name[1], address, issuer["hukou"], "", day, "yes")
    for (k = 1; k <= 4; k++)
        for (i = 1; i <= size; i++)
            if (needs_paper(i, member_paper[k])) paper(i, member_paper[k], day)
}

function survey(day,    outcome, who, how, heard) {
    outcome = "clear"
    if (flaw == "survey_unclear") outcome = "unclear"
    if (flaw == "survey_not_home") outcome = "not_home"
    who = officer[community]
    if (flaw != "survey_one_surveyor") who = who ";" resident[community, 3]
    how = flaw == "survey_without_methods" ? "ask;look" : "ask;check;compute;listen;look;record"
    heard = "family;neighbours"
    if (outcome == "not_home") heard = ""
    else if (chance(30)) heard = "employer;" heard
    row("surveys", household "," date_of(day) "," who "," how "," heard "," outcome ",")
}

# An opinion with the facts that were assessed.
function opinion(step, who, role, vote, day, note,    persons, income, amount, kin, signed) {
    persons = fact_persons + (flaw == "opinion_of_other_persons")
    income = money(fact_income + (flaw == "opinion_of_other_income" ? 36000 : 0))
    amount = money(fact_amount + (flaw == "opinion_of_other_amount" ? 12000 : 0))
    signed = flaw == "opinion_unsigned" && step == "subdistrict" ? "no" : "yes"
    kin = flaw == "panel_kin" && role == "officer" ? "yes" : "no"
    tell("opinions", step, who, role, vote, persons "," income "," amount, date_of(day), \
        signed "," kin "," note)
}
function panel(day,    left_out, votes, k) {
    left_out = flaw ~ /^panel_without_/ ? substr(flaw, 15) : ""
    split("agree agree agree agree agree", votes, " ")
    if (flaw == "panel_divided") split("agree agree disagree disagree abstain", votes, " ")
    if (flaw == "panel_disagreed") split("disagree disagree disagree disagree agree", votes, " ")
    for (k = 1; k <= 5; k++)
        if (panel_role[k] != left_out && (flaw != "panel_too_few" || k <= 3))
            opinion("community", panelist(k), panel_role[k], votes[k], day, \
                votes[k] == "disagree" ? "家庭实际收入与申报不符" : "")
    if (left_out == "resident")
        opinion("community", deputy[community], "officer", "agree", day, "")
    else if (left_out != "")
        opinion("community", resident[community, 2], "resident", "agree", day, "")
}
function panelist(k) {
    return k == 1 ? secretary[community] : k == 2 ? director[community] : \
        k == 3 ? police[community] : k == 4 ? officer[community] : resident[community, 1]
}

function posting(step, day, down,    persons, amount) {
    persons = fact_persons + (flaw == "posted_other_persons")
    amount = money(fact_amount + (flaw == "posted_other_amount" ? 12000 : 0))
    row("postings", household "," step "," date_of(day) "," community_name[community] "公示栏," \
        persons "," amount "," (down ? date_of(down) : ""))
}
function objection(day,    outcome, answered, answer) {
    outcome = substr(flaw, 11)
    if (outcome != "open") {
        answered = date_of(working(day + 3))
        answer = outcome == "upheld" ? "属实，退回重新评审" : "经核查不属实"
    }
    tell("objections", "notice1", date_of(day), pick(channels, 4), "反映该户有未申报收入", \
        outcome, answered, answer)
}

# Stages: 1 surveyed, 2 panel, 3 first posting, 4 subdistrict, 5 district, 6 second posting.
function apply(kind, opened, reach,    day, withdrawn) {
    facts("2004-04")
    if (flaw == "application_withdrawn") withdrawn = date_of(working(opened + 5))
    row("applications", household "," date_of(opened) "," kind "," withdrawn "," \
        (withdrawn ? "本人撤回" : ""))
    papers(working(opened + 1))
    if (flaw != "survey_missing") survey(working(opened + 2))
    if (reach >= 2) panel(day = working(opened + 4))
    if (reach >= 3 && fact_amount > 0) day = first_posting(working(day + 1))
    if (reach >= 4) decide("subdistrict", day = working(day + 1))
    if (reach >= 5) decide("district", day = working(day + 1))
    if (reach >= 6) second_posting(working(day + 1))
}
# Says the last day on which it was open.
function first_posting(day,    down) {
    down = working(day + 6)
    if (flaw == "being_posted" || flaw == "change_being_posted") {
        day = some_day("2004-04-15", "2004-04-20")
        down = 0
    }
    if (flaw == "taken_down_early") down = day + 3
    posting("notice1", day, down)
    if (flaw ~ /^objection_/) objection(working(day + 1))
    return flaw == "opinion_early" ? day : day + 5
}
function second_posting(day) {
    if (flaw == "second_being_posted")
        posting("notice2", some_day("2004-04-15", "2004-04-20"), "")
    else
        posting("notice2", day, working(day + 6))
}
function decide(step, day,    who, role, vote) {
    who = step == "district" ? bureau : office[place_of[community]]
    if (flaw == "reviewer_of_two_steps" && step == "subdistrict") who = officer[community]
    role = step == "district" ? "bureau" : "subdistrict_office"
    vote = flaw == step "_disagreed" ? "disagree" : "agree"
    opinion(step, who, role, vote, day, vote == "disagree" ? "入户复查发现未申报收入" : "")
}

BEGIN {
    split("id_card income_proof disability_card diagnosis", member_paper, " ")
    split("secretary director police officer resident", panel_role, " ")
    split("hotline visit letter online", channels, " ")
    issuer["hukou"] = issuer["id_card"] = "户籍派出所"
    issuer["income_proof"] = "用人单位"
    issuer["disability_card"] = "残疾人联合会"
    issuer["diagnosis"] = "定点医院"
    issuer["housing_certificate"] = "房产管理处"
    issuer["heating_bill"] = "供热公司"
    standard = yuan(169)
}
