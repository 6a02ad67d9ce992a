/* dibao-assess 核算: who is entitled, to how much, by the policy alone. */
#include "../lib/print/explanation.h"
#include "../lib/rules/against.h"
#include "../lib/rules/assessed.h"
#include "../lib/rules/whatif.h"
#include <stdlib.h>

static const enum option takes[] = {
    OPTION_MONTH, OPTION_BOOK, OPTION_TABLE, OPTION_POLICY, OPTION_AGAINST, OPTION_HOUSEHOLD,
    OPTION_OUT, OPTION_EXPLAIN, OPTION_LANG, OPTION_OUTPUT, OPTION_TO, OPTION_REJECTS,
    OPTION_COUNT
};
static const enum option needs[] = { OPTION_MONTH, OPTION_COUNT };

static const struct program program = {
    .name = "dibao-assess",
    .operand = "[HOUSEHOLDS]",
    .operand_zh = "[家庭表]",
    .operands = 1,
    .english = "Says for every household whether it is entitled, to how much, and why.",
    .chinese = "核算每户是否符合条件、月保障金额多少，并说明原因。",
    .example = "dibao-assess -m 2004-04 -b book -o assessed.csv",
    .takes = takes,
    .needs = needs,
};

/* What is to be done with each household, and what came of it so far. */
struct task {
    const struct policy *policy;
    bool members;  /* are written, not households */
    bool classes;  /* are looked for: they are written, or may be without an answer */
    size_t households[VERDICT_UNCLEAR + 1];
    fen amount;
    bool overflow; /* the sum is beyond 64 bits: it is not printed */
    bool text;     /* pages are explained, otherwise JSON */
    enum language language;
    struct writer *pages; /* of explanations; NULL: records are written */
    struct buffer page;
    const struct against *against; /* NULL: no other policy is asked */
    struct whatif whatif;
};

enum { COUNT_TEXT = 24 };

static bool writes_members(const struct settings *settings)
{
    const char *out = settings->value[OPTION_OUT];

    return out && strcmp(out, "members") == 0;
}

static void inspect(struct run *run)
{
    const struct task *task = run->listener;

    refuse_unlisted_kinds(run, task->policy);
}

/* What the other policy says stands beside the assessment. NULL: no other is asked, or it has no
   answer. */
static const struct assessment *compare(struct run *run, const struct household *household,
                                        const struct task *task, const struct assessment *now)
{
    struct assessment *other = arena_take(&run->arena, sizeof *other);

    if (!task->against)
        return NULL;
    if (!against_assess(other, task->against, household, run->settings->month, false,
                        &run->arena))
        other = NULL;
    against_write(now, other, &run->values);
    return other;
}

static void write_assessment(struct run *run, const struct task *task,
                             const struct assessment *result)
{
    if (!task->members) {
        assessment_write(result, task->policy, run->settings->month, &run->values);
        run_write(run);
        return;
    }
    for (size_t i = 0; i < result->facts.member_count; i++) {
        assessment_write_member(result, i, task->policy, &run->values);
        run_write(run);
    }
}

static void add_to_totals(struct task *task, const struct assessment *result,
                          const struct assessment *other)
{
    if (task->against)
        whatif_add(&task->whatif, result, other);
    task->households[result->verdict]++;
    task->overflow |= !fen_add(&task->amount, result->amount);
}

/* A page a family, each begun on a sheet of its own. */
static void explain_one(struct run *run, const struct household *household, struct task *task)
{
    struct explanation explanation;

    explain_household(&explanation, household, task->policy, run->settings->month, &run->arena);
    buffer_clear(&task->page);
    if (task->text && run->written > 0)
        buffer_byte(&task->page, '\f');
    if (task->text)
        explanation_as_text(&task->page, &explanation, task->language);
    else
        explanation_as_json(&task->page, &explanation);
    run_write_page(run, task->pages, buffer_as_text(&task->page));
    if (explanation.answered)
        add_to_totals(task, &explanation.result, NULL);
    else
        refuse_unanswered(run, task->policy, explanation.message, explanation.path);
}

static void assess(struct run *run, const struct household *household, struct task *task)
{
    const struct policy *policy = task->policy;
    struct assessment result;
    enum message message;
    const char *path;

    if (assess_household(&result, household, policy, run->settings->month, &run->arena, &message,
                         &path)
        && (!task->classes || find_care_classes(&result, policy, &message, &path))) {
        size_t rejected = run->rejected;
        const struct assessment *other = compare(run, household, task, &result);
        write_assessment(run, task, &result);
        if (run->rejected == rejected)
            add_to_totals(task, &result, other);
        return;
    }
    refuse_unanswered(run, policy, message, path);
}

static void say_tally(const struct settings *settings, enum message message,
                      const struct tally *tally)
{
    char households[COUNT_TEXT], persons[COUNT_TEXT], amount[FEN_TEXT];

    snprintf(households, COUNT_TEXT, "%lld", (long long)tally->households);
    snprintf(persons, COUNT_TEXT, "%lld", (long long)tally->persons);
    fen_format(amount, tally->amount);
    settings_say(settings, message, households, persons, amount);
}

