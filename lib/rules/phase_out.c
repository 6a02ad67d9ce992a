#include "phase_out.h"

#include "quantity.h"

const struct phase_out *phase_out_for(const struct policy *policy, struct scope *scope)
{
    for (size_t i = 0; i < policy->roster.phase_out_count && !scope->fault; i++)
        if (condition_holds(policy->roster.phase_outs[i].when, scope) == TRUTH_YES)
            return &policy->roster.phase_outs[i];
    return NULL;
}

const struct phase_out *phase_out_named(const struct policy *policy, struct text code)
{
    for (size_t i = 0; i < policy->roster.phase_out_count; i++)
        if (text_is(code, policy->roster.phase_outs[i].rule.code))
            return &policy->roster.phase_outs[i];
    return NULL;
}

bool phase_share(const struct phase_out *rule, int phase_month, fen base, struct scope *scope,
                 fen *amount)
{
    struct rational share = rule->percent[phase_month - 1];

    return (rational_divide(&share, share, rational_of(100))
            && rational_multiply(&share, share, rational_of_fen(base))
            && rational_to_fen(share, amount))
        || no_answer(scope, FAULT_OVERFLOW, rule->rule.path);
}
