#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "fen.h"

static void assert_reads(const char *text, fen expected)
{
    fen amount = 77;

    assert_true(fen_parse(text_of(text), &amount));
    assert_int_equal(amount, expected);
}

static void yuan_are_read_exactly(void **state)
{
    (void)state;
    assert_reads("169", 16900);
    assert_reads("169.5", 16950);
    assert_reads("169.05", 16905);
    assert_reads("-3.69", -369);
    assert_reads("-0.05", -5);
    assert_reads("0", 0);
    assert_reads("-0", 0);
    assert_reads("007.10", 710);
    assert_reads("92233720368547758.07", INT64_MAX);
    assert_reads("-92233720368547758.08", INT64_MIN);
}

static void what_is_no_amount_is_refused(void **state)
{
    static const char *const bad[] = { "", "-", ".", ".5", "5.", "1.234", "+1", " 1", "1 ", "1e3",
                                       "1,234.50", "--1", "1.-5", "1.2.3", "0x10", "１", "NaN",
                                       "92233720368547758.08", "-92233720368547758.09",
                                       "184467440737095516.16", "99999999999999999999999999" };
    fen amount = 77;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(fen_parse(text_of(bad[i]), &amount));
    assert_false(fen_parse((struct text){ "1\0", 2 }, &amount));
    assert_false(fen_parse((struct text){ NULL, 0 }, &amount));
    assert_int_equal(amount, 77);
}

static void yuan_are_written_with_two_decimals(void **state)
{
    static const struct {
        fen amount;
        const char *text;
    } cases[] = {
        { 0, "0.00" },          { 5, "0.05" },       { -5, "-0.05" },
        { 16900, "169.00" },    { 100, "1.00" },     { -100, "-1.00" },
        { 9985500, "99855.00" }, { INT64_MAX, "92233720368547758.07" },
        { INT64_MIN, "-92233720368547758.08" },
    };
    char out[FEN_TEXT];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(fen_format(out, cases[i].amount), strlen(cases[i].text));
        assert_string_equal(out, cases[i].text);
        assert_reads(out, cases[i].amount);
    }
}

static void a_sum_that_does_not_fit_is_no_sum(void **state)
{
    fen sum = INT64_MAX - 1;

    (void)state;
    assert_true(fen_add(&sum, 1));
    assert_false(fen_add(&sum, 1));
    assert_true(sum == INT64_MAX);
}

static void whole_numbers(void **state)
{
    int64_t number = 77;

    (void)state;
    assert_false(integer_parse(text_of("1.0"), &number));
    assert_false(integer_parse(text_of(""), &number));
    assert_false(integer_parse(text_of("9223372036854775808"), &number));
    assert_int_equal(number, 77);
    assert_true(integer_parse(text_of("-9223372036854775808"), &number));
    assert_true(number == INT64_MIN);
    assert_true(integer_parse(text_of("042"), &number));
    assert_int_equal(number, 42);
}

static void decimals_have_at_most_nine_places(void **state)
{
    int64_t number = 77;

    (void)state;
    assert_false(decimal_parse(text_of("0.1234567891"), &number));
    assert_false(decimal_parse(text_of("9300000000"), &number));
    assert_int_equal(number, 77);
    assert_true(decimal_parse(text_of("-53.4"), &number));
    assert_true(number == -INT64_C(53400000000));
    assert_true(decimal_parse(text_of("0.000000001"), &number));
    assert_int_equal(number, 1);
}

/* The short way gives what the long one gives, or leaves it alone. */
static void short_numbers_are_read_as_long_ones(void **state)
{
    static const char characters[] = "0123456789..-5 x";
    char bytes[16];
    int64_t number, other;
    int found = 0;

    (void)state;
    srand(3);
    for (int i = 0; i < 200000; i++) {
        struct text text = { bytes, (size_t)rand() % 10 };
        unsigned places = (unsigned)rand() % 10;

        for (size_t k = 0; k < sizeof bytes; k++)
            bytes[k] = characters[(size_t)rand() % (i % 2 ? 12 : 16)];
        if (!short_parse(text, places, &number))
            continue;
        assert_true(scaled_parse(text, (int)places, &other));
        assert_true(number == other);
        found++;
    }
    assert_true(found > 10000);
    assert_true(short_parse(text_of("99999999"), 9, &number));
    assert_true(number == INT64_C(99999999000000000));
    assert_true(short_parse(text_of("3.69\0..."), 2, &number));
    assert_int_equal(number, 369);
}

int main(void)
{
    const struct CMUnitTest money[] = {
        cmocka_unit_test(yuan_are_read_exactly),
        cmocka_unit_test(what_is_no_amount_is_refused),
        cmocka_unit_test(yuan_are_written_with_two_decimals),
        cmocka_unit_test(a_sum_that_does_not_fit_is_no_sum),
    };
    const struct CMUnitTest numbers[] = {
        cmocka_unit_test(whole_numbers),
        cmocka_unit_test(decimals_have_at_most_nine_places),
        cmocka_unit_test(short_numbers_are_read_as_long_ones),
    };

    return cmocka_run_group_tests_name("money", money, NULL, NULL)
           + cmocka_run_group_tests_name("numbers", numbers, NULL, NULL);
}
