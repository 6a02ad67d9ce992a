#include "review.h"

#include "continuing.h"
#include "evidence.h"
#include "panel.h"

static int64_t verdict_of(const struct matter *matter)
{
    return matter->household->row->number[stream_verdict];
}

static bool refuse(struct matter *matter, struct progress *progress,
                   const struct decision *decision)
{
    bool appeal = matter->application->number[applications_kind] == APPLICATION_APPEAL;

    if (matter->last && appeal)
        return matter_without_application(matter, progress);
    progress->state = STATE_REFUSED;
    progress->waiting_for = (struct words){ 0 };
    progress->due_on = progress->open_until = NO_DAY;
    progress->step_on = decision->on;
    progress->note = decision->note;
    return true;
}

/* recheck_due: as many months after the decision as the household's class has. */
static month recheck_due(const struct matter *matter, day on)
{
    const struct policy *policy = matter->policy;
    struct text class = matter->household->row->field[stream_recheck];

    for (size_t i = 0; i < policy->recheck_count; i++)
        if (class.size > 0 && text_is(class, policy->rechecks[i].rule.code))
            return month_of_day(on) + policy->rechecks[i].months;
    return NO_MONTH;
}

static void approve(const struct matter *matter, struct progress *progress, day on)
{
    const struct row *row = matter->household->row;

    progress->approval = APPROVAL_NEW;
    progress->approved_on = on;
    progress->approved_persons = row->number[stream_persons];
    progress->approved_income = row->number[stream_income];
    progress->recheck_due = recheck_due(matter, on);
}

static bool pass(struct matter *matter, struct progress *progress, size_t step,
                 const struct decision *decision)
{
    bool last = last_decision(matter) == (int)step;

    if (last && verdict_of(matter) == VERDICT_INELIGIBLE)
        return refuse(matter, progress, decision);
    matter_pass(matter, progress, step, decision->on);
    if (last)
        approve(matter, progress, decision->on);
    return true;
}

/* What is not in order. */
static bool find_gaps(struct matter *matter, const struct step *step,
                      const struct decision *decision, struct words *gaps)
{
    day on = decision->made ? decision->on : matter->date;
    bool unclear = verdict_of(matter) == VERDICT_UNCLEAR;

    if (unclear)
        words_add(gaps, text_of("assess:unclear"), matter->arena);
    if (step->papers && !name_papers(matter, on, gaps))
        return false;
    if (step->facts)
        name_survey(matter, on, gaps);
    if (step->facts && decision->made && !unclear)
        name_mismatches(matter, decision, gaps);
    return true;
}

bool review(struct matter *matter, struct progress *progress, size_t step)
{
    struct decision decision = decide(matter, progress, step);
    struct words gaps = decision.gaps;

    if (decision.made && !decision.agreed)
        return refuse(matter, progress, &decision);
    if (!find_gaps(matter, &matter->policy->steps[step], &decision, &gaps))
        return false;
    if (gaps.count == 0)
        return pass(matter, progress, step, &decision);
    progress->state = STATE_WAITING;
    progress->waiting_for = gaps;
    progress->open_until = NO_DAY;
    progress->due_on = step_due(matter, progress);
    return true;
}
