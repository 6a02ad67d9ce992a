/* What dibao-review and dibao-notice share: one step of the policy over a stream of households. */
#ifndef DIBAO_STEP_H
#define DIBAO_STEP_H

#include "../lib/rules/continuing.h"
#include "../lib/rules/standing.h"
#include <stdlib.h>

enum { COUNT_TEXT = 24, SIDES_OF_FACTS = 4 };

/* What a step must know of the assessment. */
static const int assessed[] = { stream_persons, stream_income, stream_amount, stream_verdict,
                                stream_recheck, -1 };

struct step_run {
    struct run run;
    const struct policy *policy;
    size_t step;
    struct writer *postings; /* --new-postings, or NULL */
    struct values *posting;  /* its row */
    bool beyond_calendar, said_stream, said_roster;
    size_t states[STATE_RETURNED + 1], to_post;
};

/* Works on a household whose turn it is. False: a rule has no answer. */
typedef bool (*step_work)(struct step_run *work, struct matter *matter,
                          struct progress *progress);

/* The tables that the policy's conditions may look at; the number added. */
static inline size_t add_facts(struct side_plan *sides, const struct policy *policy,
                               enum need need)
{
    size_t count = 0;

    sides[count++] = (struct side_plan){ .table = TABLE_members, .need = need,
                                         .schema = policy->member_schema };
    sides[count++] = (struct side_plan){ .table = TABLE_incomes, .need = need };
    if (policy->maintenance_count > 0)
        sides[count++] = (struct side_plan){ .table = TABLE_supporters, .need = need };
    if (policy->has_assets)
        sides[count++] = (struct side_plan){ .table = TABLE_assets, .need = need };
    return count;
}

/* The facts are wanted to tell whether a change of income is one. */
static inline bool asks_for_change(const struct policy *policy)
{
    struct rational constant;

    return policy->roster.ignore_change
        && !amount_is_constant(policy->roster.ignore_change, &constant);
}

static inline void no_step(const struct policy *policy, const char *name,
                           struct problems *problems)
{
    struct buffer names = { 0 };

    for (size_t i = 0; i < policy->step_count; i++) {
        buffer_string(&names, i ? ", " : "");
        buffer_string(&names, policy->steps[i].rule.code);
    }
    if (policy->step_count == 0)
        problem_add(problems, MESSAGE_POLICY_ABSENT, (struct place){ .file = policy->file },
                    "steps", NULL, NULL);
    else
        problem_add(problems, MESSAGE_STEP_UNKNOWN, (struct place){ 0 }, name, names.at, NULL);
    buffer_fini(&names);
}

/* The step of that kind that --step names, or -1 with a problem added. */
static inline int find_step(const struct policy *policy, const char *name, enum step_kind kind,
                            struct problems *problems)
{
    int step = policy_step(policy, text_of(name));

    if (step < 0) {
        no_step(policy, name, problems);
        return -1;
    }
    if (policy->steps[step].kind == kind)
        return step;
    problem_add(problems,
                kind == STEP_DECISION ? MESSAGE_STEP_IS_NOTICE : MESSAGE_STEP_IS_DECISION,
                (struct place){ 0 }, name, NULL, NULL);
    return -1;
}

/* The policy and the step in it; NULL: what is wrong was printed. */
static inline struct policy *load_policy(const struct settings *settings, enum step_kind kind,
                                         size_t *step)
{
    struct problems problems = { 0 };
    struct policy *policy = policy_given(settings, month_of_day(settings->date), &problems);
    int found = -1;

    if (policy)
        found = find_step(policy, settings->value[OPTION_STEP], kind, &problems);
    settings_report(settings, &problems);
    problems_fini(&problems);
    if (found < 0) {
        policy_free(policy);
        return NULL;
    }
    *step = (size_t)found;
    return policy;
}

static inline void no_rule_answers(struct step_run *work, const struct matter *matter)
{
    static const enum message by_fault[] = {
        [NO_FAULT] = MESSAGE_RULE_NO_STANDARD,
        [FAULT_DIVISION] = MESSAGE_RULE_DIVISION,
        [FAULT_OVERFLOW] = MESSAGE_RULE_OVERFLOW,
        [FAULT_TABLE] = MESSAGE_RULE_TABLE,
    };
    enum fault fault = matter->scope.fault;
    const char *path = fault == NO_FAULT ? "/standard" : matter->scope.fault_path;
    char *id = copy_bytes(matter->household->id.at, matter->household->id.size);

    run_fault(&work->run, by_fault[fault], TABLE_COUNT,
              (struct place){ .file = work->policy->file, .column = path }, id, NULL, NULL);
    free(id);
}

/* The policy's first step finds out where each case stands. False: a rule has no answer. */
static inline bool work_on(struct step_run *work, struct matter *matter,
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
        progress_write(progress, matter->arena, &work->run.values);
    } else {
        progress_pass(matter->household->row, &work->run.values);
    }
    return true;
}

/* Warns once of a row that is not of the month that it should be of. */
static inline void warn_of_month(struct run *run, const struct row *row, month wanted,
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

/* False: the file given as last month's roster is none. */
static inline bool has_right_tables(struct step_run *work, const struct household *household)
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

static inline void work_household(struct step_run *work, const struct household *household,
                                  step_work act)
{
    struct run *run = &work->run;
    struct progress progress = progress_read(household->row, &run->arena);
    struct matter matter;

    if (!matter_open(&matter, household, work->policy, run->settings->date, &run->arena)
        || !work_on(work, &matter, &progress, act)) {
        no_rule_answers(work, &matter);
        return;
    }
    work->beyond_calendar |= matter.beyond_calendar;
    run_write(run);
}

static inline int end_steps(struct step_run *work)
{
    const struct settings *settings = work->run.settings;
    char counts[3][COUNT_TEXT];

    if (work->beyond_calendar)
        problem_warn(&work->run.problems, MESSAGE_CALENDAR_ENDS,
                     (struct place){ .file = work->policy->file, .column = "/calendar" }, NULL,
                     NULL, NULL);
    int status = run_close(&work->run);
    snprintf(counts[0], COUNT_TEXT, "%zu", work->states[STATE_PASSED]);
    snprintf(counts[1], COUNT_TEXT, "%zu", work->states[STATE_WAITING]);
    snprintf(counts[2], COUNT_TEXT, "%zu",
             work->states[STATE_REFUSED] + work->states[STATE_RETURNED]);
    if (status != STATUS_FAILED)
        settings_say(settings, MESSAGE_CASE_COUNTS, counts[0], counts[1], counts[2]);
    return status;
}

#endif
