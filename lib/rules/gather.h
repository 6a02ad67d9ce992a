/* From the rows of a household to the facts that rules look at. */
#ifndef DIBAO_GATHER_H
#define DIBAO_GATHER_H

#include "../policy/policy.h"
#include "../table/run.h"

/* Members in order of person_no with their age on the last day of `month`, counted unless a
   leave_out rule holds; sums of income and assets by kind. Nothing computed is set but the
   members' age. Everything lives in `arena`. False: a rule had no answer, scope->fault says
   why. `*unclear` gets the columns that made a leave_out unknown (NULL: none). */
bool gather_facts(struct facts *facts, const struct household *household,
                  const struct policy *policy, month month, struct arena *arena,
                  struct scope *scope, const struct unknown **unclear);

/* From assess on: the computed names as the stream's columns hold them, on_roster and approval
   among them. */
void gather_computed(struct facts *facts, const struct row *stream);

#endif
