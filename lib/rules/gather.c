#include "gather.h"

#include "../table/codes.h"
#include "explain.h"

static const struct unknown no_birth_date = { "birth_date", NULL };

static struct quantity age_of(const struct row *row, day on)
{
    int64_t birth = row->number[members_birth_date];

    if (birth == NONE)
        return (struct quantity){ rational_of(0), &no_birth_date, true };
    return quantity_known(rational_of(age_on((day)birth, on)));
}

/* In order of person_no; a household has few members and they mostly stand in order. Nothing else
   is known of any of them yet. */
static void place_member(struct facts *facts, const struct row *row)
{
    size_t at = facts->member_count++;
    int64_t number = row->number[members_person_no];

    for (; at > 0 && facts->members[at - 1].row->number[members_person_no] > number; at--)
        facts->members[at] = facts->members[at - 1];
    facts->members[at].row = row;
    facts->members[at].counted = true;
    facts->members[at].computed[MEMBER_AGE] = age_of(row, facts->on);
}

static void gather_members(struct facts *facts, const struct rows *rows)
{
    facts->members = take_zeroed(facts->arena, rows->count, sizeof *facts->members);
    for (size_t i = 0; i < rows->count; i++)
        place_member(facts, &rows->at[i]);
}

const struct rule *left_out(const struct policy *policy, struct scope *scope,
                            const struct unknown **unclear)
{
    *unclear = NULL;
    for (size_t i = 0; i < policy->leave_out_count && !scope->fault; i++) {
        scope->unknown = NULL;
        const struct leave_out *rule = &policy->leave_outs[i];
        enum truth truth = condition_holds(rule->when, scope);
        explain(scope, (struct telling){ EXPLAINED_LEAVE_OUT, &rule->rule, rule->when, NULL, truth,
                                         NULL });
        if (truth == TRUTH_UNKNOWN)
            *unclear = unknown_join(*unclear, scope->unknown, scope->facts->arena);
        if (truth != TRUTH_YES)
            continue;
        *unclear = NULL;
        return &rule->rule;
    }
    return NULL;
}

static bool count_members(struct facts *facts, const struct policy *policy, struct scope *scope,
                          const struct unknown **unclear)
{
    *unclear = NULL;
    for (size_t i = 0; policy->leave_out_count > 0 && i < facts->member_count; i++) {
        const struct unknown *open;

        scope->member = (int)i;
        facts->members[i].counted = !left_out(policy, scope, &open);
        *unclear = unknown_join(*unclear, open, facts->arena);
    }
    scope->member = NO_MEMBER;
    scope->unknown = NULL;
    return !scope->fault;
}

/* Persons are mostly numbered from 1 without gaps. */
int member_of_row(const struct facts *facts, const struct row *row, int person_column)
{
    const struct member *members = facts->members;
    int64_t number = row->number[person_column], count = (int64_t)facts->member_count;

    if (number == NONE)
        return NO_MEMBER;
    if (number >= 1 && number <= count
        && members[number - 1].row->number[members_person_no] == number)
        return (int)number - 1;
    for (int i = 0; i < (int)count; i++)
        if (members[i].row->number[members_person_no] == number)
            return i;
    return NO_MEMBER;
}

/* A row of a person who is not counted, or not there this month, is not used. */
static bool person_is_used(const struct facts *facts, const struct row *row, int person_column,
                           int *member)
{
    *member = member_of_row(facts, row, person_column);
    return *member == NO_MEMBER ? row->number[person_column] == NONE
                                : facts->members[*member].counted;
}

/* Known from reading, or looked for; -1: not listed. */
static int income_kind(const struct policy *policy, const struct row *row)
{
    int64_t kind = row->number[incomes_kind];

    if (row->schema != policy->income_schema)
        return policy_kind(policy, row->field[incomes_kind]);
    return kind == NONE ? -1 : (int)kind;
}

/* Its kind is listed, or others count. */
static bool kind_is_used(const struct policy *policy, const struct row *row, size_t *kind)
{
    int listed = income_kind(policy, row);

    *kind = listed < 0 ? policy->kind_count : (size_t)listed;
    return listed >= 0 || policy->other_kinds == OTHER_COUNT;
}

bool income_is_used(const struct facts *facts, const struct policy *policy, const struct row *row,
                    size_t *kind)
{
    int member;

    return kind_is_used(policy, row, kind)
        && person_is_used(facts, row, incomes_person_no, &member);
}

struct rational monthly_income(const struct row *row)
{
    int64_t months = row->number[incomes_months];

    if (months == NONE)
        months = 1;
    return (struct rational){ row->number[incomes_amount], 100 * (wide)months };
}

struct rational *earnings_of(struct earnings *earnings, int member, size_t kind)
{
    struct earning *at = earnings->at + earnings->count;

    while (at > earnings->at
           && (at[-1].member > member || (at[-1].member == member && at[-1].kind >= kind)))
        at--;
    size_t behind = (size_t)(earnings->at + earnings->count - at);
    if (behind > 0 && at->member == member && at->kind == kind)
        return &at->amount;
    memmove(at + 1, at, behind * sizeof *at);
    *at = (struct earning){ member, kind, rational_of(0) };
    earnings->count++;
    return &at->amount;
}

bool earnings_sum(const struct earnings *earnings, struct rational *sum)
{
    *sum = rational_of(0);
    for (size_t i = 0; i < earnings->count; i++)
        if (!rational_add(sum, *sum, earnings->at[i].amount))
            return false;
    return true;
}

