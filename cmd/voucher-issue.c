/* dibao-voucher issue 发券: vouchers and certificates get their numbers. */
#include "../lib/rules/vouchers.h"
#include "voucher.h"
#include <stdlib.h>

static const enum option takes[] = { OPTION_MONTH, OPTION_BOOK, OPTION_POLICY, OPTION_OUTPUT,
                                     OPTION_TO, OPTION_COUNT };
static const enum option needs[] = { OPTION_MONTH, OPTION_COUNT };
static const struct program program = {
    .name = "dibao-voucher",
    .verb = "issue",
    .operand = "[AWARDS]",
    .operand_zh = "[补贴明细]",
    .operands = 1,
    .english = "Gives the vouchers and certificates of a month their numbers.",
    .chinese = "为本月的代金券和购物证编号，注明面值、可购商品和有效期。",
    .example = "dibao-voucher issue -m 2004-09 -b book -o vouchers.csv awards.csv",
    .takes = takes,
    .needs = needs,
};

struct issuing {
    const struct settings *settings;
    const struct policy *policy;
    const char *file;
    struct writer *writer;
    struct values values;
    struct voucher_numbers numbers;
    struct problems problems;
    int64_t vouchers;
    fen value;
};

static void refuse(struct issuing *issuing, const struct row *award, enum message message)
{
    struct text household = award->field[awards_household_id];
    char *copy = copy_bytes(household.at, household.size);

    problem_add(&issuing->problems, message,
                (struct place){ issuing->file, award->line, NULL }, copy, NULL, NULL);
    free(copy);
}

static void take_award(void *listener, const struct row *award)
{
    struct issuing *issuing = listener;
    month worked = issuing->settings->month;
    char number[VOUCHER_NUMBER];

    if (!is_voucher(award, worked))
        return;
    if (!voucher_number(&issuing->numbers, award->field[awards_household_id], worked, number)) {
        refuse(issuing, award, MESSAGE_VOUCHER_MANY);
        return;
    }
    if (!fen_add(&issuing->value, award->number[awards_amount]))
        refuse(issuing, award, MESSAGE_VOUCHER_SUM);
    issuing->vouchers++;
    voucher_write(award, number, issuing->policy, worked, &issuing->values);
    writer_row(issuing->writer, &issuing->values);
    values_clear(&issuing->values);
}

static bool issue_all(struct issuing *issuing, struct outputs *outputs)
{
    const struct settings *settings = issuing->settings;
    struct writer_plan plan = { .file = settings->value[OPTION_OUTPUT], .jsonl = settings->jsonl,
                                .schema = schema_of(TABLE_vouchers) };

    outputs_protect(outputs, issuing->file);
    issuing->writer = writer_open(outputs, &plan, &issuing->problems);
    return issuing->writer
        && each_row_of(issuing->file, TABLE_awards, take_award, issuing, &issuing->problems)
        && issuing->problems.errors == 0 && outputs_commit(outputs, &issuing->problems);
}

static int issue(const struct settings *settings, const struct policy *policy)
{
    struct issuing *issuing = allocate(1, sizeof *issuing);
    struct outputs *outputs = outputs_open();
    struct buffer count = { 0 };
    char value[FEN_TEXT];

    issuing->settings = settings;
    issuing->policy = policy;
    issuing->file = settings->operand_count ? settings->operands[0] : "-";
    values_init(&issuing->values, schema_of(TABLE_vouchers));
    bool good = issue_all(issuing, outputs);
    outputs_close(outputs);
    settings_report(settings, &issuing->problems);
    if (good) {
        buffer_number(&count, issuing->vouchers);
        fen_format(value, issuing->value);
        settings_say(settings, MESSAGE_VOUCHER_TOTAL, count.at, value, NULL);
    }
    buffer_fini(&count);
    values_fini(&issuing->values);
    problems_fini(&issuing->problems);
    free(issuing);
    return good ? STATUS_DONE : STATUS_FAILED;
}

static int work(const struct settings *settings)
{
    return work_under_policy(settings, settings->month, NULL, issue);
}

const struct verb verb_issue = { &program, work };
