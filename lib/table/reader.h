/* Reading a table: CSV (libcsv for lines with quotes) or JSON Lines (jansson), plain or gzip,
   checked against its schema row by row. */
#ifndef DIBAO_READER_H
#define DIBAO_READER_H

#include "../base/encoding.h"
#include "../base/memory.h"
#include "../base/problem.h"
#include "row.h"

struct sheet;
struct sheet_plan;
struct reader; /* owns its source and buffers */

struct reader_plan {
    const char *file;             /* "-": standard input */
    const struct schema *schema;
    const int *requires;          /* columns required beside those of the schema, ended by -1;
                                     or NULL */
    bool empty_is_a_table;        /* zero bytes are an empty JSON Lines table (--to jsonl) */
    bool sorted;                  /* household_id must not fall; an error names the dibao-table
                                     command that sorts */
    bool unique;                  /* household_id must rise */
    bool passed;                  /* rows that are kept keep their cells */
    const struct sheet_plan *sheet; /* the file may be a sheet as an office wrote it; NULL: it is a
                                     table */
};

enum reading {
    READ_ROW,   /* a good row */
    READ_BAD,   /* a bad row: problems were added; row->line is set, and the field of household_id
                   when it could be found */
    READ_END,
    READ_FAILED /* cannot go on: problems were added */
};

/* NULL when the file cannot be opened or its header is wrong: problems were added. The file is
   CSV or JSON Lines by its first byte, gzip by its first two. */
struct reader *reader_open(const struct reader_plan *plan, struct problems *problems);

/* The next row. Its slices stand until the next call. Every column of the schema is checked
   (type, codes, check digits, required, UTF-8) and decoded. So is the row as a whole: from is not
   after to, birth date and sex agree with the ID number, archive, computer and approval number
   with household_id. */
enum reading reader_next(struct reader *reader, struct row **row, struct problems *problems);

/* A copy of the row that stands until the arena is reset. */
void row_keep(struct row *to, const struct row *from, struct arena *arena);

/* Memory for a row that outlives the reading of the next ones; of one reader only. */
struct row_room {
    struct text *field, *cell;
    int64_t *number;
};

void row_room_free(struct row_room *room);

/* Hands the row that was read last over to `to`, which stands until the arena is reset or the
   room is used again. Its bytes still are the reader's: see reader_moves. */
void reader_hand_over(struct reader *reader, struct row *to, struct row_room *room,
                      struct arena *arena);
/* True when the next reader_next takes the bytes of rows handed over for others: each of them
   must be saved first. */
bool reader_moves(const struct reader *reader);
/* Copies the bytes of a row handed over, if they still are the reader's. */
void reader_save(const struct reader *reader, struct row *row, struct arena *arena);

void reader_close(struct reader *reader);

const char *reader_file(const struct reader *reader); /* as in messages */
bool reader_is_jsonl(const struct reader *reader);
/* The header has the column (JSON Lines: always true). */
bool reader_has(const struct reader *reader, int column);
/* The names of the header (CSV), or of the first row's object (JSON Lines; NULL and 0 before the
   first row was read). */
const struct text *reader_names(const struct reader *reader, size_t *count);

/* How the file was understood; NULL: it is no sheet. */
const struct sheet *reader_sheet(const struct reader *reader);
/* The encoding of the file. */
enum encoding reader_encoding(const struct reader *reader);

/* JSON Lines: the rows that the present row carries inside it under the name of `schema`
   ("members": [...]), checked like rows of a table of their own; each row's household_id is the
   row's. False when it carries none. READ_BAD: problems were added (their column is the JSON
   path, "/members/0/name"). Rows stand until the arena is reset. */
bool reader_nested(struct reader *reader, const struct schema *schema, struct rows *rows,
                   struct arena *arena, enum reading *reading, struct problems *problems);


#endif
