#include "run_state.h"
#include <stdio.h>

static void read_carried(struct run *run, struct candidate *candidate, size_t index)
{
    const struct side *side = &run->state->sides[index];
    struct carried *carried = &candidate->carried[index];

    problems_clear(&carried->problems);
    carried->rows = (struct rows){ 0 };
    carried->reading = READ_ROW;
    carried->there = reader_nested(run->state->main, side->schema, &carried->rows,
                                   &candidate->arena, &carried->reading, &carried->problems);
}

static void keep_bad(const struct run *run, struct candidate *candidate, const struct row *row)
{
    struct text id = row->field[run->state->id];

    candidate->row = (struct row){ .schema = row->schema, .line = row->line };
    candidate->id = (struct text){ "", 0 };
    if (id.size > 0)
        candidate->id = (struct text){ arena_copy(&candidate->arena, id.at, id.size), id.size };
}

/* The row of the stream that is worked on stands while the next one is read. */
static void save_present(struct run *run, struct candidate *present)
{
    if (present->reading != READ_ROW || !reader_moves(run->state->main))
        return;
    reader_save(run->state->main, &present->row, &present->arena);
    present->id = present->row.field[run->state->id];
}

static void read_candidate(struct run *run, struct candidate *candidate)
{
    struct row *row;

    arena_reset(&candidate->arena);
    if (candidate->problems.count > 0)
        problems_clear(&candidate->problems);
    candidate->reading = reader_next(run->state->main, &row, &candidate->problems);
    if (candidate->reading == READ_BAD)
        keep_bad(run, candidate, row);
    if (candidate->reading != READ_ROW)
        return;
    reader_hand_over(run->state->main, &candidate->row, &candidate->room, &candidate->arena);
    candidate->row.file = reader_file(run->state->main);
    candidate->id = candidate->row.field[run->state->id];
    for (size_t i = 0; candidate->carried && i < run->plan->side_count; i++)
        read_carried(run, candidate, i);
}

static void start(struct run *run)
{
    run->state->started = true;
    join_start(run);
    read_candidate(run, &run->state->candidate[run->state->next]);
}

static bool is_row(const struct candidate *candidate)
{
    return candidate->reading == READ_ROW || candidate->reading == READ_BAD;
}

/* The next row of the stream, after which one more has been read; NULL at the end. */
static struct candidate *next_candidate(struct run *run)
{
    struct run_state *state = run->state;
    struct candidate *now = &state->candidate[state->next];

    if (now->reading == READ_FAILED) {
        run_fail(run, &now->problems);
        state->ended = true;
    }
    if (!is_row(now))
        return NULL;
    state->next = !state->next;
    save_present(run, now);
    read_candidate(run, &state->candidate[state->next]);
    return now;
}

/* -H: this one is another's. */
static bool is_passed(const struct run *run, const struct candidate *candidate)
{
    return run->state->only && candidate->id.size > 0 &&
           !text_is(candidate->id, run->state->only);
}

static void work_on(struct run *run, struct candidate *candidate)
{
    struct run_state *state = run->state;
    const struct candidate *next = &state->candidate[state->next];

    arena_reset(&run->arena);
    run->read++;
    state->bad = false;
    run->household.id = candidate->id;
    run->household.row = &candidate->row;
    if (candidate->reading == READ_BAD) {
        reject_problems(run, &candidate->problems, run->plan->main, candidate->id);
        reject_household(run);
    }
    if (next->reading == READ_BAD && next->id.size > 0 && text_equal(next->id, candidate->id))
        reject_household(run);
    join_household(run, candidate);
    check_household(run);
    if (run->plan->inspect)
        run->plan->inspect(run);
}

/* Bad households are given to a program that is told what is wrong. */
static bool is_given(const struct run *run, const struct candidate *candidate)
{
    return !run->state->bad || (run->plan->tell && candidate->reading == READ_ROW);
}

static void end_stream(struct run *run)
{
    if (!run->state->ended && !run->state->only)
        join_end(run);
    run->state->ended = true;
}

struct household *run_next(struct run *run)
{
    struct run_state *state = run->state;

    values_clear(&run->values);
    if (!state->started)
        start(run);
    while (!state->ended && !outputs_failed(run->outputs)) {
        struct candidate *candidate = next_candidate(run);
        if (!candidate) {
            end_stream(run);
            return NULL;
        }
        if (is_passed(run, candidate))
            continue;
        work_on(run, candidate);
        if (is_given(run, candidate))
            return &run->household;
    }
    return NULL;
}

void run_write(struct run *run)
{
    struct run_state *state = run->state;

    if (run_is_writing(run) && state->output && state->passes) {
        if (writer_pass_row(state->output, run->household.row, &run->values, &state->present)) {
            run->written++;
        } else {
            reject_problems(run, &state->present, run->plan->main, run->household.id);
            reject_household(run);
        }
    } else if (run_is_writing(run) && state->output) {
        writer_row(state->output, &run->values);
        run->written++;
    }
    values_clear(&run->values);
}

void run_write_page(struct run *run, struct writer *to, struct text page)
{
    if (!run_is_writing(run))
        return;
    writer_add(to, page.at, page.size);
    run->written++;
}
