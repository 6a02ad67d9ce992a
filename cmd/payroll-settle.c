/* dibao-payroll settle 结账: what became of each payment, and whether the sums agree. */
#include "../lib/rules/closing.h"
#include "../lib/rules/fund.h"
#include "../lib/rules/numbers.h"
#include "payroll.h"
#include <stdlib.h>

static const enum option takes[] = {
    OPTION_MONTH, OPTION_BOOK, OPTION_TABLE, OPTION_POLICY, OPTION_OUTPUT, OPTION_TO,
    OPTION_LAPSED, OPTION_DIFFERENCES, OPTION_COUNT
};
static const enum option needs[] = { OPTION_COUNT };
static const struct program program = {
    .name = "dibao-payroll",
    .verb = "settle",
    .operand = "[PAYROLL]",
    .operand_zh = "[发放表]",
    .operands = 1,
    .english = "Says what became of each payment, and whether the sums agree.",
    .chinese = "按回执登记每笔发放的结果，并核对各环节金额。",
    .example = "dibao-payroll settle -t receipts=receipts.csv -o settled.csv payroll.csv",
    .takes = takes,
    .needs = needs,
};

enum { OUTCOMES = RECEIPT_WITHHELD + 2, COUNT_TEXT = 24, NAME_TEXT = 200 };

/* What a run over the payroll works with. */
struct settling {
    struct run run;
    const struct policy *policy; /* NULL: none was named */
    month month, into;           /* of the payroll; into which is carried */
    struct receipts receipts;
    struct closing closing;
    struct numbers numbers;
    struct values lapse, difference;
    struct writer *lapsed, *differences; /* NULL: not asked for */
    const char *receipts_file, *funds_file;
    int64_t payments[OUTCOMES];  /* by outcome, those without a receipt last */
    fen amounts[OUTCOMES], lapsed_amount;
    int64_t refused;
    size_t differing;
};

static void take_receipt(void *listener, const struct row *row)
{
    struct settling *settling = listener;

    receipts_add(&settling->receipts, row);
}

static void take_funds(void *listener, const struct row *row)
{
    struct settling *settling = listener;

    if (row->number[funds_month] == settling->month)
        closing_book(&settling->closing, row);
}

static void fault(struct settling *settling, const struct row *payment, enum message message,
                  int column, const char *first, const char *second)
{
    run_fault(&settling->run, message, TABLE_payroll, run_place(&settling->run, payment, column),
              first, second, NULL);
}

/* The row is one of a payroll that was not changed since it was made, all of one month. */
static bool is_sound(struct settling *settling, const struct row *payment)
{
    month of = (month)payment->number[payroll_month];
    enum message message;
    char sums[2][FEN_TEXT];

    if (settling->month == NO_MONTH) {
        settling->month = of;
        if (settling->into == NO_MONTH)
            settling->into = of + 1;
    }
    if (of != settling->month || settling->into <= of)
        fault(settling, payment, MESSAGE_SETTLE_MONTH, payroll_month, NULL, NULL);
    else if (!funds_add_up(payment, &message, sums))
        fault(settling, payment, message, payroll_funds, sums[0], sums[1]);
    else if (!number_follows(&settling->numbers, payment->field[payroll_payment_no]))
        fault(settling, payment, MESSAGE_PAYROLL_NUMBER, payroll_payment_no, NULL, NULL);
    else
        return true;
    return false;
}

static void write_lapses(struct settling *settling, const struct row *payment,
                         const struct settlement *settlement)
{
    for (size_t i = 0; i < settlement->lapse_count; i++) {
        settling->lapsed_amount += settlement->lapses[i].amount;
        if (!settling->lapsed)
            continue;
        values_clear(&settling->lapse);
        lapse_write(&settlement->lapses[i], payment, &settling->lapse);
        writer_row(settling->lapsed, &settling->lapse);
    }
}

