#include "case_test.h"

static struct facts facts;
static struct scope scope;

static void gathered(void)
{
    const struct unknown *unclear;

    assert_true(gather_facts(&facts, &now.household, now.policy, now.worked, &now.arena, &scope,
                             &unclear));
    assert_null(unclear);
}

static void members_stand_by_their_number(void **state)
{
    (void)state;
    rules_are("");
    a_member("person_no=10 relation=child");
    a_member("person_no=2 relation=head");
    a_member("person_no=9 relation=spouse");
    gathered();
    assert_int_equal(facts.member_count, 3);
    assert_int_equal(facts.members[0].row->number[members_person_no], 2);
    assert_int_equal(facts.members[1].row->number[members_person_no], 9);
    assert_int_equal(facts.members[2].row->number[members_person_no], 10);
}

static void a_birthday_in_the_month_counts(void **state)
{
    static const struct { const char *birth; int years; } cases[] = {
        { "birth_date=1986-04-30 person_no=1 relation=head", 18 },
        { "birth_date=1986-05-01 person_no=1 relation=head", 17 },
        { "birth_date=2004-04-30 person_no=1 relation=head", 0 },
    };

    (void)state;
    rules_are("");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nobody_yet();
        a_member(cases[i].birth);
        gathered();
        assert_int_equal(facts.members[0].computed[MEMBER_AGE].value.top, cases[i].years);
    }
}

static void stream_gives(const char *columns)
{
    the_household(columns);
    gathered();
    gather_computed(&facts, now.household.row);
}

static void the_streams_columns_are_the_computed_names(void **state)
{
    (void)state;
    rules_are("");
    stream_gives("household_id=000001 persons=3 income=12.34 need=507 amount=494.66 "
                 "base_amount=494.66 gross_income=20 income_per_head=4.11 verdict=eligible "
                 "approval=continuing on_roster=yes");
    assert_int_equal(rational_compare(facts.computed[COMPUTED_PERSONS].value, rational_of(3)), 0);
    assert_int_equal(rational_compare(facts.computed[COMPUTED_INCOME].value,
                                      rational_of_fen(1234)), 0);
    assert_int_equal(rational_compare(facts.computed[COMPUTED_AMOUNT].value,
                                      rational_of_fen(49466)), 0);
    assert_null(facts.computed[COMPUTED_NEED].unknown);
    assert_string_equal(facts.code[COMPUTED_VERDICT], "eligible");
    assert_string_equal(facts.code[COMPUTED_APPROVAL], "continuing");
    assert_string_equal(facts.code[COMPUTED_ON_ROSTER], "yes");
}

static void an_empty_column_of_the_stream_is_unknown(void **state)
{
    (void)state;
    rules_are("");
    stream_gives("household_id=000001 verdict=unclear");
    assert_string_equal(facts.computed[COMPUTED_INCOME].unknown->name, "income");
    assert_string_equal(facts.computed[COMPUTED_NEED].unknown->name, "need");
    assert_string_equal(facts.code[COMPUTED_APPROVAL], "");
    assert_string_equal(facts.code[COMPUTED_ON_ROSTER], "no");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(members_stand_by_their_number),
        CASE(a_birthday_in_the_month_counts),
        CASE(the_streams_columns_are_the_computed_names),
        CASE(an_empty_column_of_the_stream_is_unknown),
    };

    return cmocka_run_group_tests_name("facts of a household", tests, make_folder, remove_folder);
}
