/* dibao-report: the month in figures (统计). */
#include "../lib/print/label.h"
#include "../lib/print/report_print.h"
#include <stdlib.h>

static const enum option takes[] = { OPTION_BOOK,   OPTION_TABLE, OPTION_POLICY, OPTION_MONTH,
                                     OPTION_OUTPUT, OPTION_TO,    OPTION_PRINT,  OPTION_LANG,
                                     OPTION_COUNT };
static const enum option needs[] = { OPTION_MONTH, OPTION_BOOK, OPTION_COUNT };
static const struct program program = {
    .name = "dibao-report",
    .english = "Counts a month that was made, from its records and the book.",
    .chinese = "按已办月份的记录和账册统计该月。",
    .example = "dibao-report -m 2004-04 -b build/demo/book --print text",
    .formats = "json",
    .pages = "text",
    .takes = takes,
    .needs = needs
};

static const struct side_plan sides[] = {
    { TABLE_assessed_members, NEEDED, NULL, true, false },
    { TABLE_awards, NEEDED, NULL, true, false },
    { TABLE_surveys, IF_THERE, NULL, true, false },
};

static const enum table loads[] = { TABLE_places, TABLE_households, TABLE_roster, TABLE_COUNT };

/* The settings of the run: the month's folder stands for the tables that are not named. */
struct sources {
    struct settings settings; /* borrows all but `tables` */
    struct buffer folder;
    char *roster, *members, *awards;
    const char *operands[1];
};

/* A table of the month's folder, under the name that the run knows it by. NULL: not there. */
static char *stand_for(struct sources *sources, const char *file, const char *table)
{
    struct settings folder = { .value[OPTION_BOOK] = sources->folder.at };
    const char *named = settings_table(&sources->settings, table);
    char *path = named ? copy_string(named) : run_find_table(&folder, file);

    if (path && !named)
        sources->settings.tables[sources->settings.table_count++] =
            (struct named_file){ table, path };
    return path;
}

static void find_sources(struct sources *sources, const struct settings *given)
{
    sources->settings = *given;
    sources->settings.tables = allocate(given->table_count + 3, sizeof *given->tables);
    if (given->table_count)
        memcpy(sources->settings.tables, given->tables,
               given->table_count * sizeof *given->tables);
    buffer_string(&sources->folder, given->value[OPTION_BOOK]);
    buffer_string(&sources->folder, "/months/");
    buffer_month(&sources->folder, given->month);
    sources->roster = stand_for(sources, "roster", "roster");
    sources->members = stand_for(sources, "members", "assessed_members");
    sources->awards = stand_for(sources, "awards", "awards");
    sources->operands[0] = sources->roster;
    sources->settings.operands = sources->operands;
    sources->settings.operand_count = 1;
}

static void forget_sources(struct sources *sources)
{
    free(sources->settings.tables);
    free(sources->roster);
    free(sources->members);
    free(sources->awards);
    buffer_fini(&sources->folder);
}

/* Bad rows are counted like the others, for their families are in the book; but it is said. */
static void warn_of_bad_rows(const char *file, size_t bad, struct problems *problems)
{
    char count[24];

    snprintf(count, sizeof count, "%zu", bad);
    if (bad > 0)
        problem_warn(problems, MESSAGE_REPORT_BAD_ROWS, (struct place){ .file = file }, count,
                     NULL, NULL);
}

/* Households in the book, those with bad rows too. */
static bool count_book(const struct settings *settings, struct report *report,
                       struct problems *problems)
{
    char *file = run_find_table(settings, "households");
    struct reader_plan plan = { .file = file, .schema = schema_of(TABLE_households) };
    struct problems passed = { 0 };
    struct reader *reader = file ? reader_open(&plan, problems) : NULL;
    enum reading reading = READ_FAILED;
    size_t bad = 0;
    struct row *row;

    if (!file)
        table_missing(schema_of(TABLE_households), NULL, problems);
    while (reader && (reading = reader_next(reader, &row, &passed)) < READ_END) {
        report->book++;
        bad += reading == READ_BAD;
    }
    warn_of_bad_rows(file, bad, problems);
    if (reader && reading == READ_FAILED)
        problem_add(problems, MESSAGE_REPORT_BOOK_READ, (struct place){ .file = file }, NULL, NULL,
                    NULL);
    reader_close(reader);
    problems_fini(&passed);
    free(file);
    return reading == READ_END;
}

static bool count_places(struct run *run, struct report *report)
{
    struct arena arena = { 0 };
    struct rows places;
    bool good = run_load_table(run->settings, TABLE_places, &places, &arena, &run->problems);

    if (good)
        report_places(report, &places);
    arena_fini(&arena);
    return good && count_book(run->settings, report, &run->problems);
}

static void print_report(struct run *run, const struct report *report, struct writer *writer)
{
    struct buffer page = { 0 };

    if (run->settings->value[OPTION_TO])
        report_as_json(&page, report);
    else
        report_as_text(&page, report, printed_language(run->settings));
    writer_add(writer, page.at, page.size);
    buffer_fini(&page);
}

static bool has_warnings(const struct problems *problems)
{
    return problems->count > problems->errors;
}

/* False: something needs a person. */
static bool count_month(struct run *run, const struct policy *policy)
{
    struct report report;
    struct household *household;
    struct writer *writer =
        writer_bytes(run->outputs, run->settings->value[OPTION_OUTPUT], &run->problems);

    report_init(&report, policy, run->settings->month);
    if (writer && count_places(run, &report)) {
        while ((household = run_next(run)))
            report_household(&report, household);
        if (report.overflow)
            problem_add(&run->problems, MESSAGE_REPORT_SUM, (struct place){ 0 }, NULL, NULL, NULL);
        if (run->problems.errors == 0)
            print_report(run, &report, writer);
    }
    report_fini(&report);
    return !has_warnings(&run->problems);
}

static int report_from(const struct settings *settings, const struct policy *policy)
{
    static const int requires[] = { stream_on_roster, stream_payable, -1 };
    const struct run_plan plan = { .main = TABLE_stream,
                                   .requires = requires,
                                   .sides = sides,
                                   .side_count = sizeof sides / sizeof *sides,
                                   .month = NO_MONTH,
                                   .writes = TABLE_COUNT,
                                   .outer = TABLE_COUNT,
                                   .loads = loads };
    struct run run;
    bool clean = run_open(&run, settings, &plan) && count_month(&run, policy);
    int status = run_close(&run);

    return status == STATUS_DONE && !clean ? STATUS_ATTENTION : status;
}

/* The month's folder of the book, or what is named instead of its tables. */
static int report_month(const struct settings *settings, const struct policy *policy)
{
    struct problems problems = { 0 };
    struct sources sources = { 0 };
    int status = STATUS_FAILED;

    find_sources(&sources, settings);
    if (settings->value[OPTION_PRINT] && settings->value[OPTION_TO])
        problem_add(&problems, MESSAGE_REPORT_ONE_FORM, (struct place){ 0 }, NULL, NULL, NULL);
    else if (sources.roster)
        status = report_from(&sources.settings, policy);
    else
        problem_add(&problems, MESSAGE_REPORT_NO_MONTH,
                    (struct place){ .file = sources.folder.at }, settings->value[OPTION_BOOK],
                    settings->value[OPTION_MONTH], NULL);
    settings_report(settings, &problems);
    forget_sources(&sources);
    problems_fini(&problems);
    return status;
}

static int work(const struct settings *settings)
{
    return work_under_policy(settings, settings->month, NULL, report_month);
}

int main(int argc, char **argv)
{
    return program_main(&program, work, argc, argv);
}
