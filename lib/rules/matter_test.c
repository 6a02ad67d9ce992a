#include "way_test.h"

static void opened(void)
{
    assert_answer(matter_open(&matter, &now.household, now.policy, worked_on, &now.arena));
}

static void assert_under_review(const char *opened_on)
{
    opened();
    if (!matter.application)
        assert_string_equal("", opened_on);
    else
        assert_text(matter.application->field[applications_opened_on], opened_on);
}

static void applications(const char *first, const char *second)
{
    nobody_yet();
    the_household(GOOD_HOUSEHOLD);
    a_line(TABLE_applications, first);
    if (*second)
        a_line(TABLE_applications, second);
}

static void the_latest_up_to_the_day_counts(void **state)
{
    (void)state;
    applications("opened_on=2004-04-01 kind=new", "opened_on=2004-03-01 kind=new");
    assert_under_review("2004-04-01");
    worked_on = on("2004-03-31");
    assert_under_review("2004-03-01");
    worked_on = on("2004-02-29");
    assert_under_review("");
}

static void what_was_opened_before_leaving_is_used_up(void **state)
{
    (void)state;
    applications("opened_on=2004-02-29 kind=new", "");
    row_of_march("household_id=000001 on_roster=no on_roster_since=2003-02 left_in=2004-02");
    assert_under_review("");
    matter_begin(&matter, &progress);
    assert_int_equal(progress.state, STATE_NONE);
    applications("opened_on=2004-03-01 kind=new", "");
    row_of_march("household_id=000001 on_roster=no on_roster_since=2003-02 left_in=2004-02");
    assert_under_review("2004-03-01");
}

/* Approved, but its last posting still ran when the roster was made. */
static void an_approval_that_was_not_whole_is_still_under_review(void **state)
{
    (void)state;
    applications("opened_on=2004-02-10 kind=change", "");
    row_of_march("household_id=000001 on_roster=yes state=waiting approval=new "
                 "approved_on=2004-03-10 persons=2 income=100");
    assert_under_review("2004-02-10");
    applications("opened_on=2004-02-10 kind=change", "");
    row_of_march("household_id=000001 on_roster=yes state=passed approval=new "
                 "approved_on=2004-03-10 persons=2 income=100");
    assert_under_review("");
}

static void withdrawn_by_who_is_not_on_the_roster_it_is_refused(void **state)
{
    (void)state;
    applications("opened_on=2004-03-20 kind=new withdrawn_on=2004-03-25", "");
    work_to("notice2");
    assert_refused("", "2004-03-25", "");
    assert_words(&progress.waiting_for, "withdrawn");
    worked_on = on("2004-03-24");
    work_to("community");
    assert_int_equal(progress.state, STATE_WAITING);
}

#define OPENING "household_id=000001 persons=2 income=100 amount=238 approved_on=2004-01-05 " \
                "recheck_due=2004-07"

static void withdrawn_by_a_family_on_the_roster_it_was_never_opened(void **state)
{
    (void)state;
    applications("opened_on=2004-03-20 kind=appeal withdrawn_on=2004-03-25", "");
    row_of_march(OPENING);
    assert_under_review("");
    work_to("notice2");
    assert_int_equal(progress.approval, APPROVAL_CONTINUING);
    /* What was open before it is open still. */
    applications("opened_on=2004-03-20 kind=appeal withdrawn_on=2004-03-25",
                 "opened_on=2004-03-10 kind=change");
    row_of_march(OPENING);
    assert_under_review("2004-03-10");
}

static void a_withdrawn_change_or_recheck_is_refused(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "opened_on=2004-03-20 kind=change withdrawn_on=2004-03-25",
        "opened_on=2004-03-20 kind=recheck withdrawn_on=2004-03-25",
    };

    for (size_t i = 0; i < 2; i++) {
        applications(lines[i], "");
        row_of_march(OPENING);
        work_to("notice2");
        assert_refused("", "2004-03-25", "");
        assert_words(&progress.waiting_for, "withdrawn");
        assert_day(progress.approved_on, "2004-01-05");
    }
}

static void the_earlier_of_deadline_and_days_is_due(void **state)
{
    (void)state;
    /* Opened on 20 March: 10 days for the community. */
    the_case(SECRETARY, "");
    work_to("community");
    assert_day(progress.due_on, "2004-03-30");
    good();
    /* Decided on the 25th: 5 days for the posting. */
    work_to("community");
    assert_day(progress.due_on, "2004-03-30");
    work_to("district");
    /* 2 April and 5 days. */
    assert_day(progress.due_on, "2004-04-07");
    /* Posted on the 12th, through the 17th: the deadline is 30 days after 20 March. */
    the_case(FIRST_POSTING, "step=notice1 posted_on=2004-04-12 persons=2 amount=238");
    work_to("notice1");
    assert_passed("notice1", "2004-04-17");
    assert_day(progress.due_on, "2004-04-19");
}

