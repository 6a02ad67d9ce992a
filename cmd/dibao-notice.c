/* dibao-notice 公示: one posting on the way of a case. */
#include "../lib/print/notices.h"
#include "../lib/rules/notice.h"
#include "../lib/rules/steps.h"

static const enum option takes[] = {
    OPTION_STEP, OPTION_DATE, OPTION_BOOK, OPTION_TABLE, OPTION_POLICY, OPTION_HOUSEHOLD,
    OPTION_NEW_POSTINGS, OPTION_POSTERS, OPTION_LETTERS, OPTION_PRINT, OPTION_LANG, OPTION_OUTPUT,
    OPTION_TO, OPTION_REJECTS, OPTION_COUNT
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
    .pages = "html|text",
    .takes = takes,
    .needs = needs,
};

enum { SIDES = 5 + RECALL_SIDES };

/* A step of the policy, and its pages. */
struct posting_run {
    struct step_run step; /* the first: act() is given it */
    struct notices notices;
};

/* A poster looks at the age of the head, a letter at all that the assessment does. */
static size_t choose_sides(struct side_plan sides[SIDES], const struct settings *settings,
                           const struct policy *policy, size_t step)
{
    bool pages = settings->value[OPTION_POSTERS] || settings->value[OPTION_LETTERS];
    enum need facts = asks_for_change(policy) || pages ? NEEDED : step == 0 ? IF_THERE : NOT_READ;
    const struct side_plan own[] = {
        { .table = TABLE_applications, .need = NEEDED },
        { .table = TABLE_postings, .need = NEEDED },
        { .table = TABLE_objections, .need = NEEDED },
        { .table = TABLE_roster, .need = IF_THERE },
        { .table = TABLE_events, .need = step == 0 ? IF_THERE : NOT_READ },
    };
    size_t count = sizeof own / sizeof *own;

    memcpy(sides, own, sizeof own);
    return count + add_facts(sides + count, policy, facts);
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
    struct posting_run *posting = (struct posting_run *)work;

    if (!notice(matter, progress, work->step))
        return true;
    work->to_post++;
    if (work->postings)
        write_posting(work, matter->household->row);
    notices_post(&posting->notices, matter);
    return true;
}

static void say_counts(const struct settings *settings, const struct posting_run *posting)
{
    const struct step_run *work = &posting->step;
    const struct notices *notices = &posting->notices;

    settings_count(settings, MESSAGE_CASE_COUNTS, (int64_t)work->states[STATE_PASSED],
                   (int64_t)work->states[STATE_WAITING],
                   (int64_t)(work->states[STATE_REFUSED] + work->states[STATE_RETURNED]));
    settings_count(settings, MESSAGE_TO_POST, (int64_t)work->to_post, 0, 0);
    if (notices->has_posters)
        settings_count(settings, MESSAGE_POSTERS_COUNT, (int64_t)notices->posters.count,
                       notices_posted(notices), 0);
    if (notices->has_letters)
        settings_count(settings, MESSAGE_LETTERS_COUNT, notices_told(notices), 0, 0);
}

/* Opens the run and what is written beside the stream. */
static bool open_all(struct posting_run *posting, const struct settings *settings,
                     const struct run_plan *plan)
{
    struct step_run *work = &posting->step;
    const char *file = settings->value[OPTION_NEW_POSTINGS];

    if (!run_open(&work->run, settings, plan))
        return false;
    if (file && !(work->postings = run_also(&work->run, file, TABLE_new_postings)))
        return false;
    return notices_open(&posting->notices, &work->run, work->policy, work->step);
}

static void notice_each(struct posting_run *posting)
{
    struct step_run *work = &posting->step;
    struct household *household;

    while ((household = run_next(&work->run)) && has_right_tables(work, household)) {
        notices_tell(&posting->notices, household);
        work_household(work, household, act);
    }
    notices_write(&posting->notices);
}

static int notice_all(const struct settings *settings, const struct policy *policy)
{
    static const enum table loads[] = { TABLE_places, TABLE_COUNT };
    size_t step = (size_t)policy_step(policy, text_of(settings->value[OPTION_STEP]));
    struct side_plan sides[SIDES];
    const struct run_plan plan = {
        .main = TABLE_stream, .schema = policy->stream_schema, .requires = step_needs,
        .sides = sides, .side_count = choose_sides(sides, settings, policy, step),
        .month = month_of_day(settings->date), .writes = TABLE_stream, .adds = case_columns,
        .outer = TABLE_COUNT, .loads = loads,
    };
    struct values row;
    struct posting_run posting = { .step = { .policy = policy, .step = step, .posting = &row } };

    values_init(&row, schema_of(TABLE_new_postings));
    if (open_all(&posting, settings, &plan))
        notice_each(&posting);
    values_fini(&row);
    warn_of_calendar(&posting.step);
    int status = run_close(&posting.step.run);
    if (status != STATUS_FAILED)
        say_counts(settings, &posting);
    notices_fini(&posting.notices);
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
