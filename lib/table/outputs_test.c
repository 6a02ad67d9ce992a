#include "files_test.h"

#include <zlib.h>

#include "codes.h"
#include "writer.h"

static struct problems problems;

static struct writer *open_bytes(struct outputs *outputs, const char *file)
{
    return writer_bytes(outputs, file, &problems);
}

static void write_text(struct writer *writer, const char *text)
{
    assert_non_null(writer);
    writer_add(writer, text, strlen(text));
}

static void assert_refused(const char *code)
{
    assert_int_equal(problems.errors, 1);
    assert_string_equal(messages[problems.at[0].message].code, code);
    problems_clear(&problems);
}

static unsigned mode_of(const char *file)
{
    struct stat found;

    assert_int_equal(stat(file, &found), 0);
    return found.st_mode & 0777;
}

static void nothing_is_there_before_the_commit(void **state)
{
    (void)state;
    struct outputs *outputs = outputs_open();
    write_text(open_bytes(outputs, "page.txt"), "one\n");
    assert_no_file("page.txt");
    assert_true(outputs_commit(outputs, &problems));
    outputs_close(outputs);
    assert_file("page.txt", "one\n");
    assert_int_equal(mode_of("page.txt"), 0600);
    assert_int_equal(files_in_folder(), 1);
}

static void without_a_commit_nothing_remains(void **state)
{
    (void)state;
    put_file("old.txt", "old\n");
    struct outputs *outputs = outputs_open();
    write_text(open_bytes(outputs, "old.txt"), "new\n");
    write_text(open_bytes(outputs, "new.txt"), "new\n");
    outputs_close(outputs);
    assert_file("old.txt", "old\n");
    assert_no_file("new.txt");
    assert_int_equal(files_in_folder(), 1);
}

static void an_existing_file_keeps_its_mode(void **state)
{
    (void)state;
    put_file("shared.txt", "old\n");
    assert_int_equal(chmod("shared.txt", 0640), 0);
    struct outputs *outputs = outputs_open();
    write_text(open_bytes(outputs, "shared.txt"), "new\n");
    assert_true(outputs_commit(outputs, &problems));
    outputs_close(outputs);
    assert_file("shared.txt", "new\n");
    assert_int_equal(mode_of("shared.txt"), 0640);
}

/* The file that a link names is replaced; the link stays a link. */
static void a_link_stays_a_link(void **state)
{
    (void)state;
    struct stat found;
    put_file("real.txt", "old\n");
    assert_int_equal(symlink("real.txt", "link.txt"), 0);
    struct outputs *outputs = outputs_open();
    write_text(open_bytes(outputs, "link.txt"), "new\n");
    assert_true(outputs_commit(outputs, &problems));
    outputs_close(outputs);
    assert_int_equal(lstat("link.txt", &found), 0);
    assert_true(S_ISLNK(found.st_mode));
    assert_file("real.txt", "new\n");
}

/* By its own name, by another path, or through a link. */
static void an_input_is_never_written_over(void **state)
{
    (void)state;
    put_file("in.csv", "a\n");
    assert_int_equal(link("in.csv", "hard.csv"), 0);
    assert_int_equal(symlink("in.csv", "soft.csv"), 0);
    struct outputs *outputs = outputs_open();
    outputs_protect(outputs, "in.csv");
    static const char *const names[] = { "in.csv", "./in.csv", "hard.csv", "soft.csv" };
    for (size_t i = 0; i < 4; i++) {
        assert_null(open_bytes(outputs, names[i]));
        assert_refused("output-input");
    }
    outputs_close(outputs);
    assert_file("in.csv", "a\n");
}

static void two_outputs_need_two_files(void **state)
{
    (void)state;
    struct outputs *outputs = outputs_open();
    assert_non_null(open_bytes(outputs, "same.txt"));
    assert_null(open_bytes(outputs, "./same.txt"));
    assert_refused("output-twice");
    outputs_close(outputs);
    assert_int_equal(files_in_folder(), 0);
}

static void a_full_disk_is_an_error(void **state)
{
    (void)state;
    struct outputs *outputs = outputs_open();
    struct writer *full = open_bytes(outputs, "/dev/full");
    write_text(open_bytes(outputs, "other.txt"), "whole\n");
    write_text(full, "x");
    assert_false(outputs_commit(outputs, &problems));
    assert_true(outputs_failed(outputs));
    outputs_close(outputs);
    assert_refused("write-failed");
    assert_no_file("other.txt");
    assert_int_equal(files_in_folder(), 0);
}

static void a_folder_or_a_missing_folder_is_refused(void **state)
{
    (void)state;
    struct outputs *outputs = outputs_open();
    assert_null(open_bytes(outputs, "/tmp"));
    assert_refused("write-failed");
    assert_null(open_bytes(outputs, "nowhere/page.txt"));
    assert_refused("write-failed");
    outputs_close(outputs);
}

static void gzip_says_the_same_each_time(void **state)
{
    (void)state;
    static const char *const names[] = { "a.gz", "b.gz" };
    for (size_t i = 0; i < 2; i++) {
        struct outputs *outputs = outputs_open();
        struct writer *writer = open_bytes(outputs, names[i]);
        for (int line = 0; line < 20000; line++)
            write_text(writer, "001003-000422,南湖街道\n");
        assert_true(outputs_commit(outputs, &problems));
        outputs_close(outputs);
    }
    char read[64] = { 0 };
    gzFile file = gzopen("b.gz", "r");
    assert_int_equal(gzread(file, read, 14), 14);
    assert_string_equal(read, "001003-000422,");
    assert_int_equal(gzseek(file, 27L * 20000 - 1, SEEK_SET), 27L * 20000 - 1);
    assert_int_equal(gzgetc(file), '\n');
    assert_int_equal(gzgetc(file), -1);
    assert_int_equal(gzclose_r(file), Z_OK);
    char *first = file_content("a.gz"), *second = file_content("b.gz");
    assert_memory_equal(first, second, 1 << 20);
    assert_memory_equal(first + 4, "\0\0\0\0", 4); /* no time stands in the header */
    free(first);
    free(second);
}

