#include "report.h"
#include "case_test.h"

static struct report months[3]; /* April, May, June 2004 */
static const struct period year = { months, 3, 2004, NULL, NULL, NULL };

static int begin(void **state)
{
    if (case_begin(state))
        return -1;
    rules_are(QUOTE("supplements": [{"code": "rise", "per": "member", "amount": "11"}],
                    "programmes": [{"code": "rice", "for": "roster", "per": "member",
                                    "amount": "15", "form": "cash"}]));
    for (int i = 0; i < 3; i++)
        report_init(&months[i], now.policy, now.worked + i);
    return 0;
}

static int end(void **state)
{
    for (int i = 0; i < 3; i++)
        report_fini(&months[i]);
    return case_end(state);
}

static void movements_are_those_of_all_months(void **state)
{
    struct tally sum;

    (void)state;
    months[0].movements[MOVEMENT_LOWERED] = (struct tally){ 1, 2, -1000 };
    months[2].movements[MOVEMENT_LOWERED] = (struct tally){ 3, 4, -50 };
    assert_true(period_movement(&year, MOVEMENT_LOWERED, &sum));
    assert_int_equal(sum.households, 4);
    assert_int_equal(sum.persons, 6);
    assert_int_equal(sum.amount, -1050);
    months[1].movements[MOVEMENT_LOWERED].amount = INT64_MIN;
    assert_false(period_movement(&year, MOVEMENT_LOWERED, &sum));
}

static void a_programme_is_as_of_the_month_in_which_it_began(void **state)
{
    const struct report *report;
    fen sum;

    (void)state;
    assert_int_equal(period_programme(&year, "rice", &report), -1);
    months[1].programmes[0] = (struct programme_tally){ { 2, 5, 7500 }, 5 };
    months[2].programmes[0] = (struct programme_tally){ { 3, 6, 9000 }, 6 };
    assert_int_equal(period_programme(&year, "rice", &report), 0);
    assert_ptr_equal(report, &months[1]);
    assert_true(period_programme_amount(&year, "rice", &sum));
    assert_int_equal(sum, 16500);
    assert_int_equal(period_programme(&year, "coal", &report), -1);
}

static void so_is_a_supplement(void **state)
{
    const struct report *report;

    (void)state;
    assert_int_equal(period_supplement(&year, "rise", &report), -1);
    months[2].supplements[0] = (struct tally){ 1, 1, 1100 };
    assert_int_equal(period_supplement(&year, "rise", &report), 0);
    assert_ptr_equal(report, &months[2]);
}

static void categories_are_those_of_the_last_month(void **state)
{
    (void)state;
    assert_ptr_equal(period_end_report(&year), &months[2]);
}

#define YEAR(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        YEAR(movements_are_those_of_all_months),
        YEAR(a_programme_is_as_of_the_month_in_which_it_began),
        YEAR(so_is_a_supplement),
        YEAR(categories_are_those_of_the_last_month),
    };

    return cmocka_run_group_tests_name("a year of reports", tests, make_folder, remove_folder);
}
