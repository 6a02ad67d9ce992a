#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "rational.h"

#define MOST ((wide)((((wide)1 << 126) - 1) * 2 + 1)) /* 2^127 - 1 */
#define LEAST (-MOST - 1)

static void assert_is(struct rational a, wide top, wide bottom)
{
    assert_true(a.bottom > 0);
    assert_int_equal(rational_compare(a, (struct rational){ top, bottom }), 0);
}

static struct rational read(const char *text)
{
    struct rational number = { 0, 1 };

    assert_true(rational_parse(text_of(text), &number));
    return number;
}

/* All fractions with small parts, against whole numbers over one common denominator. */
static void small_fractions_as_on_paper(void **state)
{
    enum { COMMON = 60 }; /* a multiple of every denominator up to 6 */
    struct rational sum, difference, product, quotient;

    (void)state;
    for (int n = -7; n <= 7; n++)
        for (int d = 1; d <= 6; d++)
            for (int m = -7; m <= 7; m++)
                for (int e = 1; e <= 6; e++) {
                    struct rational a = { n, d }, b = { m, e };
                    int left = n * (COMMON / d), right = m * (COMMON / e);
                    assert_true(rational_add(&sum, a, b));
                    assert_is(sum, left + right, COMMON);
                    assert_true(rational_subtract(&difference, a, b));
                    assert_is(difference, left - right, COMMON);
                    assert_true(rational_multiply(&product, a, b));
                    assert_is(product, left * right, COMMON * COMMON);
                    assert_int_equal(rational_divide(&quotient, a, b), m != 0);
                    if (m != 0)
                        assert_is(quotient, m < 0 ? -left : left, m < 0 ? -right : right);
                    assert_int_equal(rational_compare(a, b), (left > right) - (left < right));
                }
}

/* 169 yuan shared by three, three times, is 169 yuan. */
static void a_third_is_a_third(void **state)
{
    struct rational third, sum = rational_of(0);

    (void)state;
    assert_true(rational_divide(&third, rational_of_fen(16900), rational_of(3)));
    for (int i = 0; i < 3; i++)
        assert_true(rational_add(&sum, sum, third));
    assert_is(sum, 169, 1);
}

static void what_fits_in_lowest_terms_is_no_overflow(void **state)
{
    struct rational result = { 0, 1 };
    struct rational large = { MOST, 3 }, tiny = { 3, MOST };

    (void)state;
    assert_true(rational_multiply(&result, large, tiny));
    assert_is(result, 1, 1);
    assert_true(rational_divide(&result, large, large));
    assert_is(result, 1, 1);
    assert_true(rational_subtract(&result, large, large));
    assert_is(result, 0, 1);
    assert_true(rational_add(&result, (struct rational){ MOST - 1, MOST },
                             (struct rational){ 1, MOST }));
    assert_is(result, 1, 1);
    assert_true(rational_add(&result, (struct rational){ MOST, 2 }, (struct rational){ MOST, 2 }));
    assert_is(result, MOST, 1);
}

static void what_lies_between_may_be_larger_than_the_result(void **state)
{
    const wide prime = ((wide)1 << 61) - 1, n = ((wide)1 << 120) + 1;
    struct rational result = { 0, 1 };

    (void)state;
    /* (n + 10)/(2p) - n/(3p) = (n + 30)/(6p) */
    assert_true(rational_subtract(&result, (struct rational){ n + 10, 2 * prime },
                                  (struct rational){ n, 3 * prime }));
    assert_is(result, n + 30, 6 * prime);
    /* n/3 - (n - 3)/6 = (n + 3)/6; 2n does not fit: for n = 2^127 - 4 that is (2^127 - 1)/6 */
    assert_true(rational_subtract(&result, (struct rational){ MOST - 3, 3 },
                                  (struct rational){ MOST - 6, 6 }));
    assert_is(result, MOST, 6);
}

