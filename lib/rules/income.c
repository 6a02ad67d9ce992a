#include "income.h"

#include "explain.h"

/* What is left of each kind of income: a row for each member, the last for what has no person. */
struct purse {
    struct facts *facts;
    const struct policy *policy;
    struct scope *scope;
    struct rational *left;         /* [owner * used_count + place of the kind] */
    const struct unknown **open;   /* by owner: what made it unknown */
    size_t owners;
    size_t *used;                  /* the kinds that are not nothing everywhere */
    size_t used_count;
    size_t *place;                 /* by kind: in `used`, or NOT_USED */
};

#define NOT_USED SIZE_MAX

static struct rational *slot(struct purse *purse, size_t owner, size_t kind)
{
    return &purse->left[owner * purse->used_count + purse->place[kind]];
}

static void fill(struct purse *purse)
{
    const struct facts *facts = purse->facts;
    struct rational *left = purse->left;

    for (size_t owner = 0; owner < purse->owners; owner++) {
        bool member = owner < facts->member_count;
        const struct rational *from = member ? facts->members[owner].income : facts->own_income;

        for (size_t i = 0; i < purse->used_count; i++)
            *left++ = from[purse->used[i]];
    }
}

/* Most households have income of few kinds. */
static void find_used(struct purse *purse)
{
    const struct policy *policy = purse->policy;
    bool rules_add = policy->imputed_count > 0 || policy->maintenance_count > 0;

    for (size_t kind = 0; kind <= policy->kind_count; kind++) {
        bool used = rules_add || purse->facts->income[kind].top != 0;

        purse->place[kind] = used ? purse->used_count : NOT_USED;
        if (used)
            purse->used[purse->used_count++] = kind;
    }
}

static int member_of(const struct purse *purse, size_t owner)
{
    return owner < purse->facts->member_count ? (int)owner : NO_MEMBER;
}

static bool is_counted(const struct purse *purse, size_t owner)
{
    return owner < purse->facts->member_count && purse->facts->members[owner].counted;
}

static void leave_open(struct purse *purse, size_t owner)
{
    purse->open[owner] =
        unknown_join(purse->open[owner], purse->scope->unknown, purse->facts->arena);
}

/* What is asked, before it is known. */
static struct telling asking(enum explained what, const struct rule *rule,
                             const struct condition *when, const struct amount *amount)
{
    return (struct telling){ what, rule, when, amount, TRUTH_UNKNOWN, NULL };
}

/* Asks a rule's condition and amount of one owner. True: it holds and *amount is known. An
   unknown one leaves the owner's income open; a fault shows in scope. */
static bool ask(struct purse *purse, size_t owner, struct telling rule, struct rational *value)
{
    struct scope *scope = purse->scope;

    scope->member = member_of(purse, owner);
    scope->unknown = NULL;
    rule.truth = condition_holds(rule.when, scope);
    if (rule.truth == TRUTH_YES && rule.amount && amount_value(rule.amount, scope, value) != KNOWN)
        rule.truth = TRUTH_UNKNOWN;
    else if (rule.truth == TRUTH_YES && rule.amount)
        rule.value = value;
    if (!scope->fault && rule.truth == TRUTH_UNKNOWN)
        leave_open(purse, owner);
    explain(scope, rule);
    scope->member = NO_MEMBER;
    return !scope->fault && rule.truth == TRUTH_YES;
}

