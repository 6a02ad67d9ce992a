#include "against.h"
#include "assessed.h"

#define AS_COLUMN(table, name, label, type, flags, codes) table##_##name,
const int against_columns[] = {
    ASSESSED_COLUMNS(AS_COLUMN, stream) OTHER_COLUMNS(AS_COLUMN, stream) -1
};
#undef AS_COLUMN

void against_init(struct against *against, const struct policy *policy,
                  const struct policy *other, struct arena *arena)
{
    against->policy = other;
    second_init(&against->households, policy->stream_schema, other->stream_schema,
                schema_of(TABLE_stream), arena);
    second_init(&against->members, policy->member_schema, other->member_schema,
                schema_of(TABLE_members), arena);
}

void against_fini(struct against *against)
{
    second_fini(&against->households);
    second_fini(&against->members);
}

/* The household as the other policy declares its columns. */
static bool see_household(struct household *as, const struct against *against,
                          const struct household *household, struct arena *arena)
{
    *as = *household;
    as->row = arena_take(arena, sizeof *as->row);
    return second_row(&against->households, household->row, as->row, arena)
        && second_rows(&against->members, &household->side[TABLE_members],
                       &as->side[TABLE_members], arena);
}

static bool kinds_are_listed(const struct policy *policy, const struct household *household)
{
    static const enum table tables[] = { TABLE_incomes, TABLE_assets };

    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        const struct rows *rows = &household->side[tables[t]];

        for (size_t i = 0; i < rows->count; i++)
            if (!kind_is_listed(policy, tables[t], &rows->at[i]))
                return false;
    }
    return true;
}

bool against_assess(struct assessment *result, const struct against *against,
                    const struct household *household, month worked, bool classes,
                    struct arena *arena)
{
    const struct policy *policy = against->policy;
    struct household as;
    enum message message;
    const char *path;

    classes |= !care_classes_always_answer(policy);
    return see_household(&as, against, household, arena) && kinds_are_listed(policy, household)
        && assess_household(result, &as, policy, worked, arena, &message, &path)
        && (!classes || find_care_classes(result, policy, &message, &path));
}

size_t assessed_sides(struct side_plan sides[ASSESSED_SIDES], const struct policy *policy,
                      const struct against *against)
{
    const struct policy *other = against ? against->policy : policy;
    size_t count = 0;

    sides[count++] = (struct side_plan){
        .table = TABLE_members, .need = NEEDED,
        .schema = against ? against->members.read : policy->member_schema
    };
    sides[count++] = (struct side_plan){ .table = TABLE_incomes, .need = NEEDED,
                                         .schema = policy->income_schema };
    if (policy->maintenance_count > 0 || other->maintenance_count > 0)
        sides[count++] = (struct side_plan){ .table = TABLE_supporters, .need = NEEDED };
    if (policy->has_assets || other->has_assets)
        sides[count++] = (struct side_plan){ .table = TABLE_assets, .need = NEEDED };
    return count;
}

void against_write(const struct assessment *result, const struct assessment *other,
                   struct values *values)
{
    value_code(values, stream_other_verdict, other ? (int)other->verdict : -1);
    value_fen(values, stream_other_amount, other ? other->amount : NONE);
    value_fen(values, stream_difference, other ? other->amount - result->amount : NONE);
}
