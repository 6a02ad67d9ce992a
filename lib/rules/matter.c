#include "matter.h"

#include "income.h"
#include "standard.h"

/* A row without on_roster is one of an opening roster. Who is held back (缓发) was on it later
   than last stopped. */
static bool has_benefit(const struct row *row)
{
    int64_t since = row->number[roster_on_roster_since], left = row->number[roster_left_in];

    if (row->number[roster_on_roster] != 0)
        return true;
    return since != NONE && (left == NONE || since > left);
}

/* The last roster's approval is a whole one, not one whose last posting still ran. */
static bool is_complete(const struct row *last)
{
    return last->number[roster_approval] != APPROVAL_NEW
        || last->number[roster_state] == NONE || last->number[roster_state] == STATE_PASSED;
}

/* Opened on or before this day is decided, or used up by leaving the roster. */
static int64_t settled_until(const struct matter *matter, const struct row *roster)
{
    if (matter->last)
        return is_complete(roster) ? roster->number[roster_approved_on] : NONE;
    if (roster && roster->number[roster_left_in] != NONE)
        return last_day((month)roster->number[roster_left_in]);
    return NONE;
}

static bool is_withdrawn(const struct row *application, day date)
{
    int64_t on = application->number[applications_withdrawn_on];

    return on != NONE && on <= date;
}

/* Withdrawing what a family on the roster asked for itself leaves things as they were; a change
   or a recheck that is withdrawn does not. */
static bool never_opened(const struct matter *matter, const struct row *application)
{
    int64_t kind = application->number[applications_kind];

    return matter->last && is_withdrawn(application, matter->date)
        && kind != APPLICATION_CHANGE && kind != APPLICATION_RECHECK;
}

static void find_application(struct matter *matter, const struct row *roster)
{
    const struct rows *rows = &matter->household->side[TABLE_applications];
    int64_t after = settled_until(matter, roster);

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];
        int64_t opened = row->number[applications_opened_on];

        if (opened > matter->date || opened <= after || never_opened(matter, row))
            continue;
        if (!matter->application || row_is_later(row, matter->application, applications_opened_on))
            matter->application = row;
    }
    if (matter->application)
        matter->withdrawn = is_withdrawn(matter->application, matter->date);
}

static const struct recheck *recheck_class(const struct matter *matter)
{
    const struct policy *policy = matter->policy;
    struct text class = matter->household->row->field[stream_recheck];

    for (size_t i = 0; i < policy->recheck_count; i++)
        if (class.size > 0 && text_is(class, policy->rechecks[i].rule.code))
            return &policy->rechecks[i];
    return NULL;
}

/* A recheck without changed facts may go a shorter way. */
static void find_way(struct matter *matter)
{
    const struct recheck *class = recheck_class(matter);

    matter->way_count = matter->policy->step_count;
    if (!matter->application || !matter->holds || !class || !class->way
        || matter->application->number[applications_kind] != APPLICATION_RECHECK)
        return;
    matter->way = class->way;
    matter->way_count = class->way_count;
}

bool matter_open(struct matter *matter, const struct household *household,
                 const struct policy *policy, day date, struct arena *arena)
{
    const struct rows *rosters = &household->side[TABLE_roster];
    const struct row *roster = rosters->count > 0 ? &rosters->at[0] : NULL;

    *matter = (struct matter){ .household = household, .policy = policy, .date = date,
                               .arena = arena, .gathered_for = NO_MONTH };
    if (roster && has_benefit(roster))
        matter->last = roster;
    find_application(matter, roster);
    if (matter->last && !approval_holds(matter, household->row, &matter->holds))
        return false;
    find_way(matter);
    return true;
}

/* Persons, standards and income of the members, which a condition may look at. */
static bool make_figures(struct matter *matter)
{
    struct facts *facts = &matter->facts;
    int64_t persons = 0;

    for (size_t i = 0; i < facts->member_count; i++)
        persons += facts->members[i].counted;
    facts->computed[COMPUTED_PERSONS] = quantity_known(rational_of(persons));
    return persons == 0
        || (make_need(facts, matter->policy, &matter->scope)
            && count_income(facts, matter->household, matter->policy, &matter->scope));
}

bool matter_facts(struct matter *matter, month worked)
{
    const struct unknown *unclear;

    if (matter->gathered_for == worked)
        return true;
    if (!gather_facts(&matter->facts, matter->household, matter->policy, worked, matter->arena,
                      &matter->scope, &unclear)
        || !make_figures(matter))
        return false;
    gather_computed(&matter->facts, matter->household->row);
    matter->scope = (struct scope){ .facts = &matter->facts, .member = NO_MEMBER };
    matter->gathered_for = worked;
    return true;
}

