#include "duties.h"

#include "../table/codes.h"
#include "recall.h"

/* What is asked, of whom, and when. */
struct inquiry {
    const struct household *household;
    const struct policy *policy;
    month worked, since;
    const struct facts *facts;
    struct scope *scope;
};

/* True when the counted member did not meet the duty. */
typedef bool unmet_by(const struct inquiry *inquiry, int member);

static const int64_t *numbers_of(const struct inquiry *inquiry, int member)
{
    return inquiry->facts->members[member].row->number;
}

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

/* Of last month, the latest that is over. */
static bool missed_work(const struct inquiry *inquiry, int member)
{
    const struct community_work_rule *rule = &inquiry->policy->roster.community_work;
    const struct rows *work = &inquiry->household->side[TABLE_community_work];
    const int64_t *number = numbers_of(inquiry, member);

    if (number[members_from] != NONE && number[members_from] > inquiry->worked - 1)
        return false;
    inquiry->scope->member = member;
    bool owes = condition_holds(rule->who, inquiry->scope) == TRUTH_YES;
    inquiry->scope->member = NO_MEMBER;
    return owes
        && times_attended(work, number[members_person_no], inquiry->worked - 1) < rule->times;
}

/* There are records, and the first after_months on the roster, which are free, are over. */
static bool work_is_owed(const struct inquiry *inquiry)
{
    const struct community_work_rule *rule = &inquiry->policy->roster.community_work;

    return rule->present && inquiry->household->has[TABLE_community_work]
        && inquiry->worked - 1 >= inquiry->since + rule->after_months;
}

/* Work offered and refused by one counted member within the months (拒绝就业). */
static bool refused_work(const struct inquiry *inquiry, int member)
{
    const struct refusals_rule *rule = &inquiry->policy->roster.refusals;
    const struct rows *events = &inquiry->household->side[TABLE_events];
    day date = policy_day(inquiry->policy, inquiry->worked);
    int64_t person = numbers_of(inquiry, member)[members_person_no];
    int times = 0;

    for (size_t i = 0; i < events->count; i++) {
        const int64_t *number = events->at[i].number;
        day on = (day)number[events_occurred_on];

        times += number[events_kind] == EVENT_JOB_REFUSED && number[events_person_no] == person
              && on <= date && month_of_day(on) > inquiry->worked - rule->within_months;
    }
    return times >= rule->times;
}

static void note(struct duties *duties, const char *word, enum consequence then,
                 struct arena *arena)
{
    words_add(&duties->reasons, text_of(word), arena);
    duties->hold |= then == THEN_HOLD;
    duties->leave_out |= then == THEN_LEAVE_OUT;
}

static void ask_members(struct duties *duties, const struct inquiry *inquiry, unmet_by *unmet,
                        enum consequence then, const char *word)
{
    const struct facts *facts = inquiry->facts;

    for (int i = next_counted(facts, NO_MEMBER); i != NO_MEMBER; i = next_counted(facts, i)) {
        if (!unmet(inquiry, i))
            continue;
        note(duties, word, then, facts->arena);
        duties->left_out[i] |= then == THEN_LEAVE_OUT;
    }
}

static bool recheck_is_overdue(const struct inquiry *inquiry)
{
    int64_t due = inquiry->household->row->number[stream_recheck_due];

    return due != NONE && due < inquiry->worked;
}

bool duties_of(struct duties *duties, const struct household *household,
               const struct policy *policy, month worked, month since, const struct facts *facts,
               struct scope *scope)
{
    const struct roster_rules *rules = &policy->roster;
    const struct inquiry inquiry = { household, policy, worked, since, facts, scope };

    *duties = (struct duties){
        .left_out = take_zeroed(facts->arena, facts->member_count + 1, sizeof(bool))
    };
    if (work_is_owed(&inquiry))
        ask_members(duties, &inquiry, missed_work, rules->community_work.then, "community_work");
    if (rules->refusals.present)
        ask_members(duties, &inquiry, refused_work, rules->refusals.then, "job_refused");
    if (recheck_is_overdue(&inquiry))
        note(duties, "recheck:overdue", rules->overdue_recheck, facts->arena);
    return !scope->fault;
}

bool duties_leave_out(const struct policy *policy)
{
    const struct roster_rules *rules = &policy->roster;

    return (rules->community_work.present && rules->community_work.then == THEN_LEAVE_OUT)
        || (rules->refusals.present && rules->refusals.then == THEN_LEAVE_OUT);
}
