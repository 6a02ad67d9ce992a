/* dibao-voucher deliver 配送: what goes to which community, and to whose home. */
#include "../lib/rules/payroll.h"
#include "../lib/table/codes.h"
#include "voucher.h"

static const enum option takes[] = {
    OPTION_MONTH, OPTION_BOOK, OPTION_TABLE, OPTION_POLICY, OPTION_OUTPUT, OPTION_TO,
    OPTION_REJECTS, OPTION_COUNT
};
static const enum option needs[] = { OPTION_MONTH, OPTION_COUNT };
static const struct program program = {
    .name = "dibao-voucher",
    .verb = "deliver",
    .operand = "[ROSTER]",
    .operand_zh = "[名册]",
    .operands = 1,
    .english = "Lists what goes to which community, and to the homes of whom.",
    .chinese = "列出应配送到各社区以及应送到家的代金券和实物。",
    .example = "dibao-voucher deliver -m 2004-04 -b book -t vouchers=vouchers.csv roster.csv",
    .takes = takes,
    .needs = needs,
};

enum { SIDES = RECALL_SIDES + 3 };

struct delivering {
    const struct policy *policy;
    int64_t all, home;
};

/* Somebody of the family cannot come; its facts are looked at only where something is delivered. */
static bool is_home(struct run *run, const struct household *household,
                    const struct policy *policy, bool *home)
{
    struct facts facts;
    struct scope scope = { .facts = &facts, .member = NO_MEMBER };

    if (!recall_facts(&facts, household, policy, run->settings->month, &run->arena, &scope))
        return rule_fault(run, household, policy, &scope), false;
    *home = is_visited(policy, &scope);
    return !scope.fault || (rule_fault(run, household, policy, &scope), false);
}

static void write_place(struct run *run, const struct household *household, bool home)
{
    const struct row *book = &household->side[TABLE_households].at[0];
    struct values *values = &run->values;

    value_text(values, deliveries_subdistrict, book->field[households_subdistrict]);
    value_text(values, deliveries_community, book->field[households_community]);
    value_text(values, deliveries_household_id, household->id);
    value_text(values, deliveries_head_name, book->field[households_head_name]);
    value_yesno(values, deliveries_home, home);
    if (!home)
        return;
    value_text(values, deliveries_address, book->field[households_address]);
    value_text(values, deliveries_phone, book->field[households_phone]);
}

static void count(struct delivering *delivering, bool home)
{
    delivering->all++;
    delivering->home += home;
}

/* The vouchers of the month, and what of its payment is handed over as goods. */
static void deliver(struct run *run, const struct household *household,
                    struct delivering *delivering)
{
    const struct rows *vouchers = &household->side[TABLE_vouchers];
    const struct rows *payments = &household->side[TABLE_payroll];
    fen goods = payments->count ? row_amount(&payments->at[0], payroll_goods) : 0;
    bool home = false;

    if (vouchers->count == 0 && goods <= 0)
        return;
    if (!is_home(run, household, delivering->policy, &home))
        return;
    for (size_t i = 0; i < vouchers->count; i++) {
        const struct row *voucher = &vouchers->at[i];

        write_place(run, household, home);
        value_text(&run->values, deliveries_voucher_no, voucher->field[vouchers_voucher_no]);
        value_text(&run->values, deliveries_goods, voucher->field[vouchers_goods]);
        value_fen(&run->values, deliveries_value, voucher->number[vouchers_value]);
        run_write(run);
        count(delivering, home);
    }
    if (goods <= 0)
        return;
    write_place(run, household, home);
    value_fen(&run->values, deliveries_value, goods);
    run_write(run);
    count(delivering, home);
}

static size_t choose_sides(struct side_plan *sides, const struct policy *policy)
{
    size_t sides_count = recall_sides(sides, policy);

    sides[sides_count++] = (struct side_plan){ .table = TABLE_households, .need = NEEDED };
    sides[sides_count++] = (struct side_plan){ .table = TABLE_vouchers, .need = IF_THERE,
                                               .many = true };
    sides[sides_count++] = (struct side_plan){ .table = TABLE_payroll, .need = IF_THERE };
    return sides_count;
}

static int deliver_all(const struct settings *settings, const struct policy *policy)
{
    static const int requires[] = { stream_month, stream_persons, -1 };
    struct side_plan sides[SIDES];
    struct run_plan plan = { .main = TABLE_stream, .schema = policy->stream_schema,
                             .requires = requires, .sides = sides,
                             .side_count = choose_sides(sides, policy),
                             .month = settings->month, .writes = TABLE_deliveries,
                             .outer = TABLE_vouchers };
    struct delivering delivering = { .policy = policy };
    struct household *household;
    struct run run;

    if (run_open(&run, settings, &plan))
        while ((household = run_next(&run)))
            if (is_of_month(&run, household))
                deliver(&run, household, &delivering);
    int status = run_close(&run);
    if (status != STATUS_FAILED)
        settings_count(settings, MESSAGE_DELIVERED, delivering.all, delivering.home, 0);
    return status;
}

static int work(const struct settings *settings)
{
    return work_under_policy(settings, settings->month, NULL, deliver_all);
}

const struct verb verb_deliver = { &program, work };
