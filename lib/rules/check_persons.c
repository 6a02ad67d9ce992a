/* One person in several households, and whom the registers have. */
#include "../base/idnumber.h"
#include "checking.h"
#include <stdlib.h>

int64_t id_digits(struct text number)
{
    struct id_number id;
    int64_t digits = 0;

    if (id_number_parse(number, &id) == ID_GOOD)
        integer_parse((struct text){ id.digits, 17 }, &digits);
    return digits;
}

struct id_key key_of_id(int64_t id)
{
    struct id_key key;

    for (size_t i = 0; i < sizeof key.at; i++)
        key.at[i] = (char)(id >> (56 - 8 * i));
    return key;
}

static struct text key_text(const struct id_key *key)
{
    return (struct text){ key->at, sizeof key->at };
}

/* Two bits for each number: one in some thousands of others has both by chance. */
static uint64_t mixed(int64_t id, unsigned round)
{
    uint64_t mix = ((uint64_t)id + round) * 0x9E3779B97F4A7C15u;

    mix = (mix ^ mix >> 31) * 0xBF58476D1CE4E5B9u;
    return (mix ^ mix >> 29) % ((uint64_t)KNOWN_WORDS * 64);
}

static void know(struct check *check, int64_t id)
{
    for (unsigned round = 0; round < 2; round++)
        check->known[mixed(id, round) / 64] |= (uint64_t)1 << mixed(id, round) % 64;
}

static bool is_known(const struct check *check, int64_t id)
{
    for (unsigned round = 0; round < 2; round++)
        if (!(check->known[mixed(id, round) / 64] & (uint64_t)1 << mixed(id, round) % 64))
            return false;
    return id != 0;
}

static void add_record(struct sorting *list, int64_t id, const void *record, size_t size,
                       struct text household)
{
    const struct id_key key = key_of_id(id);

    sorting_add_parts(list, key_text(&key), (struct text){ record, size }, household);
}

static bool has_couple(const struct check *check, const struct household *household)
{
    const struct rows *members = &household->side[TABLE_members];
    unsigned relations = 0;

    for (size_t i = 0; i < members->count; i++)
        if (is_covered(&members->at[i], members_from, check->worked)
            && members->at[i].number[members_relation] <= RELATION_SPOUSE)
            relations |= 1u << members->at[i].number[members_relation];
    return relations == (1u << RELATION_HEAD | 1u << RELATION_SPOUSE);
}

static bool is_left_out(const struct check *check, const struct row *row)
{
    const struct facts *facts = &check->now.facts;

    if (!check->assessed || check->now.method == METHOD_SINGLE
        || !is_covered(row, members_from, check->worked))
        return false;
    for (size_t i = 0; i < facts->member_count; i++)
        if (facts->members[i].row->number[members_person_no] == row->number[members_person_no])
            return !facts->members[i].counted;
    return false;
}

void keep_persons(struct check *check, const struct household *household)
{
    const struct rows *members = &household->side[TABLE_members];
    bool couple = has_couple(check, household);

    for (size_t i = 0; i < members->count; i++) {
        const struct row *row = &members->at[i];
        int64_t id = id_digits(row->field[members_id_number]);
        int64_t relation = row->number[members_relation], marital = row->number[members_marital];
        const struct person person = {
            { row->file, row->line, row->number[members_person_no],
              first_covered(row, members_from), last_covered(row, members_from) },
            marital == NONE ? -1 : (int32_t)marital, (int32_t)relation, is_left_out(check, row),
            couple && relation <= RELATION_SPOUSE };

        if (id == 0)
            continue;
        know(check, id);
        add_record(check->list[PERSONS], id, &person, sizeof person, household->id);
    }
}

void check_register_row(struct check *check, enum table source, const struct row *row)
{
    int64_t id = id_digits(row->field[deaths_id_number]);
    int64_t spouse = id_digits(row->field[deaths_spouse_id_number]);
    const struct household nobody = { .id = { 0 } };
    struct entry_of entry;

    if (!is_known(check, id) && !is_known(check, spouse))
        return;
    if (!read_entry(&entry, source, row)) {
        tell(check, SEVERITY_WARNING, MESSAGE_CHECK_REGISTER_DATE, &nobody, source, row);
        return;
    }
    if (is_known(check, id))
        add_record(check->list[HELD], id, &entry, sizeof entry, (struct text){ 0 });
    entry.spouse = id;
    if (is_known(check, spouse))
        add_record(check->list[HELD], spouse, &entry, sizeof entry, (struct text){ 0 });
}

/* All rows of one person. */
struct one {
    struct person person;
    struct text household; /* in the arena */
};
struct group {
    struct id_key key;
    struct one *at;
    size_t count, room;
    struct text next_key, next; /* the first record after them */
    bool more;
};

static void begin_groups(struct group *group, struct sorting *list)
{
    sorting_rewind(list);
    *group = (struct group){ .at = NULL };
    group->more = sorting_next(list, &group->next_key, &group->next);
}