/* What the other policy would cost, and for whom it would change what. */
static void say_whatif(const struct settings *settings, const struct whatif *whatif)
{
    static const struct { enum message message; enum whatif_count count; } lines[] = {
        { MESSAGE_WHATIF_SAY_BEFORE, WHATIF_BEFORE },
        { MESSAGE_WHATIF_SAY_AFTER, WHATIF_AFTER },
        { MESSAGE_WHATIF_SAY_GAINS, WHATIF_GAINS },
        { MESSAGE_WHATIF_SAY_LOSES, WHATIF_LOSES },
        { MESSAGE_WHATIF_SAY_ENTERS, WHATIF_ENTERS },
        { MESSAGE_WHATIF_SAY_LEAVES, WHATIF_LEAVES },
        { MESSAGE_WHATIF_SAY_UNANSWERED, WHATIF_UNANSWERED },
    };

    for (size_t i = 0; !whatif->overflow && i < sizeof lines / sizeof *lines; i++)
        say_tally(settings, lines[i].message, &whatif->counts[lines[i].count]);
}

static void say_totals(const struct settings *settings, const struct task *task)
{
    char amount[FEN_TEXT];

    settings_count(settings, MESSAGE_ASSESS_COUNTS, (int64_t)task->households[VERDICT_ELIGIBLE],
                   (int64_t)task->households[VERDICT_INELIGIBLE],
                   (int64_t)task->households[VERDICT_UNCLEAR]);
    fen_format(amount, task->amount);
    if (!task->overflow)
        settings_say(settings, MESSAGE_ASSESS_TOTAL, amount, NULL, NULL);
    if (task->against)
        say_whatif(settings, &task->whatif);
}

/* The stream with the columns that the policy, or the two of them, declare. */
static const struct schema *stream_read(const struct task *task)
{
    return task->against ? task->against->households.read : task->policy->stream_schema;
}

/* The table that is written, and of the stream the columns that are added. */
static void choose_output(struct run_plan *plan, const struct task *task, bool explained,
                          struct arena *arena)
{
    plan->writes = TABLE_stream;
    plan->writes_schema = stream_read(task);
    plan->adds = task->against ? against_columns : assessed_columns;
    if (task->members) {
        plan->writes = TABLE_assessed_members;
        plan->writes_schema = assessed_member_schema(task->policy, arena);
        plan->adds = NULL;
    }
    if (explained)
        plan->writes = TABLE_COUNT;
}

static int assess_stream(const struct settings *settings, struct task *task, struct arena *arena)
{
    const char *explain = settings->value[OPTION_EXPLAIN];
    struct side_plan sides[ASSESSED_SIDES];
    struct run_plan plan = { .main = TABLE_stream,
                             .schema = assessed_input_schema(stream_read(task), arena),
                             .sides = sides,
                             .side_count = assessed_sides(sides, task->policy, task->against),
                             .month = settings->month, .outer = TABLE_COUNT,
                             .main_in_book = true, .inspect = inspect };
    struct run run;
    struct household *household;

    choose_output(&plan, task, explain != NULL, arena);
    if (run_open(&run, settings, &plan)) {
        run.listener = task;
        if (explain)
            task->pages = writer_bytes(run.outputs, settings->value[OPTION_OUTPUT], &run.problems);
        while ((!explain || task->pages) && (household = run_next(&run)))
            (task->pages ? explain_one : assess)(&run, household, task);
    }
    return run_close(&run);
}

static int assess_all(const struct settings *settings, const struct policy *policy,
                      const struct policy *other)
{
    const char *explain = settings->value[OPTION_EXPLAIN];
    struct task task = { .policy = policy, .members = writes_members(settings),
                         .text = explain && strcmp(explain, "text") == 0,
                         .language = printed_language(settings) };
    struct arena arena = { 0 };
    struct against against = { .policy = NULL };

    task.classes = task.members || !care_classes_always_answer(policy);
    if (other) {
        against_init(&against, policy, other, &arena);
        task.against = &against;
    }
    int status = assess_stream(settings, &task, &arena);
    if (status != STATUS_FAILED)
        say_totals(settings, &task);
    buffer_fini(&task.page);
    if (other)
        against_fini(&against);
    arena_fini(&arena);
    return status;
}

/* What is held against another policy are households, a record each. */
static bool comparison_is_good(const struct settings *settings)
{
    struct problems problems = { 0 };
    bool good = !settings->value[OPTION_AGAINST]
             || (!settings->value[OPTION_EXPLAIN] && !writes_members(settings))
             || problem_add(&problems, MESSAGE_AGAINST_FORM, (struct place){ 0 }, NULL, NULL,
                            NULL);

    settings_report(settings, &problems);
    problems_fini(&problems);
    return good;
}

static int work(const struct settings *settings)
{
    if (!explanation_form_is_good(settings) || !comparison_is_good(settings))
        return STATUS_FAILED;
    return work_under_two_policies(settings, settings->month, assess_all);
}

int main(int argc, char **argv)
{
    return program_main(&program, work, argc, argv);
}
