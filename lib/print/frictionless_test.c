#include "frictionless.h"
#include "golden_test.h"
#include <jansson.h>

static void a_small_table_whole(void **state)
{
    struct buffer json = { 0 };

    (void)state;
    schema_as_frictionless(&json, schema_of(TABLE_archives));
    assert_golden(GOLDEN "archives.schema.json", &json);
}

/* A part of a column's description, as one line of JSON; freed by the caller. */
static char *describes(enum table table, const char *column, const char *part)
{
    struct buffer json = { 0 };

    schema_as_frictionless(&json, schema_of(table));
    json_t *object = json_loads(json.at, 0, NULL);
    json_t *fields = json_object_get(object, "fields");
    json_t *field = json_array_get(fields, (size_t)schema_column(schema_of(table),
                                                                 text_of(column)));
    assert_string_equal(json_string_value(json_object_get(field, "name")), column);
    json_t *found = json_object_get(field, part);
    char *text = found ? json_dumps(found, JSON_COMPACT | JSON_ENCODE_ANY) : copy_string("none");

    json_decref(object);
    buffer_fini(&json);
    return text;
}

static void assert_part(enum table table, const char *column, const char *part,
                        const char *expected)
{
    char *found = describes(table, column, part);

    assert_string_equal(found, expected);
    free(found);
}

static void private_columns_are_marked(void **state)
{
    (void)state;
    assert_part(TABLE_members, "id_number", "private", "true");
    assert_part(TABLE_members, "disability", "private", "true");
    assert_part(TABLE_households, "account", "private", "true");
    assert_part(TABLE_members, "relation", "private", "none");
}

static void yes_and_no_are_its_truth(void **state)
{
    (void)state;
    assert_part(TABLE_incomes, "verified", "type", "\"boolean\"");
    assert_part(TABLE_incomes, "verified", "trueValues", "[\"yes\"]");
    assert_part(TABLE_incomes, "verified", "falseValues", "[\"no\"]");
}

static void numbers_have_their_least(void **state)
{
    (void)state;
    assert_part(TABLE_members, "person_no", "constraints", "{\"required\":true,\"minimum\":1}");
    assert_part(TABLE_households, "floor_area", "constraints", "{\"minimum\":0}");
    assert_part(TABLE_incomes, "amount", "type", "\"number\"");
}

static void a_set_lists_its_members_and_a_code_its_codes(void **state)
{
    (void)state;
    assert_part(TABLE_members, "special", "members",
                "[\"lone_elder\",\"orphan\",\"special_care\",\"single_parent\",\"carer\"]");
    assert_part(TABLE_members, "sex", "constraints", "{\"enum\":[\"male\",\"female\"]}");
}

static void a_month_is_a_year_and_month(void **state)
{
    (void)state;
    assert_part(TABLE_members, "from", "type", "\"yearmonth\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_table_whole),
        cmocka_unit_test(private_columns_are_marked),
        cmocka_unit_test(yes_and_no_are_its_truth),
        cmocka_unit_test(numbers_have_their_least),
        cmocka_unit_test(a_set_lists_its_members_and_a_code_its_codes),
        cmocka_unit_test(a_month_is_a_year_and_month),
    };

    return cmocka_run_group_tests_name("table schema", tests, golden_begin, golden_end);
}
