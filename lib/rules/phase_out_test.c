#include "roster_test.h"

/* Two months at half, for families that earn more than the standard. */
static void gradual_rules(void)
{
    roster_rules_are("{\"cutoff_day\": 20, \"while_reviewing\": \"previous\", "
                     "\"phase_out\": [{\"code\": \"work_pays\", \"percent\": [\"100\", \"33.3\"], "
                     "\"when\": {\"ge\": [{\"field\": \"income\"}, \"169\"]}}]}");
}

#define LAST_PHASED \
    "household_id=000001 month=2004-03 persons=1 income=200 base_amount=0 amount=0 payable=169 " \
    "approved_on=2003-10-10 on_roster=yes on_roster_since=2003-11 phase_out=work_pays " \
    "phase_out_month=1 phase_out_base=169 "

static void who_would_be_stopped_leaves_step_by_step(void **state)
{
    (void)state;
    gradual_rules();
    last_month(LAST "amount=180 payable=180 supplement=11");
    the_household(REFUSED "step_on=2004-03-31");
    enter();
    /* 100 % of last month's base amount, 169, without its supplement. */
    assert_moved("yes", "phased_out", "169.00", "work_pays");
    assert_entry("phase_out", "work_pays");
    assert_entry("phase_out_month", "1");
    assert_entry("phase_out_base", "169.00");
    assert_entry("left_in", "");
}

/* Its income was known to be too high a month ago; until the refusal it was paid as before. */
static void the_base_is_what_was_paid_until_the_refusal(void **state)
{
    (void)state;
    gradual_rules();
    last_month(LAST "verdict=ineligible income=200 base_amount=0 amount=0 supplement=0 "
               "payable=169");
    the_household(REFUSED "step_on=2004-03-31");
    enter();
    assert_moved("yes", "phased_out", "169.00", "work_pays");
    assert_entry("phase_out_base", "169.00");
}

/* A job in March: paid as before until the refusal, 169 and a supplement of 11. */
static void a_supplement_paid_until_the_refusal_is_not_in_the_base(void **state)
{
    (void)state;
    gradual_rules();
    last_month(LAST "supplement=11 amount=180 payable=180");
    the_household(REFUSED "step_on=2004-04-10");
    enter();
    assert_moved("yes", "unchanged", "180.00", "refused");
    assert_entry("phase_out", "");
    assert_entry("phase_out_base", "169.00");
    now.household.side[TABLE_roster].count = 0;
    last_month(LAST "verdict=ineligible base_amount=0 supplement=0 amount=0 payable=180 "
               "phase_out_base=169");
    the_household(REFUSED "step_on=2004-03-31");
    enter();
    assert_moved("yes", "phased_out", "169.00", "work_pays");
}

static void each_month_has_its_share_of_the_first_base(void **state)
{
    (void)state;
    gradual_rules();
    last_month(LAST_PHASED);
    the_household(REFUSED "step_on=2004-02-28");
    enter();
    /* 33.3 % of 169 = 56.277 */
    assert_moved("yes", "phased_out", "56.28", "work_pays");
    assert_entry("phase_out_month", "2");
}

static void after_the_last_month_it_is_stopped(void **state)
{
    (void)state;
    gradual_rules();
    last_month(LAST_PHASED "phase_out_month=2 payable=56.28");
    the_household(REFUSED "step_on=2004-01-28");
    enter();
    assert_moved("no", "stopped", "0.00", "phased_out");
    assert_entry("phase_out", "");
    assert_entry("phase_out_month", "");
    assert_entry("left_in", "2004-04");
}

static void an_approval_ends_it(void **state)
{
    (void)state;
    gradual_rules();
    last_month(LAST_PHASED);
    the_household(NEW "amount=180 step_on=2004-03-20 approved_on=2004-03-20");
    enter();
    assert_moved("yes", "raised", "180.00", "approved;changed:income");
    assert_entry("phase_out", "");
}

static void another_refusal_ends_it(void **state)
{
    (void)state;
    gradual_rules();
    last_month(LAST_PHASED);
    the_household(REFUSED "step_on=2004-03-01");
    enter();
    assert_moved("no", "stopped", "0.00", "income;refused");
}

static void fraud_ends_it_and_does_not_begin_it(void **state)
{
    (void)state;
    gradual_rules();
    last_month(LAST_PHASED);
    an_event("occurred_on=2004-03-01 kind=fraud");
    the_household(REFUSED "step_on=2004-02-28");
    enter();
    assert_moved("no", "stopped", "0.00", "fraud");
    nobody_yet();
    last_month(LAST);
    an_event("occurred_on=2004-03-01 kind=fraud");
    the_household(REFUSED "step_on=2004-03-28");
    enter();
    assert_moved("no", "stopped", "0.00", "fraud");
}

/* The job is told in the first month of leaving, and not again. */
static void the_job_that_began_it_is_told_once(void **state)
{
    (void)state;
    gradual_rules();
    last_month(LAST);
    an_event("person_no=1 occurred_on=2004-02-20 kind=job_found");
    the_household(REFUSED "step_on=2004-03-31");
    enter();
    assert_moved("yes", "phased_out", "169.00", "job_found;work_pays");
    now.household.side[TABLE_roster].count = 0;
    last_month(LAST_PHASED);
    the_household(REFUSED "step_on=2004-02-28");
    enter();
    assert_moved("yes", "phased_out", "56.28", "work_pays");
    now.household.side[TABLE_roster].count = 0;
    last_month(LAST_PHASED "phase_out_month=2 payable=56.28");
    the_household(REFUSED "step_on=2004-01-28");
    enter();
    assert_moved("no", "stopped", "0.00", "phased_out");
}

static void giving_up_and_moving_away_end_it_too(void **state)
{
    (void)state;
    gradual_rules();
    last_month(LAST_PHASED);
    an_event("occurred_on=2004-03-12 kind=withdrawn");
    the_household(REFUSED "step_on=2004-02-28");
    enter();
    assert_moved("no", "stopped", "0.00", "withdrawn");
    nobody_yet();
    last_month(LAST_PHASED);
    an_event("occurred_on=2004-03-12 kind=moved_out");
    the_household(REFUSED "step_on=2004-02-28");
    enter();
    assert_moved("no", "stopped", "0.00", "moved_out");
    assert_entry("phase_out_base", "");
}

static void whom_no_rule_covers_is_stopped_at_once(void **state)
{
    (void)state;
    gradual_rules();
    last_month(LAST);
    the_household(REFUSED "income=168.99 step_on=2004-03-31");
    enter();
    assert_moved("no", "stopped", "0.00", "income;refused");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(who_would_be_stopped_leaves_step_by_step),
        CASE(the_base_is_what_was_paid_until_the_refusal),
        CASE(a_supplement_paid_until_the_refusal_is_not_in_the_base),
        CASE(each_month_has_its_share_of_the_first_base),
        CASE(after_the_last_month_it_is_stopped),
        CASE(an_approval_ends_it),
        CASE(another_refusal_ends_it),
        CASE(fraud_ends_it_and_does_not_begin_it),
        CASE(the_job_that_began_it_is_told_once),
        CASE(giving_up_and_moving_away_end_it_too),
        CASE(whom_no_rule_covers_is_stopped_at_once),
    };

    return cmocka_run_group_tests_name("phasing out", tests, make_folder, remove_folder);
}
