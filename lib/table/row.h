/* A row of a table: slices of its line, decoded by the schema. */
#ifndef DIBAO_ROW_H
#define DIBAO_ROW_H

#include "schema.h"

/* An empty value of a column whose type has numbers. */
#define NONE INT64_MIN

struct row {
    const struct schema *schema;
    const char *file;  /* as in messages; set by the run for the rows that it hands out */
    const char *path;  /* "/members/0": carried inside a JSON record; NULL: a line of its own */
    long line;         /* physical line, from 1 */
    struct text *field;  /* by column of the schema: the text, unquoted; size 0 when empty */
    int64_t *number;     /* by column of the schema: see enum column_type; NONE when empty */
    struct text raw;     /* the line as it stands, without its end */
    struct text *cell;   /* CSV: by column of the header, as it stands in the line (with quotes).
                            JSON: by name in the object, the value as it stands */
    struct text *cell_name; /* JSON: the names, as they stand between the quotes */
    size_t cell_count;
};

/* Rows of one household in one table. */
struct rows {
    struct row *at;
    size_t count, room;
};

static inline bool row_has(const struct row *row, int column)
{
    return row->field[column].size > 0;
}

/* Of two rows of a table the later by a column's day; of one day the one whose columns come last
   in the order of bytes: where a row stands in its file says nothing. */
bool row_is_later(const struct row *row, const struct row *than, int day_column);

/* A number that counts as 0 when the cell is empty. */
static inline int64_t row_amount(const struct row *row, int column)
{
    return row->number[column] == NONE ? 0 : row->number[column];
}

#endif
