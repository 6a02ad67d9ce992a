/* What a run keeps beside what programs see of it. For the run's own files. */
#ifndef DIBAO_RUN_STATE_H
#define DIBAO_RUN_STATE_H

#include "run.h"

/* A side table of the plan, its columns found once. */
struct side {
    const struct side_plan *plan;
    const struct schema *schema;
    int id, person, from, to; /* columns; -1: none */
    bool in_file;
    struct row *rows;         /* of the present household, when they come from files */
    size_t room, passed_over;
};


/* One file of a side table, read up to its next row. */
struct side_file {
    struct side *side;
    struct reader *reader;
    enum reading reading;
    struct row *row;
    const struct text *id;    /* the row's household_id */
    struct row_room *rooms;   /* of the present household's rows */
    size_t room_count;
    struct problems problems; /* of that row */
};

/* A table that a JSON record carries. */
struct carried {
    bool there;
    enum reading reading;
    struct rows rows;
    struct problems problems;
};

/* A row of the main stream. The next one is always read before the present one is worked on, so
   that a household that stands twice is found in time. */
struct candidate {
    enum reading reading;
    struct row row;
    struct text id;
    struct row_room room;
    struct arena arena;
    struct problems problems;
    struct carried *carried; /* by the plan's sides */
};

struct run_state {
    const struct schema *schema; /* of the main stream */
    struct reader *main;
    int id;                      /* its household_id */
    day last_day;                /* of the plan's month */
    struct candidate candidate[2];
    int next;
    struct side *sides;
    struct side_file *files;
    size_t file_count, file_room;
    const char *only;            /* -H */
    bool jsonl;                  /* the output */
    bool passes;                 /* the input's rows come out, with columns added */
    struct writer *output, *rejects;
    struct values reject;
    struct problems present;     /* on their way into the run's */
    size_t known_errors, more;   /* errors of households: kept in the run's problems, and not */
    bool bad;                    /* the present household is rejected */
    bool started, failed, ended;
};

/* True while rows may still be written. */
bool run_is_writing(const struct run *run);

/* Takes over problems of a household's rows (id empty: unknown): lists them as rejects, keeps
   the first ones for the report. */
void reject_problems(struct run *run, struct problems *problems, enum table table,
                     struct text household);
/* Counts the present household as rejected, once. */
void reject_household(struct run *run);
/* Opens the list of rejects when --rejects asks for it. */
bool rejects_open(struct run *run);
/* Takes over problems after which the run cannot succeed. */
void run_fail(struct run *run, struct problems *problems);

/* The household's number, terminated, for messages. */
const char *household_name(struct run *run, struct text id);

/* Opens the files of the plan's side tables; false: problems were added. */
bool join_open(struct run *run);
/* Reads each file up to its first row. */
void join_start(struct run *run);
/* Brings together what the side tables say of the present household. */
void join_household(struct run *run, struct candidate *candidate);
/* Reads the side tables to their ends. */
void join_end(struct run *run);
void join_close(struct run *run);

/* Rejects a household whose rows contradict each other; leaves only rows that cover the month. */
void check_household(struct run *run);

/* The folder's file of that table, or NULL; freed by the caller. */
char *book_table(const char *book, const char *name);

#endif
