#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "encoding.h"

static bool converts(enum encoding from, enum encoding to, const char *text, struct buffer *out)
{
    struct converter *converter;
    bool good;

    assert_true(converter_open(&converter, from, to));
    good = convert(converter, text_of(text), out);
    converter_close(converter);
    return good;
}

/* 低保 is B5 CD B1 A3 in GB18030; the euro sign A2 E3; U+20000 is 95 32 82 36. */
static void chinese_goes_there_and_back(void **state)
{
    struct buffer out = { 0 };

    (void)state;
    assert_true(converts(ENCODING_UTF_8, ENCODING_GB18030, "低保€", &out));
    assert_string_equal(out.at, "\xB5\xCD\xB1\xA3\xA2\xE3");
    buffer_clear(&out);
    assert_true(converts(ENCODING_GB18030, ENCODING_UTF_8, "\xB5\xCD\xB1\xA3", &out));
    assert_string_equal(out.at, "低保");
    buffer_clear(&out);
    assert_true(converts(ENCODING_UTF_8, ENCODING_GB18030, "\xF0\xA0\x80\x80", &out));
    assert_string_equal(out.at, "\x95\x32\x82\x36");
    buffer_fini(&out);
}

static void what_is_broken_adds_nothing(void **state)
{
    struct buffer out = { 0 };

    (void)state;
    buffer_string(&out, "a");
    assert_false(converts(ENCODING_GB18030, ENCODING_UTF_8, "b\xB5", &out));
    assert_false(converts(ENCODING_GB18030, ENCODING_UTF_8, "b\xFF\xFF", &out));
    assert_false(converts(ENCODING_UTF_8, ENCODING_GB18030, "b\xE4\xBD", &out));
    assert_int_equal(out.size, 1);
    buffer_fini(&out);
}

static void the_same_encoding_is_a_copy(void **state)
{
    struct buffer out = { 0 };

    (void)state;
    assert_true(converts(ENCODING_UTF_8, ENCODING_UTF_8, "低保", &out));
    assert_string_equal(out.at, "低保");
    buffer_fini(&out);
}

int main(void)
{
    const struct CMUnitTest encoding[] = {
        cmocka_unit_test(chinese_goes_there_and_back),
        cmocka_unit_test(what_is_broken_adds_nothing),
        cmocka_unit_test(the_same_encoding_is_a_copy),
    };

    return cmocka_run_group_tests_name("encoding", encoding, NULL, NULL);
}
