/* What the files that make up the sheet share. */
#ifndef DIBAO_SHEET_PARTS_H
#define DIBAO_SHEET_PARTS_H

#include "sheet.h"

/* A line of the sheet that was read ahead. */
struct held_line {
    struct buffer text;
    long number;
    unsigned marks;
};

/* A column of the table that comes out. */
struct sheet_out {
    const char *name;
    int column;                /* of the schema; -1: another */
    size_t heading;            /* where its cell stands; NOWHERE */
    const struct map_rule *rule; /* constant, count, beside; or NULL */
};

#define NOWHERE SIZE_MAX

struct sheet {
    const struct schema *schema;
    const struct sheet_plan *plan;
    const char *file;          /* as in messages; the source's */
    char delimiter;
    bool begun, plain;         /* plain: the header is as a table has it */
    long header_line;
    struct heading *headings;
    size_t heading_count;
    struct sheet_out *outs;
    size_t out_count, out_room;
    /* lines read ahead, given out again from held_at on */
    struct held_line *held;
    size_t held_count, held_room, held_at;
    struct buffer joined;
    /* the present line */
    struct line present;
    bool converted;
    struct text *cells;
    size_t cell_count, cell_room;
    struct buffer scratch, line;
    struct buffer *values, *previous; /* by column that comes out */
    bool has_previous;
    long family_lines;
    struct arena arena;        /* what is copied for the present line */
    struct sheet_fault *faults;
    size_t fault_count, fault_room;
    /* columns that make rows of their own */
    const struct map_rule **besides;
    size_t *beside_headings;
    size_t beside_count, beside_at;
    bool written;              /* a row came of the present line */
};

/* The next line as it stands, a cell that goes over several lines whole. */
enum source_state sheet_raw_line(struct sheet *sheet, struct source *source, struct line *line,
                                 struct problems *problems);
/* Keeps the line, to be given out again. */
void sheet_hold(struct sheet *sheet, const struct line *line);
/* Splits a line at the delimiter into sheet->cells, as they stand; false: a quote is wrong. */
bool sheet_split(struct sheet *sheet, struct text line, char delimiter);

/* Finds the header and what each column becomes; the header as the table has it in sheet->line.
   SOURCE_LINE, or as source_line. */
enum source_state sheet_begin(struct sheet *sheet, struct source *source, struct line *line,
                              struct problems *problems);

/* True when a line under a plain header must be converted. */
bool sheet_looks_foreign(const struct line *line);

void sheet_add_fault(struct sheet *sheet, int column, enum message message);

/* Converts sheet->cells into sheet->values; false: no row comes of the line. */
bool sheet_row(struct sheet *sheet, struct problems *problems);
/* The index of the column that comes out under this name; NOWHERE: none does. */
size_t sheet_out_named(const struct sheet *sheet, const char *name);
/* The same for the next column that makes a row of its own; false: nothing stands in it. */
bool sheet_beside(struct sheet *sheet, size_t beside);
/* sheet->values as a line in sheet->line. */
void sheet_write(struct sheet *sheet);
/* Keeps the values, for the lines below. */
void sheet_remember(struct sheet *sheet);

#endif
