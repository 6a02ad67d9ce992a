#include "case_test.h"
#include "fund.h"

static struct fund_request request;
static enum message message;
static char sums[2][FEN_TEXT];

static bool a_payment(const char *columns)
{
    return fund_add(&request, case_row(schema_of(TABLE_payroll), columns), &message, sums);
}

static void assert_line(const struct fund_line *line, const char *subdistrict, const char *fund,
                        int64_t payments, int64_t persons, fen amount)
{
    if (subdistrict)
        assert_string_equal(line->subdistrict, subdistrict);
    else
        assert_null(line->subdistrict);
    if (fund)
        assert_string_equal(line->fund, fund);
    else
        assert_null(line->fund);
    assert_int_equal(line->payments, payments);
    assert_int_equal(line->persons, persons);
    assert_int_equal(line->amount, amount);
}

static void done(void)
{
    fund_fini(&request);
    request = (struct fund_request){ .overflow = false };
}

static void each_fund_is_asked_for_by_subdistrict_and_in_all(void **state)
{
    (void)state;
    assert_true(a_payment("payment_no=1 month=2004-04 subdistrict=East persons=2 total=368 "
                          "funds=dibao=338.00;oil=30.00"));
    assert_true(a_payment("payment_no=2 month=2004-04 subdistrict=West persons=1 total=100 "
                          "funds=dibao=100.00"));
    assert_true(a_payment("payment_no=3 month=2004-04 subdistrict=East persons=3 total=45 "
                          "funds=oil=45.00"));
    assert_int_equal(request.by_subdistrict.count, 3);
    assert_line(&request.by_subdistrict.at[0], "East", "dibao", 1, 2, 33800);
    assert_line(&request.by_subdistrict.at[1], "East", "oil", 2, 5, 7500);
    assert_line(&request.by_subdistrict.at[2], "West", "dibao", 1, 1, 10000);
    assert_int_equal(request.by_fund.count, 2);
    assert_line(&request.by_fund.at[0], NULL, "dibao", 2, 3, 43800);
    assert_line(&request.by_fund.at[1], NULL, "oil", 2, 5, 7500);
    assert_int_equal(request.all.count, 1);
    /* 338 + 30 + 100 + 45 = 513, three payments. */
    assert_line(&request.all.at[0], NULL, NULL, 3, 6, 51300);
    done();
}

static void the_numbers_of_the_payments_are_summed_up(void **state)
{
    char text[CRC_TEXT];

    (void)state;
    assert_true(a_payment("payment_no=123456789 month=2004-04 subdistrict=E total=1 funds=a=1"));
    /* printf '123456789\n' | gzip -c | tail -c 8 | od -t x4 */
    crc_format(text, request.all.at[0].crc);
    assert_string_equal(text, "e0117757");
    crc_format(text, 0x0000abcd);
    assert_string_equal(text, "0000abcd");
    done();
}

static void persons_beyond_64_bits_are_no_sum(void **state)
{
    (void)state;
    a_payment("payment_no=1 month=2004-04 subdistrict=E persons=9223372036854775807 total=1 "
              "funds=a=1");
    assert_false(request.overflow);
    a_payment("payment_no=2 month=2004-04 subdistrict=W persons=1 total=1 funds=a=1");
    assert_true(request.overflow);
    done();
}

static void carried_money_is_not_asked_for_again(void **state)
{
    (void)state;
    assert_true(a_payment("payment_no=1 month=2004-04 subdistrict=E total=300 carried=169 "
                          "funds=dibao=131.00"));
    assert_int_equal(request.all.at[0].amount, 13100);
    done();
}

static void funds_that_do_not_add_up_are_refused(void **state)
{
    (void)state;
    assert_false(a_payment("payment_no=1 month=2004-04 subdistrict=E total=300 "
                           "funds=dibao=299.99"));
    assert_int_equal(message, MESSAGE_FUND_SUM);
    assert_string_equal(sums[0], "299.99");
    assert_string_equal(sums[1], "300.00");
    assert_false(a_payment("payment_no=1 month=2004-04 subdistrict=E total=300"));
    assert_int_equal(message, MESSAGE_FUND_SUM);
    assert_int_equal(request.all.count, 0);
    done();
}

static void badly_written_funds_are_refused(void **state)
{
    (void)state;
    assert_false(a_payment("payment_no=1 month=2004-04 subdistrict=E total=300 funds=300"));
    assert_int_equal(message, MESSAGE_FUND_TEXT);
    assert_false(a_payment("payment_no=1 month=2004-04 subdistrict=E total=3 funds==3.00"));
    assert_false(a_payment("payment_no=1 month=2004-04 subdistrict=E total=3 funds=a=three"));
    assert_int_equal(message, MESSAGE_FUND_TEXT);
    done();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(each_fund_is_asked_for_by_subdistrict_and_in_all),
        CASE(the_numbers_of_the_payments_are_summed_up),
        CASE(persons_beyond_64_bits_are_no_sum),
        CASE(carried_money_is_not_asked_for_again),
        CASE(funds_that_do_not_add_up_are_refused),
        CASE(badly_written_funds_are_refused),
    };

    return cmocka_run_group_tests_name("the request", tests, make_folder, remove_folder);
}
