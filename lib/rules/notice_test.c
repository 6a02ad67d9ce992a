#include "way_test.h"

static void what_is_posted_in_full_passes(void **state)
{
    (void)state;
    work_to("notice1");
    /* Posted on 26 March for 5 days: open through the 31st. */
    assert_passed("notice1", "2004-03-31");
    assert_false(to_post);
    assert_day(progress.open_until, "");
    /* The subdistrict has 3 days from then. */
    assert_day(progress.due_on, "2004-04-03");
}

static void each_reason_to_hold_it_by_itself(void **state)
{
    (void)state;
    static const struct gate gates[] = {
        { "posting", FIRST_POSTING, "" },
        { "posting", FIRST_POSTING, "step=notice2 posted_on=2004-03-26 persons=2 amount=238" },
        /* Before the community had decided on the 25th. */
        { "posting", FIRST_POSTING, "step=notice1 posted_on=2004-03-24 persons=2 amount=238" },
        /* After the day worked for. */
        { "posting", SECOND_POSTING, "step=notice2 posted_on=2004-04-21 persons=2 amount=238" },
        { "notice", SECOND_POSTING, "step=notice2 posted_on=2004-04-15 persons=2 amount=238" },
        { "posting:changed", SECOND_POSTING, "step=notice2 posted_on=2004-04-03 persons=3 "
                                             "amount=238" },
        { "posting:changed", SECOND_POSTING, "step=notice2 posted_on=2004-04-03 amount=238" },
        { "posting:changed", SECOND_POSTING, "step=notice2 posted_on=2004-04-03 persons=2 "
                                             "amount=237.99" },
        { "posting:changed", SECOND_POSTING, "step=notice2 posted_on=2004-04-03 persons=2" },
        { "posting:changed", FIRST_POSTING, "step=notice1 posted_on=2004-03-26 persons=3 "
                                            "amount=238" },
        { "posting:short", FIRST_POSTING, "step=notice1 posted_on=2004-03-26 persons=2 "
                                          "amount=238 taken_down_on=2004-03-30" },
    };

    assert_gates(gates, sizeof gates / sizeof *gates);
}

static void what_was_posted_last_month_may_differ_in_its_amount(void **state)
{
    (void)state;
    the_case(FIRST_POSTING, "step=notice1 posted_on=2004-03-26 persons=2 amount=200");
    work_to("notice1");
    assert_passed("notice1", "2004-03-31");
}

static void taken_down_on_its_last_day_it_was_up_in_full(void **state)
{
    (void)state;
    the_case(FIRST_POSTING, "step=notice1 posted_on=2004-03-26 persons=2 "
                            "taken_down_on=2004-03-31");
    work_to("notice1");
    assert_passed("notice1", "2004-03-31");
}

static void it_is_open_through_its_last_day(void **state)
{
    (void)state;
    worked_on = on("2004-03-31");
    work_to("notice1");
    assert_waits("community", "notice");
    assert_day(progress.open_until, "2004-03-31");
    assert_false(to_post);
    worked_on = on("2004-04-01");
    work_to("notice1");
    assert_passed("notice1", "2004-03-31");
}

static void what_is_not_up_is_to_be_posted(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "", "step=notice1 posted_on=2004-03-26 persons=3",
        "step=notice1 posted_on=2004-03-26 persons=2 taken_down_on=2004-03-27",
    };

    for (size_t i = 0; i < 3; i++) {
        the_case(FIRST_POSTING, lines[i]);
        work_to("notice1");
        assert_true(to_post);
        assert_int_equal(progress.state, STATE_WAITING);
        assert_text(progress.step, "community");
        /* The community decided on the 25th; 5 days from then. */
        assert_day(progress.due_on, "2004-03-30");
    }
}

static void of_several_the_first_that_was_up_in_full_counts(void **state)
{
    (void)state;
    the_case(FIRST_POSTING, "step=notice1 posted_on=2004-04-08 persons=2 amount=238");
    a_line(TABLE_postings, "step=notice1 posted_on=2004-03-25 persons=2 "
                           "taken_down_on=2004-03-27");
    a_line(TABLE_postings, "step=notice1 posted_on=2004-03-28 persons=3");
    a_line(TABLE_postings, "step=notice1 posted_on=2004-04-01 persons=2 amount=238");
    a_line(TABLE_postings, "step=notice1 posted_on=2004-04-19 persons=2 amount=1");
    work_to("notice1");
    assert_passed("notice1", "2004-04-06");
}

