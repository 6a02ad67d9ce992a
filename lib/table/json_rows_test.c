#include "../base/fen.h"
#include "reading_test.h"

#define A "{\"household_id\":\"A\",\"kind\":\"wage\",\"amount\":"

static void good_records_are_read(void **state)
{
    (void)state;
    assert_reads(TABLE_incomes, A "\"169.50\"}\n", "G.");
    assert_reads(TABLE_incomes, A "169}", "G.");
    assert_reads(TABLE_incomes, "\xef\xbb\xbf" A "169.5}\r\n", "G.");
    assert_reads(TABLE_incomes, A "1,\"months\":null,\"evidence\":\"\",\"其他\":[1,{\"a\":2}]}\n",
                 "G.");
    assert_reads(TABLE_incomes, " " A "1}\n", "- 1: [quote-stray]"); /* CSV, by its first byte */
}

static void bad_lines_are_errors_of_their_own(void **state)
{
    (void)state;
    assert_reads(TABLE_incomes, A "1\n" A "2}\n", "BG. 1: [json]");
    assert_reads(TABLE_incomes, A "1} x\n", "B. 1: [json]");
    assert_reads(TABLE_incomes, A "1}\n[1]\n3\n\n",
                 "GBBB. 2: [json-object] 3: [json-object] 4: [json-object]");
    assert_reads(TABLE_incomes, A "1,\"kind\":\"fee\"}\n", "B. 1: [json-name-twice]");
    assert_reads(TABLE_incomes, A "1,\"x\":{\"y\":1,\"y\":2}}\n", "B. 1: [json-name-twice]");
    assert_reads(TABLE_incomes, A "1,\"x\":\"\xb9\xa4\"}\n", "B. 1: [utf-8]");
    assert_reads(TABLE_incomes, A "1,\"x\":\"a\0b\"}\n", "B. 1: [nul]");
    assert_reads(TABLE_incomes, A "1,\"x\":\"a\\u0000b\"}\n", "B. 1: [json]");
    assert_reads(TABLE_incomes, A "1,\r\"x\":1}\n", "B. 1: [carriage-return]");
    assert_reads(TABLE_incomes, A "1,\"x\":\"a\\nb\"}\n", "B. 1:x [line-break]");
    assert_reads(TABLE_incomes, A "1,\"evidence\":\"a\\r\"}\n", "B. 1:evidence [line-break]");
    assert_reads(TABLE_incomes, A "1,\"x\\ny\":\"a\"}\n", "B. 1:x?y [line-break]");
}

static void brackets_deeper_than_32_are_refused(void **state)
{
    char deep[200];

    (void)state;
    for (int depth = 31; depth <= 32; depth++) {
        int size = snprintf(deep, sizeof deep, A "1,\"x\":%.*s%.*s}\n", depth,
                            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", depth,
                            "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]");
        char *found = read_sized(TABLE_incomes, deep, (size_t)size);
        assert_string_equal(found, depth == 31 ? "G." : "B. 1: [json-deep]");
        free(found);
    }
}

static void bad_values_name_their_column(void **state)
{
    (void)state;
    assert_reads(TABLE_incomes, A "-1}\n", "B. 1:amount [negative]");
    assert_reads(TABLE_incomes, A "1.005}\n", "B. 1:amount [money]");
    assert_reads(TABLE_incomes, A "true}\n", "B. 1:amount [json-kind]");
    assert_reads(TABLE_incomes, A "{}}\n", "B. 1:amount [json-kind]");
    assert_reads(TABLE_incomes, A "null}\n", "B. 1:amount [required]");
    assert_reads(TABLE_incomes, A "\"1,234.50\"}\n", "B. 1:amount [money]");
    assert_reads(TABLE_incomes, A "1,\"evidence\":1.5}\n", "B. 1:evidence [json-kind]");
    assert_reads(TABLE_incomes, A "1}\n{\"household_id\":\"B\"}\n",
                 "GB. 2:kind [required] 2:amount [required]");
    assert_reads(TABLE_incomes, A "1,\"verified\":\"ja\",\"months\":1.5}\n",
                 "B. 1:verified [yes-no] 1:months [integer]");
    assert_reads(TABLE_incomes, "{\"household_id\":\"B\",\"kind\":\"w\",\"amount\":1}\n" A "1}\n",
                 "G! 2:household_id [unsorted]");
}

