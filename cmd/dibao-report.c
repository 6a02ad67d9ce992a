/* dibao-report: the month in figures (统计). */
#include "../lib/print/label.h"
#include "../lib/print/report_print.h"
#include "report.h"
#include <stdlib.h>

static const enum option takes[] = {
    OPTION_BOOK, OPTION_TABLE, OPTION_POLICY, OPTION_MONTH, OPTION_YEAR, OPTION_AGAINST,
    OPTION_OUTPUT, OPTION_TO, OPTION_REJECTS, OPTION_PRINT, OPTION_LANG, OPTION_COUNT
};
static const enum option needs[] = { OPTION_BOOK, OPTION_COUNT };
static const struct program program = {
    .name = "dibao-report",
    .english = "Counts a month that was made, or a year, from its records and the book.",
    .chinese = "按已办月份的记录和账册统计该月或全年。",
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

static const enum table loads[] = { TABLE_places, TABLE_households, TABLE_roster, TABLE_payroll,
                                    TABLE_aid, TABLE_community_work, TABLE_petitions, TABLE_funds,
                                    TABLE_archives, TABLE_receipts, TABLE_COUNT };

enum { MONTHS = 12 };

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

static void find_sources(struct sources *sources, const struct settings *given, month counted)
{
    sources->settings = *given;
    sources->settings.month = counted;
    sources->settings.tables = allocate(given->table_count + 3, sizeof *given->tables);
    if (given->table_count)
        memcpy(sources->settings.tables, given->tables,
               given->table_count * sizeof *given->tables);
    add_month_folder(&sources->folder, given->value[OPTION_BOOK], counted);
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

/* The months that are counted, each under the policy of its month. */
struct statistics {
    const struct settings *settings;
    int year;                  /* 0: one month */
    size_t count;
    struct sources sources[MONTHS];
    struct policy *policies[MONTHS];
    struct report reports[MONTHS];
    struct registers registers;
};

static void forget(struct statistics *statistics)
{
    for (size_t i = 0; i < statistics->count; i++) {
        forget_sources(&statistics->sources[i]);
        report_fini(&statistics->reports[i]);
        policy_free(statistics->policies[i]);
    }
    registers_fini(&statistics->registers);
}

static bool find_registers(struct statistics *statistics, struct problems *problems)
{
    month months[MONTHS];
    const char *rosters[MONTHS];

    for (size_t i = 0; i < statistics->count; i++) {
        months[i] = statistics->sources[i].settings.month;
        rosters[i] = statistics->sources[i].roster;
    }
    statistics->registers.first = months[0];
    statistics->registers.last = months[statistics->count - 1];
    return read_registers(statistics->settings, months, rosters, statistics->count,
                          &statistics->registers, problems);
}

/* The policy for each month. */
static bool find_policies(struct statistics *statistics, struct problems *problems)
{
    const struct settings *settings = statistics->settings;
    char *file = policy_find(settings->value[OPTION_POLICY], settings->value[OPTION_BOOK],
                             problems);

    for (size_t i = 0; file && i < statistics->count; i++) {
        month counted = statistics->sources[i].settings.month;

        statistics->policies[i] = policy_load(file, counted, problems);
        if (!statistics->policies[i])
            break;
        problems_clear(problems); /* absent labels are for dibao-policy check */
        report_init(&statistics->reports[i], statistics->policies[i], counted);
    }
    free(file);
    return statistics->policies[statistics->count - 1] != NULL;
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

static void print_report(struct run *run, const struct statistics *statistics,
                         struct writer *writer)
{
    const struct period period = { statistics->reports, statistics->count, statistics->year,
                                   &statistics->registers };
    struct buffer page = { 0 };

    if (run->settings->value[OPTION_TO])
        report_as_json(&page, &period);
    else
        report_as_text(&page, &period, printed_language(run->settings));
    writer_add(writer, page.at, page.size);
    buffer_fini(&page);
}

static bool sums_fit(const struct statistics *statistics)
{
    const struct period period = { statistics->reports, statistics->count, statistics->year,
                                   NULL };
    struct tally sum;
    bool fit = true;

    for (size_t i = 0; i < statistics->count; i++)
        fit &= !statistics->reports[i].overflow;
    for (int i = 0; i < REPORT_MOVEMENTS; i++)
        fit &= period_movement(&period, i, &sum);
    return fit;
}

static bool has_warnings(const struct problems *problems)
{
    return problems->count > problems->errors;
}

/* With the last month the whole is printed, over none of the files that were counted. */
static struct writer *open_page(struct run *run, const struct statistics *statistics)
{
    for (size_t i = 0; i < statistics->count; i++) {
        outputs_protect(run->outputs, statistics->sources[i].roster);
        if (statistics->sources[i].members)
            outputs_protect(run->outputs, statistics->sources[i].members);
        if (statistics->sources[i].awards)
            outputs_protect(run->outputs, statistics->sources[i].awards);
    }
    return writer_bytes(run->outputs, run->settings->value[OPTION_OUTPUT], &run->problems);
}

/* False: something needs a person. */
static bool count_month(struct run *run, struct statistics *statistics, size_t at)
{
    bool last = at + 1 == statistics->count;
    struct report *report = &statistics->reports[at];
    struct household *household;
    struct writer *writer = last ? open_page(run, statistics) : NULL;

    if (last)
        report->since = statistics->reports[0].month;
    if (last && (!writer || !count_places(run, report)))
        return false;
    while ((household = run_next(run)))
        report_household(report, household);
    if (last && !sums_fit(statistics))
        problem_add(&run->problems, MESSAGE_REPORT_SUM, (struct place){ 0 }, NULL, NULL, NULL);
    if (last && run->problems.errors == 0)
        print_report(run, statistics, writer);
    return !has_warnings(&run->problems);
}

static int report_from(struct statistics *statistics, size_t at)
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
    bool clean = run_open(&run, &statistics->sources[at].settings, &plan)
              && count_month(&run, statistics, at);
    int status = run_close(&run);

    return status == STATUS_DONE && !clean ? STATUS_ATTENTION : status;
}

static bool not_made(const struct settings *settings, struct problems *problems)
{
    const char *book = settings->value[OPTION_BOOK], *year = settings->value[OPTION_YEAR];
    struct buffer folder = { 0 };

    if (year)
        return problem_add(problems, MESSAGE_REPORT_NO_YEAR, (struct place){ .file = book }, book,
                           year, NULL);
    add_month_folder(&folder, book, settings->month);
    problem_add(problems, MESSAGE_REPORT_NO_MONTH, (struct place){ .file = folder.at }, book,
                settings->value[OPTION_MONTH], NULL);
    buffer_fini(&folder);
    return false;
}

/* The folders of the months from `first` that were made, or what is named instead of their
   tables. */
static bool find_months(struct statistics *statistics, month first, size_t months,
                        struct problems *problems)
{
    for (size_t i = 0; i < months; i++) {
        struct sources *sources = &statistics->sources[statistics->count];

        *sources = (struct sources){ .roster = NULL };
        find_sources(sources, statistics->settings, first + (month)i);
        if (sources->roster)
            statistics->count++;
        else
            forget_sources(sources);
    }
    return statistics->count > 0 || not_made(statistics->settings, problems);
}

/* Which months are meant. */
static bool choose_period(struct statistics *statistics, struct problems *problems)
{
    static const char *const of_a_month[] = { "roster", "assessed_members", "awards" };
    const struct settings *settings = statistics->settings;
    const char *year = settings->value[OPTION_YEAR];
    char january[MONTH_TEXT + 4];
    month first = settings->month;

    if ((year != NULL) == (settings->value[OPTION_MONTH] != NULL))
        return problem_add(problems, MESSAGE_REPORT_PERIOD, (struct place){ 0 }, NULL, NULL, NULL);
    for (size_t i = 0; year && i < sizeof of_a_month / sizeof *of_a_month; i++)
        if (settings_table(settings, of_a_month[i]))
            return problem_add(problems, MESSAGE_REPORT_YEAR_TABLE, (struct place){ 0 },
                               of_a_month[i], NULL, NULL);
    snprintf(january, sizeof january, "%.5s-01", year ? year : "");
    if (year && !month_parse(text_of(january), &first))
        return problem_add(problems, MESSAGE_REPORT_YEAR, (struct place){ 0 }, year, NULL, NULL);
    statistics->year = year ? atoi(year) : 0;
    return find_months(statistics, first, year ? MONTHS : 1, problems);
}

/* The options go together. */
static bool form_is_good(const struct settings *settings, struct problems *problems)
{
    const char *against = settings->value[OPTION_AGAINST];
    const struct { bool wrong; enum message message; } rules[] = {
        { settings->value[OPTION_PRINT] && settings->value[OPTION_TO], MESSAGE_REPORT_ONE_FORM },
        { settings->value[OPTION_REJECTS] && !names_policy(against), MESSAGE_REPORT_REJECTS },
        { settings->value[OPTION_YEAR] && names_policy(against), MESSAGE_REPORT_AGAINST_MONTH },
        { against && !names_policy(against), MESSAGE_REPORT_AGAINST_POLICY },
    };
    bool good = true;

    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].wrong)
            good = problem_add(problems, rules[i].message, (struct place){ 0 }, NULL, NULL, NULL);
    return good;
}

static int work(const struct settings *settings)
{
    struct problems problems = { 0 };
    struct statistics statistics = { .settings = settings };
    bool good = form_is_good(settings, &problems);
    int status = STATUS_DONE;

    if (good && names_policy(settings->value[OPTION_AGAINST]))
        return report_against_policy(settings);
    good = good && choose_period(&statistics, &problems) && find_policies(&statistics, &problems)
        && find_registers(&statistics, &problems);
    settings_report(settings, &problems);
    for (size_t i = 0; good && status != STATUS_FAILED && i < statistics.count; i++) {
        int one = report_from(&statistics, i);

        status = one > status ? one : status;
    }
    forget(&statistics);
    problems_fini(&problems);
    return good ? status : STATUS_FAILED;
}

int main(int argc, char **argv)
{
    return program_main(&program, work, argc, argv);
}
