/* Saying what is wrong with a line or a value of a table, without giving away what is private. */
#ifndef DIBAO_FAULT_H
#define DIBAO_FAULT_H

#include "../base/problem.h"
#include "row.h"

/* Where the reader stands. */
struct spot {
    const struct schema *schema;
    const char *file;
    long line;
    const char *path; /* "/members/0" for a row inside a record, or NULL */
    struct problems *problems;
    const struct sheet *sheet; /* whose own words for the columns are told, too; or NULL */
};

/* A value of a column; in a message it is cut, and hidden when the column is private or when it
   may be what stands in a private one. */
void fault_value(const struct spot *spot, const struct column *column, enum message message,
                 struct text value);

/* A line as a whole; the messages that point to dibao-table take table and file. */
void fault_line(const struct spot *spot, enum message message);

/* The table's name for dibao-table: what is kept for a stream is a table of households. */
const char *table_word(const struct schema *schema);

#endif
