/* Several files of one table as one: merged, sorted, their columns brought together. What is read
   lies in a temporary file where it does not fit into a little memory. */
#ifndef DIBAO_MERGE_H
#define DIBAO_MERGE_H

#include "sheet.h"
#include "writer.h"

enum { MERGE_KEYS = 2 };

/* A file as it was read. */
struct merged_file {
    const char *name; /* as in messages */
    bool jsonl;
    size_t *columns;  /* CSV: of the merge, by column of the file; owned */
    size_t column_count;
};

/* Told of what is wrong with rows, as it is found, with their household ("": none is known). What
   the problems hold is the listener's to take or to clear. */
typedef void merge_tell(void *listener, struct problems *problems, struct text household);

struct merge {
    const struct schema *schema;
    const struct sheet_plan *sheet; /* the files may be sheets; NULL: they are tables */
    merge_tell *tell;
    void *listener;
    int key[MERGE_KEYS]; /* columns of the schema, -1: none */
    int from, to;        /* columns of the schema, or -1 */
    bool by_household;   /* a household with a bad row is left out whole */
    struct text *names;  /* the columns: those of the schema, then others as they were first seen */
    bool *nested;        /* by column: a JSON list or object stood there */
    bool *seen;          /* by column: some file has it */
    size_t column_count, column_room, nested_room, seen_room;
    struct merged_file *files;
    size_t file_count, file_room;
    struct sorting *sorting;
    struct arena arena;
    struct buffer record, key_bytes;
    size_t row_count;  /* good ones that were read */
    size_t bad_rows;
    bool csv;          /* the first file is CSV */
};

void merge_init(struct merge *merge, const struct schema *schema, const struct sheet_plan *sheet,
                merge_tell *tell, void *listener);
/* Frees. False: the temporary file could not be written or read again; a problem was added. */
bool merge_fini(struct merge *merge, struct problems *problems);

/* What was read, for whoever looks at it before merge_file goes on. */
typedef void merge_look(void *listener, const struct reader *reader);

/* Reads a whole file ("-": standard input). Bad rows are told, and counted; false: the file cannot
   be read, or not to its end, and problems were added. `look` (or NULL) is called at its end. */
bool merge_file(struct merge *merge, const char *file, bool empty_is_a_table, merge_look *look,
                struct problems *problems);

/* A row of the merged table, which stands until the next. */
struct merged_row {
    const struct merged_file *file;
    long line;
    struct text raw;    /* CSV: the line as it stands */
    struct text *cells; /* by column of the merge, as they stand; at NULL: the row has none */
};

/* Where the rows go, in order. */
typedef void merge_take(void *listener, const struct merge *merge, const struct merged_row *row);

/* What came of it. */
struct merge_result {
    size_t rows, left_out; /* households left out; rows, where the table is not of households */
    bool twice;            /* some key stands twice for one month */
};

/* After the last file, once: all rows, sorted by the table's key (tables of households without one
   by household_id; equal ones in the order of their files). With `reject` households with a bad
   row, or with a key that stands twice for one month, are left out; without, nothing is handed out
   any more from the first key that stands twice. Each of these is told. */
struct merge_result merge_rows(struct merge *merge, bool reject, merge_take *take, void *listener);

/* Adds a problem for each key of a table that stands twice for one month among its good rows. */
void merge_find_twice(const struct schema *schema, const char *file, struct problems *problems);

#endif
