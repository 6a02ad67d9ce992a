#include "progress.h"

#define AS_COLUMN(table, name, label, type, flags, codes) table##_##name,
const int case_columns[] = { CASE_COLUMNS(AS_COLUMN, stream) -1 };
#undef AS_COLUMN

struct progress progress_none(void)
{
    return (struct progress){
        .step = { "", 0 }, .state = STATE_NONE, .due_on = NO_DAY, .open_until = NO_DAY,
        .approval = -1, .step_on = NO_DAY, .approved_on = NO_DAY, .approved_persons = NONE,
        .approved_income = NONE, .recheck_due = NO_MONTH, .note = { "", 0 },
    };
}

static int32_t day_or_none(const struct row *row, int column)
{
    return row->number[column] == NONE ? NO_DAY : (int32_t)row->number[column];
}

static int code_or_none(const struct row *row, int column)
{
    return row->number[column] == NONE ? -1 : (int)row->number[column];
}

struct progress progress_read(const struct row *row, struct arena *arena)
{
    struct progress progress = {
        .step = row->field[stream_step],
        .state = code_or_none(row, stream_state),
        .due_on = day_or_none(row, stream_due_on),
        .open_until = day_or_none(row, stream_open_until),
        .approval = code_or_none(row, stream_approval),
        .step_on = day_or_none(row, stream_step_on),
        .approved_on = day_or_none(row, stream_approved_on),
        .approved_persons = row->number[stream_approved_persons],
        .approved_income = row->number[stream_approved_income],
        .recheck_due = day_or_none(row, stream_recheck_due),
        .note = row->field[stream_decision_note],
    };

    words_add_all(&progress.waiting_for, row->field[stream_waiting_for], arena);
    return progress;
}

void progress_write(const struct progress *progress, struct arena *arena, struct values *values)
{
    value_text(values, stream_step, progress->step);
    value_code(values, stream_state, progress->state);
    value_text(values, stream_waiting_for, words_text(&progress->waiting_for, arena));
    value_day(values, stream_due_on, progress->due_on);
    value_day(values, stream_open_until, progress->open_until);
    value_code(values, stream_approval, progress->approval);
    value_day(values, stream_step_on, progress->step_on);
    value_day(values, stream_approved_on, progress->approved_on);
    value_integer(values, stream_approved_persons, progress->approved_persons);
    value_fen(values, stream_approved_income, progress->approved_income);
    value_month(values, stream_recheck_due, progress->recheck_due);
    value_text(values, stream_decision_note, progress->note);
}

void progress_pass(const struct row *row, struct values *values)
{
    for (const int *column = case_columns; *column >= 0; column++)
        value_text(values, *column, row->field[*column]);
}

bool progress_rests(const struct progress *progress)
{
    return progress->state == STATE_REFUSED || progress->state == STATE_RETURNED;
}

void progress_wait(struct progress *progress, const char *code, struct arena *arena)
{
    progress->state = STATE_WAITING;
    words_add(&progress->waiting_for, text_of(code), arena);
}
