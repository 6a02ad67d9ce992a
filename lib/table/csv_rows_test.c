#include "reading_test.h"

#define MEMBERS "household_id,person_no,name,relation,id_number,birth_date,sex,illness,special,from,to\n"
#define ROW(end) "001003-000422,1,张三,head," end "\n"
#define INCOMES "household_id,person_no,kind,amount,months,verified\n"

static void good_rows_are_read(void **state)
{
    (void)state;
    assert_reads(TABLE_members,
                 MEMBERS ROW("990104197003120019,1970-03-12,male,none,carer;orphan,2004-01,"),
                 "G.");
    assert_reads(TABLE_members, MEMBERS ROW("990104700312002,,,,,,"), "G.");
    assert_reads(TABLE_members, "\xef\xbb\xbf" MEMBERS, ".");
    assert_reads(TABLE_incomes, "household_id,kind,amount\r\n001003-000422,wage,169.5\r\n", "G.");
    assert_reads(TABLE_incomes, "household_id,kind,amount\n001003-000422,wage,169", "G.");
    assert_reads(TABLE_incomes, "amount,kind,household_id,更多\n0,wage,A-17,其他\n", "G.");
}

static void a_header_alone_is_a_table_and_nothing_is_none(void **state)
{
    (void)state;
    assert_reads(TABLE_incomes, INCOMES, ".");
    assert_reads(TABLE_incomes, "household_id,kind,amount", ".");
    assert_reads(TABLE_incomes, "", "- 0: [file-empty]");
}

static void headers_must_fit(void **state)
{
    (void)state;
    assert_reads(TABLE_incomes, "household_id\n", "- 1: [columns-missing]");
    assert_reads(TABLE_incomes, "\n", "- 1: [columns-missing]");
    assert_reads(TABLE_incomes, "户编号,收入类别,金额\n", "- 1: [columns-missing]");
    assert_reads(TABLE_incomes, "household_id\tkind\tamount\n", "- 1: [columns-missing]");
    assert_reads(TABLE_incomes, "household_id,kind,amount,note,note\n",
                 "- 1:note [column-twice]");
    assert_reads(TABLE_incomes, "\xbb\xa7\xb1\xe0\xba\xc5,kind,amount\n", "- 1: [utf-8]");
}

static void missing_columns_are_listed_in_one_message(void **state)
{
    struct reader_plan plan = { .file = test_file, .schema = schema_of(TABLE_incomes) };
    struct buffer texts = { 0 };

    (void)state;
    write_file("household_id\n", 13);
    free(read_plan(&plan, &texts));
    unlink(test_file);
    assert_non_null(strstr(texts.at, "kind, amount"));
    assert_non_null(strstr(texts.at, "dibao-table incomes"));
    buffer_fini(&texts);
}

static void lines_that_are_no_rows(void **state)
{
    (void)state;
    assert_reads(TABLE_incomes, INCOMES "001003-000422,,wage,1,1\n", "B. 2: [ragged-row]");
    assert_reads(TABLE_incomes, INCOMES "001003-000422,,wage,1,1,yes,\n", "B. 2: [ragged-row]");
    assert_reads(TABLE_incomes, INCOMES "\n", "B. 2: [ragged-row]");
    assert_reads(TABLE_incomes, INCOMES "001003-000422,,wa\0ge,1,1,yes\n", "B. 2: [nul]");
    assert_reads(TABLE_incomes, INCOMES "001003-000422,,wa\rge,1,1,yes\n",
                 "B. 2: [carriage-return]");
    assert_reads(TABLE_incomes, INCOMES "001003-000422,,\xb9\xa4\xd7\xca,1,1,yes\n",
                 "B. 2: [utf-8]");
    assert_reads(TABLE_incomes, INCOMES "001003-000422,,\xed\xa0\x80,1,1,yes\n", "B. 2: [utf-8]");
    assert_reads(TABLE_incomes, INCOMES "001003-000422,,\"wage,1,1,yes\n", "B. 2: [quote-open]");
    assert_reads(TABLE_incomes, INCOMES "001003-000422,,wa\"ge,1,1,yes\n", "B. 2: [quote-stray]");
    assert_reads(TABLE_incomes, INCOMES "001003-000422,,\"wa\"ge,1,1,yes\n",
                 "B. 2: [quote-stray]");
}

