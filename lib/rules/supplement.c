#include "supplement.h"

#include "work.h"

bool round_to_fen(struct rational yuan, const struct rounding_rule *round, const char *path,
                  struct scope *scope, fen *result)
{
    const bool to_the_fen = round->to.bottom == 100 * round->to.top;
    bool good = true;

    if (!to_the_fen || round->mode != ROUND_HALF_UP)
        good = rational_round(&yuan, yuan, round->to, round->mode);
    return (good && rational_to_fen(yuan, result)) || no_answer(scope, FAULT_OVERFLOW, path);
}

static void explain_supplement(const struct supplement *rule, const struct scope *scope,
                               enum truth truth, const struct quantity *yuan)
{
    if (!scope->listener)
        return;
    bool given = truth == TRUTH_YES && !yuan->unknown;

    explain(scope, (struct telling){ EXPLAINED_SUPPLEMENT, &rule->rule, rule->when, rule->amount,
                                     yuan->unknown ? TRUTH_UNKNOWN : truth,
                                     given ? &yuan->value : NULL });
}

/* What one rule gives to the member or household in scope, at least 0. */
static bool worth(const struct supplement *rule, struct scope *scope, fen *result,
                  const struct unknown **unclear)
{
    struct quantity yuan = quantity_known(rational_of(0));

    *result = 0;
    scope->unknown = NULL;
    enum truth truth = condition_holds(rule->when, scope);
    if (truth == TRUTH_UNKNOWN)
        yuan.unknown = scope->unknown;
    if (truth == TRUTH_YES && !quantity_of(rule->amount, scope, &yuan))
        return false;
    explain_supplement(rule, scope, truth, &yuan);
    if (yuan.unknown)
        *unclear = unknown_join(*unclear, yuan.unknown, scope->facts->arena);
    if (scope->fault)
        return false;
    if (yuan.unknown || rational_sign(yuan.value) <= 0)
        return true;
    if (!round_to_fen(yuan.value, &rule->round, rule->rule.path, scope, result))
        return false;
    explain_part(scope, scope->member, NO_KIND, rational_of(0), rational_of_fen(*result));
    return true;
}

/* In a group of which the highest is given, only the first of the highest stays. */
static void keep_highest(const struct policy *policy, int group, const struct scope *scope,
                         fen *given)
{
    const struct supplement *rules = policy->supplements;
    size_t best = policy->supplement_count;

    for (size_t i = 0; i < policy->supplement_count; i++) {
        size_t passed_over = i;

        if (rules[i].group != group || given[i] == 0)
            continue;
        if (best == policy->supplement_count || given[i] > given[best]) {
            passed_over = best;
            best = i;
        }
        if (passed_over == policy->supplement_count)
            continue;
        given[passed_over] = 0;
        explain_passed_over(scope, &rules[passed_over].rule);
    }
}

static bool gives_any(const fen *given, size_t count)
{
    fen all = 0;

    for (size_t i = 0; i < count; i++)
        all |= given[i];
    return all != 0;
}

/* What all rules for this kind of receiver give the one in scope, in all and, in *by_supplement,
   each. */
static bool give(struct assessment *result, const struct policy *policy, struct scope *scope,
                 bool single, fen *sum, const fen **by_supplement, const struct unknown **unclear)
{
    bool per_member = scope->member != NO_MEMBER;
    fen *given = take_zeroed(result->facts.arena, policy->supplement_count, sizeof *given);

    *by_supplement = given;
    for (size_t i = 0; i < policy->supplement_count; i++) {
        const struct supplement *rule = &policy->supplements[i];

        if (rule->per_member == per_member && (!single || rule->singles)
            && !worth(rule, scope, &given[i], unclear))
            return false;
    }
    if (!gives_any(given, policy->supplement_count))
        return true;
    for (size_t group = 0; group < policy->supplement_group_count; group++)
        if (policy->supplement_groups[group].highest)
            keep_highest(policy, (int)group, scope, given);
    for (size_t i = 0; i < policy->supplement_count; i++)
        if (given[i] != 0
            && (!fen_add(&result->by_supplement[i], given[i]) || !fen_add(sum, given[i])))
            return no_answer(scope, FAULT_OVERFLOW, policy->supplements[i].rule.path);
    return true;
}

bool make_supplements(struct assessment *result, const struct policy *policy,
                      struct scope *scope, bool single, const struct unknown **unclear)
{
    const struct facts *facts = &result->facts;
    const fen *households_own;

    scope->member = NO_MEMBER;
    if (policy->supplement_count == 0)
        return true;
    if (!give(result, policy, scope, single, &result->supplement, &households_own, unclear))
        return false;
    for (size_t i = 0; i < facts->member_count; i++) {
        struct member_result *member = &result->members[i];
        const struct unknown *open = NULL;

        if (!facts->members[i].counted)
            continue;
        scope->member = (int)i;
        if (!give(result, policy, scope, single, &member->supplement, &member->by_supplement,
                  &open))
            return false;
        add_unknown(&member->reasons, open, facts->arena);
        *unclear = unknown_join(*unclear, open, facts->arena);
        if (!fen_add(&result->supplement, member->supplement))
            return no_answer(scope, FAULT_OVERFLOW, "/supplements");
    }
    scope->member = NO_MEMBER;
    return true;
}
