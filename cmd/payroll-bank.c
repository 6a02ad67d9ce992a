/* dibao-payroll bank 银行代发: the bank's bulk file, and its answer, by the policy's layout. */
#include "../lib/base/nearest.h"
#include "../lib/base/repeats.h"
#include "../lib/print/bank_file.h"
#include "../lib/rules/numbers.h"
#include "../lib/table/again.h"
#include "../lib/table/codes.h"
#include "payroll.h"

static const enum option takes[] = {
    OPTION_DATE, OPTION_BOOK, OPTION_POLICY, OPTION_LAYOUT, OPTION_ANSWER, OPTION_OUTPUT,
    OPTION_TO, OPTION_COUNT
};
static const enum option needs[] = { OPTION_LAYOUT, OPTION_COUNT };
static const struct program program = {
    .name = "dibao-payroll",
    .verb = "bank",
    .operand = "[PAYROLL]",
    .operand_zh = "[发放表]",
    .operands = 1,
    .english = "Writes the bank's bulk file by a layout of the policy, or makes receipts of its "
               "answer.",
    .chinese = "按政策规定的格式生成银行代发文件，或把银行回盘转为领取回执。",
    .example = "dibao-payroll bank --layout delimited -b book -o bank.txt payroll.csv",
    .takes = takes,
    .needs = needs,
};

/* What goes to the bank. */
struct sending {
    const struct settings *settings;
    const struct bank_form *form;
    struct converter *converter;
    struct repeats accounts;
    struct bank_totals totals;
    bool overflow;
    int64_t otherwise; /* payments that do not go through the bank */
    struct numbers numbers;
    int64_t line;
    struct buffer out;
    struct writer *writer;
};

static bool goes_to_bank(const struct row *payment)
{
    return payment->number[payroll_pay_method] == PAY_BANK && bank_money(payment) > 0;
}

static void take_payment(void *listener, const struct row *payment)
{
    struct sending *sending = listener;
    struct bank_totals *totals = &sending->totals;

    if (totals->month == NO_MONTH) {
        totals->month = (month)payment->number[payroll_month];
        if (payment->number[payroll_pay_on] != NONE)
            totals->pay_on = (day)payment->number[payroll_pay_on];
    }
    if (!goes_to_bank(payment)) {
        sending->otherwise++;
        return;
    }
    totals->count++;
    repeats_add(&sending->accounts, payment->field[payroll_account]);
    if (!fen_add(&totals->total, bank_money(payment)))
        sending->overflow = true;
}

static bool count_payments(struct sending *sending, struct problems *problems)
{
    const struct settings *settings = sending->settings;
    const char *file = settings->operand_count ? settings->operands[0] : "-";

    if (!input_keep(settings, problems)
        || !each_row_of(file, TABLE_payroll, take_payment, sending, problems))
        return false;
    repeats_sort(&sending->accounts);
    if (sending->overflow)
        return problem_add(problems, MESSAGE_REPORT_SUM, (struct place){ file, 0, "total" }, NULL,
                           NULL, NULL);
    return input_rewind(settings, problems);
}

static void flush(struct sending *sending, struct run *run)
{
    run_write_page(run, sending->writer, buffer_as_text(&sending->out));
    buffer_clear(&sending->out);
}

static void write_frame(struct sending *sending, struct run *run, const char *frame)
{
    if (!frame)
        return;
    if (!bank_frame(&sending->out, sending->form, sending->converter, frame, &sending->totals))
        problem_add(&run->problems, MESSAGE_BANK_FRAME, (struct place){ 0 }, frame, NULL, NULL);
    flush(sending, run);
}

static void refuse(struct run *run, const struct row *payment, enum message message, int column)
{
    char *household = arena_copy(&run->arena, payment->field[payroll_household_id].at,
                                 payment->field[payroll_household_id].size);

    run_fault(run, message, TABLE_payroll, run_place(run, payment, column), household, NULL, NULL);
}

static void add_line(struct sending *sending, struct run *run, const struct row *payment)
{
    static const enum message faults[] = {
        [BANK_TOO_WIDE] = MESSAGE_BANK_TOO_WIDE, [BANK_DELIMITER] = MESSAGE_BANK_DELIMITED,
        [BANK_ENCODING] = MESSAGE_BANK_UNSAYABLE
    };
    size_t at = 0;
    enum bank_fault fault = bank_line(&sending->out, sending->form, sending->converter, payment,
                                      ++sending->line, &at);
    int column = sending->form->columns[at].column;

    if (fault != BANK_GOOD)
        refuse(run, payment, faults[fault], column == BANK_MONEY ? payroll_total : column);
    else
        flush(sending, run);
}

