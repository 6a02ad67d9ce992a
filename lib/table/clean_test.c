#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "clean.h"
#include <stdio.h>

/* What a sheet says in a column, and what the table has. */
struct said {
    const char *sheet, *table;
};

static const struct column *column_named(const char *table, const char *name)
{
    const struct schema *schema = schema_of(table_named(text_of(table)));

    return &schema->columns[schema_column(schema, text_of(name))];
}

static enum message clean(struct buffer *out, const char *table, const char *column,
                          const char *cell)
{
    struct buffer scratch = { 0 };
    struct text text = clean_cell(text_of(cell), &scratch);

    buffer_clear(out);
    buffer_string(out, "");
    enum message message = clean_value(column_named(table, column), text, out);
    buffer_fini(&scratch);
    return message;
}

#define CLEAN(table, column, said) assert_clean(table, column, said, sizeof said / sizeof *said)

static void assert_clean(const char *table, const char *column, const struct said *said,
                         size_t count)
{
    struct buffer out = { 0 };

    for (size_t i = 0; i < count; i++) {
        assert_int_equal(clean(&out, table, column, said[i].sheet), MESSAGE_COUNT);
        assert_string_equal(out.at, said[i].table);
    }
    buffer_fini(&out);
}

static void amounts_as_spreadsheets_show_them(void **state)
{
    static const struct said said[] = {
        { "169", "169" },           { "1,234.50", "1234.50" },   { "1,234,567.8", "1234567.8" },
        { "¥1,234.50", "1234.50" }, { "￥ 169.00", "169.00" },   { "169元", "169" },
        { "１２３．５", "123.5" },  { "１，２３４", "1234" },    { "人民币169元整", "169" },
        { "-12.5", "-12.5" },       { "(1,234.50)", "-1234.50" }, { "169.000", "169.00" },
        { "169.50000", "169.50" },  { " 169 ", "169" },          { "\xE3\x80\x80" "169\xC2\xA0", "169" },
        { "RMB 12", "12" },
    };

    (void)state;
    CLEAN("incomes", "amount", said);
}

static void what_may_be_meant_otherwise_stays_to_be_refused(void **state)
{
    static const struct said amounts[] = {
        { "1,23", "1,23" },       { "12,34.5", "12,34.5" }, { "1234,567", "1234,567" },
        { "169.505", "169.505" }, { "1.2万元", "1.2万元" }, { "约169", "约169" },
        { "-", "-" },             { "1e3", "1e3" },         { "1.", "1." },
        { "--5", "--5" },         { "(-5)", "(-5)" },
    };
    static const struct said dates[] = {
        { "04-3-1", "04-3-1" },       { "3/1/2004", "3/1/2004" },     { "2004-2-30", "2004-2-30" },
        { "2004/3-1", "2004/3-1" },   { "38047", "38047" },           { "2004-03-01 12:30:00", "2004-03-01 12:30:00" },
        { "2004年13月2日", "2004年13月2日" }, { "2004-03", "2004-03" }, { "三月一日", "三月一日" },
    };
    static const struct said months[] = {
        { "2004.1", "2004.1" }, { "04-3", "04-3" }, { "2004-13", "2004-13" }, { "Foo-04", "Foo-04" },
    };

    (void)state;
    CLEAN("incomes", "amount", amounts);
    CLEAN("members", "birth_date", dates);
    CLEAN("members", "from", months);
}

static void days_as_spreadsheets_and_people_write_them(void **state)
{
    static const struct said said[] = {
        { "2004-03-01", "2004-03-01" },  { "2004/3/1", "2004-03-01" },
        { "2004.3.1", "2004-03-01" },    { "2004年3月1日", "2004-03-01" },
        { "2004年03月01号", "2004-03-01" }, { "20040301", "2004-03-01" },
        { "２００４／３／１", "2004-03-01" }, { "2004-3-1 0:00:00", "2004-03-01" },
        { "2004-03-01T00:00:00", "2004-03-01" }, { "2004 年 3 月 1 日", "2004-03-01" },
        { "2004/2/29", "2004-02-29" },
    };

    (void)state;
    CLEAN("members", "birth_date", said);
}

static void months_too(void **state)
{
    static const struct said said[] = {
        { "2004-03", "2004-03" }, { "2004/3", "2004-03" },  { "2004年3月", "2004-03" },
        { "200403", "2004-03" },  { "2004.03", "2004-03" }, { "2004-03-01", "2004-03" },
        { "Mar-04", "2004-03" },  { "Dec-99", "1999-12" },  { "2004/3/1", "2004-03" },
        { "2004-03\t", "2004-03" },
    };

    (void)state;
    CLEAN("members", "from", said);
}

