#include "outcome.h"

#include "../base/words.h"
#include "../table/codes.h"

static day day_or_none(int64_t number)
{
    return number == NONE ? NO_DAY : (day)number;
}

/* The last step of a recheck's shorter way, or of the whole. */
static bool is_last_step(const struct row *row, const struct policy *policy, bool on_roster)
{
    int step = policy_step(policy, row->field[stream_step]);

    if (policy->step_count == 0 || step == (int)policy->step_count - 1)
        return true;
    for (size_t i = 0; on_roster && i < policy->recheck_count; i++) {
        const struct recheck *recheck = &policy->rechecks[i];

        if (recheck->way && text_is(row->field[stream_recheck], recheck->rule.code))
            return step == (int)recheck->way[recheck->way_count - 1];
    }
    return false;
}

static bool has_started(day on, const struct policy *policy, month worked, bool on_roster)
{
    if (on == NO_DAY)
        return on_roster;
    return policy->roster.month_of_approval ? on <= policy_day(policy, worked)
                                            : on < first_day(worked);
}

static bool differs(const struct row *row, int column, int approved)
{
    return row->number[approved] != NONE && row->number[column] != row->number[approved];
}

/* Small enough to be no change; a rule that has no answer, or none that is known, ignores
   nothing. */
static bool is_ignored(const struct row *row, const struct policy *policy, struct scope *scope)
{
    const struct amount *rule = policy->roster.ignore_change;
    fen change = row->number[stream_income] - row->number[stream_approved_income];
    struct rational least;

    return rule && amount_value(rule, scope, &least) == KNOWN
        && rational_compare(rational_of_fen(change < 0 ? -change : change), least) < 0;
}

static bool has_changed(const struct row *row, const struct policy *policy, struct scope *scope)
{
    return row->number[stream_verdict] != VERDICT_ELIGIBLE
        || differs(row, stream_persons, stream_approved_persons)
        || (differs(row, stream_income, stream_approved_income) && !is_ignored(row, policy, scope));
}

struct outcome outcome_of(const struct household *household, const struct policy *policy,
                          month worked, bool on_roster, struct arena *arena,
                          struct scope *scope)
{
    const struct row *row = household->row;
    const int64_t *number = row->number;
    struct outcome outcome = { .on = day_or_none(number[stream_approved_on]),
                               .refused_on = NO_DAY };
    day due = day_or_none(number[stream_due_on]);
    struct words waiting = { 0 };

    words_add_all(&waiting, row->field[stream_waiting_for], arena);
    outcome.passed = number[stream_state] == STATE_PASSED && is_last_step(row, policy, on_roster)
                  && number[stream_verdict] == VERDICT_ELIGIBLE;
    outcome.in_force = outcome.passed && has_started(outcome.on, policy, worked, on_roster);
    outcome.overdue = words_has(&waiting, "application:missing") && due != NO_DAY
                   && due < policy_day(policy, worked) && has_changed(row, policy, scope);
    if (number[stream_state] != STATE_REFUSED)
        return outcome;
    outcome.withdrawn = words_has(&waiting, "withdrawn");
    outcome.refused_on = day_or_none(number[stream_step_on]);
    outcome.refused = outcome.refused_on < first_day(worked);
    outcome.refused_now = !outcome.refused;
    return outcome;
}
