/* dibao-check: what is wrong in the book, before anyone is paid (核对). */
#include "../lib/rules/check.h"
#include "../lib/rules/offices.h"
#include "../lib/table/merge.h"
#include <stdio.h>
#include <stdlib.h>

static const enum option takes[] = { OPTION_BOOK,   OPTION_TABLE, OPTION_POLICY, OPTION_DATE,
                                     OPTION_OUTPUT, OPTION_TO,    OPTION_COUNT };
static const enum option needs[] = { OPTION_DATE, OPTION_BOOK, OPTION_COUNT };
static const struct program program = {
    .name = "dibao-check",
    .english = "Lists what is wrong in the book: rows, references, numbers, persons.",
    .chinese = "列出账册中的问题：各表的行、表间引用、编号和人员。",
    .example = "dibao-check -d 2004-04-20 -b build/demo/book -o findings.csv",
    .takes = takes,
    .needs = needs
};

/* Tables of households, joined by household_id. */
#define ALL_MONTHS(table, need) { TABLE_##table, need, NULL, true, false }
static const struct side_plan sides[] = {
    ALL_MONTHS(members, NEEDED),
    ALL_MONTHS(incomes, NEEDED),
    ALL_MONTHS(supporters, IF_THERE),
    ALL_MONTHS(assets, IF_THERE),
    ALL_MONTHS(applications, IF_THERE),
    ALL_MONTHS(documents, IF_THERE),
    ALL_MONTHS(surveys, IF_THERE),
    ALL_MONTHS(opinions, IF_THERE),
    ALL_MONTHS(postings, IF_THERE),
    ALL_MONTHS(objections, IF_THERE),
    ALL_MONTHS(events, IF_THERE),
    ALL_MONTHS(community_work, IF_THERE),
    ALL_MONTHS(aid, IF_THERE),
    ALL_MONTHS(archives, IF_THERE),
};
/* Tables with keys of their own. */
static const enum table loads[] = { TABLE_places, TABLE_petitions, TABLE_funds, TABLE_receipts,
                                    TABLE_goods, TABLE_yearbook, TABLE_redemptions, TABLE_COUNT };

enum { SEVERITIES = SEVERITY_HINT + 1 };

/* Where findings go. */
struct list {
    struct writer *writer;
    struct values values;
    size_t counts[SEVERITIES];
};

static void put_place(struct values *values, enum table table, const char *file, long line,
                      struct text household)
{
    value_string(values, findings_table, schema_of(table)->name);
    value_string(values, findings_file, file);
    value_integer(values, findings_line, line ? line : NONE);
    value_text(values, findings_household_id, household);
}

static void put(struct list *list, enum severity severity, const char *code)
{
    value_code(&list->values, findings_severity, (int)severity);
    value_string(&list->values, findings_code, code);
    writer_row(list->writer, &list->values);
    values_clear(&list->values);
    list->counts[severity]++;
}

/* A row that breaks a rule of its table. */
static void list_problem(struct list *list, const struct problem *problem, enum table table,
                         struct text household)
{
    put_place(&list->values, table, problem->file, problem->line, household);
    value_string(&list->values, findings_found, problem->column);
    value_string(&list->values, findings_advice, problem->text);
    put(list, problem->warning ? SEVERITY_WARNING : SEVERITY_ERROR,
        messages[problem->message].code);
}

static void tell(struct run *run, const struct problem *problem, enum table table,
                 struct text household)
{
    list_problem(run->listener, problem, table == TABLE_stream ? TABLE_households : table,
                 household);
}

static void take(void *to, const struct finding *finding)
{
    const char *arguments[] = { finding->detail, NULL };
    struct list *list = to;
    struct buffer advice = { 0 };

    message_format(&advice, finding->message, arguments);
    put_place(&list->values, finding->table, finding->row ? finding->row->file : finding->file,
              finding->row ? finding->row->line : finding->line, finding->household);
    value_integer(&list->values, findings_person_no, finding->person_no);
    value_text(&list->values, findings_expected, finding->expected);
    value_text(&list->values, findings_found, finding->found);
    value_string(&list->values, findings_advice, advice.at);
    put(list, finding->severity, messages[finding->message].code);
    buffer_fini(&advice);
}

/* A petition may name a household; one that the book does not have is worth a look. */
static void check_reference(const struct check *check, struct list *list, const char *file,
                            const struct row *row)
{
    struct text household = row->field[petitions_household_id];
    struct finding finding = { .severity = SEVERITY_WARNING, .table = TABLE_petitions,
                               .file = file, .line = row->line, .household = household,
                               .person_no = NONE, .message = MESSAGE_ORPHAN };

    if (household.size > 0 && !check_knows(check, household))
        take(list, &finding);
}

