#include "roster_test.h"

static void work_rules(const char *then)
{
    struct buffer rules = { 0 };

    buffer_string(&rules, "{\"cutoff_day\": 20, \"community_work\": {\"who\": {\"field\": "
                          "\"labour\", \"is\": \"able\"}, \"times\": 2, \"after_months\": 1, "
                          "\"then\": \"");
    buffer_string(&rules, then);
    buffer_string(&rules, "\"}}");
    roster_rules_are(rules.at);
    buffer_fini(&rules);
    last_month(LAST);
    the_household(CONTINUING);
}

static void who_can_work_owes_two_times_a_month(void **state)
{
    (void)state;
    work_rules("warn");
    a_member("person_no=1 relation=head labour=able");
    some_work("person_no=1 held_on=2004-03-06 attended=yes");
    some_work("person_no=1 held_on=2004-04-03 attended=yes");
    enter();
    assert_moved("yes", "unchanged", "169.00", "community_work");
    some_work("person_no=1 held_on=2004-03-20 attended=yes");
    enter();
    assert_moved("yes", "unchanged", "169.00", "");
}

static void being_excused_counts_and_staying_away_does_not(void **state)
{
    (void)state;
    work_rules("warn");
    a_member("person_no=1 relation=head labour=able");
    some_work("person_no=1 held_on=2004-03-06 attended=no excused=yes");
    some_work("person_no=1 held_on=2004-03-20 attended=no excused=no");
    enter();
    assert_entry("movement_reasons", "community_work");
    some_work("person_no=1 held_on=2004-03-27 attended=yes");
    enter();
    assert_entry("movement_reasons", "");
}

static void each_one_owes_his_own(void **state)
{
    (void)state;
    work_rules("warn");
    a_member("person_no=1 relation=head labour=able");
    a_member("person_no=2 relation=spouse labour=able");
    some_work("person_no=1 held_on=2004-03-06 attended=yes");
    some_work("person_no=1 held_on=2004-03-20 attended=yes");
    some_work("person_no=1 held_on=2004-03-27 attended=yes");
    some_work("person_no=2 held_on=2004-03-06 attended=yes");
    enter();
    assert_entry("movement_reasons", "community_work");
}

static void who_cannot_work_or_may_not_be_able_to_owes_nothing(void **state)
{
    (void)state;
    work_rules("hold");
    now.household.has[TABLE_community_work] = true;
    a_member("person_no=1 relation=head labour=none");
    a_member("person_no=2 relation=spouse");
    enter();
    assert_moved("yes", "unchanged", "169.00", "");
}

static void the_first_month_on_the_roster_is_free(void **state)
{
    (void)state;
    work_rules("hold");
    now.household.has[TABLE_community_work] = true;
    a_member("person_no=1 relation=head labour=able");
    now.household.side[TABLE_roster].count = 0;
    last_month(LAST "on_roster_since=2004-03");
    enter();
    assert_moved("yes", "unchanged", "169.00", "");
    now.household.side[TABLE_roster].count = 0;
    last_month(LAST "on_roster_since=2004-02");
    enter();
    assert_moved("no", "suspended", "0.00", "community_work");
}

static void who_came_this_month_owes_nothing_for_the_last(void **state)
{
    (void)state;
    work_rules("hold");
    now.household.has[TABLE_community_work] = true;
    a_member("person_no=1 relation=head labour=able from=2004-04");
    enter();
    assert_moved("yes", "unchanged", "169.00", "");
    nobody_yet();
    last_month(LAST);
    a_member("person_no=1 relation=head labour=able from=2004-03");
    enter();
    assert_moved("no", "suspended", "0.00", "community_work");
}

static void without_records_nobody_is_blamed(void **state)
{
    (void)state;
    work_rules("hold");
    a_member("person_no=1 relation=head labour=able");
    enter();
    assert_moved("yes", "unchanged", "169.00", "");
}

static void refusing_work_three_times_in_half_a_year_holds(void **state)
{
    (void)state;
    roster_rules_are("{\"cutoff_day\": 20, \"refusals\": {\"times\": 3, \"within_months\": 6, "
                     "\"then\": \"hold\"}}");
    last_month(LAST "approved_on=2003-09-10");
    the_household(CONTINUING);
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=spouse");
    an_event("person_no=1 occurred_on=2003-10-31 kind=job_refused");
    an_event("person_no=1 occurred_on=2003-11-01 kind=job_refused");
    an_event("person_no=1 occurred_on=2004-02-01 kind=job_refused");
    an_event("person_no=2 occurred_on=2004-02-01 kind=job_refused");
    enter();
    assert_moved("yes", "unchanged", "169.00", "");
    an_event("person_no=1 occurred_on=2004-03-15 kind=job_refused");
    enter();
    assert_moved("no", "suspended", "0.00", "job_refused");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(who_can_work_owes_two_times_a_month),
        CASE(being_excused_counts_and_staying_away_does_not),
        CASE(each_one_owes_his_own),
        CASE(who_cannot_work_or_may_not_be_able_to_owes_nothing),
        CASE(the_first_month_on_the_roster_is_free),
        CASE(who_came_this_month_owes_nothing_for_the_last),
        CASE(without_records_nobody_is_blamed),
        CASE(refusing_work_three_times_in_half_a_year_holds),
    };

    return cmocka_run_group_tests_name("duties", tests, make_folder, remove_folder);
}
