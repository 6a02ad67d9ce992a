#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "text.h"
#include <stdio.h>

static struct text bytes(const char *at, size_t size)
{
    return (struct text){ at, size };
}

static void order_is_by_bytes(void **state)
{
    (void)state;
    assert_true(text_compare(text_of("001003-000422"), text_of("001003-000430")) < 0);
    assert_true(text_compare(text_of("ab"), text_of("a")) > 0);
    assert_true(text_compare(text_of("Z"), text_of("a")) < 0);
    assert_true(text_compare(text_of("z"), text_of("南")) < 0);
    assert_int_equal(text_compare(text_of("a"), text_of("a")), 0);
    assert_int_equal(text_compare(bytes(NULL, 0), text_of("")), 0);
    assert_true(text_equal(bytes(NULL, 0), text_of("")));
    assert_false(text_is(text_of("head"), "hea"));
}

static void a_buffer_is_always_terminated(void **state)
{
    struct buffer buffer = { 0 };

    (void)state;
    buffer_add(&buffer, NULL, 0);
    assert_string_equal(buffer.at, "");
    for (int i = 0; i < 100; i++) {
        buffer_byte(&buffer, 'x');
        assert_int_equal(strlen(buffer.at), buffer.size);
    }
    buffer_clear(&buffer);
    assert_string_equal(buffer.at, "");
    buffer_text(&buffer, text_of("一二"));
    buffer_string(&buffer, "三");
    assert_string_equal(buffer.at, "一二三");
    buffer_fini(&buffer);
}

static void numbers_to_both_ends(void **state)
{
    struct buffer buffer = { 0 };

    (void)state;
    buffer_number(&buffer, 0);
    buffer_byte(&buffer, ' ');
    buffer_number(&buffer, INT64_MIN);
    buffer_byte(&buffer, ' ');
    buffer_number(&buffer, INT64_MAX);
    assert_string_equal(buffer.at, "0 -9223372036854775808 9223372036854775807");
    buffer_fini(&buffer);
}

static void good_utf8_is_valid_wherever_it_stands(void **state)
{
    static const char *const good[] = { "", "abcdefgh", "张三", "\x7F", "\xC2\x80", "\xDF\xBF",
                                        "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
                                        "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF" };
    char text[40];

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        for (int before = 0; before < 17; before++) {
            snprintf(text, sizeof text, "%.*s%s", before, "aaaaaaaaaaaaaaaaa", good[i]);
            assert_int_equal(utf8_valid(text_of(text)), strlen(text));
        }
    }
    assert_int_equal(utf8_valid(bytes(NULL, 0)), 0);
    assert_int_equal(utf8_valid(bytes("a\0b", 3)), 3);
}

/* Latin-1, GB18030, surrogates, overlong forms, beyond U+10FFFF, cut off. */
static void broken_utf8_is_found_where_it_begins(void **state)
{
    static const char *const bad[] = { "\x80", "\xFF", "\xC0\xAF", "\xC1\xBF", "\xC3", "\xC3(",
                                       "\xE0\x9F\xBF", "\xED\xA0\x80", "\xE5\xBC", "\xE5(\x80",
                                       "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
                                       "\xF0\x90\x80", "\xD5\xC5\xC8\xFD" };
    char text[40];

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        for (int before = 0; before < 17; before++) {
            snprintf(text, sizeof text, "%.*s%s", before, "aaaaaaaaaaaaaaaaa", bad[i]);
            assert_int_equal(utf8_valid(text_of(text)), before);
            snprintf(text, sizeof text, "%.*s%szzzzzzzzz", before, "aaaaaaaaaaaaaaaaa", bad[i]);
            assert_int_equal(utf8_valid(text_of(text)), before);
        }
    }
}

/* A Chinese text of so many bytes. */
static char *put_chinese(char *to, int bytes)
{
    for (; bytes % 3 > 0; bytes--)
        *to++ = 'a';
    for (; bytes > 0; bytes -= 3)
        to = stpcpy(to, "中");
    return to;
}

/* Long texts are looked at in steps: wherever one ends. */
static void long_texts_are_valid_up_to_what_is_broken(void **state)
{
    static const char *const good[] = { "", "a", "\xC3\xA9", "\xE0\xA0\x80", "\xED\x9F\xBF",
                                        "\xEF\xBC\x8C", "\xF0\xA0\x80\x80" };
    static const char *const bad[] = { "\x80", "\xE5\xBC", "\xE5", "\xE0\x9F\xBF", "\xED\xA0\x80",
                                       "\xC3", "\xF0\x90\x80", "\xFF" };
    char text[400];

    (void)state;
    for (int before = 0; before < 140; before++) {
        for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
            *put_chinese(stpcpy(put_chinese(text, before), good[i]), 150) = '\0';
            assert_int_equal(utf8_valid(text_of(text)), strlen(text));
        }
        for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
            *put_chinese(stpcpy(put_chinese(text, before), bad[i]), 150) = '\0';
            assert_int_equal(utf8_valid(text_of(text)), before);
            *stpcpy(put_chinese(text, before), bad[i]) = '\0';
            assert_int_equal(utf8_valid(text_of(text)), before);
        }
    }
}

