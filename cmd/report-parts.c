/* Parts that are to make a whole: what does not is told. */
#include "../lib/print/figures.h"
#include "../lib/print/label.h"
#include "../lib/print/report_print.h"
#include "report.h"
#include <stdlib.h>

static void warn(const char *what, struct problems *problems)
{
    problem_warn(problems, MESSAGE_REPORT_PARTS, (struct place){ 0 }, what, NULL, NULL);
}

static void warn_of_subdistricts(const struct report_pages *pages, struct problems *problems)
{
    json_t *whole = report_figures(pages->whole);
    json_t **parts = allocate(pages->part_count, sizeof *parts);
    struct buffer path = { 0 };

    for (size_t i = 0; i < pages->part_count; i++)
        parts[i] = report_figures(pages->parts[i]);
    if (figures_do_not_add_up(whole, parts, pages->part_count, &path))
        warn(path.at, problems);
    for (size_t i = 0; i < pages->part_count; i++)
        json_decref(parts[i]);
    json_decref(whole);
    buffer_fini(&path);
    free(parts);
}

void warn_of_parts(const struct report_pages *pages, struct problems *problems)
{
    static const enum message titles[ADDITIONS] = {
        [ADDS_FLOWS] = MESSAGE_REPORT_FLOWS,       [ADDS_CATEGORIES] = MESSAGE_REPORT_CATEGORIES,
        [ADDS_AGES] = MESSAGE_REPORT_AGES,         [ADDS_MONEY] = MESSAGE_REPORT_MONEY,
        [ADDS_SPENDING] = MESSAGE_REPORT_SPENDING, [ADDS_FUNDS] = MESSAGE_REPORT_FUNDS,
    };

    for (int i = 0; i < ADDITIONS; i++)
        if (!period_adds_up(pages->whole, (enum addition)i))
            warn(message_in(titles[i], message_language()), problems);
    if (pages->part_count > 0)
        warn_of_subdistricts(pages, problems);
}
