#include "files_test.h"

#include "run.h"

static struct named_file tables[1];
static struct settings settings;
static struct problems problems;

static int begin(void **state)
{
    (void)state;
    settings = (struct settings){ .value[OPTION_BOOK] = ".", .tables = tables };
    return 0;
}

static int end(void **state)
{
    (void)state;
    unlink("places.csv");
    unlink("places.csv.gz");
    unlink("places.jsonl");
    problems_fini(&problems);
    return 0;
}

static void assert_found(const char *expected)
{
    char *found = run_find_table(&settings, "places");

    if (expected)
        assert_string_equal(found, expected);
    else
        assert_null(found);
    free(found);
}

static void a_table_of_the_book_has_one_of_the_usual_names(void **state)
{
    (void)state;
    assert_found(NULL);
    put_file("places.jsonl", "");
    assert_found("./places.jsonl");
    put_file("places.csv.gz", "");
    assert_found("./places.csv.gz");
    put_file("places.csv", "");
    assert_found("./places.csv");
}

static void one_that_is_named_comes_first(void **state)
{
    (void)state;
    put_file("places.csv", "");
    tables[0] = (struct named_file){ "places", "elsewhere/other.csv" };
    settings.table_count = 1;
    assert_found("elsewhere/other.csv");
    tables[0].name = "members";
    assert_found("./places.csv");
}

static void without_a_book_there_is_nothing(void **state)
{
    (void)state;
    put_file("places.csv", "");
    settings.value[OPTION_BOOK] = NULL;
    assert_found(NULL);
}

/* The table of places with a row each. */
static void assert_loads(const char *content, bool good, size_t count)
{
    struct arena arena = { 0 };
    struct rows rows;

    put_file("places.csv", content);
    assert_int_equal(run_load_table(&settings, TABLE_places, &rows, &arena, &problems), good);
    assert_int_equal(rows.count, count);
    for (size_t i = 0; i < count; i++)
        assert_true(row_has(&rows.at[i], places_code));
    arena_fini(&arena);
}

static void places_are_kept_in_their_order(void **state)
{
    struct arena arena = { 0 };
    struct rows rows;

    (void)state;
    put_file("places.csv", "subdistrict,community,code\n南湖街道,,002\n永吉街道,,001\n");
    assert_true(run_load_table(&settings, TABLE_places, &rows, &arena, &problems));
    assert_int_equal(rows.count, 2);
    assert_true(text_is(rows.at[0].field[places_code], "002"));
    assert_true(text_is(rows.at[1].field[places_subdistrict], "永吉街道"));
    arena_fini(&arena);
}

static void a_city_of_many_places_is_kept_whole(void **state)
{
    struct buffer content = { 0 };

    (void)state;
    buffer_string(&content, "subdistrict,community,code\n");
    for (int i = 100; i < 400; i++) {
        buffer_string(&content, "南湖街道,");
        buffer_number(&content, i);
        buffer_byte(&content, ',');
        buffer_number(&content, i);
        buffer_byte(&content, '\n');
    }
    assert_loads(content.at, true, 300);
    buffer_fini(&content);
}

static void all_bad_rows_are_named(void **state)
{
    (void)state;
    assert_loads("subdistrict,community,code,kind\n南湖街道,,,\n永吉街道,,001,village\n"
                 "曙光街道,,003,town\n", false, 1);
    assert_int_equal(problems.count, 2);
    assert_int_equal(problems.at[0].line, 2);
    assert_int_equal(problems.at[1].line, 3);
}

static void a_missing_table_is_named_with_the_header_of_one_without_rows(void **state)
{
    struct arena arena = { 0 };
    struct rows rows;

    (void)state;
    assert_false(run_load_table(&settings, TABLE_events, &rows, &arena, &problems));
    assert_int_equal(problems.count, 1);
    assert_non_null(strstr(problems.at[0].text, "household_id,occurred_on,kind"));
    arena_fini(&arena);
}

#define FIND(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIND(a_table_of_the_book_has_one_of_the_usual_names),
        FIND(one_that_is_named_comes_first),
        FIND(without_a_book_there_is_nothing),
        FIND(places_are_kept_in_their_order),
        FIND(a_city_of_many_places_is_kept_whole),
        FIND(all_bad_rows_are_named),
        FIND(a_missing_table_is_named_with_the_header_of_one_without_rows),
    };

    return cmocka_run_group_tests_name("find", tests, make_folder, remove_folder);
}
