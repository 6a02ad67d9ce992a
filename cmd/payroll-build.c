/* dibao-payroll build 编制发放表: one payment a household, from the roster and the awards. */
#include "../lib/rules/offices.h"
#include "../lib/rules/payees.h"
#include "../lib/rules/payroll.h"
#include "payroll.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static const enum option takes[] = {
    OPTION_MONTH, OPTION_BOOK, OPTION_TABLE, OPTION_POLICY, OPTION_OUTPUT, OPTION_TO,
    OPTION_REJECTS, OPTION_APPLIED, OPTION_COUNT
};
static const enum option needs[] = { OPTION_MONTH, OPTION_COUNT };
static const struct program program = {
    .name = "dibao-payroll",
    .verb = "build",
    .operand = "[ROSTER]",
    .operand_zh = "[名册]",
    .operands = 1,
    .english = "Makes one payment a household from the roster and the awards.",
    .chinese = "由名册和补贴明细编制发放表，每户一笔。",
    .example = "dibao-payroll build -m 2004-04 -b book -t awards=awards.csv roster.csv",
    .takes = takes,
    .needs = needs,
};

enum { SIDES = RECALL_SIDES + 4, COUNT_TEXT = 24, NAME_TEXT = 200 };

/* What a run over the roster works with. */
struct payroll {
    const struct policy *policy;
    struct offices offices;
    struct payees payees;
    day paid_on;
    struct writer *applied;  /* corrections that are applied; NULL: not asked for */
    struct values correction;
    int64_t payments, nothing, without_id;
    fen allowance, awards, corrections, carried, goods, total;
};

static const char *id_of(struct run *run, const struct household *household)
{
    return arena_copy(&run->arena, household->id.at, household->id.size);
}

static void fault(struct run *run, const struct household *household, enum message message,
                  int column)
{
    run_fault(run, message, TABLE_stream, run_place(run, household->row, column),
              id_of(run, household), NULL, NULL);
}

/* One person in two households would be paid twice: the first payment may be out already, so
   nothing is finished. */
static void add_payees(struct run *run, struct payroll *payroll,
                       const struct household *household, const struct facts *facts)
{
    struct id_number id;

    payees_household(&payroll->payees, household->id);
    for (int i = next_counted(facts, NO_MEMBER); i != NO_MEMBER; i = next_counted(facts, i)) {
        const struct row *row = facts->members[i].row;

        if (id_number_parse(row->field[members_id_number], &id) != ID_GOOD) {
            payroll->without_id++;
            continue;
        }
        const char *other = payees_add(&payroll->payees, &id);
        if (other)
            problem_add(&run->problems, MESSAGE_PAYROLL_TWICE,
                        run_place(run, row, members_id_number), other, id_of(run, household),
                        NULL);
    }
}

static bool add_totals(struct payroll *payroll, const struct payment *payment)
{
    payroll->payments++;
    return fen_add(&payroll->allowance, payment->base)
        && fen_add(&payroll->allowance, payment->supplement)
        && fen_add(&payroll->awards, payment->programmes)
        && fen_add(&payroll->corrections, payment->corrections.sum)
        && fen_add(&payroll->carried, payment->carried.sum)
        && fen_add(&payroll->goods, payment->goods) && fen_add(&payroll->total, payment->total);
}

/* The household's row of the book and its subdistrict's office, or it is at fault. */
static bool find_payer(struct run *run, const struct payroll *payroll,
                       const struct household *household, struct office **office)
{
    *office = office_of(&payroll->offices, household->row->field[stream_subdistrict]);
    if (household->side[TABLE_households].count == 0)
        fault(run, household, MESSAGE_PAYROLL_HOUSEHOLD, -1);
    else if (!*office)
        fault(run, household, MESSAGE_PAYROLL_PLACE, stream_subdistrict);
    else if ((*office)->payments == MOST_PAYMENTS)
        fault(run, household, MESSAGE_PAYROLL_NUMBERS, stream_subdistrict);
    else
        return true;
    return false;
}

static void pay(struct run *run, struct payroll *payroll, const struct household *household,
                struct payment *payment)
{
    month worked = run->settings->month;
    struct office *office;
    struct facts facts;
    struct scope scope;
    char number[PAYMENT_NUMBER];

    if (!find_payer(run, payroll, household, &office))
        return;
    if (!recall_facts(&facts, household, payroll->policy, worked, &run->arena, &scope)
        || !find_delivery(payment, payroll->policy, &scope)) {
        rule_fault(run, household, payroll->policy, &scope);
        return;
    }
    add_payees(run, payroll, household, &facts);
    if (!add_totals(payroll, payment) || !fen_add(&office->total, payment->total)) {
        fault(run, household, MESSAGE_PAYROLL_SUM, -1);
        return;
    }
    office_number(office, worked, number);
    payment_write(payment, household, &household->side[TABLE_households].at[0], number, worked,
                  payroll->paid_on, &run->values);
    run_write(run);
}

static void write_applied(struct run *run, struct payroll *payroll, const struct applied *applied)
{
    for (size_t i = 0; payroll->applied && i < applied->count; i++) {
        if (applied->at[i].amount == 0)
            continue;
        correction_write(&applied->at[i], run->settings->month, &payroll->correction);
        writer_row(payroll->applied, &payroll->correction);
    }
}

static void pay_household(struct run *run, struct payroll *payroll,
                          const struct household *household)
{
    size_t rejected = run->rejected;
    struct payment payment;

    if (!is_of_month(run, household))
        return;
    if (!find_payment(&payment, household, payroll->policy, run->settings->month, &run->arena))
        fault(run, household, MESSAGE_PAYROLL_SUM, -1);
    else if (payment.total > 0)
        pay(run, payroll, household, &payment);
    else
        payroll->nothing += household->row->number[stream_on_roster] == 1;
    if (run->rejected == rejected)
        write_applied(run, payroll, &payment.corrections);
}

