#include "case_test.h"

static void each_member_gets_what_the_rule_gives(void **state)
{
    (void)state;
    rules_are(QUOTE("supplements": [
        {"code": "raise_2004", "per": "member", "amount": "11"},
        {"code": "classified", "per": "member", "amount": "34",
         "when": {"field": "special", "has": "lone_elder"}}]));
    a_member("person_no=1 relation=head special=lone_elder;special_care");
    a_member("person_no=2 relation=other");
    an_income("person_no=1 kind=pension amount=38");
    assessed();
    /* 338 - 38 + 2 x 11 + 34 */
    assert_verdict("eligible", "356.00", "");
    assert_column("base_amount", "300.00");
    assert_column("supplement", "56.00");
    assert_column("supplement_detail", "raise_2004=22.00;classified=34.00");
    assert_member(0, "supplement", "45.00");
    assert_member(0, "supplement_detail", "raise_2004=11.00;classified=34.00");
    assert_member(1, "supplement", "11.00");
    assert_member(1, "supplement_detail", "raise_2004=11.00");
}

static void of_a_group_a_member_gets_the_highest(void **state)
{
    (void)state;
    rules_are(QUOTE("supplement_groups": {"care": "highest"}, "supplements": [
        {"code": "child", "per": "member", "amount": "10", "group": "care",
         "when": {"lt": [{"field": "age"}, "18"]}},
        {"code": "school", "per": "member", "amount": "20", "group": "care",
         "when": {"field": "schooling", "is": "compulsory"}},
        {"code": "orphan", "per": "member", "amount": "20", "group": "care",
         "when": {"field": "special", "has": "orphan"}},
        {"code": "fuel", "per": "household", "amount": "5", "group": "care"},
        {"code": "all", "per": "member", "amount": "1"}]));
    a_member("person_no=1 relation=head birth_date=1960-01-01 schooling=none");
    a_member("person_no=2 relation=child birth_date=1995-01-01 schooling=compulsory "
             "special=orphan");
    a_member("person_no=3 relation=child birth_date=2003-01-01 schooling=none");
    assessed();
    /* Of two equal ones the first; household and members form groups apart. */
    assert_column("supplement_detail", "child=10.00;school=20.00;fuel=5.00;all=3.00");
    assert_column("supplement", "38.00");
    assert_member(0, "supplement", "1.00");
    assert_member(1, "supplement", "21.00");
    assert_member(2, "supplement", "11.00");
}

static void a_group_may_give_all(void **state)
{
    (void)state;
    rules_are(QUOTE("supplement_groups": {"care": "sum"}, "supplements": [
        {"code": "one", "per": "member", "amount": "10", "group": "care"},
        {"code": "two", "per": "member", "amount": "20", "group": "care"}]));
    a_member("person_no=1 relation=head");
    assessed();
    assert_column("supplement", "30.00");
}

static void each_is_rounded_on_its_own(void **state)
{
    (void)state;
    rules_are(QUOTE("supplements": [
        {"code": "tenth", "per": "member", "amount": {"percent": "10", "of": "0.55"}},
        {"code": "yuan", "per": "member", "amount": {"percent": "20", "of": {"field": "standard"}},
         "round": {"to": "1", "mode": "down"}},
        {"code": "less", "per": "member", "amount": {"subtract": ["1", "2"]}}]));
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=spouse");
    assessed();
    /* 0.055 is 0.06 for each; 33.80 is 33 for each; below zero is zero. */
    assert_column("supplement_detail", "tenth=0.12;yuan=66.00");
    assert_column("amount", "404.12");
}

static void a_rule_may_ask_for_a_base_amount(void **state)
{
    (void)state;
    rules_are(QUOTE("eligibility": {"income": {"no_limit": true}}, "supplements": [
        {"code": "any", "per": "household", "amount": "3"},
        {"code": "paid", "per": "household", "amount": "5",
         "when": {"gt": [{"field": "base_amount"}, "0"]}}]));
    a_member("person_no=1 relation=head");
    an_income("kind=wage amount=200");
    assessed();
    assert_verdict("eligible", "3.00", "");
    assert_column("base_amount", "0.00");
}

static void nothing_is_added_to_who_is_not_entitled(void **state)
{
    (void)state;
    rules_are(QUOTE("supplements": [{"code": "all", "per": "member", "amount": "11"}]));
    a_member("person_no=1 relation=head");
    an_income("kind=wage amount=169");
    assessed();
    assert_verdict("ineligible", "0.00", "income");
    assert_column("supplement", "0.00");
    assert_column("supplement_detail", "");
    assert_member(0, "supplement", "0.00");
}

static void an_unknown_condition_makes_the_case_unclear(void **state)
{
    (void)state;
    rules_are(QUOTE("supplements": [
        {"code": "all", "per": "member", "amount": "11"},
        {"code": "old", "per": "member", "amount": "20", "when": {"ge": [{"field": "age"}, "70"]}},
        {"code": "heat", "per": "household", "amount": {"field": "heating_fee"}}]));
    a_member("person_no=1 relation=head birth_date=1930-01-01");
    a_member("person_no=2 relation=spouse");
    assessed();
    assert_verdict("unclear", "0.00", "unknown:birth_date;unknown:heating_fee");
    assert_column("base_amount", "0.00");
    assert_column("supplement", "0.00");
    assert_column("supplement_detail", "");
    assert_member(0, "supplement", "0.00");
    assert_member(0, "reasons", "");
    assert_member(1, "reasons", "unknown:birth_date");
}

static void who_is_not_counted_gets_none(void **state)
{
    (void)state;
    rules_are(QUOTE("members": {"leave_out": [
            {"code": "student", "when": {"field": "schooling", "is": "college"}}]},
        "supplements": [{"code": "all", "per": "member", "amount": "11"}]));
    a_member("person_no=1 relation=head schooling=none");
    a_member("person_no=2 relation=child schooling=college");
    assessed();
    assert_column("supplement", "11.00");
    assert_member(1, "supplement", "0.00");
}

int main(void)
{
    const struct CMUnitTest supplements[] = {
        CASE(each_member_gets_what_the_rule_gives),
        CASE(of_a_group_a_member_gets_the_highest),
        CASE(a_group_may_give_all),
        CASE(each_is_rounded_on_its_own),
        CASE(a_rule_may_ask_for_a_base_amount),
        CASE(nothing_is_added_to_who_is_not_entitled),
        CASE(an_unknown_condition_makes_the_case_unclear),
        CASE(who_is_not_counted_gets_none),
    };

    return cmocka_run_group_tests_name("supplements", supplements, make_folder, remove_folder);
}
