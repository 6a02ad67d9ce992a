#include "sorting.h"
#include "memory.h"
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

static struct sorting *records;

static void add(const char *key, const char *record)
{
    sorting_add(records, text_of(key), text_of(record));
}

/* "key=record;" of all. */
static void assert_order(const char *expected)
{
    struct buffer seen = { 0 };
    struct text key, record;

    while (sorting_next(records, &key, &record)) {
        buffer_text(&seen, key);
        buffer_byte(&seen, '=');
        buffer_text(&seen, record);
        buffer_byte(&seen, ';');
    }
    assert_string_equal(seen.size ? seen.at : "", expected);
    buffer_fini(&seen);
}

static void close_records(void)
{
    struct problems problems = { 0 };

    assert_true(sorting_close(records, &problems));
    assert_int_equal(problems.count, 0);
    problems_fini(&problems);
}

static void by_the_bytes_of_the_key_then_as_they_came(void **state)
{
    (void)state;
    records = sorting_open(1 << 20);
    add("beta", "1");
    add("alpha", "2");
    add("", "3");
    add("beta", "4");
    add("alphabetical", "5");
    add("alphabet", "");
    assert_order("=3;alpha=2;alphabet=;alphabetical=5;beta=1;beta=4;");
    close_records();
}

static void nothing_comes_out_of_nothing(void **state)
{
    (void)state;
    records = sorting_open(1 << 20);
    assert_order("");
    close_records();
}

static void they_can_be_gone_through_again(void **state)
{
    (void)state;
    for (size_t memory = 1; memory < 1 << 20; memory += (1 << 20) - 2) {
        records = sorting_open(memory);
        add("b", "1");
        add("a", "2");
        assert_order("a=2;b=1;");
        sorting_rewind(records);
        assert_order("a=2;b=1;");
        close_records();
    }
}

/* The same records through a few bytes of memory, hundreds of parts, as through much. */
static void in_parts_as_in_one(void **state)
{
    struct buffer whole = { 0 };
    struct text key, record;
    char name[24], number[24];

    (void)state;
    for (size_t memory = 1 << 20; memory > 0; memory = memory == 1 << 20 ? 4000 : 0) {
        struct buffer seen = { 0 };

        records = sorting_open(memory);
        for (unsigned i = 0; i < 20000; i++) {
            snprintf(name, sizeof name, "%u", i * 7919 % 5003);
            snprintf(number, sizeof number, "%u", i);
            add(name, number);
        }
        while (sorting_next(records, &key, &record)) {
            buffer_text(&seen, key);
            buffer_text(&seen, record);
            buffer_byte(&seen, '\n');
        }
        close_records();
        if (memory == 1 << 20)
            whole = seen;
        else
            assert_string_equal(seen.at, whole.at);
        if (memory < 1 << 20)
            buffer_fini(&seen);
    }
    buffer_fini(&whole);
}

static void a_record_longer_than_a_block_comes_whole(void **state)
{
    enum { SIZE = 200000 };
    char *record = allocate(SIZE, 1);
    struct text key, seen;

    (void)state;
    memset(record, 'x', SIZE);
    records = sorting_open(1);
    sorting_add(records, text_of("b"), (struct text){ record, SIZE });
    add("a", "short");
    assert_true(sorting_next(records, &key, &seen));
    assert_true(text_is(seen, "short"));
    assert_true(sorting_next(records, &key, &seen));
    assert_int_equal(seen.size, SIZE);
    assert_memory_equal(seen.at, record, SIZE);
    assert_false(sorting_next(records, &key, &seen));
    close_records();
    free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_the_bytes_of_the_key_then_as_they_came),
        cmocka_unit_test(nothing_comes_out_of_nothing),
        cmocka_unit_test(they_can_be_gone_through_again),
        cmocka_unit_test(in_parts_as_in_one),
        cmocka_unit_test(a_record_longer_than_a_block_comes_whole),
    };

    return cmocka_run_group_tests_name("sorting", tests, NULL, NULL);
}
