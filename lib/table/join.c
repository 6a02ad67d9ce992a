#include "run_state.h"
#include <stdlib.h>

/* The key of the table is the household alone: one row each. */
static bool one_row_each(const struct schema *schema)
{
    bool household = false;

    for (size_t i = 0; i < schema->count; i++)
        if (schema->columns[i].flags & KEY) {
            if (strcmp(schema->columns[i].name, "household_id") != 0)
                return false;
            household = true;
        }
    return household;
}

static void describe_side(struct side *side, const struct side_plan *plan)
{
    const struct schema *schema = plan->schema ? plan->schema : schema_of(plan->table);

    *side = (struct side){
        .plan = plan,
        .schema = schema,
        .id = schema_column(schema, text_of("household_id")),
        .person = schema_column(schema, text_of("person_no")),
        .from = schema_column(schema, text_of("from")),
        .to = schema_column(schema, text_of("to")),
    };
}

static bool open_file(struct run *run, struct side *side, const char *file)
{
    struct run_state *state = run->state;
    struct reader_plan plan = { .file = file, .schema = side->schema, .sorted = true,
                                .unique = one_row_each(side->schema),
                                .empty_is_a_table = run->settings->jsonl };
    struct reader *reader = reader_open(&plan, &run->problems);

    outputs_protect(run->outputs, file);
    side->in_file = true;
    if (!reader)
        return false;
    state->files = make_room(state->files, &state->file_room, state->file_count + 1,
                               sizeof *state->files);
    state->files[state->file_count++] = (struct side_file){ .side = side, .reader = reader };
    return true;
}

/* All files that -t gives for the table, or the book's. */
static bool open_side(struct run *run, struct side *side)
{
    const struct settings *settings = run->settings;
    const char *name = side->schema->name;
    bool good = true;

    for (size_t i = 0; i < settings->table_count; i++) {
        if (strcmp(settings->tables[i].name, name) != 0)
            continue;
        if (side->in_file && !side->plan->many)
            return problem_add(&run->problems, MESSAGE_TABLE_TWICE, (struct place){ 0 }, name,
                               NULL, NULL);
        good &= open_file(run, side, settings->tables[i].file);
    }
    if (side->in_file)
        return good;
    char *file = book_table(settings->value[OPTION_BOOK], name);
    if (file)
        good = open_file(run, side, file);
    free(file);
    return good;
}

static bool is_missing(const struct run *run, const struct side *side)
{
    return !side->in_file && side->plan->need == NEEDED && run->state->main &&
           !reader_is_jsonl(run->state->main);
}

bool join_open(struct run *run)
{
    const struct run_plan *plan = run->plan;
    bool good = true;

    run->state->sides = allocate(plan->side_count + 1, sizeof *run->state->sides);
    for (size_t i = 0; i < plan->side_count; i++) {
        struct side *side = &run->state->sides[i];
        describe_side(side, &plan->sides[i]);
        if (plan->sides[i].need != NOT_READ)
            good &= open_side(run, side);
        if (is_missing(run, side))
            good = table_missing(side->schema, NULL, &run->problems);
    }
    return good;
}

/* A bad row of nobody knows whom: it could be anybody's, so nothing may be written. */
static void fail_for_nobody(struct run *run, struct side_file *file)
{
    struct place place = { reader_file(file->reader), file->row->line, NULL };

    problem_add(&file->problems, MESSAGE_ROW_OF_NOBODY, place, NULL, NULL, NULL);
    if (run->plan->tell)
        reject_problems(run, &file->problems, file->side->plan->table, (struct text){ 0 });
    else
        run_fail(run, &file->problems);
}

static bool has_row(const struct side_file *file)
{
    return file->reading == READ_ROW || file->reading == READ_BAD;
}

static void advance(struct run *run, struct side_file *file)
{
    if (file->problems.count > 0)
        problems_clear(&file->problems);
    for (;;) {
        file->reading = reader_next(file->reader, &file->row, &file->problems);
        if (file->reading == READ_FAILED) {
            run_fail(run, &file->problems);
            run->state->ended = true;
        }
        if (!has_row(file))
            return;
        file->id = &file->row->field[file->side->id];
        if (file->id->size > 0)
            return;
        fail_for_nobody(run, file);
    }
}

void join_start(struct run *run)
{
    for (size_t i = 0; i < run->state->file_count; i++)
        advance(run, &run->state->files[i]);
}

const char *household_name(struct run *run, struct text id)
{
    return arena_copy(&run->arena, id.at, id.size);
}

