#include "assessed.h"
#include "detail.h"

#define AS_COLUMN(table, name, label, type, flags, codes) table##_##name,
const int assessed_columns[] = { ASSESSED_COLUMNS(AS_COLUMN, stream) -1 };
#undef AS_COLUMN

/* "classified=34.00;raise_2004=22.00", in the policy's order; what rules of one code give stands
   together in the place of the first. */
static struct text detail(fen all, const fen *by_supplement, const struct policy *policy,
                          struct arena *arena)
{
    const struct supplement *rules = policy->supplements;
    const size_t count = policy->supplement_count;
    size_t size = 0;
    fen *sums;
    char *at, *end;

    if (all == 0)
        return (struct text){ "", 0 };
    sums = take_zeroed(arena, count, sizeof *sums);
    for (size_t i = 0; i < count; i++) {
        sums[rules[i].first] += by_supplement[i];
        size += by_supplement[i] == 0 ? 0 : detail_room(text_of(rules[rules[i].first].rule.code));
    }
    at = end = arena_take(arena, size);
    for (size_t i = 0; i < count; i++)
        if (sums[i] != 0)
            end = detail_put(at, end, text_of(rules[i].rule.code), sums[i]);
    return (struct text){ at, (size_t)(end - at) };
}

void assessment_write(const struct assessment *result, const struct policy *policy, month worked,
                      struct values *values)
{
    value_month(values, stream_month, worked);
    value_string(values, stream_policy, policy->name);
    value_integer(values, stream_persons, result->persons);
    value_fen(values, stream_gross_income, result->gross_income);
    value_fen(values, stream_income, result->income);
    value_fen(values, stream_income_per_head, result->income_per_head);
    value_fen(values, stream_need, result->need);
    value_code(values, stream_verdict, (int)result->verdict);
    value_code(values, stream_method, (int)result->method);
    value_fen(values, stream_base_amount, result->base_amount);
    value_fen(values, stream_supplement, result->supplement);
    value_text(values, stream_supplement_detail,
               detail(result->supplement, result->by_supplement, policy, result->facts.arena));
    value_fen(values, stream_amount, result->amount);
    value_string(values, stream_recheck, result->recheck);
    value_text(values, stream_reasons, words_text(&result->reasons, result->facts.arena));
}

const struct schema *assessed_input_schema(const struct schema *stream, struct arena *arena)
{
    struct column *columns = arena_take(arena, stream->count * sizeof *columns);
    struct schema *schema = arena_take(arena, sizeof *schema);

    memcpy(columns, stream->columns, stream->count * sizeof *columns);
    for (size_t i = households_COUNT; i < stream_COUNT; i++)
        columns[i].flags |= UNREAD;
    *schema = (struct schema){ stream->name, stream->label, columns, stream->count };
    return schema;
}

const struct schema *assessed_member_schema(const struct policy *policy, struct arena *arena)
{
    const struct schema *own = schema_of(TABLE_assessed_members), *members = policy->member_schema;
    size_t declared = members->count - members_COUNT, count = own->count + declared;
    struct column *columns = arena_take(arena, count * sizeof *columns);
    struct schema *schema = arena_take(arena, sizeof *schema);

    memcpy(columns, own->columns, own->count * sizeof *columns);
    if (declared > 0)
        memcpy(columns + own->count, members->columns + members_COUNT, declared * sizeof *columns);
    *schema = (struct schema){ own->name, own->label, columns, count };
    return schema;
}

/* The member's own columns, the policy's among them. */
static void write_row(const struct row *row, struct values *values)
{
    for (int i = 0; i < (int)row->schema->count; i++) {
        int column = i < members_COUNT ? i : i - members_COUNT + assessed_members_COUNT;

        if (!(row->schema->columns[i].flags & PRIVATE))
            value_text(values, column, row->field[i]);
    }
}

static void write_quantity(struct values *values, int column, const struct quantity *quantity)
{
    fen amount = NONE;

    if (quantity->ready && !quantity->unknown)
        rational_to_fen(quantity->value, &amount);
    value_fen(values, column, amount);
}

static void write_age(struct values *values, const struct quantity *age)
{
    int64_t years = NONE;

    if (!age->unknown)
        rational_whole(age->value, &years);
    value_integer(values, assessed_members_age, years);
}

void assessment_write_member(const struct assessment *result, size_t member,
                             const struct policy *policy, struct values *values)
{
    const struct member *facts = &result->facts.members[member];
    const struct member_result *given = &result->members[member];

    write_row(facts->row, values);
    write_age(values, &facts->computed[MEMBER_AGE]);
    /* Where the household has no figures a reason says that it is open whether he counts. */
    if (result->persons != NONE || !facts->counted || given->reasons.count == 0)
        value_yesno(values, assessed_members_counted, facts->counted);
    if (facts->counted) {
        write_quantity(values, assessed_members_standard, &facts->computed[MEMBER_STANDARD]);
        write_quantity(values, assessed_members_countable_income,
                       &facts->computed[MEMBER_COUNTABLE_INCOME]);
    }
    value_fen(values, assessed_members_supplement, given->supplement);
    value_text(values, assessed_members_supplement_detail,
               detail(given->supplement, given->by_supplement, policy, result->facts.arena));
    value_string(values, assessed_members_care_class, given->care_class);
    value_text(values, assessed_members_reasons,
               words_text(&given->reasons, result->facts.arena));
}

static void refuse_kind(struct run *run, enum table table, const struct row *row)
{
    int column = table == TABLE_incomes ? (int)incomes_kind : (int)assets_kind;
    struct buffer kind = { 0 };

    buffer_shown(&kind, row->field[column]);
    run_fault(run, MESSAGE_KIND_UNLISTED, table, run_place(run, row, column), kind.at, NULL, NULL);
    buffer_fini(&kind);
}

void refuse_unlisted_kinds(struct run *run, const struct policy *policy)
{
    static const enum table tables[] = { TABLE_incomes, TABLE_assets };

    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        const struct rows *rows = &run->household.side[tables[t]];
        for (size_t i = 0; i < rows->count; i++)
            if (!kind_is_listed(policy, tables[t], &rows->at[i]))
                refuse_kind(run, tables[t], &rows->at[i]);
    }
}

void refuse_unanswered(struct run *run, const struct policy *policy, enum message message,
                       const char *path)
{
    run_fault(run, message, TABLE_COUNT, (struct place){ .file = policy->file, .column = path },
              arena_copy(&run->arena, run->household.id.at, run->household.id.size), NULL, NULL);
}
