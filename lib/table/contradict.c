#include "run_state.h"
#include "../base/idnumber.h"
#include "codes.h"
#include <inttypes.h>
#include <stdio.h>

struct place run_place(struct run *run, const struct row *row, int column)
{
    struct place place = { row->file, row->line, NULL };
    const char *name = column < 0 ? "" : row->schema->columns[column].name;

    if (row->path) {
        size_t room = strlen(row->path) + strlen(name) + 2;
        char *path = arena_take(&run->arena, room);
        snprintf(path, room, "%s%s%s", row->path, column < 0 ? "" : "/", name);
        place.column = path;
    } else if (column >= 0) {
        place.column = name;
    }
    return place;
}

static const char *number_text(struct run *run, int64_t number)
{
    enum { ROOM = 24 };
    char *text = arena_take(&run->arena, ROOM);

    snprintf(text, ROOM, "%" PRId64, number);
    return text;
}

static void fault(struct run *run, enum message message, const struct side *side,
                  const struct row *row, int column, const char *second, const char *third)
{
    run_fault(run, message, side->plan->table, run_place(run, row, column),
              household_name(run, run->household.id), second, third);
}

/* The months that a row covers; NONE is before all of them. */
static inline int64_t first_month(const struct side *side, const struct row *row)
{
    return side->from < 0 ? NONE : row->number[side->from];
}

static inline int64_t last_month(const struct side *side, const struct row *row)
{
    int64_t last = side->to < 0 ? NONE : row->number[side->to];

    return last == NONE ? INT64_MAX : last;
}

/* Most rows say no months. */
static inline bool is_dated(const struct side *side, const struct row *row)
{
    return side->from >= 0
        && (row->number[side->from] != NONE || side->to < 0 || row->number[side->to] != NONE);
}

static inline bool covers(const struct side *side, const struct row *row, month at)
{
    return at == NO_MONTH || !is_dated(side, row) || (first_month(side, row) <= at && at <= last_month(side, row));
}

static bool share_a_month(const struct side *side, const struct row *a, const struct row *b)
{
    return first_month(side, a) <= last_month(side, b) &&
           first_month(side, b) <= last_month(side, a);
}

/* Birth date and sex come from the ID number where they are empty (the reader has seen to it
   that they agree with it where they are not). */
static void complete_member(struct run *run, const struct side *side, struct row *row)
{
    int64_t *birth = &row->number[members_birth_date], *sex = &row->number[members_sex];
    month worked = run->plan->month;

    if (row_has(row, members_id_number)) {
        *birth = row->number[members_id_number];
        *sex = id_number_is_male(row->field[members_id_number]) ? SEX_MALE : SEX_FEMALE;
    }
    if (worked != NO_MONTH && *birth > run->state->last_day && covers(side, row, worked))
        fault(run, MESSAGE_BORN_LATER, side, row, members_birth_date,
              number_text(run, row->number[members_person_no]), NULL);
}

/* 15 and 18 digits of one person are equal; the last of 18 follows from the others. */
static bool same_id(const struct row *a, const struct row *b)
{
    enum { WITHOUT_CHECK = 17 };
    struct text one = a->field[members_id_number], other = b->field[members_id_number];
    struct id_number first, second;

    if (one.size == 0 || other.size == 0 ||
        a->number[members_id_number] != b->number[members_id_number])
        return false;
    if (one.size == other.size && memcmp(one.at, other.at,
                                         one.size < WITHOUT_CHECK ? one.size : WITHOUT_CHECK))
        return false;
    return id_number_parse(one, &first) == ID_GOOD && id_number_parse(other, &second) == ID_GOOD &&
           strcmp(first.digits, second.digits) == 0;
}

/* Two rows of one month: no person, no head, no ID number twice. */
static void compare_members(struct run *run, const struct side *side, const struct row *row,
                            const struct row *earlier)
{
    if (row->number[members_person_no] == earlier->number[members_person_no]) {
        fault(run, MESSAGE_PERSON_TWICE, side, row, members_person_no,
              number_text(run, row->number[members_person_no]),
              number_text(run, earlier->line));
        return;
    }
    if (row->number[members_relation] == RELATION_HEAD &&
        earlier->number[members_relation] == RELATION_HEAD)
        fault(run, MESSAGE_HEAD_TWICE, side, row, members_relation,
              number_text(run, earlier->line), NULL);
    if (same_id(row, earlier))
        fault(run, MESSAGE_ID_TWICE, side, row, members_id_number,
              number_text(run, earlier->line), NULL);
}

