#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "mask.h"

static void shows(const char *name, const char *mask, const char *expected)
{
    struct buffer out = { 0 };

    add_masked_name(&out, text_of(name), mask);
    assert_string_equal(out.at, expected);
    buffer_fini(&out);
}

static void names_are_shown_as_the_policy_says(void **state)
{
    (void)state;
    shows("王老五", "keep", "王老五");
    shows("王老五", NULL, "王老五");
    shows("王老五", "middle", "王*五");
    shows("李芳", "middle", "李*");
    shows("买买提江", "middle", "买**江");
    shows("王老五", "surname", "王**");
    shows("李芳", "surname", "李*");
    shows("欧阳修", "surname", "欧阳*");
    shows("欧阳", "surname", "欧*");
    shows("诸葛孔明", "surname", "诸葛**");
    shows("王", "surname", "王");
}

/* A character of four bytes is one. */
static void rare_characters_are_one_each(void **state)
{
    (void)state;
    shows("王𠀀五", "middle", "王*五");
    shows("王𠀀", "surname", "王*");
}

int main(void)
{
    const struct CMUnitTest mask[] = {
        cmocka_unit_test(names_are_shown_as_the_policy_says),
        cmocka_unit_test(rare_characters_are_one_each),
    };

    return cmocka_run_group_tests_name("mask", mask, NULL, NULL);
}
