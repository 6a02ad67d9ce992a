/* dibao-notice 公示: one posting on the way of a case. */
#include "../lib/rules/notice.h"
#include "../lib/rules/steps.h"

static const enum option takes[] = {
    OPTION_STEP, OPTION_DATE, OPTION_BOOK, OPTION_TABLE, OPTION_POLICY, OPTION_HOUSEHOLD,
    OPTION_NEW_POSTINGS, OPTION_OUTPUT, OPTION_TO, OPTION_REJECTS, OPTION_COUNT
};
static const enum option needs[] = { OPTION_STEP, OPTION_DATE, OPTION_COUNT };

static const struct program program = {
    .name = "dibao-notice",
    .operand = "[STREAM]",
    .operand_zh = "[逐户记录]",
    .operands = 1,
    .english = "Passes, holds or returns the households whose turn it is at a posting.",
    .chinese = "办理一个公示环节：轮到办理的家庭通过、等待或退回。",
    .example = "dibao-notice --step notice1 -d 2004-04-20 -b book -o out.csv stream.csv",
    .takes = takes,
    .needs = needs,
};

enum { SIDES = 5 + RECALL_SIDES };

static size_t choose_sides(struct side_plan sides[SIDES], const struct policy *policy, size_t step)
{
    const struct side_plan own[] = {
        { .table = TABLE_applications, .need = NEEDED },
        { .table = TABLE_postings, .need = NEEDED },
        { .table = TABLE_objections, .need = NEEDED },
        { .table = TABLE_roster, .need = IF_THERE },
        { .table = TABLE_events, .need = step == 0 ? IF_THERE : NOT_READ },
    };
    size_t count = sizeof own / sizeof *own;

    memcpy(sides, own, sizeof own);
    return count + add_facts(sides + count, policy,
                             asks_for_change(policy) ? NEEDED : step == 0 ? IF_THERE : NOT_READ);
}

/* What is to go up, as assessed today. */
static void write_posting(struct step_run *work, const struct row *row)
{
    struct values *values = work->posting;

    values_clear(values);
    value_text(values, new_postings_household_id, row->field[stream_household_id]);
    value_string(values, new_postings_step, work->policy->steps[work->step].rule.code);
    value_text(values, new_postings_subdistrict, row->field[stream_subdistrict]);
    value_text(values, new_postings_community, row->field[stream_community]);
    value_text(values, new_postings_head_name, row->field[stream_head_name]);
    value_text(values, new_postings_persons, row->field[stream_persons]);
    value_fen(values, new_postings_amount, row->number[stream_amount]);
    writer_row(work->postings, values);
}

static bool act(struct step_run *work, struct matter *matter, struct progress *progress)
{
    if (!notice(matter, progress, work->step))
        return true;
    work->to_post++;
    if (work->postings)
        write_posting(work, matter->household->row);
    return true;
}

static int notice_all(const struct settings *settings, const struct policy *policy)
{
    size_t step = (size_t)policy_step(policy, text_of(settings->value[OPTION_STEP]));
    const char *file = settings->value[OPTION_NEW_POSTINGS];
    struct side_plan sides[SIDES];
    const struct run_plan plan = {
        .main = TABLE_stream, .schema = policy->stream_schema, .requires = step_needs,
        .sides = sides, .side_count = choose_sides(sides, policy, step),
        .month = month_of_day(settings->date), .writes = TABLE_stream, .adds = case_columns,
        .outer = TABLE_COUNT,
    };
    struct step_run work = { .policy = policy, .step = step };
    struct values posting;
    struct household *household;

    values_init(&posting, schema_of(TABLE_new_postings));
    work.posting = &posting;
    bool opened = run_open(&work.run, settings, &plan);
    if (opened && file)
        opened = (work.postings = run_also(&work.run, file, TABLE_new_postings)) != NULL;
    while (opened && (household = run_next(&work.run)) && has_right_tables(&work, household))
        work_household(&work, household, act);
    values_fini(&posting);
    warn_of_calendar(&work);
    int status = run_close(&work.run);
    if (status != STATUS_FAILED)
        settings_count(settings, MESSAGE_CASE_COUNTS, (int64_t)work.states[STATE_PASSED],
                       (int64_t)work.states[STATE_WAITING],
                       (int64_t)(work.states[STATE_REFUSED] + work.states[STATE_RETURNED]));
    if (status != STATUS_FAILED)
        settings_count(settings, MESSAGE_TO_POST, (int64_t)work.to_post, 0, 0);
    return status;
}

static bool has_posting(const struct policy *policy, const struct settings *settings,
                        struct problems *problems)
{
    return has_step(policy, settings->value[OPTION_STEP], STEP_NOTICE, problems);
}

static int work(const struct settings *settings)
{
    return work_under_policy(settings, month_of_day(settings->date), has_posting, notice_all);
}

int main(int argc, char **argv)
{
    return program_main(&program, work, argc, argv);
}
