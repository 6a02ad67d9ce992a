/* dibao-payroll slips 三联单: the papers with which the payroll is paid out. */
#include "../lib/print/papers.h"
#include "../lib/rules/sound.h"
#include "../lib/table/again.h"
#include "payroll.h"
#include <inttypes.h>

static const enum option takes[] = { OPTION_PRINT, OPTION_LANG, OPTION_OUTPUT, OPTION_COUNT };
static const enum option needs[] = { OPTION_COUNT };
static const struct program program = {
    .name = "dibao-payroll",
    .verb = "slips",
    .operand = "[PAYROLL]",
    .operand_zh = "[发放表]",
    .operands = 1,
    .english = "Prints three-part receipts, pay lists and home-visit lists, by community.",
    .chinese = "按社区打印三联单、发放花名册和上门送款名单。",
    .example = "dibao-payroll slips -o slips.html payroll.csv",
    .takes = takes,
    .needs = needs,
};

enum { COUNT_TEXT = 24 };

static void add_payment(struct run *run, struct papers *papers, struct numbers *numbers,
                        const struct row *payment)
{
    struct unsound unsound;

    if (papers->sums.payments > 0 && payment->number[payroll_month] != papers->month)
        run_fault(run, MESSAGE_SLIPS_MONTH, TABLE_payroll,
                  run_place(run, payment, payroll_month), NULL, NULL, NULL);
    else if (!payment_is_sound(payment, numbers, &unsound))
        run_fault(run, unsound.message, TABLE_payroll, run_place(run, payment, unsound.column),
                  unsound.sums[0], unsound.sums[1], NULL);
    else
        papers_add(papers, payment);
}

static const struct paper_form *form_of(const struct settings *settings)
{
    const char *print = settings->value[OPTION_PRINT];

    return print && strcmp(print, "text") == 0 ? &papers_as_text : &papers_as_html;
}

static void print(struct run *run, struct papers *papers, uint32_t crc)
{
    const struct settings *settings = run->settings;
    struct writer *to =
        writer_bytes(run->outputs, settings->value[OPTION_OUTPUT], &run->problems);
    struct numbers numbers = { { 0 } };
    struct household *household;
    char sum[CRC_TEXT];

    if (!to)
        return;
    while ((household = run_next(run)))
        add_payment(run, papers, &numbers, household->row);
    if (papers->overflow)
        problem_add(&run->problems, MESSAGE_REPORT_SUM, (struct place){ 0 }, NULL, NULL, NULL);
    if (run->problems.errors > 0)
        return;
    crc_format(sum, crc);
    papers_print(papers, form_of(settings), printed_language(settings), sum, to);
    piles_good(&papers->piles, &run->problems);
}

static void say_papers(const struct settings *settings, const struct papers *papers)
{
    char payments[COUNT_TEXT], amount[FEN_TEXT], communities[COUNT_TEXT];

    snprintf(payments, COUNT_TEXT, "%" PRId64, papers->sums.payments);
    snprintf(communities, COUNT_TEXT, "%zu", papers->count);
    fen_format(amount, papers->sums.total);
    settings_say(settings, MESSAGE_SLIPS_TOTAL, payments, amount, communities);
}

static int print_payroll(const struct settings *settings, uint32_t crc)
{
    const struct run_plan plan = { .main = TABLE_payroll, .month = NO_MONTH,
                                   .writes = TABLE_COUNT, .outer = TABLE_COUNT };
    struct papers papers = { .count = 0 };
    struct run run;

    if (run_open(&run, settings, &plan))
        print(&run, &papers, crc);
    int status = run_close(&run);
    if (status != STATUS_FAILED)
        say_papers(settings, &papers);
    papers_fini(&papers);
    return status;
}

static int work(const struct settings *settings)
{
    return work_with_crc(settings, print_payroll);
}

const struct verb verb_slips = { &program, work };