/* The sum, unknown counting as none. */
static bool ignored_change(struct matter *matter, struct rational *sum)
{
    const struct amount *rule = matter->policy->roster.ignore_change;

    *sum = rational_of(0);
    if (!rule || amount_is_constant(rule, sum))
        return true;
    return matter_facts(matter, month_of_day(matter->date))
        && amount_value(rule, &matter->scope, sum) != FAULT;
}

static int64_t approved(const struct row *last, int column, int otherwise)
{
    return last->number[column] != NONE ? last->number[column] : last->number[otherwise];
}

bool approval_holds(struct matter *matter, const struct row *row, bool *holds)
{
    const struct row *last = matter->last;
    int64_t verdict = row->number[stream_verdict];
    fen income = row->number[stream_income];
    fen before = approved(last, roster_approved_income, roster_income);
    struct rational least;

    *holds = false;
    if ((verdict != NONE && verdict != VERDICT_ELIGIBLE) || income == NONE || before == NONE
        || row->number[stream_persons] != approved(last, roster_approved_persons, roster_persons))
        return true;
    *holds = income == before;
    if (*holds)
        return true;
    if (!ignored_change(matter, &least))
        return false;
    fen change = income > before ? income - before : before - income;
    *holds = rational_compare(rational_of_fen(change), least) < 0;
    return true;
}

bool belongs(const struct matter *matter, int64_t on)
{
    return on != NONE && on <= matter->date
        && on >= matter->application->number[applications_opened_on];
}

static size_t step_at(const struct matter *matter, size_t place)
{
    return matter->way ? matter->way[place] : place;
}

int next_step(const struct matter *matter, struct text step)
{
    size_t place = 0;

    while (step.size > 0 && place < matter->way_count
           && !text_is(step, matter->policy->steps[step_at(matter, place)].rule.code))
        place++;
    if (step.size > 0)
        place++;
    return place < matter->way_count ? (int)step_at(matter, place) : -1;
}

int last_decision(const struct matter *matter)
{
    for (size_t place = matter->way_count; place-- > 0;)
        if (matter->policy->steps[step_at(matter, place)].kind == STEP_DECISION)
            return (int)step_at(matter, place);
    return -1;
}

bool is_turn(const struct matter *matter, const struct progress *progress, size_t step)
{
    return matter->application && !matter->withdrawn && !progress_rests(progress)
        && next_step(matter, progress->step) == (int)step;
}

static const struct step *step_before(const struct matter *matter, const struct progress *progress)
{
    int step = policy_step(matter->policy, progress->step);

    return step < 0 ? NULL : &matter->policy->steps[step];
}

day step_opens(const struct matter *matter, const struct progress *progress)
{
    const struct step *before = step_before(matter, progress);
    bool posted = matter->household->row->number[stream_verdict] != VERDICT_INELIGIBLE;

    if (!before || progress->step_on == NO_DAY)
        return (day)matter->application->number[applications_opened_on];
    return progress->step_on + (before->kind == STEP_NOTICE && posted);
}

static day counted(struct matter *matter, day from, int days, enum counting count)
{
    const struct calendar *calendar = &matter->policy->calendar;
    day end = period_end(calendar, from, days, count);

    if (count == COUNT_WORKING && !calendar_knows(calendar, end))
        matter->beyond_calendar = true;
    return end;
}

day step_end(struct matter *matter, const struct step *step, day from)
{
    const struct calendar *calendar = &matter->policy->calendar;
    day end = counted(matter, from, step->days, step->count);

    if (!step->extend)
        return end;
    if (!calendar_knows(calendar, end))
        matter->beyond_calendar = true;
    return next_working_day(calendar, end);
}

day step_due(struct matter *matter, const struct progress *progress)
{
    const struct policy *policy = matter->policy;
    int next = next_step(matter, progress->step);
    day opened = (day)matter->application->number[applications_opened_on];
    day from = progress->step_on == NO_DAY ? opened : progress->step_on;
    day due = NO_DAY, all = NO_DAY;

    if (next < 0)
        return NO_DAY;
    if (policy->steps[next].days > 0)
        due = step_end(matter, &policy->steps[next], from);
    if (policy->has_deadline)
        all = counted(matter, opened, policy->deadline_days, policy->deadline_count);
    if (due == NO_DAY || (all != NO_DAY && all < due))
        return all;
    return due;
}

void matter_pass(struct matter *matter, struct progress *progress, size_t step, day on)
{
    const char *code = matter->policy->steps[step].rule.code;

    progress->step = text_of(code);
    progress->step_on = on;
    progress->state = STATE_PASSED;
    progress->waiting_for = (struct words){ 0 };
    progress->open_until = NO_DAY;
    progress->due_on = step_due(matter, progress);
}
