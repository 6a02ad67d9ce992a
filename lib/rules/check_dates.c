/* Dates of one row that contradict each other. */
#include "checking.h"

static const struct {
    enum table table;
    int first, second; /* columns: the second day is not before the first */
} orders[] = {
    { TABLE_applications, applications_opened_on, applications_withdrawn_on },
    { TABLE_postings, postings_posted_on, postings_taken_down_on },
    { TABLE_objections, objections_raised_on, objections_answered_on },
    { TABLE_events, events_occurred_on, events_reported_on },
    { TABLE_archives, archives_opened_on, archives_closed_on },
    { TABLE_petitions, petitions_received_on, petitions_due_on },
    { TABLE_petitions, petitions_received_on, petitions_answered_on },
};
enum { ORDERS = sizeof orders / sizeof *orders };

static void tell_order(const struct check *check, const struct row *row, size_t order,
                       struct text household)
{
    const struct schema *schema = row->schema;
    const struct household owner = { .id = household };
    struct finding finding = found_at(SEVERITY_WARNING, MESSAGE_CHECK_ORDER, &owner,
                                      orders[order].table, row);

    finding.detail = schema->columns[orders[order].first].name;
    finding.expected = row->field[orders[order].first];
    finding.found = row->field[orders[order].second];
    tell_finding(check, &finding);
}

void compare_dates(const struct check *check, enum table table, const struct row *row,
                   struct text household)
{
    for (size_t i = 0; i < ORDERS; i++) {
        int64_t first, second;

        if (orders[i].table != table)
            continue;
        first = row->number[orders[i].first];
        second = row->number[orders[i].second];
        if (first != NONE && second != NONE && second < first)
            tell_order(check, row, i, household);
    }
}

void look_at_dates(struct check *check, const struct household *household)
{
    for (size_t i = 0; i < ORDERS; i++) {
        enum table table = orders[i].table;
        const struct rows *rows = &household->side[table];

        for (size_t j = 0; table != TABLE_petitions && j < rows->count; j++)
            compare_dates(check, table, &rows->at[j], household->id);
    }
}
