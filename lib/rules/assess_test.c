#include "case_test.h"

static void below_the_standard_is_entitled_to_the_difference(void **state)
{
    (void)state;
    rules_are("");
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=spouse");
    a_member("person_no=3 relation=child");
    an_income("person_no=1 kind=wage amount=280");
    an_income("kind=pension amount=57.50");
    assessed();
    /* 3 x 169 = 507; 507 - 337.50 = 169.50 */
    assert_verdict("eligible", "169.50", "");
    assert_column("persons", "3");
    assert_column("gross_income", "337.50");
    assert_column("income", "337.50");
    assert_column("income_per_head", "112.50");
    assert_column("need", "507.00");
    assert_column("method", "differential");
    assert_column("base_amount", "169.50");
    assert_column("supplement", "0.00");
    assert_column("month", "2004-04");
    assert_column("policy", "test");
}

static void equal_to_the_standard_is_not_below_it(void **state)
{
    (void)state;
    rules_are("");
    a_member("person_no=1 relation=head");
    an_income("kind=wage amount=169");
    assessed();
    assert_verdict("ineligible", "0.00", "income");
    assert_column("method", "none");
    assert_column("base_amount", "0.00");
    assert_column("income", "169.00");
    assert_column("recheck", "");
}

static void one_fen_below_the_standard_is_one_fen(void **state)
{
    (void)state;
    rules_are("");
    a_member("person_no=1 relation=head");
    an_income("kind=wage amount=168.99");
    assessed();
    assert_verdict("eligible", "0.01", "");
}

static void a_third_of_a_fen_below_the_standard_is_below_it(void **state)
{
    (void)state;
    rules_are("");
    a_member("person_no=1 relation=head");
    /* 506.99 in three months: 168.99666... a month, 0.00333... below: rounded to nothing. */
    an_income("kind=wage amount=506.99 months=3");
    assessed();
    assert_verdict("eligible", "0.00", "nothing");
    assert_column("income", "169.00");
    assert_column("method", "differential");
}

static void totals_are_made_first_and_rounded_once(void **state)
{
    (void)state;
    rules_are("");
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=spouse");
    a_member("person_no=3 relation=child");
    /* Three times 100/3 is 100, and not three times 33.33. */
    an_income("person_no=1 kind=wage amount=100 months=3");
    an_income("person_no=2 kind=wage amount=100 months=3");
    an_income("person_no=3 kind=wage amount=100 months=3");
    assessed();
    assert_column("income", "100.00");
    assert_column("income_per_head", "33.33");
    assert_verdict("eligible", "407.00", "");
}

static void income_of_several_months_is_averaged(void **state)
{
    (void)state;
    rules_are("");
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=spouse");
    an_income("person_no=1 kind=business amount=1000 months=12");
    assessed();
    /* 83.333...; 338 - 83.333... = 254.666... */
    assert_column("income", "83.33");
    assert_column("income_per_head", "41.67");
    assert_verdict("eligible", "254.67", "");
}

static void at_most_the_limit_includes_it(void **state)
{
    (void)state;
    rules_are(QUOTE("eligibility": {"income": {"at_most": "200"}}));
    a_member("person_no=1 relation=head");
    an_income("kind=wage amount=200");
    assessed();
    /* 169 - 200 is below zero: zero. */
    assert_verdict("eligible", "0.00", "nothing");

    nobody_yet();
    a_member("person_no=1 relation=head");
    an_income("kind=wage amount=200.01");
    assessed();
    assert_verdict("ineligible", "0.00", "income");
}

static void a_limit_of_its_own_is_strict(void **state)
{
    (void)state;
    rules_are(QUOTE("eligibility": {"income":
        {"below": {"multiply": [{"field": "need"}, "1.5"]}}}));
    a_member("person_no=1 relation=head");
    an_income("kind=wage amount=253.50");
    assessed();
    assert_verdict("ineligible", "0.00", "income");
}

static void without_a_limit_income_does_not_matter(void **state)
{
    (void)state;
    rules_are(QUOTE("eligibility": {"income": {"no_limit": true}},
                    "benefit": {"amount": "50"}));
    a_member("person_no=1 relation=head");
    an_income("kind=wage amount=10000");
    assessed();
    assert_verdict("eligible", "50.00", "");
}

static void tests_that_fail_are_all_named(void **state)
{
    (void)state;
    rules_are(QUOTE("eligibility": {"tests": [
        {"code": "too_large", "require": {"le": [{"field": "floor_area"}, "60"]}},
        {"code": "away", "require": {"not": {"field": "residence", "is": "away"}}},
        {"code": "owner", "require": {"not": {"field": "housing", "is": "private_rent"}}}]}));
    the_household("household_id=000001 floor_area=60.5 residence=away housing=owned");
    a_member("person_no=1 relation=head");
    an_income("kind=wage amount=500");
    assessed();
    assert_verdict("ineligible", "0.00", "away;income;too_large");
}

