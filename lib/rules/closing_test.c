#include "case_test.h"
#include "closing.h"
#include <stdlib.h>

static struct closing closing;
static struct difference *differences;
static size_t count;

static int nothing_yet(void **state)
{
    closing = (struct closing){ 0 };
    differences = NULL;
    return case_begin(state);
}

static int forget(void **state)
{
    free(differences);
    closing_fini(&closing);
    return case_end(state);
}
#define CLOSING_CASE(test) cmocka_unit_test_setup_teardown(test, nothing_yet, forget)

static void a_payment(const char *columns, int outcome)
{
    const struct settlement settlement = { .known = outcome >= 0,
                                           .outcome = (enum receipt_outcome)outcome };

    closing_add(&closing, case_row(schema_of(TABLE_payroll), columns), &settlement);
}

static void booked(const char *columns)
{
    closing_book(&closing, case_row(schema_of(TABLE_funds), columns));
}

static void compared(void)
{
    free(differences);
    differences = closing_differences(&closing, &count);
}

static void assert_difference(size_t index, const char *subdistrict, const char *fund,
                              enum fund_step step, fen expected, fen found)
{
    assert_true(index < count);
    assert_string_equal(differences[index].subdistrict, subdistrict);
    assert_string_equal(differences[index].fund, fund);
    assert_int_equal(differences[index].step, step);
    assert_int_equal(differences[index].expected, expected);
    assert_int_equal(differences[index].found, found);
}

/* 368 and 100 in the north, 229 in the south: dibao 338 + 214, oil 30 + 15, charity 100. */
static void the_payroll(void)
{
    a_payment("subdistrict=north funds=dibao=338.00;oil=30.00 total=368", RECEIPT_PAID);
    a_payment("subdistrict=south funds=dibao=214.00;oil=15.00 total=229", RECEIPT_RETURNED);
    a_payment("subdistrict=north funds=charity=100.00 total=100", -1);
}

static void transferred_as_requested(void)
{
    booked("step=transferred subdistrict=north fund=dibao amount=338");
    booked("step=transferred subdistrict=north fund=oil amount=30");
    booked("step=transferred subdistrict=north fund=charity amount=100");
    booked("step=transferred subdistrict=south fund=dibao amount=214");
    booked("step=transferred subdistrict=south fund=oil amount=15");
}

static void every_fen_requested_is_paid_returned_or_outstanding(void **state)
{
    (void)state;
    the_payroll();
    a_payment("subdistrict=north funds=dibao=1.00 total=1", RECEIPT_UNCLAIMED);
    a_payment("subdistrict=north funds=dibao=2.00 total=2", RECEIPT_WITHHELD);
    assert_int_equal(closing.count, 5);
    for (size_t i = 0; i < closing.count; i++) {
        const struct closing_line *line = &closing.at[i];

        assert_int_equal(line->requested, line->paid + line->returned + line->outstanding);
    }
    assert_int_equal(closing.at[0].paid, 33800);
    assert_int_equal(closing.at[0].outstanding, 300);
    assert_int_equal(closing.at[2].returned, 21400);
    assert_int_equal(closing.at[4].outstanding, 10000);
}

static void sums_that_agree_are_no_difference(void **state)
{
    (void)state;
    the_payroll();
    transferred_as_requested();
    /* Allotted by fund alone, requested not booked. */
    booked("step=allotted fund=dibao amount=552");
    booked("step=allotted fund=oil amount=45");
    booked("step=allotted fund=charity amount=60");
    booked("step=allotted fund=charity amount=40");
    booked("step=received fund=dibao amount=1000");
    compared();
    assert_int_equal(count, 0);
}

static void a_fund_allotted_short_is_one(void **state)
{
    (void)state;
    the_payroll();
    transferred_as_requested();
    booked("step=allotted fund=dibao amount=551.99");
    booked("step=allotted fund=oil amount=45");
    compared();
    assert_int_equal(count, 2);
    assert_difference(0, "", "dibao", FUND_ALLOTTED, 55200, 55199);
    assert_difference(1, "", "charity", FUND_ALLOTTED, 10000, 0);
}

static void a_subdistrict_paid_twice_is_one(void **state)
{
    (void)state;
    the_payroll();
    transferred_as_requested();
    booked("step=transferred subdistrict=south fund=oil amount=15");
    booked("step=allotted subdistrict=north fund=dibao amount=338");
    booked("step=allotted subdistrict=south fund=dibao amount=214");
    booked("step=allotted fund=oil amount=45");
    booked("step=allotted fund=charity amount=100");
    compared();
    assert_int_equal(count, 1);
    assert_difference(0, "south", "oil", FUND_TRANSFERRED, 1500, 3000);
}

static void money_for_nobody_is_one(void **state)
{
    (void)state;
    booked("step=requested subdistrict=west fund=dibao amount=7");
    compared();
    assert_int_equal(count, 1);
    assert_difference(0, "west", "dibao", FUND_REQUESTED, 0, 700);
}

static void a_request_booked_otherwise_is_one(void **state)
{
    (void)state;
    a_payment("subdistrict=north funds=dibao=338.00 total=338", RECEIPT_PAID);
    booked("step=transferred subdistrict=north fund=dibao amount=338");
    booked("step=allotted fund=dibao amount=338");
    booked("step=requested fund=dibao amount=300");
    compared();
    assert_int_equal(count, 1);
    assert_difference(0, "", "dibao", FUND_REQUESTED, 33800, 30000);
}

int main(void)
{
    const struct CMUnitTest sums[] = {
        CLOSING_CASE(every_fen_requested_is_paid_returned_or_outstanding),
        CLOSING_CASE(sums_that_agree_are_no_difference),
        CLOSING_CASE(a_fund_allotted_short_is_one),
        CLOSING_CASE(a_subdistrict_paid_twice_is_one),
        CLOSING_CASE(money_for_nobody_is_one),
        CLOSING_CASE(a_request_booked_otherwise_is_one),
    };

    return cmocka_run_group_tests_name("closing", sums, make_folder, remove_folder);
}
