/* dibao-subsidy 补贴: everything beside the allowance. */
#include "../lib/base/nearest.h"
#include "../lib/print/gifts.h"
#include "../lib/table/again.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static const enum option takes[] = {
    OPTION_MONTH, OPTION_BOOK, OPTION_TABLE, OPTION_POLICY, OPTION_PROGRAMME, OPTION_OUTPUT,
    OPTION_TO, OPTION_REJECTS, OPTION_EXPLAIN, OPTION_LANG, OPTION_COUNT
};
static const enum option needs[] = { OPTION_MONTH, OPTION_COUNT };

static const struct program program = {
    .name = "dibao-subsidy",
    .operand = "[ROSTER]",
    .operand_zh = "[名册]",
    .operands = 1,
    .english = "Gives the awards of the policy's programmes, on and off the roster.",
    .chinese = "按政策中的补贴项目，对在册和不在册家庭给予补贴。",
    .example = "dibao-subsidy -m 2004-04 -b book -o awards.csv roster.csv",
    .takes = takes,
    .needs = needs,
};

static const int requires[] = {
    stream_month, stream_persons, stream_gross_income, stream_income, stream_income_per_head,
    stream_need, stream_verdict, stream_method, stream_base_amount, stream_amount,
    stream_approval, stream_on_roster, -1
};

enum { SIDES = RECALL_SIDES + 3, COUNT_TEXT = 24 };

struct sum {
    int64_t count;
    fen amount;
};

/* What a run over the roster works with; lists go with the policy's programmes. */
struct subsidy {
    const struct settings *settings;
    const struct policy *policy;
    struct quotas quotas;
    bool counted;      /* what earlier months used of the quotas is known */
    bool *wanted;      /* of --programme; all without */
    struct sum *sums;  /* given in this run */
    size_t *open;
    bool text;         /* pages are explained, otherwise JSON */
    enum language language;
    struct writer *pages; /* of explanations; NULL: awards are written */
    struct buffer page;
};

static size_t choose_sides(struct side_plan *sides, const struct policy *policy)
{
    size_t count = recall_sides(sides, policy);

    sides[count++] = (struct side_plan){ .table = TABLE_awards, .need = IF_THERE,
                                         .many = true };
    sides[count++] = (struct side_plan){ .table = TABLE_documents, .need = IF_THERE };
    sides[count++] = (struct side_plan){ .table = TABLE_aid, .need = IF_THERE };
    return count;
}

/* The award's number in its programme, which counts. */
static int64_t number_award(struct run *run, struct subsidy *subsidy, const struct award *award)
{
    struct sum *sum = &subsidy->sums[award->programme];

    if (!fen_add(&sum->amount, award->amount))
        problem_add(&run->problems, MESSAGE_AWARD_SUM, (struct place){ 0 }, NULL, NULL, NULL);
    return ++sum->count;
}

static void write_awards(struct run *run, struct subsidy *subsidy, const struct awards *awards,
                         const struct household *household)
{
    for (size_t i = 0; i < awards->count; i++) {
        const struct award *award = &awards->at[i];

        if (!subsidy->wanted[award->programme])
            continue;
        award_write(award, subsidy->policy, run->settings->month,
                    number_award(run, subsidy, award), household->id, &run->arena, &run->values);
        run_write(run);
    }
}

static void give_household(struct run *run, struct subsidy *subsidy,
                           const struct household *household)
{
    month worked = run->settings->month;
    struct awards awards = { .open = subsidy->open };
    struct facts facts;
    struct scope scope;

    if (!recall_facts(&facts, household, subsidy->policy, worked, &run->arena, &scope)
        || !find_awards(&awards, household, subsidy->policy, worked, &subsidy->quotas, &scope))
        rule_fault(run, household, subsidy->policy, &scope);
    else if (!quota_open(&subsidy->quotas))
        write_awards(run, subsidy, &awards, household);
}

/* A page a family, each begun on a sheet of its own. */
static void write_page(struct run *run, struct subsidy *subsidy,
                       const struct explanation *explanation, const struct awards *awards)
{
    buffer_clear(&subsidy->page);
    if (subsidy->text && run->written > 0)
        buffer_byte(&subsidy->page, '\f');
    if (subsidy->text)
        gifts_as_text(&subsidy->page, explanation, subsidy->language);
    else
        gifts_as_json(&subsidy->page, explanation, awards);
    run_write_page(run, subsidy->pages, buffer_as_text(&subsidy->page));
}

