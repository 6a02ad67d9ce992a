/* What is asked about a household on a day: its application, the way that it goes, its days. */
#ifndef DIBAO_MATTER_H
#define DIBAO_MATTER_H

#include "gather.h"
#include "progress.h"

struct matter {
    const struct household *household;
    const struct policy *policy;
    day date;                      /* the day worked for */
    const struct row *last;        /* its row of last month's roster, when it is on it (also held
                                      back); NULL: it is not */
    const struct row *application; /* under review; NULL: none is open */
    bool withdrawn;                /* that application was withdrawn (撤回) */
    bool holds;                    /* eligible, with the facts that were approved */
    const size_t *way;             /* the steps that it goes through, by index; NULL: all */
    size_t way_count;
    bool beyond_calendar;          /* working days were counted past the years of the calendar */
    struct arena *arena;
    struct facts facts;            /* made by matter_facts */
    struct scope scope;
    month gathered_for;            /* NO_MONTH: not yet */
};

/* Side tables: applications; roster where it is there; what matter_facts needs. Everything lives
   in `arena`. False: a rule has no answer, matter->scope.fault says why. */
bool matter_open(struct matter *matter, const struct household *household,
                 const struct policy *policy, day date, struct arena *arena);

/* The facts that the policy's conditions look at, ages those of the month's last day, gathered
   when they are first wanted: tables members and incomes, assets and supporters where the policy
   reads them. False: as above; NO_FAULT: no standard covers a member. */
bool matter_facts(struct matter *matter, month worked);

/* A change of income below the policy's ignore_change is none; every change is one where it is
   absent. `row` is of the stream or of a roster: eligible, its persons and income those approved
   by last month's roster. *holds is set. False: a rule has no answer. */
bool approval_holds(struct matter *matter, const struct row *row, bool *holds);

/* It stands in the tables of the application: on its first day or later, and not after the day
   worked for. */
bool belongs(const struct matter *matter, int64_t on);

/* The step after `step` on the way (an empty name: the first), or -1. */
int next_step(const struct matter *matter, struct text step);
/* The decision after which nothing is left to decide, or -1. */
int last_decision(const struct matter *matter);
/* It is the turn of the step: the one before it was passed, and nothing stops the case. */
bool is_turn(const struct matter *matter, const struct progress *progress, size_t step);

/* The first day on which the next step may be dated: that of the application, of the decision
   before, or the day after a notice has ended. */
day step_opens(const struct matter *matter, const struct progress *progress);
/* The last day that the law leaves for the next step: the earlier of the deadline for the whole
   way and of the end of the step before with the step's days; NO_DAY: none. */
day step_due(struct matter *matter, const struct progress *progress);
/* The last day of the step when it begins on `from`. */
day step_end(struct matter *matter, const struct step *step, day from);

/* Passes the step on a day. */
void matter_pass(struct matter *matter, struct progress *progress, size_t step, day on);

#endif