static void working_days_past_the_calendar_are_told(void **state)
{
    (void)state;
    policy_is(POLICY_HEAD QUOTE("steps": [{"step": "community", "kind": "decision",
        "decider": ["officer"], "days": 3, "count": "working"}],
        "calendar": {"weekend": ["sat", "sun"], "holidays": ["2003-01-01"]}}));
    applications("opened_on=2004-04-15 kind=new", "");
    work_to("community");
    /* Thursday; Friday, Monday, Tuesday. */
    assert_day(progress.due_on, "2004-04-20");
    assert_true(matter.beyond_calendar);
}

static void a_recheck_without_changed_facts_may_go_a_shorter_way(void **state)
{
    (void)state;
    policy_is(POLICY_HEAD "\"steps\": [" STEPS "], "
              "\"recheck\": [{\"class\": \"B\", \"months\": 6, \"way\": [\"subdistrict\", "
              "\"district\"]}]}");
    applications("opened_on=2004-03-20 kind=recheck", "");
    row_of_march(OPENING);
    opened();
    assert_int_equal(next_step(&matter, text_of("")), 2);
    assert_int_equal(next_step(&matter, text_of("subdistrict")), 3);
    assert_int_equal(next_step(&matter, text_of("district")), -1);
    assert_int_equal(last_decision(&matter), 3);
    a_line(TABLE_opinions, "step=subdistrict reviewer=孙 role=subdistrict_office vote=agree "
                           "persons=2 income=100 decided_on=2004-03-22 signed=yes");
    a_line(TABLE_opinions, "step=district reviewer=周 role=bureau vote=agree persons=2 "
                           "income=100 amount=238 decided_on=2004-04-02 signed=yes");
    work_to("notice2");
    assert_passed("district", "2004-04-02");
    assert_int_equal(progress.approval, APPROVAL_NEW);
    assert_int_equal(progress.recheck_due, 2004 * 12 + 9);
}

static void with_changed_facts_or_another_kind_it_goes_the_whole(void **state)
{
    (void)state;
    policy_is(POLICY_HEAD "\"steps\": [" STEPS "], "
              "\"recheck\": [{\"class\": \"B\", \"months\": 6, \"way\": [\"district\"]}]}");
    applications("opened_on=2004-03-20 kind=change", "");
    row_of_march(OPENING);
    opened();
    assert_int_equal(next_step(&matter, text_of("")), 0);
    applications("opened_on=2004-03-20 kind=recheck", "");
    row_of_march("household_id=000001 persons=1 income=100 amount=238 approved_on=2004-01-05");
    opened();
    assert_int_equal(next_step(&matter, text_of("")), 0);
}

static void a_step_waits_for_its_turn(void **state)
{
    (void)state;
    opened();
    matter_begin(&matter, &progress);
    assert_true(is_turn(&matter, &progress, 0));
    assert_false(is_turn(&matter, &progress, 1));
    progress.step = text_of("notice1");
    assert_true(is_turn(&matter, &progress, 2));
    assert_false(is_turn(&matter, &progress, 1));
    progress.state = STATE_RETURNED;
    assert_false(is_turn(&matter, &progress, 2));
    progress.state = STATE_REFUSED;
    assert_false(is_turn(&matter, &progress, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WAY(the_latest_up_to_the_day_counts),
        WAY(what_was_opened_before_leaving_is_used_up),
        WAY(an_approval_that_was_not_whole_is_still_under_review),
        WAY(withdrawn_by_who_is_not_on_the_roster_it_is_refused),
        WAY(withdrawn_by_a_family_on_the_roster_it_was_never_opened),
        WAY(a_withdrawn_change_or_recheck_is_refused),
        WAY(the_earlier_of_deadline_and_days_is_due),
        WAY(working_days_past_the_calendar_are_told),
        WAY(a_recheck_without_changed_facts_may_go_a_shorter_way),
        WAY(with_changed_facts_or_another_kind_it_goes_the_whole),
        WAY(a_step_waits_for_its_turn),
    };

    return cmocka_run_group_tests_name("the way of a case", tests, make_folder, remove_folder);
}
