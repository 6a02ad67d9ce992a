/* dibao-review 评审: one decision on the way of a case. */
#include "../lib/print/forms.h"
#include "../lib/rules/review.h"
#include "../lib/rules/steps.h"
#include "../lib/rules/worklist.h"

static const enum option takes[] = {
    OPTION_STEP, OPTION_DATE, OPTION_BOOK, OPTION_TABLE, OPTION_POLICY, OPTION_HOUSEHOLD,
    OPTION_WORKLIST, OPTION_OVERDUE, OPTION_FORMS, OPTION_PRINT, OPTION_LANG, OPTION_OUTPUT,
    OPTION_TO, OPTION_REJECTS, OPTION_COUNT
};
static const enum option needs[] = { OPTION_STEP, OPTION_DATE, OPTION_COUNT };

static const struct program program = {
    .name = "dibao-review",
    .operand = "[STREAM]",
    .operand_zh = "[逐户记录]",
    .operands = 1,
    .english = "Passes, holds or refuses the households whose turn it is at a decision.",
    .chinese = "办理一个评审审批环节：轮到办理的家庭通过、等待或不予批准。",
    .example = "dibao-review --step community -d 2004-04-20 -b book -t roster=last.csv in.csv",
    .pages = "html|text",
    .takes = takes,
    .needs = needs,
};

enum { SIDES = 8 + RECALL_SIDES };

/* A step of the policy, and what is written beside the stream. */
struct review_run {
    struct step_run step; /* the first: the note is given it */
    struct worklist worklist;
    struct forms forms;
};

/* Papers and visits are looked at by those steps that ask for them, and shown by a worklist and by
   forms. */
static size_t choose_sides(struct side_plan sides[SIDES], const struct settings *settings,
                           const struct policy *policy, size_t number)
{
    const struct step *step = &policy->steps[number];
    bool printed = settings->value[OPTION_FORMS] != NULL;
    bool listed = settings->value[OPTION_WORKLIST] != NULL || printed;
    bool papers = step->papers && policy->evidence.paper_count > 0;
    bool survey = step->facts && policy->evidence.survey;
    bool facts = papers || asks_for_change(policy);
    const struct side_plan own[] = {
        { .table = TABLE_applications, .need = NEEDED },
        { .table = TABLE_opinions, .need = NEEDED },
        { .table = TABLE_documents,
          .need = papers ? NEEDED : printed ? IF_THERE : NOT_READ },
        { .table = TABLE_surveys, .need = survey ? NEEDED : listed ? IF_THERE : NOT_READ },
        { .table = TABLE_objections, .need = IF_THERE },
        { .table = TABLE_postings, .need = listed ? IF_THERE : NOT_READ },
        { .table = TABLE_roster, .need = IF_THERE },
        { .table = TABLE_events, .need = number == 0 ? IF_THERE : NOT_READ },
    };

    memcpy(sides, own, sizeof own);
    return sizeof own / sizeof *own
        + add_facts(sides + sizeof own / sizeof *own, policy,
                    facts || printed ? NEEDED : number == 0 ? IF_THERE : NOT_READ);
}

static bool act(struct step_run *work, struct matter *matter, struct progress *progress)
{
    return review(matter, progress, work->step);
}

static void take_note(struct step_run *work, struct matter *matter,
                      const struct progress *progress)
{
    struct review_run *review_run = (struct review_run *)work;

    if (work->run.settings->value[OPTION_WORKLIST])
        worklist_add(&review_run->worklist, matter, progress, work->step);
    forms_add(&review_run->forms, matter, progress);
}

static bool open_worklist(struct review_run *work)
{
    struct run *run = &work->step.run;
    const char *file = run->settings->value[OPTION_WORKLIST];
    struct writer *writer = file ? run_also(run, file, TABLE_worklist) : NULL;

    if (writer)
        worklist_open(&work->worklist, writer, run->settings->value[OPTION_OVERDUE] != NULL);
    return writer || !file;
}

static void say_counts(const struct settings *settings, const struct review_run *review_run)
{
    const struct step_run *work = &review_run->step;

    settings_count(settings, MESSAGE_CASE_COUNTS, (int64_t)work->states[STATE_PASSED],
                   (int64_t)work->states[STATE_WAITING],
                   (int64_t)(work->states[STATE_REFUSED] + work->states[STATE_RETURNED]));
    if (settings->value[OPTION_WORKLIST])
        settings_count(settings, MESSAGE_TASKS, review_run->worklist.tasks, 0, 0);
    if (settings->value[OPTION_FORMS])
        settings_count(settings, MESSAGE_FORMS_COUNT, forms_count(&review_run->forms), 0, 0);
}

static void review_stream(struct review_run *review_run)
{
    struct step_run *work = &review_run->step;
    struct household *household;

    while ((household = run_next(&work->run)) && has_right_tables(work, household))
        work_household(work, household, act);
    forms_write(&review_run->forms);
}

static int review_all(const struct settings *settings, const struct policy *policy)
{
    size_t step = (size_t)policy_step(policy, text_of(settings->value[OPTION_STEP]));
    static const enum table loads[] = { TABLE_places, TABLE_COUNT };
    struct side_plan sides[SIDES];
    const struct run_plan plan = {
        .main = TABLE_stream, .schema = policy->stream_schema, .requires = step_needs,
        .sides = sides, .side_count = choose_sides(sides, settings, policy, step),
        .month = month_of_day(settings->date), .writes = TABLE_stream, .adds = case_columns,
        .outer = TABLE_COUNT, .loads = loads,
    };
    struct review_run review_run = { .step = { .policy = policy, .step = step,
                                               .note = take_note } };
    struct run *run = &review_run.step.run;

    if (run_open(run, settings, &plan) && open_worklist(&review_run)
        && forms_open(&review_run.forms, run, policy))
        review_stream(&review_run);
    worklist_close(&review_run.worklist, &run->problems);
    warn_of_calendar(&review_run.step);
    int status = run_close(run);
    if (status != STATUS_FAILED)
        say_counts(settings, &review_run);
    forms_fini(&review_run.forms);
    return status;
}

static bool has_decision(const struct policy *policy, const struct settings *settings,
                         struct problems *problems)
{
    if (settings->value[OPTION_OVERDUE] && !settings->value[OPTION_WORKLIST])
        return problem_add(problems, MESSAGE_OVERDUE_ALONE, (struct place){ 0 }, NULL, NULL, NULL);
    return has_step(policy, settings->value[OPTION_STEP], STEP_DECISION, problems);
}

static int work(const struct settings *settings)
{
    return work_under_policy(settings, month_of_day(settings->date), has_decision, review_all);
}

int main(int argc, char **argv)
{
    return program_main(&program, work, argc, argv);
}