static void assert_visible(const char *text, const char *expected)
{
    struct buffer buffer = { 0 };

    buffer_visible(&buffer, text_of(text));
    assert_string_equal(buffer.at, expected);
    buffer_fini(&buffer);
}

static void nothing_reaches_the_terminal_that_moves_it(void **state)
{
    (void)state;
    assert_visible("", "");
    assert_visible("李四 O'Neil <b>", "李四 O'Neil <b>");
    assert_visible("\x1B[2J\a\n\t\x7F", "?[2J????");
    assert_visible("a\xC2\x9Bz", "a?z");         /* C1: another way to write ESC [ */
    assert_visible("a\xE2\x80\xAEz", "a?z");     /* right-to-left override */
    assert_visible("a\xE2\x81\xA6z", "a?z");     /* isolate */
    assert_visible("\xD5\xC5", "??");            /* GB18030 */
}

static void assert_shown(const char *value, const char *expected)
{
    struct buffer buffer = { 0 };

    buffer_shown(&buffer, text_of(value));
    assert_string_equal(buffer.at, expected);
    buffer_fini(&buffer);
}

/* An ID number, an account or a telephone in a wrong column must not come out in a message. */
static void long_numbers_and_long_values_are_not_shown(void **state)
{
    (void)state;
    assert_shown("", "");
    assert_shown("1,234.50", "1,234.50");
    assert_shown("001003-000422", "001003-000422");
    assert_shown("1234567890", "1234567890");
    assert_shown("13800000000", "***");
    assert_shown("wage 99010419700312001X", "***");
    assert_shown("1234567890123456789012345678901234567890 yuan", "***");
    assert_shown("990104 19700312 001X", "***");
    assert_shown("6222-0000-1111-2222-333", "***");
    assert_shown("１３８０００００００００", "***");
    assert_shown("2004-04-01 12:30", "2004-04-01 12:30");
    assert_shown("低保低保低保低保低保低保低", "低保低保低保低保低保低保低");
    assert_shown("低保低保低保低保低保低保低保", "低保低保低保低保低保低保低...");
}

static void chinese_takes_two_columns(void **state)
{
    (void)state;
    assert_int_equal(display_width(text_of("")), 0);
    assert_int_equal(display_width(text_of("abc")), 3);
    assert_int_equal(display_width(text_of("低保")), 4);
    assert_int_equal(display_width(text_of("（户）：１")), 10);
    assert_int_equal(display_width(text_of("é")), 1);
    assert_int_equal(display_width(text_of("e\xCC\x81")), 1);
    assert_int_equal(display_width(text_of("\xF0\xA0\x80\x80")), 2);
    assert_int_equal(display_width(text_of("한글ｱ")), 5);
}

static void a_list_has_commas_between(void **state)
{
    struct buffer list = { 0 };

    (void)state;
    buffer_listed(&list, "community");
    assert_string_equal(list.at, "community");
    buffer_listed(&list, "notice1");
    buffer_listed(&list, "district");
    assert_string_equal(list.at, "community, notice1, district");
    buffer_fini(&list);
}

int main(void)
{
    const struct CMUnitTest buffers[] = {
        cmocka_unit_test(a_list_has_commas_between),
        cmocka_unit_test(order_is_by_bytes),
        cmocka_unit_test(a_buffer_is_always_terminated),
        cmocka_unit_test(numbers_to_both_ends),
    };
    const struct CMUnitTest characters[] = {
        cmocka_unit_test(good_utf8_is_valid_wherever_it_stands),
        cmocka_unit_test(broken_utf8_is_found_where_it_begins),
        cmocka_unit_test(long_texts_are_valid_up_to_what_is_broken),
        cmocka_unit_test(nothing_reaches_the_terminal_that_moves_it),
        cmocka_unit_test(long_numbers_and_long_values_are_not_shown),
        cmocka_unit_test(chinese_takes_two_columns),
    };

    return cmocka_run_group_tests_name("slices and buffers", buffers, NULL, NULL)
           + cmocka_run_group_tests_name("characters", characters, NULL, NULL);
}
