#include "tasks.h"

#include "notice.h"
#include "objections.h"
#include <stdio.h>

/* On whose desk it lies: the case worker's (低保专干), where the panel has one, or all reviewers'. */
enum desk { OF_CASE_WORKER, OF_REVIEWERS };

/* Codes with a colon at their end stand for all that begin so; the first that fits counts. */
static const struct kind {
    const char *code;
    enum message advice;
    enum desk desk;
} kinds[] = {
    { "paper:", MESSAGE_TASK_PAPER, OF_CASE_WORKER },
    { "assess:unclear", MESSAGE_TASK_UNCLEAR, OF_CASE_WORKER },
    { "survey:missing", MESSAGE_TASK_SURVEY, OF_CASE_WORKER },
    { "survey:unclear", MESSAGE_TASK_SURVEY_UNCLEAR, OF_CASE_WORKER },
    { "survey:surveyors", MESSAGE_TASK_SURVEYORS, OF_CASE_WORKER },
    { "survey:methods", MESSAGE_TASK_METHODS, OF_CASE_WORKER },
    { "panel:present", MESSAGE_TASK_PRESENT, OF_REVIEWERS },
    { "panel:majority", MESSAGE_TASK_MAJORITY, OF_REVIEWERS },
    { "panel:", MESSAGE_TASK_ROLE, OF_REVIEWERS },
    { "opinion:missing", MESSAGE_TASK_OPINION, OF_REVIEWERS },
    { "opinion:unsigned", MESSAGE_TASK_UNSIGNED, OF_REVIEWERS },
    { "opinion:early", MESSAGE_TASK_EARLY, OF_REVIEWERS },
    { "kin", MESSAGE_TASK_KIN, OF_REVIEWERS },
    { "reviewer:twice", MESSAGE_TASK_TWICE, OF_REVIEWERS },
    { "facts:mismatch", MESSAGE_TASK_FACTS, OF_REVIEWERS },
    { "amount:mismatch", MESSAGE_TASK_AMOUNT, OF_REVIEWERS },
    { "application:missing", MESSAGE_TASK_APPLICATION, OF_CASE_WORKER },
    { "head:missing", MESSAGE_TASK_HEAD, OF_CASE_WORKER },
    { "visit:due", MESSAGE_TASK_VISIT, OF_CASE_WORKER },
    { "objection:open", MESSAGE_TASK_OBJECTION, OF_REVIEWERS },
    { "objection:upheld", MESSAGE_TASK_UPHELD, OF_REVIEWERS },
    { "posting:changed", MESSAGE_TASK_POSTING_CHANGED, OF_CASE_WORKER },
    { "posting:short", MESSAGE_TASK_POSTING_SHORT, OF_CASE_WORKER },
    { "posting", MESSAGE_TASK_POSTING, OF_CASE_WORKER },
};

/* A household whose tasks are looked for. */
struct search {
    struct matter *matter;
    size_t step;    /* that was worked on */
    take_task *take;
    void *to;
};

static bool fits(struct text code, const char *kind)
{
    size_t size = strlen(kind);

    if (kind[size - 1] != ':')
        return text_is(code, kind);
    return code.size > size && memcmp(code.at, kind, size) == 0;
}

static const struct kind *kind_of(struct text code)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (fits(code, kinds[i].code))
            return &kinds[i];
    return NULL;
}

static const char *in_words(const char *label, const char *label_en, const char *otherwise)
{
    const char *text = message_language() == CHINESE ? label : label_en;

    return text ? text : otherwise;
}

static const char *numbered(const struct matter *matter, int number)
{
    char text[16];
    int size = snprintf(text, sizeof text, "%d", number);

    return arena_copy(matter->arena, text, (size_t)size);
}

/* What follows the colon: a role of the panel, or -1. */
static int role_of(struct text code)
{
    const char *colon = memchr(code.at, ':', code.size);

    return code_index(codes_role, (struct text){ colon + 1,
                                                 code.size - (size_t)(colon + 1 - code.at) });
}

