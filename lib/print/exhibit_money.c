/* The tables of the money, of programmes and of registers. */
#include "exhibit.h"
#include "label.h"

static const struct exhibit_column counts[] = { { MESSAGE_REPORT_NUMBER, CELL_COUNT } };
static const struct exhibit_column yuan[] = { { MESSAGE_REPORT_YUAN, CELL_MONEY } };
static const struct exhibit_column rates[] = { { MESSAGE_REPORT_RATE, CELL_RATE } };
static const struct exhibit_column given[] = {
    { MESSAGE_REPORT_HOUSEHOLDS, CELL_COUNT },
    { MESSAGE_REPORT_PERSONS, CELL_COUNT },
    { MESSAGE_REPORT_YUAN, CELL_MONEY },
    { MESSAGE_REPORT_YEAR_YUAN, CELL_MONEY },
};
static const struct exhibit_column vouchers[] = {
    { MESSAGE_REPORT_ISSUED, CELL_COUNT },
    { MESSAGE_REPORT_VALUE, CELL_MONEY },
    { MESSAGE_REPORT_REDEEMED, CELL_MONEY },
};

/* A line of the month that it is as of, in a year; the amount of the whole year beside it. */
static int64_t *given_row(const struct exhibits *exhibits, struct exhibit *exhibit,
                          const struct period *period, const struct rule *rule,
                          const struct report *report, const struct tally *tally)
{
    struct buffer label = { 0 };
    int64_t *value;

    if (period->year)
        buffer_month(&label, report->month);
    buffer_string(&label, period->year ? " " : "");
    buffer_string(&label, rule_label(rule, exhibits->language));
    value = exhibit_row(exhibit, rule->code, label.at, false);
    value[0] = tally->households;
    value[1] = tally->persons;
    value[2] = tally->amount;
    buffer_fini(&label);
    return value;
}

/* Each in the line of the month in which it was first given; supplements of a month always. */
static void given_in(const struct exhibits *exhibits, struct exhibit *exhibit,
                     const struct period *period, const struct report *report)
{
    const struct policy *policy = report->policy;
    const struct report *first;

    for (size_t i = 0; i < policy->programme_count; i++) {
        const struct rule *rule = &policy->programmes[i].rule;

        if (period_programme(period, rule->code, &first) != (int)i || first != report)
            continue;
        int64_t *value = given_row(exhibits, exhibit, period, rule, report,
                                   &report->programmes[i].sum);
        if (period->year)
            period_programme_amount(period, rule->code, &value[3]);
    }
    for (size_t i = 0; i < policy->supplement_count; i++) {
        const struct rule *rule = &policy->supplements[i].rule;

        if (!period->year
            || (period_supplement(period, rule->code, &first) == (int)i && first == report))
            given_row(exhibits, exhibit, period, rule, report, &report->supplements[i]);
    }
}

static void programmes(struct exhibits *exhibits, const struct period *period)
{
    struct exhibit *exhibit = exhibit_begin(exhibits, MESSAGE_REPORT_PROGRAMMES, given,
                                            period->year ? 4 : 3, DRAWN_NOT);

    for (size_t i = 0; i < period->count; i++)
        given_in(exhibits, exhibit, period, &period->months[i]);
    if (period->year)
        exhibit_note(exhibits, exhibit, MESSAGE_REPORT_PROGRAMMES_ARE);
}

static void aid(struct exhibits *exhibits, const struct registers *registers)
{
    struct exhibit *exhibit = exhibit_begin(exhibits, MESSAGE_REPORT_AID, given, 3, DRAWN_NOT);

    for (size_t i = 0; codes_aid[i].name; i++) {
        const struct aid_count *count = &registers->aid[i];

        if (count->household_count == 0)
            continue;
        int64_t *value = exhibit_row(exhibit, codes_aid[i].name,
                                     code_label(&codes_aid[i], exhibits->language), false);
        value[0] = count->household_count;
        value[1] = count->person_count;
        value[2] = count->amount;
    }
}

