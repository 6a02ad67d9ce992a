#include "check.h"
#include "../base/idnumber.h"
#include "checking.h"
#include "gather.h"
#include <stdlib.h>

struct check *check_open(const struct check_plan *plan)
{
    struct check *check = allocate(1, sizeof *check);

    check->plan = *plan;
    check->worked = month_of_day(plan->date);
    sort_places(check);
    check->known = allocate(KNOWN_WORDS, sizeof *check->known);
    for (size_t i = 0; i < LISTS; i++)
        check->list[i] = sorting_open(plan->memory);
    look_at_codes(check);
    return check;
}

static bool forget(struct check *check, struct problems *problems)
{
    bool good = true;

    for (size_t i = 0; i < LISTS; i++)
        good &= sorting_close(check->list[i], problems);
    arena_fini(&check->arena);
    free(check->known);
    free(check->paid);
    free(check->places);
    free(check);
    return good;
}

bool check_close(struct check *check, struct problems *problems)
{
    compare_persons(check);
    compare_homes(check);
    compare_registers(check);
    compare_payments(check);
    compare_papers(check);
    compare_petitions(check);
    return forget(check, problems);
}

struct finding found_at(enum severity severity, enum message message,
                        const struct household *household, enum table table,
                        const struct row *row)
{
    int person = schema_column(row->schema, text_of("person_no"));

    return (struct finding){ .severity = severity, .message = message, .table = table,
                             .file = row->file, .line = row->line, .household = household->id,
                             .person_no = person < 0 ? NONE : row->number[person] };
}

void tell_finding(const struct check *check, const struct finding *finding)
{
    check->plan.take(check->plan.to, finding);
}

void tell(const struct check *check, enum severity severity, enum message message,
          const struct household *household, enum table table, const struct row *row)
{
    struct finding finding = found_at(severity, message, household, table, row);

    tell_finding(check, &finding);
}

void must_be_visited(const struct check *check, struct text household, enum message reason)
{
    if (check->plan.must)
        check->plan.must(check->plan.to, household, reason);
}

void tell_on(const struct check *check, struct finding *finding, day on)
{
    char text[DAY_TEXT];

    day_format(text, on);
    finding->detail = text;
    finding->expected = text_of(text);
    tell_finding(check, finding);
}

struct text fen_shown(struct check *check, fen amount)
{
    char *text = arena_take(&check->arena, FEN_TEXT);
    size_t size = fen_format(text, amount);

    return (struct text){ text, size };
}

month first_covered(const struct row *row, int from)
{
    int64_t first = row->number[from];

    return first == NONE ? NO_MONTH : (month)first;
}

month last_covered(const struct row *row, int from)
{
    int64_t last = row->number[from + 1];

    return last == NONE ? INT32_MAX : (month)last;
}

bool is_covered(const struct row *row, int from, month worked)
{
    return first_covered(row, from) <= worked && worked <= last_covered(row, from);
}

const struct row *member_in(const struct household *household, int64_t person_no, month worked)
{
    const struct rows *members = &household->side[TABLE_members];

    for (size_t i = 0; i < members->count; i++)
        if (members->at[i].number[members_person_no] == person_no
            && is_covered(&members->at[i], members_from, worked))
            return &members->at[i];
    return NULL;
}

const struct row *latest_application(const struct household *household, day date)
{
    const struct rows *rows = &household->side[TABLE_applications];
    const struct row *latest = NULL;

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];
        int64_t withdrawn = row->number[applications_withdrawn_on];

        if (row->number[applications_opened_on] > date || (withdrawn != NONE && withdrawn <= date))
            continue;
        if (!latest || row_is_later(row, latest, applications_opened_on))
            latest = row;
    }
    return latest;
}

bool household_applies(const struct household *household, day date)
{
    return latest_application(household, date) != NULL;
}

void tell_value(const struct check *check, const struct household *household,
                       enum table table, const struct row *row, enum message message,
                       struct text value)
{
    struct finding finding = found_at(SEVERITY_ERROR, message, household, table, row);
    struct buffer shown = { 0 };

    buffer_shown(&shown, value);
    finding.detail = shown.at;
    finding.found = buffer_as_text(&shown);
    tell_finding(check, &finding);
    buffer_fini(&shown);
}

/* Rows of the month that the policy is asked of. */
static void look_at_kinds(struct check *check, const struct household *household,
                          enum table table, int kind, int from)
{
    const struct rows *rows = &household->side[table];

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];
        if (is_covered(row, from, check->worked)
            && !kind_is_listed(check->plan.policy, table, row))
            tell_value(check, household, table, row, MESSAGE_CHECK_KIND, row->field[kind]);
    }
}

static bool has_step(const struct policy *policy, struct text code, enum step_kind kind)
{
    int step = policy_step(policy, code);

    return step >= 0 && policy->steps[step].kind == kind;
}

static void look_at_steps(struct check *check, const struct household *household,
                          enum table table, int column, enum step_kind kind)
{
    const struct rows *rows = &household->side[table];

    for (size_t i = 0; i < rows->count; i++) {
        struct text step = rows->at[i].field[column];
        if (step.size > 0 && !has_step(check->plan.policy, step, kind))
            tell_value(check, household, table, &rows->at[i], MESSAGE_CHECK_STEP, step);
    }
}

static void look_at_references(struct check *check, const struct household *household)
{
    if (household_number_is_wrong(household->id))
        tell(check, SEVERITY_WARNING, MESSAGE_CHECK_NUMBER, household, TABLE_households,
             household->row);
    look_at_place(check, household);
    look_at_kinds(check, household, TABLE_incomes, incomes_kind, incomes_from);
    look_at_kinds(check, household, TABLE_assets, assets_kind, assets_from);
    look_at_steps(check, household, TABLE_opinions, opinions_step, STEP_DECISION);
    look_at_steps(check, household, TABLE_postings, postings_step, STEP_NOTICE);
    look_at_steps(check, household, TABLE_objections, objections_step, STEP_NOTICE);
}

void check_household_rows(struct check *check, const struct household *household)
{
    static look *const looks[] = { look_at_references, look_at_dates, look_at_members,
                                   look_at_amounts, look_at_events, look_at_case,
                                   look_at_papers, look_at_payments, look_at_archives,
                                   keep_persons, keep_home };
    const struct rows *roster = &household->side[TABLE_roster];

    arena_reset(&check->arena);
    check->roster = roster->count > 0 ? &roster->at[0] : NULL;
    check->assessed = check->applies = false;
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
        looks[i](check, household);
}