/* paper:KIND or paper:KIND#PERSON. */
static void name_paper(const struct matter *matter, struct task *task)
{
    size_t begin = strlen("paper:"), end = task->code.size;
    const char *mark = NULL;

    for (size_t i = begin; i < end; i++)
        if (task->code.at[i] == '#')
            mark = task->code.at + i;
    if (mark) {
        task->advice = MESSAGE_TASK_PAPER_OF;
        task->second = arena_copy(matter->arena, mark + 1, (size_t)(task->code.at + end - mark - 1));
        end = (size_t)(mark - task->code.at);
    }
    task->first = arena_copy(matter->arena, task->code.at + begin, end - begin);
    for (size_t i = 0; i < matter->policy->evidence.paper_count; i++) {
        const struct rule *rule = &matter->policy->evidence.papers[i].rule;

        if (strcmp(rule->code, task->first) == 0) {
            task->first = in_words(rule->label, rule->label_en, rule->code);
            return;
        }
    }
}

static void fill_in(const struct search *search, struct task *task)
{
    const struct matter *matter = search->matter;
    const struct step *step = &matter->policy->steps[task->step];
    struct text reasons = matter->household->row->field[stream_reasons];
    int role;

    if (task->advice == MESSAGE_TASK_PAPER)
        name_paper(matter, task);
    else if (task->advice == MESSAGE_TASK_UNCLEAR)
        task->first = arena_copy(matter->arena, reasons.at, reasons.size);
    else if (task->advice == MESSAGE_TASK_SURVEYORS)
        task->first = numbered(matter, matter->policy->evidence.surveyors);
    else if (task->advice == MESSAGE_TASK_PRESENT)
        task->first = numbered(matter, step->present);
    else if (task->advice == MESSAGE_TASK_ROLE && (role = role_of(task->code)) >= 0)
        task->first = in_words(codes_role[role].label, codes_role[role].label_en,
                               codes_role[role].name);
}

static void add_role(const struct matter *matter, struct task *task, int role)
{
    words_add(&task->who, text_of(codes_role[role].name), matter->arena);
}

static bool has_officer(const struct step *step)
{
    for (size_t i = 0; i < step->role_count; i++)
        if (step->roles[i].role == ROLE_OFFICER)
            return true;
    return false;
}

static void name_who(const struct search *search, struct task *task, enum desk desk)
{
    const struct matter *matter = search->matter;
    const struct step *step = &matter->policy->steps[search->step];

    if (task->advice == MESSAGE_TASK_ROLE && role_of(task->code) >= 0) {
        add_role(matter, task, role_of(task->code));
    } else if (desk == OF_CASE_WORKER && has_officer(step)) {
        add_role(matter, task, ROLE_OFFICER);
    } else {
        for (size_t i = 0; i < step->role_count; i++)
            add_role(matter, task, step->roles[i].role);
        for (size_t i = 0; i < step->decider_count; i++)
            add_role(matter, task, step->deciders[i]);
    }
}

/* What needs nobody (a posting that still runs) is no task. */
static void add(const struct search *search, struct text code, size_t step, day due)
{
    const struct kind *kind = kind_of(code);
    struct task task = { .code = code, .step = step, .due = due };

    if (!kind)
        return;
    task.advice = kind->advice;
    fill_in(search, &task);
    name_who(search, &task, kind->desk);
    search->take(search->to, &task);
}

/* Objections have tasks of their own, each with its day. */
static void add_waiting(const struct search *search, const struct progress *progress, size_t step)
{
    const struct words *codes = &progress->waiting_for;

    for (size_t i = 0; i < codes->count; i++)
        if (!text_is(codes->at[i], "objection:open"))
            add(search, codes->at[i], step, progress->due_on);
}

struct visits visits_made(const struct matter *matter)
{
    const struct rows *rows = &matter->household->side[TABLE_surveys];
    int64_t from = NONE;
    struct visits visits = { 0, NO_DAY };

    if (matter->application)
        from = matter->application->number[applications_opened_on];
    else if (matter->last)
        from = matter->last->number[roster_approved_on];
    for (size_t i = 0; i < rows->count; i++) {
        int64_t on = rows->at[i].number[surveys_visited_on];

        if (on > matter->date || on < from)
            continue;
        visits.count++;
        if ((day)on > visits.last)
            visits.last = (day)on;
    }
    return visits;
}

