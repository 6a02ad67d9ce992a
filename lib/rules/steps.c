#include "steps.h"
#include "../base/nearest.h"
#include "continuing.h"
#include "standing.h"
#include <stdlib.h>

const int step_needs[] = { stream_persons, stream_income, stream_amount, stream_verdict,
                           stream_recheck, -1 };

size_t add_facts(struct side_plan *sides, const struct policy *policy, enum need need)
{
    size_t count = recall_sides(sides, policy);

    for (size_t i = 0; i < count; i++)
        sides[i].need = need;
    return count;
}

bool asks_for_change(const struct policy *policy)
{
    struct rational constant;

    return policy->roster.ignore_change
        && !amount_is_constant(policy->roster.ignore_change, &constant);
}

static bool no_step(const struct policy *policy, const char *name,
                           struct problems *problems)
{
    struct buffer names = { 0 };

    if (policy->step_count == 0)
        return problem_add(problems, MESSAGE_POLICY_ABSENT,
                           (struct place){ .file = policy->file }, "steps", NULL, NULL);
    for (size_t i = 0; i < policy->step_count; i++)
        buffer_listed(&names, policy->steps[i].rule.code);
    add_suggestion(&names, name, names.at);
    problem_add(problems, MESSAGE_STEP_UNKNOWN, (struct place){ 0 }, name, names.at, NULL);
    buffer_fini(&names);
    return false;
}

bool has_step(const struct policy *policy, const char *name, enum step_kind kind,
                            struct problems *problems)
{
    int step = policy_step(policy, text_of(name));

    if (step < 0)
        return no_step(policy, name, problems);
    return policy->steps[step].kind == kind
        || problem_add(problems,
                       kind == STEP_DECISION ? MESSAGE_STEP_IS_NOTICE : MESSAGE_STEP_IS_DECISION,
                       (struct place){ 0 }, name, NULL, NULL);
}

/* The policy's first step finds out where each case stands. False: a rule has no answer. */
static bool work_on(struct step_run *work, struct matter *matter,
                           struct progress *progress, step_work act)
{
    bool begins = work->step == 0 && progress->step.size == 0 && !progress_rests(progress);
    bool turn;

    if (begins && !matter_begin(matter, progress))
        return false;
    turn = is_turn(matter, progress, work->step);
    if (turn && !act(work, matter, progress))
        return false;
    if (begins || turn) {
        work->states[progress->state]++;
        if (work->note)
            work->note(work, matter, progress);
        progress_write(progress, matter->arena, &work->run.values);
    } else {
        progress_pass(matter->household->row, &work->run.values);
    }
    return true;
}

/* Warns once of a row that is not of the month that it should be of. */
static void warn_of_month(struct run *run, const struct row *row, month wanted,
                                 enum message message, const char *first, bool *said)
{
    int64_t found = row->number[stream_month];
    char theirs[MONTH_TEXT], ours[MONTH_TEXT], worked[MONTH_TEXT];

    if (*said || found == NONE || found == wanted)
        return;
    *said = true;
    month_format(theirs, (month)found);
    month_format(ours, wanted);
    month_format(worked, run->plan->month);
    if (first)
        problem_warn(&run->problems, message, run_place(run, row, stream_month), first, theirs,
                     worked);
    else
        problem_warn(&run->problems, message, run_place(run, row, stream_month), theirs, ours,
                     worked);
}

bool has_right_tables(struct step_run *work, const struct household *household)
{
    struct run *run = &work->run;
    const struct rows *roster = &household->side[TABLE_roster];
    const char *id = arena_copy(&run->arena, household->id.at, household->id.size);

    warn_of_month(run, household->row, run->plan->month, MESSAGE_STEP_STREAM_MONTH, id,
                  &work->said_stream);
    if (roster->count == 0)
        return true;
    warn_of_month(run, &roster->at[0], run->plan->month - 1, MESSAGE_STEP_ROSTER_MONTH, NULL,
                  &work->said_roster);
    return is_roster_row(&roster->at[0]) || roster->at[0].number[roster_approved_on] != NONE
        || problem_add(&run->problems, MESSAGE_ROSTER_NONE, run_place(run, &roster->at[0], -1),
                       id, NULL, NULL);
}

void work_household(struct step_run *work, const struct household *household,
                                  step_work act)
{
    struct run *run = &work->run;
    struct progress progress = progress_read(household->row, &run->arena);
    struct matter matter;

    if (!matter_open(&matter, household, work->policy, run->settings->date, &run->arena)
        || !work_on(work, &matter, &progress, act)) {
        rule_fault(run, household, work->policy, &matter.scope);
        return;
    }
    work->beyond_calendar |= matter.beyond_calendar;
    run_write(run);
}

void warn_of_calendar(struct step_run *work)
{
    if (work->beyond_calendar)
        problem_warn(&work->run.problems, MESSAGE_CALENDAR_ENDS,
                     (struct place){ .file = work->policy->file, .column = "/calendar" }, NULL,
                     NULL, NULL);
}
