#include "run_state.h"
#include "fault.h"
#include <stdlib.h>

/* As many errors are told in full; of the others only the number is kept. */
enum { TOLD_IN_FULL = 100 };

bool run_is_writing(const struct run *run)
{
    const struct run_state *state = run->state;

    return !state->failed && !state->bad && (run->rejected == 0 || state->rejects);
}

bool rejects_open(struct run *run)
{
    const struct schema *schema = schema_of(TABLE_rejects);
    struct writer_plan plan = { .file = run->settings->value[OPTION_REJECTS],
                                .jsonl = run->state->jsonl, .schema = schema };

    if (!plan.file)
        return true;
    values_init(&run->state->reject, schema);
    run->state->rejects = writer_open(run->outputs, &plan, &run->problems);
    return run->state->rejects != NULL;
}

static void list_reject(struct run *run, const struct problem *problem, enum table table,
                        struct text household)
{
    struct values *values = &run->state->reject;

    values_clear(values);
    value_text(values, rejects_household_id, household);
    value_string(values, rejects_table,
                 table < TABLE_COUNT ? table_word(schema_of(table)) : "policy");
    value_string(values, rejects_file, problem->file);
    value_integer(values, rejects_line, problem->line ? problem->line : NONE);
    value_string(values, rejects_column, problem->column);
    value_string(values, rejects_code, messages[problem->message].code);
    value_string(values, rejects_error, problem->text);
    writer_row(run->state->rejects, values);
}

static void forget(struct problem *problem)
{
    free(problem->file);
    free(problem->column);
    free(problem->text);
}

/* Moves the problem into the run's, or forgets all but that there was one. */
static void take_over(struct run *run, struct problem *problem)
{
    struct problems *kept = &run->problems;

    if (kept->count >= TOLD_IN_FULL) {
        run->state->more += !problem->warning;
        forget(problem);
        return;
    }
    kept->at = make_room(kept->at, &kept->room, kept->count + 1, sizeof *kept->at);
    kept->at[kept->count++] = *problem;
    kept->errors += !problem->warning;
    run->state->known_errors += !problem->warning;
}

void reject_problems(struct run *run, struct problems *problems, enum table table,
                     struct text household)
{
    for (size_t i = 0; i < problems->count; i++) {
        struct problem *problem = &problems->at[i];
        if (run->plan->tell) {
            run->plan->tell(run, problem, table, household);
            forget(problem);
            continue;
        }
        if (run->state->rejects && !problem->warning)
            list_reject(run, problem, table, household);
        take_over(run, problem);
    }
    problems->count = 0;
    problems->errors = 0;
}

void reject_household(struct run *run)
{
    if (!run->state->bad && !run->plan->tell)
        run->rejected++;
    run->state->bad = true;
}

void run_fail(struct run *run, struct problems *problems)
{
    for (size_t i = 0; i < problems->count; i++)
        take_over(run, &problems->at[i]);
    problems->count = 0;
    problems->errors = 0;
    run->state->failed = true;
}

void run_fault(struct run *run, enum message message, enum table table, struct place place,
               const char *first, const char *second, const char *third)
{
    struct problems *present = &run->state->present;

    problem_add(present, message, place, first, second, third);
    reject_problems(run, present, table, run->household.id);
    reject_household(run);
}
