/* The months of a report's period, counted household by household. */
#include "report.h"
#include <stdlib.h>

static const struct side_plan sides[] = {
    { TABLE_assessed_members, NEEDED, NULL, true, false },
    { TABLE_awards, NEEDED, NULL, true, false },
    { TABLE_surveys, IF_THERE, NULL, true, false },
};

static const enum table loads[] = { TABLE_places, TABLE_households, TABLE_roster, TABLE_payroll,
                                    TABLE_aid, TABLE_community_work, TABLE_petitions, TABLE_funds,
                                    TABLE_archives, TABLE_receipts, TABLE_yearbook, TABLE_COUNT };

/* The policy for each month. */
static bool find_policies(struct statistics *statistics, struct problems *problems)
{
    const struct settings *settings = statistics->settings;
    char *file = policy_find(settings->value[OPTION_POLICY], settings->value[OPTION_BOOK],
                             problems);

    for (size_t i = 0; file && i < statistics->count; i++) {
        struct problems found = { 0 };
        month counted = statistics->sources[i].settings.month;

        statistics->policies[i] = policy_load(file, counted, &found);
        if (!statistics->policies[i])
            problems_move(problems, &found);
        problems_fini(&found); /* absent labels are for dibao-policy check */
        if (!statistics->policies[i])
            break;
    }
    free(file);
    return statistics->policies[statistics->count - 1] != NULL;
}

static bool sums_fit(const struct period *period)
{
    struct tally sum;
    bool fit = period_payable(period, &sum);

    for (size_t i = 0; i < period->count; i++)
        fit &= !period->months[i].overflow;
    for (int i = 0; i < REPORT_MOVEMENTS; i++)
        fit &= period_movement(period, i, &sum);
    return fit;
}

static void count_month(struct run *run, struct statistics *statistics, size_t at)
{
    struct household *household;

    while ((household = run_next(run))) {
        struct section *part =
            section_of(statistics, household->row->field[stream_subdistrict]);

        report_household(&statistics->sections[0].reports[at], household);
        if (part)
            report_household(&part->reports[at], household);
    }
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

    if (run_open(&run, &statistics->sources[at].settings, &plan))
        count_month(&run, statistics, at);
    return run_close(&run);
}

static int count_months(struct statistics *statistics, struct problems *problems)
{
    int status = STATUS_DONE;

    for (size_t i = 0; status != STATUS_FAILED && i < statistics->count; i++) {
        int one = report_from(statistics, i);

        status = one > status ? one : status;
    }
    if (status == STATUS_FAILED || sums_fit(&statistics->sections[0].period))
        return status;
    problem_add(problems, MESSAGE_REPORT_SUM, (struct place){ 0 }, NULL, NULL, NULL);
    return STATUS_FAILED;
}

int count_statistics(struct statistics *statistics, struct problems *problems)
{
    size_t before = problems->count;

    if (!find_months(statistics, problems) || !find_policies(statistics, problems))
        return STATUS_FAILED;
    statistics->proofs.first = statistics->sources[0].settings.month;
    statistics->proofs.last = statistics->sources[statistics->count - 1].settings.month;
    if (!find_sections(statistics, problems) || !count_book(statistics, problems)
        || !read_registers(statistics, problems))
        return STATUS_FAILED;
    int status = count_months(statistics, problems);
    return status == STATUS_DONE && problems->count > before ? STATUS_ATTENTION : status;
}

void forget_statistics(struct statistics *statistics)
{
    for (size_t i = 0; i < statistics->section_count; i++) {
        struct section *section = &statistics->sections[i];

        for (size_t j = 0; j < statistics->count; j++)
            report_fini(&section->reports[j]);
        registers_fini(&section->registers);
        free(section->name);
    }
    free(statistics->sections);
    for (size_t i = 0; i < statistics->count; i++) {
        forget_sources(&statistics->sources[i]);
        policy_free(statistics->policies[i]);
    }
    proofs_fini(&statistics->proofs);
    dictionary_fini(&statistics->homes);
}
