#include "label.h"
#include "../table/codes.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void every_code_of_the_tables_has_a_label_in_both_languages(void **state)
{
    (void)state;
    for (enum table table = 0; table < TABLE_COUNT; table++) {
        const struct schema *schema = schema_of(table);

        for (size_t i = 0; i < schema->count; i++) {
            const struct code *code = schema->columns[i].codes;

            for (; code && code->name; code++) {
                assert_non_null(code->label);
                assert_non_null(code->label_en);
            }
        }
    }
}

static void a_code_of_a_policy_without_an_english_label_shows_itself(void **state)
{
    const struct code own = { "villa", "别墅", NULL };

    (void)state;
    assert_string_equal(code_label(&own, CHINESE), "别墅");
    assert_string_equal(code_label(&own, ENGLISH), "villa");
    assert_string_equal(code_label(&codes_movement[MOVEMENT_PHASED_OUT], ENGLISH), "phased out");
}

static void a_rule_without_a_label_shows_its_code(void **state)
{
    const struct rule bare = { .code = "grain_oil" };
    const struct rule rule = { .code = "grain_oil", .label = "粮油补贴", .label_en = "grain and oil" };

    (void)state;
    assert_string_equal(rule_label(&bare, CHINESE), "grain_oil");
    assert_string_equal(rule_label(&rule, CHINESE), "粮油补贴");
    assert_string_equal(rule_label(&rule, ENGLISH), "grain and oil");
}

static void assert_column(const char *name, enum language language, const char *label)
{
    const struct schema *stream = schema_of(TABLE_stream);
    struct buffer out = { 0 };

    add_column_label(&out, &stream->columns[schema_column(stream, text_of(name))], language);
    assert_string_equal(out.at, label);
    buffer_fini(&out);
}

static void a_column_is_called_by_its_header_or_in_plain_english(void **state)
{
    (void)state;
    assert_column("income_per_head", CHINESE, "人均月收入");
    assert_column("income_per_head", ENGLISH, "income per head");
    assert_column("amount", ENGLISH, "amount");
}

static void pages_are_chinese_unless_english_is_asked_for(void **state)
{
    struct settings settings = { 0 };

    (void)state;
    assert_int_equal(printed_language(&settings), CHINESE);
    settings.value[OPTION_LANG] = "en";
    assert_int_equal(printed_language(&settings), ENGLISH);
    settings.value[OPTION_LANG] = "zh";
    assert_int_equal(printed_language(&settings), CHINESE);
}

int main(void)
{
    const struct CMUnitTest label[] = {
        cmocka_unit_test(every_code_of_the_tables_has_a_label_in_both_languages),
        cmocka_unit_test(a_code_of_a_policy_without_an_english_label_shows_itself),
        cmocka_unit_test(a_rule_without_a_label_shows_its_code),
        cmocka_unit_test(a_column_is_called_by_its_header_or_in_plain_english),
        cmocka_unit_test(pages_are_chinese_unless_english_is_asked_for),
    };

    return cmocka_run_group_tests_name("label", label, NULL, NULL);
}