static void list_problems(struct run *run, struct problems *problems, enum table table)
{
    for (size_t i = 0; i < problems->count; i++)
        list_problem(run->listener, &problems->at[i], table, (struct text){ 0 });
    problems_clear(problems);
}

/* Keys that stand twice among the rows that are good. */
static void check_keys(struct run *run, enum table table, const char *file)
{
    struct problems problems = { 0 };
    struct merge merge;

    merge_init(&merge, schema_of(table));
    merge_file(&merge, file, false, &problems);
    problems_clear(&problems);
    merge_sort(&merge);
    merge_check_keys(&merge, &problems);
    list_problems(run, &problems, table);
    problems_fini(&problems);
    merge_fini(&merge);
}

/* A table with keys of its own, when it is there. */
static void check_table(struct run *run, const struct check *check, enum table table)
{
    char *file = run_find_table(run->settings, schema_of(table)->name);
    struct reader_plan plan = { .file = file, .schema = schema_of(table) };
    struct problems problems = { 0 };
    struct reader *reader = file ? reader_open(&plan, &run->problems) : NULL;
    enum reading reading;
    struct row *row;

    while (reader && (reading = reader_next(reader, &row, &problems)) < READ_END) {
        list_problems(run, &problems, table);
        if (table == TABLE_petitions && reading == READ_ROW)
            check_reference(check, run->listener, file, row);
    }
    problems_move(&run->problems, &problems);
    if (reader)
        check_keys(run, table, file);
    reader_close(reader);
    problems_fini(&problems);
    free(file);
}

/* The places that households are looked up in: none when a row of theirs is bad, which is found
   like that of any other table. */
static void load_places(struct run *run, struct rows *places, struct arena *arena)
{
    struct problems found_later = { 0 };

    if (!run_load_table(run->settings, TABLE_places, places, arena, &found_later))
        places->count = 0;
    problems_fini(&found_later);
}

/* Codes without which no payment has a number. */
static void check_offices(struct run *run, const struct rows *places)
{
    char *file = run_find_table(run->settings, schema_of(TABLE_places)->name);
    struct problems problems = { 0 };
    struct offices offices;

    offices_find(&offices, places, file, &problems);
    list_problems(run, &problems, TABLE_places);
    offices_fini(&offices);
    problems_fini(&problems);
    free(file);
}

static void check_book(struct run *run, const struct policy *policy)
{
    struct arena arena = { 0 };
    struct rows places;
    struct household *household;

    load_places(run, &places, &arena);
    check_offices(run, &places);
    struct check *check = check_open(policy, &places, month_of_day(run->settings->date), take,
                                     run->listener);
    while ((household = run_next(run)))
        check_rows(check, household);
    check_persons(check);
    for (const enum table *table = loads; *table != TABLE_COUNT; table++)
        check_table(run, check, *table);
    check_close(check);
    arena_fini(&arena);
}

static void say_counts(const struct settings *settings, const struct list *list)
{
    settings_count(settings, MESSAGE_CHECK_COUNTS, (int64_t)list->counts[SEVERITY_ERROR],
                   (int64_t)list->counts[SEVERITY_WARNING], (int64_t)list->counts[SEVERITY_HINT]);
}

static int run_checks(const struct settings *settings, const struct policy *policy)
{
    const struct run_plan plan = { .main = TABLE_stream,
                                   .schema = policy->stream_schema,
                                   .sides = sides,
                                   .side_count = sizeof sides / sizeof *sides,
                                   .month = month_of_day(settings->date),
                                   .writes = TABLE_COUNT,
                                   .outer = TABLE_COUNT,
                                   .main_in_book = true,
                                   .loads = loads,
                                   .tell = tell };
    struct writer_plan findings = { .file = settings->value[OPTION_OUTPUT],
                                    .jsonl = settings->jsonl,
                                    .schema = schema_of(TABLE_findings) };
    struct list list = { 0 };
    struct run run;
    int status;

    values_init(&list.values, findings.schema);
    if (run_open(&run, settings, &plan)) {
        run.listener = &list;
        list.writer = writer_open(run.outputs, &findings, &run.problems);
        if (list.writer)
            check_book(&run, policy);
    }
    status = run_close(&run);
    if (status == STATUS_DONE)
        say_counts(settings, &list);
    if (status == STATUS_DONE
        && list.counts[SEVERITY_ERROR] + list.counts[SEVERITY_WARNING]
               + list.counts[SEVERITY_HINT] > 0)
        status = STATUS_ATTENTION;
    values_fini(&list.values);
    return status;
}

static int work(const struct settings *settings)
{
    return work_under_policy(settings, month_of_day(settings->date), NULL, run_checks);
}

int main(int argc, char **argv)
{
    return program_main(&program, work, argc, argv);
}
