/* The way of a case: rechecks, changes, postings, decisions, objections (办理环节). */
#include "checking.h"
#include "continuing.h"
#include "objections.h"

/* The last application, and what its decisions rest on. */
struct way {
    struct check *check;
    const struct household *household;
    const struct policy *policy;
    const struct row *application;
    struct matter matter; /* for the days of its steps */
};

static bool is_late(const struct check *check, int64_t due)
{
    return due != NONE && due < check->worked;
}

static void tell_recheck(const struct check *check, const struct household *household)
{
    struct finding finding = found_at(SEVERITY_WARNING, MESSAGE_CHECK_RECHECK, household,
                                      TABLE_roster, check->roster);
    char due[MONTH_TEXT];

    month_format(due, (month)check->roster->number[roster_recheck_due]);
    finding.detail = due;
    finding.expected = text_of(due);
    tell_finding(check, &finding);
}

/* What a family on the roster owes without an application: a recheck, or a change. */
static void look_at_overdue(struct check *check, const struct household *household)
{
    struct progress progress;
    struct matter matter;

    if (!matter_open(&matter, &check->shadow, check->plan.policy, check->plan.date, &check->arena))
        return;
    check->applies = matter.application && !matter.withdrawn;
    if (!matter.last || matter.application || !matter_begin(&matter, &progress))
        return;
    if (is_late(check, check->roster->number[roster_recheck_due]))
        tell_recheck(check, household);
    if (!matter.holds && words_has(&progress.waiting_for, "application:missing")
        && progress.due_on != NO_DAY && progress.due_on < check->plan.date) {
        struct finding finding = found_at(SEVERITY_WARNING, MESSAGE_CHECK_APPLICATION, household,
                                          TABLE_roster, check->roster);
        tell_on(check, &finding, progress.due_on);
    }
}

static bool is_of(const struct way *way, const struct row *opinion, size_t step)
{
    return belongs(&way->matter, opinion->number[opinions_decided_on])
        && text_is(opinion->field[opinions_step], way->policy->steps[step].rule.code);
}

/* The last agreeing opinion on the first step after this one that has any; what agrees to a
   refusal names no amount, and is not posted. NULL: none. */
static const struct row *decided_after(const struct way *way, size_t step)
{
    const struct rows *opinions = &way->household->side[TABLE_opinions];
    const struct row *last = NULL;

    for (size_t next = step + 1; next < way->policy->step_count && !last; next++)
        for (size_t i = 0; i < opinions->count; i++) {
            const struct row *row = &opinions->at[i];
            if (is_of(way, row, next) && row->number[opinions_vote] == VOTE_AGREE
                && row->number[opinions_amount] != 0
                && (!last || row_is_later(row, last, opinions_decided_on)))
                last = row;
        }
    return last;
}

static day end_of(struct way *way, size_t step, const struct row *posting)
{
    return step_end(&way->matter, &way->policy->steps[step],
                    (day)posting->number[postings_posted_on]);
}

static bool came_down_early(struct way *way, size_t step, const struct row *posting)
{
    int64_t down = posting->number[postings_taken_down_on];

    return down != NONE && down <= way->check->plan.date && down < end_of(way, step, posting);
}

/* The posting on which the decision rests: one up in full by then before one that is not, the
   later before the earlier. NULL: none. */
static const struct row *posted_before(struct way *way, size_t step, day decided)
{
    const struct rows *postings = &way->household->side[TABLE_postings];
    const struct row *best = NULL;

    for (size_t i = 0; i < postings->count; i++) {
        const struct row *row = &postings->at[i];

        if (!belongs(&way->matter, row->number[postings_posted_on])
            || row->number[postings_posted_on] > decided
            || !text_is(row->field[postings_step], way->policy->steps[step].rule.code))
            continue;
        bool full = !came_down_early(way, step, row) && end_of(way, step, row) < decided;
        if (!best || full || row_is_later(row, best, postings_posted_on))
            best = row;
        if (full)
            break;
    }
    return best;
}

static void tell_step(const struct way *way, enum message message, size_t step, enum table table,
                      const struct row *row)
{
    const struct rule *rule = &way->policy->steps[step].rule;
    struct finding finding = found_at(SEVERITY_WARNING, message, way->household, table, row);

    finding.detail = rule->code;
    finding.expected = text_of(rule->code);
    finding.basis = rule->basis;
    tell_finding(way->check, &finding);
}

/* Persons, or in one month the amount, that were posted are not those agreed to. */
static void compare_posted(struct way *way, size_t step, const struct row *posting,
                           const struct row *opinion)
{
    const struct { int posted, agreed; enum message word; } both[] = {
        { postings_persons, opinions_persons, MESSAGE_CHECK_WORD_PERSONS },
        { postings_amount, opinions_amount, MESSAGE_CHECK_WORD_AMOUNT },
    };
    bool one_month = month_of_day((day)posting->number[postings_posted_on])
                  == month_of_day((day)opinion->number[opinions_decided_on]);

    for (size_t i = 0; i < sizeof both / sizeof *both; i++) {
        int64_t posted = posting->number[both[i].posted], agreed = opinion->number[both[i].agreed];
        struct finding finding = found_at(SEVERITY_WARNING, MESSAGE_CHECK_POSTED, way->household,
                                          TABLE_postings, posting);

        if (posted == NONE || agreed == NONE || posted == agreed || (i == 1 && !one_month))
            continue;
        finding.detail = message_in(both[i].word, message_language());
        finding.expected = opinion->field[both[i].agreed];
        finding.found = posting->field[both[i].posted];
        finding.basis = way->policy->steps[step].rule.basis;
        tell_finding(way->check, &finding);
    }
}

