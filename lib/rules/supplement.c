#include "supplement.h"

bool round_to_fen(struct rational yuan, const struct rounding_rule *round, const char *path,
                  struct scope *scope, fen *result)
{
    if (rational_round(&yuan, yuan, round->to, round->mode) && rational_to_fen(yuan, result))
        return true;
    scope->fault = FAULT_OVERFLOW;
    scope->fault_path = path;
    return false;
}

/* What one rule gives to the member or household in scope, at least 0. */
static bool worth(const struct supplement *rule, struct scope *scope, fen *result,
                  const struct unknown **unclear)
{
    struct rational yuan = rational_of(0);
    *result = 0;
    scope->unknown = NULL;
    enum truth truth = condition_holds(rule->when, scope);
    enum knowledge known = KNOWN;
    if (truth == TRUTH_YES)
        known = amount_value(rule->amount, scope, &yuan);
    if (scope->fault)
        return false;
    if (truth == TRUTH_UNKNOWN || known != KNOWN)
        *unclear = unknown_join(*unclear, scope->unknown, scope->facts->arena);
    if (rational_sign(yuan) <= 0)
        return true;
    return round_to_fen(yuan, &rule->round, rule->rule.path, scope, result);
}

/* In a group of which the highest is given, only the first of the highest stays. */
static void keep_highest(const struct policy *policy, fen *given)
{
    for (size_t group = 0; group < policy->supplement_group_count; group++) {
        size_t best = policy->supplement_count;
        if (!policy->supplement_groups[group].highest)
            continue;
        for (size_t i = 0; i < policy->supplement_count; i++) {
            if (policy->supplements[i].group != (int)group)
                continue;
            size_t lower = i;
            if (best == policy->supplement_count || given[i] > given[best]) {
                lower = best;
                best = i;
            }
            if (lower < policy->supplement_count)
                given[lower] = 0;
        }
    }
}

/* What all rules for this kind of receiver give the one in scope. */
static bool give(struct assessment *result, const struct policy *policy, struct scope *scope,
                 bool single, fen *sum, const struct unknown **unclear)
{
    bool per_member = scope->member != NO_MEMBER;
    fen *given = arena_take(result->facts.arena, policy->supplement_count * sizeof *given + 1);
    memset(given, 0, policy->supplement_count * sizeof *given);
    for (size_t i = 0; i < policy->supplement_count; i++) {
        const struct supplement *rule = &policy->supplements[i];
        if (rule->per_member == per_member && (!single || rule->singles) &&
            !worth(rule, scope, &given[i], unclear))
            return false;
    }
    keep_highest(policy, given);
    for (size_t i = 0; i < policy->supplement_count; i++)
        if (!fen_add(&result->by_supplement[i], given[i]) || !fen_add(sum, given[i])) {
            scope->fault = FAULT_OVERFLOW;
            scope->fault_path = policy->supplements[i].rule.path;
            return false;
        }
    return true;
}

bool make_supplements(struct assessment *result, const struct policy *policy,
                      struct scope *scope, bool single, const struct unknown **unclear)
{
    fen sum = 0;
    scope->member = NO_MEMBER;
    if (policy->supplement_count == 0)
        return true;
    if (!give(result, policy, scope, single, &sum, unclear))
        return false;
    for (size_t i = 0; i < result->facts.member_count; i++) {
        scope->member = (int)i;
        if (result->members[i].assessed &&
            !give(result, policy, scope, single, &result->members[i].supplement, unclear))
            return false;
        if (!fen_add(&sum, result->members[i].supplement)) {
            scope->fault = FAULT_OVERFLOW;
            scope->fault_path = "/supplements";
            return false;
        }
    }
    scope->member = NO_MEMBER;
    result->supplement = sum;
    return true;
}
