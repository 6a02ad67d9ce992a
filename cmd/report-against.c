/* dibao-report --against POLICY: what another policy would cost, and for whom it would change
   what. */
#include "../lib/print/label.h"
#include "../lib/print/whatif_print.h"
#include "../lib/rules/against.h"
#include "../lib/rules/assessed.h"
#include "report.h"
#include <sys/stat.h>

bool names_policy(const char *against)
{
    size_t digits = against ? strspn(against, "0123456789-") : 0;

    return against && (against[digits] != '\0' || digits == 0);
}

struct comparison {
    const struct policy *policy;
    const struct against *against;
    struct whatif_report report;
};

static void inspect(struct run *run)
{
    const struct comparison *comparison = run->listener;

    refuse_unlisted_kinds(run, comparison->policy);
}

static void compare(struct run *run, const struct household *household,
                    struct comparison *comparison)
{
    const month worked = run->settings->month;
    struct assessment now, other;
    enum message message;
    const char *path;

    if (!assess_household(&now, household, comparison->policy, worked, &run->arena, &message,
                          &path)
        || !find_care_classes(&now, comparison->policy, &message, &path)) {
        refuse_unanswered(run, comparison->policy, message, path);
        return;
    }
    bool answered = against_assess(&other, comparison->against, household, worked, true,
                                   &run->arena);
    whatif_report_add(&comparison->report, household->row->field[stream_subdistrict], &now,
                      answered ? &other : NULL);
}

static void print(struct run *run, const struct whatif_report *report, struct writer *writer)
{
    struct buffer page = { 0 };

    if (run->settings->value[OPTION_TO])
        whatif_as_json(&page, report);
    else
        whatif_as_text(&page, report, printed_language(run->settings));
    writer_add(writer, page.at, page.size);
    buffer_fini(&page);
}

static void compare_all(struct run *run, struct comparison *comparison)
{
    struct writer *writer = writer_bytes(run->outputs, run->settings->value[OPTION_OUTPUT],
                                         &run->problems);
    struct household *household;

    while (writer && (household = run_next(run)))
        compare(run, household, comparison);
    if (writer && !whatif_report_adds_up(&comparison->report))
        problem_add(&run->problems, MESSAGE_REPORT_SUM, (struct place){ 0 }, NULL, NULL, NULL);
    if (writer && !run_has_failed(run))
        print(run, &comparison->report, writer);
}

static int compare_stream(const struct settings *settings, struct comparison *comparison,
                          struct arena *arena)
{
    const struct against *against = comparison->against;
    struct side_plan sides[ASSESSED_SIDES];
    const struct run_plan plan = {
        .main = TABLE_stream, .schema = assessed_input_schema(against->households.read, arena),
        .sides = sides, .side_count = assessed_sides(sides, comparison->policy, against),
        .month = settings->month, .writes = TABLE_COUNT, .outer = TABLE_COUNT,
        .main_in_book = true, .inspect = inspect
    };
    struct run run;

    if (run_open(&run, settings, &plan)) {
        run.listener = comparison;
        compare_all(&run, comparison);
    }
    return run_close(&run);
}

static int compare_policies(const struct settings *settings, const struct policy *policy,
                            const struct policy *other)
{
    struct arena arena = { 0 };
    struct against against;
    struct comparison comparison = { .policy = policy, .against = &against };

    against_init(&against, policy, other, &arena);
    whatif_report_init(&comparison.report, policy, other, settings->month);
    int status = compare_stream(settings, &comparison, &arena);
    whatif_report_fini(&comparison.report);
    against_fini(&against);
    arena_fini(&arena);
    return status;
}

void add_month_folder(struct buffer *path, const char *book, month made)
{
    buffer_string(path, book);
    buffer_string(path, "/months/");
    buffer_month(path, made);
}

int report_against_policy(const struct settings *given)
{
    struct settings settings = *given;
    struct problems problems = { 0 };
    struct buffer inputs = { 0 };
    struct stat found;
    int status = STATUS_FAILED;

    if (settings.month == NO_MONTH) {
        problem_add(&problems, MESSAGE_REPORT_AGAINST_MONTH, (struct place){ 0 }, NULL, NULL, NULL);
    } else {
        add_month_folder(&inputs, settings.value[OPTION_BOOK], settings.month);
        buffer_string(&inputs, "/in");
        if (stat(inputs.at, &found) == 0)
            settings.value[OPTION_BOOK] = inputs.at;
        status = work_under_two_policies(&settings, settings.month, compare_policies);
    }
    settings_report(&settings, &problems);
    problems_fini(&problems);
    buffer_fini(&inputs);
    return status;
}
