# What happened to the families of each group, and the rows that tell it.

BEGIN {
    # The book begins with the roster of March; April is worked for the 20th.
    last_word = "2004-04-20"
    petition_days = 105
    visits_until = "2004-03-26"
    medical_until = "2004-04-16"
    medical_share = 25
    income_proof_until = "2004-08-31"
    diagnosis_until = "2004-12-31"
    adult_born = "19880430"
    papers_month = "2004-04"
    work_days = split("2004-03-09 2004-03-23 2004-04-06 2004-04-20", work_day, " ")
    # poor: on the roster of March, and still poor · agreed: applied in March, all levels agreed ·
    # ended: on the roster of March, and it ended · applied: an application, not agreed to in
    # March · none: no application
    define("poor", "steady lone_elder orphan orphan_with_grandparent special_care rechecked")
    define("poor", "recheck_not_opened wage_lost_approved child_born_approved job_found_approved")
    define("poor", "member_died_approved income_moved_little income_moved_not_reported")
    define("poor", "income_above_not_reported change_just_opened change_being_posted")
    define("poor", "change_objected")
    define("agreed", "applied applied_after_refusal")
    define("ended", "recheck_found_income only_person_died moved_out gave_up found_out")
    define("none", "poor_not_applied at_the_standard surveyed relief")
    # How far the others came: the last stage that was done.
    reached(1, "panel_not_met application_withdrawn")
    reached(2, "paper_hukou_missing paper_id_card_missing paper_income_proof_missing")
    reached(2, "paper_disability_card_missing paper_diagnosis_missing paper_expired")
    reached(2, "paper_not_genuine paper_unverifiable survey_missing survey_one_surveyor")
    reached(2, "survey_without_methods survey_unclear survey_not_home panel_without_secretary")
    reached(2, "panel_without_director panel_without_police panel_without_officer")
    reached(2, "panel_without_resident panel_too_few panel_divided panel_kin panel_disagreed")
    reached(2, "opinion_of_other_persons opinion_of_other_income opinion_of_other_amount")
    reached(2, "not_posted income_not_verified birth_date_not_known above_standard_decided_late")
    reached(3, "opinion_missing_subdistrict being_posted posted_other_persons")
    reached(3, "posted_other_amount taken_down_early objection_open objection_upheld")
    reached(4, "opinion_missing_district opinion_unsigned opinion_early subdistrict_disagreed")
    reached(4, "objection_dismissed")
    reached(5, "reviewer_of_two_steps district_disagreed second_not_posted")
    reached(5, "above_standard_refused")
    reached(6, "applied_late second_being_posted")
    # Since when, and what the head had before and has now, in per cent of the standards.
    moves["wage_lost_approved"] = "2004-03 wage 55 unemployment_benefit 20"
    moves["job_found_approved"] = "2004-03 unemployment_benefit 10 wage 45"
    moves["income_moved_not_reported"] = "2004-04 other 10 other 35"
    moves["income_above_not_reported"] = "2004-04 other 10 wage 130"
    moves["recheck_found_income"] = "2004-02 unemployment_benefit 10 wage 140"
    moves["change"] = "2004-04 wage 40 unemployment_benefit 15"
}
function define(kind, names,    list, i, n) {
    n = split(names, list, " ")
    for (i = 1; i <= n; i++) groups[list[i]] = kind
}
function reached(stage, names,    list, i, n) {
    define("applied", names)
    n = split(names, list, " ")
    for (i = 1; i <= n; i++) stage_of[list[i]] = stage
}

# The persons of the family, and what its story asks of them.
function make_family(group, n) {
    mover = 0
    if (group == "lone_elder") lone_elder()
    else if (group == "orphan") orphan()
    else if (group == "orphan_with_grandparent") orphan_with_grandparent()
    else if (group == "special_care") special_care(n)
    else if (group == "child_born_approved") young_parents()
    else if (group == "only_person_died") {
        do family(n)
        while (age[1] < 55)
    } else if (group ~ /^(wage|job|income_moved|income_above|change|recheck_found)/) {
        do family(n)
        while (age[1] > 54 || labour[1] != "able")
        mover = 1
        category[1] = group ~ /^(job|recheck_found)/ ? "employed" : "laid_off"
    } else family(n)
    if (group == "member_died_approved") { parent("female"); to[size] = "2004-02" }
    if (group ~ /^paper_(income_proof|not_genuine|unverifiable)/)
        category[1] = age[1] < 50 ? "laid_off" : "retired"
    if (group == "paper_disability_card_missing") suffer(1, "physical", 3, "none")
    if (group == "paper_diagnosis_missing") suffer(1, "", "", "serious")
}
function young_parents(    i) {
    new_family()
    head(between(25, 36), "male")
    i = person("spouse", age[1] - between(0, 4), "female", surname())
    marital[1] = marital[i] = "married"
    i = person("child", 0, either_sex(), family_name())
    birth[i] = sprintf("200403%02d", between(1, 25))
    from[i] = "2004-03"
}