static void a_changed_posting_is_put_right_by_another(void **state)
{
    (void)state;
    the_case(SECOND_POSTING, "step=notice2 posted_on=2004-04-03 persons=3 amount=238");
    a_line(TABLE_postings, "step=notice2 posted_on=2004-04-16 persons=2 amount=238");
    work_to("notice2");
    assert_waits("district", "notice");
    assert_day(progress.open_until, "2004-04-21");
    assert_int_equal(progress.approval, APPROVAL_NEW);
}

static void an_open_objection_holds_this_posting(void **state)
{
    (void)state;
    a_line(TABLE_objections, "step=notice1 raised_on=2004-03-28 outcome=open");
    work_to("notice1");
    assert_waits("community", "objection:open");
    assert_false(to_post);
}

static void an_objection_of_another_posting_does_not_hold_it(void **state)
{
    (void)state;
    a_line(TABLE_objections, "step=notice2 raised_on=2004-04-05 outcome=open");
    work_to("notice1");
    assert_passed("notice1", "2004-03-31");
    work_to("notice2");
    assert_waits("district", "objection:open");
}

static void without_a_step_it_holds_every_posting(void **state)
{
    (void)state;
    a_line(TABLE_objections, "raised_on=2004-03-28 outcome=open");
    work_to("notice1");
    assert_waits("community", "objection:open");
}

static void one_of_an_earlier_application_does_not_count(void **state)
{
    (void)state;
    a_line(TABLE_objections, "raised_on=2004-03-19 outcome=open");
    work_to("notice2");
    assert_passed("notice2", "2004-04-08");
}

static void a_dismissed_objection_holds_until_it_is_answered(void **state)
{
    (void)state;
    a_line(TABLE_objections, "step=notice1 raised_on=2004-03-28 outcome=dismissed "
                             "answered_on=2004-04-10");
    work_to("notice1");
    assert_passed("notice1", "2004-03-31");
    worked_on = on("2004-04-09");
    work_to("notice1");
    assert_waits("community", "objection:open");
}

/* Raised after the posting and before the day: only who is not on the roster is held. */
static void a_late_objection_holds_who_is_not_on_the_roster(void **state)
{
    (void)state;
    a_line(TABLE_objections, "step=notice2 raised_on=2004-04-19 outcome=open");
    work_to("notice2");
    assert_waits("district", "objection:open");
    row_of_march("household_id=000001 persons=1 income=0 amount=169 approved_on=2004-01-05");
    work_to("notice2");
    assert_passed("notice2", "2004-04-08");
    good();
    a_line(TABLE_objections, "step=notice2 raised_on=2004-04-20 outcome=open");
    work_to("notice2");
    assert_passed("notice2", "2004-04-08");
}

/* The second posting is up through 8 April. */
static void one_of_the_last_day_holds_also_who_is_on_the_roster(void **state)
{
    (void)state;
    row_of_march("household_id=000001 persons=1 income=0 amount=169 approved_on=2004-01-05");
    a_line(TABLE_objections, "step=notice2 raised_on=2004-04-08 outcome=open");
    work_to("notice2");
    assert_waits("district", "objection:open");
}

static void an_objection_and_a_missing_posting_are_both_named(void **state)
{
    (void)state;
    the_case(FIRST_POSTING, "");
    a_line(TABLE_objections, "raised_on=2004-03-28 outcome=open");
    work_to("notice1");
    assert_waits("community", "objection:open;posting");
    assert_true(to_post);
}

static void upheld(void)
{
    a_line(TABLE_objections, "step=notice1 raised_on=2004-03-28 outcome=upheld "
                             "answered_on=2004-04-05");
}

static void an_upheld_objection_returns_it(void **state)
{
    (void)state;
    upheld();
    work_to("notice2");
    assert_int_equal(progress.state, STATE_RETURNED);
    assert_text(progress.step, "community");
    assert_words(&progress.waiting_for, "");
    worked_on = on("2004-04-04");
    work_to("notice1");
    assert_waits("community", "objection:open");
}

static void again(const char *reviewer, const char *role, const char *day_of_it)
{
    char line[200];

    snprintf(line, sizeof line, "step=community reviewer=%s role=%s vote=agree persons=2 "
             "income=100 amount=238 decided_on=%s signed=yes", reviewer, role, day_of_it);
    a_line(TABLE_opinions, arena_copy(&now.arena, line, strlen(line) + 1));
}

