/* What is paid beside the base amount: supplements and their groups (分类施保、增发). */
#ifndef DIBAO_SUPPLEMENT_H
#define DIBAO_SUPPLEMENT_H

#include "assess.h"

/* Fills result->by_supplement, ->supplement and the members' own. `single`: a single-person
   case, only rules with `singles`. *unclear gets the columns that left one open. False: a rule
   has no answer, scope->fault says why. */
bool make_supplements(struct assessment *result, const struct policy *policy,
                      struct scope *scope, bool single, const struct unknown **unclear);

/* Yuan rounded by a rule to whole fen; false: overflow, noted in scope. */
bool round_to_fen(struct rational yuan, const struct rounding_rule *round, const char *path,
                  struct scope *scope, fen *result);

#endif