/* The row after a broken one is read as if nothing had been. */
static void a_broken_line_is_an_error_of_its_own_line(void **state)
{
    (void)state;
    assert_reads(TABLE_incomes,
                 INCOMES "001003-000422,,\"wa\nge\",1,1,yes\n001003-000439,,wage,1,1,yes\n",
                 "BBG. 2: [quote-open] 3: [quote-stray]");
    assert_reads(TABLE_incomes,
                 INCOMES "001003-000422,,\"wa\"\"ge, x\",1,1,yes\n001003-000439,,w,x,1,yes\n",
                 "GB. 3:amount [money]");
}

static void values_of_the_wrong_type(void **state)
{
    (void)state;
    assert_reads(TABLE_incomes, INCOMES "001003-000422,,wage,\"1,234.50\",1,yes\n",
                 "B. 2:amount [money]");
    assert_reads(TABLE_incomes, INCOMES "001003-000422,,wage,1.234,1,yes\n",
                 "B. 2:amount [money]");
    assert_reads(TABLE_incomes, INCOMES "001003-000422,,wage,-1,1,yes\n",
                 "B. 2:amount [negative]");
    assert_reads(TABLE_incomes, INCOMES "001003-000422,,wage,,1,yes\n",
                 "B. 2:amount [required]");
    assert_reads(TABLE_incomes, INCOMES "001003-000422,0,wage,1,1,yes\n",
                 "B. 2:person_no [not-positive]");
    assert_reads(TABLE_incomes, INCOMES "001003-000422,1.0,wage,1,0,ja\n",
                 "B. 2:person_no [integer] 2:months [not-positive] 2:verified [yes-no]");
    assert_reads(TABLE_corrections, "household_id,month,amount\n001003-000422,2004-04,-169.00\n",
                 "G.");
    assert_reads(TABLE_corrections, "household_id,month,amount\n001003-000422,2004-13,1\n",
                 "B. 2:month [month]");
    assert_reads(TABLE_applications, "household_id,opened_on,kind\n001003-000422,2003-02-29,new\n",
                 "B. 2:opened_on [date]");
}

static void codes_that_nobody_knows(void **state)
{
    (void)state;
    assert_reads(TABLE_members, MEMBERS ROW(",,男,,,,"), "B. 2:sex [code-unknown]");
    assert_reads(TABLE_members, MEMBERS ROW(",,,,carer;lone,,"), "B. 2:special [code-unknown]");
    assert_reads(TABLE_members, MEMBERS ROW(",,malee,,,,"), "B. 2:sex [code-unknown]");
}

static void persons_and_their_id_numbers(void **state)
{
    (void)state;
    assert_reads(TABLE_members, MEMBERS ROW("990104197003120018,,,,,,"),
                 "B. 2:id_number [id-check]");
    assert_reads(TABLE_members, MEMBERS ROW("990104197002300018,,,,,,"),
                 "B. 2:id_number [id-date]");
    assert_reads(TABLE_members, MEMBERS ROW("9.90104E+17,,,,,,"), "B. 2:id_number [id-form]");
    assert_reads(TABLE_members, MEMBERS ROW("990104197003120019,1970-03-13,,,,,"),
                 "B. 2:birth_date [birth-differs]");
    assert_reads(TABLE_members, MEMBERS ROW("990104197003120019,,female,,,,"),
                 "B. 2:sex [sex-differs]");
    assert_reads(TABLE_members, MEMBERS ROW("990104197003120027,1970-03-12,female,,,,"), "G.");
    assert_reads(TABLE_members, MEMBERS ROW(",,,,,2004-05,2004-04"), "B. 2:to [from-after-to]");
}

