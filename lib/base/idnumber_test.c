#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "idnumber.h"

static enum id_fault parse(const char *number, struct id_number *result)
{
    enum id_fault fault = id_number_parse(text_of(number), result);
    day birth = NO_DAY;

    assert_int_equal(id_number_birth(text_of(number), &birth), fault);
    assert_true(birth == (fault == ID_GOOD ? result->birth : NO_DAY));
    return fault;
}

/* The example of GB 11643 with its published check digit, and its 15-digit form. */
static void the_standard_s_example(void **state)
{
    struct id_number number, old;

    (void)state;
    assert_int_equal(parse("11010519491231002X", &number), ID_GOOD);
    assert_int_equal(number.birth, day_of(1949, 12, 31));
    assert_false(number.male);
    assert_int_equal(parse("11010519491231002x", &old), ID_GOOD);
    assert_string_equal(old.digits, number.digits);
    assert_int_equal(parse("110105491231002", &old), ID_GOOD);
    assert_string_equal(old.digits, "11010519491231002X");
    assert_false(id_number_is_male(text_of("110105491231002")));
    assert_true(id_number_is_male(text_of("110105491231003")));
    assert_int_equal(old.birth, number.birth);
    assert_int_equal(parse("440524188001010014", &number), ID_GOOD);
    assert_true(number.male);
}

static void a_fault_is_named_and_nothing_is_set(void **state)
{
    static const struct {
        const char *number;
        enum id_fault fault;
    } cases[] = {
        { "", ID_FORM },
        { "1101051949123100", ID_FORM },
        { "11010519491231002Y", ID_FORM },
        { "1101051949123100X2", ID_FORM },
        { "11010549123100X", ID_FORM },
        { "11010519491231002X ", ID_FORM },
        { "110105194902290028", ID_DATE },
        { "110105490229002", ID_DATE },
        { "110105491331002", ID_DATE },
        { "110105194912310021", ID_CHECK },
        { "110105194912310029", ID_CHECK },
    };
    struct id_number number = { .digits = "untouched" };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(parse(cases[i].number, &number), cases[i].fault);
        assert_string_equal(number.digits, "untouched");
    }
}

static bool is_good(const char *number)
{
    struct id_number parsed;

    return parse(number, &parsed) == ID_GOOD;
}

/* MOD 11-2 finds every single wrong digit and every two neighbours that changed places. */
static void every_slip_of_the_pen_is_found(void **state)
{
    const char *good = "11010519491231002X";
    char wrong[19];

    (void)state;
    for (int i = 0; i < 17; i++) {
        for (char digit = '0'; digit <= '9'; digit++) {
            strcpy(wrong, good);
            wrong[i] = digit;
            assert_int_equal(is_good(wrong), digit == good[i]);
        }
        strcpy(wrong, good);
        wrong[i] = good[i + 1];
        wrong[i + 1] = good[i];
        assert_int_equal(is_good(wrong), good[i] == good[i + 1]);
    }
}

static void check_digits_of_the_fine_print(void **state)
{
    (void)state;
    assert_int_equal(check_digit(text_of("00100300042")), '2');
    assert_int_equal(check_digit(text_of("001003-00042")), '2');
    assert_int_equal(check_digit(text_of("200404001000123")), '9');
    assert_true(household_number_is_ours(text_of("001003-000422")));
    assert_true(household_number_is_wrong(text_of("001003-000421")));
    assert_false(household_number_is_wrong(text_of("001003-000422")));
    assert_false(household_number_is_ours(text_of("1003-422")));
    assert_false(household_number_is_wrong(text_of("1003-422")));
    assert_false(household_number_is_wrong(text_of("")));
}

static void payment_numbers_of_the_fine_print(void **state)
{
    char out[PAYMENT_NUMBER];
    month april;

    (void)state;
    assert_true(month_parse(text_of("2004-04"), &april));
    payment_number(out, april, text_of("990104001"), 123);
    assert_string_equal(out, "200404-001-0001239");
    payment_number(out, april, text_of("990104012"), 999999);
    assert_memory_equal(out, "200404-012-999999", 17);
    assert_int_equal(out[17], check_digit((struct text){ out, 17 }));
    assert_int_equal(strlen(out), 18);
}

int main(void)
{
    const struct CMUnitTest id_numbers[] = {
        cmocka_unit_test(the_standard_s_example),
        cmocka_unit_test(a_fault_is_named_and_nothing_is_set),
        cmocka_unit_test(every_slip_of_the_pen_is_found),
    };
    const struct CMUnitTest check_digits[] = {
        cmocka_unit_test(check_digits_of_the_fine_print),
        cmocka_unit_test(payment_numbers_of_the_fine_print),
    };

    return cmocka_run_group_tests_name("resident ID numbers", id_numbers, NULL, NULL)
           + cmocka_run_group_tests_name("check digits", check_digits, NULL, NULL);
}
