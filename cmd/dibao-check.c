/* dibao-check: what is wrong in the book, before anyone is paid (核对). */
#include "../lib/rules/offices.h"
#include "check.h"
#include <stdlib.h>

static const enum option takes[] = { OPTION_BOOK,   OPTION_TABLE,  OPTION_POLICY, OPTION_DATE,
                                     OPTION_SAMPLE, OPTION_SEED,   OPTION_OUTPUT, OPTION_TO,
                                     OPTION_COUNT };
static const enum option needs[] = { OPTION_DATE, OPTION_BOOK, OPTION_COUNT };
static const struct program program = {
    .name = "dibao-check",
    .english = "Lists what is wrong in the book, across its tables and in registers.",
    .chinese = "列出账册中的问题：各表的行、表间矛盾、与外部登记的比对。",
    .example = "dibao-check -d 2004-04-20 -b build/demo/book -o findings.csv",
    .takes = takes,
    .needs = needs
};

/* Tables of households, joined by household_id; members as the policy extends them. */
#define ALL_MONTHS(table, need, many) { TABLE_##table, need, NULL, true, many }
static const struct side_plan tables[] = {
    ALL_MONTHS(members, NEEDED, false),
    ALL_MONTHS(incomes, NEEDED, false),
    ALL_MONTHS(supporters, IF_THERE, false),
    ALL_MONTHS(assets, IF_THERE, false),
    ALL_MONTHS(applications, IF_THERE, false),
    ALL_MONTHS(documents, IF_THERE, false),
    ALL_MONTHS(surveys, IF_THERE, false),
    ALL_MONTHS(opinions, IF_THERE, false),
    ALL_MONTHS(postings, IF_THERE, false),
    ALL_MONTHS(objections, IF_THERE, false),
    ALL_MONTHS(events, IF_THERE, false),
    ALL_MONTHS(community_work, IF_THERE, false),
    ALL_MONTHS(aid, IF_THERE, false),
    ALL_MONTHS(archives, IF_THERE, false),
    ALL_MONTHS(roster, IF_THERE, false),
    ALL_MONTHS(payroll, IF_THERE, true),
    ALL_MONTHS(settled, IF_THERE, true),
};
enum { SIDES = sizeof tables / sizeof *tables, MEMORY = 8 << 20 };

static void tell_problem(struct run *run, const struct problem *problem, enum table table,
                         struct text household)
{
    list_problem(run->listener, problem, table == TABLE_stream ? TABLE_households : table,
                 household);
}

/* The places that households are looked up in: none when a row of theirs is bad, which is found
   like that of any other table. */
static void load_places(struct run *run, struct rows *places, struct arena *arena)
{
    struct list *list = run->listener;
    char *file = run_find_table(run->settings, schema_of(TABLE_places)->name);
    const char *name = file ? list_name(list, file) : NULL;
    struct problems found_later = { 0 };

    if (!run_load_table(run->settings, TABLE_places, places, arena, &found_later))
        places->count = 0;
    for (size_t i = 0; i < places->count; i++)
        places->at[i].file = name;
    problems_fini(&found_later);
    free(file);
}

/* Codes without which no payment has a number. */
static void check_offices(struct run *run, const struct rows *places)
{
    char *file = run_find_table(run->settings, schema_of(TABLE_places)->name);
    struct problems problems = { 0 };
    struct offices offices;

    offices_find(&offices, places, file, &problems);
    list_problems(run->listener, &problems, TABLE_places);
    offices_fini(&offices);
    problems_fini(&problems);
    free(file);
}

static bool has_table(const struct run *run, enum table table)
{
    char *file = run_find_table(run->settings, schema_of(table)->name);
    bool there = file != NULL;

    free(file);
    return there;
}

/* Who may be drawn: on the roster, or an application is open; without a roster everybody. */
static bool may_be_drawn(const struct check_plan *plan, const struct household *household)
{
    const struct rows *roster = &household->side[TABLE_roster];
    const struct row *last = roster->count > 0 ? &roster->at[0] : NULL;

    return !plan->then || standing_of(last, plan->policy, month_of_day(plan->date)).on
        || household_applies(household, plan->date);
}

static void check_households(const struct checking *checking, const struct check_plan *plan)
{
    struct household *household;

    while ((household = run_next(checking->run))) {
        if (checking->list->sample)
            sample_household(checking->list->sample, household,
                             may_be_drawn(plan, household));
        check_household_rows(checking->check, household);
    }
}

