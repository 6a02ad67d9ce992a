#include "files_test.h"

#include "merge.h"
#include "present.h"

static struct merge merge;
static struct problems problems;
static struct outputs *outputs;
static struct presenter *presenter;

static void tell(void *listener, struct problems *found, struct text household)
{
    (void)household;
    problems_move(listener, found);
}

static int begin(void **state)
{
    (void)state;
    merge_init(&merge, schema_of(TABLE_members), NULL, tell, &problems);
    return 0;
}

static int end(void **state)
{
    (void)state;
    assert_true(merge_fini(&merge, &problems));
    problems_fini(&problems);
    return 0;
}

/* A file of members; its rows behind those of the files before. */
static bool read_in(const char *name, const char *content)
{
    put_file(name, content);
    return merge_file(&merge, name, false, NULL, &problems);
}

static void take(void *listener, const struct merge *from, const struct merged_row *row)
{
    (void)from;
    present_row(presenter, row, listener);
}

static struct merge_result write_out(bool jsonl, bool reject)
{
    const struct presentation how = { .jsonl = jsonl };
    struct merge_result result;

    outputs = outputs_open();
    struct writer *writer = writer_bytes(outputs, "out", &problems);
    presenter = presenter_open(&merge, &how, &problems);
    present_header(presenter, writer);
    result = merge_rows(&merge, reject, take, writer);
    assert_true(outputs_commit(outputs, &problems));
    outputs_close(outputs);
    presenter_close(presenter);
    return result;
}

static void assert_written(bool jsonl, const char *expected)
{
    write_out(jsonl, false);
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
    assert_true(read_in("a.csv", HEADER "\n000001,x,王一,head\n000002,1,李二,head\n"));
    assert_true(read_in("b.csv", HEADER "\n000003,1,张三,head\n"));
    assert_int_equal(merge.row_count, 2);
    assert_int_equal(merge.bad_rows, 1);
    assert_int_equal(problems.count, 1);
    assert_int_equal(problems.at[0].line, 2);
}

static void a_person_who_stands_in_both_files_is_refused_with_both_lines(void **state)
{
    (void)state;
    assert_true(read_in("a.csv", HEADER "\n000001,1,王一,head\n"));
    assert_true(read_in("b.csv", HEADER "\n000002,1,李二,head\n000001,01,王一,head\n"));
    assert_true(write_out(false, false).twice);
    assert_refused("b.csv", 3, "key-twice", "a.csv:2");
}

static void a_person_may_have_one_row_for_each_time(void **state)
{
    (void)state;
    assert_true(read_in("a.csv", HEADER ",from,to\n000001,1,王一,head,,2004-03\n"
                                 "000001,1,王一,head,2004-04,\n"));
    assert_false(write_out(false, false).twice);
}

static void but_not_two_for_one_month(void **state)
{
    (void)state;
    assert_true(read_in("a.csv", HEADER ",from,to\n000001,1,王一,head,,2004-04\n"
                                 "000001,1,王一,head,2004-04,\n"));
    assert_true(write_out(false, false).twice);
    assert_refused("a.csv", 3, "key-twice", "a.csv:2");
}

static void a_family_with_a_bad_row_is_left_out_whole(void **state)
{
    struct merge_result result;

    (void)state;
    assert_true(read_in("a.csv", HEADER "\n000001,1,王一,head\n000002,1,李二,head\n"));
    assert_true(read_in("b.csv", HEADER "\n000001,x,王二,child\n000003,1,张三,head\n"));
    result = write_out(false, true);
    assert_int_equal(result.rows, 2);
    assert_int_equal(result.left_out, 1);
    assert_file("out", HEADER "\n000002,1,李二,head\n000003,1,张三,head\n");
}

static void so_is_one_whose_person_stands_twice(void **state)
{
    (void)state;
    assert_true(read_in("a.csv", HEADER "\n000001,1,王一,head\n000001,1,王一,head\n"
                                 "000001,2,王二,child\n000002,1,李二,head\n"));
    assert_int_equal(write_out(false, true).left_out, 1);
    assert_file("out", HEADER "\n000002,1,李二,head\n");
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
        MERGE(a_family_with_a_bad_row_is_left_out_whole),
        MERGE(so_is_one_whose_person_stands_twice),
    };

    return cmocka_run_group_tests_name("written", written, make_folder, remove_folder)
         + cmocka_run_group_tests_name("refused", refused, make_folder, remove_folder);
}
