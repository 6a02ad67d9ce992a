#include "csv_line.h"
#include "../base/memory.h"
#include "csv_ends.h"
#include "decode.h"
#include <stdlib.h>

static int is_return(unsigned char byte)
{
    return byte == CSV_CR;
}

static int is_newline(unsigned char byte)
{
    return byte == CSV_LF;
}

/* Memory for libcsv, which would otherwise have to be asked after each line. */
static void *resize(void *at, size_t size)
{
    void *resized = realloc(at, size);

    return resized ? resized : allocate(1, SIZE_MAX / 2);
}

static void begin(struct csv *csv)
{
    csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_realloc_func(&csv->parser, resize);
    csv_set_space_func(&csv->parser, is_return);
    csv_set_term_func(&csv->parser, is_newline);
}

void csv_open(struct csv *csv)
{
    *csv = (struct csv){ 0 };
    begin(csv);
}

void csv_close(struct csv *csv)
{
    csv_free(&csv->parser);
    free(csv->cell);
    free(csv->field);
    free(csv->unquoted);
}

static void add_cell(struct csv *csv, const char *from, const char *to)
{
    if (csv->count == csv->room)
        csv->cell = make_room(csv->cell, &csv->room, csv->count + 1, sizeof *csv->cell);
    csv->cell[csv->count++] = (struct text){ from, (size_t)(to - from) };
}

/* A bit for each of the next bytes at which a cell ends, the line's end among them. */
static uint64_t ends_before(const char *at, const char *end)
{
    uint64_t commas = find_byte(at, ','), last = (uint64_t)1 << (end - at) % ENDS_BYTES;

    return end - at < ENDS_BYTES ? (commas & (last - 1)) | last : commas;
}

static size_t count_cells(struct text line)
{
    size_t count = 1;

    for (size_t i = 0; i < line.size; i++)
        count += line.at[i] == ',';
    return count;
}

size_t csv_split(struct text line, struct text *cells, size_t room)
{
    const char *from = line.at, *at = from, *end = from + line.size;
    const struct text *last = cells + room;
    struct text *cell = cells;
    uint64_t ends = ends_before(at, end);

    for (; cell != last; cell++, ends &= ends - 1) {
        while (!ends) {
            if ((at += ENDS_BYTES) > end)
                return (size_t)(cell - cells);
            ends = ends_before(at, end);
        }
        const char *cell_end = at + (unsigned long)__builtin_ctzll(ends);
        *cell = (struct text){ from, (size_t)(cell_end - from) };
        from = cell_end + 1;
    }
    return from > end ? room : count_cells(line);
}

const char *csv_cut(const char *line, bool may_quote, struct text *cells, size_t count,
                    uint64_t *empty)
{
    const struct text *last = cells + count;
    const char *from = line;
    uint64_t newlines = 0, none = 0;

    for (const char *at = line; !newlines; at += ENDS_BYTES) {
        newlines = find_byte(at, '\n');
        uint64_t within = newlines ^ (newlines - 1); /* up to the first; all, if there is none */
        uint64_t ends = (find_byte(at, ',') | newlines) & within;
        if (may_quote && find_byte(at, '"') & within)
            return NULL;
        for (; ends; ends &= ends - 1, cells++) {
            const char *end = at + (__builtin_ctzll(ends) & 63);
            size_t size = (size_t)(end - from);
            if (cells == last)
                return NULL;
            *cells = (struct text){ from, size };
            none += none + ((size - 1) >> 63); /* 1 when it is empty */
            from = end + 1;
        }
    }
    *empty = none;
    return cells == last ? from : NULL;
}

/* The cells of a line that libcsv has accepted: at the commas that stand outside quotes. */
static void split_outside_quotes(struct csv *csv, struct text line)
{
    const char *from = line.at, *end = line.at + line.size;
    bool quoted = false;

    csv->count = 0;
    for (const char *at = from; at < end; at++) {
        if (*at == '"')
            quoted = !quoted;
        if (*at != ',' || quoted)
            continue;
        add_cell(csv, from, at);
        from = at + 1;
    }
    add_cell(csv, from, end);
}

static void take_field(void *bytes, size_t size, void *data)
{
    struct csv *csv = data;

    if (csv->count == csv->field_room)
        csv->field = make_room(csv->field, &csv->field_room, csv->count + 1, sizeof *csv->field);
    if (size > 0)
        memcpy(csv->unquoted + csv->used, bytes, size);
    csv->field[csv->count++] = (struct text){ csv->unquoted + csv->used, size };
    csv->used += size;
}

static void take_end(int end, void *data)
{
    (void)end;
    (void)data;
}

/* After an error: makes libcsv ready for the next line. */
static enum message begin_again(struct csv *csv, enum message fault)
{
    csv_free(&csv->parser);
    begin(csv);
    return fault;
}

enum message csv_split_quoted(struct csv *csv, struct text line)
{
    csv->unquoted = make_room(csv->unquoted, &csv->unquoted_room, line.size + DECODE_SLACK, 1);
    csv->count = csv->used = 0;
    if (csv_parse(&csv->parser, line.at, line.size, take_field, take_end, csv) < line.size)
        return begin_again(csv, MESSAGE_QUOTE_STRAY);
    if (csv_fini(&csv->parser, take_field, take_end, csv) != 0)
        return begin_again(csv, MESSAGE_QUOTE_OPEN);
    split_outside_quotes(csv, line);
    return MESSAGE_COUNT;
}
