#include "files_test.h"

#include "sorted.h"

enum { SMALL = 64, AMPLE = 1 << 20 };

static struct outputs *outputs;
static struct writer *writer;
static struct sorted *sorted;
static struct values values;
static struct problems problems;

static void begin(size_t memory)
{
    struct writer_plan plan = { .file = "list.csv", .schema = schema_of(TABLE_new_postings),
                                .columns = (const int[]){ new_postings_household_id,
                                                          new_postings_head_name, -1 } };

    outputs = outputs_open();
    writer = writer_open(outputs, &plan, &problems);
    assert_non_null(writer);
    sorted = sorted_open(writer, memory);
    values_init(&values, plan.schema);
}

static void add(day by, const char *id, const char *name)
{
    value_string(&values, new_postings_household_id, id);
    value_string(&values, new_postings_head_name, name);
    sorted_row(sorted, by, &values);
    values_clear(&values);
}

static void end(void)
{
    assert_true(sorted_close(sorted, &problems));
    assert_true(outputs_commit(outputs, &problems));
    outputs_close(outputs);
    values_fini(&values);
    assert_int_equal(problems.count, 0);
}

static void by_day_then_as_they_came_without_a_day_last(void **state)
{
    (void)state;
    static const size_t memories[] = { AMPLE, SMALL, 1 };

    for (size_t i = 0; i < 3; i++) {
        begin(memories[i]);
        add(NO_DAY, "1", "a,b");
        add(20, "2", "x");
        add(10, "3", "y");
        add(20, "1", "z");
        add(-5, "9", "");
        add(NO_DAY, "0", "c");
        add(10, "3", "w");
        end();
        assert_file("list.csv", "household_id,head_name\n9,\n3,y\n3,w\n2,x\n1,z\n1,\"a,b\"\n0,c\n");
    }
}

static void nothing_is_a_header(void **state)
{
    (void)state;
    begin(SMALL);
    end();
    assert_file("list.csv", "household_id,head_name\n");
}

/* 5000 rows in parts of a few: the same bytes as in one. */
static void in_parts_as_in_one(void **state)
{
    (void)state;
    static const size_t memories[] = { AMPLE, 4096 };
    char *written[2];
    unsigned random = 1;

    for (size_t i = 0; i < 2; i++) {
        begin(memories[i]);
        for (int row = 0; row < 5000; row++) {
            char id[16];
            random = random * 1103515245u + 12345u;
            snprintf(id, sizeof id, "%d", row);
            add((day)(random >> 20) % 40, id, row % 7 ? "name" : "a much longer name, with a comma");
        }
        random = 1;
        end();
        written[i] = file_content("list.csv");
    }
    assert_string_equal(written[0], written[1]);
    free(written[0]);
    free(written[1]);
}

/* A row longer than what is read at a time. */
static void long_rows_come_whole(void **state)
{
    (void)state;
    static char name[100000];
    char expected[sizeof name + 64];

    memset(name, 'n', sizeof name - 1);
    begin(1);
    add(2, "1", name);
    add(1, "2", "short");
    end();
    snprintf(expected, sizeof expected, "household_id,head_name\n2,short\n1,%s\n", name);
    assert_file("list.csv", expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_day_then_as_they_came_without_a_day_last),
        cmocka_unit_test(nothing_is_a_header),
        cmocka_unit_test(in_parts_as_in_one),
        cmocka_unit_test(long_rows_come_whole),
    };

    return cmocka_run_group_tests_name("rows sorted by a day", tests, make_folder, remove_folder);
}
