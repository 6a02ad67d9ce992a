/* dibao-report 统计: the month and the year in figures. */
#include "../lib/print/label.h"
#include "../lib/print/report_print.h"
#include "report.h"
#include <stdlib.h>

static const enum option takes[] = {
    OPTION_BOOK, OPTION_TABLE, OPTION_POLICY, OPTION_MONTH, OPTION_YEAR, OPTION_BY, OPTION_AGAINST,
    OPTION_OUTPUT, OPTION_TO, OPTION_REJECTS, OPTION_PRINT, OPTION_LANG, OPTION_COUNT
};
static const enum option needs[] = { OPTION_BOOK, OPTION_COUNT };
static const struct program program = {
    .name = "dibao-report",
    .english = "Counts a month that was made, or a year, from its records and the book.",
    .chinese = "按已办月份的记录和账册统计该月或全年。",
    .example = "dibao-report -m 2004-04 -b build/demo/book --print text",
    .formats = "csv|json",
    .pages = "text",
    .parts = "subdistrict",
    .takes = takes,
    .needs = needs
};

/* The period, and the one that it is held against. */
struct report_task {
    struct settings other_settings; /* without the tables that are named for the period */
    struct statistics counted, other;
    bool compares;
};

/* "2004-03", or "2004": its January and that it is a year. */
static bool read_period(const char *text, struct statistics *statistics)
{
    char january[MONTH_TEXT];

    if (strlen(text) == 7) {
        statistics->months = 1;
        return month_parse(text_of(text), &statistics->first);
    }
    snprintf(january, sizeof january, "%.4s-01", text);
    statistics->months = MONTHS;
    statistics->year = atoi(text);
    return strlen(text) == 4 && month_parse(text_of(january), &statistics->first);
}

static bool choose_period(const struct settings *settings, struct statistics *statistics,
                          struct problems *problems)
{
    static const char *const of_a_month[] = { "roster", "assessed_members", "awards", "payroll" };
    const char *year = settings->value[OPTION_YEAR], *worked = settings->value[OPTION_MONTH];

    if ((year != NULL) == (worked != NULL))
        return problem_add(problems, MESSAGE_REPORT_PERIOD, (struct place){ 0 }, NULL, NULL, NULL);
    for (size_t i = 0; year && i < sizeof of_a_month / sizeof *of_a_month; i++)
        if (settings_table(settings, of_a_month[i]))
            return problem_add(problems, MESSAGE_REPORT_YEAR_TABLE, (struct place){ 0 },
                               of_a_month[i], NULL, NULL);
    return (read_period(year ? year : worked, statistics) && (!year || statistics->year))
        || problem_add(problems, MESSAGE_REPORT_YEAR, (struct place){ 0 }, year, NULL, NULL);
}

/* A month against a month, a year against a year, of the same book. */
static bool choose_other(const struct settings *settings, struct report_task *task,
                         struct problems *problems)
{
    const char *against = settings->value[OPTION_AGAINST];

    if (!against)
        return true;
    task->compares = true;
    task->other_settings = *settings;
    task->other_settings.tables = NULL;
    task->other_settings.table_count = 0;
    task->other = (struct statistics){ .settings = &task->other_settings,
                                       .by_subdistrict = task->counted.by_subdistrict };
    return (read_period(against, &task->other) && task->other.months == task->counted.months)
        || problem_add(problems, MESSAGE_REPORT_AGAINST_WHAT, (struct place){ 0 }, against, NULL,
                       NULL);
}

static bool writes(const struct settings *settings, const char *to)
{
    return settings->value[OPTION_TO] && strcmp(settings->value[OPTION_TO], to) == 0;
}

/* The options go together. */
static bool form_is_good(const struct settings *settings, bool policy, struct problems *problems)
{
    const bool apart = settings->value[OPTION_BY] || writes(settings, "csv");
    const struct { bool wrong; enum message message; } rules[] = {
        { settings->value[OPTION_PRINT] && settings->value[OPTION_TO], MESSAGE_REPORT_ONE_FORM },
        { settings->value[OPTION_REJECTS] && !policy, MESSAGE_REPORT_REJECTS },
        { settings->value[OPTION_YEAR] && policy, MESSAGE_REPORT_AGAINST_MONTH },
        { policy && apart, MESSAGE_REPORT_AGAINST_FORM },
    };
    bool good = true;

    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].wrong)
            good = problem_add(problems, rules[i].message, (struct place){ 0 }, NULL, NULL, NULL);
    return good;
}

static bool choose(const struct settings *settings, struct report_task *task,
                   struct problems *problems)
{
    task->counted.settings = settings;
    task->counted.by_subdistrict = settings->value[OPTION_BY] != NULL;
    return choose_period(settings, &task->counted, problems)
        && choose_other(settings, task, problems);
}

