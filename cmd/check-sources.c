/* dibao-check: what the last month that was made left. */
#include "check.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

/* The last month up to this one that has a folder; NO_MONTH: none. */
static month last_made(const char *book, month worked)
{
    struct buffer folder = { 0 };
    month last = NO_MONTH, of;
    struct dirent *entry;
    DIR *months;

    buffer_string(&folder, book);
    buffer_string(&folder, "/months");
    months = opendir(folder.at);
    while (months && (entry = readdir(months)))
        if (month_parse(text_of(entry->d_name), &of) && of <= worked && of > last)
            last = of;
    if (months)
        closedir(months);
    buffer_fini(&folder);
    return last;
}

/* A table of BOOK/`kind`/MONTH; NULL: not there, or another one is named. */
static char *made_table(const struct sources *sources, const char *kind, month of,
                        const char *name)
{
    struct settings folder = { .value = { NULL } };
    struct buffer path = { 0 };
    char *file;

    if (settings_table(&sources->settings, name) || of == NO_MONTH)
        return NULL;
    buffer_string(&path, sources->settings.value[OPTION_BOOK]);
    buffer_byte(&path, '/');
    buffer_string(&path, kind);
    buffer_byte(&path, '/');
    buffer_month(&path, of);
    folder.value[OPTION_BOOK] = path.at;
    file = run_find_table(&folder, name);
    buffer_fini(&path);
    return file;
}

static void name_table(struct sources *sources, const char *name, const char *file)
{
    if (file)
        sources->settings.tables[sources->settings.table_count++] =
            (struct named_file){ name, file };
}

/* The roster of the book's last month, or the opening one. */
static char *find_roster(const struct sources *sources, month made)
{
    const struct settings *settings = &sources->settings;
    char *there = run_find_table(settings, "roster"), *roster = NULL;

    if (!there)
        roster = made_table(sources, "months", made, "roster");
    if (!there && !roster)
        roster = run_find_table(settings, "opening");
    free(there);
    return roster;
}

/* The month of its first good row; an opening roster has none, and is last month's. */
static bool read_month(struct sources *sources, month worked, struct problems *problems)
{
    char *file = run_find_table(&sources->settings, "roster");
    const struct reader_plan plan = { .file = file, .schema = schema_of(TABLE_roster) };
    struct problems passed = { 0 };
    struct reader *reader = file ? reader_open(&plan, problems) : NULL;
    bool good = reader || !file;
    enum reading reading = READ_BAD;
    struct row *row;

    while (reader && reading == READ_BAD)
        reading = reader_next(reader, &row, &passed);
    if (reader)
        sources->roster_month = reading != READ_ROW || row->number[roster_month] == NONE
                              ? worked - 1 : (month)row->number[roster_month];
    reader_close(reader);
    problems_fini(&passed);
    free(file);
    return good;
}

static bool find_policy(struct sources *sources, struct problems *problems)
{
    const struct settings *settings = &sources->settings;
    char *file;

    if (sources->roster_month == NO_MONTH)
        return true;
    file = policy_find(settings->value[OPTION_POLICY], settings->value[OPTION_BOOK], problems);
    if (file)
        sources->then = policy_load(file, sources->roster_month, problems);
    free(file);
    return sources->then != NULL;
}

bool find_sources(struct sources *sources, const struct settings *given,
                  struct problems *problems)
{
    enum { MORE = 3 };
    month worked = month_of_day(given->date);
    month made = last_made(given->value[OPTION_BOOK], worked);

    *sources = (struct sources){ .settings = *given, .roster_month = NO_MONTH };
    sources->settings.tables = allocate(given->table_count + MORE, sizeof *given->tables);
    if (given->table_count)
        memcpy(sources->settings.tables, given->tables,
               given->table_count * sizeof *given->tables);
    sources->roster = find_roster(sources, made);
    if (sources->roster) {
        sources->payroll = made_table(sources, "months", made, "payroll");
        sources->settled = made_table(sources, "settled", made, "settled");
    }
    name_table(sources, "roster", sources->roster);
    name_table(sources, "payroll", sources->payroll);
    name_table(sources, "settled", sources->settled);
    return read_month(sources, worked, problems) && find_policy(sources, problems);
}

void forget_sources(struct sources *sources)
{
    free(sources->settings.tables);
    free(sources->roster);
    free(sources->payroll);
    free(sources->settled);
    policy_free(sources->then);
}
