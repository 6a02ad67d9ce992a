#include "income.h"

#include "explain.h"

/* What is left of the income. */
struct purse {
    struct facts *facts;
    const struct policy *policy;
    struct scope *scope;
    struct earnings left;
    const struct unknown **open;   /* of the household, then of each member: what made it unknown */
};

static void leave_open(struct purse *purse, int member)
{
    const struct unknown **open = &purse->open[member + 1];

    *open = unknown_join(*open, purse->scope->unknown, purse->facts->arena);
}

/* What is asked, before it is known. */
static struct telling asking(enum explained what, const struct rule *rule,
                             const struct condition *when, const struct amount *amount)
{
    return (struct telling){ what, rule, when, amount, TRUTH_UNKNOWN, NULL };
}

/* Asks a rule's condition and amount of a member, or of the household. Yes: it holds and *amount
   is known. An unknown one leaves the income open; a fault shows in scope. */
static enum truth ask(struct purse *purse, int member, struct telling rule, struct rational *value)
{
    struct scope *scope = purse->scope;

    scope->member = member;
    scope->unknown = NULL;
    rule.truth = condition_holds(rule.when, scope);
    if (rule.truth == TRUTH_YES && rule.amount && amount_value(rule.amount, scope, value) != KNOWN)
        rule.truth = TRUTH_UNKNOWN;
    else if (rule.truth == TRUTH_YES && rule.amount)
        rule.value = value;
    if (!scope->fault && rule.truth == TRUTH_UNKNOWN)
        leave_open(purse, member);
    explain(scope, rule);
    scope->member = NO_MEMBER;
    return scope->fault ? TRUTH_NO : rule.truth;
}

/* Income of the kind is at least so much (虚拟收入). */
static bool impute(struct purse *purse, const struct imputed *rule)
{
    for (int member = 0; member < (int)purse->facts->member_count; member++) {
        struct rational least;

        if (!purse->facts->members[member].counted
            || ask(purse, member,
                   asking(EXPLAINED_IMPUTED, &rule->rule, rule->when, rule->at_least), &least)
                   != TRUTH_YES)
            continue;
        struct rational *now = earnings_of(&purse->left, member, rule->kind);
        if (rational_compare(*now, least) >= 0)
            continue;
        explain_part(purse->scope, member, (int)rule->kind, *now, least);
        *now = least;
    }
    return !purse->scope->fault;
}

static bool take_share(struct purse *purse, struct rational *amount, struct rational percent,
                       const char *path)
{
    if (rational_sign(*amount) == 0)
        return true;
    if (!rational_multiply(amount, *amount, percent)
        || !rational_divide(amount, *amount, rational_of(100)))
        return no_answer(purse->scope, FAULT_OVERFLOW, path);
    return true;
}

static bool count_kind(struct purse *purse, size_t kind)
{
    const struct income_kind *rule = &purse->policy->kinds[kind];
    bool told = false;

    for (size_t i = 0; i < purse->left.count; i++) {
        struct earning *earning = &purse->left.at[i];
        struct rational before = earning->amount;

        if (earning->kind != kind)
            continue;
        if (!told)
            explain(purse->scope, (struct telling){ EXPLAINED_COUNT, &rule->rule, NULL, NULL,
                                                    TRUTH_YES, &rule->count });
        told = true;
        if (!take_share(purse, &earning->amount, rule->count, rule->rule.path))
            return false;
        explain_part(purse->scope, earning->member, (int)kind, before, earning->amount);
    }
    return true;
}

static bool count_kinds(struct purse *purse)
{
    for (size_t i = 0; i < purse->policy->part_count; i++)
        if (!count_kind(purse, purse->policy->parts[i]))
            return false;
    return true;
}

