/* One step of the policy over a stream of households: what decisions and postings share. */
#ifndef DIBAO_STEPS_H
#define DIBAO_STEPS_H

#include "matter.h"
#include "progress.h"
#include "recall.h"

/* Columns of the assessment that a step asks for, ended by -1. */
extern const int step_needs[];

struct step_run;

/* Takes note of a household after the step: of each one at the policy's first step, later of those
   whose turn it was. */
typedef void step_note(struct step_run *work, struct matter *matter,
                       const struct progress *progress);

struct step_run {
    struct run run;
    const struct policy *policy;
    size_t step;             /* index into the policy's */
    struct writer *postings; /* --new-postings, or NULL */
    struct values *posting;  /* its row */
    step_note *note;         /* or NULL */
    void *noting;            /* the note's own */
    bool beyond_calendar, said_stream, said_roster;
    size_t states[STATE_RETURNED + 1], to_post; /* households that were worked on */
};

/* Works on a household whose turn it is. False: a rule has no answer. */
typedef bool (*step_work)(struct step_run *work, struct matter *matter,
                          struct progress *progress);

/* Adds the tables that the policy's conditions may look at, at most RECALL_SIDES; the number
   added. */
size_t add_facts(struct side_plan *sides, const struct policy *policy, enum need need);

/* The facts are wanted to tell whether a change of income is one. */
bool asks_for_change(const struct policy *policy);

/* The policy has a step of that name and kind; otherwise a problem is added. */
bool has_step(const struct policy *policy, const char *name, enum step_kind kind,
              struct problems *problems);

/* False, with a problem added: what is given as last month's roster is none. Rows of another
   month are warned of, once. */
bool has_right_tables(struct step_run *work, const struct household *household);

/* Works on the household when it is its turn, and writes it in any case. */
void work_household(struct step_run *work, const struct household *household, step_work act);

/* At the end: days were counted past the years that the policy's calendar lists. */
void warn_of_calendar(struct step_run *work);

#endif