static void assets_are_summed_by_kind(void **state)
{
    (void)state;
    rules_are(QUOTE("assets": {"kinds": {"savings": {}, "vehicle": {}}},
        "eligibility": {"tests": [
            {"code": "rich", "require": {"le": [{"field": "assets"}, "3000"]}},
            {"code": "savings", "require": {"le": [{"field": "assets.savings"}, "1000"]}},
            {"code": "cars", "require": {"lt": [{"field": "assets.vehicle.quantity"}, "2"]}}]}));
    a_member("person_no=1 relation=head");
    an_asset("kind=savings value=600");
    an_asset("person_no=1 kind=savings value=400");
    an_asset("kind=vehicle value=2000");
    an_asset("person_no=8 kind=vehicle value=2000");
    assessed();
    assert_verdict("eligible", "169.00", "");
    an_asset("kind=vehicle value=0 quantity=1");
    an_asset("kind=savings value=0.01");
    assessed();
    assert_verdict("ineligible", "0.00", "cars;rich;savings");
}

static void months_choose_the_entries(void **state)
{
    (void)state;
    policy_is(QUOTE({"policy": "test", "standard": [
        {"from": "2003-01", "to": "2004-03", "per_person": "150"},
        {"from": "2004-04", "per_person": "169"}], "income": {"kinds": {"wage": {}}}}));
    a_member("person_no=1 relation=head");
    assessed();
    assert_verdict("eligible", "169.00", "");
}

static void a_known_failure_wins_over_unclear(void **state)
{
    (void)state;
    rules_are(QUOTE("eligibility": {"tests": [
        {"code": "too_large", "require": {"le": [{"field": "floor_area"}, "60"]}}]}));
    a_member("person_no=1 relation=head");
    an_income("kind=wage amount=169 verified=no");
    assessed();
    assert_verdict("ineligible", "0.00", "income");

    nobody_yet();
    a_member("person_no=1 relation=head");
    an_income("kind=wage amount=168 verified=no");
    assessed();
    assert_verdict("unclear", "0.00", "unknown:floor_area;unverified:income");
    assert_column("income", "168.00");
    assert_column("need", "169.00");
    assert_column("method", "none");
}

static void an_unclear_rule_is_named(void **state)
{
    (void)state;
    rules_are(QUOTE("eligibility": {"unclear": [
        {"code": "moved", "when": {"field": "residence", "is": "displaced"}}]}));
    the_household("household_id=000001 residence=displaced");
    a_member("person_no=1 relation=head");
    assessed();
    assert_verdict("unclear", "0.00", "moved");
}

static void a_household_without_head_is_unclear(void **state)
{
    (void)state;
    rules_are("");
    a_member("person_no=1 relation=spouse");
    assessed();
    assert_verdict("unclear", "0.00", "head:missing");
}

static void nobody_gets_nothing(void **state)
{
    (void)state;
    rules_are(QUOTE("members": {"leave_out": [
        {"code": "soldier", "when": {"field": "special", "has": "special_care"}}]}));
    a_member("person_no=1 relation=head special=special_care");
    an_income("kind=wage amount=50");
    assessed();
    assert_verdict("ineligible", "0.00", "nobody");
    assert_column("persons", "0");
    assert_column("income", "0.00");
    assert_column("gross_income", "0.00");
    assert_column("need", "0.00");
    assert_column("income_per_head", "");
    assert_member(0, "counted", "no");
    assert_member(0, "reasons", "soldier");
}

static void who_is_left_out_neither_needs_nor_earns(void **state)
{
    (void)state;
    rules_are(QUOTE("members": {"leave_out": [
        {"code": "student", "when": {"field": "schooling", "is": "college"}},
        {"code": "minor", "when": {"lt": [{"field": "age"}, "1"]}}]}));
    a_member("person_no=1 relation=head schooling=none birth_date=1960-01-01");
    a_member("person_no=2 relation=child schooling=college");
    an_income("person_no=1 kind=wage amount=69");
    an_income("person_no=2 kind=wage amount=1000");
    an_income("person_no=7 kind=wage amount=1000");
    assessed();
    /* Member 2's age is unknown, but another rule leaves him out. */
    assert_verdict("eligible", "100.00", "");
    assert_column("persons", "1");
    assert_column("gross_income", "69.00");
    assert_member(1, "reasons", "student");
    assert_member(1, "standard", "");
}