static void check_members(struct run *run, const struct side *side)
{
    struct rows *rows = &run->household.side[TABLE_members];

    for (size_t i = 0; i < rows->count; i++) {
        complete_member(run, side, &rows->at[i]);
        for (size_t j = 0; j < i; j++)
            if (share_a_month(side, &rows->at[i], &rows->at[j]))
                compare_members(run, side, &rows->at[i], &rows->at[j]);
    }
}

/* An award that stands twice would be paid twice. */
static void check_awards(struct run *run, const struct side *side)
{
    struct rows *rows = &run->household.side[TABLE_awards];

    for (size_t i = 0; i < rows->count; i++)
        for (size_t j = 0; j < i; j++) {
            const struct row *row = &rows->at[i], *earlier = &rows->at[j];

            if (row->number[awards_month] != earlier->number[awards_month] ||
                !text_equal(row->field[awards_award_no], earlier->field[awards_award_no]))
                continue;
            fault(run, MESSAGE_AWARD_TWICE, side, row, awards_award_no,
                  number_text(run, earlier->line), NULL);
            break;
        }
}

enum person { PERSON_UNKNOWN, PERSON_OF_OTHER_MONTHS, PERSON_PRESENT };

/* A person whose own row may be among the bad ones is not missing. */
static enum person find_person(const struct run *run, const struct side *members, int64_t number)
{
    const struct rows *rows = &run->household.side[TABLE_members];
    enum person found = run->household.bad[TABLE_members] ? PERSON_OF_OTHER_MONTHS
                                                          : PERSON_UNKNOWN;

    for (size_t i = 0; i < rows->count && found != PERSON_PRESENT; i++)
        if (rows->at[i].number[members_person_no] == number)
            found = covers(members, &rows->at[i], run->plan->month) ? PERSON_PRESENT
                                                                    : PERSON_OF_OTHER_MONTHS;
    return found;
}

/* Whether a row's person is in the household this month; events, papers and the like are also
   looked at when the person has left. */
static bool person_is_there(struct run *run, const struct side *side, const struct side *members,
                            const struct row *row)
{
    int64_t number = row->number[side->person];
    enum person person = number == NONE ? PERSON_PRESENT : find_person(run, members, number);

    if (person == PERSON_UNKNOWN)
        fault(run, MESSAGE_PERSON_UNKNOWN, side, row, side->person, number_text(run, number),
              NULL);
    return person == PERSON_PRESENT;
}

/* A table with months holds facts of the person's time in the household. */
static void keep_used(struct run *run, const struct side *side, const struct side *members)
{
    struct rows *rows = &run->household.side[side->plan->table];
    const month worked = run->plan->month;
    const bool dated = !side->plan->all_months && side->from >= 0;
    bool persons = members && side != members && side->person >= 0;
    size_t kept = 0;

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];
        bool there = !persons || person_is_there(run, side, members, row);

        if (dated && !(there && covers(side, row, worked)))
            continue;
        if (kept != i)
            rows->at[kept] = *row;
        kept++;
    }
    rows->count = kept;
}

void check_household(struct run *run)
{
    const struct side *members = NULL;

    for (size_t i = 0; i < run->plan->side_count; i++)
        if (run->plan->sides[i].table == TABLE_members &&
            run->household.has[TABLE_members])
            members = &run->state->sides[i];
    if (members)
        check_members(run, members);
    for (size_t i = 0; i < run->plan->side_count; i++)
        if (run->plan->sides[i].table == TABLE_awards)
            check_awards(run, &run->state->sides[i]);
    for (size_t i = 0; i < run->plan->side_count; i++)
        if (&run->state->sides[i] != members)
            keep_used(run, &run->state->sides[i], members);
    if (members)
        keep_used(run, members, members);
}
