/* Splitting one line of CSV. */
#ifndef DIBAO_CSV_LINE_H
#define DIBAO_CSV_LINE_H

#include "../base/message.h"
#include <csv.h>

/* A line that holds quotes, split. */
struct csv {
    struct csv_parser parser;
    struct text *cell;     /* as they stand in the line */
    struct text *field;    /* without quotes, in `unquoted`, with DECODE_SLACK behind the last */
    size_t count, room, field_room;
    char *unquoted;
    size_t used, unquoted_room;
};

void csv_open(struct csv *csv);
void csv_close(struct csv *csv);

/* Splits a line of a source that holds no '"' at its commas: how many cells it has, of which the
   first `room` are put into `cells`. */
size_t csv_split(struct text line, struct text *cells, size_t room);

/* The same of a line that ends with "\n" and has `count` cells: the byte behind it. NULL when it
   has more or fewer, or may hold quotes and does. `empty` gets a bit for each of the last 64 cells
   that is empty, the last cell's lowest. */
const char *csv_cut(const char *line, bool may_quote, struct text *cells, size_t count,
                    uint64_t *empty);

/* Splits a line that holds quotes, through libcsv. MESSAGE_COUNT, or what is wrong. */
enum message csv_split_quoted(struct csv *csv, struct text line);

#endif