static struct writer *open_rows(struct outputs *outputs, const char *file, bool jsonl,
                                enum table table)
{
    struct writer_plan plan = { .file = file, .jsonl = jsonl, .schema = schema_of(table) };

    return writer_open(outputs, &plan, &problems);
}

static void write_award(struct writer *writer, struct values *values)
{
    value_string(values, awards_award_no, "a,1");
    value_string(values, awards_household_id, "001003-000422");
    value_integer(values, awards_person_no, NONE);
    value_string(values, awards_programme, "grain \"oil\"");
    value_month(values, awards_month, 2004 * 12 + 3);
    value_integer(values, awards_quantity, 2);
    value_fen(values, awards_unit_amount, 1500);
    value_fen(values, awards_amount, 3000);
    value_code(values, awards_form, FORM_CASH);
    writer_row(writer, values);
    values_clear(values);
}

/* Money has two decimals and is text in JSON, whole numbers are numbers, empty is null. */
static void a_row_in_both_formats(void **state)
{
    (void)state;
    struct outputs *outputs = outputs_open();
    struct values values;
    values_init(&values, schema_of(TABLE_awards));
    write_award(open_rows(outputs, "a.csv", false, TABLE_awards), &values);
    write_award(open_rows(outputs, "a.jsonl", true, TABLE_awards), &values);
    assert_true(outputs_commit(outputs, &problems));
    outputs_close(outputs);
    values_fini(&values);
    assert_file("a.csv",
                "award_no,household_id,person_no,programme,month,quantity,unit_amount,amount,"
                "form,fund,reasons\n"
                "\"a,1\",001003-000422,,\"grain \"\"oil\"\"\",2004-04,2,15.00,30.00,cash,,\n");
    assert_file("a.jsonl",
                "{\"award_no\":\"a,1\",\"household_id\":\"001003-000422\",\"person_no\":null,"
                "\"programme\":\"grain \\\"oil\\\"\",\"month\":\"2004-04\",\"quantity\":2,"
                "\"unit_amount\":\"15.00\",\"amount\":\"30.00\",\"form\":\"cash\","
                "\"fund\":null,\"reasons\":null}\n");
}

static void values_of_every_type(void **state)
{
    (void)state;
    struct values values;
    values_init(&values, schema_of(TABLE_roster));
    value_yesno(&values, roster_on_roster, true);
    value_fen(&values, roster_payable, -5);
    value_fen(&values, roster_amount, NONE);
    value_day(&values, roster_due_on, day_of(2004, 2, 29));
    value_day(&values, roster_step_on, NO_DAY);
    value_month(&values, roster_recheck_due, NO_MONTH);
    value_code(&values, roster_verdict, VERDICT_UNCLEAR);
    value_code(&values, roster_state, -1);
    value_string(&values, roster_step, NULL);
    value_integer(&values, roster_persons, 0);
    value_integer(&values, roster_persons, 3);
    assert_true(text_is(value_of(&values, roster_on_roster), "yes"));
    assert_true(text_is(value_of(&values, roster_payable), "-0.05"));
    assert_true(text_is(value_of(&values, roster_due_on), "2004-02-29"));
    assert_true(text_is(value_of(&values, roster_verdict), "unclear"));
    assert_true(text_is(value_of(&values, roster_persons), "3"));
    static const int empty[] = { roster_amount, roster_step_on, roster_recheck_due, roster_state,
                                 roster_step, roster_month };
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
        assert_int_equal(value_of(&values, empty[i]).size, 0);
    values_clear(&values);
    assert_int_equal(value_of(&values, roster_persons).size, 0);
    values_fini(&values);
}

static void chosen_columns_in_their_order(void **state)
{
    (void)state;
    static const int columns[] = { rejects_code, rejects_line, -1 };
    struct outputs *outputs = outputs_open();
    struct writer_plan plan = { "r.csv", false, schema_of(TABLE_rejects), columns };
    assert_non_null(writer_open(outputs, &plan, &problems));
    assert_true(outputs_commit(outputs, &problems));
    outputs_close(outputs);
    assert_file("r.csv", "code,line\n");
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(nothing_is_there_before_the_commit),
        IN_FOLDER(without_a_commit_nothing_remains),
        IN_FOLDER(an_existing_file_keeps_its_mode),
        IN_FOLDER(a_link_stays_a_link),
        IN_FOLDER(an_input_is_never_written_over),
        IN_FOLDER(two_outputs_need_two_files),
        IN_FOLDER(a_full_disk_is_an_error),
        IN_FOLDER(a_folder_or_a_missing_folder_is_refused),
        IN_FOLDER(gzip_says_the_same_each_time),
        IN_FOLDER(a_row_in_both_formats),
        cmocka_unit_test(values_of_every_type),
        IN_FOLDER(chosen_columns_in_their_order),
    };
    int failed = cmocka_run_group_tests_name("outputs", tests, NULL, NULL);
    problems_fini(&problems);
    return failed;
}
