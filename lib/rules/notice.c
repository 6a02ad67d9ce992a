#include "notice.h"

#include "objections.h"

/* The postings of a step. */
struct board {
    struct matter *matter;
    size_t notice;
    const struct step *step;
    const struct row *full;    /* the first that was up in full; NULL: none, as below */
    const struct row *running; /* the first that is still up */
    const struct row *latest;
};

static day end_of(const struct board *board, const struct row *posting)
{
    return step_end(board->matter, board->step, (day)posting->number[postings_posted_on]);
}

/* Persons other than posted; the amount too when posted in the month worked for. */
static bool is_changed(const struct board *board, const struct row *posting)
{
    const int64_t *assessed = board->matter->household->row->number;
    const int64_t *posted = posting->number;
    month posted_in = month_of_day((day)posted[postings_posted_on]);

    return posted[postings_persons] != assessed[stream_persons]
        || (posted_in == month_of_day(board->matter->date)
            && posted[postings_amount] != assessed[stream_amount]);
}

/* Taken down before its last day. */
static bool is_short(const struct board *board, const struct row *posting)
{
    int64_t down = posting->number[postings_taken_down_on];

    return down != NONE && down <= board->matter->date && down < end_of(board, posting);
}

static bool is_earlier(const struct row *posting, const struct row *other)
{
    return !other
        || posting->number[postings_posted_on] < other->number[postings_posted_on];
}

static void look_at(struct board *board, const struct row *posting)
{
    if (!board->latest || !is_earlier(posting, board->latest))
        board->latest = posting;
    if (is_changed(board, posting) || is_short(board, posting))
        return;
    if (end_of(board, posting) >= board->matter->date) {
        if (is_earlier(posting, board->running))
            board->running = posting;
    } else if (is_earlier(posting, board->full)) {
        board->full = posting;
    }
}

static struct board read_board(struct matter *matter, const struct progress *progress,
                               size_t step)
{
    const struct rows *rows = &matter->household->side[TABLE_postings];
    struct board board = { .matter = matter, .notice = step,
                           .step = &matter->policy->steps[step] };
    day opens = step_opens(matter, progress);

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];
        int64_t on = row->number[postings_posted_on];

        if (belongs(matter, on) && on >= opens
            && text_is(row->field[postings_step], board.step->rule.code))
            look_at(&board, row);
    }
    return board;
}

/* The objection holds this posting, whose last day is `end` (NO_DAY: not posted in full). Raised
   after it, it holds before the day worked for while the family is not on the roster. */
static bool concerns(const struct board *board, const struct row *objection, day end)
{
    const struct matter *matter = board->matter;
    int64_t raised = objection->number[objections_raised_on];

    return is_against(matter, objection, board->notice)
        && (end == NO_DAY || raised <= end || (raised < matter->date && !matter->last));
}

/* Open, or upheld and the decision before not yet made again. */
static void look_for_objections(const struct board *board, day decided, day end, bool *open,
                                bool *upheld)
{
    const struct rows *rows = &board->matter->household->side[TABLE_objections];

    *open = *upheld = false;
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];
        day settled = settled_on(row, board->matter->date);

        if (!concerns(board, row, end))
            continue;
        *open |= settled == NO_DAY;
        *upheld |= settled != NO_DAY && settled >= decided
            && row->number[objections_outcome] == OBJECTION_UPHELD;
    }
}

static bool wait_for_posting(const struct board *board, struct progress *progress)
{
    struct arena *arena = board->matter->arena;

    if (board->running) {
        progress_wait(progress, "notice", arena);
        progress->open_until = end_of(board, board->running);
        return false;
    }
    if (!board->latest)
        progress_wait(progress, "posting", arena);
    if (board->latest && is_changed(board, board->latest))
        progress_wait(progress, "posting:changed", arena);
    if (board->latest && is_short(board, board->latest))
        progress_wait(progress, "posting:short", arena);
    return true;
}

bool notice(struct matter *matter, struct progress *progress, size_t step)
{
    day decided = progress->step_on;
    bool open, upheld;

    if (matter->household->row->number[stream_verdict] == VERDICT_INELIGIBLE) {
        matter_pass(matter, progress, step, decided);
        return false;
    }
    struct board board = read_board(matter, progress, step);
    day end = board.full ? end_of(&board, board.full) : NO_DAY;
    look_for_objections(&board, decided, end, &open, &upheld);
    progress->waiting_for = (struct words){ 0 };
    progress->open_until = NO_DAY;
    progress->due_on = step_due(matter, progress);
    if (upheld) {
        progress->state = STATE_RETURNED;
        return false;
    }
    if (open)
        progress_wait(progress, "objection:open", matter->arena);
    if (!board.full)
        return wait_for_posting(&board, progress);
    if (!open)
        matter_pass(matter, progress, step, end);
    return false;
}
