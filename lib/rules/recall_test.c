#include "recall.h"
#include "case_test.h"

static struct facts facts;

static void recalled(void)
{
    struct scope scope;

    assert_true(recall_facts(&facts, &now.household, now.policy, now.worked, &now.arena, &scope));
}

static void assert_yuan(struct quantity found, int64_t yuan)
{
    assert_null(found.unknown);
    assert_int_equal(rational_compare(found.value, rational_of(yuan)), 0);
}

static size_t counted(void)
{
    size_t count = 0;

    for (int i = next_counted(&facts, NO_MEMBER); i != NO_MEMBER; i = next_counted(&facts, i))
        count++;
    return count;
}

static void the_amounts_are_those_of_the_stream(void **state)
{
    (void)state;
    rules_are("");
    the_household("household_id=000001 persons=1 need=169 income=100 base_amount=69 amount=80 "
                  "verdict=eligible");
    a_member("person_no=1 relation=head");
    recalled();
    assert_yuan(facts.computed[COMPUTED_INCOME], 100);
    assert_yuan(facts.computed[COMPUTED_BASE_AMOUNT], 69);
    assert_yuan(facts.computed[COMPUTED_AMOUNT], 80);
}

static void incomes_are_looked_at_again_for_the_persons(void **state)
{
    (void)state;
    rules_are("");
    the_household("household_id=000001 persons=2 income=150 verdict=eligible");
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=spouse");
    an_income("person_no=2 kind=wage amount=150");
    recalled();
    assert_yuan(facts.members[0].computed[MEMBER_COUNTABLE_INCOME], 0);
    assert_yuan(facts.members[1].computed[MEMBER_COUNTABLE_INCOME], 150);
    assert_yuan(facts.members[1].computed[MEMBER_STANDARD], 169);
}

static void who_is_left_out_is_passed_over(void **state)
{
    (void)state;
    rules_are(QUOTE("members": {"leave_out": [{"code": "college",
                    "when": {"field": "schooling", "is": "college"}}]}));
    the_household("household_id=000001 persons=2 verdict=eligible");
    a_member("person_no=1 relation=head schooling=none");
    a_member("person_no=2 relation=child schooling=college");
    a_member("person_no=3 relation=child schooling=none");
    recalled();
    assert_int_equal(counted(), 2);
    assert_int_equal(next_counted(&facts, 0), 2);
    assert_int_equal(next_counted(&facts, 2), NO_MEMBER);
}

static void nobody_counted_has_no_standard_and_no_fault(void **state)
{
    (void)state;
    rules_are("");
    the_household("household_id=000001 persons=0 verdict=ineligible");
    recalled();
    assert_int_equal(counted(), 0);
}

static void aid_is_that_of_the_month(void **state)
{
    (void)state;
    rules_are("");
    a_member("person_no=1 relation=head");
    case_add(TABLE_aid, schema_of(TABLE_aid), "kind=relief given_on=2004-03-31");
    case_add(TABLE_aid, schema_of(TABLE_aid), "kind=medical given_on=2004-04-01");
    case_add(TABLE_aid, schema_of(TABLE_aid), "kind=relief given_on=2004-05-01");
    recalled();
    assert_int_equal(facts.aid->count, 1);
    assert_true(text_is(facts.aid->at[0].field[aid_kind], "medical"));
}

static void only_what_the_policy_reads_is_asked_for(void **state)
{
    struct side_plan sides[RECALL_SIDES];

    (void)state;
    rules_are("");
    assert_int_equal(recall_sides(sides, now.policy), 2);
    assert_int_equal(sides[0].table, TABLE_members);
    assert_int_equal(sides[1].table, TABLE_incomes);
    rules_are(QUOTE("assets": {"kinds": {"savings": {}}}));
    assert_int_equal(recall_sides(sides, now.policy), 3);
    assert_int_equal(sides[2].table, TABLE_assets);
    assert_int_equal(sides[1].need, IF_THERE);
    assert_int_equal(sides[2].need, IF_THERE);
}

static void what_a_later_rule_looks_at_must_be_there(void **state)
{
    struct side_plan sides[RECALL_SIDES];

    (void)state;
    rules_are(QUOTE("assets": {"kinds": {"savings": {}}}, "programmes": [
        {"code": "fares", "for": "roster", "per": "household", "amount": "5", "form": "cash",
         "when": {"gt": [{"field": "income.wage"}, "0"]}}]));
    recall_sides(sides, now.policy);
    assert_int_equal(sides[1].need, NEEDED);
    assert_int_equal(sides[2].need, IF_THERE);
    rules_are(QUOTE("assets": {"kinds": {"savings": {}}}, "programmes": [
        {"code": "fares", "for": "roster", "per": "household", "amount": "5", "form": "cash",
         "when": {"lt": [{"field": "assets.savings"}, "9"]}}]));
    recall_sides(sides, now.policy);
    assert_int_equal(sides[1].need, IF_THERE);
    assert_int_equal(sides[2].need, NEEDED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(the_amounts_are_those_of_the_stream),
        CASE(incomes_are_looked_at_again_for_the_persons),
        CASE(who_is_left_out_is_passed_over),
        CASE(nobody_counted_has_no_standard_and_no_fault),
        CASE(aid_is_that_of_the_month),
        CASE(only_what_the_policy_reads_is_asked_for),
        CASE(what_a_later_rule_looks_at_must_be_there),
    };

    return cmocka_run_group_tests_name("recall", tests, make_folder, remove_folder);
}