static void settle(struct settling *settling, const struct household *household)
{
    const struct row *payment = household->row;
    struct settlement settlement;
    size_t count;

    if (!is_sound(settling, payment))
        return;
    struct receipt *receipts = receipts_of(&settling->receipts,
                                           payment->field[payroll_payment_no], &count);
    settle_payment(&settlement, payment, receipts, count, settling->policy, settling->into,
                   &settling->run.arena);
    closing_add(&settling->closing, payment, &settlement);
    size_t outcome = settlement.known ? (size_t)settlement.outcome : OUTCOMES - 1;
    settling->payments[outcome]++;
    if (!fen_add(&settling->amounts[outcome], payment->number[payroll_total]))
        settling->closing.overflow = true;
    write_lapses(settling, payment, &settlement);
    settlement_write(&settlement, payment, &settling->run.values);
    run_write(&settling->run);
}

static void write_difference(struct settling *settling, const char *where, struct text key,
                             const char *what, const char *expected, const char *found)
{
    struct values *values = &settling->difference;

    settling->differing++;
    if (!settling->differences)
        return;
    values_clear(values);
    value_string(values, differences_where, where);
    value_text(values, differences_key, key);
    value_string(values, differences_what, what);
    value_string(values, differences_expected, expected);
    value_string(values, differences_found, found);
    writer_row(settling->differences, values);
}

static void refuse(struct settling *settling, const struct receipt *receipt)
{
    static const struct { enum message message; const char *what; } why[] = {
        [RECEIPT_UNKNOWN] = { MESSAGE_RECEIPT_UNKNOWN, "unknown" },
        [RECEIPT_REPEATED] = { MESSAGE_RECEIPT_REPEATED, "repeated" },
        [RECEIPT_PARTIAL] = { MESSAGE_RECEIPT_PARTIAL, "partial" },
        [RECEIPT_EXCESSIVE] = { MESSAGE_RECEIPT_EXCESSIVE, "excessive" },
        [RECEIPT_MISDATED] = { MESSAGE_RECEIPT_MISDATED, "misdated" },
    };
    char number[NAME_TEXT], found[FEN_TEXT] = "";
    struct buffer where = { 0 };

    snprintf(number, NAME_TEXT, "%.*s", (int)receipt->number.size, receipt->number.at);
    problem_warn(&settling->run.problems, why[receipt->refusal].message,
                 (struct place){ settling->receipts_file, receipt->line, NULL }, number, NULL,
                 NULL);
    buffer_string(&where, settling->receipts_file);
    buffer_byte(&where, ':');
    buffer_number(&where, receipt->line);
    if (receipt->refusal == RECEIPT_MISDATED && receipt->paid_on != NO_DAY)
        day_format(found, receipt->paid_on);
    else if (receipt->refusal != RECEIPT_MISDATED && receipt->amount != NONE)
        fen_format(found, receipt->amount);
    write_difference(settling, where.at, receipt->number, why[receipt->refusal].what, NULL, found);
    settling->refused++;
    buffer_fini(&where);
}

static void refuse_receipts(struct settling *settling)
{
    for (size_t i = 0; i < settling->receipts.count; i++)
        if (settling->receipts.at[i].refusal != RECEIPT_TAKEN)
            refuse(settling, &settling->receipts.at[i]);
}

static void tell_difference(struct settling *settling, const struct difference *difference)
{
    static const enum message messages_of[FUND_STEPS] = {
        [FUND_REQUESTED] = MESSAGE_SETTLE_REQUESTED,
        [FUND_ALLOTTED] = MESSAGE_SETTLE_ALLOTTED,
        [FUND_TRANSFERRED] = MESSAGE_SETTLE_TRANSFERRED,
    };
    char expected[FEN_TEXT], found[FEN_TEXT];
    struct buffer key = { 0 };

    fen_format(expected, difference->expected);
    fen_format(found, difference->found);
    buffer_string(&key, difference->subdistrict);
    buffer_string(&key, *difference->subdistrict ? ";" : "");
    buffer_string(&key, difference->fund);
    problem_warn(&settling->run.problems, messages_of[difference->step],
                 (struct place){ settling->funds_file, 0, NULL }, key.at, expected, found);
    write_difference(settling, settling->funds_file, buffer_as_text(&key),
                     codes_fund_step[difference->step].name, expected, found);
    buffer_fini(&key);
}

static void compare_sums(struct settling *settling)
{
    size_t count;
    struct difference *differences = closing_differences(&settling->closing, &count);

    for (size_t i = 0; i < count; i++)
        tell_difference(settling, &differences[i]);
    free(differences);
}

