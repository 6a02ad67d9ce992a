#include "csv_line.h"
#include "../base/memory.h"
#include "../base/word.h"
#include "decode.h"
#include "source.h"
#include <stdlib.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

#ifdef __SSE2__
/* A bit for each of 16 bytes that is a comma. */
static uint64_t commas_in(const char *at)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);

    return (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(',')));
}

/* A bit for each of the next 64 bytes that is a comma, the first byte's lowest. */
static uint64_t find_commas(const char *at)
{
    return commas_in(at) | commas_in(at + 16) << 16 | commas_in(at + 32) << 32
           | commas_in(at + 48) << 48;
}
#else
/* The lowest bit of each of eight bytes that is a comma. */
static uint64_t commas_in(uint64_t eight)
{
    const uint64_t low = UINT64_C(0x7F7F7F7F7F7F7F7F), commas = UINT64_C(0x2C2C2C2C2C2C2C2C);
    uint64_t other = eight ^ commas;

    return ~(((other & low) + low) | other | low) >> 7;
}

/* The same, wherever eight bytes make a word. */
static uint64_t find_commas(const char *at)
{
    const uint64_t gather = UINT64_C(0x0102040810204080); /* the lowest bits, side by side */
    uint64_t found = 0;

    for (unsigned done = 0; done < LINE_SLACK; done += 8)
        found |= commas_in(word_at(at + done)) * gather >> 56 << done;
    return found;
}
#endif

/* A bit for each of the next bytes at which a cell ends, the line's end among them. */
static uint64_t find_ends(const char *at, const char *end)
{
    uint64_t commas = find_commas(at), last = (uint64_t)1 << (end - at) % LINE_SLACK;

    return end - at < LINE_SLACK ? (commas & (last - 1)) | last : commas;
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
    uint64_t ends = find_ends(at, end);

    for (; cell != last; cell++, ends &= ends - 1) {
        while (!ends) {
            if ((at += LINE_SLACK) > end)
                return (size_t)(cell - cells);
            ends = find_ends(at, end);
        }
        const char *cell_end = at + (unsigned long)__builtin_ctzll(ends);
        *cell = (struct text){ from, (size_t)(cell_end - from) };
        from = cell_end + 1;
    }
    return from > end ? room : count_cells(line);
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
