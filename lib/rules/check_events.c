/* Events that the tables do not show yet. */
#include "checking.h"

/* What happened to whom, and what the tables say of him. */
struct happened {
    const struct check *check;
    const struct household *household;
    const struct row *event;
    month in;
    int64_t person_no;       /* the event's, or that of the head */
    const struct row *now;   /* his row of the month worked for; NULL: none */
    bool entered;            /* a row of his begins in that month or later: somebody saw to it */
};

typedef bool shows(const struct happened *happened);

static const struct rows *rows_of(const struct happened *happened, enum table table)
{
    return &happened->household->side[table];
}

/* A row of his covers a later month. */
static bool goes_on(const struct happened *happened, bool from_before)
{
    const struct rows *members = rows_of(happened, TABLE_members);

    for (size_t i = 0; i < members->count; i++) {
        const struct row *row = &members->at[i];

        if (row->number[members_person_no] == happened->person_no
            && last_covered(row, members_from) > happened->in
            && (!from_before || first_covered(row, members_from) <= happened->in))
            return true;
    }
    return false;
}

static bool shows_death(const struct happened *happened)
{
    return !goes_on(happened, false);
}

/* A row that begins later is that of one who came back. */
static bool shows_leaving(const struct happened *happened)
{
    return !goes_on(happened, true);
}

/* Or the policy leaves prisoners out, and he is entered as one. */
static bool shows_prison(const struct happened *happened)
{
    const struct facts *facts = &happened->check->now.facts;

    for (size_t i = 0; happened->check->assessed && i < facts->member_count; i++)
        if (facts->members[i].row->number[members_person_no] == happened->person_no
            && !facts->members[i].counted && happened->check->now.method != METHOD_SINGLE)
            return true;
    return shows_leaving(happened);
}

static bool shows_birth(const struct happened *happened)
{
    const struct rows *members = rows_of(happened, TABLE_members);

    for (size_t i = 0; i < members->count; i++) {
        const int64_t *member = members->at[i].number;

        if (member[members_birth_date] == happened->event->number[events_occurred_on]
            || member[members_person_no] == happened->event->number[events_person_no])
            return true;
    }
    return false;
}

static bool shows_coming(const struct happened *happened)
{
    const struct rows *members = rows_of(happened, TABLE_members);

    if (happened->event->number[events_person_no] == NONE)
        return true; /* the whole household */
    for (size_t i = 0; i < members->count; i++)
        if (members->at[i].number[members_person_no] == happened->person_no
            && last_covered(&members->at[i], members_from) >= happened->in)
            return true;
    return false;
}

static bool has_income(const struct happened *happened)
{
    const struct rows *incomes = rows_of(happened, TABLE_incomes);

    for (size_t i = 0; i < incomes->count; i++)
        if (incomes->at[i].number[incomes_person_no] == happened->person_no
            && is_covered(&incomes->at[i], incomes_from, happened->check->worked))
            return true;
    return false;
}

static bool shows_job(const struct happened *happened)
{
    return !happened->now || happened->entered
        || happened->now->number[members_category] == CATEGORY_EMPLOYED || has_income(happened);
}

/* Something later took it back: a divorce a marriage, and the other way round. */
static bool is_followed(const struct happened *happened, enum event kind)
{
    const struct rows *events = rows_of(happened, TABLE_events);

    for (size_t i = 0; i < events->count; i++)
        if (events->at[i].number[events_kind] == (int64_t)kind
            && events->at[i].number[events_occurred_on]
                   > happened->event->number[events_occurred_on]
            && events->at[i].number[events_occurred_on] <= happened->check->plan.date)
            return true;
    return false;
}

static bool has_spouse(const struct happened *happened)
{
    const struct rows *members = rows_of(happened, TABLE_members);

    for (size_t i = 0; i < members->count; i++)
        if (members->at[i].number[members_relation] == RELATION_SPOUSE
            && is_covered(&members->at[i], members_from, happened->check->worked))
            return true;
    return false;
}

static bool shows_marriage(const struct happened *happened)
{
    int64_t marital = happened->now ? happened->now->number[members_marital] : NONE;

    return !happened->now || happened->entered || marital == MARITAL_MARRIED
        || marital == MARITAL_WIDOWED || (marital == NONE && has_spouse(happened))
        || is_followed(happened, EVENT_DIVORCE);
}

