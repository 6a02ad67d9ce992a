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

/* Beside an age the end of a number tells neither birth date nor place. */
static void an_id_number_shows_its_end_alone(void **state)
{
    struct buffer out = { 0 };

    (void)state;
    add_masked_id(&out, text_of("990104197003071238"));
    assert_string_equal(out.at, "**************1238");
    buffer_clear(&out);
    add_masked_id(&out, text_of("990104700307123"));
    assert_string_equal(out.at, "***********7123");
    buffer_fini(&out);
}

int main(void)
{
    const struct CMUnitTest mask[] = {
        cmocka_unit_test(names_are_shown_as_the_policy_says),
        cmocka_unit_test(rare_characters_are_one_each),
        cmocka_unit_test(an_id_number_shows_its_end_alone),
    };

    return cmocka_run_group_tests_name("mask", mask, NULL, NULL);
}
