/* dibao-roster 名册: who is on benefit this month, what moved and why. */
#include "../lib/rules/duties.h"
#include "../lib/rules/movement.h"
#include "../lib/rules/recall.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static const enum option takes[] = {
    OPTION_MONTH, OPTION_BOOK, OPTION_TABLE, OPTION_POLICY, OPTION_OUTPUT, OPTION_TO,
    OPTION_REJECTS, OPTION_COUNT
};
static const enum option needs[] = { OPTION_MONTH, OPTION_COUNT };

static const struct program program = {
    .name = "dibao-roster",
    .operand = "[STREAM]",
    .operand_zh = "[逐户记录]",
    .operands = 1,
    .english = "Makes the month's roster from last month's and the stream of households.",
    .chinese = "由上月名册和逐户核算、审批记录编制本月名册。",
    .example = "dibao-roster -m 2004-04 -b book -t roster=book/opening.csv steps.csv",
    .takes = takes,
    .needs = needs,
};

enum { SIDES = RECALL_SIDES + 3, COUNT_TEXT = 24 };

static size_t choose_sides(struct side_plan *sides, const struct policy *policy)
{
    size_t count = recall_sides(sides, policy);

    for (size_t i = 0; i < count && duties_leave_out(policy); i++)
        sides[i].need = NEEDED; /* a share is of all that was assessed */
    sides[count++] = (struct side_plan){ .table = TABLE_roster, .need = NEEDED };
    sides[count++] = (struct side_plan){ .table = TABLE_events, .need = NEEDED };
    if (policy->roster.community_work.present)
        sides[count++] = (struct side_plan){ .table = TABLE_community_work, .need = IF_THERE };
    return count;
}

/* Another file by mistake for last month's roster would stop or start everybody. */
static bool is_last_month(struct run *run, const struct household *household)
{
    const struct rows *roster = &household->side[TABLE_roster];
    const struct row *last = roster->count ? &roster->at[0] : NULL;
    month worked = run->settings->month;
    char theirs[MONTH_TEXT], ours[MONTH_TEXT];

    if (last && !is_roster_row(last))
        return problem_add(&run->problems, MESSAGE_ROSTER_NONE, run_place(run, last, -1),
                           arena_copy(&run->arena, household->id.at, household->id.size), NULL,
                           NULL);
    if (!last || last->number[stream_month] == NONE || last->number[stream_month] == worked - 1)
        return true;
    month_format(theirs, (month)last->number[stream_month]);
    month_format(ours, worked - 1);
    return problem_add(&run->problems, MESSAGE_ROSTER_OTHER_MONTH,
                       run_place(run, last, stream_month), theirs, ours, NULL);
}

/* dibao-review leaves nobody of last month's roster without a state, if it was given it. */
static bool was_passed_over(const struct entry *entry, const struct row *row)
{
    int64_t state = row->number[stream_state];

    return entry->last.on && (state == NONE || state == STATE_NONE);
}

static void enter(struct run *run, const struct household *household, const struct policy *policy,
                  struct movements *movements)
{
    struct entry entry;
    struct scope scope;

    if (!is_of_month(run, household))
        return;
    if (enter_roster(&entry, household, policy, run->settings->month, &run->arena, &scope)) {
        count_movement(movements, &entry);
        movements->not_reviewed += was_passed_over(&entry, household->row);
        entry_write(&entry, &run->arena, &run->values);
        run_write(run);
        return;
    }
    rule_fault(run, household, policy, &scope);
}

static void say(const struct settings *settings, enum message message,
                const struct roster_sum *sum)
{
    char households[COUNT_TEXT], persons[COUNT_TEXT], amount[FEN_TEXT];

    snprintf(households, COUNT_TEXT, "%" PRId64, sum->households);
    snprintf(persons, COUNT_TEXT, "%" PRId64, sum->persons);
    fen_format(amount, sum->amount);
    settings_say(settings, message, households, persons, amount);
}

static void say_movements(const struct settings *settings, const struct movements *movements)
{
    static const struct {
        enum message message;
        enum movement movement;
    } lines[] = {
        { MESSAGE_ROSTER_NEW, MOVEMENT_NEW },
        { MESSAGE_ROSTER_RESUMED, MOVEMENT_RESUMED },
        { MESSAGE_ROSTER_STOPPED, MOVEMENT_STOPPED },
        { MESSAGE_ROSTER_SUSPENDED, MOVEMENT_SUSPENDED },
        { MESSAGE_ROSTER_RAISED, MOVEMENT_RAISED },
        { MESSAGE_ROSTER_LOWERED, MOVEMENT_LOWERED },
        { MESSAGE_ROSTER_UNCHANGED, MOVEMENT_UNCHANGED },
        { MESSAGE_ROSTER_PHASED_OUT, MOVEMENT_PHASED_OUT },
    };

    say(settings, MESSAGE_ROSTER_LAST, &movements->last);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        say(settings, lines[i].message, &movements->by[lines[i].movement]);
    say(settings, MESSAGE_ROSTER_NOW, &movements->now);
}

static void warn_not_reviewed(struct run *run, int64_t households)
{
    char count[COUNT_TEXT];

    snprintf(count, COUNT_TEXT, "%" PRId64, households);
    if (households > 0)
        problem_warn(&run->problems, MESSAGE_ROSTER_NOT_REVIEWED, (struct place){ 0 }, count, NULL,
                     NULL);
}

/* Who never was on it has nothing to lose: left out for a bad row, he comes again next month. */
static bool was_never_on(const struct row *last)
{
    return text_is(last->field[roster_on_roster], "no")
        && last->field[roster_on_roster_since].size == 0
        && last->field[roster_left_in].size == 0;
}

static int make_roster(const struct settings *settings, const struct policy *policy)
{
    struct side_plan sides[SIDES];
    struct run_plan plan = { .main = TABLE_stream, .schema = policy->stream_schema,
                             .requires = roster_needs, .sides = sides,
                             .side_count = choose_sides(sides, policy),
                             .month = settings->month, .writes = TABLE_stream,
                             .adds = roster_adds, .outer = TABLE_roster,
                             .may_be_gone = was_never_on };
    struct movements movements = { .overflow = false };
    struct household *household;
    struct run run;

    if (run_open(&run, settings, &plan))
        while ((household = run_next(&run)) && is_last_month(&run, household))
            enter(&run, household, policy, &movements);
    if (!movements_agree(&movements))
        problem_add(&run.problems, MESSAGE_ROSTER_IDENTITY, (struct place){ 0 }, NULL, NULL, NULL);
    warn_not_reviewed(&run, movements.not_reviewed);
    int status = run_close(&run);
    if (status != STATUS_FAILED)
        say_movements(settings, &movements);
    return status;
}

static bool has_rules(const struct policy *policy, const struct settings *settings,
                      struct problems *problems)
{
    const struct roster_rules *roster = &policy->roster;
    struct place place = { .file = policy->file, .column = "/roster" };

    (void)settings;
    problems_clear(problems); /* absent labels are for dibao-policy check */
    return roster->present
        || problem_add(problems, MESSAGE_ROSTER_NO_RULES, place, NULL, NULL, NULL);
}

static int work(const struct settings *settings)
{
    return work_under_policy(settings, settings->month, has_rules, make_roster);
}

int main(int argc, char **argv)
{
    return program_main(&program, work, argc, argv);
}
