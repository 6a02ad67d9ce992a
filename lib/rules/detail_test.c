#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "detail.h"

static struct text detail;

static void assert_next(const char *code, fen amount)
{
    struct text found;
    fen sum;

    assert_true(detail_next(&detail, &found, &sum));
    assert_true(text_is(found, code));
    assert_int_equal(sum, amount);
}

static void assert_end(void)
{
    struct text code;
    fen amount;

    assert_false(detail_next(&detail, &code, &amount));
}

static void each_part_has_its_code_and_its_amount(void **state)
{
    (void)state;
    detail = text_of("classified=34.00;raise_2004=22.5");
    assert_next("classified", 3400);
    assert_next("raise_2004", 2250);
    assert_end();
}

static void nothing_is_made_of_nothing(void **state)
{
    (void)state;
    detail = text_of("");
    assert_end();
}

static void a_part_that_is_badly_written_has_no_amount(void **state)
{
    (void)state;
    detail = text_of("dibao;oil=much;=5.00;;last=1");
    assert_next("dibao", NONE);
    assert_next("oil", NONE);
    assert_next("", 500);
    assert_next("", NONE);
    assert_next("last", 100);
    assert_end();
}

static void what_is_written_is_read_back(void **state)
{
    char text[64] = "", *end = text;

    (void)state;
    end = detail_put(text, end, text_of("dibao"), 33800);
    end = detail_put(text, end, text_of("oil"), -5);
    assert_true(text_is((struct text){ text, (size_t)(end - text) }, "dibao=338.00;oil=-0.05"));
    assert_true((size_t)(end - text)
                <= detail_room(text_of("dibao")) + detail_room(text_of("oil")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_part_has_its_code_and_its_amount),
        cmocka_unit_test(nothing_is_made_of_nothing),
        cmocka_unit_test(a_part_that_is_badly_written_has_no_amount),
        cmocka_unit_test(what_is_written_is_read_back),
    };

    return cmocka_run_group_tests_name("detail", tests, NULL, NULL);
}
