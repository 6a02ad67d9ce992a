/* dibao-payroll recompute 重新核算: what a closed month would pay under the facts of today. */
#include "../lib/rules/recall.h"
#include "../lib/rules/recompute.h"
#include "payroll.h"

static const enum option takes[] = {
    OPTION_MONTH, OPTION_BOOK, OPTION_TABLE, OPTION_POLICY, OPTION_OUTPUT, OPTION_TO, OPTION_COUNT
};
static const enum option needs[] = { OPTION_MONTH, OPTION_COUNT };
static const struct program program = {
    .name = "dibao-payroll",
    .verb = "recompute",
    .operand = "[ASSESSED]",
    .operand_zh = "[核算结果]",
    .operands = 1,
    .english = "Says what a closed month would pay under the facts of today.",
    .chinese = "按现在掌握的情况重算已办月份应发的金额。",
    .example = "dibao-payroll recompute -m 2004-04 -b book -t roster=roster.csv assessed.csv",
    .takes = takes,
    .needs = needs,
};

static void recompute(struct run *run, const struct household *household,
                      const struct policy *policy, fen *sum)
{
    const struct rows *frozen = &household->side[TABLE_roster];
    const struct rows *latest = &household->side[TABLE_latest];
    char worked[MONTH_TEXT];
    fen payable;

    if (!is_of_month(run, household))
        return;
    if (frozen->count == 0) {
        month_format(worked, run->settings->month);
        run_fault(run, MESSAGE_RECOMPUTE_ROSTER, TABLE_stream, run_place(run, household->row, -1),
                  arena_copy(&run->arena, household->id.at, household->id.size), worked, NULL);
        return;
    }
    payable = recompute_payable(household->row, &frozen->at[0],
                                latest->count ? &latest->at[0] : NULL, policy,
                                run->settings->month);
    value_yesno(&run->values, stream_on_roster, frozen->at[0].number[stream_on_roster] == 1);
    value_fen(&run->values, stream_payable, payable);
    run_write(run);
    fen_add(sum, payable);
}

static int recompute_all(const struct settings *settings, const struct policy *policy)
{
    static const int requires[] = { stream_month, stream_persons, stream_income, stream_verdict,
                                    stream_amount, -1 };
    static const int adds[] = { stream_on_roster, stream_payable, -1 };
    static const struct side_plan sides[] = {
        { .table = TABLE_roster, .need = NEEDED },
        { .table = TABLE_latest, .need = IF_THERE },
    };
    const struct run_plan plan = { .main = TABLE_stream, .schema = policy->stream_schema,
                                   .requires = requires, .sides = sides,
                                   .side_count = sizeof sides / sizeof *sides,
                                   .month = NO_MONTH, .writes = TABLE_stream, .adds = adds,
                                   .outer = TABLE_COUNT };
    struct household *household;
    char worked[MONTH_TEXT], text[FEN_TEXT];
    struct run run;
    fen sum = 0;

    if (run_open(&run, settings, &plan))
        while ((household = run_next(&run)))
            recompute(&run, household, policy, &sum);
    int status = run_close(&run);
    month_format(worked, settings->month);
    fen_format(text, sum);
    if (status != STATUS_FAILED)
        settings_say(settings, MESSAGE_RECOMPUTED, worked, text, NULL);
    return status;
}

static int work(const struct settings *settings)
{
    return work_under_policy(settings, settings->month, NULL, recompute_all);
}

const struct verb verb_recompute = { &program, work };