/* The next person's rows; false: there is none. */
static bool next_group(struct group *group, struct sorting *list, struct arena *arena)
{
    arena_reset(arena);
    group->count = 0;
    if (!group->more)
        return false;
    memcpy(group->key.at, group->next_key.at, sizeof group->key.at);
    while (group->more && memcmp(group->key.at, group->next_key.at, sizeof group->key.at) == 0) {
        size_t size = group->next.size - sizeof(struct person);
        struct one *one;

        group->at = make_room(group->at, &group->room, group->count + 1, sizeof *group->at);
        one = &group->at[group->count++];
        memcpy(&one->person, group->next.at, sizeof one->person);
        one->household = (struct text){
            arena_copy(arena, group->next.at + sizeof one->person, size), size };
        group->more = sorting_next(list, &group->next_key, &group->next);
    }
    return true;
}

static bool meets(const struct seen *one, const struct seen *other)
{
    return other->from <= one->to && one->from <= other->to;
}

static void tell_twice(const struct check *check, const struct one *one, const struct one *other)
{
    const struct seen *row = &one->person.row;

    tell_finding(check, &(struct finding){
                            .severity = SEVERITY_ERROR, .message = MESSAGE_CHECK_PERSON,
                            .table = TABLE_members, .file = row->file, .line = (long)row->line,
                            .household = one->household, .person_no = row->person_no,
                            .detail = other->household.at, .found = other->household });
}

/* In another household in a month of his; or, in other months, what binds the two. */
static void compare_one(struct check *check, const struct group *group, const struct one *one)
{
    const struct link link = { .row = one->person.row, .bond = BOND_MEMBER, .ended = NO_DAY };
    const struct one *twice = NULL;

    for (size_t i = 0; i < group->count; i++) {
        const struct one *other = &group->at[i];

        if (text_equal(other->household, one->household))
            continue;
        if (!meets(&one->person.row, &other->person.row))
            keep_link(check, one->household, other->household, &link);
        else if (!twice)
            twice = other;
    }
    if (twice)
        tell_twice(check, one, twice);
}

/* A member, and the marriage that the register has; the household's number follows. */
struct wedding {
    struct person person;
    struct entry_of entry;
};

/* A marriage goes to the spouse's number, all else to the household. */
static void match(struct check *check, const struct group *group, struct text record)
{
    struct entry_of entry;

    memcpy(&entry, record.at, sizeof entry);
    for (size_t i = 0; i < group->count; i++) {
        const struct one *one = &group->at[i];
        const struct wedding wedding = { one->person, entry };

        if (entry.spouse != 0)
            add_record(check->list[SPOUSES], entry.spouse, &wedding, sizeof wedding,
                       one->household);
        else
            keep_match(check, &one->person, one->household, &entry);
    }
}

static void compare_groups(struct check *check, struct arena *arena)
{
    struct group group;
    struct text key, record;
    bool more = sorting_next(check->list[HELD], &key, &record);

    begin_groups(&group, check->list[PERSONS]);
    while (next_group(&group, check->list[PERSONS], arena)) {
        for (size_t i = 0; i < group.count; i++)
            compare_one(check, &group, &group.at[i]);
        while (more && memcmp(key.at, group.key.at, sizeof group.key.at) < 0)
            more = sorting_next(check->list[HELD], &key, &record);
        while (more && memcmp(key.at, group.key.at, sizeof group.key.at) == 0) {
            match(check, &group, record);
            more = sorting_next(check->list[HELD], &key, &record);
        }
    }
    free(group.at);
}

/* Where the person is whom the register has as a member's spouse; `group` has count 0 for one
   whom the book does not have. */
static void look_for_wedded(struct check *check, const struct group *group, struct text record)
{
    struct wedding wedding;
    struct link link = { .bond = BOND_MARRIED, .ended = NO_DAY };
    const struct one *elsewhere = NULL;
    struct text household;

    memcpy(&wedding, record.at, sizeof wedding);
    household = (struct text){ record.at + sizeof wedding, record.size - sizeof wedding };
    if (wedding.entry.begin > check->plan.date
        || !covers_between(&wedding.person.row, check->worked, check->worked))
        return;
    for (size_t i = 0; i < group->count; i++) {
        const struct one *one = &group->at[i];

        if (!covers_between(&one->person.row, check->worked, check->worked))
            continue;
        if (text_equal(one->household, household))
            return;
        elsewhere = one;
    }
    link.row = wedding.person.row;
    if (wedding.entry.end < check->plan.date) {
        link.bond = BOND_DIVORCED;
        link.ended = wedding.entry.end + 1;
    } else if (wedding.person.marital != MARITAL_WIDOWED) {
        keep_match(check, &wedding.person, household, &wedding.entry);
    }
    if (elsewhere)
        keep_link(check, household, elsewhere->household, &link);
}

static void compare_spouses(struct check *check, struct arena *arena)
{
    const struct group nobody = { .count = 0 };
    struct group group;
    struct text key, record;
    bool there;

    begin_groups(&group, check->list[PERSONS]);
    there = next_group(&group, check->list[PERSONS], arena);
    while (sorting_next(check->list[SPOUSES], &key, &record)) {
        while (there && memcmp(group.key.at, key.at, sizeof group.key.at) < 0)
            there = next_group(&group, check->list[PERSONS], arena);
        bool found = there && memcmp(group.key.at, key.at, sizeof group.key.at) == 0;
        look_for_wedded(check, found ? &group : &nobody, record);
    }
    free(group.at);
}

void compare_persons(struct check *check)
{
    struct arena arena = { 0 };

    compare_groups(check, &arena);
    compare_spouses(check, &arena);
    arena_fini(&arena);
}
