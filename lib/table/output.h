/* What stands behind a writer: its file, its bytes, its columns. For the writers' own files. */
#ifndef DIBAO_OUTPUT_H
#define DIBAO_OUTPUT_H

#include "sink.h"
#include "writer.h"

struct pass; /* what a passed stream needs beside: pass.c */

struct writer {
    struct sink sink;
    char *file;      /* as named by the user, for messages; owned, as all of these */
    char *target;    /* where it goes in the end, links followed; NULL: nothing to be renamed */
    char *temporary; /* the file beside it that is written; NULL: none, or renamed already */
    bool jsonl;
    const struct schema *schema;
    int *columns;    /* of the schema, in order: a table's, or those added to a stream */
    size_t column_count;
    char **prefix;   /* JSON: by columns, "\"name\":" */
    size_t prefix_size; /* of all of them */
    struct pass *pass;
};

/* Opens a file of the run; NULL: a problem was added. */
struct writer *output_add(struct outputs *outputs, const char *file, struct problems *problems);

/* Fills in schema, columns (all when `columns` is NULL) and prefixes. */
void writer_columns(struct writer *writer, const struct writer_plan *plan);
/* "\"name\":" of a name; freed by the caller. */
char *json_prefix(struct text name);
/* The room that the values of one row take at most, with names and commas. */
size_t values_room(const struct writer *writer, const struct values *values);
/* One value as JSON by its column's type; returns the end. */
char *put_json_value(char *to, enum column_type type, struct text value);

/* The header of a passed stream, when no row has brought it out. */
void pass_end(struct writer *writer);
void pass_free(struct pass *pass);

#endif
