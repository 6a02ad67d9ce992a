#include "recompute.h"

static fen amount_of(const struct row *row)
{
    return row->number[stream_verdict] == VERDICT_ELIGIBLE ? row_amount(row, stream_amount) : 0;
}

/* Benefit went on under the approval that held in the month. */
static bool has_gone_on(const struct row *frozen, const struct row *latest)
{
    return latest && latest->number[stream_on_roster] == 1
        && latest->number[stream_approved_on] == frozen->number[stream_approved_on];
}

static bool is_as_approved(const struct row *assessed, const struct row *frozen)
{
    return assessed->number[stream_persons] == frozen->number[stream_approved_persons]
        && assessed->number[stream_income] == frozen->number[stream_approved_income];
}

static fen more(const struct row *assessed, const struct row *frozen, fen paid)
{
    return is_as_approved(assessed, frozen) ? amount_of(assessed) : paid;
}

fen recompute_payable(const struct row *assessed, const struct row *frozen,
                      const struct row *latest, const struct policy *policy, month of)
{
    struct standing then = standing_of(frozen, policy, of + 1);
    bool unclear = assessed->number[stream_verdict] == VERDICT_UNCLEAR;
    fen amount = amount_of(assessed);

    if (then.suspended)
        return has_gone_on(frozen, latest) ? more(assessed, frozen, 0) : 0;
    if (!then.on)
        return 0;
    if (then.phase_out.size > 0 || unclear || amount == amount_of(frozen))
        return then.payable;
    return amount < then.payable ? amount : more(assessed, frozen, then.payable);
}