/* Income of the kind is at least so much (虚拟收入). */
static bool impute(struct purse *purse, const struct imputed *rule)
{
    for (size_t owner = 0; owner < purse->facts->member_count; owner++) {
        struct rational least;

        if (!is_counted(purse, owner)
            || !ask(purse, owner,
                    asking(EXPLAINED_IMPUTED, &rule->rule, rule->when, rule->at_least), &least))
            continue;
        struct rational *now = slot(purse, owner, rule->kind);
        if (rational_compare(*now, least) >= 0)
            continue;
        explain_part(purse->scope, (int)owner, (int)rule->kind, *now, least);
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

static bool count_kinds(struct purse *purse)
{
    for (size_t i = 0; i < purse->used_count; i++) {
        size_t kind = purse->used[i];
        const struct income_kind *rule = &purse->policy->kinds[kind];

        if (kind == purse->policy->kind_count
            || (rule->count.top == 100 && rule->count.bottom == 1))
            continue;
        explain(purse->scope, (struct telling){ EXPLAINED_COUNT, &rule->rule, NULL, NULL,
                                                TRUTH_YES, &rule->count });
        for (size_t owner = 0; owner < purse->owners; owner++) {
            struct rational *now = slot(purse, owner, kind), before = *now;
            if (!take_share(purse, now, rule->count, rule->rule.path))
                return false;
            explain_part(purse->scope, member_of(purse, owner), (int)kind, before, *now);
        }
    }
    return true;
}

static bool add_due(struct purse *purse, size_t owner, const struct maintenance *rule)
{
    struct rational due;

    if (!ask(purse, owner, asking(EXPLAINED_MAINTENANCE, &rule->rule, rule->when, rule->due),
             &due)
        || rational_sign(due) <= 0)
        return !purse->scope->fault;
    struct rational *now = slot(purse, owner, rule->kind), before = *now;
    if (!rational_add(now, *now, due))
        return no_answer(purse->scope, FAULT_OVERFLOW, rule->rule.path);
    explain_part(purse->scope, (int)owner, (int)rule->kind, before, *now);
    return true;
}

/* Maintenance due from those who owe it (赡养费、抚养费): every rule that holds adds. */
static bool add_maintenance(struct purse *purse, const struct rows *supporters)
{
    for (size_t i = 0; i < supporters->count; i++) {
        int owner = member_of_row(purse->facts, &supporters->at[i], supporters_person_no);

        if (owner == NO_MEMBER || !is_counted(purse, (size_t)owner))
            continue;
        purse->scope->supporter = &supporters->at[i];
        for (size_t r = 0; r < purse->policy->maintenance_count; r++)
            if (!add_due(purse, (size_t)owner, &purse->policy->maintenances[r]))
                return false;
    }
    purse->scope->supporter = NULL;
    return true;
}

/* Takes up to *rest out of one owner's income of one kind. */
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

static bool disregard_from(struct purse *purse, const struct disregard *rule, size_t owner,
                           size_t kind, struct rational *rest)
{
    if (purse->place[kind] == NOT_USED)
        return true;
    struct rational *from = slot(purse, owner, kind), before = *from;
    if (rule->take ? !absorb(purse, from, rest, rule->rule.path)
                   : !reduce_share(purse, from, rule->share, rule->rule.path))
        return false;
    explain_part(purse->scope, member_of(purse, owner), (int)kind, before, *from);
    return true;
}

static struct telling disregarding(const struct disregard *rule)
{
    struct telling asked = asking(EXPLAINED_DISREGARD, &rule->rule, rule->when, rule->take);

    asked.value = &rule->share;
    return asked;
}

static bool disregard_member(struct purse *purse, const struct disregard *rule, size_t owner)
{
    struct rational rest = rational_of(0);

    if (!ask(purse, owner, disregarding(rule), &rest))
        return !purse->scope->fault;
    for (size_t i = 0; i < rule->kind_count; i++)
        if (!disregard_from(purse, rule, owner, rule->kinds[i], &rest))
            return false;
    return true;
}

/* Kind by kind in their order; in each first what has no person, then members by person_no. */
static bool disregard_household(struct purse *purse, const struct disregard *rule)
{
    struct rational rest = rational_of(0);
    size_t household = purse->owners - 1;

    if (!ask(purse, household, disregarding(rule), &rest))
        return !purse->scope->fault;
    for (size_t i = 0; i < rule->kind_count; i++) {
        if (!disregard_from(purse, rule, household, rule->kinds[i], &rest))
            return false;
        for (size_t owner = 0; owner < household; owner++)
            if (is_counted(purse, owner)
                && !disregard_from(purse, rule, owner, rule->kinds[i], &rest))
                return false;
    }
    return true;
}

static bool disregard(struct purse *purse)
{
    for (size_t i = 0; i < purse->policy->disregard_count; i++) {
        const struct disregard *rule = &purse->policy->disregards[i];

        if (!rule->per_member && !disregard_household(purse, rule))
            return false;
        for (size_t owner = 0; rule->per_member && owner + 1 < purse->owners; owner++)
            if (is_counted(purse, owner) && !disregard_member(purse, rule, owner))
                return false;
    }
    return true;
}

/* What is left of one owner's income together. */
static bool sum_owner(struct purse *purse, size_t owner, struct quantity *sum)
{
    const struct rational *left = purse->left + owner * purse->used_count;

    *sum = (struct quantity){ purse->used_count > 0 ? left[0] : rational_of(0),
                              purse->open[owner], true };
    for (size_t i = 1; i < purse->used_count; i++)
        if (!rational_add(&sum->value, sum->value, left[i]))
            return no_answer(purse->scope, FAULT_OVERFLOW, "/income");
    return true;
}

/* Income that a rule supposes (推定收入), the household's. */
static bool add_deemed(struct purse *purse, struct rational *income)
{
    for (size_t i = 0; i < purse->policy->deemed_count; i++) {
        const struct deemed *rule = &purse->policy->deemeds[i];
        struct rational added, before = *income;

        if (ask(purse, purse->owners - 1,
                asking(EXPLAINED_DEEMED, &rule->rule, rule->when, rule->add), &added)
            && rational_sign(added) > 0 && !rational_add(income, *income, added))
            return no_answer(purse->scope, FAULT_OVERFLOW, rule->rule.path);
        if (purse->scope->fault)
            return false;
        explain_part(purse->scope, NO_MEMBER, NO_KIND, before, *income);
    }
    return true;
}

static bool total(struct purse *purse)
{
    struct facts *facts = purse->facts;
    struct quantity income = quantity_known(rational_of(0)), own;

    if (!add_deemed(purse, &income.value))
        return false;
    for (size_t owner = 0; owner < purse->owners; owner++) {
        bool member = owner < facts->member_count;
        struct quantity *part = &own;

        if (member && !is_counted(purse, owner))
            continue;
        if (member)
            part = &facts->members[owner].computed[MEMBER_COUNTABLE_INCOME];
        if (!sum_owner(purse, owner, part)
            || !quantity_add(&income, part, purse->scope, "/income"))
            return false;
    }
    facts->computed[COMPUTED_INCOME] = income;
    return true;
}

bool count_income(struct facts *facts, const struct household *household,
                  const struct policy *policy, struct scope *scope)
{
    size_t owners = facts->member_count + 1, kinds = policy->kind_count + 1;
    struct purse purse = { .facts = facts, .policy = policy, .scope = scope,
                           .owners = owners };

    purse.open = take_zeroed(facts->arena, owners, sizeof *purse.open);
    purse.used = arena_take(facts->arena, 2 * kinds * sizeof *purse.used);
    purse.place = purse.used + kinds;
    find_used(&purse);
    purse.left = arena_take(facts->arena, owners * purse.used_count * sizeof *purse.left);
    fill(&purse);
    for (size_t i = 0; i < policy->imputed_count; i++)
        if (!impute(&purse, &policy->imputeds[i]))
            return false;
    return count_kinds(&purse) && add_maintenance(&purse, &household->side[TABLE_supporters])
           && disregard(&purse) && total(&purse);
}
