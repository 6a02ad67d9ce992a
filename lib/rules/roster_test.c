#include "roster_test.h"

static void approved_last_month_is_paid_from_this_month(void **state)
{
    (void)state;
    usual_rules();
    the_household(NEW "step_on=2004-03-31 approved_on=2004-03-31");
    enter();
    assert_moved("yes", "new", "169.00", "approved");
    assert_entry("previous_amount", "0.00");
    assert_entry("on_roster_since", "2004-04");
    assert_entry("left_in", "");
}

static void approved_this_month_begins_next_month(void **state)
{
    (void)state;
    usual_rules();
    the_household(NEW "step_on=2004-04-01 approved_on=2004-04-01");
    enter();
    assert_moved("no", "", "0.00", "approved:later");
    assert_entry("on_roster_since", "");
}

static void where_the_policy_says_so_it_begins_at_once_up_to_the_cutoff(void **state)
{
    (void)state;
    roster_rules_are("{\"starts\": \"month_of_approval\", \"cutoff_day\": 20}");
    the_household(NEW "step_on=2004-04-20 approved_on=2004-04-20");
    enter();
    assert_moved("yes", "new", "169.00", "approved");
    the_household(NEW "step_on=2004-04-21 approved_on=2004-04-21");
    enter();
    assert_moved("no", "", "0.00", "approved:later");
}

static void a_step_that_is_missing_keeps_it_out(void **state)
{
    (void)state;
    usual_rules();
    the_household(FACTS "step=community state=passed step_on=2004-03-10");
    enter();
    assert_moved("no", "", "0.00", "");
    the_household(FACTS "step=community state=waiting waiting_for=opinion:missing");
    enter();
    assert_moved("no", "", "0.00", "");
}

static void who_was_never_there_and_never_asked_has_no_movement(void **state)
{
    (void)state;
    usual_rules();
    the_household(FACTS "state=none");
    enter();
    assert_moved("no", "", "0.00", "");
    assert_entry("previous_amount", "0.00");
}

static void an_approval_that_continues_pays_what_is_assessed_this_month(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST);
    the_household(CONTINUING);
    enter();
    assert_moved("yes", "unchanged", "169.00", "");
    assert_entry("on_roster_since", "2003-11");
    the_household(CONTINUING "supplement=11 supplement_detail=raise_2004=11.00 amount=180");
    enter();
    assert_moved("yes", "raised", "180.00", "raise_2004");
    assert_entry("previous_amount", "169.00");
}

static void an_opening_roster_counts_as_on_it(void **state)
{
    (void)state;
    usual_rules();
    last_month("household_id=000001 persons=1 income=20 amount=149 approved_on=2003-10-10");
    the_household(CONTINUING);
    enter();
    assert_moved("yes", "raised", "169.00", "changed:income");
    assert_entry("previous_amount", "149.00");
    assert_entry("on_roster_since", "2003-11");
}

static void changed_facts_in_review_are_paid_as_last_month(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST);
    the_household(WAITING "income=100 amount=69 waiting_for=panel:police");
    enter();
    assert_moved("yes", "unchanged", "169.00", "reviewing");
}

static void or_the_smaller_of_both(void **state)
{
    (void)state;
    roster_rules_are("{\"cutoff_day\": 20, \"while_reviewing\": \"smaller\"}");
    last_month(LAST);
    the_household(WAITING "income=100 amount=69 waiting_for=panel:police");
    enter();
    assert_moved("yes", "lowered", "69.00", "changed:income;reviewing");
    the_household(WAITING "persons=2 amount=338 waiting_for=panel:police");
    enter();
    assert_moved("yes", "unchanged", "169.00", "reviewing");
}

static void an_unclear_amount_is_not_a_smaller_one(void **state)
{
    (void)state;
    roster_rules_are("{\"cutoff_day\": 20, \"while_reviewing\": \"smaller\"}");
    last_month(LAST);
    the_household(WAITING "verdict=unclear amount=0 waiting_for=assess:unclear");
    enter();
    assert_moved("yes", "unchanged", "169.00", "reviewing");
}

static void or_held_back_until_decided(void **state)
{
    (void)state;
    roster_rules_are("{\"cutoff_day\": 20, \"while_reviewing\": \"hold\"}");
    last_month(LAST);
    the_household(WAITING "income=100 amount=69 waiting_for=panel:police");
    enter();
    assert_moved("no", "suspended", "0.00", "reviewing");
    assert_entry("previous_amount", "169.00");
    assert_entry("on_roster_since", "2003-11");
    assert_entry("left_in", "");
}