static void the_least_number_has_no_opposite_but_is_exact(void **state)
{
    struct rational least = { LEAST, 1 }, result = { 7, 1 };

    (void)state;
    assert_true(rational_subtract(&result, least, least));
    assert_is(result, 0, 1);
    assert_true(rational_divide(&result, least, least));
    assert_is(result, 1, 1);
    assert_true(rational_subtract(&result, rational_of(-1), least));
    assert_is(result, MOST, 1);
    assert_false(rational_subtract(&result, rational_of(0), least));
    assert_false(rational_multiply(&result, least, rational_of(-1)));
    assert_is(result, MOST, 1);
}

static void overflow_leaves_the_result_alone(void **state)
{
    struct rational large = { MOST, 1 }, tiny = { 1, MOST }, result = { 7, 1 };

    (void)state;
    assert_false(rational_add(&result, large, rational_of(1)));
    assert_false(rational_add(&result, large, tiny));
    assert_false(rational_multiply(&result, large, rational_of(2)));
    assert_false(rational_multiply(&result, tiny, tiny));
    assert_false(rational_divide(&result, large, tiny));
    assert_false(rational_divide(&result, large, rational_of(0)));
    assert_is(result, 7, 1);
}

static void comparing_never_overflows(void **state)
{
    struct rational a = { MOST, MOST - 1 }, b = { MOST - 1, MOST - 2 };

    (void)state;
    /* n / (n-1) falls as n grows */
    assert_true(rational_compare(a, b) < 0);
    assert_true(rational_compare(b, a) > 0);
    assert_true(rational_compare((struct rational){ -MOST, MOST - 1 },
                                 (struct rational){ -(MOST - 1), MOST - 2 }) > 0);
    assert_true(rational_compare((struct rational){ LEAST, 3 }, (struct rational){ LEAST, 2 }) > 0);
    assert_true(rational_compare((struct rational){ LEAST, 1 }, (struct rational){ MOST, 1 }) < 0);
    assert_int_equal(rational_compare(rational_of(0), (struct rational){ 0, MOST }), 0);
}

/* The long sum 1 + 1/2 + ... + 1/60 is exact as far as it goes: taken down again it is 0. */
static void a_long_sum_comes_back_to_zero(void **state)
{
    struct rational sum = rational_of(0);

    (void)state;
    for (int i = 1; i <= 60; i++)
        assert_true(rational_add(&sum, sum, (struct rational){ 1, i }));
    for (int i = 1; i <= 60; i++)
        assert_true(rational_subtract(&sum, sum, (struct rational){ 1, i }));
    assert_is(sum, 0, 1);
}

static void assert_rounds(const char *a, const char *to, enum rounding mode, const char *expected)
{
    struct rational result;

    assert_true(rational_round(&result, read(a), read(to), mode));
    assert_int_equal(rational_compare(result, read(expected)), 0);
}

static void halves_go_away_from_zero(void **state)
{
    (void)state;
    assert_rounds("2.5", "1", ROUND_HALF_UP, "3");
    assert_rounds("-2.5", "1", ROUND_HALF_UP, "-3");
    assert_rounds("2.4999", "1", ROUND_HALF_UP, "2");
    assert_rounds("-2.4999", "1", ROUND_HALF_UP, "-2");
    assert_rounds("33.333333333", "0.01", ROUND_HALF_UP, "33.33");
    assert_rounds("0.005", "0.01", ROUND_HALF_UP, "0.01");
    assert_rounds("12.5", "5", ROUND_HALF_UP, "15");
    assert_rounds("12.49", "5", ROUND_HALF_UP, "10");
}

static void up_is_away_from_zero_and_down_towards_it(void **state)
{
    (void)state;
    assert_rounds("2.1", "1", ROUND_UP, "3");
    assert_rounds("-2.1", "1", ROUND_UP, "-3");
    assert_rounds("2", "1", ROUND_UP, "2");
    assert_rounds("2.9", "1", ROUND_DOWN, "2");
    assert_rounds("-2.9", "1", ROUND_DOWN, "-2");
    assert_rounds("0", "10", ROUND_UP, "0");
    assert_rounds("0.07", "0.1", ROUND_UP, "0.1");
    assert_rounds("131.4", "10", ROUND_DOWN, "130");
}

