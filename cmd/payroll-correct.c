/* dibao-payroll correct 更正: arrears and recoveries of a closed month. */
#include "../lib/rules/corrections.h"
#include "payroll.h"

static const enum option takes[] = { OPTION_MONTH, OPTION_TABLE, OPTION_OUTPUT, OPTION_TO,
                                     OPTION_COUNT };
static const enum option needs[] = { OPTION_COUNT };
static const struct program program = {
    .name = "dibao-payroll",
    .verb = "correct",
    .operand = "[RECOMPUTED]",
    .operand_zh = "[重算结果]",
    .operands = 1,
    .english = "Arrears and recoveries: recomputed, less paid, less earlier corrections.",
    .chinese = "计算应补发、应追回的金额：重算减已发，再减以前的更正。",
    .example = "dibao-payroll correct -t paid=payroll.csv -o corrections.csv recomputed.csv",
    .takes = takes,
    .needs = needs,
};

struct sums {
    fen arrears, recoveries;
};

static void fault(struct run *run, const struct household *household, enum message message,
                  int column)
{
    run_fault(run, message, TABLE_stream, run_place(run, household->row, column),
              arena_copy(&run->arena, household->id.at, household->id.size), NULL, NULL);
}

static void correct(struct run *run, const struct household *household, struct sums *sums)
{
    fen amount;

    if (household->row->number[stream_month] == NONE) {
        fault(run, household, MESSAGE_CORRECT_MONTH, stream_month);
        return;
    }
    if (!find_correction(household, &amount)) {
        fault(run, household, MESSAGE_CORRECT_SUM, stream_payable);
        return;
    }
    if (amount == 0)
        return;
    fen_add(amount > 0 ? &sums->arrears : &sums->recoveries, amount);
    new_correction_write(household, amount, run->settings->month, &run->values);
    run_write(run);
}

/* Of programmes alone nothing is corrected. */
static bool was_no_allowance(const struct row *paid)
{
    return row_amount(paid, paid_base) == 0 && row_amount(paid, paid_supplement) == 0
        && row_amount(paid, paid_corrections) == 0;
}

static int work(const struct settings *settings)
{
    static const int requires[] = { stream_month, stream_payable, -1 };
    static const struct side_plan sides[] = {
        { .table = TABLE_paid, .need = NEEDED, .many = true },
        { .table = TABLE_corrections, .need = IF_THERE, .many = true },
    };
    const struct run_plan plan = { .main = TABLE_stream, .schema = schema_of(TABLE_roster),
                                   .requires = requires, .sides = sides,
                                   .side_count = sizeof sides / sizeof *sides,
                                   .month = NO_MONTH, .writes = TABLE_corrections,
                                   .outer = TABLE_paid, .may_be_gone = was_no_allowance,
                                   .outer_warns = true };
    struct sums sums = { 0 };
    struct household *household;
    char arrears[FEN_TEXT], recoveries[FEN_TEXT];
    struct run run;

    if (run_open(&run, settings, &plan))
        while ((household = run_next(&run)))
            correct(&run, household, &sums);
    int status = run_close(&run);
    fen_format(arrears, sums.arrears);
    fen_format(recoveries, -sums.recoveries);
    if (status != STATUS_FAILED)
        settings_say(settings, MESSAGE_CORRECTED, arrears, recoveries, NULL);
    return status;
}

const struct verb verb_correct = { &program, work };