static void who_is_held_back_stays_so_until_approved_and_is_then_resumed(void **state)
{
    (void)state;
    usual_rules();
    last_month("household_id=000001 persons=1 amount=69 payable=0 on_roster=no "
               "movement=suspended on_roster_since=2003-11 approved_on=2003-10-10");
    the_household(WAITING "waiting_for=panel:police");
    enter();
    assert_moved("no", "", "0.00", "reviewing");
    assert_entry("left_in", "");
    the_household(NEW "step_on=2004-03-10 approved_on=2004-03-10");
    enter();
    assert_moved("yes", "resumed", "169.00", "approved");
    assert_entry("on_roster_since", "2003-11");
}

/* Of an approval that no opening roster dated; what is needed for the arrears stays in the row. */
static void who_was_held_back_by_a_duty_goes_on_by_his_old_approval(void **state)
{
    (void)state;
    usual_rules();
    last_month("household_id=000001 persons=1 amount=169 payable=0 on_roster=no "
               "movement=suspended on_roster_since=2003-11");
    the_household(FACTS "step=district state=passed approval=continuing");
    enter();
    assert_moved("yes", "resumed", "169.00", "hold:ended");
    assert_entry("on_roster_since", "2003-11");
}

static void a_change_without_application_past_its_day_is_paid_the_smaller(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST);
    the_household(WAITING "income=100 amount=69 waiting_for=application:missing "
                          "due_on=2004-04-20");
    enter();
    assert_moved("yes", "unchanged", "169.00", "reviewing");
    the_household(WAITING "income=100 amount=69 waiting_for=application:missing "
                          "due_on=2004-03-31");
    enter();
    assert_moved("yes", "lowered", "69.00", "application:overdue;changed:income;reviewing");
}

static void a_recheck_that_nobody_came_for_changes_no_facts(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST);
    the_household(WAITING "amount=180 waiting_for=application:missing due_on=2004-03-31 "
                          "recheck_due=2004-03");
    enter();
    assert_moved("yes", "unchanged", "169.00", "recheck:overdue;reviewing");
}

/* 5 yuan more are no change where the policy ignores less than 10. */
static void a_small_change_is_none_past_the_day_of_the_recheck(void **state)
{
    (void)state;
    roster_rules_are("{\"cutoff_day\": 20, \"ignore_change\": \"10\"}");
    last_month(LAST);
    the_household(WAITING "income=5 amount=164 waiting_for=application:missing "
                          "due_on=2004-03-31 recheck_due=2004-03");
    enter();
    assert_moved("yes", "unchanged", "169.00", "recheck:overdue;reviewing");
    the_household(WAITING "income=10 amount=159 waiting_for=application:missing "
                          "due_on=2004-03-31 recheck_due=2004-03");
    enter();
    assert_moved("yes", "lowered", "159.00",
                 "application:overdue;changed:income;recheck:overdue;reviewing");
}

/* A tenth of the standards together, 16.90, is no change. */
static void what_change_is_small_may_depend_on_the_household(void **state)
{
    (void)state;
    roster_rules_are("{\"cutoff_day\": 20, \"ignore_change\": {\"percent\": \"10\", \"of\": "
                     "{\"field\": \"need\"}}}");
    last_month(LAST);
    a_member("person_no=1 relation=head");
    the_household(WAITING "income=16 amount=153 need=169 waiting_for=application:missing "
                          "due_on=2004-03-31");
    enter();
    assert_moved("yes", "unchanged", "169.00", "reviewing");
    the_household(WAITING "income=17 amount=152 need=169 waiting_for=application:missing "
                          "due_on=2004-03-31");
    enter();
    assert_moved("yes", "lowered", "152.00", "application:overdue;changed:income;reviewing");
}

static void a_recheck_is_overdue_from_the_month_after(void **state)
{
    (void)state;
    roster_rules_are("{\"cutoff_day\": 20, \"overdue_recheck\": \"hold\"}");
    last_month(LAST);
    the_household(WAITING "waiting_for=application:missing recheck_due=2004-04");
    enter();
    assert_moved("yes", "unchanged", "169.00", "reviewing");
    the_household(WAITING "waiting_for=application:missing recheck_due=2004-03");
    enter();
    assert_moved("no", "suspended", "0.00", "recheck:overdue;reviewing");
}

static void a_changed_approval_of_this_month_begins_next_month(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST);
    the_household(NEW "persons=2 amount=338 step_on=2004-04-12 approved_on=2004-04-12");
    enter();
    assert_moved("yes", "unchanged", "169.00", "approved:later");
}

static void whatever_rises_or_falls_has_a_reason(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST "need=169 method=differential");
    the_household(CONTINUING "need=180 method=differential amount=180");
    enter();
    assert_moved("yes", "raised", "180.00", "changed:need");
    the_household(CONTINUING "need=169 method=full amount=170");
    enter();
    assert_moved("yes", "raised", "170.00", "changed:method");
    the_household(CONTINUING "need=169 method=differential amount=168");
    enter();
    assert_moved("yes", "lowered", "168.00", "changed:amount");
    /* Approved in March: in force since this month. */
    the_household(CONTINUING "need=169 method=differential amount=168 approved_on=2004-03-01");
    enter();
    assert_moved("yes", "lowered", "168.00", "approved");
}