static void a_step_that_is_not_above_zero_is_refused(void **state)
{
    struct rational result = { 7, 1 };

    (void)state;
    assert_false(rational_round(&result, rational_of(5), rational_of(0), ROUND_UP));
    assert_false(rational_round(&result, rational_of(5), rational_of(-1), ROUND_UP));
    assert_is(result, 7, 1);
    assert_true(rational_round(&result, (struct rational){ MOST, 2 }, (struct rational){ MOST, 1 },
                               ROUND_UP));
    assert_is(result, MOST, 1);
}

static void to_fen(void **state)
{
    fen amount = 77;

    (void)state;
    assert_true(rational_to_fen((struct rational){ 100, 3 }, &amount));
    assert_int_equal(amount, 3333);
    assert_true(rational_to_fen((struct rational){ 200, 3 }, &amount));
    assert_int_equal(amount, 6667);
    assert_true(rational_to_fen((struct rational){ -1, 200 }, &amount));
    assert_int_equal(amount, -1);
    assert_true(rational_to_fen(rational_of_fen(INT64_MIN), &amount));
    assert_true(amount == INT64_MIN);
    assert_false(rational_to_fen(rational_of(INT64_MAX), &amount));
    assert_false(rational_to_fen((struct rational){ MOST, 1 }, &amount));
    assert_true(amount == INT64_MIN);
}

static void constants_and_whole_numbers(void **state)
{
    struct rational number = { 7, 1 };
    int64_t whole = 77;

    (void)state;
    assert_is(read("3.69"), 369, 100);
    assert_is(read("-1"), -1, 1);
    assert_is(read("0.000000001"), 1, 1000000000);
    assert_is(read("10000000000"), (wide)10000000000, 1);
    assert_false(rational_parse(text_of("0.1234567890"), &number));
    assert_false(rational_parse(text_of("1."), &number));
    assert_false(rational_parse(text_of(""), &number));
    assert_false(rational_parse(text_of("1e2"), &number));
    assert_is(number, 7, 1);
    assert_true(rational_whole((struct rational){ -12, 4 }, &whole));
    assert_int_equal(whole, -3);
    assert_false(rational_whole((struct rational){ 1, 2 }, &whole));
    assert_false(rational_whole((struct rational){ (wide)INT64_MAX + 1, 1 }, &whole));
    assert_int_equal(whole, -3);
}

int main(void)
{
    const struct CMUnitTest arithmetic[] = {
        cmocka_unit_test(small_fractions_as_on_paper),
        cmocka_unit_test(a_third_is_a_third),
        cmocka_unit_test(what_fits_in_lowest_terms_is_no_overflow),
        cmocka_unit_test(what_lies_between_may_be_larger_than_the_result),
        cmocka_unit_test(the_least_number_has_no_opposite_but_is_exact),
        cmocka_unit_test(overflow_leaves_the_result_alone),
        cmocka_unit_test(comparing_never_overflows),
        cmocka_unit_test(a_long_sum_comes_back_to_zero),
    };
    const struct CMUnitTest rounding[] = {
        cmocka_unit_test(halves_go_away_from_zero),
        cmocka_unit_test(up_is_away_from_zero_and_down_towards_it),
        cmocka_unit_test(a_step_that_is_not_above_zero_is_refused),
        cmocka_unit_test(to_fen),
        cmocka_unit_test(constants_and_whole_numbers),
    };

    return cmocka_run_group_tests_name("exact arithmetic", arithmetic, NULL, NULL)
           + cmocka_run_group_tests_name("rounding", rounding, NULL, NULL);
}
