/* A stream that is passed through: what becomes of each column of the input. */
#ifndef DIBAO_PASS_H
#define DIBAO_PASS_H

#include "output.h"

enum fate {
    KEEP,   /* copied as it stands */
    CUT,    /* private: left out */
    REPLACE /* an added column stands in its place */
};

/* A column of a CSV input, or the name at one position of a JSON object. */
struct passed {
    enum fate fate;
    int column;       /* of the schema; -1: unknown */
    int added;        /* REPLACE: index into the writer's columns */
    int slot;         /* JSON to CSV: the column of the output; -1: none */
    size_t run;       /* CSV: how many columns are kept from here on, side by side */
    char *raw_name;   /* JSON: as it stood in the row that was seen last; owned */
    size_t raw_size;
    char *prefix;     /* "\"name\":"; owned */
};

/* JSON to CSV: a column of the output. */
struct slot {
    char *name;       /* owned */
    int added;        /* index into the writer's columns, or -1 */
    const struct passed *passed; /* of the present row; NULL: it has no such name */
    struct text value;
};

struct pass {
    struct reader *from;
    bool cut_private, begun;
    struct passed *cells;
    size_t count, room;
    bool *replaced;   /* by the writer's columns: stands in the place of an input column */
    struct slot *slots;
    size_t slot_count, slot_room;
    size_t prefix_size;
    struct buffer scratch;
};

/* Says what becomes of the column of that name. */
void pass_plan(const struct writer *writer, struct passed *cell, struct text name);
/* Starts the output with the header of a CSV input. */
void pass_begin_csv(struct writer *writer);
void pass_csv_row(struct writer *writer, const struct row *row, const struct values *values);

/* The same for JSON Lines; `row` is the first one, NULL: there is none. */
void pass_begin_json(struct writer *writer, const struct row *row);
bool pass_json_row(struct writer *writer, const struct row *row, const struct values *values,
                   struct problems *problems);

/* Puts the added columns that replace nothing; each is followed by a comma. */
char *put_added(char *to, const struct writer *writer, const struct values *values);
/* "name":value, */
char *put_added_json(char *to, const struct writer *writer, size_t added,
                     const struct values *values);
/* Their names, with a line end after the last in place of the comma. */
void write_added_names(struct writer *writer);
void write_name(struct writer *writer, struct text name);

#endif
