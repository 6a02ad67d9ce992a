/* What review and notice have come to, as the roster asks it (审批结果). */
#ifndef DIBAO_OUTCOME_H
#define DIBAO_OUTCOME_H

#include "../policy/policy.h"
#include "../table/run.h"

struct outcome {
    day on;            /* approved_on; NO_DAY: not approved, or not known when */
    bool passed;       /* every step of its way, and eligible */
    bool in_force;     /* passed, and soon enough for the month */
    bool refused;      /* in an earlier month: it is stopped */
    bool refused_now;  /* in this month */
    bool withdrawn;    /* and not refused by anybody, but by the family itself */
    day refused_on;    /* NO_DAY: not known */
    bool overdue;      /* its facts changed and nobody came, past the day */
};

/* `on_roster`: it was on last month's, or held back from it, and its approval may be older than
   anybody knows. `scope` is of the household, for a rule of ignore_change that asks about it. */
struct outcome outcome_of(const struct household *household, const struct policy *policy,
                          month worked, bool on_roster, struct arena *arena,
                          struct scope *scope);

#endif
