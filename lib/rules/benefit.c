#include "benefit.h"

#include "explain.h"
#include "supplement.h"

/* Both are unknown when the second is. */
static void depends(struct work *work, struct quantity *amount, const struct unknown *list)
{
    amount->unknown = unknown_join(amount->unknown, list, work->facts->arena);
}

/* A step towards the base amount; changed when the amount was another before. */
static void explain_change(const struct work *work, enum explained what,
                           const struct amount *rule, const struct quantity *value,
                           struct rational before, struct rational after)
{
    if (!work->scope.listener)
        return;
    explain_amount(&work->scope, what, &work->policy->benefit.rule, rule, value);
    explain_part(&work->scope, NO_MEMBER, NO_KIND, before, after);
}

/* Need less income, or what the policy says instead (差额). */
static bool make_difference(struct work *work, struct quantity *amount)
{
    const struct benefit *benefit = &work->policy->benefit;
    const struct quantity *income = &work->facts->computed[COMPUTED_INCOME];

    if (benefit->amount)
        return quantity_of(benefit->amount, &work->scope, amount);
    depends(work, amount, income->unknown);
    return rational_subtract(&amount->value, amount->value, income->value)
        || no_answer(&work->scope, FAULT_OVERFLOW, benefit->rule.path);
}

static bool make_first_amount(struct work *work, struct quantity *amount)
{
    const struct condition *full_when = work->policy->benefit.full_when;
    const struct unknown *open = NULL;
    enum truth full = TRUTH_NO;

    work->scope.unknown = NULL;
    if (full_when)
        full = condition_holds(full_when, &work->scope);
    if (full == TRUTH_UNKNOWN)
        open = work->scope.unknown;
    if (full_when)
        explain(&work->scope, (struct telling){ EXPLAINED_FULL, &work->policy->benefit.rule,
                                                full_when, NULL, full, NULL });
    work->result->method = full == TRUTH_YES ? METHOD_FULL : METHOD_DIFFERENTIAL;
    *amount = work->facts->computed[COMPUTED_NEED];
    if (work->scope.fault || (full != TRUTH_YES && !make_difference(work, amount)))
        return false;
    depends(work, amount, open);
    explain_change(work, EXPLAINED_BENEFIT, full == TRUTH_YES ? NULL : work->policy->benefit.amount,
                   amount, rational_of(0), amount->value);
    return true;
}

static bool cap(struct work *work, struct quantity *amount)
{
    const struct amount *at_most = work->policy->benefit.at_most;
    struct quantity most;

    if (!at_most)
        return true;
    if (!quantity_of(at_most, &work->scope, &most))
        return false;
    struct rational before = amount->value;
    depends(work, amount, most.unknown);
    if (!most.unknown && rational_compare(amount->value, most.value) > 0)
        amount->value = most.value;
    explain_change(work, EXPLAINED_AT_MOST, at_most, &most, before, amount->value);
    return true;
}

/* Below zero is zero; below the minimum is nothing, or raised to it. */
static bool lift(struct work *work, struct quantity *amount)
{
    const struct benefit *benefit = &work->policy->benefit;
    struct quantity minimum = quantity_known(rational_of(0));
    struct rational before = amount->value;

    if (rational_sign(amount->value) < 0) {
        amount->value = rational_of(0);
        explain_change(work, EXPLAINED_ZERO, NULL, &minimum, before, amount->value);
    }
    if (!benefit->minimum)
        return true;
    if (!quantity_of(benefit->minimum, &work->scope, &minimum))
        return false;
    before = amount->value;
    depends(work, amount, minimum.unknown);
    if (!minimum.unknown && rational_compare(amount->value, minimum.value) < 0)
        amount->value = benefit->raise ? minimum.value : rational_of(0);
    explain_change(work, EXPLAINED_MINIMUM, benefit->minimum, &minimum, before, amount->value);
    return true;
}

bool make_base_amount(struct work *work)
{
    const struct benefit *benefit = &work->policy->benefit;
    struct assessment *result = work->result;
    struct quantity amount;

    if (!make_first_amount(work, &amount) || !cap(work, &amount) || !lift(work, &amount))
        return false;
    leave_open(work, amount.unknown);
    if (!amount.unknown) {
        struct rational before = amount.value;
        if (!round_to_fen(amount.value, &benefit->round, benefit->rule.path, &work->scope,
                          &result->base_amount))
            return false;
        amount.value = rational_of_fen(result->base_amount);
        explain_change(work, EXPLAINED_ROUND, NULL, &amount, before, amount.value);
    }
    explain_figure(&work->scope, EXPLAINED_BASE, &amount);
    work->facts->computed[COMPUTED_BASE_AMOUNT] = amount;
    return true;
}

void set_unclear(struct work *work)
{
    struct assessment *result = work->result;

    result->verdict = VERDICT_UNCLEAR;
    result->method = METHOD_NONE;
    result->base_amount = result->supplement = result->amount = 0;
    result->reasons = work->open;
    for (size_t i = 0; i < work->policy->supplement_count; i++)
        result->by_supplement[i] = 0;
    for (size_t i = 0; i < work->facts->member_count; i++)
        result->members[i].supplement = 0;
}

void set_ineligible(struct work *work)
{
    work->result->verdict = VERDICT_INELIGIBLE;
    work->result->reasons = work->failed;
}

static bool make_amount(struct work *work)
{
    struct assessment *result = work->result;

    result->amount = result->base_amount;
    if (!fen_add(&result->amount, result->supplement))
        return no_answer(&work->scope, FAULT_OVERFLOW, "/supplements");
    work->facts->computed[COMPUTED_AMOUNT] = quantity_known(rational_of_fen(result->amount));
    work->facts->code[COMPUTED_VERDICT] = codes_verdict[VERDICT_ELIGIBLE].name;
    result->verdict = VERDICT_ELIGIBLE;
    if (result->amount == 0)
        add_word(work, &result->reasons, "nothing");
    return true;
}

bool class_holds(enum explained what, const struct rule *rule, const struct condition *when,
                 struct scope *scope, struct words *reasons)
{
    scope->unknown = NULL;
    enum truth truth = condition_holds(when, scope);

    explain(scope, (struct telling){ what, rule, when, NULL, truth, NULL });
    if (truth == TRUTH_UNKNOWN)
        add_unknown(reasons, scope->unknown, scope->facts->arena);
    return truth == TRUTH_YES;
}

static void find_recheck(struct work *work)
{
    const struct policy *policy = work->policy;
    struct assessment *result = work->result;

    for (size_t i = 0; i < policy->recheck_count && !result->recheck; i++)
        if (class_holds(EXPLAINED_RECHECK, &policy->rechecks[i].rule, policy->rechecks[i].when,
                        &work->scope, &result->reasons))
            result->recheck = policy->rechecks[i].rule.code;
}

bool complete(struct work *work, bool single)
{
    const struct unknown *unclear = NULL;

    if (!make_supplements(work->result, work->policy, &work->scope, single, &unclear))
        return false;
    leave_open(work, unclear);
    if (work->open.count > 0) {
        set_unclear(work);
        return true;
    }
    if (!make_amount(work))
        return false;
    find_recheck(work);
    return !work->scope.fault;
}
