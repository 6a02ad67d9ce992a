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

/* Whose months say when something was first given. */
static const struct period *whole_of(const struct period *period)
{
    return period->whole ? period->whole : period;
}

int period_programme(const struct period *period, const char *code, const struct report **report)
{
    for (size_t i = 0; i < period->count; i++) {
        int programme = given(&whole_of(period)->months[i], code);

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
        int supplement = supplement_given(&whole_of(period)->months[i], code);

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

bool period_payable(const struct period *period, struct tally *sum)
{
    *sum = (struct tally){ 0 };
    for (size_t i = 0; i < period->count; i++) {
        const struct tally *roster = &period->months[i].roster;

        sum->households += roster->households;
        if (!fen_add(&sum->persons, roster->persons) || !fen_add(&sum->amount, roster->amount))
            return false;
    }
    return true;
}

fen average(fen amount, int64_t count)
{
    fen whole = amount / count, rest = amount % count;

    rest = rest < 0 ? -rest : rest;
    if (rest >= count - rest)
        whole += amount < 0 ? -1 : 1;
    return whole;
}

/* Last month's households + new + resumed - stopped - suspended = this month's. */
static bool flows_add_up(const struct report *report)
{
    const struct tally *moved = report->movements;

    return report->previous.households + moved[MOVEMENT_NEW].households
               + moved[MOVEMENT_RESUMED].households - moved[MOVEMENT_STOPPED].households
               - moved[MOVEMENT_SUSPENDED].households
        == report->roster.households;
}

static bool all_flows_add_up(const struct period *period)
{
    for (size_t i = 0; i < period->count; i++)
        if (!flows_add_up(&period->months[i]))
            return false;
    return true;
}

/* NONE: beyond 64 bits. */
static int64_t sum_of(const int64_t *parts, size_t count)
{
    int64_t sum = 0;

    for (size_t i = 0; i < count; i++)
        if (__builtin_add_overflow(sum, parts[i], &sum))
            return NONE;
    return sum;
}

static int64_t categories_together(const struct report *report)
{
    size_t count = 0;

    while (codes_category[count].name)
        count++;
    return sum_of(report->categories, count);
}

static int64_t funds_together(const struct registers *registers)
{
    int64_t sum = 0;

    for (size_t i = 0; i < registers->funds.count; i++)
        if (!fen_add(&sum, registers->funds.at[i].amount))
            return NONE;
    return sum;
}

static bool money_adds_up(const struct registers *registers, enum addition addition)
{
    const fen ways[] = { registers->paid, registers->returned, registers->outstanding };

    switch (addition) {
    case ADDS_MONEY:
        return sum_of(ways, sizeof ways / sizeof *ways) == registers->requested;
    case ADDS_SPENDING:
        return sum_of(registers->spent, SPENDINGS) == registers->requested;
    default:
        return funds_together(registers) == registers->requested;
    }
}

bool period_adds_up(const struct period *period, enum addition addition)
{
    const struct report *last = period_end_report(period);

    switch (addition) {
    case ADDS_FLOWS:
        return all_flows_add_up(period);
    case ADDS_CATEGORIES:
        return categories_together(last) == last->roster.persons;
    case ADDS_AGES:
        return sum_of(last->ages, AGE_BANDS) == last->roster.persons;
    default:
        return !period->registers || money_adds_up(period->registers, addition);
    }
}