static void explain_one(struct run *run, struct subsidy *subsidy,
                        const struct household *household)
{
    const struct policy *policy = subsidy->policy;
    month worked = run->settings->month;
    struct awards awards = { .open = subsidy->open, .wanted = subsidy->wanted };
    struct explanation explanation;
    struct scope scope;

    explanation_begin(&explanation, household, policy, program.name, worked, &run->arena);
    bool good = recall_facts(&explanation.result.facts, household, policy, worked, &run->arena,
                             &scope);
    scope.listener = &explanation.listener;
    good = good && find_awards(&awards, household, policy, worked, &subsidy->quotas, &scope);
    if (!good)
        explanation_fail(&explanation, &scope);
    for (size_t i = 0; good && i < awards.count; i++)
        if (awards.at[i].gift)
            awards.at[i].gift->number = number_award(run, subsidy, &awards.at[i]);
    write_page(run, subsidy, &explanation, &awards);
    if (!good)
        rule_fault(run, household, policy, &scope);
}

/* Awards that households carry inside them; those of files were counted before. */
static void use_quotas(struct subsidy *subsidy, const struct household *household,
                       month worked)
{
    const struct rows *awards = &household->side[TABLE_awards];

    for (size_t i = 0; !subsidy->counted && i < awards->count; i++)
        quotas_use(&subsidy->quotas, &awards->at[i], worked);
}

/* One reading of the roster: it writes the awards, or looks at who comes first for a quota. */
static int read_roster(struct subsidy *subsidy, const struct settings *settings,
                       enum table writes)
{
    struct side_plan sides[SIDES];
    struct run_plan plan = { .main = TABLE_stream, .schema = subsidy->policy->stream_schema,
                             .requires = requires, .sides = sides,
                             .side_count = choose_sides(sides, subsidy->policy),
                             .month = settings->month, .writes = writes, .outer = TABLE_COUNT };
    bool explains = !quota_open(&subsidy->quotas) && settings->value[OPTION_EXPLAIN];
    struct household *household;
    struct run run;

    memset(subsidy->open, 0, subsidy->policy->programme_count * sizeof *subsidy->open);
    if (explains)
        plan.writes = TABLE_COUNT;
    if (run_open(&run, settings, &plan)) {
        if (explains)
            subsidy->pages = writer_bytes(run.outputs, settings->value[OPTION_OUTPUT],
                                          &run.problems);
        while ((!explains || subsidy->pages) && (household = run_next(&run))) {
            use_quotas(subsidy, household, settings->month);
            if (is_of_month(&run, household))
                (explains ? explain_one : give_household)(&run, subsidy, household);
        }
    }
    subsidy->counted = true;
    return run_close(&run);
}

static void use_award(void *listener, const struct row *award)
{
    struct subsidy *subsidy = listener;

    quotas_use(&subsidy->quotas, award, subsidy->settings->month);
}

/* What earlier months used of the quotas, of households that are no more in the roster, too. What
   is wrong with the files is said when they are read with it. */
static void count_used(struct subsidy *subsidy)
{
    const struct settings *settings = subsidy->settings;
    struct problems unsaid = { 0 };

    for (size_t i = 0; i < settings->table_count; i++)
        if (strcmp(settings->tables[i].name, "awards") == 0) {
            each_row_of(settings->tables[i].file, TABLE_awards, use_award, subsidy, &unsaid);
            subsidy->counted = true;
        }
    char *file = subsidy->counted ? NULL : run_find_table(settings, "awards");
    if (file)
        subsidy->counted = each_row_of(file, TABLE_awards, use_award, subsidy, &unsaid);
    free(file);
    problems_fini(&unsaid);
}

/* A quota after the other: the roster is read once for each. */
static int settle_quotas(struct subsidy *subsidy, struct problems *problems)
{
    struct settings silent = *subsidy->settings;
    struct quota *quota = quota_open(&subsidy->quotas);

    silent.value[OPTION_VERBOSE] = NULL;
    if (!quota)
        return STATUS_DONE;
    if (!input_keep(&silent, problems))
        return STATUS_FAILED;
    count_used(subsidy);
    for (; quota; quota = quota_open(&subsidy->quotas)) {
        if (!input_rewind(&silent, problems)
            || read_roster(subsidy, &silent, TABLE_COUNT) == STATUS_FAILED)
            return STATUS_FAILED;
        quota_settle(quota);
    }
    return input_rewind(&silent, problems) ? STATUS_DONE : STATUS_FAILED;
}

