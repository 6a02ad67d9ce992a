#include "numbers.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static bool follows(struct numbers *numbers, const char *number)
{
    return number_follows(numbers, text_of(number));
}

static void numbers_rise_in_each_subdistrict(void **state)
{
    struct numbers numbers = { 0 };

    (void)state;
    assert_true(follows(&numbers, "200404-001-0000016"));
    assert_true(follows(&numbers, "200404-201-0000015"));
    assert_true(follows(&numbers, "200404-001-0000024"));
    /* Once more, or an earlier one. */
    assert_false(follows(&numbers, "200404-001-0000024"));
    assert_false(follows(&numbers, "200404-001-0000016"));
    /* A gap is not this one's concern: a part of a payroll may be looked at. */
    assert_true(follows(&numbers, "200404-001-0001239"));
}

static void a_wrong_check_digit_is_seen(void **state)
{
    struct numbers numbers = { 0 };

    (void)state;
    assert_false(follows(&numbers, "200404-001-0000017"));
    assert_false(follows(&numbers, "200404-001-0001230"));
}

static void other_forms_are_let_pass(void **state)
{
    struct numbers numbers = { 0 };

    (void)state;
    assert_true(follows(&numbers, "old/17"));
    assert_true(follows(&numbers, "old/17"));
    assert_true(follows(&numbers, "200404_001_0000016"));
    assert_true(follows(&numbers, ""));
}

int main(void)
{
    const struct CMUnitTest numbers[] = {
        cmocka_unit_test(numbers_rise_in_each_subdistrict),
        cmocka_unit_test(a_wrong_check_digit_is_seen),
        cmocka_unit_test(other_forms_are_let_pass),
    };

    return cmocka_run_group_tests_name("numbers", numbers, NULL, NULL);
}