static void one_number_for_a_family(void **state)
{
#define NUMBERS "household_id,archive_no,approval_no,subdistrict,community,head_name\n"
    (void)state;
    assert_reads(TABLE_households, NUMBERS "001003-000422,001003-000422,,a,b,c\n", "G.");
    assert_reads(TABLE_households, NUMBERS "001003-000422,,001003-000439,a,b,c\n",
                 "B. 2:approval_no [one-number]");
    /* An old system's number may look like ours. */
    assert_reads(TABLE_households, NUMBERS "001003-000423,,,a,b,c\n", "G.");
    assert_reads(TABLE_households, NUMBERS "12345678901234567890123456789012,,,a,b,c\n", "G.");
    assert_reads(TABLE_households, NUMBERS "123456789012345678901234567890123,,,a,b,c\n",
                 "B. 2:household_id [household-id]");
}

static void households_stand_in_order(void **state)
{
    struct reader_plan plan = { .file = test_file, .schema = schema_of(TABLE_incomes),
                                .sorted = true };
    static const char bytes[] = "household_id,kind,amount\nB,w,1\nB,w,2\nA,w,1\nC,w,1\n";
    struct buffer texts = { 0 };
    char *found;

    (void)state;
    write_file(bytes, sizeof bytes - 1);
    found = read_plan(&plan, &texts);
    assert_string_equal(found, "GG! 4:household_id [unsorted]");
    assert_non_null(strstr(texts.at, "dibao-table incomes --sort -o SORTED"));
    assert_non_null(strstr(texts.at, test_file));
    free(found);
    plan.unique = true;
    found = read_plan(&plan, NULL);
    assert_string_equal(found, "GB! 3:household_id [key-twice] 4:household_id [unsorted]");
    free(found);
    plan.sorted = plan.unique = false;
    found = read_plan(&plan, NULL);
    assert_string_equal(found, "GGGG.");
    free(found);
    unlink(test_file);
    buffer_fini(&texts);
}

static void a_line_without_end_is_refused_by_its_length(void **state)
{
    static const char head[] = "household_id,kind,amount\n001003-000422,";
    static const char tail[] = ",1\n001003-000439,wage,1\n";
    size_t size = 3u << 20;
    char *bytes = malloc(size), *found;

    (void)state;
    memset(bytes, 'x', size);
    memcpy(bytes, head, sizeof head - 1);
    memcpy(bytes + size - sizeof tail + 1, tail, sizeof tail - 1);
    found = read_sized(TABLE_incomes, bytes, size);
    assert_string_equal(found, "BG. 2: [line-too-long]");
    free(found);
    free(bytes);
}

/* What is private stays out of every message. */
static void private_values_are_not_told(void **state)
{
    static const char bytes[] = MEMBERS ROW("990104197003120018,,,fractured-leg,,,")
                                        "001003-000422,2,李四,nephew,990104E17,,,,,,\n";
    struct reader_plan plan = { .file = test_file, .schema = schema_of(TABLE_members) };
    struct buffer texts = { 0 };
    char *found;

    (void)state;
    write_file(bytes, sizeof bytes - 1);
    found = read_plan(&plan, &texts);
    assert_string_equal(found, "BB. 2:id_number [id-check] 2:illness [code-unknown]"
                               " 3:relation [code-unknown] 3:id_number [id-form]");
    assert_null(strstr(texts.at, "990104"));
    assert_null(strstr(texts.at, "fractured"));
    assert_non_null(strstr(texts.at, "nephew"));
    free(found);
    unlink(test_file);
    buffer_fini(&texts);
}

/* Reads the first row of the file and says which household a bad one is. */
static void assert_household(enum table table, bool unique, const char *bytes,
                             const char *expected)
{
    struct reader_plan plan = { .file = test_file, .schema = schema_of(table), .sorted = true,
                                .unique = unique };
    struct problems problems = { 0 };
    struct reader *reader;
    struct row *row;
    enum reading reading = READ_ROW;

    write_file(bytes, strlen(bytes));
    reader = reader_open(&plan, &problems);
    while (reading == READ_ROW)
        reading = reader_next(reader, &row, &problems);
    assert_int_equal(reading, READ_BAD);
    assert_true(text_is(row->field[0], expected));
    assert_true(row->line >= 2);
    reader_close(reader);
    problems_fini(&problems);
    unlink(test_file);
}

