/* What a family on benefit owes: community work, work that is offered, rechecks in time. */
#ifndef DIBAO_DUTIES_H
#define DIBAO_DUTIES_H

#include "../base/words.h"
#include "standing.h"

/* Asks the household on the roster since `since` for its duties; each one that was not met is a
   word of `reasons`: community_work, job_refused, recheck:overdue. True: one of them holds the
   payment back. `facts` are those of recall_facts. Members of unknown duty owe nothing. */
bool duties_hold(const struct household *household, const struct policy *policy, month worked,
                 month since, const struct facts *facts, struct scope *scope,
                 struct words *reasons);

#endif
