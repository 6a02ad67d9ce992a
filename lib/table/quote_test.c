#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>

#include "quote.h"

static void assert_csv(const char *text, const char *expected)
{
    char out[64];
    char *end = put_csv(out, text_of(text));

    assert_true((size_t)(end - out) <= csv_room(strlen(text)));
    *end = '\0';
    assert_string_equal(out, expected);
}

/* RFC 4180, with quotes only where they must be. */
static void csv_quotes_what_needs_them(void **state)
{
    (void)state;
    assert_csv("", "");
    assert_csv("南湖 一社区", "南湖 一社区");
    assert_csv("../a=1;b=2'", "../a=1;b=2'");
    assert_csv("a,b", "\"a,b\"");
    assert_csv("\"", "\"\"\"\"");
    assert_csv("a\rb", "\"a\rb\"");
    assert_csv("a\nb", "\"a\nb\"");
}

static void assert_json(const char *text, const char *expected)
{
    char out[128];
    char *end = put_json(out, text_of(text));

    assert_true((size_t)(end - out) <= json_room(strlen(text)));
    *end = '\0';
    assert_string_equal(out, expected);
}

static void json_escapes_what_must_be(void **state)
{
    (void)state;
    assert_json("", "\"\"");
    assert_json("张三</b>", "\"张三</b>\"");
    assert_json("a\"b\\c", "\"a\\\"b\\\\c\"");
    assert_json("\b\t\n\f\r", "\"\\b\\t\\n\\f\\r\"");
    assert_json("\x1b[31m\x01", "\"\\u001b[31m\\u0001\"");
    assert_json("\x7f", "\"\x7f\"");
}

static void assert_text(struct text text, const char *expected)
{
    assert_int_equal(text.size, strlen(expected));
    assert_memory_equal(text.at, expected, text.size);
}

static void csv_cells_lose_their_quotes(void **state)
{
    (void)state;
    struct buffer scratch = { 0 };
    assert_text(csv_text(text_of("plain"), &scratch), "plain");
    assert_text(csv_text(text_of(""), &scratch), "");
    assert_text(csv_text(text_of("\"\""), &scratch), "");
    assert_text(csv_text(text_of("\"a,\"\"b\"\"\""), &scratch), "a,\"b\"");
    buffer_fini(&scratch);
}

static void json_values_become_text(void **state)
{
    (void)state;
    struct buffer scratch = { 0 };
    assert_text(json_text(text_of("null"), &scratch), "");
    assert_text(json_text(text_of("007.50"), &scratch), "007.50");
    assert_text(json_text(text_of("true"), &scratch), "true");
    assert_text(json_text(text_of("\"\""), &scratch), "");
    assert_text(json_text(text_of("\"null\""), &scratch), "null");
    assert_text(json_text(text_of("\"a\\\"\\\\\\/\\n\\t\\b\\f\\r\""), &scratch),
                "a\"\\/\n\t\b\f\r");
    assert_text(json_text(text_of("\"\\u0041\\u00e9\\u5357x\\ud83d\\ude00\""), &scratch),
                "Aé南x😀");
    buffer_fini(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_quotes_what_needs_them),
        cmocka_unit_test(json_escapes_what_must_be),
        cmocka_unit_test(csv_cells_lose_their_quotes),
        cmocka_unit_test(json_values_become_text),
    };
    return cmocka_run_group_tests_name("quote", tests, NULL, NULL);
}