/* Broken JSON is not quoted: it may hold what is private. */
static void private_values_are_not_told(void **state)
{
    static const char bytes[] = "{\"household_id\":\"A\",\"id_number\": 990104E}\n"
                                "{\"household_id\":\"A\",\"id_number\":\"990104\" \"990104\"}\n"
                                "{\"household_id\":\"A\",\"990104\":1,\"990104\":2}\n";
    struct reader_plan plan = { .file = test_file, .schema = schema_of(TABLE_members) };
    struct buffer texts = { 0 };
    char *found;

    (void)state;
    write_file(bytes, sizeof bytes - 1);
    found = read_plan(&plan, &texts);
    assert_string_equal(found, "BBB. 1: [json] 2: [json] 3: [json-name-twice]");
    assert_null(strstr(texts.at, "990104"));
    free(found);
    buffer_fini(&texts);
    unlink(test_file);
}

static void nothing_is_a_table_only_when_asked_for(void **state)
{
    struct reader_plan plan = { .file = test_file, .schema = schema_of(TABLE_incomes),
                                .empty_is_a_table = true };
    char *found;

    (void)state;
    write_file("", 0);
    found = read_plan(&plan, NULL);
    assert_string_equal(found, ".");
    free(found);
    unlink(test_file);
}

static struct reader *open_record(enum table table, const char *bytes, struct row **row,
                                  struct problems *problems)
{
    struct reader_plan plan = { .file = test_file, .schema = schema_of(table) };
    struct reader *reader;

    write_file(bytes, strlen(bytes));
    reader = reader_open(&plan, problems);
    unlink(test_file);
    assert_non_null(reader);
    assert_int_equal(reader_next(reader, row, problems), READ_ROW);
    return reader;
}

static fen amount_of(const char *written)
{
    struct problems problems = { 0 };
    struct row *row;
    char bytes[200];
    struct reader *reader;
    fen amount;

    snprintf(bytes, sizeof bytes, A "%s}", written);
    reader = open_record(TABLE_incomes, bytes, &row, &problems);
    amount = row->number[incomes_amount];
    reader_close(reader);
    return amount;
}

/* A real is the shortest decimal that reads back as the same double. */
static void money_is_exact(void **state)
{
    (void)state;
    assert_int_equal(amount_of("\"169.05\""), 16905);
    assert_int_equal(amount_of("169"), 16900);
    assert_int_equal(amount_of("0.29"), 29);
    assert_int_equal(amount_of("1.695e2"), 16950);
    assert_int_equal(amount_of("169.00000000000000000001"), 16900);
    assert_int_equal(amount_of("123456789012.34"), 12345678901234);
    assert_int_equal(amount_of("1.2345678901234E+11"), 12345678901234);
    assert_int_equal(amount_of("169.3000000000000"), 16930);
    assert_int_equal(amount_of("90071992547409931"), 9007199254740993100);
}

static void numbers_keep_their_characters(void **state)
{
    struct problems problems = { 0 };
    struct row *row;
    struct reader *reader = open_record(
        TABLE_members,
        "{\"household_id\":17,\"person_no\":2,\"name\":\"\\u5f20\",\"relation\":\"head\","
        "\"id_number\":990104197003120019,\"disability_grade\":1,"
        "\"card\" : 62220212345678901234567 , \"rate\":1.50,\"s\\\"\":\"}\\\\\"}\n",
        &row, &problems);
    size_t count;
    const struct text *names = reader_names(reader, &count);

    (void)state;
    assert_true(text_is(row->field[members_household_id], "17"));
    assert_true(text_is(row->field[members_name], "张"));
    assert_true(text_is(row->field[members_id_number], "990104197003120019"));
    assert_int_equal(row->number[members_disability_grade], 0);
    assert_int_equal(row->cell_count, 9);
    assert_true(text_is(row->cell_name[2], "name"));
    assert_true(text_is(row->cell[2], "\"\\u5f20\""));
    assert_true(text_is(row->cell[6], "62220212345678901234567"));
    assert_true(text_is(row->cell[7], "1.50"));
    assert_true(text_is(row->cell_name[8], "s\\\""));
    assert_true(text_is(row->cell[8], "\"}\\\\\""));
    assert_int_equal(count, 9);
    assert_true(text_is(names[8], "s\""));
    assert_true(reader_is_jsonl(reader));
    assert_true(reader_has(reader, members_labour));
    reader_close(reader);
}