static void voucher_table(struct exhibits *exhibits, const struct period *period)
{
    const struct policy *policy = period_end_report(period)->policy;
    const struct registers *all = (period->whole ? period->whole : period)->registers;
    struct exhibit *exhibit = NULL;
    struct programme_tally sum;

    for (size_t i = 0; i < policy->programme_count; i++) {
        const struct rule *rule = &policy->programmes[i].rule;

        if (policy->programmes[i].form != FORM_VOUCHER
            || !period_vouchers(period, rule->code, &sum) || sum.sum.households == 0)
            continue;
        if (!exhibit)
            exhibit = exhibit_begin(exhibits, MESSAGE_REPORT_VOUCHERS, vouchers, 3, DRAWN_NOT);
        int64_t *value = exhibit_row(exhibit, rule->code, rule_label(rule, exhibits->language),
                                     false);
        value[0] = sum.quantity;
        value[1] = sum.sum.amount;
        if (all->redeemed.count > 0)
            value[2] = sums_of(&period->registers->redeemed, rule->code);
    }
}

/* One figure of a table of lines. */
struct line {
    enum message label;
    int64_t value;
};

static struct exhibit *lines(struct exhibits *exhibits, enum message title,
                             const struct exhibit_column *column, const struct line *line,
                             size_t count)
{
    struct exhibit *exhibit = exhibit_begin(exhibits, title, column, 1, DRAWN_NOT);

    for (size_t i = 0; i < count; i++)
        exhibit_line(exhibits, exhibit, line[i].label, line[i].value, false);
    return exhibit;
}
#define LINES(exhibits, title, column, list) \
    lines(exhibits, title, column, list, sizeof list / sizeof *list)

static void duties(struct exhibits *exhibits, const struct registers *registers)
{
    const struct line list[] = {
        { MESSAGE_REPORT_VISITS, registers->visits },
        { MESSAGE_REPORT_WORK_CALLED, registers->called },
        { MESSAGE_REPORT_WORK_ATTENDED, registers->attended },
        { MESSAGE_REPORT_WORK_PERSONS, registers->workers },
        { MESSAGE_REPORT_PETITIONS, registers->petition_persons },
        { MESSAGE_REPORT_PETITION_REPORTS, registers->petition_reports },
        { MESSAGE_REPORT_UNANSWERED, registers->unanswered },
    };

    LINES(exhibits, MESSAGE_REPORT_DUTIES, counts, list);
}

static void money(struct exhibits *exhibits, const struct period *period)
{
    const struct registers *registers = period->registers;
    const struct line list[] = {
        { MESSAGE_REPORT_REQUESTED, registers->requested },
        { MESSAGE_REPORT_ALLOTTED, registers->allotted },
        { MESSAGE_REPORT_PAID, registers->paid },
        { MESSAGE_REPORT_RETURNED, registers->returned },
        { MESSAGE_REPORT_OUTSTANDING, registers->outstanding },
    };
    struct exhibit *exhibit = LINES(exhibits, MESSAGE_REPORT_MONEY, yuan, list);

    exhibit_adds_up(exhibits, exhibit, MESSAGE_REPORT_MONEY_IS,
                    period_adds_up(period, ADDS_MONEY));
}

static void requested(struct exhibits *exhibits, struct exhibit *exhibit,
                      const struct period *period, enum addition addition)
{
    exhibit->drawing = DRAWN_BARS;
    exhibit_row(exhibit, "", message_in(MESSAGE_REPORT_TOGETHER, exhibits->language), true)[0] =
        period->registers->requested;
    exhibit_adds_up(exhibits, exhibit, MESSAGE_REPORT_SPENT_IS, period_adds_up(period, addition));
}

