#include "payees.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

static struct id_number person(const char *number)
{
    struct id_number id;

    assert_int_equal(id_number_parse(text_of(number), &id), ID_GOOD);
    return id;
}

/* A right number of the invented division 990104. */
static struct id_number invented(unsigned running)
{
    static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    char number[20];
    int sum = 0;

    snprintf(number, sizeof number, "990104%04u0101%03u", 1900 + running / 1000 % 100,
             running % 1000);
    for (int i = 0; i < 17; i++)
        sum += (number[i] - '0') * weights[i];
    number[17] = "10X98765432"[sum % 11];
    number[18] = '\0';
    return person(number);
}

static void one_person_in_two_households_is_named_with_the_first(void **state)
{
    struct payees payees = { 0 };
    struct id_number id = invented(1), other = invented(2);

    (void)state;
    payees_household(&payees, text_of("001003-000422"));
    assert_null(payees_add(&payees, &id));
    payees_household(&payees, text_of("001003-000430"));
    assert_null(payees_add(&payees, &other));
    payees_household(&payees, text_of("001003-000449"));
    assert_string_equal(payees_add(&payees, &id), "001003-000422");
    payees_fini(&payees);
}

static void the_old_number_is_the_same_person(void **state)
{
    struct payees payees = { 0 };
    struct id_number id = invented(50001), old;
    char digits[16];

    (void)state;
    memcpy(digits, id.digits, 6);
    memcpy(digits + 6, id.digits + 8, 9);
    digits[15] = '\0';
    old = person(digits);
    payees_household(&payees, text_of("a"));
    assert_null(payees_add(&payees, &id));
    payees_household(&payees, text_of("b"));
    assert_string_equal(payees_add(&payees, &old), "a");
    payees_fini(&payees);
}

static void nobody_is_lost_among_many(void **state)
{
    struct payees payees = { 0 };
    char household[16];

    (void)state;
    for (unsigned i = 0; i < 20000; i++) {
        struct id_number id = invented(i);

        snprintf(household, sizeof household, "h%05u", i);
        payees_household(&payees, text_of(household));
        assert_null(payees_add(&payees, &id));
    }
    payees_household(&payees, text_of("last"));
    for (unsigned i = 0; i < 20000; i += 997) {
        struct id_number id = invented(i);

        snprintf(household, sizeof household, "h%05u", i);
        assert_string_equal(payees_add(&payees, &id), household);
    }
    payees_fini(&payees);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_person_in_two_households_is_named_with_the_first),
        cmocka_unit_test(the_old_number_is_the_same_person),
        cmocka_unit_test(nobody_is_lost_among_many),
    };

    return cmocka_run_group_tests_name("nobody is paid twice", tests, NULL, NULL);
}