static void check_book(struct run *run, const struct sources *sources,
                       const struct policy *policy)
{
    struct list *list = run->listener;
    struct arena arena = { 0 };
    struct rows places;
    const struct check_plan plan = { .policy = policy, .then = sources->then,
                                     .roster_month = sources->roster_month, .places = &places,
                                     .date = run->settings->date,
                                     .paid = has_table(run, TABLE_payroll),
                                     .receipts = has_table(run, TABLE_receipts)
                                              || has_table(run, TABLE_settled),
                                     .memory = MEMORY, .take = list_finding, .must = list_must,
                                     .to = list };
    struct checking checking = { .run = run, .list = list };

    load_places(run, &places, &arena);
    checking.check = check_open(&plan);
    check_overrides(&checking);
    check_offices(run, &places);
    check_households(&checking, &plan);
    check_tables(&checking);
    check_registers(&checking);
    check_close(checking.check, &run->problems);
    overrides_tell(list->overrides, list_finding, list);
    if (list->sample)
        sample_tell(list->sample, list_visit, list);
    sample_close(list->sample, &run->problems);
    list->sample = NULL;
    arena_fini(&arena);
}

static void say_counts(const struct settings *settings, const struct list *list)
{
    settings_count(settings, MESSAGE_CHECK_COUNTS, (int64_t)list->counts[SEVERITY_ERROR],
                   (int64_t)list->counts[SEVERITY_WARNING], (int64_t)list->counts[SEVERITY_HINT]);
    if (list->accepted > 0)
        settings_count(settings, MESSAGE_CHECK_ACCEPTED, (int64_t)list->accepted, 0, 0);
}

static void choose_sides(struct side_plan sides[SIDES], const struct policy *policy)
{
    memcpy(sides, tables, sizeof tables);
    for (size_t i = 0; i < SIDES; i++)
        if (sides[i].table == TABLE_members)
            sides[i].schema = policy->member_schema;
}

static int close_run(struct run *run, const struct list *list)
{
    const struct settings *settings = run->settings;
    int status = run_close(run);

    if (status != STATUS_DONE)
        return status;
    say_counts(settings, list);
    for (int severity = 0; severity < SEVERITIES; severity++)
        if (list->counts[severity] > 0)
            status = STATUS_ATTENTION;
    return status;
}

static int run_checks(const struct sources *sources, const struct policy *policy,
                      struct list *list)
{
    struct side_plan sides[SIDES];
    const struct settings *settings = &sources->settings;
    const struct run_plan plan = { .main = TABLE_stream,
                                   .schema = policy->stream_schema,
                                   .sides = sides,
                                   .side_count = SIDES,
                                   .month = month_of_day(settings->date),
                                   .writes = TABLE_COUNT,
                                   .outer = TABLE_COUNT,
                                   .main_in_book = true,
                                   .loads = check_loads,
                                   .tell = tell_problem };
    const struct writer_plan findings = { .file = settings->value[OPTION_OUTPUT],
                                          .jsonl = settings->jsonl,
                                          .schema = schema_of(TABLE_findings) };
    struct run run;

    choose_sides(sides, policy);
    values_init(&list->values, findings.schema);
    if (run_open(&run, settings, &plan)) {
        run.listener = list;
        list->writer = writer_open(run.outputs, &findings, &run.problems);
        if (list->writer)
            check_book(&run, sources, policy);
    }
    int status = close_run(&run, list);
    values_fini(&list->values);
    return status;
}

/* Both or neither; a share above nothing, of at most all. */
static bool open_sample(struct list *list, const struct settings *settings,
                        struct problems *problems)
{
    const char *share = settings->value[OPTION_SAMPLE], *number = settings->value[OPTION_SEED];
    struct rational percent;
    int64_t seed;

    if (!share && !number)
        return true;
    if (!share || !number || !rational_parse(text_of(share), &percent)
        || rational_sign(percent) <= 0 || rational_compare(percent, rational_of(100)) > 0
        || !integer_parse(text_of(number), &seed))
        return problem_add(problems, MESSAGE_CHECK_SAMPLE_ALONE, (struct place){ 0 }, NULL, NULL,
                           NULL);
    list->sample = sample_open(percent, seed, MEMORY);
    return true;
}

static int check_all(const struct settings *settings, const struct policy *policy)
{
    struct list list = { .overrides = overrides_open(settings->date) };
    struct problems problems = { 0 };
    struct sources sources;
    int status = STATUS_FAILED;
    bool found = find_sources(&sources, settings, &problems)
              && open_sample(&list, settings, &problems);

    if (found)
        problems_clear(&problems); /* absent labels are for dibao-policy check */
    settings_report(settings, &problems);
    if (found)
        status = run_checks(&sources, policy, &list);
    sample_close(list.sample, &problems);
    overrides_close(list.overrides);
    forget_sources(&sources);
    problems_fini(&problems);
    arena_fini(&list.names);
    return status;
}

static int work(const struct settings *settings)
{
    return work_under_policy(settings, month_of_day(settings->date), NULL, check_all);
}

int main(int argc, char **argv)
{
    return program_main(&program, work, argc, argv);
}
