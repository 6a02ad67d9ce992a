/* The opinions given on one step: whose, from which days, and which of them count (评审意见). */
#ifndef DIBAO_OPINIONS_H
#define DIBAO_OPINIONS_H

#include "matter.h"

struct opinion {
    const struct row *row;
    day on;
    unsigned flaws;   /* why it does not count; 0: it counts */
};

/* Which opinions are looked at. */
struct window {
    const struct matter *matter;
    size_t step;
    day opens;        /* the first day that is not early */
    day after, until; /* NO_DAY: from the application to the day worked for */
};

/* Of each reviewer the latest of the application, by day, of those whose role the step names.
   `opinions` has room for all rows of the table. Returns how many there are. Side table:
   opinions. */
size_t take_opinions(const struct window *window, struct opinion *opinions);

/* opinion:early, opinion:unsigned, kin (a relative who did not abstain), reviewer:twice (he
   spoke on an earlier step of the application). */
void name_flaws(unsigned flaws, struct words *words, struct arena *arena);

#endif
