/* How far a case has come: the columns that review and notice keep true (CASE columns). */
#ifndef DIBAO_PROGRESS_H
#define DIBAO_PROGRESS_H

#include "../base/words.h"
#include "../table/codes.h"
#include "../table/writer.h"

struct progress {
    struct text step;         /* 已过环节, the last one passed; empty: none */
    int state;                /* enum state; -1: no program has said it yet */
    struct words waiting_for; /* 等待事项 */
    day due_on, open_until;   /* NO_DAY: none, as below */
    int approval;             /* enum approval; -1: not every decision was made */
    day step_on, approved_on; /* step_on of a refusal: the day on which it was refused */
    int64_t approved_persons; /* NONE, as below: no approval */
    fen approved_income;
    month recheck_due;
    struct text note;         /* of a decision that disagreed */
};

/* The columns, ended by -1. */
extern const int case_columns[];

/* Nothing passed, nothing approved, no application. */
struct progress progress_none(void);
/* As the row of the stream says. Borrows the row; words live in the arena. */
struct progress progress_read(const struct row *row, struct arena *arena);
void progress_write(const struct progress *progress, struct arena *arena, struct values *values);
/* The columns as the row has them: it is not this program's turn. */
void progress_pass(const struct row *row, struct values *values);

/* Refused and returned cases have come to rest until somebody opens them again. */
bool progress_rests(const struct progress *progress);
void progress_wait(struct progress *progress, const char *code, struct arena *arena);

#endif
