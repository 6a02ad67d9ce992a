#include "files_test.h"

#include "merge.h"

static struct merge merge;
static struct problems problems;

static int begin(void **state)
{
    (void)state;
    merge_init(&merge, schema_of(TABLE_members));
    return 0;
}

static int end(void **state)
{
    (void)state;
    merge_fini(&merge);
    problems_fini(&problems);
    return 0;
}

/* A file of members; its rows behind those of the files before. */
static bool read_in(const char *name, const char *content)
{
    put_file(name, content);
    return merge_file(&merge, name, false, &problems);
}

static void assert_written(bool jsonl, const char *expected)
{
    struct outputs *outputs = outputs_open();
    struct writer *writer = writer_bytes(outputs, "out", &problems);

    merge_sort(&merge);
    merge_write(&merge, jsonl, writer);
    assert_true(outputs_commit(outputs, &problems));
    outputs_close(outputs);
    assert_file("out", expected);
}

/* "file:line code text" of the only problem. */
static void assert_refused(const char *file, long line, const char *code, const char *names)
{
    assert_int_equal(problems.count, 1);
    assert_string_equal(problems.at[0].file, file);
    assert_int_equal(problems.at[0].line, line);
    assert_string_equal(messages[problems.at[0].message].code, code);
    assert_non_null(strstr(problems.at[0].text, names));
}

#define HEADER "household_id,person_no,name,relation"

static void two_communities_become_one_table(void **state)
{
    (void)state;
    assert_true(read_in("east.csv", HEADER "\n000003,1,张三,head\n000001,1,王一,head\n"));
    assert_true(read_in("west.csv", HEADER "\n000002,1,李二,head\n"));
    assert_written(false, HEADER "\n000001,1,王一,head\n000002,1,李二,head\n"
                          "000003,1,张三,head\n");
}

static void persons_stand_by_number_not_by_digits(void **state)
{
    (void)state;
    assert_true(read_in("a.csv", HEADER "\n000001,10,王十,child\n000001,9,王九,child\n"));
    assert_written(false, HEADER "\n000001,9,王九,child\n000001,10,王十,child\n");
}

static void columns_are_found_by_name_and_new_ones_come_last(void **state)
{
    (void)state;
    assert_true(read_in("a.csv", HEADER ",colour\n000002,1,李二,head,\"red, or so\"\n"));
    assert_true(read_in("b.csv", "relation,name,person_no,household_id,note\n"
                                 "head,王一,1,000001,x\n"));
    assert_written(false, HEADER ",colour,note\n000001,1,王一,head,,x\n"
                          "000002,1,李二,head,\"red, or so\",\n");
}

static void sheets_become_lines_of_json(void **state)
{
    (void)state;
    assert_true(read_in("a.csv", HEADER ",mark\n000001,1,\"王\"\"一\",head,007\n"));
    assert_written(true, "{\"household_id\":\"000001\",\"person_no\":1,\"name\":\"王\\\"一\","
                         "\"relation\":\"head\",\"mark\":\"007\"}\n");
}

static void and_back(void **state)
{
    (void)state;
    assert_true(read_in("a.jsonl", "{\"household_id\":\"000001\",\"person_no\":1e0,"
                                   "\"name\":\"王,一\",\"relation\":\"head\",\"pets\":[1,2]}\n"));
    assert_written(false, HEADER "\n000001,1,\"王,一\",head\n");
}

static void nested_tables_stay_in_json(void **state)
{
    (void)state;
    assert_true(read_in("a.jsonl", "{\"household_id\":\"000001\",\"person_no\":1,"
                                   "\"name\":\"王一\",\"relation\":\"head\",\"pets\":[1,2]}\n"));
    assert_written(true, "{\"household_id\":\"000001\",\"person_no\":1,\"name\":\"王一\","
                         "\"relation\":\"head\",\"pets\":[1,2]}\n");
}

static void a_bad_row_is_named_and_the_next_file_is_looked_at_all_the_same(void **state)
{
    (void)state;
    assert_false(read_in("a.csv", HEADER "\n000001,x,王一,head\n000002,1,李二,head\n"));
    assert_true(read_in("b.csv", HEADER "\n000003,1,张三,head\n"));
    assert_int_equal(merge.row_count, 2);
    assert_int_equal(problems.count, 1);
    assert_int_equal(problems.at[0].line, 2);
}

static void a_person_who_stands_in_both_files_is_refused_with_both_lines(void **state)
{
    (void)state;
    assert_true(read_in("a.csv", HEADER "\n000001,1,王一,head\n"));
    assert_true(read_in("b.csv", HEADER "\n000002,1,李二,head\n000001,01,王一,head\n"));
    merge_sort(&merge);
    assert_false(merge_check_keys(&merge, &problems));
    assert_refused("b.csv", 3, "key-twice", "a.csv:2");
}

static void a_person_may_have_one_row_for_each_time(void **state)
{
    (void)state;
    assert_true(read_in("a.csv", HEADER ",from,to\n000001,1,王一,head,,2004-03\n"
                                 "000001,1,王一,head,2004-04,\n"));
    merge_sort(&merge);
    assert_true(merge_check_keys(&merge, &problems));
}

static void but_not_two_for_one_month(void **state)
{
    (void)state;
    assert_true(read_in("a.csv", HEADER ",from,to\n000001,1,王一,head,,2004-04\n"
                                 "000001,1,王一,head,2004-04,\n"));
    merge_sort(&merge);
    assert_false(merge_check_keys(&merge, &problems));
    assert_refused("a.csv", 3, "key-twice", "a.csv:2");
}

#define MERGE(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest written[] = {
        MERGE(two_communities_become_one_table),
        MERGE(persons_stand_by_number_not_by_digits),
        MERGE(columns_are_found_by_name_and_new_ones_come_last),
        MERGE(sheets_become_lines_of_json),
        MERGE(and_back),
        MERGE(nested_tables_stay_in_json),
    };
    const struct CMUnitTest refused[] = {
        MERGE(a_bad_row_is_named_and_the_next_file_is_looked_at_all_the_same),
        MERGE(a_person_who_stands_in_both_files_is_refused_with_both_lines),
        MERGE(a_person_may_have_one_row_for_each_time),
        MERGE(but_not_two_for_one_month),
    };

    return cmocka_run_group_tests_name("written", written, make_folder, remove_folder)
         + cmocka_run_group_tests_name("refused", refused, make_folder, remove_folder);
}
