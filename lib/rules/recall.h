/* The facts of a household that was assessed earlier in the month. */
#ifndef DIBAO_RECALL_H
#define DIBAO_RECALL_H

#include "gather.h"

/* Gathers the facts again from the household's rows: members counted as they were when it was
   assessed (in a single-person case only those assessed alone), aid of the month, and the computed
   names as the stream's columns hold them. Everything lives in `arena`. False: a rule has no
   answer, scope->fault and scope->fault_path say why. */
bool recall_facts(struct facts *facts, const struct household *household,
                  const struct policy *policy, month worked, struct arena *arena,
                  struct scope *scope);

/* Looks at the members one after the other: the index of the next counted one after `member`
   (NO_MEMBER: the first), or NO_MEMBER at the end. */
int next_counted(const struct facts *facts, int member);

#endif