/* The sections that are printed: not the rest, when nothing belongs to it. Freed by the caller. */
static const struct period **parts_of(const struct statistics *statistics, size_t *count)
{
    const struct period **parts = allocate(statistics->section_count, sizeof *parts);

    *count = 0;
    for (size_t i = 1; i < statistics->section_count; i++) {
        const struct section *section = &statistics->sections[i];

        if (*section->name || section->used)
            parts[(*count)++] = &section->period;
    }
    return parts;
}

/* The other's sections of the same names, NULL where it has none. Freed by the caller. */
static const struct period **others_of(const struct statistics *other,
                                       const struct period *const *parts, size_t count)
{
    const struct period **others = allocate(count + 1, sizeof *others);

    for (size_t i = 0; i < count; i++)
        for (size_t j = 1; j < other->section_count; j++)
            if (strcmp(parts[i]->place, other->sections[j].name) == 0)
                others[i] = &other->sections[j].period;
    return others;
}

static void print_pages(const struct settings *settings, struct writer *writer,
                        const struct report_pages *pages)
{
    struct buffer page = { 0 };

    if (writes(settings, "json"))
        report_as_json(&page, pages);
    else if (writes(settings, "csv"))
        report_as_csv(&page, pages);
    else
        report_as_text(&page, pages);
    writer_add(writer, page.at, page.size);
    buffer_fini(&page);
}

static void protect_sources(struct outputs *outputs, const struct statistics *statistics)
{
    static const enum table tables[] = { TABLE_places, TABLE_households, TABLE_aid,
                                         TABLE_community_work, TABLE_surveys, TABLE_petitions,
                                         TABLE_funds, TABLE_archives, TABLE_receipts };
    char *policy = policy_find(statistics->settings->value[OPTION_POLICY],
                               statistics->settings->value[OPTION_BOOK], &(struct problems){ 0 });

    if (policy)
        outputs_protect(outputs, policy);
    free(policy);
    for (size_t i = 0; i < statistics->count; i++) {
        const struct settings *month_settings = &statistics->sources[i].settings;

        for (size_t j = 0; j < month_settings->table_count; j++)
            outputs_protect(outputs, month_settings->tables[j].file);
    }
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char *file = run_find_table(statistics->settings, schema_of(tables[i])->name);

        if (file)
            outputs_protect(outputs, file);
        free(file);
    }
}

/* The report, over none of the files that were counted. */
static bool write_pages(const struct report_task *task, const struct report_pages *pages,
                        struct problems *problems)
{
    const struct settings *settings = task->counted.settings;
    struct outputs *outputs = outputs_open();
    struct writer *writer;

    protect_sources(outputs, &task->counted);
    if (task->compares)
        protect_sources(outputs, &task->other);
    writer = writer_bytes(outputs, settings->value[OPTION_OUTPUT], problems);
    if (writer)
        print_pages(settings, writer, pages);
    bool good = writer && outputs_commit(outputs, problems);
    outputs_close(outputs);
    return good;
}

/* Parts that do not add up are printed all the same, and said. */
static bool print_report(const struct report_task *task, struct problems *problems)
{
    const struct statistics *counted = &task->counted;
    size_t count;
    const struct period **parts = parts_of(counted, &count);
    const struct period **others = task->compares ? others_of(&task->other, parts, count) : NULL;
    const struct report_pages pages = {
        .whole = &counted->sections[0].period,
        .parts = parts,
        .part_count = count,
        .other = task->compares ? &task->other.sections[0].period : NULL,
        .part_others = others,
        .language = printed_language(counted->settings),
    };

    warn_of_parts(&pages, problems);
    bool good = write_pages(task, &pages, problems);
    free(parts);
    free(others);
    return good;
}

static int count_all(struct report_task *task, struct problems *problems)
{
    int status = count_statistics(&task->counted, problems);
    int other = status != STATUS_FAILED && task->compares
              ? count_statistics(&task->other, problems) : STATUS_DONE;

    return other > status ? other : status;
}

/* Of the district's own periods; a policy is another matter. */
static int report(const struct settings *settings, struct problems *problems)
{
    struct report_task task = { .compares = false };
    int status = choose(settings, &task, problems) ? count_all(&task, problems) : STATUS_FAILED;

    if (status != STATUS_FAILED && !print_report(&task, problems))
        status = STATUS_FAILED;
    if (status == STATUS_DONE && problems->count > 0)
        status = STATUS_ATTENTION;
    forget_statistics(&task.counted);
    forget_statistics(&task.other);
    return status;
}

static int work(const struct settings *settings)
{
    struct problems problems = { 0 };
    bool policy = names_policy(settings->value[OPTION_AGAINST]);
    bool good = form_is_good(settings, policy, &problems);

    if (good && policy)
        return report_against_policy(settings);
    int status = good ? report(settings, &problems) : STATUS_FAILED;
    settings_report(settings, &problems);
    problems_fini(&problems);
    return status;
}

int main(int argc, char **argv)
{
    return program_main(&program, work, argc, argv);
}
