#include "standard.h"

static bool overflow(struct scope *scope, const char *path)
{
    scope->fault = FAULT_OVERFLOW;
    scope->fault_path = path;
    return false;
}

/* The value of an amount as a quantity; false on a fault. */
static bool quantity_of(const struct amount *amount, struct scope *scope, struct quantity *result)
{
    scope->unknown = NULL;
    result->ready = true;
    result->value = rational_of(0);
    result->unknown = NULL;
    if (amount_value(amount, scope, &result->value) != KNOWN)
        result->unknown = scope->unknown;
    return !scope->fault;
}

/* The first entry that holds; NULL with scope->unknown set when an unknown one comes before,
   NULL without when there is none. */
static const struct standard *choose(const struct policy *policy, struct scope *scope)
{
    scope->unknown = NULL;
    for (size_t i = 0; i < policy->standard_count; i++) {
        enum truth truth = condition_holds(policy->standards[i].when, scope);
        if (scope->fault || truth == TRUTH_UNKNOWN)
            return NULL;
        if (truth == TRUTH_YES)
            return &policy->standards[i];
    }
    return NULL;
}

static bool weigh(const struct standard *entry, struct scope *scope, struct quantity *standard)
{
    for (size_t i = 0; i < entry->weight_count; i++) {
        scope->unknown = NULL;
        enum truth truth = condition_holds(entry->weights[i].when, scope);
        if (scope->fault)
            return false;
        if (truth == TRUTH_UNKNOWN)
            standard->unknown =
                unknown_join(standard->unknown, scope->unknown, scope->facts->arena);
        if (truth == TRUTH_NO)
            continue;
        if (truth == TRUTH_YES &&
            (!rational_multiply(&standard->value, standard->value, entry->weights[i].percent) ||
             !rational_divide(&standard->value, standard->value, rational_of(100))))
            return overflow(scope, entry->rule.path);
        break;
    }
    return true;
}

static bool member_standard(const struct policy *policy, struct scope *scope,
                            struct quantity *standard)
{
    const struct standard *entry = choose(policy, scope);
    *standard = (struct quantity){ rational_of(0), scope->unknown, true };
    if (!entry)
        return !scope->fault && scope->unknown;
    return quantity_of(entry->per_person, scope, standard) && weigh(entry, scope, standard);
}

/* The household's `standard`: of the entry without `when`, without weights. */
static bool household_standard(struct facts *facts, const struct policy *policy,
                               struct scope *scope)
{
    for (size_t i = 0; i < policy->standard_count; i++) {
        const struct standard *entry = &policy->standards[i];
        if (entry->when || !entry->per_person)
            continue;
        return quantity_of(entry->per_person, scope, &facts->computed[COMPUTED_STANDARD]);
    }
    return true;
}

static bool add_needs(struct facts *facts, const struct policy *policy, struct scope *scope)
{
    struct quantity need = { rational_of(0), NULL, true };
    for (size_t i = 0; i < facts->member_count; i++) {
        struct member *member = &facts->members[i];
        struct quantity *standard = &member->computed[MEMBER_STANDARD];
        if (!member->counted)
            continue;
        scope->member = (int)i;
        if (!member_standard(policy, scope, standard))
            return false;
        if (!rational_add(&need.value, need.value, standard->value))
            return overflow(scope, "/standard");
        need.unknown = unknown_join(need.unknown, standard->unknown, facts->arena);
    }
    scope->member = NO_MEMBER;
    facts->computed[COMPUTED_NEED] = need;
    return household_standard(facts, policy, scope);
}

/* by_size for so many persons. */
static bool size_need(const struct standard *entry, size_t persons, struct scope *scope,
                      struct quantity *need)
{
    size_t listed = persons < entry->size_count ? persons : entry->size_count;
    struct quantity extra;
    if (listed == 0 || (persons > listed && !entry->each_extra)) {
        scope->fault = FAULT_TABLE;
        scope->fault_path = entry->rule.path;
        return false;
    }
    if (!quantity_of(entry->by_size[listed - 1], scope, need))
        return false;
    if (persons == listed)
        return true;
    if (!quantity_of(entry->each_extra, scope, &extra))
        return false;
    need->unknown = unknown_join(need->unknown, extra.unknown, scope->facts->arena);
    if (!rational_multiply(&extra.value, extra.value, rational_of((int64_t)(persons - listed))) ||
        !rational_add(&need->value, need->value, extra.value))
        return overflow(scope, entry->rule.path);
    return true;
}

/* Under by_size the standard of the household, and of each member, is need / persons. */
static bool need_by_size(struct facts *facts, const struct policy *policy, struct scope *scope)
{
    const struct standard *entry = choose(policy, scope);
    struct quantity *need = &facts->computed[COMPUTED_NEED];
    size_t persons = 0;
    for (size_t i = 0; i < facts->member_count; i++)
        persons += facts->members[i].counted;
    *need = (struct quantity){ rational_of(0), scope->unknown, true };
    if (entry ? !size_need(entry, persons, scope, need) : scope->fault || !scope->unknown)
        return false;
    struct quantity each = *need;
    if (!rational_divide(&each.value, each.value, rational_of((int64_t)persons)))
        return overflow(scope, "/standard");
    facts->computed[COMPUTED_STANDARD] = each;
    for (size_t i = 0; i < facts->member_count; i++)
        facts->members[i].computed[MEMBER_STANDARD] = each;
    return true;
}

bool make_need(struct facts *facts, const struct policy *policy, struct scope *scope)
{
    scope->member = NO_MEMBER;
    return policy->by_size ? need_by_size(facts, policy, scope) : add_needs(facts, policy, scope);
}
