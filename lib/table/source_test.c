#include "reading_test.h"
#include "source.h"
#include <zlib.h>

#define INCOMES "household_id,kind,amount\n"

static size_t compress_bytes(const char *bytes, size_t size, char *to, size_t room)
{
    z_stream stream = { 0 };

    assert_int_equal(deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    stream.next_in = (Bytef *)bytes;
    stream.avail_in = (uInt)size;
    stream.next_out = (Bytef *)to;
    stream.avail_out = (uInt)room;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    deflateEnd(&stream);
    return room - stream.avail_out;
}

static size_t compressed(char *to, size_t room)
{
    static const char bytes[] = INCOMES "A,wage,1\nB,wage,2\n";

    return compress_bytes(bytes, sizeof bytes - 1, to, room);
}

static void assert_sized(const char *bytes, size_t size, const char *expected)
{
    char *found = read_sized(TABLE_incomes, bytes, size);

    assert_string_equal(found, expected);
    free(found);
}

static void gzip_is_known_by_its_magic(void **state)
{
    char bytes[400];
    size_t size = compressed(bytes, sizeof bytes);

    (void)state;
    assert_sized(bytes, size, "GG.");
}

/* `cat a.gz b.gz` is a gzip file. */
static void gzip_members_follow_each_other(void **state)
{
    char bytes[400];
    size_t size = compressed(bytes, sizeof bytes);

    (void)state;
    size += compress_bytes("C,wage,3\n", 9, bytes + size, sizeof bytes - size);
    assert_sized(bytes, size, "GGG.");
    assert_sized(bytes, size - 1, "GGG! 0: [gzip-truncated]");
}

static void a_truncated_gzip_is_never_a_short_table(void **state)
{
    char bytes[400], *found;
    size_t size = compressed(bytes, sizeof bytes);

    (void)state;
    for (size_t left = 2; left < size; left++) {
        found = read_sized(TABLE_incomes, bytes, left);
        assert_non_null(strstr(found, " 0: [gzip-truncated]"));
        assert_null(strchr(found, '.'));
        free(found);
    }
}

/* Every bit behind the header counts: data, check sum and length. */
static void a_flipped_bit_is_found(void **state)
{
    enum { HEADER = 10 };
    char bytes[400], *found;
    size_t size = compressed(bytes, sizeof bytes);

    (void)state;
    for (size_t bit = 8 * HEADER; bit < 8 * size; bit++) {
        bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
        found = read_sized(TABLE_incomes, bytes, size);
        assert_null(strchr(found, '.'));
        assert_non_null(strstr(found, "["));
        free(found);
        bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
    }
}

static void nothing_may_follow_a_gzip_stream(void **state)
{
    char bytes[400];
    size_t size = compressed(bytes, sizeof bytes);

    (void)state;
    memcpy(bytes + size, "C,wage,3\n", 9);
    assert_sized(bytes, size + 9, "GG! 0: [gzip-damaged]");
}

static char *read_file(const char *file)
{
    struct reader_plan plan = { .file = file, .schema = schema_of(TABLE_incomes) };

    return read_plan(&plan, NULL);
}

static void a_name_in_gz_is_no_plain_file(void **state)
{
    char named[80], *found;

    (void)state;
    write_file(INCOMES, sizeof INCOMES - 1);
    snprintf(named, sizeof named, "%s.gz", test_file);
    assert_int_equal(rename(test_file, named), 0);
    found = read_file(named);
    assert_string_equal(found, "- 0: [gzip-none]");
    free(found);
    unlink(named);
}

static void what_is_no_file_cannot_be_read(void **state)
{
    char *found = read_file("/tmp/dibao-there-is-no-such-file.csv");

    (void)state;
    assert_string_equal(found, "- 0: [file-missing]");
    free(found);
    found = read_file("/tmp");
    assert_string_equal(found, "- 0: [file-folder]");
    free(found);
}

/* Lines of many lengths over many blocks: each arrives whole, with its number. */
static void lines_arrive_whole_over_blocks(void **state)
{
    enum { LINES = 3000 };
    struct buffer bytes = { 0 };
    struct problems problems = { 0 };
    struct source *source;
    struct line line;

    (void)state;
    for (int i = 1; i <= LINES; i++) {
        for (int j = 0; j < i % 700; j++)
            buffer_byte(&bytes, (char)('a' + i % 26));
        buffer_string(&bytes, i % 3 ? "\n" : "\r\n");
    }
    buffer_string(&bytes, "last");
    write_file(bytes.at, bytes.size);
    source = source_open(test_file, &problems);
    for (int i = 1; i <= LINES; i++) {
        assert_int_equal(source_line(source, &line, &problems), SOURCE_LINE);
        assert_int_equal(line.number, i);
        assert_int_equal(line.text.size, i % 700);
        for (size_t j = 0; j < line.text.size; j++)
            assert_int_equal(line.text.at[j], 'a' + i % 26);
    }
    assert_int_equal(source_line(source, &line, &problems), SOURCE_LINE);
    assert_true(text_is(line.text, "last"));
    assert_int_equal(source_line(source, &line, &problems), SOURCE_END);
    assert_int_equal(source_line(source, &line, &problems), SOURCE_END);
    source_close(source);
    buffer_fini(&bytes);
    unlink(test_file);
}

/* A line of exactly the limit is read; the memory for a longer one does not grow. */
static void the_limit_is_the_last_length_that_is_read(void **state)
{
    struct problems problems = { 0 };
    size_t size = (size_t)LINE_LIMIT + 100;
    char *bytes = malloc(size);
    struct source *source;
    struct line line;

    (void)state;
    memset(bytes, 'x', size);
    bytes[LINE_LIMIT - 1] = '\n';
    write_file(bytes, size);
    source = source_open(test_file, &problems);
    assert_int_equal(source_line(source, &line, &problems), SOURCE_LINE);
    assert_int_equal(line.text.size, LINE_LIMIT - 1);
    assert_false(line.marks & TOO_LONG);
    assert_int_equal(source_line(source, &line, &problems), SOURCE_LINE);
    assert_int_equal(line.text.size, 100);
    assert_int_equal(source_line(source, &line, &problems), SOURCE_END);
    source_close(source);
    free(bytes);
    unlink(test_file);
}

int main(void)
{
    const struct CMUnitTest source[] = {
        cmocka_unit_test(gzip_is_known_by_its_magic),
        cmocka_unit_test(gzip_members_follow_each_other),
        cmocka_unit_test(a_truncated_gzip_is_never_a_short_table),
        cmocka_unit_test(a_flipped_bit_is_found),
        cmocka_unit_test(nothing_may_follow_a_gzip_stream),
        cmocka_unit_test(a_name_in_gz_is_no_plain_file),
        cmocka_unit_test(what_is_no_file_cannot_be_read),
        cmocka_unit_test(lines_arrive_whole_over_blocks),
        cmocka_unit_test(the_limit_is_the_last_length_that_is_read),
    };

    return cmocka_run_group_tests_name("source", source, NULL, NULL);
}
