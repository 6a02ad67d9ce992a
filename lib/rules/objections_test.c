#include "way_test.h"

#include "objections.h"

enum { NOTICE1 = 1, NOTICE2 = 4 };

static const struct row *objection(const char *columns)
{
    good();
    a_line(TABLE_objections, columns);
    assert_answer(matter_open(&matter, &now.household, now.policy, worked_on, &now.arena));
    return &now.household.side[TABLE_objections].at[0];
}

static void it_is_open_until_it_is_answered(void **state)
{
    (void)state;
    const struct row *row = objection("raised_on=2004-04-01 outcome=open");
    assert_day(settled_on(row, worked_on), "");
    row = objection("raised_on=2004-04-01 outcome=dismissed answered_on=2004-04-10");
    assert_day(settled_on(row, on("2004-04-09")), "");
    assert_day(settled_on(row, on("2004-04-10")), "2004-04-10");
    /* Nobody wrote down when. */
    row = objection("raised_on=2004-04-01 outcome=dismissed");
    assert_day(settled_on(row, worked_on), "2004-04-01");
}

static void it_is_against_one_posting_or_all(void **state)
{
    (void)state;
    const struct row *row = objection("step=notice2 raised_on=2004-04-05 outcome=open");
    assert_false(is_against(&matter, row, NOTICE1));
    assert_true(is_against(&matter, row, NOTICE2));
    row = objection("raised_on=2004-04-05 outcome=open");
    assert_true(is_against(&matter, row, NOTICE1));
    assert_true(is_against(&matter, row, NOTICE2));
    row = objection("raised_on=2004-03-19 outcome=open");
    assert_false(is_against(&matter, row, NOTICE1));
    row = objection("raised_on=2004-04-21 outcome=open");
    assert_false(is_against(&matter, row, NOTICE1));
}

static void the_latest_that_was_upheld(void **state)
{
    (void)state;
    objection("step=notice1 raised_on=2004-03-27 outcome=upheld answered_on=2004-04-05");
    a_line(TABLE_objections, "raised_on=2004-03-27 outcome=upheld answered_on=2004-04-02");
    a_line(TABLE_objections, "raised_on=2004-03-27 outcome=dismissed answered_on=2004-04-09");
    a_line(TABLE_objections, "raised_on=2004-03-27 outcome=upheld answered_on=2004-04-21");
    assert_day(upheld_on(&matter, NOTICE1), "2004-04-05");
    assert_day(upheld_on(&matter, NOTICE2), "2004-04-02");
    objection("raised_on=2004-03-27 outcome=open");
    assert_day(upheld_on(&matter, NOTICE1), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WAY(it_is_open_until_it_is_answered),
        WAY(it_is_against_one_posting_or_all),
        WAY(the_latest_that_was_upheld),
    };

    return cmocka_run_group_tests_name("objections", tests, make_folder, remove_folder);
}
