/* What a family on benefit owes: community work, work that is offered, rechecks in time. */
#ifndef DIBAO_DUTIES_H
#define DIBAO_DUTIES_H

#include "../base/words.h"
#include "standing.h"

struct duties {
    struct words reasons; /* not met: community_work, job_refused, recheck:overdue */
    bool hold;            /* one of them holds the payment back */
    bool leave_out;       /* one of them leaves a person's share out */
    bool *left_out;       /* by facts->members: whose; in the facts' arena */
};

/* Asks the household on the roster since `since` for its duties. Community work is asked of last
   month, the latest that is over, refusals of the months up to `date`. `facts` are those of
   recall_facts. Members of unknown duty owe nothing, and neither do those who were not there last
   month. False: a rule has no answer, scope->fault says why. */
bool duties_of(struct duties *duties, const struct household *household,
               const struct policy *policy, month worked, month since, const struct facts *facts,
               struct scope *scope);

/* True when the policy leaves persons out for a duty that they did not meet. */
bool duties_leave_out(const struct policy *policy);

#endif
