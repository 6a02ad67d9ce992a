#include "gather.h"

#include "../table/codes.h"

static const struct unknown no_birth_date = { "birth_date", NULL };

const struct unknown *unknown_join(const struct unknown *a, const struct unknown *b,
                                   struct arena *arena)
{
    for (; a && b; a = a->next) {
        struct unknown *copy = arena_take(arena, sizeof *copy);
        *copy = (struct unknown){ a->name, b };
        b = copy;
    }
    return b ? b : a;
}

static struct quantity age_of(const struct row *row, day on)
{
    int64_t birth = row->number[members_birth_date];
    if (birth == NONE)
        return (struct quantity){ { 0, 1 }, &no_birth_date, true };
    return (struct quantity){ rational_of(age_on((day)birth, on)), NULL, true };
}

/* In order of person_no; a household has few members and they mostly stand in order. */
static void place_member(struct facts *facts, const struct row *row)
{
    size_t at = facts->member_count++;
    int64_t number = row->number[members_person_no];
    for (; at > 0 && facts->members[at - 1].row->number[members_person_no] > number; at--)
        facts->members[at] = facts->members[at - 1];
    facts->members[at] = (struct member){ .row = row, .counted = true };
    facts->members[at].computed[MEMBER_AGE] = age_of(row, facts->on);
}

static void *take_zeroed(struct arena *arena, size_t count, size_t size)
{
    void *at = arena_take(arena, count * size + 1);
    memset(at, 0, count * size);
    return at;
}

static struct rational *take_sums(struct arena *arena, size_t count)
{
    struct rational *sums = arena_take(arena, count * sizeof *sums + 1);
    for (size_t i = 0; i < count; i++)
        sums[i] = rational_of(0);
    return sums;
}

/* True: counted, or unclear. False: a fault. */
static bool count_member(struct member *member, const struct policy *policy, struct scope *scope,
                         const struct unknown **unclear)
{
    const struct unknown *open = NULL;
    for (size_t i = 0; i < policy->leave_out_count; i++) {
        scope->unknown = NULL;
        enum truth truth = condition_holds(policy->leave_outs[i].when, scope);
        if (scope->fault)
            return false;
        if (truth == TRUTH_YES) {
            member->counted = false;
            return true;
        }
        if (truth == TRUTH_UNKNOWN)
            open = unknown_join(open, scope->unknown, scope->facts->arena);
    }
    *unclear = unknown_join(*unclear, open, scope->facts->arena);
    return true;
}

int member_of_row(const struct facts *facts, const struct row *row, int person_column)
{
    int64_t number = row->number[person_column];
    for (size_t i = 0; number != NONE && i < facts->member_count; i++)
        if (facts->members[i].row->number[members_person_no] == number)
            return (int)i;
    return NO_MEMBER;
}

/* What a row is worth a month: amount / months. */
static struct rational monthly(const struct row *row)
{
    int64_t months = row->number[incomes_months];
    return (struct rational){ row->number[incomes_amount], 100 * (wide)(months == NONE ? 1 : months) };
}

static bool too_much(struct scope *scope, const char *path)
{
    scope->fault = FAULT_OVERFLOW;
    scope->fault_path = path;
    return false;
}

static bool add_income(struct facts *facts, const struct row *row, size_t kind,
                       struct scope *scope)
{
    int owner = member_of_row(facts, row, incomes_person_no);
    struct rational *own = owner == NO_MEMBER ? facts->own_income : facts->members[owner].income;
    struct rational worth = monthly(row);
    if (!rational_add(&own[kind], own[kind], worth) ||
        !rational_add(&facts->income[kind], facts->income[kind], worth))
        return too_much(scope, "/income");
    return true;
}

/* A row of a person who is not counted, or not there this month, is not used. */
static bool person_is_used(const struct facts *facts, const struct row *row, int person_column)
{
    if (row->number[person_column] == NONE)
        return true;
    int owner = member_of_row(facts, row, person_column);
    return owner != NO_MEMBER && facts->members[owner].counted;
}

bool income_is_used(const struct facts *facts, const struct policy *policy, const struct row *row,
                    size_t *kind)
{
    int listed = policy_kind(policy, row->field[incomes_kind]);
    if (listed < 0 && policy->other_kinds != OTHER_COUNT)
        return false;
    *kind = listed < 0 ? policy->kind_count : (size_t)listed;
    return person_is_used(facts, row, incomes_person_no);
}

