#include "case_test.h"

static void standard_is(const char *standard)
{
    char json[2000];

    snprintf(json, sizeof json, "{\"policy\": \"test\", \"standard\": [%s], "
             "\"income\": {\"kinds\": {\"wage\": {}}}}", standard);
    policy_is(json);
}

static void the_first_entry_that_holds_is_a_members_standard(void **state)
{
    (void)state;
    standard_is(QUOTE({"per_person": "1615", "when": {"lt": [{"field": "age"}, "16"]}},
                      {"per_person": "1240"}));
    a_member("person_no=1 relation=head birth_date=1960-01-01");
    a_member("person_no=2 relation=child birth_date=1988-05-01");
    a_member("person_no=3 relation=child birth_date=1988-04-30");
    assessed();
    /* On 30 April 2004 the second is 15, the third 16. */
    assert_member(0, "standard", "1240.00");
    assert_member(1, "standard", "1615.00");
    assert_member(2, "standard", "1240.00");
    assert_column("need", "4095.00");
}

static void the_first_weight_that_holds_multiplies(void **state)
{
    (void)state;
    standard_is(QUOTE({"per_person": "169", "weights": [
        {"when": {"field": "category", "is": "three_no"}, "percent": "115"},
        {"when": {"ge": [{"field": "age"}, "70"]}, "percent": "110"}]}));
    a_member("person_no=1 relation=head category=three_no birth_date=1930-01-01");
    a_member("person_no=2 relation=spouse birth_date=1934-04-30");
    a_member("person_no=3 relation=child birth_date=1980-01-01");
    assessed();
    /* 194.35 + 185.90 + 169 */
    assert_member(0, "standard", "194.35");
    assert_member(1, "standard", "185.90");
    assert_column("need", "549.25");
    assert_column("amount", "549.25");
}

static void an_unknown_weight_leaves_the_need_unknown(void **state)
{
    (void)state;
    standard_is(QUOTE({"per_person": "169", "weights": [
        {"when": {"ge": [{"field": "age"}, "70"]}, "percent": "110"}]}));
    a_member("person_no=1 relation=head birth_date=1930-01-01");
    a_member("person_no=2 relation=spouse");
    assessed();
    assert_verdict("unclear", "0.00", "unknown:birth_date");
    assert_column("need", "");
    assert_member(0, "standard", "185.90");
    assert_member(1, "standard", "");
}

static void an_unknown_entry_before_leaves_the_standard_unknown(void **state)
{
    (void)state;
    standard_is(QUOTE({"per_person": "200", "when": {"field": "illness", "is": "serious"}},
                      {"per_person": "169"}));
    a_member("person_no=1 relation=head");
    an_income("kind=wage amount=5000");
    assessed();
    /* Income cannot be compared with an unknown need. */
    assert_verdict("unclear", "0.00", "unknown:illness");
}

static void a_member_without_standard_has_no_answer(void **state)
{
    (void)state;
    standard_is(QUOTE({"per_person": "200", "when": {"lt": [{"field": "age"}, "16"]}}));
    a_member("person_no=1 relation=head birth_date=1960-01-01");
    assessed();
    assert_false(now.answered);
    assert_int_equal(now.message, MESSAGE_RULE_NO_STANDARD);
    assert_string_equal(now.path, "/standard");
}

static void need_goes_by_the_size_of_the_household(void **state)
{
    (void)state;
    standard_is(QUOTE({"by_size": ["264", "304", "342"], "each_extra": "48"}));
    a_member("person_no=1 relation=head");
    assessed();
    assert_column("need", "264.00");
    a_member("person_no=2 relation=spouse");
    a_member("person_no=3 relation=child");
    assessed();
    assert_column("need", "342.00");
    assert_member(0, "standard", "114.00");
    a_member("person_no=4 relation=child");
    a_member("person_no=5 relation=child");
    assessed();
    assert_column("need", "438.00");
    assert_member(4, "standard", "87.60");
    an_income("kind=wage amount=437.99");
    assessed();
    assert_verdict("eligible", "0.01", "");
}

static void more_persons_than_entries_have_no_answer(void **state)
{
    (void)state;
    standard_is(QUOTE({"by_size": ["264", "304"]}));
    for (int i = 1; i <= 3; i++) {
        char columns[40];
        snprintf(columns, sizeof columns, "person_no=%d relation=%s", i, i == 1 ? "head" : "child");
        a_member(arena_copy(&now.arena, columns, strlen(columns)));
    }
    assessed();
    assert_false(now.answered);
    assert_int_equal(now.message, MESSAGE_RULE_TABLE);
}

static void the_households_standard_has_no_weights(void **state)
{
    (void)state;
    policy_is(QUOTE({"policy": "test", "income": {"kinds": {"wage": {}}},
        "standard": [{"per_person": "300", "when": {"lt": [{"field": "age"}, "16"]}},
                     {"per_person": "200", "weights": [{"percent": "150"}]}],
        "benefit": {"amount": {"field": "standard"}}}));
    a_member("person_no=1 relation=head birth_date=1960-01-01");
    assessed();
    assert_column("need", "300.00");
    assert_column("amount", "200.00");
}

static void a_standard_may_look_at_the_member(void **state)
{
    (void)state;
    standard_is(QUOTE({"per_person": {"if": {"field": "relation", "is": "head"},
                                      "then": "100", "else": "50"}}));
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=child");
    assessed();
    assert_column("need", "150.00");
}

int main(void)
{
    const struct CMUnitTest standard[] = {
        CASE(the_first_entry_that_holds_is_a_members_standard),
        CASE(the_first_weight_that_holds_multiplies),
        CASE(an_unknown_weight_leaves_the_need_unknown),
        CASE(an_unknown_entry_before_leaves_the_standard_unknown),
        CASE(a_member_without_standard_has_no_answer),
        CASE(need_goes_by_the_size_of_the_household),
        CASE(more_persons_than_entries_have_no_answer),
        CASE(the_households_standard_has_no_weights),
        CASE(a_standard_may_look_at_the_member),
    };

    return cmocka_run_group_tests_name("what a household needs", standard, make_folder,
                                       remove_folder);
}
