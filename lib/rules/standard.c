#include "standard.h"

#include "explain.h"

/* The first entry that holds; NULL with scope->unknown set when an unknown one comes before,
   NULL without when there is none. */
static const struct standard *choose(const struct policy *policy, struct scope *scope)
{
    scope->unknown = NULL;
    for (size_t i = 0; i < policy->standard_count; i++) {
        const struct standard *entry = &policy->standards[i];
        enum truth truth = condition_holds(entry->when, scope);

        if (truth == TRUTH_YES && !scope->fault)
            return entry;
        explain(scope, (struct telling){ EXPLAINED_STANDARD, &entry->rule, entry->when, NULL,
                                         truth, NULL });
        if (scope->fault || truth == TRUTH_UNKNOWN)
            return NULL;
    }
    return NULL;
}

/* The first weight that holds multiplies the standard. */
static bool weigh(const struct standard *entry, struct scope *scope, struct quantity *standard)
{
    for (size_t i = 0; i < entry->weight_count; i++) {
        const struct weight *weight = &entry->weights[i];
        struct rational before = standard->value;
        scope->unknown = NULL;
        enum truth truth = condition_holds(weight->when, scope);

        explain(scope, (struct telling){ EXPLAINED_WEIGHT, &entry->rule, weight->when, NULL, truth,
                                         &weight->percent });
        if (truth == TRUTH_NO && !scope->fault)
            continue;
        if (truth == TRUTH_UNKNOWN)
            standard->unknown =
                unknown_join(standard->unknown, scope->unknown, scope->facts->arena);
        if (truth == TRUTH_YES
            && (!rational_multiply(&standard->value, standard->value, weight->percent)
                || !rational_divide(&standard->value, standard->value, rational_of(100))))
            return no_answer(scope, FAULT_OVERFLOW, entry->rule.path);
        explain_part(scope, scope->member, NO_KIND, before, standard->value);
        break;
    }
    return !scope->fault;
}

static void explain_standard(const struct standard *entry, const struct amount *amount,
                             const struct scope *scope, const struct quantity *standard)
{
    if (!scope->listener)
        return;
    explain_amount(scope, EXPLAINED_STANDARD, &entry->rule, amount, standard);
    explain_also(scope, entry->when, standard->unknown ? TRUTH_UNKNOWN : TRUTH_YES);
    explain_part(scope, scope->member, NO_KIND, rational_of(0), standard->value);
}

static bool member_standard(const struct policy *policy, struct scope *scope,
                            struct quantity *standard)
{
    const struct standard *entry = choose(policy, scope);

    *standard = (struct quantity){ rational_of(0), scope->unknown, true };
    if (!entry)
        return !scope->fault && scope->unknown;
    if (!quantity_of(entry->per_person, scope, standard))
        return false;
    explain_standard(entry, entry->per_person, scope, standard);
    return weigh(entry, scope, standard);
}

/* The standard, where it is one number for everybody and nobody asks why. */
static bool is_one_for_all(const struct policy *policy, const struct scope *scope,
                           struct rational *standard)
{
    const struct standard *first = policy->standards;

    return !scope->listener && policy->standard_count > 0 && !first->when
        && first->weight_count == 0 && amount_is_constant(first->per_person, standard);
}

static bool give_one_standard(struct facts *facts, struct rational standard, struct scope *scope)
{
    const struct quantity each = quantity_known(standard);
    int64_t persons = 0;

    for (size_t i = 0; i < facts->member_count; i++) {
        if (!facts->members[i].counted)
            continue;
        facts->members[i].computed[MEMBER_STANDARD] = each;
        persons++;
    }
    facts->computed[COMPUTED_STANDARD] = facts->computed[COMPUTED_NEED] = each;
    return rational_multiply(&facts->computed[COMPUTED_NEED].value, standard,
                             rational_of(persons))
        || no_answer(scope, FAULT_OVERFLOW, "/standard");
}

static bool add_standards(struct facts *facts, const struct policy *policy, struct scope *scope)
{
    struct quantity need = quantity_known(rational_of(0));
    struct rational one;

    if (is_one_for_all(policy, scope, &one))
        return give_one_standard(facts, one, scope);
    for (size_t i = 0; i < facts->member_count; i++) {
        struct quantity *standard = &facts->members[i].computed[MEMBER_STANDARD];

        if (!facts->members[i].counted)
            continue;
        scope->member = (int)i;
        if (!member_standard(policy, scope, standard)
            || !quantity_add(&need, standard, scope, "/standard"))
            return false;
    }
    scope->member = NO_MEMBER;
    facts->computed[COMPUTED_NEED] = need;
    return !policy->household_standard
        || quantity_of(policy->household_standard, scope, &facts->computed[COMPUTED_STANDARD]);
}

/* by_size for so many persons. */
static bool size_need(const struct standard *entry, size_t persons, struct scope *scope,
                      struct quantity *need)
{
    size_t listed = persons < entry->size_count ? persons : entry->size_count;
    struct quantity extra;

    if (listed == 0 || (persons > listed && !entry->each_extra))
        return no_answer(scope, FAULT_TABLE, entry->rule.path);
    if (!quantity_of(entry->by_size[listed - 1], scope, need))
        return false;
    if (persons == listed)
        return true;
    if (!quantity_of(entry->each_extra, scope, &extra))
        return false;
    if (!rational_multiply(&extra.value, extra.value, rational_of((int64_t)(persons - listed))))
        return no_answer(scope, FAULT_OVERFLOW, entry->rule.path);
    return quantity_add(need, &extra, scope, entry->rule.path);
}

static bool chosen_size_need(const struct policy *policy, size_t persons, struct scope *scope,
                             struct quantity *need)
{
    const struct standard *entry = choose(policy, scope);

    *need = (struct quantity){ rational_of(0), scope->unknown, true };
    if (!entry)
        return !scope->fault && scope->unknown;
    if (!size_need(entry, persons, scope, need))
        return false;
    explain_standard(entry, NULL, scope, need);
    return true;
}

static void give_each(struct facts *facts, struct quantity standard)
{
    facts->computed[COMPUTED_STANDARD] = standard;
    for (size_t i = 0; i < facts->member_count; i++)
        if (facts->members[i].counted)
            facts->members[i].computed[MEMBER_STANDARD] = standard;
}

/* Under by_size the standard of the household, and of each member, is need / persons. */
static bool need_by_size(struct facts *facts, const struct policy *policy, struct scope *scope)
{
    struct quantity *need = &facts->computed[COMPUTED_NEED], each;
    size_t persons = 0;

    for (size_t i = 0; i < facts->member_count; i++)
        persons += facts->members[i].counted;
    if (!chosen_size_need(policy, persons, scope, need))
        return false;
    each = *need;
    if (!rational_divide(&each.value, each.value, rational_of((int64_t)persons)))
        return no_answer(scope, FAULT_OVERFLOW, "/standard");
    give_each(facts, each);
    return true;
}

bool make_need(struct facts *facts, const struct policy *policy, struct scope *scope)
{
    scope->member = NO_MEMBER;
    return policy->by_size ? need_by_size(facts, policy, scope)
                           : add_standards(facts, policy, scope);
}

bool make_standard_alone(struct facts *facts, const struct policy *policy, struct scope *scope)
{
    struct quantity each;

    if (!policy->by_size)
        return true;
    scope->member = NO_MEMBER;
    if (!chosen_size_need(policy, 1, scope, &each))
        return false;
    give_each(facts, each);
    return true;
}
