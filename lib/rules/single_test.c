#include "case_test.h"

/* As in Shenyang: below twice the standard in full, otherwise half (cities.md). */
#define SHENYANG QUOTE( \
    "single_person": [ \
        {"code": "single_full", "when": {"le": [{"field": "disability_grade"}, "2"]}, \
         "require": {"lt": [{"field": "income_per_head"}, \
                            {"multiply": [{"field": "standard"}, "2"]}]}, \
         "amount": {"field": "standard"}}, \
        {"code": "single_half", "when": {"le": [{"field": "disability_grade"}, "2"]}, \
         "amount": {"percent": "50", "of": {"field": "standard"}}}], \
    "supplements": [{"code": "all", "per": "member", "amount": "11"}, \
                    {"code": "singles_too", "per": "member", "amount": "5", "singles": true}])

static void members_are_assessed_alone(void **state)
{
    (void)state;
    rules_are(SHENYANG);
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=spouse");
    a_member("person_no=3 relation=child disability=mental disability_grade=1");
    an_income("person_no=1 kind=wage amount=800");
    an_income("person_no=3 kind=pension amount=40");
    an_income("kind=business amount=30");
    assessed();
    /* 870 is 290 a head, not below 169 but below 338: the standard in full. */
    assert_verdict("eligible", "174.00", "single_full");
    assert_column("method", "single");
    assert_column("persons", "1");
    assert_column("base_amount", "169.00");
    assert_column("supplement_detail", "singles_too=5.00");
    assert_column("gross_income", "40.00");
    assert_column("income", "40.00");
    assert_column("income_per_head", "40.00");
    assert_column("need", "169.00");
    assert_member(0, "counted", "no");
    assert_member(0, "standard", "");
    assert_member(0, "countable_income", "");
    assert_member(2, "counted", "yes");
    assert_member(2, "standard", "169.00");
    assert_member(2, "countable_income", "40.00");
    assert_member(2, "supplement", "5.00");
}

static void the_first_entry_that_holds_is_taken(void **state)
{
    (void)state;
    rules_are(SHENYANG);
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=child disability=mental disability_grade=1");
    a_member("person_no=3 relation=child disability=vision disability_grade=2");
    an_income("person_no=1 kind=wage amount=1014");
    assessed();
    /* 1014 is 338 a head, which is not below 338: half of the standard for each. */
    assert_verdict("eligible", "179.00", "single_half");
    assert_column("base_amount", "169.00");
    assert_column("persons", "2");
    assert_column("need", "338.00");
    assert_column("income", "0.00");
}

static void nobody_who_may_be_alone_leaves_it_ineligible(void **state)
{
    (void)state;
    rules_are(SHENYANG);
    a_member("person_no=1 relation=head disability=vision disability_grade=3");
    an_income("person_no=1 kind=wage amount=500 verified=no");
    assessed();
    assert_verdict("ineligible", "0.00", "income");
    assert_column("persons", "1");
    assert_column("income", "500.00");
}

static void an_eligible_household_is_not_split(void **state)
{
    (void)state;
    rules_are(SHENYANG);
    a_member("person_no=1 relation=head disability=vision disability_grade=1");
    an_income("person_no=1 kind=wage amount=168");
    assessed();
    assert_verdict("eligible", "17.00", "");
    assert_column("method", "differential");
}

static void an_unknown_grade_makes_it_unclear(void **state)
{
    (void)state;
    rules_are(SHENYANG);
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=child disability=vision");
    an_income("person_no=1 kind=wage amount=500");
    assessed();
    assert_verdict("unclear", "0.00", "income;unknown:disability_grade");
    assert_member(0, "reasons", "");
    assert_member(1, "reasons", "unknown:disability_grade");
    assert_column("persons", "2");
    assert_column("need", "338.00");
}

