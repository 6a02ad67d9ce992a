#include "check.h"
#include "../base/idnumber.h"
#include "gather.h"
#include <stdlib.h>

/* A member's row, kept until all households have been seen. */
struct person {
    int64_t number;         /* the first 17 digits of the ID number */
    const char *household;  /* in the arena */
    const char *file;
    int32_t line, person_no;
    month from, to;         /* covered; NO_MONTH and INT32_MAX: open */
    size_t order;
};

struct check {
    const struct policy *policy;
    const struct rows *places;
    month worked;
    take_finding *take;
    void *to;
    struct person *persons;
    size_t person_count, person_room;
    const char **households; /* in the order of the book, sorted */
    size_t household_count, household_room;
    struct arena arena;
};

struct check *check_open(const struct policy *policy, const struct rows *places, month worked,
                         take_finding *take, void *to)
{
    struct check *check = allocate(1, sizeof *check);

    *check = (struct check){ .policy = policy, .places = places, .worked = worked, .take = take,
                             .to = to };
    return check;
}

void check_close(struct check *check)
{
    free(check->persons);
    free(check->households);
    arena_fini(&check->arena);
    free(check);
}

/* The months that a row covers; its column `to` stands behind `from`. */
static month first_month(const struct row *row, int from)
{
    int64_t first = row->number[from];

    return first == NONE ? NO_MONTH : (month)first;
}

static month last_month(const struct row *row, int from)
{
    int64_t last = row->number[from + 1];

    return last == NONE ? INT32_MAX : (month)last;
}

static bool covers(const struct row *row, int from, month worked)
{
    return first_month(row, from) <= worked && worked <= last_month(row, from);
}

static void find(struct check *check, const struct household *household, enum table table,
                 const struct row *row, enum message message, struct text found)
{
    int person = schema_column(row->schema, text_of("person_no"));
    struct buffer detail = { 0 };
    struct finding finding = { .severity = SEVERITY_ERROR, .table = table, .row = row,
                               .household = household->id, .message = message,
                               .person_no = person < 0 ? NONE : row->number[person] };

    buffer_shown(&detail, found);
    finding.detail = detail.at;
    finding.found = buffer_as_text(&detail);
    check->take(check->to, &finding);
    buffer_fini(&detail);
}

static void check_place(struct check *check, const struct household *household)
{
    const struct row *row = household->row;
    const struct rows *places = check->places;

    for (size_t i = 0; i < places->count; i++)
        if (text_equal(places->at[i].field[places_subdistrict], row->field[stream_subdistrict])
            && text_equal(places->at[i].field[places_community], row->field[stream_community]))
            return;
    if (places->count > 0)
        find(check, household, TABLE_households, row, MESSAGE_CHECK_PLACE,
             row->field[stream_community]);
}

/* Rows of the month that the policy is asked of. */
static void check_kinds(struct check *check, const struct household *household, enum table table)
{
    const struct rows *rows = &household->side[table];
    int from = table == TABLE_incomes ? (int)incomes_from : (int)assets_from;
    int kind = table == TABLE_incomes ? (int)incomes_kind : (int)assets_kind;

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];
        if (covers(row, from, check->worked) && !kind_is_listed(check->policy, table, row))
            find(check, household, table, row, MESSAGE_CHECK_KIND, row->field[kind]);
    }
}

static void check_steps(struct check *check, const struct household *household, enum table table,
                        int column)
{
    const struct rows *rows = &household->side[table];

    for (size_t i = 0; i < rows->count; i++) {
        struct text step = rows->at[i].field[column];
        if (step.size > 0 && policy_step(check->policy, step) < 0)
            find(check, household, table, &rows->at[i], MESSAGE_CHECK_STEP, step);
    }
}

static void check_number(struct check *check, const struct household *household)
{
    struct finding finding = { .severity = SEVERITY_WARNING, .table = TABLE_households,
                               .row = household->row, .household = household->id,
                               .person_no = NONE, .message = MESSAGE_CHECK_NUMBER };

    if (household_number_is_wrong(household->id))
        check->take(check->to, &finding);
}

