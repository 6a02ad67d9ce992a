#include "run_state.h"
#include <stdio.h>
#include <stdlib.h>

static bool takes_rejects(const struct program *program)
{
    for (const enum option *taken = program->takes; *taken != OPTION_COUNT; taken++)
        if (*taken == OPTION_REJECTS)
            return true;
    return false;
}

enum { COUNT_TEXT = 24 };

static const char *count_text(char text[COUNT_TEXT], size_t count)
{
    snprintf(text, COUNT_TEXT, "%zu", count);
    return text;
}

static void say_last(struct run *run, enum message message, size_t count)
{
    struct problems last = { 0 };
    char text[COUNT_TEXT];

    problem_add(&last, message, (struct place){ 0 }, count_text(text, count), NULL, NULL);
    settings_report(run->settings, &last);
    problems_fini(&last);
}

static void report_problems(struct run *run)
{
    settings_report(run->settings, &run->problems);
    if (run->state->more > 0)
        say_last(run, MESSAGE_MORE_ERRORS, run->state->more);
    if (run->rejected > 0 && !run->settings->value[OPTION_REJECTS] &&
        takes_rejects(run->settings->program))
        say_last(run, MESSAGE_REJECTS_HINT, run->rejected);
}

static void say_counts(const struct run *run)
{
    char read[COUNT_TEXT], written[COUNT_TEXT], rejected[COUNT_TEXT], rows[COUNT_TEXT];

    settings_say(run->settings, MESSAGE_RUN_COUNTS, count_text(read, run->read),
                 count_text(written, run->written), count_text(rejected, run->rejected));
    for (size_t i = 0; run->state->sides && i < run->plan->side_count; i++) {
        const struct side *side = &run->state->sides[i];
        if (side->passed_over > 0)
            settings_say(run->settings, MESSAGE_RUN_PASSED_OVER, side->schema->name,
                         count_text(rows, side->passed_over), NULL);
    }
}

/* Of the run itself or of its program, not of a household. */
static bool has_own_errors(const struct run *run)
{
    return run->state->failed || run->problems.errors > run->state->known_errors;
}

bool run_has_failed(const struct run *run)
{
    return has_own_errors(run)
        || (run->rejected > 0 && !run->settings->value[OPTION_REJECTS]);
}

static int settle(struct run *run)
{
    if (run_has_failed(run))
        return STATUS_FAILED;
    if (!outputs_commit(run->outputs, &run->problems))
        return STATUS_FAILED;
    return run->rejected > 0 ? STATUS_ATTENTION : STATUS_DONE;
}

static void free_candidate(struct run *run, struct candidate *candidate)
{
    for (size_t i = 0; candidate->carried && i < run->plan->side_count; i++)
        problems_fini(&candidate->carried[i].problems);
    free(candidate->carried);
    problems_fini(&candidate->problems);
    row_room_free(&candidate->room);
    arena_fini(&candidate->arena);
}

static void free_state(struct run *run)
{
    struct run_state *state = run->state;

    join_close(run);
    free_candidate(run, &state->candidate[0]);
    free_candidate(run, &state->candidate[1]);
    reader_close(state->main);
    values_fini(&state->reject);
    problems_fini(&state->present);
    free(state);
}

int run_close(struct run *run)
{
    int status = settle(run);

    report_problems(run);
    if (status != STATUS_FAILED)
        say_counts(run);
    outputs_close(run->outputs);
    free_state(run);
    problems_fini(&run->problems);
    values_fini(&run->values);
    arena_fini(&run->arena);
    return status;
}
