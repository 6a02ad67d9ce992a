#include "report.h"

const struct report *period_end_report(const struct period *period)
{
    return &period->months[period->count - 1];
}

bool period_movement(const struct period *period, int movement, struct tally *sum)
{
    *sum = (struct tally){ 0 };
    for (size_t i = 0; i < period->count; i++) {
        const struct tally *one = &period->months[i].movements[movement];

        sum->households += one->households;
        if (!fen_add(&sum->persons, one->persons) || !fen_add(&sum->amount, one->amount))
            return false;
    }
    return true;
}

/* A programme that was given in the month, or -1. */
static int given(const struct report *report, const char *code)
{
    int programme = policy_programme(report->policy, text_of(code));

    return programme >= 0 && report->programmes[programme].sum.households > 0 ? programme : -1;
}

bool period_programme_amount(const struct period *period, const char *code, fen *sum)
{
    *sum = 0;
    for (size_t i = 0; i < period->count; i++) {
        const struct report *report = &period->months[i];
        int programme = given(report, code);

        if (programme >= 0 && !fen_add(sum, report->programmes[programme].sum.amount))
            return false;
    }
    return true;
}

int period_programme(const struct period *period, const char *code, const struct report **report)
{
    for (size_t i = 0; i < period->count; i++) {
        int programme = given(&period->months[i], code);

        *report = &period->months[i];
        if (programme >= 0)
            return programme;
    }
    return -1;
}

static int supplement_given(const struct report *report, const char *code)
{
    for (size_t i = 0; i < report->policy->supplement_count; i++)
        if (report->supplements[i].households > 0
            && strcmp(report->policy->supplements[i].rule.code, code) == 0)
            return (int)i;
    return -1;
}

int period_supplement(const struct period *period, const char *code, const struct report **report)
{
    for (size_t i = 0; i < period->count; i++) {
        int supplement = supplement_given(&period->months[i], code);

        *report = &period->months[i];
        if (supplement >= 0)
            return supplement;
    }
    return -1;
}

bool period_vouchers(const struct period *period, const char *code, struct programme_tally *sum)
{
    bool fits = true;

    *sum = (struct programme_tally){ { 0, 0, 0 }, 0 };
    for (size_t i = 0; i < period->count; i++) {
        const struct report *report = &period->months[i];
        int programme = policy_programme(report->policy, text_of(code));

        if (programme < 0)
            continue;
        sum->sum.households += report->programmes[programme].sum.households;
        sum->sum.persons += report->programmes[programme].sum.persons;
        sum->quantity += report->programmes[programme].quantity;
        fits &= fen_add(&sum->sum.amount, report->programmes[programme].sum.amount);
    }
    return fits;
}