static bool add_due(struct purse *purse, int member, const struct maintenance *rule)
{
    struct rational due;

    if (ask(purse, member, asking(EXPLAINED_MAINTENANCE, &rule->rule, rule->when, rule->due),
            &due) != TRUTH_YES
        || rational_sign(due) <= 0)
        return !purse->scope->fault;
    struct rational *now = earnings_of(&purse->left, member, rule->kind), before = *now;
    if (!rational_add(now, *now, due))
        return no_answer(purse->scope, FAULT_OVERFLOW, rule->rule.path);
    explain_part(purse->scope, member, (int)rule->kind, before, *now);
    return true;
}

/* Maintenance due from those who owe it (赡养费、抚养费): every rule that holds adds. */
static bool add_maintenance(struct purse *purse, const struct rows *supporters)
{
    for (size_t i = 0; i < supporters->count; i++) {
        int member = member_of_row(purse->facts, &supporters->at[i], supporters_person_no);

        if (member == NO_MEMBER || !purse->facts->members[member].counted)
            continue;
        purse->scope->supporter = &supporters->at[i];
        for (size_t r = 0; r < purse->policy->maintenance_count; r++)
            if (!add_due(purse, member, &purse->policy->maintenances[r]))
                return false;
    }
    purse->scope->supporter = NULL;
    return true;
}

/* Takes up to *rest out of an income. */
static bool absorb(struct purse *purse, struct rational *from, struct rational *rest,
                   const char *path)
{
    struct rational taken = rational_compare(*from, *rest) < 0 ? *from : *rest;

    if (rational_sign(taken) <= 0)
        return true;
    return (rational_subtract(from, *from, taken) && rational_subtract(rest, *rest, taken))
           || no_answer(purse->scope, FAULT_OVERFLOW, path);
}

static bool reduce_share(struct purse *purse, struct rational *from, struct rational percent,
                         const char *path)
{
    struct rational kept;

    if (rational_sign(percent) <= 0)
        return true;
    if (!rational_subtract(&kept, rational_of(100), percent))
        return no_answer(purse->scope, FAULT_OVERFLOW, path);
    if (rational_sign(kept) < 0)
        kept = rational_of(0);
    return take_share(purse, from, kept, path);
}

static bool disregard_from(struct purse *purse, const struct disregard *rule,
                           struct earning *earning, struct rational *rest)
{
    struct rational before = earning->amount;

    if (rule->take ? !absorb(purse, &earning->amount, rest, rule->rule.path)
                   : !reduce_share(purse, &earning->amount, rule->share, rule->rule.path))
        return false;
    explain_part(purse->scope, earning->member, (int)earning->kind, before, earning->amount);
    return true;
}

static struct telling disregarding(const struct disregard *rule)
{
    struct telling asked = asking(EXPLAINED_DISREGARD, &rule->rule, rule->when, rule->take);

    asked.value = rule->take ? NULL : &rule->share;
    return asked;
}

/* What a rule of the household would take is not known: what is left to those who have such income
   is open too. */
static void leave_owners_open(struct purse *purse, const struct disregard *rule)
{
    for (size_t i = 0; i < rule->kind_count; i++)
        for (size_t k = 0; k < purse->left.count; k++)
            if (purse->left.at[k].kind == rule->kinds[i] && purse->left.at[k].member != NO_MEMBER
                && rational_sign(purse->left.at[k].amount) > 0)
                leave_open(purse, purse->left.at[k].member);
}

/* Kind by kind in their order. For a member what is his; for the household (NO_MEMBER) all, in each
   kind first what has no person, then members by person_no. */
static bool disregard_of(struct purse *purse, const struct disregard *rule, int member)
{
    struct rational rest = rational_of(0);
    enum truth truth = ask(purse, member, disregarding(rule), &rest);

    if (truth == TRUTH_UNKNOWN && member == NO_MEMBER)
        leave_owners_open(purse, rule);
    if (truth != TRUTH_YES)
        return !purse->scope->fault;
    for (size_t i = 0; i < rule->kind_count; i++)
        for (size_t k = 0; k < purse->left.count; k++) {
            struct earning *earning = &purse->left.at[k];

            if (earning->kind == rule->kinds[i]
                && (member == NO_MEMBER || earning->member == member)
                && !disregard_from(purse, rule, earning, &rest))
                return false;
        }
    return true;
}

