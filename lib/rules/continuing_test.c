#include "way_test.h"

/* On the roster of March with 2 persons and 100 yuan, to be rechecked in July. */
#define OPENING "household_id=000001 persons=2 income=100 amount=238 approved_on=2004-01-05 " \
                "recheck_due=2004-07"

static void on_the_roster(const char *roster, const char *today)
{
    nobody_yet();
    the_household(today);
    row_of_march(roster);
    work_to("notice2");
}

static void today(const char *columns)
{
    on_the_roster(OPENING, columns);
}

static void assert_continues(void)
{
    assert_passed("notice2", "");
    assert_int_equal(progress.approval, APPROVAL_CONTINUING);
    assert_day(progress.approved_on, "2004-01-05");
    assert_int_equal(progress.approved_persons, 2);
    assert_int_equal(progress.approved_income, 10000);
    assert_int_equal(progress.recheck_due, 2004 * 12 + 6);
}

static void assert_application_is_missing(const char *due)
{
    assert_waits("", "application:missing");
    assert_day(progress.due_on, due);
    assert_int_equal(progress.approval, -1);
    assert_day(progress.approved_on, "2004-01-05");
    assert_int_equal(progress.approved_persons, 2);
    assert_int_equal(progress.approved_income, 10000);
}

static void unchanged_it_keeps_its_approval(void **state)
{
    (void)state;
    today(GOOD_HOUSEHOLD);
    assert_continues();
    /* A general rise changes the amount alone. */
    today("household_id=000001 persons=2 income=100 amount=260 verdict=eligible recheck=B");
    assert_continues();
}

static void a_change_below_the_limit_is_none(void **state)
{
    (void)state;
    today("household_id=000001 persons=2 income=109.99 amount=228.01 verdict=eligible");
    assert_continues();
    today("household_id=000001 persons=2 income=90.01 amount=247.99 verdict=eligible");
    assert_continues();
    /* Strictly less: ten yuan are a change. */
    today("household_id=000001 persons=2 income=110 amount=228 verdict=eligible");
    assert_application_is_missing("2004-05-31");
    today("household_id=000001 persons=2 income=90 amount=248 verdict=eligible");
    assert_application_is_missing("2004-05-31");
}

static void changed_facts_wait_for_an_application(void **state)
{
    (void)state;
    today("household_id=000001 persons=3 income=100 amount=407 verdict=eligible");
    assert_application_is_missing("2004-05-31");
    today("household_id=000001 persons=2 income=100 amount=0 verdict=ineligible reasons=car");
    assert_application_is_missing("2004-05-31");
    today("household_id=000001 persons=2 income=100 amount=0 verdict=unclear");
    assert_application_is_missing("2004-05-31");
    today("household_id=000001 persons=2 amount=0 verdict=eligible");
    assert_application_is_missing("2004-05-31");
}

static void every_change_is_one_without_a_limit(void **state)
{
    (void)state;
    policy_is(POLICY_HEAD "\"steps\": [" STEPS "]}");
    today("household_id=000001 persons=2 income=100.01 amount=237.99 verdict=eligible");
    assert_application_is_missing("2004-05-31");
    today(GOOD_HOUSEHOLD);
    assert_continues();
}

static void the_limit_may_be_reckoned_from_the_household(void **state)
{
    (void)state;
    policy_is(POLICY_HEAD "\"steps\": [" STEPS "], "
              QUOTE("roster": {"ignore_change": {"multiply": [{"field": "persons"}, "5"]}}}));
    today("household_id=000001 persons=2 income=109.99 amount=228.01 verdict=eligible");
    assert_continues();
    today("household_id=000001 persons=2 income=110 amount=228 verdict=eligible");
    assert_application_is_missing("2004-05-31");
}

static void a_recheck_is_due_in_its_month(void **state)
{
    (void)state;
    on_the_roster("household_id=000001 persons=2 income=100 amount=238 approved_on=2004-01-05 "
                  "recheck_due=2004-05", GOOD_HOUSEHOLD);
    assert_int_equal(progress.approval, APPROVAL_CONTINUING);
    on_the_roster("household_id=000001 persons=2 income=100 amount=238 approved_on=2004-01-05 "
                  "recheck_due=2004-04", GOOD_HOUSEHOLD);
    assert_application_is_missing("2004-04-30");
    on_the_roster("household_id=000001 persons=2 income=100 amount=238 approved_on=2004-01-05 "
                  "recheck_due=2004-02", GOOD_HOUSEHOLD);
    assert_application_is_missing("2004-02-29");
}

#define ROSTER "household_id=000001 on_roster=yes on_roster_since=2004-02 payable=238 " \
               "approved_on=2004-01-05 approved_persons=2 approved_income=100 " \
               "recheck_due=2004-07 verdict=eligible persons=3 income=100 "
#define TODAY "household_id=000001 persons=3 income=100 amount=407 verdict=eligible"