static bool shows_divorce(const struct happened *happened)
{
    int64_t marital = happened->now ? happened->now->number[members_marital] : NONE;

    return !happened->now || (marital != NONE && marital != MARITAL_MARRIED)
        || (marital == NONE && !has_spouse(happened)) || is_followed(happened, EVENT_MARRIAGE);
}

static bool shows_leaving_school(const struct happened *happened)
{
    enum { NOT_AT_SCHOOL };

    return !happened->now || happened->entered
        || happened->now->number[members_schooling] == NONE
        || happened->now->number[members_schooling] == NOT_AT_SCHOOL;
}

/* By kind of event: what shows it, and what is said when nothing does. */
static const struct {
    shows *shows;
    enum message message;
    enum severity severity;
    bool asks_person; /* without one it is the whole household's, which the roster sees */
} kinds[] = {
    [EVENT_DEATH] = { shows_death, MESSAGE_CHECK_DEATH, SEVERITY_ERROR, true },
    [EVENT_BIRTH] = { shows_birth, MESSAGE_CHECK_BIRTH, SEVERITY_WARNING, false },
    [EVENT_MOVED_IN] = { shows_coming, MESSAGE_CHECK_MOVED_IN, SEVERITY_WARNING, true },
    [EVENT_MOVED_OUT] = { shows_leaving, MESSAGE_CHECK_MOVED_OUT, SEVERITY_WARNING, true },
    [EVENT_JOB_FOUND] = { shows_job, MESSAGE_CHECK_JOB, SEVERITY_WARNING, false },
    [EVENT_JOB_REFUSED] = { NULL, MESSAGE_COUNT, SEVERITY_HINT, false },
    [EVENT_MARRIAGE] = { shows_marriage, MESSAGE_CHECK_MARRIAGE, SEVERITY_WARNING, false },
    [EVENT_DIVORCE] = { shows_divorce, MESSAGE_CHECK_DIVORCE, SEVERITY_WARNING, false },
    [EVENT_LEFT_SCHOOL] = { shows_leaving_school, MESSAGE_CHECK_LEFT_SCHOOL, SEVERITY_WARNING,
                            true },
    [EVENT_IMPRISONED] = { shows_prison, MESSAGE_CHECK_PRISON, SEVERITY_ERROR, true },
    [EVENT_WITHDRAWN] = { NULL, MESSAGE_COUNT, SEVERITY_HINT, false },
    [EVENT_FRAUD] = { NULL, MESSAGE_COUNT, SEVERITY_HINT, false },
};

/* The event's person, or the head of the month in which it happened. */
static int64_t person_of(const struct happened *happened)
{
    const struct rows *members = rows_of(happened, TABLE_members);

    if (happened->event->number[events_person_no] != NONE)
        return happened->event->number[events_person_no];
    for (size_t i = 0; i < members->count; i++)
        if (members->at[i].number[members_relation] == RELATION_HEAD
            && is_covered(&members->at[i], members_from, happened->check->worked))
            return members->at[i].number[members_person_no];
    return NONE;
}

static bool was_entered(const struct happened *happened)
{
    const struct rows *members = rows_of(happened, TABLE_members);

    for (size_t i = 0; i < members->count; i++)
        if (members->at[i].number[members_person_no] == happened->person_no
            && first_covered(&members->at[i], members_from) >= happened->in)
            return true;
    return false;
}

/* It has happened, and has been reported, by the day worked for. */
static bool is_known(const struct check *check, const struct row *event)
{
    int64_t reported = event->number[events_reported_on];

    return event->number[events_occurred_on] <= check->plan.date
        && (reported == NONE || reported <= check->plan.date);
}

static void look_at_event(const struct check *check, const struct household *household,
                          const struct row *event)
{
    int64_t kind = event->number[events_kind];
    struct happened happened = { .check = check, .household = household, .event = event,
                                 .in = month_of_day((day)event->number[events_occurred_on]) };

    if (!kinds[kind].shows || !is_known(check, event)
        || (kinds[kind].asks_person && event->number[events_person_no] == NONE))
        return;
    happened.person_no = person_of(&happened);
    happened.now = member_in(household, happened.person_no, check->worked);
    happened.entered = was_entered(&happened);
    if (!kinds[kind].shows(&happened))
        tell(check, kinds[kind].severity, kinds[kind].message, household, TABLE_events, event);
}

void look_at_events(struct check *check, const struct household *household)
{
    const struct rows *events = &household->side[TABLE_events];

    if (household->bad[TABLE_members])
        return;
    for (size_t i = 0; i < events->count; i++)
        look_at_event(check, household, &events->at[i]);
}
