/* dibao-payroll fund 请款: what is asked of the finance bureau, by subdistrict and by fund. */
#include "../lib/base/help.h"
#include "../lib/print/request.h"
#include "../lib/rules/fund.h"
#include "../lib/rules/numbers.h"
#include "../lib/table/again.h"
#include "payroll.h"
#include <inttypes.h>
#include <stdio.h>

static const enum option takes[] = { OPTION_OUTPUT, OPTION_TO, OPTION_PRINT, OPTION_LANG,
                                     OPTION_COUNT };
static const enum option needs[] = { OPTION_COUNT };
static const struct program program = {
    .name = "dibao-payroll",
    .verb = "fund",
    .operand = "[PAYROLL]",
    .operand_zh = "[发放表]",
    .operands = 1,
    .english = "Sums up the payroll as a request for money, by subdistrict and by fund, "
               "with control totals.",
    .chinese = "按街道（镇）和资金汇总请款，附控制总数。",
    .example = "dibao-payroll fund -o fund.csv payroll.csv",
    .takes = takes,
    .needs = needs,
};

enum { COUNT_TEXT = 24 };

static void add_payment(struct run *run, struct fund_request *request, struct numbers *numbers,
                        const struct household *household)
{
    enum message message;
    char sums[2][FEN_TEXT];

    if (!number_follows(numbers, household->row->field[payroll_payment_no]))
        run_fault(run, MESSAGE_PAYROLL_NUMBER, TABLE_payroll,
                  run_place(run, household->row, payroll_payment_no), NULL, NULL, NULL);
    else if (!fund_add(request, household->row, &message, sums))
        run_fault(run, message, TABLE_payroll, run_place(run, household->row, payroll_funds),
                  sums[0], sums[1], NULL);
}

static void write_lines(struct run *run, const struct fund_lines *lines, uint32_t crc)
{
    for (size_t i = 0; i < lines->count; i++) {
        fund_write(&lines->at[i], crc, &run->values);
        run_write(run);
    }
}

static void say_request(const struct settings *settings, const struct fund_request *request,
                        uint32_t crc)
{
    char payments[COUNT_TEXT], amount[FEN_TEXT], sum[CRC_TEXT];

    crc_format(sum, crc);
    for (size_t i = 0; i < request->all.count; i++) {
        snprintf(payments, COUNT_TEXT, "%" PRId64, request->all.at[i].payments);
        fen_format(amount, request->all.at[i].amount);
        settings_say(settings, MESSAGE_FUND_TOTAL, amount, payments, sum);
    }
}

static void write_records(struct run *run, const struct fund_request *request, uint32_t crc)
{
    write_lines(run, &request->by_subdistrict, crc);
    write_lines(run, &request->by_fund, crc);
    write_lines(run, &request->all, crc);
}

static void print_papers(struct run *run, const struct fund_request *request, uint32_t crc)
{
    const struct settings *settings = run->settings;
    struct buffer page = { 0 };
    struct writer *to =
        writer_bytes(run->outputs, settings->value[OPTION_OUTPUT], &run->problems);

    request_print(&page, strcmp(settings->value[OPTION_PRINT], "text") == 0 ? &request_as_text
                                                                          : &request_as_html,
                  printed_language(settings), request, crc);
    if (to)
        run_write_page(run, to, buffer_as_text(&page));
    buffer_fini(&page);
}

static int request_money(const struct settings *settings, uint32_t crc)
{
    bool prints = settings->value[OPTION_PRINT] != NULL;
    const struct run_plan plan = { .main = TABLE_payroll, .month = NO_MONTH,
                                   .writes = prints ? TABLE_COUNT : TABLE_fund,
                                   .outer = TABLE_COUNT };
    struct fund_request request = { .overflow = false };
    struct numbers numbers = { 0 };
    struct household *household;
    struct run run;

    if (run_open(&run, settings, &plan)) {
        while ((household = run_next(&run)))
            add_payment(&run, &request, &numbers, household);
        if (request.overflow)
            problem_add(&run.problems, MESSAGE_REPORT_SUM, (struct place){ 0 }, NULL, NULL, NULL);
        if (prints)
            print_papers(&run, &request, crc);
        else
            write_records(&run, &request, crc);
    }
    int status = run_close(&run);
    if (status != STATUS_FAILED)
        say_request(settings, &request, crc);
    fund_fini(&request);
    return status;
}

/* Its own CRC-32 stands in every line. */
static int work(const struct settings *settings)
{
    if (settings->value[OPTION_PRINT] && settings->value[OPTION_TO]) {
        say_problem(program.name, MESSAGE_REPORT_ONE_FORM, NULL, NULL, NULL);
        return STATUS_FAILED;
    }
    return work_with_crc(settings, request_money);
}

const struct verb verb_fund = { &program, work };
