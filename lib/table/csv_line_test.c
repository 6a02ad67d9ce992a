/* Splitting lines, against libcsv itself: strict, a record a line, no blanks trimmed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "../base/text.h"
#include "csv_line.h"
#include "source.h"

enum { MOST_CELLS = 100, LONGEST = 400 };

/* What libcsv makes of a line. */
struct fields {
    char bytes[LONGEST];
    struct text at[MOST_CELLS];
    size_t count, used;
};

static void take_field(void *bytes, size_t size, void *data)
{
    struct fields *fields = data;

    memcpy(fields->bytes + fields->used, bytes, size);
    fields->at[fields->count++] = (struct text){ fields->bytes + fields->used, size };
    fields->used += size;
}

static void take_end(int end, void *data)
{
    (void)end;
    (void)data;
}

static int is_return(unsigned char byte)
{
    return byte == CSV_CR;
}

static int is_newline(unsigned char byte)
{
    return byte == CSV_LF;
}

/* False: libcsv refuses the line. */
static bool read_by_libcsv(struct fields *fields, struct text line)
{
    struct csv_parser parser;
    bool good;

    fields->count = fields->used = 0;
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_space_func(&parser, is_return);
    csv_set_term_func(&parser, is_newline);
    good = csv_parse(&parser, line.at, line.size, take_field, take_end, fields) == line.size
           && csv_fini(&parser, take_field, take_end, fields) == 0;
    csv_free(&parser);
    return good;
}

static void assert_same(const struct text *cells, size_t count, const struct fields *fields)
{
    assert_int_equal(count, fields->count);
    for (size_t i = 0; i < count; i++)
        assert_true(text_equal(cells[i], fields->at[i]));
}

/* A line of these pieces, "\n" and what may stand behind it. */
static struct text random_line(char *bytes, const char *const *pieces, size_t kinds)
{
    size_t size = 0, wanted = (size_t)rand() % (LONGEST / 2);

    while (size < wanted) {
        const char *piece = pieces[(size_t)rand() % kinds];
        size_t length = strlen(piece);
        memcpy(bytes + size, piece, length);
        size += length;
    }
    bytes[size] = '\n';
    for (size_t i = 1; i <= LINE_SLACK; i++)
        bytes[size + i] = ",\n\"a"[rand() % 4];
    return (struct text){ bytes, size };
}

static size_t count_commas(struct text line)
{
    size_t count = 0;

    for (size_t i = 0; i < line.size && count < MOST_CELLS - 1; i++)
        count += line.at[i] == ',';
    return count;
}

static void lines_without_quotes_are_split_as_libcsv_does(void **state)
{
    static const char *const pieces[] = { ",", ",,,", "a", "169.00", " ", "\xE5\xBC\xA0", "\x80",
                                          "\xAC", "-", "head" };
    char bytes[LONGEST + LINE_SLACK];
    struct text cells[MOST_CELLS];
    struct fields fields;

    (void)state;
    srand(1);
    for (int i = 0; i < 20000; i++) {
        struct text line = random_line(bytes, pieces, 2 + (size_t)rand() % 9);
        size_t count = count_commas(line) + 1;
        uint64_t empty;

        if (count == MOST_CELLS || line.size == 0)
            continue;
        assert_true(read_by_libcsv(&fields, line));
        assert_int_equal(csv_split(line, cells, MOST_CELLS), count);
        assert_same(cells, count, &fields);
        memset(cells, 0, sizeof cells);
        assert_ptr_equal(csv_cut(line.at, i % 2, cells, count, &empty), line.at + line.size + 1);
        assert_same(cells, count, &fields);
        for (size_t k = 0; k < count && k < 64; k++)
            assert_int_equal(empty >> k & 1, cells[count - 1 - k].size == 0);
        assert_null(csv_cut(line.at, i % 2, cells, count - 1, &empty));
        assert_null(csv_cut(line.at, i % 2, cells, count + 1, &empty));
    }
}

/* One with a quote is not cut, wherever that stands; what stands behind the line's end is nobody's. */
static void a_quote_is_seen(void **state)
{
    static const char *const pieces[] = { ",", "\"", "a", "\"\"", "\xE5\xBC\xA0", ",\"", "\"," };
    char bytes[LONGEST + LINE_SLACK];
    struct text cells[MOST_CELLS];
    struct fields fields;
    struct csv csv;
    size_t good = 0;
    uint64_t empty;

    (void)state;
    srand(2);
    csv_open(&csv);
    for (int i = 0; i < 20000; i++) {
        struct text line = random_line(bytes, pieces, 7);
        if (count_commas(line) == MOST_CELLS - 1 || !memchr(line.at, '"', line.size))
            continue;
        assert_null(csv_cut(line.at, true, cells, count_commas(line) + 1, &empty));
        enum message fault = csv_split_quoted(&csv, line);
        assert_int_equal(fault == MESSAGE_COUNT, read_by_libcsv(&fields, line));
        if (fault != MESSAGE_COUNT)
            continue;
        assert_same(csv.field, csv.count, &fields);
        good++;
    }
    csv_close(&csv);
    assert_true(good > 100);
}

static void an_empty_line_is_one_empty_cell(void **state)
{
    char bytes[1 + LINE_SLACK] = "\n,,,\n";
    struct text cell;
    uint64_t empty;

    (void)state;
    assert_int_equal(csv_split((struct text){ bytes, 0 }, &cell, 1), 1);
    assert_ptr_equal(csv_cut(bytes, false, &cell, 1, &empty), bytes + 1);
    assert_int_equal(cell.size, 0);
    assert_int_equal(empty, 1);
}

int main(void)
{
    const struct CMUnitTest lines[] = {
        cmocka_unit_test(lines_without_quotes_are_split_as_libcsv_does),
        cmocka_unit_test(a_quote_is_seen),
        cmocka_unit_test(an_empty_line_is_one_empty_cell),
    };

    return cmocka_run_group_tests_name("lines of CSV", lines, NULL, NULL);
}
