/* dibao-assess 核算: who is entitled, to how much, by the policy alone. */
#include "../lib/print/explanation.h"
#include "../lib/rules/assessed.h"
#include <stdlib.h>

static const enum option takes[] = {
    OPTION_MONTH, OPTION_BOOK, OPTION_TABLE, OPTION_POLICY, OPTION_HOUSEHOLD, OPTION_OUT,
    OPTION_EXPLAIN, OPTION_LANG, OPTION_OUTPUT, OPTION_TO, OPTION_REJECTS, OPTION_COUNT
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
};

enum { SIDES = 4, COUNT_TEXT = 24 };

/* The side tables that the policy reads. */
static size_t choose_sides(struct side_plan sides[SIDES], const struct policy *policy)
{
    size_t count = 0;

    sides[count++] = (struct side_plan){ .table = TABLE_members, .need = NEEDED,
                                         .schema = policy->member_schema };
    sides[count++] = (struct side_plan){ .table = TABLE_incomes, .need = NEEDED,
                                         .schema = policy->income_schema };
    if (policy->maintenance_count > 0)
        sides[count++] = (struct side_plan){ .table = TABLE_supporters, .need = NEEDED };
    if (policy->has_assets)
        sides[count++] = (struct side_plan){ .table = TABLE_assets, .need = NEEDED };
    return count;
}

static bool writes_members(const struct settings *settings)
{
    const char *out = settings->value[OPTION_OUT];

    return out && strcmp(out, "members") == 0;
}

static void refuse_kind(struct run *run, enum table table, const struct row *row)
{
    int column = table == TABLE_incomes ? (int)incomes_kind : (int)assets_kind;
    struct buffer kind = { 0 };

    buffer_shown(&kind, row->field[column]);
    run_fault(run, MESSAGE_KIND_UNLISTED, table, run_place(run, row, column), kind.at, NULL, NULL);
    buffer_fini(&kind);
}

/* Rows of kinds that the policy does not list are bad rows. */
static void inspect_kinds(struct run *run)
{
    static const enum table tables[] = { TABLE_incomes, TABLE_assets };
    const struct task *task = run->listener;

    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        const struct rows *rows = &run->household.side[tables[t]];
        for (size_t i = 0; i < rows->count; i++)
            if (!kind_is_listed(task->policy, tables[t], &rows->at[i]))
                refuse_kind(run, tables[t], &rows->at[i]);
    }
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

static void add_to_totals(struct task *task, const struct assessment *result)
{
    task->households[result->verdict]++;
    task->overflow |= !fen_add(&task->amount, result->amount);
}

static void refuse(struct run *run, const struct policy *policy, enum message message,
                   const char *path)
{
    char *id = copy_bytes(run->household.id.at, run->household.id.size);

    run_fault(run, message, TABLE_COUNT, (struct place){ .file = policy->file, .column = path },
              id, NULL, NULL);
    free(id);
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
        add_to_totals(task, &explanation.result);
    else
        refuse(run, task->policy, explanation.message, explanation.path);
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
        write_assessment(run, task, &result);
        if (run->rejected == rejected)
            add_to_totals(task, &result);
        return;
    }
    refuse(run, policy, message, path);
}

static void say_totals(const struct settings *settings, const struct task *task)
{
    char counts[VERDICT_UNCLEAR + 1][COUNT_TEXT], amount[FEN_TEXT];

    for (size_t i = 0; i <= VERDICT_UNCLEAR; i++)
        snprintf(counts[i], COUNT_TEXT, "%zu", task->households[i]);
    fen_format(amount, task->amount);
    settings_say(settings, MESSAGE_ASSESS_COUNTS, counts[VERDICT_ELIGIBLE],
                 counts[VERDICT_INELIGIBLE], counts[VERDICT_UNCLEAR]);
    if (!task->overflow)
        settings_say(settings, MESSAGE_ASSESS_TOTAL, amount, NULL, NULL);
}

static int assess_all(const struct settings *settings, const struct policy *policy)
{
    const char *explain = settings->value[OPTION_EXPLAIN];
    struct task task = { .policy = policy, .members = writes_members(settings),
                         .text = explain && strcmp(explain, "text") == 0,
                         .language = printed_language(settings) };
    struct arena arena = { 0 };
    struct side_plan sides[SIDES];
    struct run_plan plan = { .main = TABLE_stream,
                             .schema = assessed_input_schema(policy, &arena),
                             .sides = sides, .side_count = choose_sides(sides, policy),
                             .month = settings->month, .outer = TABLE_COUNT,
                             .writes = TABLE_stream, .writes_schema = policy->stream_schema,
                             .adds = assessed_columns,
                             .main_in_book = true, .inspect = inspect_kinds };
    struct run run;
    struct household *household;

    task.classes = task.members || !care_classes_always_answer(policy);
    if (task.members) {
        plan.writes = TABLE_assessed_members;
        plan.writes_schema = assessed_member_schema(policy, &arena);
        plan.adds = NULL;
    }
    if (explain)
        plan.writes = TABLE_COUNT;
    if (run_open(&run, settings, &plan)) {
        run.listener = &task;
        if (explain)
            task.pages = writer_bytes(run.outputs, settings->value[OPTION_OUTPUT], &run.problems);
        while ((!explain || task.pages) && (household = run_next(&run)))
            (task.pages ? explain_one : assess)(&run, household, &task);
    }
    int status = run_close(&run);
    buffer_fini(&task.page);
    if (status != STATUS_FAILED)
        say_totals(settings, &task);
    arena_fini(&arena);
    return status;
}

static int work(const struct settings *settings)
{
    if (!explanation_form_is_good(settings))
        return STATUS_FAILED;
    return work_under_policy(settings, settings->month, NULL, assess_all);
}

int main(int argc, char **argv)
{
    return program_main(&program, work, argc, argv);
}
