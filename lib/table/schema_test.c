#include "codes.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void tables_are_found_by_name(void **state)
{
    (void)state;
    assert_int_equal(table_named(text_of("members")), TABLE_members);
    assert_int_equal(table_named(text_of("community_work")), TABLE_community_work);
    assert_int_equal(table_named(text_of("member")), TABLE_COUNT);
    assert_int_equal(table_named(text_of("")), TABLE_COUNT);
    for (enum table table = 0; table < TABLE_COUNT; table++)
        assert_int_equal(table_named(text_of(schema_of(table)->name)), table);
}

static void columns_are_found_by_name(void **state)
{
    const struct schema *members = schema_of(TABLE_members);

    (void)state;
    assert_int_equal(schema_column(members, text_of("id_number")), members_id_number);
    assert_int_equal(schema_column(members, text_of("to")), members_to);
    assert_int_equal(schema_column(members, text_of("ID_NUMBER")), -1);
    assert_int_equal(members->count, 17);
}

static void no_name_stands_twice_in_a_table(void **state)
{
    (void)state;
    for (enum table table = 0; table < TABLE_COUNT; table++) {
        const struct schema *schema = schema_of(table);
        for (size_t i = 0; i < schema->count; i++)
            assert_int_equal(schema_column(schema, text_of(schema->columns[i].name)), i);
    }
}

static void private_are_the_columns_that_the_records_mark(void **state)
{
    static const char *const marked[] = { "address", "phone", "payee_name", "bank", "account" };
    const struct schema *households = schema_of(TABLE_households);
    const struct schema *members = schema_of(TABLE_members);
    size_t count = 0;

    (void)state;
    for (size_t i = 0; i < households->count; i++)
        count += (households->columns[i].flags & PRIVATE) != 0;
    assert_int_equal(count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_true(households->columns[schema_column(households, text_of(marked[i]))].flags
                    & PRIVATE);
    assert_true(members->columns[members_id_number].flags & PRIVATE);
    assert_true(members->columns[members_illness].flags & PRIVATE);
    assert_false(members->columns[members_name].flags & PRIVATE);
}

static void tables_of_households_are_told_from_others(void **state)
{
    (void)state;
    assert_true(schema_of_households(schema_of(TABLE_members)));
    assert_true(schema_of_households(schema_of(TABLE_payroll)));
    assert_true(schema_of_households(schema_of(TABLE_awards)));
    assert_false(schema_of_households(schema_of(TABLE_places)));
    assert_false(schema_of_households(schema_of(TABLE_petitions)));
    assert_false(schema_of_households(schema_of(TABLE_funds)));
    assert_false(schema_of_households(schema_of(TABLE_receipts)));
}

static void indices_are_those_that_rules_use(void **state)
{
    (void)state;
    assert_int_equal(code_index(codes_relation, text_of("head")), RELATION_HEAD);
    assert_int_equal(code_index(codes_movement, text_of("stopped")), MOVEMENT_STOPPED);
    assert_int_equal(code_index(codes_event, text_of("fraud")), EVENT_FRAUD);
    assert_int_equal(code_index(codes_state, text_of("returned")), STATE_RETURNED);
    assert_int_equal(code_index(codes_award_form, text_of("service")), FORM_SERVICE);
    assert_int_equal(code_index(codes_genuine, text_of("unverifiable")), GENUINE_UNVERIFIABLE);
    assert_int_equal(code_index(codes_sex, text_of("男")), -1);
    assert_string_equal(codes_relation[RELATION_CHILD].label, "子女");
}

int main(void)
{
    const struct CMUnitTest schema[] = {
        cmocka_unit_test(tables_are_found_by_name),
        cmocka_unit_test(columns_are_found_by_name),
        cmocka_unit_test(no_name_stands_twice_in_a_table),
        cmocka_unit_test(private_are_the_columns_that_the_records_mark),
        cmocka_unit_test(tables_of_households_are_told_from_others),
        cmocka_unit_test(indices_are_those_that_rules_use),
    };

    return cmocka_run_group_tests_name("schema", schema, NULL, NULL);
}
