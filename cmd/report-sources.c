/* The months of a report's period that were made, and where their tables are. */
#include "report.h"
#include <limits.h>
#include <stdlib.h>

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
    buffer_string(&sources->folder, given->value[OPTION_BOOK]);
    buffer_string(&sources->folder, "/months/");
    buffer_month(&sources->folder, counted);
    sources->roster = stand_for(sources, "roster", "roster");
    sources->members = stand_for(sources, "members", "assessed_members");
    sources->awards = stand_for(sources, "awards", "awards");
    sources->operands[0] = sources->roster;
    sources->settings.operands = sources->operands;
    sources->settings.operand_count = 1;
}

void forget_sources(struct sources *sources)
{
    free(sources->settings.tables);
    free(sources->roster);
    free(sources->members);
    free(sources->awards);
    buffer_fini(&sources->folder);
}

static bool not_made(const struct statistics *statistics, struct problems *problems)
{
    const char *book = statistics->settings->value[OPTION_BOOK];
    struct buffer period = { 0 }, folder = { 0 };

    buffer_month(&period, statistics->first);
    if (statistics->year) {
        period.at[4] = '\0'; /* "2004" */
        problem_add(problems, MESSAGE_REPORT_NO_YEAR, (struct place){ .file = book }, book,
                    period.at, NULL);
    } else {
        buffer_string(&folder, book);
        buffer_string(&folder, "/months/");
        buffer_string(&folder, period.at);
        problem_add(problems, MESSAGE_REPORT_NO_MONTH, (struct place){ .file = folder.at }, book,
                    period.at, NULL);
    }
    buffer_fini(&period);
    buffer_fini(&folder);
    return false;
}

bool find_months(struct statistics *statistics, struct problems *problems)
{
    for (size_t i = 0; i < statistics->months; i++) {
        struct sources *sources = &statistics->sources[statistics->count];

        *sources = (struct sources){ .roster = NULL };
        find_sources(sources, statistics->settings, statistics->first + (month)i);
        if (sources->roster)
            statistics->count++;
        else
            forget_sources(sources);
    }
    return statistics->count > 0 || not_made(statistics, problems);
}