static void spending(struct exhibits *exhibits, const struct period *period)
{
    const fen *spent = period->registers->spent;
    const struct line list[] = {
        { MESSAGE_REPORT_BASE, spent[SPENT_BASE] },
        { MESSAGE_REPORT_SUPPLEMENT, spent[SPENT_SUPPLEMENT] },
        { MESSAGE_REPORT_CASH, spent[SPENT_PROGRAMMES] },
        { MESSAGE_REPORT_CORRECTIONS, spent[SPENT_CORRECTIONS] },
    };
    struct exhibit *exhibit = LINES(exhibits, MESSAGE_REPORT_SPENDING, yuan, list);

    requested(exhibits, exhibit, period, ADDS_SPENDING);
    exhibit_line(exhibits, exhibit, MESSAGE_REPORT_IN_GOODS, period->registers->in_goods, true);
}

static void funds(struct exhibits *exhibits, const struct period *period)
{
    const struct sums *all = &(period->whole ? period->whole : period)->registers->funds;
    struct exhibit *exhibit =
        exhibit_begin(exhibits, MESSAGE_REPORT_FUNDS, yuan, 1, DRAWN_BARS);

    for (size_t i = 0; i < all->count; i++)
        exhibit_row(exhibit, all->at[i].code, fund_label(all->at[i].code, exhibits->language),
                    false)[0] = sums_of(&period->registers->funds, all->at[i].code);
    requested(exhibits, exhibit, period, ADDS_FUNDS);
}

/* NONE where there is nothing to divide by. */
static int64_t rate(int64_t part, int64_t whole)
{
    return whole > 0 ? ten_thousandths(part, whole) : NONE;
}

static void rate_table(struct exhibits *exhibits, const struct registers *registers)
{
    const struct line list[] = {
        { MESSAGE_REPORT_FULL_PAYMENT, rate(registers->in_time, registers->requested) },
        { MESSAGE_REPORT_COVERAGE, rate(registers->covered, registers->approved) },
        { MESSAGE_REPORT_RECORDS,
          rate(registers->filed, registers->proofs->has_archives ? registers->on_roster : 0) },
        { MESSAGE_REPORT_ATTENDANCE, rate(registers->attended, registers->called) },
    };
    struct exhibit *exhibit = LINES(exhibits, MESSAGE_REPORT_RATES, rates, list);

    exhibit_note(exhibits, exhibit, MESSAGE_REPORT_RATES_ARE);
}

/* "Of 47720.10 yuan and 185 households": what the averages are of. */
static void basis(const struct exhibits *exhibits, struct exhibit *exhibit,
                  const struct tally *sum)
{
    struct buffer households = { 0 }, persons = { 0 };
    char amount[FEN_TEXT];

    fen_format(amount, sum->amount);
    buffer_number(&households, sum->households);
    buffer_number(&persons, sum->persons);
    add_message(&exhibit->note, MESSAGE_REPORT_AVERAGES_ARE, exhibits->language,
                (const char *const[]){ amount, households.at, persons.at, NULL });
    buffer_fini(&households);
    buffer_fini(&persons);
}

static void averages(struct exhibits *exhibits, const struct period *period)
{
    struct tally sum;

    period_payable(period, &sum);
    const struct line list[] = {
        { MESSAGE_REPORT_PER_HOUSEHOLD,
          sum.households > 0 ? average(sum.amount, sum.households) : NONE },
        { MESSAGE_REPORT_PER_PERSON, sum.persons > 0 ? average(sum.amount, sum.persons) : NONE },
    };
    basis(exhibits, LINES(exhibits, MESSAGE_REPORT_AVERAGES, yuan, list), &sum);
}

void exhibits_of_money(struct exhibits *exhibits, const struct period *period)
{
    averages(exhibits, period);
    programmes(exhibits, period);
    if (!period->registers)
        return;
    voucher_table(exhibits, period);
    aid(exhibits, period->registers);
    duties(exhibits, period->registers);
    money(exhibits, period);
    spending(exhibits, period);
    funds(exhibits, period);
    rate_table(exhibits, period->registers);
}