static void send(struct sending *sending, struct run *run, const struct row *payment)
{
    struct text account = payment->field[payroll_account];

    if (!number_follows(&sending->numbers, payment->field[payroll_payment_no]))
        run_fault(run, MESSAGE_PAYROLL_NUMBER, TABLE_payroll,
                  run_place(run, payment, payroll_payment_no), NULL, NULL, NULL);
    else if (!goes_to_bank(payment))
        return;
    else if (account.size == 0)
        refuse(run, payment, MESSAGE_BANK_NO_ACCOUNT, payroll_account);
    else if (repeats_has(&sending->accounts, account))
        refuse(run, payment, MESSAGE_BANK_SHARED, payroll_account);
    else
        add_line(sending, run, payment);
}

static int write_file(struct sending *sending)
{
    const struct settings *settings = sending->settings;
    const struct run_plan plan = { .main = TABLE_payroll, .month = NO_MONTH,
                                   .writes = TABLE_COUNT, .outer = TABLE_COUNT };
    struct household *household;
    struct run run;

    if (run_open(&run, settings, &plan)
        && (sending->writer = writer_bytes(run.outputs, settings->value[OPTION_OUTPUT],
                                           &run.problems))) {
        write_frame(sending, &run, sending->form->header);
        while ((household = run_next(&run)))
            send(sending, &run, household->row);
        write_frame(sending, &run, sending->form->trailer);
    }
    return run_close(&run);
}

static void say_totals(const struct sending *sending)
{
    char sum[FEN_TEXT];
    struct buffer counts[2] = { { 0 } };

    fen_format(sum, sending->totals.total);
    buffer_number(&counts[0], sending->totals.count);
    buffer_number(&counts[1], sending->otherwise);
    settings_say(sending->settings, MESSAGE_BANK_TOTAL, counts[0].at, sum, counts[1].at);
    buffer_fini(&counts[0]);
    buffer_fini(&counts[1]);
}

/* The payroll is read twice: for its totals and whose account is whose, then for its lines. */
static int send_all(const struct settings *settings, const struct bank_form *form)
{
    struct sending sending = { .settings = settings, .form = form,
                               .totals = { .month = NO_MONTH, .pay_on = NO_DAY } };
    struct problems problems = { 0 };
    int status = STATUS_FAILED;

    if (converter_open(&sending.converter, ENCODING_UTF_8, (enum encoding)form->encoding)) {
        if (count_payments(&sending, &problems))
            status = write_file(&sending);
    } else {
        problem_add(&problems, MESSAGE_BANK_ENCODING_UNKNOWN, (struct place){ 0 }, NULL, NULL, NULL);
    }
    if (status != STATUS_FAILED)
        say_totals(&sending);
    settings_report(settings, &problems);
    problems_fini(&problems);
    converter_close(sending.converter);
    repeats_fini(&sending.accounts);
    buffer_fini(&sending.out);
    return status;
}

static const struct bank_layout *find_layout(const struct settings *settings,
                                             const struct policy *policy,
                                             struct problems *problems)
{
    const struct payroll_rules *rules = &policy->payroll;
    const char *name = settings->value[OPTION_LAYOUT];
    struct buffer known = { 0 };

    for (size_t i = 0; i < rules->layout_count; i++) {
        if (strcmp(rules->layouts[i].rule.code, name) == 0) {
            buffer_fini(&known);
            return &rules->layouts[i];
        }
        buffer_listed(&known, rules->layouts[i].rule.code);
    }
    add_suggestion(&known, name, known.at ? known.at : "");
    problem_add(problems, MESSAGE_BANK_NO_LAYOUT,
                (struct place){ .file = policy->file, .column = "/payroll/bank_layouts" }, name,
                known.size ? known.at : "-", NULL);
    buffer_fini(&known);
    return NULL;
}

static bool suits(const struct policy *policy, const struct settings *settings,
                  struct problems *problems)
{
    problems_clear(problems); /* absent labels are for dibao-policy check */
    const struct bank_layout *layout = find_layout(settings, policy, problems);

    if (!layout || !settings->value[OPTION_ANSWER] || layout->answer.column_count)
        return layout != NULL;
    return problem_add(problems, MESSAGE_BANK_NO_ANSWER,
                       (struct place){ .file = policy->file, .column = layout->rule.path },
                       layout->rule.code, NULL, NULL);
}

static int work_with_bank(const struct settings *settings, const struct policy *policy)
{
    struct problems problems = { 0 };
    const struct bank_layout *layout = find_layout(settings, policy, &problems);

    problems_fini(&problems);
    if (!layout) /* the policy suits, so that there is one */
        return STATUS_FAILED;
    return settings->value[OPTION_ANSWER] ? read_bank_answer(settings, &layout->answer)
                                          : send_all(settings, &layout->file);
}

static int work(const struct settings *settings)
{
    if (settings->value[OPTION_ANSWER] && settings->operand_count > 0) {
        struct problems problems = { 0 };

        problem_add(&problems, MESSAGE_BANK_ONE_OF, (struct place){ 0 }, NULL, NULL, NULL);
        settings_report(settings, &problems);
        problems_fini(&problems);
        return STATUS_FAILED;
    }
    return work_under_policy(settings, NO_MONTH, suits, work_with_bank);
}

const struct verb verb_bank = { &program, work };