/* The table funds is looked at when it is there. */
static void close_sums(struct settling *settling)
{
    struct run *run = &settling->run;

    if (settling->closing.overflow)
        problem_add(&run->problems, MESSAGE_REPORT_SUM, (struct place){ 0 }, NULL, NULL, NULL);
    else if (settling->funds_file
             && run_each_row(run->settings, TABLE_funds, take_funds, settling, &run->problems))
        compare_sums(settling);
}

static bool open_also(struct settling *settling)
{
    const char *const *value = settling->run.settings->value;
    const char *lapsed = value[OPTION_LAPSED], *differences = value[OPTION_DIFFERENCES];

    if (lapsed && !(settling->lapsed = run_also(&settling->run, lapsed, TABLE_lapsed)))
        return false;
    return !differences
        || (settling->differences = run_also(&settling->run, differences, TABLE_differences));
}

static void settle_all(struct settling *settling)
{
    struct run *run = &settling->run;
    struct household *household;

    if (!open_also(settling)
        || !run_each_row(run->settings, TABLE_receipts, take_receipt, settling, &run->problems))
        return;
    receipts_sort(&settling->receipts);
    while ((household = run_next(run)))
        settle(settling, household);
    refuse_receipts(settling);
    close_sums(settling);
}

static void say_settled(const struct settings *settings, const struct settling *settling)
{
    static const enum message messages_of[OUTCOMES] = {
        MESSAGE_SETTLED_PAID, MESSAGE_SETTLED_RETURNED, MESSAGE_SETTLED_UNCLAIMED,
        MESSAGE_SETTLED_WITHHELD, MESSAGE_SETTLED_OPEN
    };
    char payments[COUNT_TEXT], amount[FEN_TEXT];

    for (size_t i = 0; i < OUTCOMES; i++) {
        snprintf(payments, COUNT_TEXT, "%lld", (long long)settling->payments[i]);
        fen_format(amount, settling->amounts[i]);
        settings_say(settings, messages_of[i], payments, amount, NULL);
    }
    fen_format(amount, settling->lapsed_amount);
    settings_say(settings, MESSAGE_SETTLED_LAPSED, amount, NULL, NULL);
    settings_count(settings, MESSAGE_SETTLED_REFUSED, settling->refused,
                   (int64_t)settling->differing - settling->refused, 0);
}

static int finish(struct settling *settling, const struct settings *settings)
{
    int status = run_close(&settling->run);

    if (status != STATUS_FAILED)
        say_settled(settings, settling);
    values_fini(&settling->lapse);
    values_fini(&settling->difference);
    receipts_fini(&settling->receipts);
    closing_fini(&settling->closing);
    return status == STATUS_DONE && settling->differing > 0 ? STATUS_ATTENTION : status;
}

static int settle_under(const struct settings *settings, const struct policy *policy)
{
    static const enum table loads[] = { TABLE_receipts, TABLE_funds, TABLE_COUNT };
    const struct run_plan plan = { .main = TABLE_payroll, .month = NO_MONTH,
                                   .writes = TABLE_settled, .outer = TABLE_COUNT,
                                   .loads = loads };
    char *receipts = run_find_table(settings, "receipts");
    char *funds = run_find_table(settings, "funds");
    struct settling *settling = allocate(1, sizeof *settling);

    *settling = (struct settling){ .policy = policy, .month = NO_MONTH, .into = settings->month,
                                   .receipts_file = receipts, .funds_file = funds };
    values_init(&settling->lapse, schema_of(TABLE_lapsed));
    values_init(&settling->difference, schema_of(TABLE_differences));
    if (run_open(&settling->run, settings, &plan))
        settle_all(settling);
    int status = finish(settling, settings);
    free(settling);
    free(receipts);
    free(funds);
    return status;
}

/* Without a policy everything is carried, however old. */
static int work(const struct settings *settings)
{
    if (!settings->value[OPTION_POLICY] && !settings->value[OPTION_BOOK])
        return settle_under(settings, NULL);
    return work_under_policy(settings, settings->month, NULL, settle_under);
}

const struct verb verb_settle = { &program, work };