static void counts_and_measures_without_their_words(void **state)
{
    static const struct said persons[] = { { "3人", "3" }, { "３", "3" }, { "3.00", "3" },
                                           { "1,000", "1000" }, { "3口", "3" } };
    static const struct said areas[] = { { "46.5㎡", "46.5" }, { "46平方米", "46" },
                                         { "46.50", "46.50" } };

    (void)state;
    CLEAN("supporters", "persons", persons);
    CLEAN("households", "floor_area", areas);
}

static void codes_in_either_language(void **state)
{
    static const struct said marital[] = { { "离异", "divorced" }, { "married", "married" },
                                           { "Married", "married" }, { "丧偶 ", "widowed" } };
    static const struct said grade[] = { { "一级", "1" }, { "４", "4" }, { "2", "2" } };
    static const struct said special[] = {
        { "孤老、单亲", "lone_elder;single_parent" }, { "孤老；carer", "lone_elder;carer" },
        { "lone_elder;orphan", "lone_elder;orphan" }, { "孤儿，", "orphan" }, { "孤仙", "孤仙" },
    };
    static const struct said answers[] = { { "是", "yes" }, { "否", "no" }, { "√", "yes" },
                                           { "×", "no" }, { "Y", "yes" }, { "yes", "yes" },
                                           { "FALSE", "no" }, { "也许", "也许" } };

    (void)state;
    CLEAN("members", "marital", marital);
    CLEAN("members", "disability_grade", grade);
    CLEAN("members", "special", special);
    CLEAN("incomes", "verified", answers);
}

static void texts_and_numbers_of_papers(void **state)
{
    static const struct said names[] = { { " 王　伟 ", "王　伟" }, { "王\n伟", "王 伟" },
                                         { "'=1+1", "=1+1" }, { "'王伟", "'王伟" } };
    static const struct said accounts[] = { { "６２２２０００１", "62220001" },
                                            { "'0062220001", "0062220001" },
                                            { "=\"0062220001\"", "0062220001" },
                                            { "0062220001\t", "0062220001" } };
    static const struct said ids[] = { { "990104198001010015", "990104198001010015" },
                                       { "99010419800101001x", "99010419800101001X" },
                                       { "990104 19800101 0015", "990104198001010015" },
                                       { "９９０１０４８００１０１００１", "990104800101001" } };

    (void)state;
    CLEAN("members", "name", names);
    CLEAN("households", "account", accounts);
    CLEAN("members", "id_number", ids);
}

static void what_a_spreadsheet_has_rounded_is_lost(void **state)
{
    struct buffer out = { 0 };

    (void)state;
    assert_int_equal(clean(&out, "members", "id_number", "2.20104E+17"), MESSAGE_NUMBER_ROUNDED);
    assert_int_equal(clean(&out, "households", "account", "6.222E+18"), MESSAGE_NUMBER_ROUNDED);
    assert_int_equal(clean(&out, "households", "phone", "1.39E+10"), MESSAGE_NUMBER_ROUNDED);
    assert_int_equal(clean(&out, "households", "phone", "E+10"), MESSAGE_COUNT);
    buffer_fini(&out);
}

static bool same_word(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

/* Otherwise a word of a sheet could mean either of two codes. */
static void assert_words_differ(const struct code *codes)
{
    for (const struct code *a = codes; a->name; a++)
        for (const struct code *b = a + 1; b->name; b++)
            assert_false(same_word(a->name, b->label_en) || same_word(a->label, b->label)
                         || same_word(b->name, a->label_en) || same_word(a->label_en, b->label_en));
}

static void no_word_means_two_codes_of_a_column_and_no_label_two_columns(void **state)
{
    (void)state;
    for (int table = 0; table < TABLE_COUNT; table++) {
        const struct schema *schema = schema_of((enum table)table);
        for (size_t i = 0; i < schema->count; i++) {
            if (schema->columns[i].codes)
                assert_words_differ(schema->columns[i].codes);
            for (size_t j = 0; j < i; j++)
                assert_string_not_equal(schema->columns[i].label, schema->columns[j].label);
        }
    }
}

int main(void)
{
    const struct CMUnitTest values[] = {
        cmocka_unit_test(amounts_as_spreadsheets_show_them),
        cmocka_unit_test(days_as_spreadsheets_and_people_write_them),
        cmocka_unit_test(months_too),
        cmocka_unit_test(counts_and_measures_without_their_words),
        cmocka_unit_test(codes_in_either_language),
        cmocka_unit_test(texts_and_numbers_of_papers),
    };
    const struct CMUnitTest doubts[] = {
        cmocka_unit_test(what_may_be_meant_otherwise_stays_to_be_refused),
        cmocka_unit_test(what_a_spreadsheet_has_rounded_is_lost),
        cmocka_unit_test(no_word_means_two_codes_of_a_column_and_no_label_two_columns),
    };

    return cmocka_run_group_tests_name("values", values, NULL, NULL)
         + cmocka_run_group_tests_name("doubts", doubts, NULL, NULL);
}
