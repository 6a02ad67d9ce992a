/* Everything beside the allowance: what the policy's programmes give (补贴). */
#ifndef DIBAO_SUBSIDY_H
#define DIBAO_SUBSIDY_H

#include "../table/codes.h"
#include "../table/writer.h"
#include "quota.h"
#include "recall.h"

struct award {
    size_t programme; /* index into the policy's */
    int64_t person;   /* NONE: the household's */
    fen amount;
};

/* What one household is given, in the policy's order, and in a programme by person_no. */
struct awards {
    struct award *at; /* in the arena */
    size_t count, room;
    size_t *open;     /* by programme: how often facts that are not known left it open; borrowed */
};

/* Finds the awards of `worked` for a household of its roster whose facts were recalled. Side
   table awards: those of earlier months, for `once`, and those of this month, for `excludes`.
   Programmes with a quota give to the first ones alone. awards->open is the caller's, the rest
   starts as all zero. False: a rule has no answer, scope->fault says why. */
bool find_awards(struct awards *awards, const struct household *household,
                 const struct policy *policy, month worked, struct quotas *quotas,
                 struct scope *scope);

/* True when the programme may give in that month of the calendar. */
bool gives_in(const struct programme *programme, month worked);

/* `number`: runs from 1 in each programme and month by household_id and person_no. */
void award_write(const struct award *award, const struct policy *policy, month worked,
                 int64_t number, struct text household, struct arena *arena,
                 struct values *values);

#endif
