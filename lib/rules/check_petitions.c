/* Tables with keys of their own: petitions, receipts (信访、领取回执). */
#include "checking.h"

struct seen seen_at(const struct row *row)
{
    return (struct seen){ .file = row->file, .line = row->line, .person_no = NONE };
}

static bool is_answered(const struct check *check, const struct row *petition)
{
    enum { OUTCOME_OPEN };
    int64_t on = petition->number[petitions_answered_on];
    int64_t outcome = petition->number[petitions_outcome];

    return on == NONE ? outcome != NONE && outcome != OUTCOME_OPEN : on <= check->plan.date;
}

/* Not answered by the day that it says, or that the policy gives. */
static void look_at_petition(struct check *check, const struct row *row)
{
    const struct check_limit *limit = &check->plan.policy->checks.petition;
    const int64_t *number = row->number;
    struct finding finding = { .severity = SEVERITY_WARNING, .message = MESSAGE_CHECK_PETITION,
                               .table = TABLE_petitions, .file = row->file, .line = row->line,
                               .household = row->field[petitions_household_id],
                               .person_no = NONE };
    int64_t due = number[petitions_due_on];

    if (due == NONE && limit->present) {
        due = number[petitions_received_on] + limit->days;
        finding.basis = limit->rule.basis;
    }
    if (due != NONE && due < check->plan.date && !is_answered(check, row))
        tell_on(check, &finding, (day)due);
}

void check_row(struct check *check, enum table table, const struct row *row)
{
    const struct seen seen = seen_at(row);

    if (table == TABLE_receipts)
        keep_receipt(check, row);
    if (table != TABLE_petitions)
        return;
    look_at_petition(check, row);
    compare_dates(check, table, row, row->field[petitions_household_id]);
    if (!row_has(row, petitions_household_id))
        return;
    must_be_visited(check, row->field[petitions_household_id], MESSAGE_CHECK_REASON_REPORT);
    sorting_add(check->list[NAMED], row->field[petitions_household_id],
                BYTES_OF(seen));
}

static void tell_unknown(const struct check *check, struct text household, struct text record)
{
    struct seen seen;

    memcpy(&seen, record.at, sizeof seen);
    tell_finding(check, &(struct finding){
                            .severity = SEVERITY_WARNING, .message = MESSAGE_ORPHAN,
                            .table = TABLE_petitions, .file = seen.file, .line = (long)seen.line,
                            .household = household, .person_no = NONE });
}

/* A petition may name a household; one that the book does not have is worth a look. */
void compare_petitions(struct check *check)
{
    struct text home = { 0 }, key, record, unused;
    bool more;

    sorting_rewind(check->list[HOMES]);
    more = sorting_next(check->list[HOMES], &home, &unused);
    while (sorting_next(check->list[NAMED], &key, &record)) {
        while (more && text_compare(home, key) < 0)
            more = sorting_next(check->list[HOMES], &home, &unused);
        if (!more || text_compare(home, key) != 0)
            tell_unknown(check, key, record);
    }
}