static void say_sums(const struct subsidy *subsidy)
{
    const struct policy *policy = subsidy->policy;

    for (size_t i = 0; i < policy->programme_count; i++) {
        char count[COUNT_TEXT], amount[FEN_TEXT], open[COUNT_TEXT];
        const char *code = policy->programmes[i].rule.code;

        if (!subsidy->wanted[i] || !gives_in(&policy->programmes[i], subsidy->settings->month))
            continue;
        snprintf(count, COUNT_TEXT, "%" PRId64, subsidy->sums[i].count);
        snprintf(open, COUNT_TEXT, "%zu", subsidy->open[i]);
        fen_format(amount, subsidy->sums[i].amount);
        settings_say(subsidy->settings, MESSAGE_PROGRAMME_TOTAL, code, count, amount);
        if (subsidy->open[i] > 0)
            settings_say(subsidy->settings, MESSAGE_PROGRAMME_OPEN, code, open, NULL);
    }
}

static bool refuse_programme(const struct policy *policy, const char *code,
                             struct problems *problems)
{
    struct buffer list = { 0 };

    for (size_t i = 0; i < policy->programme_count; i++)
        buffer_listed(&list, policy->programmes[i].rule.code);
    add_suggestion(&list, code, list.at ? list.at : "");
    problem_add(problems, MESSAGE_PROGRAMME_UNKNOWN, (struct place){ 0 }, code, list.at, NULL);
    buffer_fini(&list);
    return false;
}

static bool has_programmes(const struct policy *policy, const struct settings *settings,
                           struct problems *problems)
{
    bool good = true;

    problems_clear(problems); /* absent labels are for dibao-policy check */
    for (size_t i = 0; i < settings->repeated_count; i++)
        if (policy_programme(policy, text_of(settings->repeated[i])) < 0)
            good = refuse_programme(policy, settings->repeated[i], problems);
    return good;
}

static bool is_asked_for(const struct settings *settings, const char *code)
{
    for (size_t i = 0; i < settings->repeated_count; i++)
        if (strcmp(settings->repeated[i], code) == 0)
            return true;
    return settings->repeated_count == 0;
}

static int give_all(struct subsidy *subsidy, struct problems *problems)
{
    int status = settle_quotas(subsidy, problems);

    if (status != STATUS_FAILED)
        status = read_roster(subsidy, subsidy->settings, TABLE_awards);
    if (status != STATUS_FAILED)
        say_sums(subsidy);
    return status;
}

static int subsidise(const struct settings *settings, const struct policy *policy)
{
    const char *explain = settings->value[OPTION_EXPLAIN];
    size_t count = policy->programme_count + 1;
    struct subsidy subsidy = { .settings = settings, .policy = policy,
                               .wanted = allocate(count, sizeof *subsidy.wanted),
                               .sums = allocate(count, sizeof *subsidy.sums),
                               .open = allocate(count, sizeof *subsidy.open),
                               .text = explain && strcmp(explain, "text") == 0,
                               .language = printed_language(settings) };
    struct problems problems = { 0 };

    quotas_init(&subsidy.quotas, policy, settings->month);
    for (size_t i = 0; i < policy->programme_count; i++)
        subsidy.wanted[i] = is_asked_for(settings, policy->programmes[i].rule.code);
    int status = give_all(&subsidy, &problems);
    settings_report(settings, &problems);
    problems_fini(&problems);
    quotas_fini(&subsidy.quotas);
    buffer_fini(&subsidy.page);
    free(subsidy.wanted);
    free(subsidy.sums);
    free(subsidy.open);
    return status;
}

static int work(const struct settings *settings)
{
    if (!explanation_form_is_good(settings))
        return STATUS_FAILED;
    return work_under_policy(settings, settings->month, has_programmes, subsidise);
}

int main(int argc, char **argv)
{
    return program_main(&program, work, argc, argv);
}