/* The last day on which somebody was found at home. */
static day last_met(const struct matter *matter)
{
    const struct rows *rows = &matter->household->side[TABLE_surveys];
    day last = NO_DAY;

    for (size_t i = 0; i < rows->count; i++) {
        const int64_t *number = rows->at[i].number;

        if (number[surveys_outcome] != SURVEY_NOT_HOME && number[surveys_visited_on] <= matter->date
            && (day)number[surveys_visited_on] > last)
            last = (day)number[surveys_visited_on];
    }
    return last;
}

/* A family on the roster is called on every so many months: by the end of the month in which the
   last call, or else the approval, is so long ago. */
static void look_for_visit(const struct search *search)
{
    const struct matter *matter = search->matter;
    int months = matter->policy->roster.visit_months;
    month now = month_of_day(matter->date), due = now;
    day last;

    if (months == 0 || !matter->last)
        return;
    last = last_met(matter);
    if (last == NO_DAY && matter->last->number[roster_approved_on] != NONE)
        last = (day)matter->last->number[roster_approved_on];
    if (last != NO_DAY)
        due = month_of_day(last) + months;
    if (due <= now)
        add(search, text_of("visit:due"), 0, last_day(due));
}

/* The step of the policy that the objection names, or -1. */
static int objected_step(const struct matter *matter, const struct row *objection)
{
    return policy_step(matter->policy, objection->field[objections_step]);
}

/* Told with the decision before the posting that it names; with the first step where it names
   none, or belongs to no application that is open. */
static bool is_told_here(const struct search *search, const struct row *objection)
{
    const struct matter *matter = search->matter;
    int named = objected_step(matter, objection);
    bool open = matter->application
             && belongs(matter, objection->number[objections_raised_on]);

    if (named < 0 || !open)
        return search->step == 0;
    return next_step(matter, text_of(matter->policy->steps[search->step].rule.code)) == named;
}

/* The policy's objection_days of that posting, or of the first that has any. */
static day objection_due(const struct matter *matter, const struct row *objection)
{
    const struct policy *policy = matter->policy;
    int named = objected_step(matter, objection);

    for (size_t i = 0; i < policy->step_count; i++)
        if (policy->steps[i].objection_days > 0 && (named < 0 || (size_t)named == i))
            return period_end(&policy->calendar, (day)objection->number[objections_raised_on],
                              policy->steps[i].objection_days, policy->steps[i].count);
    return NO_DAY;
}

static void look_for_objections(const struct search *search)
{
    const struct matter *matter = search->matter;
    const struct rows *rows = &matter->household->side[TABLE_objections];

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];
        int named = objected_step(matter, row);

        if (row->number[objections_raised_on] <= matter->date
            && settled_on(row, matter->date) == NO_DAY && is_told_here(search, row))
            add(search, text_of("objection:open"), named < 0 ? search->step : (size_t)named,
                objection_due(matter, row));
    }
}

/* The decision was made: the posting that follows is looked at as dibao-notice does. */
static void look_at_posting(const struct search *search, const struct progress *progress)
{
    struct matter *matter = search->matter;
    int next = next_step(matter, progress->step);
    struct progress posted = *progress;

    if (next < 0 || matter->policy->steps[next].kind != STEP_NOTICE
        || !matter->household->has[TABLE_postings])
        return;
    notice(matter, &posted, (size_t)next);
    if (posted.state == STATE_RETURNED)
        add(search, text_of("objection:upheld"), search->step, posted.due_on);
    else if (posted.state == STATE_WAITING)
        add_waiting(search, &posted, (size_t)next);
}

void find_tasks(struct matter *matter, const struct progress *progress, size_t step,
                take_task *take, void *to)
{
    const struct search search = { matter, step, take, to };

    if (step == 0)
        look_for_visit(&search);
    look_for_objections(&search);
    if (progress->state == STATE_PASSED && matter->application)
        look_at_posting(&search, progress);
    else if (progress->state == STATE_WAITING || progress->state == STATE_RETURNED)
        add_waiting(&search, progress, step);
}
