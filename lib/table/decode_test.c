/* Values of single columns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "decode.h"

enum { MOST_CODES = 63 }; /* that a policy may give a column of its own */

static char names[MOST_CODES][16];
static struct code codes[MOST_CODES + 1];

static int64_t decoded(enum column_type type, const char *value)
{
    const struct column column = { .name = "own", .type = type, .codes = codes };
    struct decoder decoder;
    int64_t number;

    decoder_init(&decoder, &column);
    assert_int_equal(decode(&decoder, text_of(value), &number), VALUE_GOOD);
    decoder_fini(&decoder);
    return number;
}

static int name_codes(void **state)
{
    (void)state;
    for (int i = 0; i < MOST_CODES; i++) {
        snprintf(names[i], sizeof names[i], "c%d", i);
        codes[i].name = names[i];
    }
    return 0;
}

static void each_code_of_a_set_is_a_bit(void **state)
{
    (void)state;
    for (int i = 0; i < MOST_CODES; i++)
        assert_true(decoded(TYPE_SET, names[i]) == (int64_t)1 << i);
    assert_true(decoded(TYPE_SET, "c0;c62;c0") == ((int64_t)1 << 62 | 1));
    assert_true(decoded(TYPE_SET, "") == NONE);
}

static void a_code_is_its_place(void **state)
{
    (void)state;
    for (int i = 0; i < MOST_CODES; i++)
        assert_int_equal(decoded(TYPE_CODE, names[i]), i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_code_of_a_set_is_a_bit),
        cmocka_unit_test(a_code_is_its_place),
    };

    return cmocka_run_group_tests_name("values of columns", tests, name_codes, NULL);
}
