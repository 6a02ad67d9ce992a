/* The facts of a household that was assessed earlier in the month. */
#ifndef DIBAO_RECALL_H
#define DIBAO_RECALL_H

#include "gather.h"

enum { RECALL_SIDES = 4 };

/* The side tables that recall_facts looks at: members, and where the policy's rules may look at
   them incomes, supporters and assets: needed when one of those asked after the assessment does,
   so that nothing counts as zero for want of its table. Returns how many. */
size_t recall_sides(struct side_plan sides[RECALL_SIDES], const struct policy *policy);

/* Gathers the facts again from the household's rows: members counted as they were when it was
   assessed (in a single-person case only those assessed alone), aid of the month, and the computed
   names as the stream's columns hold them. Everything lives in `arena`. False: a rule has no
   answer, scope->fault and scope->fault_path say why. */
bool recall_facts(struct facts *facts, const struct household *household,
                  const struct policy *policy, month worked, struct arena *arena,
                  struct scope *scope);

/* The household has a rule without an answer: run_fault, with the rule that scope names. */
void rule_fault(struct run *run, const struct household *household, const struct policy *policy,
                const struct scope *scope);
/* True when the household was assessed for the run's month; otherwise it is at fault. */
bool is_of_month(struct run *run, const struct household *household);

/* Looks at the members one after the other: the index of the next counted one after `member`
   (NO_MEMBER: the first), or NO_MEMBER at the end. */
int next_counted(const struct facts *facts, int member);

#endif