/* The change showed in March: to the end of April, or what was set when it showed. */
static void the_month_in_which_it_showed_counts(void **state)
{
    (void)state;
    on_the_roster(ROSTER "waiting_for=application:missing due_on=2004-03-31", TODAY);
    assert_application_is_missing("2004-03-31");
    on_the_roster(ROSTER "waiting_for=application:missing due_on=2004-04-30", TODAY);
    assert_application_is_missing("2004-04-30");
    on_the_roster(ROSTER "waiting_for=posting due_on=2004-03-31", TODAY);
    assert_application_is_missing("2004-04-30");
}

static void an_opened_application_takes_its_way(void **state)
{
    (void)state;
    nobody_yet();
    the_household(TODAY);
    row_of_march(OPENING);
    a_line(TABLE_applications, "opened_on=2004-04-12 kind=change");
    assert_answer(matter_open(&matter, &now.household, now.policy, worked_on, &now.arena));
    assert_answer(matter_begin(&matter, &progress));
    assert_int_equal(progress.state, STATE_WAITING);
    assert_day(progress.due_on, "2004-04-22");
    assert_day(progress.approved_on, "2004-01-05");
    assert_int_equal(progress.approved_persons, 2);
}

static void assert_head_is_missing(void)
{
    work_to("notice2");
    assert_int_equal(progress.state, STATE_RETURNED);
    assert_words(&progress.waiting_for, "head:missing");
    assert_text(progress.step, "");
}

/* His row covers the month of his death. */
static void a_case_whose_head_dies_is_returned(void **state)
{
    (void)state;
    a_line(TABLE_events, "person_no=1 occurred_on=2004-04-10 kind=death");
    assert_head_is_missing();
    worked_on = on("2004-04-09");
    work_to("notice2");
    assert_passed("notice2", "2004-04-08");
    worked_on = on("2004-05-20");
    the_household("household_id=000001 persons=1 amount=0 verdict=unclear reasons=head:missing");
    assert_head_is_missing();
}

static void until_it_is_reported_nobody_knows(void **state)
{
    (void)state;
    a_line(TABLE_events, "person_no=1 occurred_on=2004-04-10 reported_on=2004-04-21 kind=death");
    work_to("notice2");
    assert_passed("notice2", "2004-04-08");
}

/* Another's death, an earlier one, another event of the head. */
static void other_events_return_nothing(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "person_no=2 occurred_on=2004-04-10 kind=death",
        "person_no=1 occurred_on=2004-03-10 kind=death",
        "person_no=1 occurred_on=2004-04-10 kind=imprisoned",
        "occurred_on=2004-04-10 kind=death",
    };

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        good();
        a_line(TABLE_events, lines[i]);
        work_to("notice2");
        assert_passed("notice2", "2004-04-08");
    }
}

static void an_application_before_the_approval_is_decided(void **state)
{
    (void)state;
    nobody_yet();
    the_household(GOOD_HOUSEHOLD);
    row_of_march(OPENING);
    a_line(TABLE_applications, "opened_on=2004-01-05 kind=new");
    work_to("notice2");
    assert_continues();
}

/* Held back (缓发), it was on the roster later than last stopped. */
static void who_is_held_back_keeps_his_approval(void **state)
{
    (void)state;
    on_the_roster("household_id=000001 on_roster=no on_roster_since=2004-02 left_in=2003-05 "
                  "movement=suspended approved_on=2004-01-05 approved_persons=2 "
                  "approved_income=100 recheck_due=2004-07", GOOD_HOUSEHOLD);
    assert_continues();
    on_the_roster("household_id=000001 on_roster=no on_roster_since=2003-02 left_in=2004-03 "
                  "approved_on=2004-01-05 approved_persons=2 approved_income=100", GOOD_HOUSEHOLD);
    assert_int_equal(progress.state, STATE_NONE);
    assert_day(progress.approved_on, "");
}

static void without_application_and_roster_there_is_no_case(void **state)
{
    (void)state;
    nobody_yet();
    the_household(GOOD_HOUSEHOLD);
    work_to("notice2");
    assert_int_equal(progress.state, STATE_NONE);
    assert_text(progress.step, "");
    assert_words(&progress.waiting_for, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WAY(unchanged_it_keeps_its_approval),
        WAY(a_change_below_the_limit_is_none),
        WAY(changed_facts_wait_for_an_application),
        WAY(every_change_is_one_without_a_limit),
        WAY(the_limit_may_be_reckoned_from_the_household),
        WAY(a_recheck_is_due_in_its_month),
        WAY(the_month_in_which_it_showed_counts),
        WAY(an_opened_application_takes_its_way),
        WAY(a_case_whose_head_dies_is_returned),
        WAY(until_it_is_reported_nobody_knows),
        WAY(other_events_return_nothing),
        WAY(an_application_before_the_approval_is_decided),
        WAY(who_is_held_back_keeps_his_approval),
        WAY(without_application_and_roster_there_is_no_case),
    };

    return cmocka_run_group_tests_name("approval that continues", tests, make_folder,
                                       remove_folder);
}
