#include "roster_test.h"

static void withdrawing_stops_from_the_month_after(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST);
    an_event("occurred_on=2004-03-31 kind=withdrawn");
    the_household(CONTINUING);
    enter();
    assert_moved("no", "stopped", "0.00", "withdrawn");
    assert_entry("left_in", "2004-04");
}

static void this_month_s_event_stops_next_month(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST);
    an_event("occurred_on=2004-04-01 kind=fraud");
    the_household(CONTINUING);
    enter();
    assert_moved("yes", "unchanged", "169.00", "");
}

static void fraud_and_moving_away_stop_too(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST);
    an_event("occurred_on=2004-03-02 kind=fraud");
    the_household(CONTINUING);
    enter();
    assert_moved("no", "stopped", "0.00", "fraud");
    nobody_yet();
    last_month(LAST);
    an_event("occurred_on=2004-03-02 kind=moved_out");
    enter();
    assert_moved("no", "stopped", "0.00", "moved_out");
}

static void a_later_approval_ends_what_an_event_began(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST);
    an_event("occurred_on=2003-10-09 kind=withdrawn");
    the_household(CONTINUING);
    enter();
    assert_moved("yes", "unchanged", "169.00", "");
    nobody_yet();
    an_event("occurred_on=2004-03-10 kind=withdrawn");
    the_household(NEW "step_on=2004-03-10 approved_on=2004-03-10");
    enter();
    assert_moved("no", "", "0.00", "withdrawn");
    the_household(NEW "step_on=2004-03-11 approved_on=2004-03-11");
    enter();
    assert_moved("yes", "new", "169.00", "approved");
}

static void a_death_in_the_family_is_a_reason_and_no_end(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST "persons=2 amount=338 payable=338");
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=parent");
    an_event("person_no=2 occurred_on=2004-02-11 kind=death");
    the_household(CONTINUING "step_on=2004-03-05 approved_on=2004-03-05");
    enter();
    assert_moved("yes", "lowered", "169.00", "approved;changed:persons;death");
}

static void the_death_of_the_last_one_ends_it(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST);
    a_member("person_no=1 relation=head");
    an_event("person_no=1 occurred_on=2004-03-11 kind=death");
    the_household(CONTINUING);
    enter();
    assert_moved("no", "stopped", "0.00", "death");
    nobody_yet();
    last_month(LAST);
    an_event("person_no=1 occurred_on=2004-03-11 kind=death");
    the_household(WAITING "persons=0 verdict=ineligible amount=0 reasons=nobody "
                          "waiting_for=application:missing");
    enter();
    assert_moved("no", "stopped", "0.00", "death");
}

static void a_job_found_explains_why_less_is_paid(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST);
    an_event("occurred_on=2003-09-30 kind=divorce");
    an_event("occurred_on=2004-02-20 kind=job_found");
    an_event("occurred_on=2004-04-21 kind=birth");
    the_household(CONTINUING "income=100 approved_income=100 amount=69 step_on=2004-03-20 "
                             "approved_on=2004-03-20");
    enter();
    assert_moved("yes", "lowered", "69.00", "approved;changed:income;job_found");
}

/* A child is born in February, its father's sister moves in: three persons instead of one. */
static void a_birth_and_a_person_who_moved_in_explain_why_more_is_paid(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST);
    an_event("person_no=2 occurred_on=2004-02-02 kind=birth");
    an_event("person_no=3 occurred_on=2004-02-20 kind=moved_in");
    the_household(NEW "persons=3 amount=507 base_amount=507 approved_persons=3 "
                      "step_on=2004-03-20 approved_on=2004-03-20");
    enter();
    assert_moved("yes", "raised", "507.00", "approved;birth;changed:persons;moved_in");
}

static void a_job_found_explains_why_it_is_stopped(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST);
    an_event("person_no=1 occurred_on=2004-02-20 kind=job_found");
    the_household(REFUSED "step_on=2004-03-20");
    enter();
    assert_moved("no", "stopped", "0.00", "income;job_found;refused");
}

static void and_why_it_is_held_back(void **state)
{
    (void)state;
    roster_rules_are("{\"cutoff_day\": 20, \"while_reviewing\": \"hold\"}");
    last_month(LAST);
    an_event("person_no=1 occurred_on=2004-04-01 kind=job_found");
    the_household(WAITING "income=100 amount=69 waiting_for=panel:police");
    enter();
    assert_moved("no", "suspended", "0.00", "job_found;reviewing");
}

/* What does not move has no reason but that its case is open. */
static void an_event_that_moved_nothing_is_no_reason(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST);
    an_event("person_no=1 occurred_on=2004-02-20 kind=left_school");
    the_household(CONTINUING);
    enter();
    assert_moved("yes", "unchanged", "169.00", "");
}

static void an_opening_row_without_a_day_was_there_last_month(void **state)
{
    (void)state;
    usual_rules();
    last_month("household_id=000001 persons=1 amount=169");
    the_household(FACTS "step=district state=passed approval=continuing");
    enter();
    assert_moved("yes", "unchanged", "169.00", "");
    assert_entry("on_roster_since", "2004-03");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(withdrawing_stops_from_the_month_after),
        CASE(this_month_s_event_stops_next_month),
        CASE(fraud_and_moving_away_stop_too),
        CASE(a_later_approval_ends_what_an_event_began),
        CASE(a_death_in_the_family_is_a_reason_and_no_end),
        CASE(the_death_of_the_last_one_ends_it),
        CASE(a_job_found_explains_why_less_is_paid),
        CASE(a_birth_and_a_person_who_moved_in_explain_why_more_is_paid),
        CASE(a_job_found_explains_why_it_is_stopped),
        CASE(and_why_it_is_held_back),
        CASE(an_event_that_moved_nothing_is_no_reason),
        CASE(an_opening_row_without_a_day_was_there_last_month),
    };

    return cmocka_run_group_tests_name("last month and since", tests, make_folder, remove_folder);
}
