/* Leaving step by step instead of at once (渐退). */
#ifndef DIBAO_PHASE_OUT_H
#define DIBAO_PHASE_OUT_H

#include "../policy/policy.h"

/* The first rule whose condition holds for the household in scope, or NULL. Asked once, in the
   month in which it would be stopped. */
const struct phase_out *phase_out_for(const struct policy *policy, struct scope *scope);
const struct phase_out *phase_out_named(const struct policy *policy, struct text code);

/* What the rule's month (from 1, at most rule->count) pays of the last base amount. False:
   overflow, noted in scope. */
bool phase_share(const struct phase_out *rule, int phase_month, fen base, struct scope *scope,
                 fen *amount);

#endif
