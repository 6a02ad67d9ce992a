#include "recall.h"

#include "assess.h"
#include "income.h"
#include "standard.h"

size_t recall_sides(struct side_plan sides[RECALL_SIDES], const struct policy *policy)
{
    enum need incomes = policy->recalls_income ? NEEDED : IF_THERE;
    enum need assets = policy->recalls_assets ? NEEDED : IF_THERE;
    size_t count = 0;

    sides[count++] = (struct side_plan){ .table = TABLE_members, .need = NEEDED,
                                         .schema = policy->member_schema };
    sides[count++] = (struct side_plan){ .table = TABLE_incomes, .need = incomes };
    if (policy->maintenance_count > 0)
        sides[count++] = (struct side_plan){ .table = TABLE_supporters, .need = incomes };
    if (policy->has_assets)
        sides[count++] = (struct side_plan){ .table = TABLE_assets, .need = assets };
    return count;
}

int next_counted(const struct facts *facts, int member)
{
    for (size_t i = (size_t)(member + 1); i < facts->member_count; i++)
        if (facts->members[i].counted)
            return (int)i;
    return NO_MEMBER;
}

/* The rows of aid given in the month. */
static const struct rows *aid_of_month(const struct household *household, month worked,
                                       struct arena *arena)
{
    const struct rows *all = &household->side[TABLE_aid];
    struct rows *kept = take_zeroed(arena, 1, sizeof *kept);

    kept->at = arena_take(arena, (all->count + 1) * sizeof *kept->at);
    for (size_t i = 0; i < all->count; i++)
        if (month_of_day((day)all->at[i].number[aid_given_on]) == worked)
            kept->at[kept->count++] = all->at[i];
    return kept;
}

/* Who of a single-person case was assessed is found by assessing again. */
static bool recall_alone(struct facts *facts, const struct household *household,
                         const struct policy *policy, month worked, struct arena *arena,
                         struct scope *scope)
{
    struct assessment alone;
    enum message message;
    const char *path;

    if (!assess_household(&alone, household, policy, worked, arena, &message, &path))
        return no_answer(scope, FAULT_OVERFLOW, path);
    for (size_t i = 0; i < alone.facts.member_count; i++)
        alone.facts.members[i].counted &= alone.method == METHOD_SINGLE;
    *facts = alone.facts;
    return true;
}

/* Standards and incomes of the members, where a rule may look at them. */
static bool recall_figures(struct facts *facts, const struct household *household,
                           const struct policy *policy, struct scope *scope)
{
    int64_t counted = 0;

    for (int i = next_counted(facts, NO_MEMBER); i != NO_MEMBER; i = next_counted(facts, i))
        counted++;
    facts->computed[COMPUTED_PERSONS] = quantity_known(rational_of(counted));
    if (counted == 0)
        return true;
    return (make_need(facts, policy, scope) || !scope->fault)
        && count_income(facts, household, policy, scope);
}

bool recall_facts(struct facts *facts, const struct household *household,
                  const struct policy *policy, month worked, struct arena *arena,
                  struct scope *scope)
{
    const struct unknown *unclear;
    bool single = household->row->number[stream_method] == METHOD_SINGLE;
    bool good;

    *scope = (struct scope){ .facts = facts, .member = NO_MEMBER };
    if (single)
        good = recall_alone(facts, household, policy, worked, arena, scope);
    else
        good = gather_facts(facts, household, policy, worked, arena, scope, &unclear)
            && recall_figures(facts, household, policy, scope);
    if (!good)
        return false;
    facts->aid = aid_of_month(household, worked, arena);
    gather_computed(facts, household->row);
    scope->member = NO_MEMBER;
    scope->unknown = NULL;
    return true;
}

void rule_fault(struct run *run, const struct household *household, const struct policy *policy,
                const struct scope *scope)
{
    struct place place = { .file = policy->file,
                           .column = scope->fault == NO_FAULT ? "/standard" : scope->fault_path };

    run_fault(run, fault_message(scope->fault), TABLE_COUNT, place,
              arena_copy(&run->arena, household->id.at, household->id.size), NULL, NULL);
}

bool is_of_month(struct run *run, const struct household *household)
{
    const struct row *row = household->row;
    char worked[MONTH_TEXT];

    if (row->number[stream_month] == run->settings->month)
        return true;
    month_format(worked, run->settings->month);
    run_fault(run, MESSAGE_STREAM_OTHER_MONTH, TABLE_stream, run_place(run, row, stream_month),
              arena_copy(&run->arena, household->id.at, household->id.size), worked, NULL);
    return false;
}
