#include "corrections.h"

static bool is_due(const struct row *row, month worked)
{
    int64_t paid_in = row->number[corrections_paid_in];

    return row->number[corrections_amount] != 0 && (paid_in == NONE || paid_in == worked);
}

static bool is_before(const struct row *row, const struct row *other)
{
    return row->number[corrections_month] < other->number[corrections_month];
}

/* Those that are due, the oldest month first, nothing applied yet. */
static void sort_due(struct applied *applied, const struct rows *rows, month worked)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];
        size_t at = applied->count;

        if (!is_due(row, worked))
            continue;
        for (; at > 0 && is_before(row, applied->at[at - 1].row); at--)
            applied->at[at] = applied->at[at - 1];
        applied->at[at] = (struct applied_correction){ row, 0 };
        applied->count++;
    }
}

static bool add_arrears(struct applied *applied)
{
    for (size_t i = 0; i < applied->count; i++) {
        fen amount = applied->at[i].row->number[corrections_amount];

        if (amount <= 0)
            continue;
        applied->at[i].amount = amount;
        if (!fen_add(&applied->sum, amount))
            return false;
    }
    return true;
}

/* How much may be recovered from a payment of so much. */
static bool find_limit(const struct policy *policy, fen payment, fen *limit)
{
    struct rational share = policy->payroll.recover_at_most, part;
    static const struct rational to_fen = { 1, 100 };

    *limit = INT64_MAX;
    if (rational_sign(share) == 0)
        return true;
    return rational_multiply(&part, rational_of_fen(payment), share)
        && rational_divide(&part, part, rational_of(100))
        && rational_round(&part, part, to_fen, ROUND_DOWN) && rational_to_fen(part, limit);
}

static void recover(struct applied *applied, fen limit)
{
    for (size_t i = 0; i < applied->count && limit > 0; i++) {
        fen amount = applied->at[i].row->number[corrections_amount];

        if (amount >= 0)
            continue;
        applied->at[i].amount = amount > -limit ? amount : -limit;
        applied->sum += applied->at[i].amount;
        limit += applied->at[i].amount;
    }
}

bool apply_corrections(struct applied *applied, const struct rows *corrections,
                       const struct policy *policy, fen allowance, fen payment, month worked,
                       struct arena *arena)
{
    fen limit, reach = allowance;

    *applied = (struct applied){ .at = NULL };
    if (corrections->count == 0)
        return true;
    applied->at = arena_take(arena, corrections->count * sizeof *applied->at);
    sort_due(applied, corrections, worked);
    if (!add_arrears(applied) || !fen_add(&reach, applied->sum)
        || !find_limit(policy, payment, &limit))
        return false;
    recover(applied, limit < reach ? limit : reach);
    return true;
}

void correction_write(const struct applied_correction *correction, month worked,
                      struct values *values)
{
    const struct row *row = correction->row;
    int64_t made_in = row->number[corrections_made_in];

    values_clear(values);
    value_text(values, corrections_household_id, row->field[corrections_household_id]);
    value_month(values, corrections_month, (month)row->number[corrections_month]);
    value_fen(values, corrections_amount, correction->amount);
    value_text(values, corrections_reasons, row->field[corrections_reasons]);
    value_month(values, corrections_made_in, made_in == NONE ? worked : (month)made_in);
    value_month(values, corrections_paid_in, worked);
}

/* What was recovered out of the month's allowance before it came to a payment. */
static bool add_recovered(fen *paid, const struct rows *corrections, month of)
{
    for (size_t i = 0; i < corrections->count; i++)
        if (corrections->at[i].number[corrections_paid_in] == of
            && !fen_add(paid, -corrections->at[i].number[corrections_amount]))
            return false;
    if (*paid < 0)
        *paid = 0;
    return true;
}

static bool add_paid(fen *paid, const struct household *household, month of)
{
    const struct rows *rows = &household->side[TABLE_paid];
    bool any = false;

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];

        if (row->number[paid_month] != of)
            continue;
        any = true;
        if (!fen_add(paid, row_amount(row, paid_base))
            || !fen_add(paid, row_amount(row, paid_supplement)))
            return false;
    }
    return any || add_recovered(paid, &household->side[TABLE_corrections], of);
}

bool find_correction(const struct household *household, fen *amount)
{
    const struct rows *corrections = &household->side[TABLE_corrections];
    month of = (month)household->row->number[stream_month];
    fen paid = 0;

    *amount = row_amount(household->row, stream_payable);
    if (!add_paid(&paid, household, of) || !fen_add(amount, -paid))
        return false;
    for (size_t i = 0; i < corrections->count; i++)
        if (corrections->at[i].number[corrections_month] == of
            && !fen_add(amount, -corrections->at[i].number[corrections_amount]))
            return false;
    return true;
}

void new_correction_write(const struct household *household, fen amount, month made_in,
                          struct values *values)
{
    value_text(values, corrections_household_id, household->id);
    value_month(values, corrections_month, (month)household->row->number[stream_month]);
    value_fen(values, corrections_amount, amount);
    value_string(values, corrections_reasons, amount > 0 ? "arrears" : "recovery");
    value_month(values, corrections_made_in, made_in);
}