static bool disregard(struct purse *purse)
{
    const struct facts *facts = purse->facts;

    for (size_t i = 0; i < purse->policy->disregard_count; i++) {
        const struct disregard *rule = &purse->policy->disregards[i];

        if (!rule->per_member && !disregard_of(purse, rule, NO_MEMBER))
            return false;
        for (size_t k = 0; rule->per_member && k < facts->member_count; k++)
            if (facts->members[k].counted && !disregard_of(purse, rule, (int)k))
                return false;
    }
    return true;
}

/* Income that a rule supposes (推定收入), the household's. */
static bool add_deemed(struct purse *purse, struct rational *income)
{
    for (size_t i = 0; i < purse->policy->deemed_count; i++) {
        const struct deemed *rule = &purse->policy->deemeds[i];
        struct rational added, before = *income;

        if (ask(purse, NO_MEMBER,
                asking(EXPLAINED_DEEMED, &rule->rule, rule->when, rule->add), &added) == TRUTH_YES
            && rational_sign(added) > 0 && !rational_add(income, *income, added))
            return no_answer(purse->scope, FAULT_OVERFLOW, rule->rule.path);
        if (purse->scope->fault)
            return false;
        explain_part(purse->scope, NO_MEMBER, NO_KIND, before, *income);
    }
    return true;
}

/* What is left of a member's income, or of the household's own, together. `*next` is the first that
   stands in the list. */
static inline bool sum_left(struct purse *purse, int member, const struct earning **next,
                            struct quantity *sum)
{
    const struct earning *end = purse->left.at + purse->left.count;

    *sum = (struct quantity){ rational_of(0), purse->open[member + 1], true };
    for (; *next < end && (*next)->member == member; ++*next)
        if (!rational_add(&sum->value, sum->value, (*next)->amount))
            return no_answer(purse->scope, FAULT_OVERFLOW, "/income");
    return true;
}

static bool total(struct purse *purse)
{
    struct facts *facts = purse->facts;
    struct quantity income = quantity_known(rational_of(0)), own;
    const struct earning *next = purse->left.at;

    if (!add_deemed(purse, &income.value) || !sum_left(purse, NO_MEMBER, &next, &own))
        return false;
    for (size_t i = 0; i < facts->member_count; i++) {
        struct quantity *his = &facts->members[i].computed[MEMBER_COUNTABLE_INCOME];

        if (facts->members[i].counted
            && (!sum_left(purse, (int)i, &next, his)
                || !quantity_add(&income, his, purse->scope, "/income")))
            return false;
    }
    facts->computed[COMPUTED_INCOME] = income;
    return quantity_add(&facts->computed[COMPUTED_INCOME], &own, purse->scope, "/income");
}

/* A copy of what was gathered, with room for what rules add. */
static struct earnings fill(const struct facts *facts, const struct policy *policy,
                            const struct rows *supporters)
{
    size_t count = facts->earnings.count;
    size_t added = policy->imputed_count * facts->member_count
                 + policy->maintenance_count * supporters->count;
    struct earning *at = arena_take(facts->arena, (count + added) * sizeof *at);

    if (count > 0)
        memcpy(at, facts->earnings.at, count * sizeof *at);
    return (struct earnings){ at, count };
}

bool count_income(struct facts *facts, const struct household *household,
                  const struct policy *policy, struct scope *scope)
{
    const struct rows *supporters = &household->side[TABLE_supporters];
    struct purse purse = { .facts = facts, .policy = policy, .scope = scope,
                           .left = fill(facts, policy, supporters) };

    purse.open = take_zeroed(facts->arena, facts->member_count + 1, sizeof *purse.open);
    for (size_t i = 0; i < policy->imputed_count; i++)
        if (!impute(&purse, &policy->imputeds[i]))
            return false;
    return count_kinds(&purse) && add_maintenance(&purse, supporters) && disregard(&purse)
        && total(&purse);
}
