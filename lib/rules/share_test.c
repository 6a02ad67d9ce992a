#include "roster_test.h"

/* 11 yuan more for each person, 40 for a single parent, 20 for the household. */
static void rules_leave_out(const char *duty)
{
    struct buffer sections = { 0 };

    buffer_string(&sections, STEPS
        "\"supplements\": [{\"code\": \"rise\", \"per\": \"member\", \"amount\": \"11\"}, "
        "{\"code\": \"single\", \"per\": \"member\", \"amount\": \"40\", \"when\": {\"field\": "
        "\"special\", \"has\": \"single_parent\"}}, "
        "{\"code\": \"home\", \"per\": \"household\", \"amount\": \"20\"}], "
        "\"roster\": {\"cutoff_day\": 20, ");
    buffer_string(&sections, duty);
    buffer_string(&sections, "}");
    rules_are(sections.at);
    buffer_fini(&sections);
    last_month(LAST "payable=400");
    now.household.has[TABLE_community_work] = true;
}

#define WORK_LEAVES_OUT \
    "\"community_work\": {\"who\": {\"field\": \"labour\", \"is\": \"able\"}, \"times\": 1, " \
    "\"then\": \"leave_out\"}"
#define APPROVED \
    "household_id=000001 month=2004-04 verdict=eligible step=district state=passed " \
    "approval=continuing approved_on=2003-10-10 method=differential "

/* Need 338, income 100: base 238, of which one of two has 119; his own supplement is 11. */
static void the_share_of_who_stays_away_is_left_out(void **state)
{
    (void)state;
    rules_leave_out(WORK_LEAVES_OUT);
    a_member("person_no=1 relation=head labour=able");
    a_member("person_no=2 relation=spouse labour=none");
    the_household(APPROVED "persons=2 income=100 base_amount=238 supplement=42 amount=280");
    enter();
    /* 280 - 119 - 11 */
    assert_moved("yes", "lowered", "150.00", "changed:income;changed:persons;community_work");
    some_work("person_no=1 held_on=2004-03-20 attended=yes");
    enter();
    assert_entry("payable", "280.00");
}

/* A third of 100.01 is 33.3367, two thirds are 66.6733. */
static void shares_are_rounded_once(void **state)
{
    (void)state;
    rules_leave_out(WORK_LEAVES_OUT);
    a_member("person_no=1 relation=head labour=able");
    a_member("person_no=2 relation=spouse labour=able");
    a_member("person_no=3 relation=child labour=none");
    the_household(APPROVED "persons=3 income=406.99 base_amount=100.01 supplement=53 "
                           "amount=153.01");
    enter();
    /* 153.01 - 66.67 - 11 - 11 */
    assert_entry("payable", "64.34");
    some_work("person_no=1 held_on=2004-03-20 attended=yes");
    enter();
    /* 153.01 - 33.34 - 11 */
    assert_entry("payable", "108.67");
}

static void supplements_of_ones_own_go_with_the_share(void **state)
{
    (void)state;
    rules_leave_out(WORK_LEAVES_OUT);
    a_member("person_no=1 relation=head labour=able special=single_parent");
    a_member("person_no=2 relation=child labour=none");
    the_household(APPROVED "persons=2 income=0 base_amount=338 supplement=82 amount=420");
    enter();
    /* 420 - 169 - 11 - 40 */
    assert_entry("payable", "200.00");
}

static void where_nobody_is_left_nothing_is_paid(void **state)
{
    (void)state;
    rules_leave_out(WORK_LEAVES_OUT);
    a_member("person_no=1 relation=head labour=able");
    the_household(APPROVED "persons=1 income=0 base_amount=169 supplement=31 amount=200");
    enter();
    assert_moved("yes", "lowered", "0.00", "community_work");
}

/* What was paid last month is paid as it was; his share is left out when the case is decided. */
static void last_months_sum_is_left_as_it_was(void **state)
{
    (void)state;
    rules_leave_out(WORK_LEAVES_OUT);
    a_member("person_no=1 relation=head labour=able");
    the_household("household_id=000001 month=2004-04 verdict=eligible state=waiting "
                  "waiting_for=panel:police persons=1 base_amount=169 amount=200");
    enter();
    assert_moved("yes", "unchanged", "400.00", "community_work;reviewing");
}

static void who_refuses_work_too_often_leaves_his_share(void **state)
{
    (void)state;
    rules_leave_out("\"refusals\": {\"times\": 2, \"within_months\": 6, \"then\": \"leave_out\"}");
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=spouse");
    the_household(APPROVED "persons=2 income=0 base_amount=338 supplement=42 amount=380");
    an_event("person_no=2 occurred_on=2003-11-01 kind=job_refused");
    /* After the day for which April is worked: not known yet. */
    an_event("person_no=2 occurred_on=2004-04-21 kind=job_refused");
    enter();
    assert_entry("payable", "380.00");
    an_event("person_no=2 occurred_on=2004-04-20 kind=job_refused");
    enter();
    /* 380 - 169 - 11 */
    assert_entry("payable", "200.00");
}

/* A child of 16 has 60 % of the standard: his share is 3/8 of the base of both. */
static void the_share_goes_by_the_standards(void **state)
{
    (void)state;
    policy_is(QUOTE({ "policy": "test",
        "standard": [{"per_person": "200", "weights": [
            {"when": {"field": "relation", "is": "child"}, "percent": "60"}]}],
        "income": {"kinds": {"wage": {}}},
        "steps": [{"step": "district", "kind": "decision", "decider": ["bureau"]}],
        "roster": {"community_work": {"who": {"field": "labour", "is": "able"}, "times": 1,
                                      "then": "leave_out"}} }));
    last_month(LAST "payable=400");
    now.household.has[TABLE_community_work] = true;
    a_member("person_no=1 relation=head labour=none");
    a_member("person_no=2 relation=child labour=able");
    the_household(APPROVED "persons=2 income=160 base_amount=160 amount=160");
    enter();
    /* 160 - 3/8 of 160 */
    assert_entry("payable", "100.00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(the_share_of_who_stays_away_is_left_out),
        CASE(shares_are_rounded_once),
        CASE(supplements_of_ones_own_go_with_the_share),
        CASE(where_nobody_is_left_nothing_is_paid),
        CASE(last_months_sum_is_left_as_it_was),
        CASE(who_refuses_work_too_often_leaves_his_share),
        CASE(the_share_goes_by_the_standards),
    };

    return cmocka_run_group_tests_name("a person's share", tests, make_folder, remove_folder);
}
