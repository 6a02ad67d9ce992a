#include "files_test.h"

#include "source.h"
#include "transcode.h"

static enum encoding guess(const char *bytes, size_t size, size_t *rest)
{
    return encoding_guess((struct text){ bytes, size }, rest);
}

static void chinese_is_told_by_its_bytes(void **state)
{
    size_t rest;

    (void)state;
    assert_int_equal(guess("a,b\n1,2\n", 8, &rest), ENCODING_AUTO);
    assert_int_equal(guess("户编号", 9, &rest), ENCODING_UTF_8);
    assert_int_equal(guess("\xBB\xA7\xB1\xE0\xBA\xC5", 6, &rest), ENCODING_GB18030); /* 户编号 */
    assert_int_equal(guess("name,\xC1\xAA\xCD\xA8", 9, &rest), ENCODING_GB18030); /* 联通 */
    assert_int_equal(guess("\xC2\xA5" "1,234.50", 10, &rest), ENCODING_UTF_8); /* ¥ */
    assert_int_equal(guess("王一王二王三\xC3(", 20, &rest), ENCODING_UTF_8); /* damaged */
}

static void a_character_that_is_cut_off_waits(void **state)
{
    size_t rest;

    (void)state;
    assert_int_equal(guess("abc\xE6\x88", 5, &rest), ENCODING_AUTO);
    assert_int_equal(rest, 2);
    assert_int_equal(guess("户\xE7\xBC", 5, &rest), ENCODING_UTF_8);
}

static void put_bytes_file(const char *bytes, size_t size)
{
    FILE *file = fopen("sheet", "w");

    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

/* The file's lines, with '|' between; and the encoding that was found. */
static char *lines_of(enum encoding encoding, enum encoding *found)
{
    struct problems problems = { 0 };
    struct source *source = source_open_as("sheet", encoding, &problems);
    struct buffer all = { 0 };
    struct line line;

    assert_non_null(source);
    while (source_line(source, &line, &problems) == SOURCE_LINE) {
        buffer_text(&all, line.text);
        buffer_byte(&all, '|');
    }
    *found = source_encoding(source);
    assert_int_equal(problems.count, 0);
    source_close(source);
    return all.at;
}

#define ASSERT_READ(bytes, encoding, lines) assert_read(bytes, sizeof bytes - 1, encoding, lines)

static void assert_read(const char *bytes, size_t size, enum encoding expected, const char *lines)
{
    enum encoding found;

    put_bytes_file(bytes, size);
    char *read = lines_of(ENCODING_AUTO, &found);
    assert_string_equal(read, lines);
    assert_int_equal(found, expected);
    free(read);
}

static void files_of_every_encoding_are_read(void **state)
{
    (void)state;
    ASSERT_READ("name\n\xE7\x8E\x8B\r\n", ENCODING_UTF_8, "name|王|");
    ASSERT_READ("\xEF\xBB\xBFname\n\xE7\x8E\x8B\n", ENCODING_UTF_8, "name|王|");
    ASSERT_READ("name\n\xCD\xF5\r\n", ENCODING_GB18030, "name|王|");
    ASSERT_READ("\xFF\xFEn\0\n\0\x8B\x73\n\0", ENCODING_UTF_16LE, "n|王|");
    ASSERT_READ("\xFE\xFF\0n\0\n\x73\x8B\0\n", ENCODING_UTF_16BE, "n|王|");
    ASSERT_READ("n\0,\0\n\0\x8B\x73\n\0", ENCODING_UTF_16LE, "n,|王|");
    ASSERT_READ("name\nWang\n", ENCODING_AUTO, "name|Wang|");
}

static void a_last_character_without_a_line_end_counts(void **state)
{
    (void)state;
    ASSERT_READ("n\n\xCD\xF5", ENCODING_GB18030, "n|王|");
    ASSERT_READ("n\n\xE7\x8E\x8B", ENCODING_UTF_8, "n|王|");
}

static void broken_bytes_break_their_own_line_alone(void **state)
{
    (void)state;
    ASSERT_READ("\xCD\xF5\n\xCD\n\xCD\xF5\n", ENCODING_GB18030, "王|\xFF|王|");
}

/* GB18030 begins only behind the first blocks, and a character lies across two of them. */
static void the_encoding_may_show_late(void **state)
{
    enum { BEFORE = 300001 };
    char *bytes = calloc(1, 2 * BEFORE + 8);
    enum encoding found;

    (void)state;
    for (int i = 0; i < BEFORE; i++)
        bytes[i] = i % 100 == 99 ? '\n' : 'x';
    for (int i = BEFORE; i < 2 * BEFORE; i += 2)
        memcpy(bytes + i, i % 100 == 99 ? "\n " : "\xCD\xF5", 2);
    put_bytes_file(bytes, 2 * BEFORE - 1);
    char *read = lines_of(ENCODING_AUTO, &found);
    assert_int_equal(found, ENCODING_GB18030);
    assert_null(strchr(read, '\xFF'));
    assert_non_null(strstr(read, "王王王"));
    free(read);
    free(bytes);
}

static void a_workbook_is_no_text(void **state)
{
    struct problems problems = { 0 };

    (void)state;
    put_bytes_file("PK\3\4rest", 8);
    assert_null(source_open_as("sheet", ENCODING_AUTO, &problems));
    assert_int_equal(problems.at[0].message, MESSAGE_FILE_WORKBOOK);
    problems_fini(&problems);
}

int main(void)
{
    const struct CMUnitTest guesses[] = {
        cmocka_unit_test(chinese_is_told_by_its_bytes),
        cmocka_unit_test(a_character_that_is_cut_off_waits),
    };
    const struct CMUnitTest files[] = {
        cmocka_unit_test(files_of_every_encoding_are_read),
        cmocka_unit_test(a_last_character_without_a_line_end_counts),
        cmocka_unit_test(broken_bytes_break_their_own_line_alone),
        cmocka_unit_test(the_encoding_may_show_late),
        cmocka_unit_test(a_workbook_is_no_text),
    };

    return cmocka_run_group_tests_name("guesses", guesses, NULL, NULL)
         + cmocka_run_group_tests_name("files", files, make_folder, remove_folder);
}
