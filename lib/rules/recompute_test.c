#include "case_test.h"
#include "recompute.h"

static const struct row *assessed_today, *frozen, *latest;

static const struct row *stream_row(const char *columns)
{
    return case_row(schema_of(TABLE_stream), columns);
}

static int the_rules(void **state)
{
    int status = case_begin(state);

    rules_are("\"roster\": {\"starts\": \"month_after_approval\"}");
    latest = NULL;
    return status;
}
#define MONTH_CASE(test) cmocka_unit_test_setup_teardown(test, the_rules, case_end)

static void assert_owed(fen expected)
{
    assert_int_equal(recompute_payable(assessed_today, frozen, latest, now.policy, now.worked),
                     expected);
}

#define ON "on_roster=yes on_roster_since=2004-01 verdict=eligible approved_persons=2 " \
           "approved_income=100 approved_on=2003-12-10 "

static void the_same_assessment_is_paid_the_same(void **state)
{
    (void)state;
    /* 169 was paid while a change to 80 was reviewed: so it stays. */
    frozen = stream_row(ON "amount=80 payable=169");
    assessed_today = stream_row("verdict=eligible amount=80 persons=2 income=100");
    assert_owed(16900);
}

static void less_is_recovered(void **state)
{
    (void)state;
    frozen = stream_row(ON "amount=238 payable=238");
    assessed_today = stream_row("verdict=eligible amount=38 persons=2 income=300");
    assert_owed(3800);
    assessed_today = stream_row("verdict=ineligible amount=0 persons=2 income=900");
    assert_owed(0);
}

static void more_is_owed_when_the_facts_are_those_approved(void **state)
{
    (void)state;
    frozen = stream_row(ON "amount=138 payable=138");
    assessed_today = stream_row("verdict=eligible amount=238 persons=2 income=100");
    assert_owed(23800);
}

static void nothing_is_owed_for_the_time_before_an_approval(void **state)
{
    (void)state;
    /* An income that fell in the month and was told of later. */
    frozen = stream_row(ON "amount=138 payable=138");
    assessed_today = stream_row("verdict=eligible amount=238 persons=2 income=0");
    assert_owed(13800);
}

static void what_is_unclear_stays(void **state)
{
    (void)state;
    frozen = stream_row(ON "amount=138 payable=138");
    assessed_today = stream_row("verdict=unclear amount=0 persons=2");
    assert_owed(13800);
}

static void off_the_roster_nothing_is_owed(void **state)
{
    (void)state;
    frozen = stream_row("on_roster=no verdict=eligible amount=138 payable=0");
    assessed_today = stream_row("verdict=eligible amount=138 persons=2 income=100");
    assert_owed(0);
    frozen = stream_row("on_roster=no on_roster_since=2003-05 left_in=2004-02 amount=138 "
                        "verdict=eligible payable=0");
    assert_owed(0);
}

static void a_phasing_out_stays(void **state)
{
    (void)state;
    frozen = stream_row(ON "amount=0 payable=84.50 phase_out=job phase_out_month=1 "
                           "phase_out_base=169");
    assessed_today = stream_row("verdict=ineligible amount=0 persons=2 income=900");
    assert_owed(8450);
}

static void what_was_held_back_is_owed_when_benefit_went_on(void **state)
{
    (void)state;
    frozen = stream_row("on_roster=no on_roster_since=2004-01 verdict=eligible amount=138 "
                        "payable=0 movement=suspended approved_persons=2 approved_income=100 "
                        "approved_on=2003-12-10");
    assessed_today = stream_row("verdict=eligible amount=138 persons=2 income=100");
    assert_owed(0);
    latest = stream_row("on_roster=yes approved_on=2003-12-10 payable=138");
    assert_owed(13800);
    /* Not under a new approval. */
    latest = stream_row("on_roster=yes approved_on=2004-04-20 payable=138");
    assert_owed(0);
    latest = stream_row("on_roster=no approved_on=2003-12-10");
    assert_owed(0);
}

int main(void)
{
    const struct CMUnitTest recompute[] = {
        MONTH_CASE(the_same_assessment_is_paid_the_same),
        MONTH_CASE(less_is_recovered),
        MONTH_CASE(more_is_owed_when_the_facts_are_those_approved),
        MONTH_CASE(nothing_is_owed_for_the_time_before_an_approval),
        MONTH_CASE(what_is_unclear_stays),
        MONTH_CASE(off_the_roster_nothing_is_owed),
        MONTH_CASE(a_phasing_out_stays),
        MONTH_CASE(what_was_held_back_is_owed_when_benefit_went_on),
    };

    return cmocka_run_group_tests_name("closed months", recompute, make_folder, remove_folder);
}
