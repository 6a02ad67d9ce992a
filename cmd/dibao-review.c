/* dibao-review 评审: one decision on the way of a case. */
#include "../lib/rules/review.h"
#include "../lib/rules/steps.h"

static const enum option takes[] = {
    OPTION_STEP, OPTION_DATE, OPTION_BOOK, OPTION_TABLE, OPTION_POLICY, OPTION_HOUSEHOLD,
    OPTION_OUTPUT, OPTION_TO, OPTION_REJECTS, OPTION_COUNT
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
    .takes = takes,
    .needs = needs,
};

enum { SIDES = 6 + RECALL_SIDES };

static size_t choose_sides(struct side_plan sides[SIDES], const struct policy *policy,
                           const struct step *step)
{
    bool papers = step->papers && policy->evidence.paper_count > 0;
    bool survey = step->facts && policy->evidence.survey;
    const struct side_plan own[] = {
        { .table = TABLE_applications, .need = NEEDED },
        { .table = TABLE_opinions, .need = NEEDED },
        { .table = TABLE_documents, .need = papers ? NEEDED : IF_THERE },
        { .table = TABLE_surveys, .need = survey ? NEEDED : IF_THERE },
        { .table = TABLE_objections, .need = IF_THERE },
        { .table = TABLE_roster, .need = IF_THERE },
    };

    memcpy(sides, own, sizeof own);
    return sizeof own / sizeof *own
        + add_facts(sides + sizeof own / sizeof *own, policy,
                    papers || asks_for_change(policy) ? NEEDED : IF_THERE);
}

static bool act(struct step_run *work, struct matter *matter, struct progress *progress)
{
    return review(matter, progress, work->step);
}

static int review_all(const struct settings *settings, const struct policy *policy)
{
    size_t step = (size_t)policy_step(policy, text_of(settings->value[OPTION_STEP]));
    struct side_plan sides[SIDES];
    const struct run_plan plan = {
        .main = TABLE_stream, .schema = policy->stream_schema, .requires = step_needs,
        .sides = sides, .side_count = choose_sides(sides, policy, &policy->steps[step]),
        .month = month_of_day(settings->date), .writes = TABLE_stream, .adds = case_columns,
        .outer = TABLE_COUNT,
    };
    struct step_run work = { .policy = policy, .step = step };
    struct household *household;

    if (run_open(&work.run, settings, &plan))
        while ((household = run_next(&work.run)) && has_right_tables(&work, household))
            work_household(&work, household, act);
    warn_of_calendar(&work);
    int status = run_close(&work.run);
    if (status != STATUS_FAILED)
        settings_count(settings, MESSAGE_CASE_COUNTS, (int64_t)work.states[STATE_PASSED],
                       (int64_t)work.states[STATE_WAITING],
                       (int64_t)(work.states[STATE_REFUSED] + work.states[STATE_RETURNED]));
    return status;
}

static bool has_decision(const struct policy *policy, const struct settings *settings,
                         struct problems *problems)
{
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
