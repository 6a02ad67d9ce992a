/* Several files of one table as one: merged, sorted, their columns brought together. */
#ifndef DIBAO_MERGE_H
#define DIBAO_MERGE_H

#include "writer.h"

enum { MERGE_KEYS = 2 };

/* One cell of a row as it stood in its file. */
struct merged_cell {
    size_t column; /* of the merge */
    struct text raw;
};

struct merged_row {
    const char *file; /* as in messages */
    long line;
    bool jsonl;
    struct merged_cell *cells;
    size_t cell_count;
    struct text key[MERGE_KEYS];
    int64_t number[MERGE_KEYS]; /* of a key that is a whole number */
    int64_t from, to;           /* months covered; NONE and INT64_MAX: open */
    size_t order;               /* in which it was read */
};

/* A whole table in memory. */
struct merge {
    const struct schema *schema;
    int key[MERGE_KEYS]; /* columns of the schema, -1: none */
    struct text *names;  /* the columns: those of the schema, then others as they were first seen */
    bool *nested;        /* by column: a JSON list or object stood there */
    bool *seen;          /* by column: some file has it */
    size_t column_count, column_room, nested_room, seen_room;
    struct merged_row *rows;
    size_t row_count, row_room;
    struct arena arena;
    bool csv; /* the first file is CSV */
};

void merge_init(struct merge *merge, const struct schema *schema);
void merge_fini(struct merge *merge);

/* Reads a whole file ("-": standard input). False: problems were added; the rows that are good
   are there all the same, so that the next file's errors can be found as well. */
bool merge_file(struct merge *merge, const char *file, bool empty_is_a_table,
                struct problems *problems);

/* Sorts by the table's key (households: by household_id; equal ones keep their order). */
void merge_sort(struct merge *merge);

/* After sorting: a key that stands twice among the rows of one month is an error that names
   both lines. Tables without a key of their own have none. */
bool merge_check_keys(const struct merge *merge, struct problems *problems);

/* Writes all rows, untouched bytes as they stood; JSON's nested tables are left out of CSV. */
void merge_write(const struct merge *merge, bool jsonl, struct writer *writer);

#endif