static bool gather_incomes(struct facts *facts, const struct household *household,
                           const struct policy *policy, struct scope *scope)
{
    size_t kinds = policy->kind_count + 1;
    facts->income = take_sums(facts->arena, kinds);
    facts->own_income = take_sums(facts->arena, kinds);
    for (size_t i = 0; i < facts->member_count; i++)
        facts->members[i].income = take_sums(facts->arena, kinds);
    const struct rows *rows = &household->side[TABLE_incomes];
    for (size_t i = 0; i < rows->count; i++) {
        size_t kind;
        if (income_is_used(facts, policy, &rows->at[i], &kind) &&
            !add_income(facts, &rows->at[i], kind, scope))
            return false;
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
    if (!rational_add(&facts->asset_value[kind], facts->asset_value[kind], worth) ||
        !rational_add(&facts->asset_count[kind], facts->asset_count[kind], count))
        return too_much(scope, "/assets");
    return true;
}

static bool sum_assets(struct facts *facts, size_t kinds, struct scope *scope)
{
    struct quantity *sum = &facts->computed[COMPUTED_ASSETS];
    *sum = (struct quantity){ rational_of(0), NULL, true };
    for (size_t i = 0; i < kinds; i++)
        if (!rational_add(&sum->value, sum->value, facts->asset_value[i]))
            return too_much(scope, "/assets");
    return true;
}

static bool gather_assets(struct facts *facts, const struct household *household,
                          const struct policy *policy, struct scope *scope)
{
    if (!policy->has_assets)
        return true;
    facts->asset_value = take_sums(facts->arena, policy->asset_kind_count);
    facts->asset_count = take_sums(facts->arena, policy->asset_kind_count);
    const struct rows *rows = &household->side[TABLE_assets];
    for (size_t i = 0; i < rows->count; i++) {
        int kind = asset_kind(policy, rows->at[i].field[assets_kind]);
        if (kind >= 0 && person_is_used(facts, &rows->at[i], assets_person_no) &&
            !add_asset(facts, &rows->at[i], kind, scope))
            return false;
    }
    return sum_assets(facts, policy->asset_kind_count, scope);
}

bool gather_facts(struct facts *facts, const struct household *household,
                  const struct policy *policy, month worked, struct arena *arena,
                  struct scope *scope, const struct unknown **unclear)
{
    const struct rows *rows = &household->side[TABLE_members];
    *facts = (struct facts){ .household = household->row, .on = last_day(worked), .arena = arena };
    facts->documents = household->has[TABLE_documents] ? &household->side[TABLE_documents] : NULL;
    facts->aid = household->has[TABLE_aid] ? &household->side[TABLE_aid] : NULL;
    facts->members = take_zeroed(arena, rows->count, sizeof *facts->members);
    for (size_t i = 0; i < rows->count; i++)
        place_member(facts, &rows->at[i]);
    *scope = (struct scope){ .facts = facts, .member = NO_MEMBER };
    *unclear = NULL;
    for (size_t i = 0; i < facts->member_count; i++) {
        scope->member = (int)i;
        if (!count_member(&facts->members[i], policy, scope, unclear))
            return false;
    }
    scope->member = NO_MEMBER;
    scope->unknown = NULL;
    return gather_incomes(facts, household, policy, scope) &&
           gather_assets(facts, household, policy, scope);
}

static const struct {
    int column;
    enum computed name;
    const char *unknown;
} from_stream[] = {
    { stream_persons, COMPUTED_PERSONS, "persons" },
    { stream_gross_income, COMPUTED_GROSS_INCOME, "gross_income" },
    { stream_income, COMPUTED_INCOME, "income" },
    { stream_income_per_head, COMPUTED_INCOME_PER_HEAD, "income_per_head" },
    { stream_need, COMPUTED_NEED, "need" },
    { stream_base_amount, COMPUTED_BASE_AMOUNT, "base_amount" },
    { stream_amount, COMPUTED_AMOUNT, "amount" },
};

static struct quantity stream_quantity(const struct row *stream, int column, const char *name,
                                       struct arena *arena)
{
    int64_t number = stream->number[column];
    if (number == NONE) {
        struct unknown *unknown = arena_take(arena, sizeof *unknown);
        *unknown = (struct unknown){ name, NULL };
        return (struct quantity){ rational_of(0), unknown, true };
    }
    bool money = stream->schema->columns[column].type == TYPE_MONEY;
    return (struct quantity){ money ? rational_of_fen(number) : rational_of(number), NULL, true };
}

static const char *stream_code(const struct row *stream, int column, const struct code *codes)
{
    int64_t index = stream->number[column];
    return index == NONE ? "" : codes[index].name;
}

void gather_computed(struct facts *facts, const struct row *stream)
{
    for (size_t i = 0; i < sizeof from_stream / sizeof *from_stream; i++)
        facts->computed[from_stream[i].name] = stream_quantity(
            stream, from_stream[i].column, from_stream[i].unknown, facts->arena);
    facts->code[COMPUTED_VERDICT] = stream_code(stream, stream_verdict, codes_verdict);
    facts->code[COMPUTED_APPROVAL] = stream_code(stream, stream_approval, codes_approval);
    facts->code[COMPUTED_ON_ROSTER] = stream->number[stream_on_roster] == 1 ? "yes" : "no";
}

const struct row *unlisted_row(const struct household *household, const struct policy *policy,
                               enum table *table)
{
    const struct rows *incomes = &household->side[TABLE_incomes];
    for (size_t i = 0; policy->other_kinds == OTHER_REFUSE && i < incomes->count; i++) {
        *table = TABLE_incomes;
        if (policy_kind(policy, incomes->at[i].field[incomes_kind]) < 0)
            return &incomes->at[i];
    }
    const struct rows *assets = &household->side[TABLE_assets];
    for (size_t i = 0; policy->has_assets && i < assets->count; i++) {
        *table = TABLE_assets;
        if (asset_kind(policy, assets->at[i].field[assets_kind]) < 0)
            return &assets->at[i];
    }
    return NULL;
}