static void all_again(const char *day_of_it)
{
    again("王", "secretary", day_of_it);
    again("李", "director", day_of_it);
    again("赵", "resident", day_of_it);
    again("钱", "resident", day_of_it);
}

/* After the answer, not on its day. */
static void a_decision_of_the_day_of_the_answer_is_none_again(void **state)
{
    (void)state;
    upheld();
    all_again("2004-04-05");
    work_to("notice1");
    assert_int_equal(progress.state, STATE_RETURNED);
}

static void returned_it_goes_on_when_the_decision_is_made_again(void **state)
{
    (void)state;
    upheld();
    again("王", "secretary", "2004-04-06");
    again("李", "director", "2004-04-06");
    again("赵", "resident", "2004-04-06");
    work_to("notice1");
    /* One is missing: the panel has not decided again. */
    assert_int_equal(progress.state, STATE_RETURNED);
    assert_day(progress.step_on, "2004-03-25");
    again("钱", "resident", "2004-04-06");
    work_to("notice1");
    assert_waits("community", "posting");
    assert_day(progress.step_on, "2004-04-06");
    a_line(TABLE_postings, "step=notice1 posted_on=2004-04-07 persons=2 amount=238");
    work_to("notice1");
    assert_passed("notice1", "2004-04-12");
    /* What the subdistrict thought before is too early now. */
    work_to("subdistrict");
    assert_waits("notice1", "opinion:early");
}

static void a_new_application_begins_again(void **state)
{
    (void)state;
    upheld();
    a_line(TABLE_applications, "opened_on=2004-04-10 kind=new");
    worked_on = on("2004-04-11");
    work_to("notice2");
    assert_int_equal(progress.state, STATE_WAITING);
    assert_text(progress.step, "");
}

static void a_closed_last_day_moves_where_the_policy_says_so(void **state)
{
    (void)state;
    policy_is(POLICY_HEAD QUOTE("steps": [
        {"step": "community", "kind": "decision", "decider": ["officer"]},
        {"step": "notice1", "kind": "notice", "days": 5, "extend": true}],
        "calendar": {"weekend": ["sat", "sun"], "holidays": ["2004-04-05"]}}));
    nobody_yet();
    the_household(GOOD_HOUSEHOLD);
    a_line(TABLE_applications, "opened_on=2004-03-20 kind=new");
    a_line(TABLE_opinions, "step=community reviewer=王 role=officer vote=agree "
                           "decided_on=2004-03-25 signed=yes");
    /* 29 March and 5 days: Saturday, Sunday, a holiday; Tuesday 6 April. */
    a_line(TABLE_postings, "step=notice1 posted_on=2004-03-29 persons=2 amount=238");
    work_to("notice1");
    assert_passed("notice1", "2004-04-06");
    assert_false(matter.beyond_calendar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WAY(what_is_posted_in_full_passes),
        WAY(each_reason_to_hold_it_by_itself),
        WAY(what_was_posted_last_month_may_differ_in_its_amount),
        WAY(taken_down_on_its_last_day_it_was_up_in_full),
        WAY(it_is_open_through_its_last_day),
        WAY(what_is_not_up_is_to_be_posted),
        WAY(of_several_the_first_that_was_up_in_full_counts),
        WAY(a_changed_posting_is_put_right_by_another),
        WAY(an_open_objection_holds_this_posting),
        WAY(an_objection_of_another_posting_does_not_hold_it),
        WAY(without_a_step_it_holds_every_posting),
        WAY(one_of_an_earlier_application_does_not_count),
        WAY(a_dismissed_objection_holds_until_it_is_answered),
        WAY(a_late_objection_holds_who_is_not_on_the_roster),
        WAY(one_of_the_last_day_holds_also_who_is_on_the_roster),
        WAY(an_objection_and_a_missing_posting_are_both_named),
        WAY(an_upheld_objection_returns_it),
        WAY(a_decision_of_the_day_of_the_answer_is_none_again),
        WAY(returned_it_goes_on_when_the_decision_is_made_again),
        WAY(a_new_application_begins_again),
        WAY(a_closed_last_day_moves_where_the_policy_says_so),
    };

    return cmocka_run_group_tests_name("notice", tests, make_folder, remove_folder);
}
