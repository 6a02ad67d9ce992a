#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "json.h"
#include <jansson.h>

static void assert_decimal(double real, const char *expected)
{
    char text[PLAIN_DECIMAL];
    size_t size = json_plain_decimal(text, real);

    assert_int_equal(size, strlen(expected));
    assert_memory_equal(text, expected, size);
}

static void yuan_come_back_as_they_were_typed(void **state)
{
    (void)state;
    assert_decimal(169.5, "169.5");
    assert_decimal(0.1, "0.1");
    assert_decimal(-0.05, "-0.05");
    assert_decimal(20.29, "20.29");
    assert_decimal(92233720368547.58, "92233720368547.58");
}

static void no_exponent_is_left(void **state)
{
    (void)state;
    assert_decimal(100, "100");
    assert_decimal(1e20, "100000000000000000000");
    assert_decimal(1e-7, "0.0000001");
    assert_decimal(1.25e3, "1250");
    assert_decimal(0, "0");
}

static void what_takes_more_than_40_digits_is_no_amount(void **state)
{
    (void)state;
    assert_decimal(1e39, "1000000000000000000000000000000000000000");
    assert_decimal(1e40, "");
    assert_decimal(1e-41, "");
}

static void sixteen_digits_may_not_be_enough(void **state)
{
    (void)state;
    assert_decimal(0.1 + 0.2, "0.30000000000000004");
}

static void assert_depth(const char *json, int depth, size_t expected)
{
    assert_int_equal(json_too_deep(text_of(json), depth), expected);
}

static void brackets_that_go_too_deep_are_found(void **state)
{
    (void)state;
    assert_depth("{\"a\":[1]}", 2, 9);
    assert_depth("{\"a\":[1]}", 1, 5);
    assert_depth("[[],[],[[]]]", 2, 8);
    assert_depth("", 0, 0);
}

static void brackets_in_strings_are_text(void **state)
{
    (void)state;
    assert_depth("{\"a\":\"[[[{{{\"}", 1, 14);
    assert_depth("{\"a\":\"\\\"[\"}", 1, 11);
    assert_depth("{\"a\":\"\\\\\",\"b\":[]}", 1, 14);
}

static void documents_take_memory_that_never_is_null(void **state)
{
    (void)state;
    json_use_memory();
    json_t *object = json_loads("{\"household_id\": \"001003-000422\"}", 0, NULL);
    assert_string_equal(json_string_value(json_object_get(object, "household_id")),
                        "001003-000422");
    json_decref(object);
}

int main(void)
{
    const struct CMUnitTest numbers[] = {
        cmocka_unit_test(yuan_come_back_as_they_were_typed),
        cmocka_unit_test(no_exponent_is_left),
        cmocka_unit_test(what_takes_more_than_40_digits_is_no_amount),
        cmocka_unit_test(sixteen_digits_may_not_be_enough),
    };
    const struct CMUnitTest depth[] = {
        cmocka_unit_test(brackets_that_go_too_deep_are_found),
        cmocka_unit_test(brackets_in_strings_are_text),
        cmocka_unit_test(documents_take_memory_that_never_is_null),
    };

    return cmocka_run_group_tests_name("numbers", numbers, NULL, NULL)
         + cmocka_run_group_tests_name("depth", depth, NULL, NULL);
}