static void refused_last_month_is_stopped_with_its_reasons(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST);
    the_household(REFUSED "step_on=2004-03-31");
    enter();
    assert_moved("no", "stopped", "0.00", "income;refused");
    assert_entry("left_in", "2004-04");
    assert_entry("previous_amount", "169.00");
}

static void refused_this_month_is_stopped_next_month(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST);
    the_household(REFUSED "step_on=2004-04-01");
    enter();
    assert_moved("yes", "unchanged", "169.00", "refused");
}

static void a_change_that_was_withdrawn_is_stopped_too(void **state)
{
    (void)state;
    usual_rules();
    last_month(LAST);
    the_household(REFUSED "waiting_for=withdrawn step_on=2004-03-15");
    enter();
    assert_moved("no", "stopped", "0.00", "income;withdrawn");
}

static void who_has_left_comes_back_only_by_a_later_approval(void **state)
{
    (void)state;
    usual_rules();
    last_month("household_id=000001 persons=1 amount=169 payable=0 on_roster=no "
               "on_roster_since=2003-11 left_in=2004-02 approved_on=2003-10-10");
    the_household(NEW "step_on=2004-02-29 approved_on=2004-02-29");
    enter();
    assert_moved("no", "", "0.00", "");
    assert_entry("left_in", "2004-02");
    the_household(NEW "step_on=2004-03-01 approved_on=2004-03-01");
    enter();
    assert_moved("yes", "new", "169.00", "approved");
    assert_entry("on_roster_since", "2004-04");
    assert_entry("left_in", "2004-02");
}

static void eligible_with_nothing_to_pay_is_on_the_roster(void **state)
{
    (void)state;
    usual_rules();
    the_household(NEW "amount=0 base_amount=0 step_on=2004-03-31 approved_on=2004-03-31");
    enter();
    assert_moved("yes", "new", "0.00", "approved");
}

static void a_recheck_may_go_a_shorter_way(void **state)
{
    (void)state;
    rules_are(STEPS "\"recheck\": [{\"class\": \"A\", \"months\": 12, \"way\": "
              "[\"community\"]}], \"roster\": {\"cutoff_day\": 20}");
    the_household(FACTS "recheck=A step=community state=passed approval=new amount=180 "
                        "step_on=2004-03-10 approved_on=2004-03-10");
    enter();
    assert_moved("no", "", "0.00", "");
    last_month(LAST);
    enter();
    assert_moved("yes", "raised", "180.00", "approved");
}

int main(void)
{
    const struct CMUnitTest coming_in[] = {
        CASE(approved_last_month_is_paid_from_this_month),
        CASE(approved_this_month_begins_next_month),
        CASE(where_the_policy_says_so_it_begins_at_once_up_to_the_cutoff),
        CASE(a_step_that_is_missing_keeps_it_out),
        CASE(who_was_never_there_and_never_asked_has_no_movement),
        CASE(who_has_left_comes_back_only_by_a_later_approval),
        CASE(eligible_with_nothing_to_pay_is_on_the_roster),
    };
    const struct CMUnitTest staying[] = {
        CASE(an_approval_that_continues_pays_what_is_assessed_this_month),
        CASE(an_opening_roster_counts_as_on_it),
        CASE(changed_facts_in_review_are_paid_as_last_month),
        CASE(or_the_smaller_of_both),
        CASE(an_unclear_amount_is_not_a_smaller_one),
        CASE(or_held_back_until_decided),
        CASE(who_is_held_back_stays_so_until_approved_and_is_then_resumed),
        CASE(who_was_held_back_by_a_duty_goes_on_by_his_old_approval),
        CASE(whatever_rises_or_falls_has_a_reason),
        CASE(a_change_without_application_past_its_day_is_paid_the_smaller),
        CASE(a_recheck_that_nobody_came_for_changes_no_facts),
        CASE(a_small_change_is_none_past_the_day_of_the_recheck),
        CASE(what_change_is_small_may_depend_on_the_household),
        CASE(a_recheck_is_overdue_from_the_month_after),
        CASE(a_changed_approval_of_this_month_begins_next_month),
        CASE(a_recheck_may_go_a_shorter_way),
    };
    const struct CMUnitTest going_out[] = {
        CASE(refused_last_month_is_stopped_with_its_reasons),
        CASE(refused_this_month_is_stopped_next_month),
        CASE(a_change_that_was_withdrawn_is_stopped_too),
    };

    return cmocka_run_group_tests_name("coming in", coming_in, make_folder, remove_folder)
         + cmocka_run_group_tests_name("staying", staying, make_folder, remove_folder)
         + cmocka_run_group_tests_name("going out", going_out, make_folder, remove_folder);
}
