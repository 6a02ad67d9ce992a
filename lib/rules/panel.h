/* What the opinions on one step decide, and on which day (评审). */
#ifndef DIBAO_PANEL_H
#define DIBAO_PANEL_H

#include "opinions.h"

struct decision {
    bool made;
    bool agreed;
    day on;
    struct text note;        /* of the first that disagreed and said why */
    struct opinion *opinions; /* by day; those up to `count` made it */
    size_t count;
    struct words gaps;       /* not made: panel:ROLE, panel:present, panel:majority,
                                opinion:missing; opinion:early, opinion:unsigned, kin,
                                reviewer:twice where one that does not count would fill the gap */
};

/* Decides the step on the first day on which the opinions that count meet roles, presence and
   majority (or one of the deciders has spoken): of each reviewer the latest of the application
   up to the day worked for. When an objection at the posting that follows was upheld, the
   decision is the one made by later opinions, or still the earlier one. Side tables: opinions,
   objections where they are there. The result lives in the matter's arena. */
struct decision decide(const struct matter *matter, const struct progress *progress, size_t step);

/* Agreeing opinions that made the decision without the facts assessed, or in the month worked
   for without the amount: facts:mismatch, amount:mismatch. An agreed refusal names no amount. */
void name_mismatches(const struct matter *matter, const struct decision *decision,
                     struct words *words);

#endif
