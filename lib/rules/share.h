/* One person's share of what a household is given (本人份额). */
#ifndef DIBAO_SHARE_H
#define DIBAO_SHARE_H

#include "../policy/policy.h"
#include "../table/run.h"

/* What of the household's amount is the share of the persons marked in `left_out` (by
   facts->members): of the base amount as much as their standards are of the standards together,
   rounded half up to the fen once for all of them, and the supplements that are their own. With
   nobody left it is all of it. `facts` are those of recall_facts for an eligible household.
   False: a rule has no answer, scope->fault says why. */
bool share_of(const struct facts *facts, const bool *left_out, const struct row *row,
              const struct policy *policy, struct scope *scope, fen *share);

#endif
