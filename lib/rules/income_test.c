#include "case_test.h"

/* The policy's section income with its kinds, and more keys of it. */
static void income_is(const char *more)
{
    struct buffer json = { 0 };

    buffer_string(&json, QUOTE({ "policy": "test", "standard": [{"per_person": "1000"}],
        "income": {"kinds": {"wage": {"group": "earned"}, "business": {"group": "earned"},
                             "pension": {}, "relief": {"count": "0"},
                             "rent": {"count": "80"}}));
    buffer_string(&json, *more ? ", " : "");
    buffer_string(&json, more);
    buffer_string(&json, "}}");
    policy_is(json.at);
    buffer_fini(&json);
}

static void a_kind_counts_as_far_as_the_policy_says(void **state)
{
    (void)state;
    income_is("");
    a_member("person_no=1 relation=head");
    an_income("person_no=1 kind=relief amount=300");
    an_income("person_no=1 kind=rent amount=100.01");
    assessed();
    /* 80 % of 100.01 is 80.008. */
    assert_column("gross_income", "400.01");
    assert_column("income", "80.01");
    assert_column("amount", "919.99");
}

static void other_kinds_count_when_the_policy_says_so(void **state)
{
    (void)state;
    income_is(QUOTE("other_kinds": "count",
                    "disregards": [{"code": "d", "per": "household", "of": ["earned"],
                                    "take": "1000"}]));
    a_member("person_no=1 relation=head");
    an_income("person_no=1 kind=lottery amount=30");
    an_income("person_no=1 kind=wage amount=30");
    assessed();
    /* Other kinds belong to no group: nothing is taken off them. */
    assert_column("gross_income", "60.00");
    assert_column("income", "30.00");
}

static void ignored_kinds_are_as_if_they_were_not_there(void **state)
{
    (void)state;
    income_is(QUOTE("other_kinds": "ignore"));
    a_member("person_no=1 relation=head");
    an_income("person_no=1 kind=lottery amount=30 verified=no");
    assessed();
    assert_column("gross_income", "0.00");
    assert_verdict("eligible", "1000.00", "");
}

static void imputed_income_lifts_the_kind(void **state)
{
    (void)state;
    income_is(QUOTE("imputed": [{"code": "able", "kind": "wage", "at_least": "360",
        "when": {"all": [{"field": "labour", "is": "able"}, {"lt": [{"field": "age"}, "50"]}]}}]));
    a_member("person_no=1 relation=head labour=able birth_date=1970-01-01");
    a_member("person_no=2 relation=spouse labour=able birth_date=1950-01-01");
    an_income("person_no=1 kind=wage amount=100");
    an_income("person_no=1 kind=pension amount=7");
    assessed();
    /* Gross is what the rows give; wages count as 360, and the pension beside them. */
    assert_column("gross_income", "107.00");
    assert_column("income", "367.00");
    an_income("person_no=1 kind=wage amount=300");
    assessed();
    assert_column("income", "407.00");
    assert_member(0, "countable_income", "407.00");
    assert_member(1, "countable_income", "0.00");
}

static void an_unknown_imputation_leaves_the_income_unknown(void **state)
{
    (void)state;
    income_is(QUOTE("imputed": [{"code": "able", "kind": "wage", "at_least": "360",
                                 "when": {"field": "labour", "is": "able"}}]));
    a_member("person_no=1 relation=head labour=none");
    a_member("person_no=2 relation=spouse");
    an_income("person_no=1 kind=wage amount=100");
    assessed();
    assert_verdict("unclear", "0.00", "unknown:labour");
    assert_column("gross_income", "100.00");
    assert_column("income", "");
    assert_column("income_per_head", "");
    assert_column("need", "2000.00");
    assert_member(0, "countable_income", "100.00");
    assert_member(1, "countable_income", "");
    assert_member(1, "reasons", "unknown:labour");
}

static void disregards_follow_one_another(void **state)
{
    (void)state;
    income_is(QUOTE("disregards": [
        {"code": "flat", "per": "member", "of": ["wage"], "take": "100"},
        {"code": "share", "per": "member", "of": ["earned"], "take_percent": "30"},
        {"code": "pool", "per": "household", "of": ["pension", "earned"], "take": "60"}]));
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=spouse");
    an_income("person_no=1 kind=wage amount=300");
    an_income("person_no=1 kind=business amount=50");
    an_income("person_no=2 kind=wage amount=80");
    an_income("person_no=2 kind=pension amount=40");
    assessed();
    /* 1: wage 300 - 100 = 200, less 30 % 140; business 50, less 30 % 35.
       2: wage 80 - 80 = 0; pension 40.
       Pool of 60: the pension's 40, then of wages first the head's 20. */
    assert_member(0, "countable_income", "155.00");
    assert_member(1, "countable_income", "0.00");
    assert_column("income", "155.00");
}

static void what_the_first_kind_cannot_absorb_goes_to_the_next(void **state)
{
    (void)state;
    income_is(QUOTE("disregards": [{"code": "flat", "per": "member",
                                    "of": ["pension", "earned", "wage"], "take": "100"}]));
    a_member("person_no=1 relation=head");
    an_income("person_no=1 kind=pension amount=20");
    an_income("person_no=1 kind=wage amount=50");
    an_income("person_no=1 kind=business amount=90");
    assessed();
    /* 20 of the pension, 50 of the wage, 30 of the business; wage, named twice, once. */
    assert_column("income", "60.00");
}

static void per_member_touches_only_what_has_a_person(void **state)
{
    (void)state;
    income_is(QUOTE("disregards": [{"code": "flat", "per": "member", "of": ["wage"],
                                    "take": "100"}]));
    a_member("person_no=1 relation=head");
    an_income("kind=wage amount=70");
    an_income("person_no=1 kind=wage amount=30");
    assessed();
    assert_column("income", "70.00");
}

static void a_pool_takes_first_what_has_no_person_then_by_number(void **state)
{
    (void)state;
    income_is(QUOTE("disregards": [{"code": "pool", "per": "household", "of": ["wage"],
                                    "take": "100"}]));
    a_member("person_no=3 relation=child");
    a_member("person_no=1 relation=head");
    an_income("person_no=3 kind=wage amount=50");
    an_income("person_no=1 kind=wage amount=50");
    an_income("kind=wage amount=30");
    assessed();
    /* 30 of nobody's, 50 of the first's, 20 of the third's; members are written by number. */
    assert_member(0, "person_no", "1");
    assert_member(0, "countable_income", "0.00");
    assert_member(1, "countable_income", "30.00");
    assert_column("income", "30.00");
}

static void a_negative_disregard_takes_nothing(void **state)
{
    (void)state;
    income_is(QUOTE("disregards": [
        {"code": "flat", "per": "member", "of": ["wage"], "take": {"subtract": ["10", "20"]}},
        {"code": "share", "per": "household", "of": ["wage"], "take_percent": "-50"}]));
    a_member("person_no=1 relation=head");
    an_income("person_no=1 kind=wage amount=100");
    assessed();
    assert_column("income", "100.00");
}

static void an_unknown_pool_leaves_open_what_it_might_take_from(void **state)
{
    (void)state;
    income_is(QUOTE("disregards": [{"code": "pool", "per": "household", "of": ["earned"],
                                    "take": {"field": "heating_fee"}}]));
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=spouse");
    an_income("person_no=1 kind=wage amount=300");
    an_income("person_no=2 kind=pension amount=40");
    assessed();
    assert_verdict("unclear", "0.00", "unknown:heating_fee");
    assert_column("income", "");
    assert_member(0, "countable_income", "");
    assert_member(0, "reasons", "unknown:heating_fee");
    assert_member(1, "countable_income", "40.00");
    assert_member(1, "reasons", "");
}

static void what_no_money_can_say_is_refused_beside_an_unknown_sum(void **state)
{
    (void)state;
    income_is(QUOTE("imputed": [
        {"code": "far", "kind": "wage", "when": {"field": "relation", "is": "head"},
         "at_least": {"multiply": ["9000000000000000", "9000"]}},
        {"code": "able", "kind": "wage", "when": {"field": "labour", "is": "able"},
         "at_least": "1"}]));
    a_member("person_no=1 relation=head labour=none");
    a_member("person_no=2 relation=spouse");
    assessed();
    assert_false(now.answered);
    assert_int_equal(now.message, MESSAGE_RULE_OVERFLOW);
}

static void deemed_income_is_the_households(void **state)
{
    (void)state;
    income_is(QUOTE("deemed": [
        {"code": "house", "add": {"percent": "1", "of": {"field": "floor_area"}},
         "when": {"field": "housing", "is": "owned"}},
        {"code": "less", "add": {"subtract": ["0", "5"]}}]));
    the_household("household_id=000001 housing=owned floor_area=250");
    a_member("person_no=1 relation=head");
    an_income("person_no=1 kind=wage amount=100");
    assessed();
    assert_column("income", "102.50");
    assert_column("gross_income", "100.00");
    assert_member(0, "countable_income", "100.00");
    the_household("household_id=000001 housing=none");
    assessed();
    assert_column("income", "100.00");
}

static void maintenance_is_what_is_due(void **state)
{
    (void)state;
    income_is(QUOTE("maintenance": [
        {"code": "court", "kind": "pension", "when": {"field": "court_amount", "present": true},
         "due": {"field": "court_amount"}},
        {"code": "share", "kind": "pension", "when": {"field": "court_amount", "present": false},
         "due": {"percent": "50", "of": {"subtract": [{"field": "income"},
            {"multiply": [{"field": "standard"}, {"field": "persons"}]}]}}}]));
    a_member("person_no=1 relation=head");
    a_supporter("person_no=1 name=甲 court_amount=80 income=5000 persons=1 standard=300");
    a_supporter("person_no=1 name=乙 income=1000 persons=3 standard=300");
    a_supporter("person_no=1 name=丙 income=800 persons=3 standard=300");
    a_supporter("person_no=4 name=丁 court_amount=500");
    assessed();
    /* 80 by the court; half of 1000 - 900; nothing of 800 - 900; the fourth is not there. */
    assert_column("gross_income", "0.00");
    assert_column("income", "130.00");
    assert_member(0, "countable_income", "130.00");
}

static void maintenance_comes_after_the_counted_shares(void **state)
{
    (void)state;
    income_is(QUOTE("maintenance": [{"code": "due", "kind": "relief", "due": "50"}],
                    "disregards": [{"code": "flat", "per": "member", "of": ["relief"],
                                    "take": "20"}]));
    a_member("person_no=1 relation=head");
    an_income("person_no=1 kind=relief amount=500");
    a_supporter("person_no=1 name=甲");
    assessed();
    /* Relief counts 0 %, what is due counts in full, and disregards come after it. */
    assert_column("income", "30.00");
}

static void an_unknown_supporter_leaves_the_case_unclear(void **state)
{
    (void)state;
    income_is(QUOTE("maintenance": [{"code": "due", "kind": "pension",
                                     "due": {"field": "income"}}]));
    a_member("person_no=1 relation=head");
    a_supporter("person_no=1 name=甲");
    assessed();
    assert_verdict("unclear", "0.00", "unknown:income");
    assert_column("income", "");
}

int main(void)
{
    const struct CMUnitTest income[] = {
        CASE(a_kind_counts_as_far_as_the_policy_says),
        CASE(other_kinds_count_when_the_policy_says_so),
        CASE(ignored_kinds_are_as_if_they_were_not_there),
        CASE(imputed_income_lifts_the_kind),
        CASE(an_unknown_imputation_leaves_the_income_unknown),
        CASE(disregards_follow_one_another),
        CASE(what_the_first_kind_cannot_absorb_goes_to_the_next),
        CASE(per_member_touches_only_what_has_a_person),
        CASE(a_pool_takes_first_what_has_no_person_then_by_number),
        CASE(a_negative_disregard_takes_nothing),
        CASE(an_unknown_pool_leaves_open_what_it_might_take_from),
        CASE(what_no_money_can_say_is_refused_beside_an_unknown_sum),
        CASE(deemed_income_is_the_households),
        CASE(maintenance_is_what_is_due),
        CASE(maintenance_comes_after_the_counted_shares),
        CASE(an_unknown_supporter_leaves_the_case_unclear),
    };

    return cmocka_run_group_tests_name("countable income", income, make_folder, remove_folder);
}
