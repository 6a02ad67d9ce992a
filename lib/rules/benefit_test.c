#include "case_test.h"

static void full_is_the_need_whatever_the_income(void **state)
{
    (void)state;
    rules_are(QUOTE("benefit": {"full_when": {"not": {"some_member":
        {"not": {"field": "category", "is": "three_no"}}}}}));
    a_member("person_no=1 relation=head category=three_no");
    an_income("kind=wage amount=20");
    assessed();
    assert_verdict("eligible", "169.00", "");
    assert_column("method", "full");
    a_member("person_no=2 relation=other category=other");
    assessed();
    assert_verdict("eligible", "318.00", "");
    assert_column("method", "differential");
}

static void the_amount_is_capped(void **state)
{
    (void)state;
    rules_are(QUOTE("benefit": {"full_when": {}, "at_most": "100.005"}));
    a_member("person_no=1 relation=head");
    assessed();
    /* Capped to 100.005, then rounded half up to the fen. */
    assert_verdict("eligible", "100.01", "");
}

static void below_the_minimum_nothing_is_paid(void **state)
{
    (void)state;
    rules_are(QUOTE("benefit": {"minimum": {"amount": "10", "below": "nothing"}}));
    a_member("person_no=1 relation=head");
    an_income("kind=wage amount=159");
    assessed();
    assert_verdict("eligible", "10.00", "");
    an_income("kind=wage amount=0.01");
    assessed();
    assert_verdict("eligible", "0.00", "nothing");
}

static void below_the_minimum_is_raised_to_it(void **state)
{
    (void)state;
    rules_are(QUOTE("benefit": {"minimum": {"amount": {"percent": "20", "of": {"field": "need"}},
                                            "below": "raise"}},
                    "eligibility": {"income": {"at_most": {"field": "need"}}}));
    a_member("person_no=1 relation=head");
    an_income("kind=wage amount=169");
    assessed();
    /* Zero is below the minimum too: 20 % of 169. */
    assert_verdict("eligible", "33.80", "");
}

static void the_amount_is_rounded_as_the_policy_says(void **state)
{
    static const struct { const char *round, *amount; } cases[] = {
        { "{\"to\": \"1\", \"mode\": \"up\"}", "70.00" },
        { "{\"to\": \"1\", \"mode\": \"down\"}", "69.00" },
        { "{\"to\": \"1\"}", "70.00" },
        { "{\"to\": \"0.5\", \"mode\": \"half_up\"}", "69.50" },
        { "{\"to\": \"5\", \"mode\": \"half_up\"}", "70.00" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char sections[100];
        snprintf(sections, sizeof sections, "\"benefit\": {\"round\": %s}", cases[i].round);
        nobody_yet();
        rules_are(sections);
        a_member("person_no=1 relation=head");
        an_income("kind=wage amount=99.50");
        assessed();
        assert_verdict("eligible", cases[i].amount, "");
    }
}

static void the_recheck_class_is_the_first_that_holds(void **state)
{
    (void)state;
    rules_are(QUOTE("recheck": [
        {"class": "A", "months": 12, "when": {"some_member": {"field": "labour", "is": "none"}}},
        {"class": "B", "months": 6, "when": {"gt": [{"field": "amount"}, "100"]}},
        {"class": "C", "months": 3}]));
    a_member("person_no=1 relation=head labour=able");
    assessed();
    assert_column("recheck", "B");
    an_income("kind=wage amount=69");
    assessed();
    assert_column("recheck", "C");
    a_member("person_no=2 relation=parent labour=none");
    assessed();
    assert_column("recheck", "A");
}

static void an_unknown_class_does_not_hold_and_is_named(void **state)
{
    (void)state;
    rules_are(QUOTE(
        "recheck": [{"class": "A", "months": 12,
                     "when": {"some_member": {"field": "labour", "is": "none"}}},
                    {"class": "C", "months": 3}],
        "care_classes": [{"class": 1, "when": {"field": "illness", "is": "serious"}},
                         {"class": 2, "when": {"ge": [{"field": "age"}, "70"]}},
                         {"class": 9}]));
    a_member("person_no=1 relation=head birth_date=1934-04-30");
    assessed();
    assert_verdict("eligible", "169.00", "unknown:labour");
    assert_column("recheck", "C");
    assert_member(0, "care_class", "2");
    assert_member(0, "reasons", "unknown:illness");
}

static void without_a_disability_a_grade_is_no_value(void **state)
{
    (void)state;
    rules_are(QUOTE("care_classes": [
        {"class": 4, "when": {"le": [{"field": "disability_grade"}, "2"]}}, {"class": 9}]));
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=spouse disability=vision disability_grade=2");
    a_member("person_no=3 relation=child disability=vision disability_grade=3");
    a_member("person_no=4 relation=child disability=vision");
    assessed();
    assert_member(0, "care_class", "9");
    assert_member(0, "reasons", "");
    assert_member(1, "care_class", "4");
    assert_member(2, "care_class", "9");
    assert_member(3, "care_class", "9");
    assert_member(3, "reasons", "unknown:disability_grade");
}

static void ineligible_households_have_no_classes(void **state)
{
    (void)state;
    rules_are(QUOTE("recheck": [{"class": "C", "months": 3}], "care_classes": [{"class": 9}]));
    a_member("person_no=1 relation=head");
    an_income("kind=wage amount=169");
    assessed();
    assert_column("recheck", "");
    assert_member(0, "care_class", "");
}

int main(void)
{
    const struct CMUnitTest benefit[] = {
        CASE(full_is_the_need_whatever_the_income),
        CASE(the_amount_is_capped),
        CASE(below_the_minimum_nothing_is_paid),
        CASE(below_the_minimum_is_raised_to_it),
        CASE(the_amount_is_rounded_as_the_policy_says),
    };
    const struct CMUnitTest classes[] = {
        CASE(the_recheck_class_is_the_first_that_holds),
        CASE(an_unknown_class_does_not_hold_and_is_named),
        CASE(without_a_disability_a_grade_is_no_value),
        CASE(ineligible_households_have_no_classes),
    };

    return cmocka_run_group_tests_name("to how much", benefit, make_folder, remove_folder)
         + cmocka_run_group_tests_name("classes", classes, make_folder, remove_folder);
}
