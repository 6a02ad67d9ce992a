#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "repeats.h"

static void add_all(struct repeats *repeats, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        repeats_add(repeats, text_of(texts[i]));
    repeats_sort(repeats);
}

static void each_that_occurs_more_than_once_is_told_once(void **state)
{
    static const char *const texts[] = { "6222-3", "6222-1", "6222-3", "6222-2", "6222-1",
                                         "6222-3", "6222-4" };
    struct repeats repeats = { 0 };
    struct text text;
    size_t at = 0;

    (void)state;
    add_all(&repeats, texts, 7);
    assert_true(repeats_next(&repeats, &at, &text));
    assert_true(text_is(text, "6222-1"));
    assert_true(repeats_next(&repeats, &at, &text));
    assert_true(text_is(text, "6222-3"));
    assert_false(repeats_next(&repeats, &at, &text));
    repeats_fini(&repeats);
}

static void one_that_occurs_once_is_no_repeat(void **state)
{
    static const char *const texts[] = { "b", "a", "b", "ab" };
    struct repeats repeats = { 0 };

    (void)state;
    add_all(&repeats, texts, 4);
    assert_true(repeats_has(&repeats, text_of("b")));
    assert_false(repeats_has(&repeats, text_of("a")));
    assert_false(repeats_has(&repeats, text_of("ab")));
    assert_false(repeats_has(&repeats, text_of("c")));
    assert_true(repeats_contain(&repeats, text_of("a")));
    assert_false(repeats_contain(&repeats, text_of("c")));
    assert_int_equal(repeats_distinct(&repeats), 3);
    repeats_fini(&repeats);
}

static void nothing_added_repeats_nothing(void **state)
{
    struct repeats repeats = { 0 };
    struct text text;
    size_t at = 0;

    (void)state;
    add_all(&repeats, NULL, 0);
    assert_false(repeats_has(&repeats, text_of("a")));
    assert_false(repeats_next(&repeats, &at, &text));
    repeats_fini(&repeats);
}

int main(void)
{
    const struct CMUnitTest repeats[] = {
        cmocka_unit_test(each_that_occurs_more_than_once_is_told_once),
        cmocka_unit_test(one_that_occurs_once_is_no_repeat),
        cmocka_unit_test(nothing_added_repeats_nothing),
    };

    return cmocka_run_group_tests_name("repeats", repeats, NULL, NULL);
}