static void an_unknown_leave_out_ends_the_assessment(void **state)
{
    (void)state;
    rules_are(QUOTE("members": {"leave_out": [
        {"code": "student", "when": {"field": "schooling", "is": "college"}}]}));
    a_member("person_no=1 relation=head schooling=none");
    a_member("person_no=2 relation=child");
    an_income("kind=wage amount=5000");
    assessed();
    assert_verdict("unclear", "0.00", "unknown:schooling");
    assert_column("persons", "");
    assert_column("income", "");
    assert_column("need", "");
    assert_member(0, "counted", "yes");
    assert_member(1, "counted", "");
    assert_member(1, "reasons", "unknown:schooling");
}

static void unknown_names_the_column_not_the_age(void **state)
{
    (void)state;
    rules_are(QUOTE("eligibility": {"tests": [
        {"code": "old", "require": {"some_member": {"ge": [{"field": "age"}, "60"]}}}]}));
    a_member("person_no=1 relation=head birth_date=1980-05-05");
    a_member("person_no=2 relation=parent");
    assessed();
    assert_verdict("unclear", "0.00", "unknown:birth_date");
}

static void every_unknown_of_the_benefit_is_named(void **state)
{
    (void)state;
    rules_are(QUOTE("benefit": {"full_when": {"some_member": {"field": "labour", "is": "none"}},
                                "at_most": {"field": "heating_fee"}}));
    a_member("person_no=1 relation=head");
    an_income("kind=wage amount=10 verified=no");
    assessed();
    assert_verdict("unclear", "0.00", "unknown:heating_fee;unknown:labour;unverified:income");
}

static void unlisted_kinds_are_found(void **state)
{
    const struct schema *incomes = schema_of(TABLE_incomes), *assets = schema_of(TABLE_assets);

    (void)state;
    rules_are("");
    assert_true(kind_is_listed(now.policy, TABLE_incomes, case_row(incomes, "kind=wage")));
    assert_false(kind_is_listed(now.policy, TABLE_incomes, case_row(incomes, "kind=lottery")));
    assert_true(kind_is_listed(now.policy, TABLE_assets, case_row(assets, "kind=yacht")));
    rules_are(QUOTE("assets": {"kinds": {"savings": {}}}));
    assert_true(kind_is_listed(now.policy, TABLE_assets, case_row(assets, "kind=savings")));
    assert_false(kind_is_listed(now.policy, TABLE_assets, case_row(assets, "kind=yacht")));
}

static void a_rule_without_an_answer_is_named(void **state)
{
    (void)state;
    rules_are(QUOTE("benefit": {"amount": {"divide": [{"field": "need"}, {"field": "income"}]}}));
    a_member("person_no=1 relation=head");
    assessed();
    assert_false(now.answered);
    assert_int_equal(now.message, MESSAGE_RULE_DIVISION);
    assert_string_equal(now.path, "/benefit/amount");
}

static void figures_beyond_64_bits_are_an_error(void **state)
{
    (void)state;
    rules_are(QUOTE("eligibility": {"income": {"no_limit": true}}));
    a_member("person_no=1 relation=head");
    an_income("kind=wage amount=92233720368547758");
    an_income("kind=wage amount=92233720368547758");
    assessed();
    assert_false(now.answered);
    assert_int_equal(now.message, MESSAGE_RULE_OVERFLOW);
}

int main(void)
{
    const struct CMUnitTest income_rule[] = {
        CASE(below_the_standard_is_entitled_to_the_difference),
        CASE(equal_to_the_standard_is_not_below_it),
        CASE(one_fen_below_the_standard_is_one_fen),
        CASE(a_third_of_a_fen_below_the_standard_is_below_it),
        CASE(totals_are_made_first_and_rounded_once),
        CASE(income_of_several_months_is_averaged),
        CASE(at_most_the_limit_includes_it),
        CASE(a_limit_of_its_own_is_strict),
        CASE(without_a_limit_income_does_not_matter),
        CASE(tests_that_fail_are_all_named),
        CASE(assets_are_summed_by_kind),
        CASE(months_choose_the_entries),
    };
    const struct CMUnitTest unclear[] = {
        CASE(a_known_failure_wins_over_unclear),
        CASE(an_unclear_rule_is_named),
        CASE(a_household_without_head_is_unclear),
        CASE(nobody_gets_nothing),
        CASE(who_is_left_out_neither_needs_nor_earns),
        CASE(an_unknown_leave_out_ends_the_assessment),
        CASE(unknown_names_the_column_not_the_age),
        CASE(every_unknown_of_the_benefit_is_named),
        CASE(unlisted_kinds_are_found),
        CASE(a_rule_without_an_answer_is_named),
        CASE(figures_beyond_64_bits_are_an_error),
    };

    return cmocka_run_group_tests_name("who is entitled", income_rule, make_folder, remove_folder)
         + cmocka_run_group_tests_name("who is unclear", unclear, make_folder, remove_folder);
}
