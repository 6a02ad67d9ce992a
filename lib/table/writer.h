/* Writing tables: CSV or JSON Lines, plain or gzip, complete or not there. */
#ifndef DIBAO_WRITER_H
#define DIBAO_WRITER_H

#include "../base/fen.h"
#include "../base/problem.h"
#include "reader.h"

/* The values of one row to be written, by column of a schema. Memory is kept between rows, and so
   many bytes behind each value may be looked at, whatever they are. */
enum { VALUE_SLACK = 16 };

struct values {
    const struct schema *schema;
    struct buffer bytes;
    size_t *start, *size; /* by column of the schema */
    bool plain;           /* none of them has to be quoted in CSV */
    month month;          /* written last */
    char month_text[MONTH_TEXT];
    size_t month_size;
};

void values_init(struct values *values, const struct schema *schema);
void values_fini(struct values *values);
void values_clear(struct values *values); /* all empty */
void value_text(struct values *values, int column, struct text text);
void value_string(struct values *values, int column, const char *string);
void value_fen(struct values *values, int column, fen amount);       /* NONE: empty */
void value_integer(struct values *values, int column, int64_t number); /* NONE: empty */
void value_day(struct values *values, int column, day date);         /* NO_DAY: empty */
void value_month(struct values *values, int column, month month);    /* NO_MONTH: empty */
void value_code(struct values *values, int column, int index);       /* -1: empty */
void value_yesno(struct values *values, int column, bool yes);
static inline struct text value_of(const struct values *values, int column)
{
    return (struct text){ values->bytes.at + values->start[column], values->size[column] };
}

/* Writes a value that needs no quotes where VALUE_SLACK more bytes have room; returns the end. */
static inline char *put_value(char *to, struct text value)
{
    memcpy(to, value.at, VALUE_SLACK); /* most are as short */
    if (value.size > VALUE_SLACK)
        memcpy(to, value.at, value.size);
    return to + value.size;
}

/* All files that one run writes: temporary files beside them, complete and renamed together. */
struct outputs;
struct outputs *outputs_open(void);
/* Nothing may be written over a file that is read. */
void outputs_protect(struct outputs *outputs, const char *input);

struct writer;

struct writer_plan {
    const char *file;          /* NULL or "-": standard output */
    bool jsonl;
    const struct schema *schema;
    const int *columns;        /* the columns written, in order, ended by -1; NULL: all */
};

/* A table of rows made here. New files have mode 0600, an existing one keeps its mode; ".gz" is
   compressed. NULL on an error. Belongs to outputs. */
struct writer *writer_open(struct outputs *outputs, const struct writer_plan *plan,
                           struct problems *problems);
/* Adds one row. A write error shows at outputs_commit at the latest. */
void writer_row(struct writer *writer, const struct values *values);
/* Adds to `line` what writer_row would write, for writer_add at another time. */
void writer_line(const struct writer *writer, const struct values *values, struct buffer *line);

/* A stream that is passed through: the input's columns as they stand, private ones cut out,
   then plan->columns (ended by -1), an input column of one of those names replaced in its
   place. The header is written when the first row comes or at the end. */
struct writer *writer_pass(struct outputs *outputs, const struct writer_plan *plan,
                           struct reader *from, bool cut_private, struct problems *problems);
/* False when the row cannot be written (JSON to CSV: a name that the first row does not have):
   a problem was added. */
bool writer_pass_row(struct writer *writer, const struct row *row, const struct values *values,
                     struct problems *problems);

/* Plain bytes: a page for people. */
struct writer *writer_bytes(struct outputs *outputs, const char *file, struct problems *problems);
void writer_add(struct writer *writer, const char *at, size_t size);

/* Something could not be written: there is no use in going on. outputs_commit says what. */
bool outputs_failed(const struct outputs *outputs);
/* Syncs, closes and renames everything, the file opened first last. False: a problem was added,
   and no file that was not yet renamed will be. */
bool outputs_commit(struct outputs *outputs, struct problems *problems);
/* Removes the temporary files. Frees in any case. */
void outputs_close(struct outputs *outputs);

#endif