static void check_head(struct check *check, const struct household *household)
{
    const struct rows *members = &household->side[TABLE_members];
    struct finding finding = { .severity = SEVERITY_WARNING, .table = TABLE_households,
                               .row = household->row, .household = household->id,
                               .person_no = NONE, .message = MESSAGE_CHECK_HEAD };
    bool somebody = members->count == 0; /* who has no row in any month was forgotten */

    if (household->bad[TABLE_members])
        return;
    for (size_t i = 0; i < members->count; i++) {
        if (!covers(&members->at[i], members_from, check->worked))
            continue;
        if (members->at[i].number[members_relation] == RELATION_HEAD)
            return;
        somebody = true;
    }
    if (somebody)
        check->take(check->to, &finding);
}

static void remember(struct check *check, const struct row *row, const char *household)
{
    struct id_number id;
    struct person *person;

    if (id_number_parse(row->field[members_id_number], &id) != ID_GOOD)
        return;
    check->persons = make_room(check->persons, &check->person_room, check->person_count + 1,
                               sizeof *check->persons);
    person = &check->persons[check->person_count];
    *person = (struct person){ .household = household, .file = row->file,
                               .line = (int32_t)row->line,
                               .person_no = (int32_t)row->number[members_person_no],
                               .from = first_month(row, members_from),
                               .to = last_month(row, members_from),
                               .order = check->person_count };
    integer_parse((struct text){ id.digits, 17 }, &person->number);
    check->person_count++;
}

void check_rows(struct check *check, const struct household *household)
{
    const struct rows *members = &household->side[TABLE_members];
    const char *id = arena_copy(&check->arena, household->id.at, household->id.size);

    check->households = make_room(check->households, &check->household_room,
                                  check->household_count + 1, sizeof *check->households);
    check->households[check->household_count++] = id;
    check_number(check, household);
    check_place(check, household);
    check_head(check, household);
    for (size_t i = 0; i < members->count; i++)
        if (row_has(&members->at[i], members_id_number))
            remember(check, &members->at[i], id);
    if (!check->policy)
        return;
    check_kinds(check, household, TABLE_incomes);
    check_kinds(check, household, TABLE_assets);
    check_steps(check, household, TABLE_opinions, opinions_step);
    check_steps(check, household, TABLE_postings, postings_step);
    check_steps(check, household, TABLE_objections, objections_step);
}

static int compare_household(const void *text, const void *household)
{
    return text_compare(*(const struct text *)text, text_of(*(const char *const *)household));
}

bool check_knows(const struct check *check, struct text household)
{
    return check->household_count > 0
        && bsearch(&household, check->households, check->household_count,
                   sizeof *check->households, compare_household);
}

static int by_number(const void *first, const void *second)
{
    const struct person *a = first, *b = second;

    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

/* The next row of the same person, in another household in a month of his; NULL: none. */
static const struct person *elsewhere(const struct check *check, size_t index)
{
    const struct person *person = &check->persons[index];
    size_t first = index;

    while (first > 0 && check->persons[first - 1].number == person->number)
        first--;
    for (size_t i = first; i < check->person_count; i++) {
        const struct person *other = &check->persons[i];
        if (other->number != person->number)
            return NULL;
        if (strcmp(other->household, person->household) != 0 && other->from <= person->to
            && person->from <= other->to)
            return other;
    }
    return NULL;
}

void check_persons(struct check *check)
{
    if (check->person_count > 1)
        qsort(check->persons, check->person_count, sizeof *check->persons, by_number);
    for (size_t i = 0; i < check->person_count; i++) {
        const struct person *person = &check->persons[i], *other = elsewhere(check, i);
        struct finding finding = { .severity = SEVERITY_ERROR, .table = TABLE_members,
                                   .file = person->file, .line = person->line,
                                   .household = text_of(person->household),
                                   .person_no = person->person_no,
                                   .message = MESSAGE_CHECK_PERSON };
        if (!other)
            continue;
        finding.detail = other->household;
        finding.found = text_of(other->household);
        check->take(check->to, &finding);
    }
}
