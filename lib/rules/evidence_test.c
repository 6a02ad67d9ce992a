#include "way_test.h"

#include "evidence.h"

static void assert_lacks(const char *day_of_decision, const char *codes)
{
    struct words words = { 0 };

    assert_answer(matter_open(&matter, &now.household, now.policy, worked_on, &now.arena));
    assert_answer(name_papers(&matter, on(day_of_decision), &words));
    name_survey(&matter, on(day_of_decision), &words);
    assert_words(&words, codes);
}

static void nothing_is_missing(void **state)
{
    (void)state;
    assert_lacks("2004-03-25", "");
}

/* What was good on the day of the decision may run out afterwards. */
static void papers_are_good_on_the_day(void **state)
{
    (void)state;
    the_case(HUKOU, "kind=hukou verified_on=2004-03-22 genuine=yes valid_until=2004-03-25");
    assert_lacks("2004-03-25", "");
    assert_lacks("2004-03-26", "paper:hukou");
    assert_lacks("2004-03-21", "paper:hukou;paper:id_card#1;survey:missing");
}

static void the_one_verified_last_counts(void **state)
{
    (void)state;
    a_line(TABLE_documents, "kind=hukou verified_on=2004-03-23 genuine=no");
    assert_lacks("2004-03-22", "survey:missing");
    assert_lacks("2004-03-25", "paper:hukou");
    a_line(TABLE_documents, "kind=hukou verified_on=2004-03-24 genuine=yes");
    assert_lacks("2004-03-25", "");
}

static void a_paper_of_each_member_to_whom_the_rule_applies(void **state)
{
    (void)state;
    a_member("person_no=3 name=某 relation=parent birth_date=1930-01-01");
    a_member("person_no=12 name=某 relation=parent birth_date=1930-01-01");
    assert_lacks("2004-03-25", "paper:id_card#12;paper:id_card#3");
}

/* Born on 30 April 1988: 16 on the last day of April. */
static void age_is_that_of_the_months_last_day(void **state)
{
    (void)state;
    a_member("person_no=3 name=某 relation=child birth_date=1988-04-30");
    a_member("person_no=4 name=某 relation=child birth_date=1988-05-01");
    assert_lacks("2004-04-12", "paper:id_card#3");
}

/* Who turns 16 after the decision does not undo it. */
static void age_is_that_of_the_month_of_the_decision(void **state)
{
    (void)state;
    a_member("person_no=3 name=某 relation=child birth_date=1988-04-01");
    assert_lacks("2004-03-31", "");
    assert_lacks("2004-04-01", "paper:id_card#3");
    assert_lacks("2004-03-31", "");
}

static void where_a_row_stands_says_nothing(void **state)
{
    (void)state;
    the_case(VISIT, "visited_on=2004-03-25 surveyors=甲 methods=look outcome=clear");
    a_line(TABLE_surveys, "visited_on=2004-03-23 surveyors=甲;乙 methods=ask;look outcome=clear");
    assert_lacks("2004-03-25", "");
    a_line(TABLE_surveys, "visited_on=2004-03-22 surveyors=甲;乙 methods=ask;look "
                          "outcome=unclear");
    assert_lacks("2004-03-25", "");
}

static void who_is_left_out_brings_no_papers(void **state)
{
    (void)state;
    policy_is(POLICY_HEAD QUOTE(
        "members": {"leave_out": [{"code": "student", "when": {"field": "schooling",
                                                               "is": "college"}}]},
        "steps": [{"step": "community", "kind": "decision", "decider": ["officer"],
                   "papers": true}],
        "evidence": {"papers": [{"kind": "id_card", "per": "member"}]}}));
    nobody_yet();
    the_household(GOOD_HOUSEHOLD);
    a_line(TABLE_applications, "opened_on=2004-03-20 kind=new");
    a_member("person_no=1 name=某 relation=head schooling=none");
    a_member("person_no=2 name=某 relation=child schooling=college");
    assert_lacks("2004-03-25", "paper:id_card#1");
}

/* A rule may look at income and at the whole household. */
static void a_paper_may_depend_on_income(void **state)
{
    (void)state;
    policy_is(POLICY_HEAD QUOTE(
        "steps": [{"step": "community", "kind": "decision", "decider": ["officer"],
                   "papers": true}],
        "evidence": {"papers": [
            {"kind": "income_proof", "per": "member",
             "when": {"gt": [{"field": "income.wage"}, "0"]}},
            {"kind": "lease", "per": "household",
             "when": {"field": "housing", "is": "private_rent"}}]}}));
    nobody_yet();
    the_household(GOOD_HOUSEHOLD " housing=private_rent");
    a_line(TABLE_applications, "opened_on=2004-03-20 kind=new");
    a_member("person_no=1 name=某 relation=head");
    a_member("person_no=2 name=某 relation=spouse");
    an_income("person_no=2 kind=wage amount=100");
    assert_lacks("2004-03-25", "paper:income_proof#2;paper:lease");
}

static void a_whole_clear_visit_will_do(void **state)
{
    (void)state;
    a_line(TABLE_surveys, "visited_on=2004-03-24 surveyors=甲 methods=look outcome=clear");
    a_line(TABLE_surveys, "visited_on=2004-03-25 surveyors=甲 methods=look outcome=not_home");
    assert_lacks("2004-03-25", "");
    a_line(TABLE_surveys, "visited_on=2004-03-25 surveyors=甲 methods=ask;look outcome=unclear");
    assert_lacks("2004-03-25", "survey:surveyors;survey:unclear");
    a_line(TABLE_surveys, "visited_on=2004-03-26 surveyors=甲;丙 methods=ask;look "
                          "outcome=clear");
    assert_lacks("2004-03-26", "");
}

static void the_latest_says_what_is_lacking(void **state)
{
    (void)state;
    the_case(VISIT, "visited_on=2004-03-21 surveyors=甲 methods=look outcome=unclear");
    a_line(TABLE_surveys, "visited_on=2004-03-23 surveyors=甲;乙 methods=look outcome=clear");
    assert_lacks("2004-03-22", "survey:methods;survey:surveyors;survey:unclear");
    assert_lacks("2004-03-25", "survey:methods");
}

static void no_visit_is_asked_for_without_a_rule(void **state)
{
    (void)state;
    policy_is(POLICY_HEAD QUOTE("steps": [{"step": "community", "kind": "decision",
                                          "decider": ["officer"], "facts": true}]}));
    nobody_yet();
    the_household(GOOD_HOUSEHOLD);
    a_line(TABLE_applications, "opened_on=2004-03-20 kind=new");
    assert_lacks("2004-03-25", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WAY(nothing_is_missing),
        WAY(papers_are_good_on_the_day),
        WAY(the_one_verified_last_counts),
        WAY(a_paper_of_each_member_to_whom_the_rule_applies),
        WAY(age_is_that_of_the_months_last_day),
        WAY(age_is_that_of_the_month_of_the_decision),
        WAY(where_a_row_stands_says_nothing),
        WAY(who_is_left_out_brings_no_papers),
        WAY(a_paper_may_depend_on_income),
        WAY(a_whole_clear_visit_will_do),
        WAY(the_latest_says_what_is_lacking),
        WAY(no_visit_is_asked_for_without_a_rule),
    };

    return cmocka_run_group_tests_name("papers and visits", tests, make_folder, remove_folder);
}
