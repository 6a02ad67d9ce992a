#include "duties.h"

#include "../table/codes.h"
#include "recall.h"

/* How often a person was there, or excused, in the month (公益劳动). */
static int times_attended(const struct rows *work, int64_t person, month held)
{
    int times = 0;

    for (size_t i = 0; i < work->count; i++) {
        const int64_t *number = work->at[i].number;

        if (number[community_work_person_no] == person
            && month_of_day((day)number[community_work_held_on]) == held)
            times += number[community_work_attended] == 1 || number[community_work_excused] == 1;
    }
    return times;
}

/* Of last month, the latest that is over; the first after_months on the roster are free. */
static bool missed_work(const struct household *household, const struct policy *policy,
                        month worked, month since, const struct facts *facts,
                        struct scope *scope)
{
    const struct community_work_rule *rule = &policy->roster.community_work;
    const struct rows *work = &household->side[TABLE_community_work];
    bool missed = false;

    if (!rule->present || !household->has[TABLE_community_work]
        || worked - 1 < since + rule->after_months)
        return false;
    for (int i = next_counted(facts, NO_MEMBER); i != NO_MEMBER; i = next_counted(facts, i)) {
        int64_t person = facts->members[i].row->number[members_person_no];

        scope->member = i;
        missed |= condition_holds(rule->who, scope) == TRUTH_YES
               && times_attended(work, person, worked - 1) < rule->times;
    }
    scope->member = NO_MEMBER;
    return missed;
}

/* Work offered and refused by one counted member within the months (拒绝就业). */
static bool refused_work(const struct household *household, const struct policy *policy,
                         month worked, const struct facts *facts)
{
    const struct refusals_rule *rule = &policy->roster.refusals;
    const struct rows *events = &household->side[TABLE_events];

    for (int i = rule->present ? next_counted(facts, NO_MEMBER) : NO_MEMBER; i != NO_MEMBER;
         i = next_counted(facts, i)) {
        int64_t person = facts->members[i].row->number[members_person_no];
        int times = 0;

        for (size_t j = 0; j < events->count; j++) {
            const int64_t *number = events->at[j].number;
            month in = month_of_day((day)number[events_occurred_on]);

            times += number[events_kind] == EVENT_JOB_REFUSED
                  && number[events_person_no] == person && in <= worked
                  && in > worked - rule->within_months;
        }
        if (times >= rule->times)
            return true;
    }
    return false;
}

static bool recheck_overdue(const struct household *household, month worked)
{
    int64_t due = household->row->number[stream_recheck_due];

    return due != NONE && due < worked;
}

bool duties_hold(const struct household *household, const struct policy *policy, month worked,
                 month since, const struct facts *facts, struct scope *scope,
                 struct words *reasons)
{
    const struct {
        const char *reason;
        bool unmet;
        enum consequence then;
    } duties[] = {
        { "community_work", missed_work(household, policy, worked, since, facts, scope),
          policy->roster.community_work.then },
        { "job_refused", refused_work(household, policy, worked, facts),
          policy->roster.refusals.then },
        { "recheck:overdue", recheck_overdue(household, worked),
          policy->roster.overdue_recheck },
    };
    bool hold = false;

    for (size_t i = 0; i < sizeof duties / sizeof *duties; i++) {
        if (!duties[i].unmet)
            continue;
        words_add(reasons, text_of(duties[i].reason), facts->arena);
        hold |= duties[i].then == THEN_HOLD;
    }
    return hold;
}