/* One household with what its record carries; the rows and their problems. */
static void assert_carries(const char *carried, enum table table, const char *expected)
{
    struct problems problems = { 0 };
    struct arena arena = { 0 };
    struct rows rows = { 0 };
    struct buffer out = { 0 };
    struct row *row;
    char bytes[600];
    enum reading reading = READ_END;
    struct reader *reader;
    bool there;

    snprintf(bytes, sizeof bytes, "{\"household_id\":\"A\",\"subdistrict\":\"s\","
             "\"community\":\"c\",\"head_name\":\"h\"%s}\n", carried);
    reader = open_record(TABLE_stream, bytes, &row, &problems);
    there = reader_nested(reader, schema_of(table), &rows, &arena, &reading, &problems);
    buffer_string(&out, !there ? "none" : reading == READ_ROW ? "good" : "bad");
    for (size_t i = 0; i < rows.count; i++) {
        buffer_byte(&out, ' ');
        buffer_text(&out, rows.at[i].field[0]);
        buffer_number(&out, rows.at[i].number[1]);
    }
    list_problems(&out, &problems, test_file);
    assert_string_equal(out.at, expected);
    reader_close(reader);
    arena_fini(&arena);
    buffer_fini(&out);
    problems_fini(&problems);
}

static void records_carry_tables(void **state)
{
    (void)state;
    assert_carries("", TABLE_members, "none");
    assert_carries(",\"members\":null", TABLE_members, "none");
    assert_carries(",\"members\":[]", TABLE_members, "good");
    assert_carries(",\"members\":[{\"person_no\":1,\"name\":\"x\",\"relation\":\"head\"},"
                   " {\"household_id\":\"A\",\"person_no\":\"2\",\"name\":\"y\","
                   "\"relation\":\"child\"}]", TABLE_members, "good A1 A2");
}

static void bad_carried_rows_are_told_by_their_path(void **state)
{
    (void)state;
    assert_carries(",\"members\":{}", TABLE_members, "bad 1:/members [json-table]");
    assert_carries(",\"members\":[3]", TABLE_members, "bad 1:/members/0 [json-table]");
    assert_carries(",\"members\":[{\"person_no\":1,\"name\":\"x\",\"relation\":\"head\"},"
                   "{\"person_no\":0,\"relation\":\"head\"}]", TABLE_members,
                   "bad A1 1:/members/1/person_no [not-positive] 1:/members/1/name [required]");
    assert_carries(",\"members\":[{\"household_id\":\"B\",\"person_no\":1,\"name\":\"x\","
                   "\"relation\":\"head\"}]", TABLE_members,
                   "bad 1:/members/0/household_id [json-household]");
}

int main(void)
{
    const struct CMUnitTest json[] = {
        cmocka_unit_test(good_records_are_read),
        cmocka_unit_test(bad_lines_are_errors_of_their_own),
        cmocka_unit_test(brackets_deeper_than_32_are_refused),
        cmocka_unit_test(bad_values_name_their_column),
        cmocka_unit_test(private_values_are_not_told),
        cmocka_unit_test(nothing_is_a_table_only_when_asked_for),
        cmocka_unit_test(money_is_exact),
        cmocka_unit_test(numbers_keep_their_characters),
        cmocka_unit_test(records_carry_tables),
        cmocka_unit_test(bad_carried_rows_are_told_by_their_path),
    };

    return cmocka_run_group_tests_name("json", json, NULL, NULL);
}
