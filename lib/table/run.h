/* A run of a program over a stream of households: options, main stream, side tables joined by
   household_id in constant memory, output, rejects. */
#ifndef DIBAO_RUN_H
#define DIBAO_RUN_H

#include "../base/option.h"
#include "writer.h"

enum need {
    NEEDED,   /* must be in the book, named by -t, or inside the record */
    IF_THERE, /* used when it is there */
    NOT_READ, /* -t may name it all the same, as other calls of the program read it */
};

struct side_plan {
    enum table table;
    enum need need;
    const struct schema *schema; /* NULL: the table's own; otherwise extended by the policy */
    bool all_months;             /* also the rows whose from/to do not cover the month */
    bool many;                   /* -t may name several files of it */
};

struct run;
/* `household` is empty when it could not be told. */
typedef void run_tell(struct run *run, const struct problem *problem, enum table table,
                      struct text household);

/* What else is wrong with the household's rows, for run_fault. */
typedef void run_inspect(struct run *run);

struct run_plan {
    enum table main;             /* TABLE_stream for every stream of households (before assess its
                                    later columns are simply not there), or TABLE_payroll */
    const struct schema *schema; /* NULL: the table's own; otherwise extended by the policy */
    const int *requires;         /* columns required beside the schema's, ended by -1; or NULL */
    const struct side_plan *sides;
    size_t side_count;
    month month;                 /* which rows with from/to are used; NO_MONTH: all */
    enum table writes;           /* == main (or TABLE_stream): pass the rows through with `adds`;
                                    another: rows of that table; TABLE_COUNT: nothing */
    const int *adds;             /* pass-through: columns of TABLE_stream added, ended by -1;
                                    another table: the columns written, NULL: all (private ones
                                    in the payroll alone) */
    const struct schema *writes_schema; /* NULL: the table's own */
    enum table outer;            /* a side table whose rows without a household in the stream are
                                    errors (the roster), or TABLE_COUNT */
    bool (*may_be_gone)(const struct row *row); /* of outer: not an error for these rows; NULL:
                                    for none */
    bool outer_warns;            /* they are warnings: there is nothing to do but to know of it */
    bool main_in_book;           /* without an operand the book's own table is read, not standard
                                    input */
    const enum table *loads;     /* tables that the program reads by run_load_table (places),
                                    ended by TABLE_COUNT, so that -t may name them; or NULL */
    run_tell *tell;              /* everything that is wrong, rows without a household in the
                                    stream too, is told instead of reported, nothing fails for it
                                    and run_next gives bad households too (but not one whose own
                                    row is bad); NULL: the run's own way */
    run_inspect *inspect;        /* asked of every household, bad ones too; or NULL */
};

/* One household and what the tables say of it. Stands until the next run_next. */
struct household {
    struct text id;
    struct row *row;                /* of the main stream */
    struct rows side[TABLE_COUNT];  /* in the order of the file */
    bool has[TABLE_COUNT];          /* the table is there */
    bool bad[TABLE_COUNT];          /* bad rows of it were told, and are left out here */
};

struct run {
    const struct settings *settings;
    const struct run_plan *plan;
    struct problems problems;   /* of a household: run_fault adds; of the run: problem_add */
    struct arena arena;         /* reset at each household */
    struct values values;       /* of the row written next; cleared by run_next */
    struct outputs *outputs;
    struct household household;
    size_t read, written, rejected, passed_over; /* households; side rows without household */
    struct run_state *state;    /* the rest, owned */
    void *listener;             /* the program's own, for plan->tell and plan->inspect */
};

/* Opens everything. False: problems stand in run->problems; call run_close. */
bool run_open(struct run *run, const struct settings *settings, const struct run_plan *plan);

/* The next good household, or NULL at the end or when the run cannot go on. A household with a
   bad row in any table (all of them are reported), or with rows that contradict each other (two heads in one month, one
   person number twice, one ID number twice, a person_no without a member), is rejected here. */
struct household *run_next(struct run *run);

/* The household is bad after all (a rule without an answer): with --rejects it is left out,
   without, nothing more is written and the run fails (later households are still checked). */
void run_fault(struct run *run, enum message message, enum table table, struct place place,
               const char *first, const char *second, const char *third);

/* Where a column of one of the household's rows stands, for run_fault; column -1: the row.
   Stands until the next run_next. */
struct place run_place(struct run *run, const struct row *row, int column);

/* Writes run->values: the household's row with the added columns, or a row of the plan's
   table (as often as there are rows); then clears them. Nothing after run_fault. */
void run_write(struct run *run);

/* Another file of the run (--new-postings), in the output's format; NULL: not opened, the run
   fails. */
struct writer *run_also(struct run *run, const char *file, enum table table);

/* Writes a page about the present household, in place of rows, into a writer of the run's outputs.
   Nothing after a fault of the run; of a household that has no answer write before run_fault. */
void run_write_page(struct run *run, struct writer *to, struct text page);

/* The run cannot end well: what is printed of it as a whole would be wrong. */
bool run_has_failed(const struct run *run);

/* Prints problems and, under -v, the counts; commits; frees. The exit status. */
int run_close(struct run *run);

/* Where a table of the book is: -t, then DIR/NAME.csv, .csv.gz, .jsonl, .jsonl.gz; NULL when it
   is nowhere. Freed by the caller. */
char *run_find_table(const struct settings *settings, const char *name);
/* Says that the table is needed, with the header that one without rows has; false. book: NULL
   where no one book was searched. */
bool table_missing(const struct schema *schema, const char *book, struct problems *problems);

/* A whole table that belongs to no household (places), in file order; the rows stand until the
   arena is reset. False: problems were added. */
bool run_load_table(const struct settings *settings, enum table table, struct rows *rows,
                    struct arena *arena, struct problems *problems);

/* Reads such a table row by row: `take` gets each good row, whose slices stand until the next.
   False: problems were added; rows after a bad one are read all the same. */
typedef void row_taker(void *listener, const struct row *row);
bool run_each_row(const struct settings *settings, enum table table, row_taker *take,
                  void *listener, struct problems *problems);
/* The same of a file ("-": standard input). */
bool each_row_of(const char *file, enum table table, row_taker *take, void *listener,
                 struct problems *problems);
/* The same where bad rows are only passed over and counted. False: the file cannot be read. */
bool each_good_row_of(const char *file, enum table table, row_taker *take, void *listener,
                      size_t *bad, struct problems *problems);

#endif
