#include "continuing.h"

static int32_t or_none(int64_t number)
{
    return number == NONE ? NO_DAY : (int32_t)number;
}

static int64_t first_of(int64_t number, int64_t otherwise)
{
    return number != NONE ? number : otherwise;
}

static void keep_approval(const struct row *last, struct progress *progress)
{
    const int64_t *number = last->number;

    progress->approved_on = or_none(number[roster_approved_on]);
    progress->approved_persons = first_of(number[roster_approved_persons], number[roster_persons]);
    progress->approved_income = first_of(number[roster_approved_income], number[roster_income]);
    progress->recheck_due = or_none(number[roster_recheck_due]);
}

static bool recheck_is_due(const struct matter *matter, const struct progress *progress)
{
    return progress->recheck_due != NO_MONTH
        && progress->recheck_due <= month_of_day(matter->date);
}

static void go_on(struct matter *matter, struct progress *progress)
{
    const struct policy *policy = matter->policy;

    progress->step = text_of(policy->steps[policy->step_count - 1].rule.code);
    progress->state = STATE_PASSED;
    progress->approval = APPROVAL_CONTINUING;
    progress->step_on = or_none(matter->last->number[roster_step_on]);
}

/* The last day of the month after the one in which the change showed. Last month's roster says
   whether it showed earlier, and what day was set then. */
static bool change_due(struct matter *matter, day *due)
{
    const struct row *last = matter->last;
    struct words waited = { 0 };
    month now = month_of_day(matter->date);
    bool held;

    if (!approval_holds(matter, last, &held))
        return false;
    words_add_all(&waited, last->field[roster_waiting_for], matter->arena);
    if (held)
        *due = last_day(now + 1);
    else if (words_has(&waited, "application:missing") && last->number[roster_due_on] != NONE)
        *due = (day)last->number[roster_due_on];
    else
        *due = last_day(now);
    return true;
}

bool matter_without_application(struct matter *matter, struct progress *progress)
{
    *progress = progress_none();
    if (!matter->last)
        return true;
    keep_approval(matter->last, progress);
    if (matter->holds && !recheck_is_due(matter, progress)) {
        go_on(matter, progress);
        return true;
    }
    progress_wait(progress, "application:missing", matter->arena);
    progress->due_on = matter->holds ? last_day(progress->recheck_due) : NO_DAY;
    return matter->holds || change_due(matter, &progress->due_on);
}

static bool died(const struct matter *matter, int64_t person)
{
    const struct rows *events = &matter->household->side[TABLE_events];

    for (size_t i = 0; i < events->count; i++) {
        const int64_t *number = events->at[i].number;

        if (number[events_kind] == EVENT_DEATH && number[events_person_no] == person
            && belongs(matter, number[events_occurred_on])
            && (number[events_reported_on] == NONE || number[events_reported_on] <= matter->date))
            return true;
    }
    return false;
}

/* The members of the month name no head, or one who died while the case is open: his row covers
   the month of his death. */
static bool has_no_head(const struct matter *matter)
{
    const struct rows *members = &matter->household->side[TABLE_members];
    struct words reasons = { 0 };

    words_add_all(&reasons, matter->household->row->field[stream_reasons], matter->arena);
    if (words_has(&reasons, "head:missing"))
        return true;
    for (size_t i = 0; i < members->count; i++)
        if (members->at[i].number[members_relation] == RELATION_HEAD
            && died(matter, members->at[i].number[members_person_no]))
            return true;
    return false;
}

bool matter_begin(struct matter *matter, struct progress *progress)
{
    if (!matter->application)
        return matter_without_application(matter, progress);
    *progress = progress_none();
    if (matter->last)
        keep_approval(matter->last, progress);
    progress->state = STATE_WAITING;
    if (matter->withdrawn) {
        progress->state = STATE_REFUSED;
        progress->step_on = (day)matter->application->number[applications_withdrawn_on];
        words_add(&progress->waiting_for, text_of("withdrawn"), matter->arena);
        return true;
    }
    progress->due_on = step_due(matter, progress);
    if (has_no_head(matter)) {
        progress_wait(progress, "head:missing", matter->arena);
        progress->state = STATE_RETURNED;
    }
    return true;
}