static bool gather_incomes(struct facts *facts, const struct rows *rows,
                           const struct policy *policy, struct scope *scope, bool persons_only)
{
    struct earnings *earnings = &facts->earnings;
    size_t kind;
    int member;

    earnings->at = arena_take(facts->arena, rows->count * sizeof *earnings->at);
    earnings->count = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];

        if (persons_only && row->number[incomes_person_no] == NONE)
            continue;
        if (!kind_is_used(policy, row, &kind)
            || !person_is_used(facts, row, incomes_person_no, &member))
            continue;
        struct rational *sum = earnings_of(earnings, member, kind);
        if (!rational_add(sum, *sum, monthly_income(row)))
            return no_answer(scope, FAULT_OVERFLOW, "/income");
    }
    return true;
}

static int asset_kind(const struct policy *policy, struct text name)
{
    for (size_t i = 0; i < policy->asset_kind_count; i++)
        if (text_is(name, policy->asset_kinds[i].code))
            return (int)i;
    return -1;
}

static bool add_asset(struct facts *facts, const struct row *row, int kind, struct scope *scope)
{
    int64_t quantity = row->number[assets_quantity];
    struct rational worth = rational_of_fen(row->number[assets_value]);
    struct rational count = rational_of(quantity == NONE ? 1 : quantity);
    struct rational *sum = &facts->computed[COMPUTED_ASSETS].value;

    return (rational_add(sum, *sum, worth)
            && rational_add(&facts->asset_value[kind], facts->asset_value[kind], worth)
            && rational_add(&facts->asset_count[kind], facts->asset_count[kind], count))
        || no_answer(scope, FAULT_OVERFLOW, "/assets");
}

static bool gather_assets(struct facts *facts, const struct rows *rows,
                          const struct policy *policy, struct scope *scope, bool persons_only)
{
    if (!policy->has_assets)
        return true;
    facts->asset_value = take_sums(facts->arena, policy->asset_kind_count);
    facts->asset_count = take_sums(facts->arena, policy->asset_kind_count);
    facts->computed[COMPUTED_ASSETS] = quantity_known(rational_of(0));
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];
        int kind = asset_kind(policy, row->field[assets_kind]), member;

        if (kind < 0 || (persons_only && row->number[assets_person_no] == NONE))
            continue;
        if (person_is_used(facts, row, assets_person_no, &member) && !add_asset(facts, row, kind, scope))
            return false;
    }
    return true;
}

bool gather_sums(struct facts *facts, const struct household *household,
                 const struct policy *policy, struct scope *scope, bool persons_only)
{
    return gather_incomes(facts, &household->side[TABLE_incomes], policy, scope, persons_only)
        && gather_assets(facts, &household->side[TABLE_assets], policy, scope, persons_only);
}

bool gather_facts(struct facts *facts, const struct household *household,
                  const struct policy *policy, month worked, struct arena *arena,
                  struct scope *scope, const struct unknown **unclear)
{
    day on = worked == policy->month ? policy->last_day : last_day(worked);

    clear(facts, sizeof *facts);
    facts->household = household->row;
    facts->on = on;
    facts->arena = arena;
    *scope = (struct scope){ .facts = facts, .member = NO_MEMBER };
    if (household->has[TABLE_documents])
        facts->documents = &household->side[TABLE_documents];
    if (household->has[TABLE_aid])
        facts->aid = &household->side[TABLE_aid];
    gather_members(facts, &household->side[TABLE_members]);
    return count_members(facts, policy, scope, unclear)
        && gather_sums(facts, household, policy, scope, false);
}

static const struct {
    int column;
    enum computed name;
} from_stream[] = {
    { stream_persons, COMPUTED_PERSONS },
    { stream_gross_income, COMPUTED_GROSS_INCOME },
    { stream_income, COMPUTED_INCOME },
    { stream_income_per_head, COMPUTED_INCOME_PER_HEAD },
    { stream_need, COMPUTED_NEED },
    { stream_base_amount, COMPUTED_BASE_AMOUNT },
    { stream_amount, COMPUTED_AMOUNT },
};

static struct quantity stream_quantity(const struct row *stream, int column, struct arena *arena)
{
    const struct column *named = &stream->schema->columns[column];
    int64_t number = stream->number[column];

    if (number == NONE) {
        struct unknown *unknown = arena_take(arena, sizeof *unknown);

        *unknown = (struct unknown){ named->name, NULL };
        return (struct quantity){ rational_of(0), unknown, true };
    }
    return quantity_known(named->type == TYPE_MONEY ? rational_of_fen(number)
                                                    : rational_of(number));
}

static const char *stream_code(const struct row *stream, int column, const struct code *codes)
{
    int64_t index = stream->number[column];

    return index == NONE ? "" : codes[index].name;
}

void gather_computed(struct facts *facts, const struct row *stream)
{
    for (size_t i = 0; i < sizeof from_stream / sizeof *from_stream; i++)
        facts->computed[from_stream[i].name] =
            stream_quantity(stream, from_stream[i].column, facts->arena);
    facts->code[COMPUTED_VERDICT] = stream_code(stream, stream_verdict, codes_verdict);
    facts->code[COMPUTED_APPROVAL] = stream_code(stream, stream_approval, codes_approval);
    facts->code[COMPUTED_ON_ROSTER] = stream->number[stream_on_roster] == 1 ? "yes" : "no";
}

bool kind_is_listed(const struct policy *policy, enum table table, const struct row *row)
{
    if (table == TABLE_incomes)
        return policy->other_kinds != OTHER_REFUSE
            || income_kind(policy, row) >= 0;
    return !policy->has_assets || asset_kind(policy, row->field[assets_kind]) >= 0;
}