static void say_money(const struct settings *settings, enum message message, fen first,
                      fen second, fen third)
{
    char text[3][FEN_TEXT];

    fen_format(text[0], first);
    fen_format(text[1], second);
    fen_format(text[2], third);
    settings_say(settings, message, text[0], text[1], text[2]);
}

static void say_total(const struct settings *settings, const struct payroll *payroll)
{
    char payments[COUNT_TEXT], total[FEN_TEXT], paid_on[DAY_TEXT];

    snprintf(payments, COUNT_TEXT, "%" PRId64, payroll->payments);
    fen_format(total, payroll->total);
    day_format(paid_on, payroll->paid_on);
    settings_say(settings, MESSAGE_PAYROLL_TOTAL, payments, total, paid_on);
}

/* The control totals of each subdistrict. */
static void say_offices(const struct settings *settings, const struct offices *offices)
{
    char name[NAME_TEXT], payments[COUNT_TEXT], total[FEN_TEXT];

    for (size_t i = 0; i < offices->count; i++) {
        const struct office *office = &offices->at[i];

        snprintf(name, NAME_TEXT, "%.*s", (int)office->name.size, office->name.at);
        snprintf(payments, COUNT_TEXT, "%d", office->payments);
        fen_format(total, office->total);
        settings_say(settings, MESSAGE_PAYROLL_OFFICE, name, payments, total);
    }
}

static void say_payroll(const struct settings *settings, const struct payroll *payroll)
{
    say_total(settings, payroll);
    say_money(settings, MESSAGE_PAYROLL_PARTS, payroll->allowance, payroll->awards,
              payroll->goods);
    say_money(settings, MESSAGE_PAYROLL_CHANGES, payroll->corrections, payroll->carried, 0);
    settings_count(settings, MESSAGE_PAYROLL_NOTHING, payroll->nothing, 0, 0);
    settings_count(settings, MESSAGE_PAYROLL_NO_ID, payroll->without_id, 0, 0);
    say_offices(settings, &payroll->offices);
}

static bool find_offices(struct run *run, struct payroll *payroll, struct arena *arena)
{
    char *file = run_find_table(run->settings, "places");
    struct rows places;
    bool good = run_load_table(run->settings, TABLE_places, &places, arena, &run->problems)
             && offices_find(&payroll->offices, &places, file, &run->problems);

    free(file);
    return good;
}

static void warn_of_calendar(struct run *run, const struct payroll *payroll)
{
    char paid_on[DAY_TEXT];

    if (calendar_knows(&payroll->policy->calendar, payroll->paid_on))
        return;
    day_format(paid_on, payroll->paid_on);
    problem_warn(&run->problems, MESSAGE_PAYROLL_CALENDAR,
                 (struct place){ .file = payroll->policy->file, .column = "/calendar" }, paid_on,
                 NULL, NULL);
}

static size_t choose_sides(struct side_plan *sides, const struct policy *policy)
{
    size_t count = recall_sides(sides, policy);

    sides[count++] = (struct side_plan){ .table = TABLE_households, .need = NEEDED };
    sides[count++] = (struct side_plan){ .table = TABLE_awards, .need = IF_THERE };
    sides[count++] = (struct side_plan){ .table = TABLE_corrections, .need = IF_THERE,
                                         .many = true };
    sides[count++] = (struct side_plan){ .table = TABLE_settled, .need = IF_THERE, .many = true };
    return count;
}

static void pay_all(struct run *run, struct payroll *payroll, struct arena *places)
{
    const char *file = run->settings->value[OPTION_APPLIED];
    struct household *household;
    bool good = find_offices(run, payroll, places);

    if (good && file)
        good = (payroll->applied = run_also(run, file, TABLE_corrections)) != NULL;
    if (good) {
        warn_of_calendar(run, payroll);
        while ((household = run_next(run)))
            pay_household(run, payroll, household);
    }
    payees_fini(&payroll->payees);
}

static int build_payroll(const struct settings *settings, const struct policy *policy)
{
    static const int requires[] = { stream_month, stream_persons, stream_supplement,
                                    stream_on_roster, stream_payable, stream_phase_out, -1 };
    static const enum table loads[] = { TABLE_places, TABLE_COUNT };
    struct side_plan sides[SIDES];
    struct run_plan plan = { .main = TABLE_stream, .schema = policy->stream_schema,
                             .requires = requires, .sides = sides,
                             .side_count = choose_sides(sides, policy),
                             .month = settings->month, .writes = TABLE_payroll,
                             .outer = TABLE_awards, .loads = loads };
    struct payroll payroll = { .policy = policy, .paid_on = pay_day(policy, settings->month) };
    struct arena places = { 0 };
    struct run run;

    values_init(&payroll.correction, schema_of(TABLE_corrections));
    if (run_open(&run, settings, &plan))
        pay_all(&run, &payroll, &places);
    int status = run_close(&run);
    if (status != STATUS_FAILED)
        say_payroll(settings, &payroll);
    values_fini(&payroll.correction);
    offices_fini(&payroll.offices);
    arena_fini(&places);
    return status;
}

static bool has_rules(const struct policy *policy, const struct settings *settings,
                      struct problems *problems)
{
    (void)settings;
    problems_clear(problems); /* absent labels are for dibao-policy check */
    return policy->payroll.present
        || problem_add(problems, MESSAGE_PAYROLL_NO_RULES,
                       (struct place){ .file = policy->file, .column = "/payroll" }, NULL, NULL,
                       NULL);
}

static int work(const struct settings *settings)
{
    return work_under_policy(settings, settings->month, has_rules, build_payroll);
}

const struct verb verb_build = { &program, work };
