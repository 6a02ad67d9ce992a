#include "files_test.h"

#include <fcntl.h>
#include <zlib.h>

#include "again.h"

/* CRC-32 of "123456789", from the catalogue of checks. */
enum { NINE_DIGITS = (int)0xCBF43926 };

static const char *operands[1];
static struct settings settings;
static struct problems problems;
static int before; /* standard input of the tests */

static int begin(void **state)
{
    (void)state;
    settings = (struct settings){ .operands = operands };
    before = dup(STDIN_FILENO);
    return before < 0;
}

static int end(void **state)
{
    (void)state;
    dup2(before, STDIN_FILENO);
    close(before);
    problems_fini(&problems);
    return 0;
}

static void operand(const char *name)
{
    operands[0] = name;
    settings.operand_count = 1;
}

static void comes_through_a_pipe(const char *content)
{
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], content, strlen(content)), strlen(content));
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
}

static void assert_standard_input(const char *expected)
{
    char found[64] = "";

    assert_int_equal(read(STDIN_FILENO, found, sizeof found - 1), strlen(expected));
    assert_string_equal(found, expected);
}

static void assert_crc(uint32_t expected)
{
    uint32_t crc = 0;

    assert_true(input_crc(&settings, &crc, &problems));
    assert_int_equal(crc, expected);
}

static void assert_cannot_read(bool good)
{
    assert_false(good);
    assert_int_equal(problems.errors, 1);
    assert_string_equal(messages[problems.at[0].message].code, "file-read");
}

static void what_came_through_a_pipe_is_read_as_often_as_wanted(void **state)
{
    (void)state;
    comes_through_a_pipe("123456789");
    assert_true(input_keep(&settings, &problems));
    for (int i = 0; i < 3; i++) {
        assert_standard_input("123456789");
        assert_true(input_rewind(&settings, &problems));
    }
    assert_int_equal(files_in_folder(), 0);
}

static void an_operand_leaves_standard_input_alone(void **state)
{
    (void)state;
    put_file("payroll.csv", "payment_no\n");
    operand("payroll.csv");
    comes_through_a_pipe("123456789");
    assert_true(input_keep(&settings, &problems));
    assert_true(input_rewind(&settings, &problems));
    assert_standard_input("123456789");
    unlink("payroll.csv");
}

static void a_pipe_that_was_not_kept_cannot_begin_anew(void **state)
{
    (void)state;
    operand("-");
    comes_through_a_pipe("123456789");
    assert_cannot_read(input_rewind(&settings, &problems));
}

static void the_sum_is_that_of_the_content(void **state)
{
    (void)state;
    put_file("nine", "123456789");
    operand("nine");
    assert_crc((uint32_t)NINE_DIGITS);
    put_file("nine", "");
    assert_crc(0);
    unlink("nine");
}

static void compressed_or_not(void **state)
{
    (void)state;
    gzFile file = gzopen("nine.gz", "w");
    assert_int_equal(gzwrite(file, "123456789", 9), 9);
    assert_int_equal(gzclose(file), Z_OK);
    operand("nine.gz");
    assert_crc((uint32_t)NINE_DIGITS);
    unlink("nine.gz");
}

static void standard_input_has_a_sum_too(void **state)
{
    (void)state;
    comes_through_a_pipe("123456789");
    assert_true(input_keep(&settings, &problems));
    assert_crc((uint32_t)NINE_DIGITS);
    assert_true(input_rewind(&settings, &problems));
    assert_standard_input("123456789");
}

static void a_file_that_is_not_there_has_none(void **state)
{
    uint32_t crc;

    (void)state;
    operand("nowhere.csv");
    assert_cannot_read(input_crc(&settings, &crc, &problems));
    assert_string_equal(problems.at[0].file, "nowhere.csv");
}

#define AGAIN(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AGAIN(what_came_through_a_pipe_is_read_as_often_as_wanted),
        AGAIN(an_operand_leaves_standard_input_alone),
        AGAIN(a_pipe_that_was_not_kept_cannot_begin_anew),
        AGAIN(the_sum_is_that_of_the_content),
        AGAIN(compressed_or_not),
        AGAIN(standard_input_has_a_sum_too),
        AGAIN(a_file_that_is_not_there_has_none),
    };

    return cmocka_run_group_tests_name("again", tests, make_folder, remove_folder);
}