/* A wrong guess would reject another family, or hide the error in one that is passed over. */
static void the_household_of_a_bad_row_is_told_when_it_is_sure(void **state)
{
    (void)state;
    assert_household(TABLE_incomes, false, INCOMES "001003-000422,,wage,x,1,yes\n",
                     "001003-000422");
    assert_household(TABLE_incomes, false, INCOMES "001003-000422,,wage\n", "001003-000422");
    assert_household(TABLE_incomes, false, INCOMES "001003-000422,,\"wage\n", "001003-000422");
    assert_household(TABLE_incomes, false, INCOMES "H1,,wage,1,1,yes\nH2,,wage\n", "H2");
    assert_household(TABLE_incomes, false, INCOMES "H1,,wage,1,1,yes\nge\n", "");
    assert_household(TABLE_incomes, false, INCOMES "H2,,wage,1,1,yes\nH1,,wage\n", "");
    assert_household(TABLE_incomes, false, INCOMES "\"001003-000422,,wage,1,1,yes\n", "");
}

static void fields_are_decoded(void **state)
{
    static const char bytes[] =
        MEMBERS "A,3,\"张\"\"小\"\",三\",child,990104700312002,,,serious,orphan;carer,2004-01,\n";
    struct reader_plan plan = { .file = test_file, .schema = schema_of(TABLE_members) };
    struct problems problems = { 0 };
    struct arena arena = { 0 };
    struct reader *reader;
    struct row *row, kept;
    day birth = day_of(1970, 3, 12);

    (void)state;
    write_file(bytes, sizeof bytes - 1);
    reader = reader_open(&plan, &problems);
    assert_int_equal(reader_next(reader, &row, &problems), READ_ROW);
    row_keep(&kept, row, &arena);
    assert_int_equal(reader_next(reader, &row, &problems), READ_END);
    assert_int_equal(kept.line, 2);
    assert_int_equal(kept.number[members_person_no], 3);
    assert_true(text_is(kept.field[members_name], "张\"小\",三"));
    assert_true(text_is(kept.cell[2], "\"张\"\"小\"\",三\""));
    assert_int_equal(kept.number[members_name], NONE);
    assert_int_equal(kept.number[members_relation], 2);
    assert_int_equal(kept.number[members_id_number], birth);
    assert_int_equal(kept.number[members_birth_date], NONE);
    assert_int_equal(kept.number[members_illness], 2);
    assert_int_equal(kept.number[members_special], 1 << 1 | 1 << 4);
    assert_int_equal(kept.number[members_from], 2004 * 12);
    assert_int_equal(kept.number[members_to], NONE);
    assert_int_equal(kept.number[members_labour], NONE);
    assert_false(row_has(&kept, members_labour));
    assert_true(reader_has(reader, members_special));
    assert_false(reader_has(reader, members_labour));
    assert_int_equal(kept.cell_count, 11);
    reader_close(reader);
    arena_fini(&arena);
    problems_fini(&problems);
    unlink(test_file);
}

int main(void)
{
    const struct CMUnitTest csv[] = {
        cmocka_unit_test(good_rows_are_read),
        cmocka_unit_test(a_header_alone_is_a_table_and_nothing_is_none),
        cmocka_unit_test(headers_must_fit),
        cmocka_unit_test(missing_columns_are_listed_in_one_message),
        cmocka_unit_test(lines_that_are_no_rows),
        cmocka_unit_test(a_broken_line_is_an_error_of_its_own_line),
        cmocka_unit_test(values_of_the_wrong_type),
        cmocka_unit_test(codes_that_nobody_knows),
        cmocka_unit_test(persons_and_their_id_numbers),
        cmocka_unit_test(one_number_for_a_family),
        cmocka_unit_test(households_stand_in_order),
        cmocka_unit_test(a_line_without_end_is_refused_by_its_length),
        cmocka_unit_test(private_values_are_not_told),
        cmocka_unit_test(the_household_of_a_bad_row_is_told_when_it_is_sure),
        cmocka_unit_test(fields_are_decoded),
    };

    return cmocka_run_group_tests_name("csv", csv, NULL, NULL);
}