static void look_at_notice(struct way *way, size_t step)
{
    const struct row *opinion = decided_after(way, step);
    day decided = opinion ? (day)opinion->number[opinions_decided_on] : NO_DAY;
    const struct row *posting = opinion ? posted_before(way, step, decided) : NULL;

    if (!opinion)
        return;
    if (!posting) {
        tell_step(way, MESSAGE_CHECK_NOT_POSTED, step, TABLE_opinions, opinion);
        return;
    }
    if (came_down_early(way, step, posting))
        tell_step(way, MESSAGE_CHECK_POSTED_SHORT, step, TABLE_postings, posting);
    else if (end_of(way, step, posting) >= decided)
        tell_step(way, MESSAGE_CHECK_EARLY, step, TABLE_opinions, opinion);
    compare_posted(way, step, posting, opinion);
}

/* A recheck may go a shorter way, where the policy has one. */
static bool is_posted(const struct way *way)
{
    if (way->application->number[applications_kind] != APPLICATION_RECHECK)
        return true;
    for (size_t i = 0; i < way->policy->recheck_count; i++)
        if (way->policy->rechecks[i].way)
            return false;
    return true;
}

static void look_for_kin(const struct way *way)
{
    const struct rows *opinions = &way->household->side[TABLE_opinions];

    for (size_t i = 0; way->policy->evidence.kin_abstain && i < opinions->count; i++) {
        const struct row *row = &opinions->at[i];

        if (row->number[opinions_kin] == 1 && row->number[opinions_vote] != VOTE_ABSTAIN
            && belongs(&way->matter, row->number[opinions_decided_on]))
            tell(way->check, SEVERITY_WARNING, MESSAGE_CHECK_KIN, way->household, TABLE_opinions,
                 row);
    }
}

/* The notice that the objection is against; without a step the first. NULL: the policy has
   none. */
static const struct step *notice_of(const struct policy *policy, struct text step)
{
    for (size_t i = 0; i < policy->step_count; i++)
        if (policy->steps[i].kind == STEP_NOTICE
            && (step.size == 0 || text_is(step, policy->steps[i].rule.code)))
            return &policy->steps[i];
    return NULL;
}

/* It holds a posting of a case that is open: raised before the last of them ended, or before any
   was there. */
static bool holds_a_posting(const struct check *check, const struct household *household,
                            const struct row *objection)
{
    const struct rows *postings = &household->side[TABLE_postings];
    struct matter matter = { .policy = check->plan.policy, .date = check->plan.date,
                             .application = latest_application(household, check->plan.date) };
    int64_t raised = objection->number[objections_raised_on];
    bool posted = false;

    if (!matter.application || matter.application->number[applications_opened_on]
                                   <= check->roster->number[roster_approved_on])
        return false;
    for (size_t i = 0; i < postings->count; i++) {
        int64_t on = postings->at[i].number[postings_posted_on];
        int step = policy_step(matter.policy, postings->at[i].field[postings_step]);

        if (step < 0 || !belongs(&matter, on))
            continue;
        posted = true;
        if (raised <= step_end(&matter, &matter.policy->steps[step], (day)on))
            return true;
    }
    return !posted;
}

/* Open objections: for too long, or of a family that is paid all the same. */
static void look_at_objection(const struct check *check, const struct household *household,
                              const struct row *row)
{
    const struct step *notice = notice_of(check->plan.policy, row->field[objections_step]);
    day raised = (day)row->number[objections_raised_on];
    day due = notice && notice->objection_days ? raised + notice->objection_days : NO_DAY;
    struct standing last = standing_of(check->roster, check->plan.policy, check->worked);
    struct finding finding = found_at(SEVERITY_WARNING, MESSAGE_CHECK_OBJECTION, household,
                                      TABLE_objections, row);

    if (raised > check->plan.date || settled_on(row, check->plan.date) != NO_DAY)
        return;
    if (due != NO_DAY && due < check->plan.date) {
        finding.basis = notice->rule.basis;
        tell_on(check, &finding, due);
    }
    if (last.on && last.approved_on != NO_DAY && raised > last.approved_on
        && !holds_a_posting(check, household, row))
        tell(check, SEVERITY_WARNING, MESSAGE_CHECK_OBJECTION_LATE, household, TABLE_objections,
             row);
}

void look_at_case(struct check *check, const struct household *household)
{
    const struct rows *objections = &household->side[TABLE_objections];
    struct way way = { .check = check, .household = household, .policy = check->plan.policy,
                       .application = latest_application(household, check->plan.date) };

    for (size_t i = 0; i < objections->count; i++) {
        look_at_objection(check, household, &objections->at[i]);
        if (objections->at[i].number[objections_outcome] != OBJECTION_DISMISSED)
            must_be_visited(check, household->id, MESSAGE_CHECK_REASON_REPORT);
    }
    if (check->assessed && !household->bad[TABLE_applications])
        look_at_overdue(check, household);
    if (!way.application || household->bad[TABLE_postings] || household->bad[TABLE_opinions])
        return;
    way.matter = (struct matter){ .household = household, .policy = way.policy,
                                  .date = check->plan.date, .application = way.application,
                                  .arena = &check->arena };
    look_for_kin(&way);
    for (size_t i = 0; i < way.policy->step_count && is_posted(&way); i++)
        if (way.policy->steps[i].kind == STEP_NOTICE)
            look_at_notice(&way, i);
}