/* The household is not in the stream. */
static void pass_over(struct run *run, struct side_file *file)
{
    if (run->state->only)
        return;
    run->passed_over++;
    file->side->passed_over++;
    struct place place = { reader_file(file->reader), file->row->line, NULL };
    if (run->plan->tell) {
        problem_add(&file->problems, MESSAGE_ORPHAN, place, NULL, NULL, NULL);
        reject_problems(run, &file->problems, file->side->plan->table, *file->id);
        return;
    }
    if (file->side->plan->table != run->plan->outer)
        return;
    if (run->plan->may_be_gone && run->plan->may_be_gone(file->row))
        return;
    if (run->plan->outer_warns) {
        problem_warn(&run->problems, MESSAGE_HOUSEHOLD_GONE, place, household_name(run, *file->id),
                     NULL, NULL);
        return;
    }
    problem_add(&file->problems, MESSAGE_HOUSEHOLD_GONE, place,
                household_name(run, *file->id), NULL, NULL);
    run_fail(run, &file->problems);
}

/* Takes the row into the household's, of which those from `first` on are this file's. */
static void take_row(struct run *run, struct side_file *file, struct rows *rows, size_t first)
{
    struct side *side = file->side;

    if (file->reading == READ_BAD) {
        reject_problems(run, &file->problems, side->plan->table, run->household.id);
        reject_household(run);
        run->household.bad[side->plan->table] = true;
        return;
    }
    if (side->room == rows->count)
        side->rows = make_room(side->rows, &side->room, rows->count + 1, sizeof *side->rows);
    rows->at = side->rows;
    if (file->room_count == rows->count - first)
        file->rooms = make_room(file->rooms, &file->room_count, rows->count - first + 1,
                                sizeof *file->rooms);
    struct row *row = &rows->at[rows->count];
    reader_hand_over(file->reader, row, &file->rooms[rows->count - first], &run->arena);
    row->file = reader_file(file->reader);
    rows->count++;
}

static void take_rows(struct run *run, struct side_file *file)
{
    struct text id = run->household.id;
    struct rows *rows = &run->household.side[file->side->plan->table];
    size_t first = rows->count, unsaved = first;

    while (has_row(file) && text_compare(*file->id, id) < 0) {
        pass_over(run, file);
        advance(run, file);
    }
    while (has_row(file) && text_equal(*file->id, id)) {
        take_row(run, file, rows, first);
        if (reader_moves(file->reader))
            for (; unsaved < rows->count; unsaved++)
                reader_save(file->reader, &rows->at[unsaved], &run->arena);
        advance(run, file);
    }
}

static void take_carried(struct run *run, const struct side *side, struct carried *carried)
{
    const struct candidate *candidate = &run->state->candidate[!run->state->next];
    struct place place = { reader_file(run->state->main), candidate->row.line, NULL };
    enum table table = side->plan->table;
    bool jsonl = reader_is_jsonl(run->state->main);

    if (carried->there && side->in_file) {
        run_fault(run, MESSAGE_TABLE_CARRIED, table, place,
                  household_name(run, run->household.id), side->schema->name, NULL);
        return;
    }
    if (!carried->there && !side->in_file && side->plan->need == NEEDED && jsonl) {
        run_fault(run, MESSAGE_TABLE_NOT_CARRIED, table, place, side->schema->name,
                  side->schema->label, NULL);
        return;
    }
    if (!carried->there)
        return;
    run->household.has[table] = true;
    run->household.side[table] = carried->rows;
    if (carried->reading == READ_BAD) {
        run->household.bad[table] = true;
        reject_problems(run, &carried->problems, table, run->household.id);
        reject_household(run);
    }
}

void join_household(struct run *run, struct candidate *candidate)
{
    struct run_state *state = run->state;
    bool whole = candidate->reading == READ_ROW;

    for (size_t i = 0; i < run->plan->side_count; i++) {
        const struct side *side = &state->sides[i];
        run->household.side[side->plan->table] = (struct rows){ 0 };
        run->household.has[side->plan->table] = side->in_file;
        run->household.bad[side->plan->table] = false;
        if (whole && candidate->carried)
            take_carried(run, side, &candidate->carried[i]);
    }
    for (size_t i = 0; i < state->file_count; i++)
        take_rows(run, &state->files[i]);
}

void join_end(struct run *run)
{
    for (size_t i = 0; i < run->state->file_count; i++) {
        struct side_file *file = &run->state->files[i];
        while (has_row(file)) {
            pass_over(run, file);
            advance(run, file);
        }
    }
}

void join_close(struct run *run)
{
    struct run_state *state = run->state;

    for (size_t i = 0; i < state->file_count; i++) {
        reader_close(state->files[i].reader);
        for (size_t k = 0; k < state->files[i].room_count; k++)
            row_room_free(&state->files[i].rooms[k]);
        free(state->files[i].rooms);
        problems_fini(&state->files[i].problems);
    }
    for (size_t i = 0; state->sides && i < run->plan->side_count; i++)
        free(state->sides[i].rows);
    free(state->files);
    free(state->sides);
}
