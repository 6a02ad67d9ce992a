#include "files_test.h"

#include "../base/idnumber.h"
#include "mask.h"

static struct problems problems;

static const struct column *column_named(enum table table, const char *name)
{
    const struct schema *schema = schema_of(table);

    return &schema->columns[schema_column(schema, text_of(name))];
}

/* Stands until the next call but one. */
static const char *masked(const struct mask *mask, enum table table, const char *column,
                          const char *value)
{
    static struct buffer out[2];
    static int turn;
    struct buffer *buffer = &out[turn ^= 1];

    buffer_clear(buffer);
    buffer_string(buffer, "");
    mask_value(mask, column_named(table, column), text_of(value), buffer);
    return buffer->at;
}

static void a_masked_person_has_the_same_birth_date_and_sex(void **state)
{
    static const char *const numbers[] = { "990104196003050116", "990104196204170229",
                                           "990104600305011", "990104197109090137" };
    struct mask *mask = mask_open(NULL, &problems);

    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        const char *other = masked(mask, TABLE_members, "id_number", numbers[i]);
        struct id_number was, is;

        assert_int_equal(id_number_parse(text_of(numbers[i]), &was), ID_GOOD);
        assert_int_equal(id_number_parse(text_of(other), &is), ID_GOOD);
        assert_string_not_equal(was.digits, is.digits);
        assert_int_equal(was.birth, is.birth);
        assert_int_equal(was.male, is.male);
    }
    mask_close(mask);
}

static void the_old_and_the_new_number_of_one_person_have_one_mask(void **state)
{
    struct mask *mask = mask_open(NULL, &problems);
    struct id_number whole;

    (void)state;
    assert_int_equal(id_number_parse(text_of("990104600305011"), &whole), ID_GOOD);
    assert_string_equal(masked(mask, TABLE_members, "id_number", "990104600305011"),
                        masked(mask, TABLE_supporters, "id_number", whole.digits));
    mask_close(mask);
}

static void digits_stay_digits_words_become_a_number_and_health_is_left_out(void **state)
{
    struct mask *mask = mask_open(NULL, &problems);
    const char *account = masked(mask, TABLE_households, "account", "6222000099990001234");

    (void)state;
    assert_int_equal(strlen(account), 19);
    assert_int_equal(strspn(account, "0123456789"), 19);
    assert_string_not_equal(account, "6222000099990001234");
    assert_int_equal(strncmp(masked(mask, TABLE_households, "address", "南湖大路12号"), "address-", 8),
                     0);
    assert_string_equal(masked(mask, TABLE_members, "illness", "serious"), "");
    assert_string_equal(masked(mask, TABLE_households, "phone", ""), "");
    mask_close(mask);
}

static void a_key_makes_other_masks_and_the_same_ones_again(void **state)
{
    struct mask *none = mask_open(NULL, &problems), *keyed, *again, *other;
    char *first;

    (void)state;
    put_file("key", "one secret\n");
    put_file("other", "another\n");
    keyed = mask_open("key", &problems);
    again = mask_open("key", &problems);
    other = mask_open("other", &problems);
    first = strdup(masked(keyed, TABLE_households, "address", "南湖大路12号"));
    assert_string_equal(masked(again, TABLE_households, "address", "南湖大路12号"), first);
    assert_string_not_equal(masked(other, TABLE_households, "address", "南湖大路12号"), first);
    assert_string_not_equal(masked(none, TABLE_households, "address", "南湖大路12号"), first);
    free(first);
    mask_close(none);
    mask_close(keyed);
    mask_close(again);
    mask_close(other);
}

static void a_key_must_hold_something(void **state)
{
    (void)state;
    put_file("key", "\n");
    assert_null(mask_open("key", &problems));
    assert_null(mask_open("missing", &problems));
    assert_int_equal(problems.count, 2);
    assert_int_equal(problems.at[0].message, MESSAGE_KEY_EMPTY);
    problems_fini(&problems);
}

static void assert_safe(const struct column *column, const char *value, const char *expected)
{
    struct buffer out = { 0 };

    buffer_string(&out, "");
    for_spreadsheet(column, text_of(value), &out);
    assert_string_equal(out.at, expected);
    buffer_fini(&out);
}

static void a_spreadsheet_computes_rounds_and_guesses_nothing(void **state)
{
    const struct column *id = column_named(TABLE_members, "id_number");
    const struct column *name = column_named(TABLE_members, "name");
    const struct column *from = column_named(TABLE_members, "from");
    const struct column *amount = column_named(TABLE_corrections, "amount");
    const struct column *birth = column_named(TABLE_members, "birth_date");

    (void)state;
    assert_safe(id, "990104196003050116", "990104196003050116\t");
    assert_safe(id, "99010419600305011X", "99010419600305011X\t");
    assert_safe(name, "=HYPERLINK(1)", "'=HYPERLINK(1)");
    assert_safe(name, "@x", "'@x");
    assert_safe(name, "＋1", "'＋1");
    assert_safe(name, "王建国", "王建国");
    assert_safe(name, "-5", "'-5");
    assert_safe(from, "2004-03", "2004-03\t");
    assert_safe(amount, "-12.50", "-12.50");
    assert_safe(birth, "1960-03-05", "1960-03-05");
    assert_safe(NULL, "007", "007\t");
    assert_safe(NULL, "-12.5", "-12.5");
    assert_safe(NULL, "-1+1", "'-1+1");
    assert_safe(NULL, "", "");
}

static void assert_labelled(const struct column *column, const char *value, const char *expected)
{
    struct buffer out = { 0 };

    buffer_string(&out, "");
    label_value(column, text_of(value), &out);
    assert_string_equal(out.at, expected);
    buffer_fini(&out);
}

static void codes_have_their_labels(void **state)
{
    (void)state;
    assert_labelled(column_named(TABLE_members, "marital"), "divorced", "离异");
    assert_labelled(column_named(TABLE_members, "special"), "lone_elder;carer", "孤老;照料者");
    assert_labelled(column_named(TABLE_members, "special"), "", "");
    assert_labelled(column_named(TABLE_incomes, "verified"), "no", "否");
    assert_labelled(column_named(TABLE_members, "name"), "head", "head");
}

int main(void)
{
    const struct CMUnitTest masks[] = {
        cmocka_unit_test(a_masked_person_has_the_same_birth_date_and_sex),
        cmocka_unit_test(the_old_and_the_new_number_of_one_person_have_one_mask),
        cmocka_unit_test(digits_stay_digits_words_become_a_number_and_health_is_left_out),
        cmocka_unit_test(a_key_makes_other_masks_and_the_same_ones_again),
        cmocka_unit_test(a_key_must_hold_something),
    };
    const struct CMUnitTest offices[] = {
        cmocka_unit_test(a_spreadsheet_computes_rounds_and_guesses_nothing),
        cmocka_unit_test(codes_have_their_labels),
    };

    return cmocka_run_group_tests_name("masks", masks, make_folder, remove_folder)
         + cmocka_run_group_tests_name("offices", offices, NULL, NULL);
}
