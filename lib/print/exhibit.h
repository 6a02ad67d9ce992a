/* The tables of a report, whatever they are printed as. */
#ifndef DIBAO_EXHIBIT_H
#define DIBAO_EXHIBIT_H

#include "report_print.h"

enum cell { CELL_COUNT, CELL_MONEY, CELL_RATE };

enum { MOST_CELLS = 4, MOST_EXHIBITS = 20 };

struct exhibit_row {
    char *key, *label;          /* owned; by the key it is known in another period's table */
    int64_t value[MOST_CELLS];  /* NONE: there is nothing to say */
    bool total;
};

struct exhibit_column {
    enum message label;
    enum cell cell;
};

/* How the table is drawn beside. */
enum drawing {
    DRAWN_NOT,
    DRAWN_BARS,     /* a bar a row, of the first column */
    DRAWN_BY_MONTH, /* a column a row, of the first and of the last column */
    DRAWN_IN_OUT    /* the second column up, the third one down */
};

struct exhibit {
    char *title;               /* owned */
    const struct exhibit_column *columns;
    size_t column_count;
    struct exhibit_row *rows;  /* owned */
    size_t row_count, row_room;
    struct buffer note;        /* what is counted, what adds up */
    enum drawing drawing;
};

struct exhibits {
    struct exhibit at[MOST_EXHIBITS];
    size_t count;
    enum language language;
};

/* All tables of a period; with the subdistricts beside each other when there are `parts`. */
void exhibits_make(struct exhibits *exhibits, const struct period *period,
                   const struct report_pages *parts, enum language language);
/* One column of a table, beside that of the other's table of the same title. */
void exhibit_compare(struct exhibit *both, const struct exhibit *exhibit,
                     const struct exhibits *others, size_t column, enum language language);
void exhibit_fini(struct exhibit *exhibit);
void exhibits_fini(struct exhibits *exhibits);

/* For those who fill them. A table without rows; the values, all NONE, of a new row. */
struct exhibit *exhibit_begin(struct exhibits *exhibits, enum message title,
                              const struct exhibit_column *columns, size_t column_count,
                              enum drawing drawing);
int64_t *exhibit_row(struct exhibit *exhibit, const char *key, const char *label, bool total);
/* A count or an amount, labelled by a message, which is its key too. */
void exhibit_line(struct exhibits *exhibits, struct exhibit *exhibit, enum message label,
                  int64_t value, bool total);
/* Says in the note that the parts make the whole, or that they do not. */
void exhibit_adds_up(const struct exhibits *exhibits, struct exhibit *exhibit, enum message what,
                     bool adds_up);
void exhibit_note(const struct exhibits *exhibits, struct exhibit *exhibit, enum message note);

/* The tables of the money, of programmes and of registers. */
void exhibits_of_money(struct exhibits *exhibits, const struct period *period);

/* "1234", "1234.50", "98.53 %"; nothing for NONE. */
void add_cell(struct buffer *out, enum cell cell, int64_t value);

#endif