static void an_unverified_income_of_theirs_makes_it_unclear(void **state)
{
    (void)state;
    rules_are(SHENYANG);
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=child disability=vision disability_grade=1");
    an_income("person_no=1 kind=wage amount=500 verified=no");
    assessed();
    assert_verdict("eligible", "174.00", "single_full");
    an_income("person_no=2 kind=pension amount=5 verified=no");
    assessed();
    assert_verdict("unclear", "0.00", "income;unverified:income");
}

static void an_unknown_supplement_leaves_the_households_figures(void **state)
{
    (void)state;
    rules_are(QUOTE("single_person": [{"code": "alone", "amount": "100",
                                       "when": {"field": "relation", "is": "child"}}],
        "supplements": [{"code": "ill", "per": "member", "amount": "5", "singles": true,
                         "when": {"field": "illness", "is": "serious"}}]));
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=child");
    an_income("person_no=1 kind=wage amount=500");
    assessed();
    assert_verdict("unclear", "0.00", "income;unknown:illness");
    assert_column("persons", "2");
    assert_column("income", "500.00");
    assert_member(0, "counted", "yes");
}

static void one_who_gets_nothing_is_not_assessed_alone(void **state)
{
    (void)state;
    rules_are(QUOTE("single_person": [
        {"code": "alone", "when": {"not": {"field": "relation", "is": "head"}},
         "amount": {"subtract": [{"field": "standard"}, {"field": "countable_income"}]},
         "round": {"to": "1", "mode": "up"}}]));
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=child");
    a_member("person_no=3 relation=child");
    an_income("person_no=1 kind=wage amount=500");
    an_income("person_no=2 kind=wage amount=169");
    an_income("person_no=3 kind=wage amount=99.50");
    assessed();
    assert_verdict("eligible", "70.00", "alone");
    assert_column("persons", "1");
    assert_column("income", "99.50");
}

static void by_size_the_need_is_that_of_one_person_each(void **state)
{
    (void)state;
    policy_is(QUOTE({"policy": "test", "income": {"kinds": {"wage": {}}},
        "standard": [{"by_size": ["264", "304", "342"]}],
        "single_person": [{"code": "alone", "when": {"field": "relation", "is": "child"},
                           "amount": "100"}]}));
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=child");
    a_member("person_no=3 relation=child");
    an_income("person_no=1 kind=wage amount=342");
    assessed();
    assert_verdict("eligible", "200.00", "alone");
    assert_column("need", "528.00");
}

static void their_assets_are_those_with_their_number(void **state)
{
    (void)state;
    rules_are(QUOTE("assets": {"kinds": {"savings": {}}},
        "single_person": [{"code": "alone", "when": {"field": "relation", "is": "child"},
                           "amount": "100"}],
        "supplements": [{"code": "poor", "per": "household", "amount": "7", "singles": true,
                         "when": {"lt": [{"field": "assets.savings"}, "50"]}}]));
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=child");
    an_income("person_no=1 kind=wage amount=500");
    an_asset("kind=savings value=1000");
    an_asset("person_no=1 kind=savings value=1000");
    an_asset("person_no=2 kind=savings value=49");
    assessed();
    assert_verdict("eligible", "107.00", "alone");
}

int main(void)
{
    const struct CMUnitTest singles[] = {
        CASE(members_are_assessed_alone),
        CASE(the_first_entry_that_holds_is_taken),
        CASE(nobody_who_may_be_alone_leaves_it_ineligible),
        CASE(an_eligible_household_is_not_split),
        CASE(an_unknown_grade_makes_it_unclear),
        CASE(an_unverified_income_of_theirs_makes_it_unclear),
        CASE(an_unknown_supplement_leaves_the_households_figures),
        CASE(one_who_gets_nothing_is_not_assessed_alone),
        CASE(by_size_the_need_is_that_of_one_person_each),
        CASE(their_assets_are_those_with_their_number),
    };

    return cmocka_run_group_tests_name("persons assessed alone", singles, make_folder,
                                       remove_folder);
}