# An approval that lasts beyond April, given in February or earlier.
function standing_approval(    months) {
    months = approval_months()
    return month_before("2004-02", random(months - 2))
}
function ending_approval() { return month_before("2004-04", approval_months()) }
function march() { return some_day("2004-03-01", "2004-03-09") }

function live_through(kind, group) {
    if (kind == "poor") stay_poor(group)
    else if (kind == "agreed") be_agreed(group)
    else if (kind == "ended") end(group)
    else if (kind == "applied") be_held(group)
    else live_on(group)
}

function stay_poor(group) {
    if (group ~ /^(steady|special_care|orphan_with_grandparent)$/) {
        share(income_between(0, 75))
        if (group == "steady" && chance(3)) quarterly()
        if (group == "steady" && chance(5))
            head_earned("2003-11", "wage", yuan(between(200, 400)), "", 0)
    } else if (group ~ /^(rechecked|recheck_not_opened|member_died_approved)$/) {
        share(income_between(0, 70))
    } else if (group == "child_born_approved") {
        share(income_between(0, 50))
    } else if (mover) {
        share(income_between(0, 25))
        income_moved(group)
    }
    if (group ~ /^recheck/) opening(ending_approval(), "2004-03")
    else opening(standing_approval(), group ~ /_approved$/ ? "2004-02" : "2004-03")
    if (group == "rechecked") apply("recheck", march(), 6)
    if (group ~ /_approved$/) { report(group); apply("change", march(), 6) }
    if (group ~ /^change_/) ask_again(group)
}
# The head's income was one sum until a month and is another since then.
function income_moved(group,    move, before) {
    if (group == "income_moved_little") {
        before = yuan(between(40, 80))
        head_earned("2004-04", "other", before, "other", \
            before + (chance(50) ? 600 : -600) * between(3, 15))
    } else {
        split(group in moves ? moves[group] : moves["change"], move, " ")
        head_earned(move[1], move[2], of_standards(move[3]), move[4], of_standards(move[5]))
    }
}
function report(group) {
    if (group == "child_born_approved") event(3, day_of(dashed(birth[3])), "birth")
    if (group == "job_found_approved") event(1, day_of("2004-02-20") + random(8), "job_found")
    if (group == "member_died_approved") event(size, day_of("2004-02-03") + random(25), "death")
}
function ask_again(group) {
    flaw = group == "change_objected" ? "objection_open" : group
    if (group == "change_just_opened") apply("change", some_day("2004-04-12", "2004-04-16"), 1)
    else apply("change", some_day("2004-04-01", "2004-04-07"), 3)
}

function be_agreed(group) {
    share(income_between(0, 75))
    if (group == "applied_after_refusal") {
        flaw = "panel_disagreed"
        apply("new", some_day("2003-11-03", "2003-11-20"), 2)
        flaw = ""
    }
    apply("new", march(), 6)
}

function end(group) {
    share(income_between(0, mover ? 20 : 70))
    if (group == "recheck_found_income") {
        income_moved(group)
        opening(ending_approval(), "2004-01")
        apply("recheck", march(), 5)
        return
    }
    if (group == "only_person_died") to[1] = "2004-03"
    opening(standing_approval(), "2004-03")
    event(group == "only_person_died" ? 1 : "", some_day("2004-03-02", "2004-03-25"), \
        group == "only_person_died" ? "death" : group == "moved_out" ? "moved_out" : \
        group == "gave_up" ? "withdrawn" : "fraud")
}

function be_held(group,    stage, above) {
    flaw = group
    stage = stage_of[group]
    above = group ~ /^above_standard/
    share(above ? income_between(105, 180) : income_between(0, 70))
    if (group == "income_not_verified") row_verified[income_row(1, "other", yuan(50), "")] = "no"
    if (stage >= 4 || group ~ /^opinion_missing/)
        apply("new", some_day("2004-03-22", "2004-03-29"), stage)
    else
        apply("new", some_day("2004-04-01", "2004-04-07"), stage)
}

function live_on(group) {
    if (group == "poor_not_applied") share(income_between(20, 90))
    else if (group == "at_the_standard") share(yuan(size * 169))
    else if (group == "relief" && chance(30)) share(income_between(130, 350))
    else share(income_between(101, 220))
    if (group == "surveyed") survey(some_day("2004-01-05", "2004-04-16"))
}

function begin_story(group, month) { }

# The rise of a month is in no sum of April.
function rise(month) { return 0 }

# The families to which a fact may be dealt: those of the roster of April.
function may_have(name, group, month) { return groups[group] ~ /^(poor|agreed)$/ }
function was_on_roster(kind) { return kind ~ /^(poor|ended)$/ }
function is_counted(kind) { return kind ~ /^(poor|agreed)$/ }
function works_on(kind, day) { return kind != "ended" || day < "2004-04" }
function lacks_account(deck_place, kind) {
    return is_counted(kind) ? deck_place in without_account : chance(8)
}
function archive_opened(kind) {
    return was_on_roster(kind) ? some_day("2000-04-03", "2003-11-28") : march()
}
function archive_closed() { return "" }
function found_job(group) { return group == "job_found_approved" }
