/* Splitting one line of CSV. */
#ifndef DIBAO_CSV_LINE_H
#define DIBAO_CSV_LINE_H

#include "../base/message.h"
#include <csv.h>

struct csv {
    struct csv_parser parser;
    struct text *cell;     /* as they stand in the line */
    struct text *field;    /* without quotes; the same as `cell` for a line without quotes */
    size_t count, room, field_room;
    char *unquoted;        /* what the fields of a line with quotes point into */
    size_t used, unquoted_room;
    struct text *quoted_field;
};

void csv_open(struct csv *csv);
void csv_close(struct csv *csv);

/* Splits at the commas; the cells stand in the line. For lines without '"'. */
void csv_split(struct csv *csv, struct text line);

/* Splits a line that holds quotes, through libcsv. MESSAGE_COUNT, or what is wrong. */
enum message csv_split_quoted(struct csv *csv, struct text line);

#endif
