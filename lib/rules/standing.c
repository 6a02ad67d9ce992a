#include "standing.h"

#include "../table/codes.h"
#include "recall.h"

static month month_or_none(int64_t number)
{
    return number == NONE ? NO_MONTH : (month)number;
}

/* The month of an opening roster that the approval started in; at the latest last month. */
static month started(day approved_on, const struct policy *policy, month worked)
{
    month from;

    if (approved_on == NO_DAY)
        return worked - 1;
    from = month_of_day(approved_on) + !policy->roster.month_of_approval;
    return from < worked ? from : worked - 1;
}

/* Held back means on the roster later than last stopped, and not on it now. */
static bool is_suspended(const struct standing *standing)
{
    return !standing->on && standing->since != NO_MONTH && standing->since > standing->left_in;
}

bool is_roster_row(const struct row *last)
{
    return last->number[stream_on_roster] != NONE || last->number[stream_amount] != NONE;
}

/* The base amount in what was paid. Paid as before, though nothing was due any more when it was
   assessed, it is the one noted then, or what was paid without supplements. */
static fen former_base(const struct row *last, fen payable)
{
    fen base = row_amount(last, stream_base_amount);
    fen supplement = row_amount(last, stream_supplement);

    if (row_has(last, stream_phase_out_base) && !row_has(last, stream_phase_out))
        return row_amount(last, stream_phase_out_base);
    if (base != 0)
        return base;
    return payable > supplement ? payable - supplement : 0;
}

struct standing standing_of(const struct row *last, const struct policy *policy, month worked)
{
    struct standing standing = { .since = NO_MONTH, .left_in = NO_MONTH, .approved_on = NO_DAY,
                                 .income = NONE, .need = NONE, .method = NONE };
    const int64_t *number = last ? last->number : NULL;

    if (!last)
        return standing;
    bool opening = number[stream_on_roster] == NONE;
    standing.on = opening || number[stream_on_roster] == 1;
    standing.since = month_or_none(number[stream_on_roster_since]);
    standing.left_in = month_or_none(number[stream_left_in]);
    if (number[stream_approved_on] != NONE)
        standing.approved_on = (day)number[stream_approved_on];
    if (standing.on && standing.since == NO_MONTH)
        standing.since = started(standing.approved_on, policy, worked);
    standing.suspended = is_suspended(&standing);
    if (!standing.on)
        return standing;
    standing.persons = row_amount(last, stream_persons);
    standing.payable = row_amount(last, opening ? stream_amount : stream_payable);
    standing.income = number[stream_income];
    standing.need = number[stream_need];
    standing.method = number[stream_method];
    standing.base_amount = former_base(last, standing.payable);
    standing.phase_out = last->field[stream_phase_out];
    standing.phase_out_month = (int)row_amount(last, stream_phase_out_month);
    standing.phase_out_base = row_amount(last, stream_phase_out_base);
    standing.detail = last->field[stream_supplement_detail];
    return standing;
}

static bool can_end(int64_t kind)
{
    return kind == EVENT_WITHDRAWN || kind == EVENT_FRAUD || kind == EVENT_MOVED_OUT
        || kind == EVENT_DEATH;
}

/* An event that can end benefit in `worked`: it lies before the month, and no approval after. */
static bool counts(const struct row *event, day approved_on, month worked)
{
    day on = (day)event->number[events_occurred_on];

    return can_end(event->number[events_kind]) && month_of_day(on) < worked
        && (approved_on == NO_DAY || on >= approved_on);
}

static bool is_gone(const struct rows *events, int64_t person, day approved_on, month worked)
{
    for (size_t i = 0; i < events->count; i++)
        if (events->at[i].number[events_person_no] == person
            && counts(&events->at[i], approved_on, worked))
            return true;
    return false;
}

/* Nobody counted is left: each has an event of his own, or his row has ended. */
static bool nobody_left(const struct rows *events, const struct facts *facts, day approved_on,
                        month worked)
{
    for (int i = next_counted(facts, NO_MEMBER); i != NO_MEMBER; i = next_counted(facts, i))
        if (!is_gone(events, facts->members[i].row->number[members_person_no], approved_on,
                     worked))
            return false;
    return true;
}

int ending_event(const struct rows *events, const struct facts *facts, day approved_on,
                 month worked)
{
    int last_of_person = -1;

    for (size_t i = 0; i < events->count; i++) {
        const struct row *event = &events->at[i];

        if (!counts(event, approved_on, worked))
            continue;
        if (event->number[events_person_no] == NONE)
            return (int)event->number[events_kind];
        last_of_person = (int)event->number[events_kind];
    }
    if (last_of_person < 0 || !facts || !nobody_left(events, facts, approved_on, worked))
        return -1;
    return last_of_person;
}

bool events_name_persons(const struct rows *events)
{
    for (size_t i = 0; i < events->count; i++)
        if (can_end(events->at[i].number[events_kind]) && row_has(&events->at[i], events_person_no))
            return true;
    return false;
}
