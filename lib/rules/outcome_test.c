#include "outcome.h"
#include "roster_test.h"

static struct outcome outcome_now(bool on_roster)
{
    struct facts facts = { .household = now.household.row, .arena = &now.arena };
    struct scope scope = { .facts = &facts, .member = NO_MEMBER };

    return outcome_of(&now.household, now.policy, now.worked, on_roster, &now.arena, &scope);
}

static void approved_in_march_is_in_force_in_april(void **state)
{
    (void)state;
    usual_rules();
    the_household(NEW "approved_on=2004-03-31");
    assert_true(outcome_now(false).passed);
    assert_true(outcome_now(false).in_force);
    the_household(NEW "approved_on=2004-04-01");
    assert_true(outcome_now(false).passed);
    assert_false(outcome_now(false).in_force);
}

static void an_approval_that_nobody_dated_is_old_for_who_is_on_the_roster(void **state)
{
    (void)state;
    usual_rules();
    the_household(NEW);
    assert_true(outcome_now(true).in_force);
    assert_false(outcome_now(false).in_force);
}

static void half_of_the_way_is_no_approval(void **state)
{
    (void)state;
    usual_rules();
    the_household(FACTS "step=community state=passed approved_on=2003-10-10");
    assert_false(outcome_now(true).passed);
    the_household(CONTINUING);
    assert_true(outcome_now(true).passed);
}

static void who_is_not_eligible_any_more_has_no_approval(void **state)
{
    (void)state;
    usual_rules();
    the_household("household_id=000001 month=2004-04 persons=1 income=200 verdict=ineligible "
                  "amount=0 step=district state=passed approved_on=2003-10-10");
    assert_false(outcome_now(true).passed);
}

static void refused_in_march_is_stopped_and_refused_in_april_is_not_yet(void **state)
{
    (void)state;
    usual_rules();
    the_household(REFUSED "step_on=2004-03-31");
    assert_true(outcome_now(true).refused);
    assert_false(outcome_now(true).refused_now);
    the_household(REFUSED "step_on=2004-04-01");
    assert_false(outcome_now(true).refused);
    assert_true(outcome_now(true).refused_now);
}

static void a_family_that_withdrew_was_refused_by_nobody(void **state)
{
    (void)state;
    usual_rules();
    the_household(REFUSED "step_on=2004-03-31 waiting_for=withdrawn");
    assert_true(outcome_now(true).withdrawn);
    the_household(REFUSED "step_on=2004-03-31");
    assert_false(outcome_now(true).withdrawn);
}

#define ABSENT "waiting_for=application:missing approved_on=2003-10-10 approved_persons=1 " \
               "state=waiting verdict=eligible "

static void who_changed_and_did_not_come_is_overdue_after_the_last_day(void **state)
{
    (void)state;
    usual_rules();
    the_household(ABSENT "persons=2 due_on=2004-04-19");
    assert_true(outcome_now(true).overdue);
    the_household(ABSENT "persons=2 due_on=2004-04-20");
    assert_false(outcome_now(true).overdue);
    the_household(ABSENT "persons=1 due_on=2004-04-19");
    assert_false(outcome_now(true).overdue);
}

static void a_change_of_a_few_yuan_may_be_none(void **state)
{
    (void)state;
    roster_rules_are("{\"starts\": \"month_after_approval\", \"cutoff_day\": 20, "
                     "\"while_reviewing\": \"previous\", \"ignore_change\": \"20\"}");
    the_household(ABSENT "persons=1 income=119.99 approved_income=100 due_on=2004-04-19");
    assert_false(outcome_now(true).overdue);
    the_household(ABSENT "persons=1 income=120 approved_income=100 due_on=2004-04-19");
    assert_true(outcome_now(true).overdue);
    the_household(ABSENT "persons=1 income=80 approved_income=100 due_on=2004-04-19");
    assert_true(outcome_now(true).overdue);
}

int main(void)
{
    const struct CMUnitTest approved[] = {
        CASE(approved_in_march_is_in_force_in_april),
        CASE(an_approval_that_nobody_dated_is_old_for_who_is_on_the_roster),
        CASE(half_of_the_way_is_no_approval),
        CASE(who_is_not_eligible_any_more_has_no_approval),
    };
    const struct CMUnitTest not_approved[] = {
        CASE(refused_in_march_is_stopped_and_refused_in_april_is_not_yet),
        CASE(a_family_that_withdrew_was_refused_by_nobody),
        CASE(who_changed_and_did_not_come_is_overdue_after_the_last_day),
        CASE(a_change_of_a_few_yuan_may_be_none),
    };

    return cmocka_run_group_tests_name("approved", approved, make_folder, remove_folder)
         + cmocka_run_group_tests_name("not approved", not_approved, make_folder, remove_folder);
}
