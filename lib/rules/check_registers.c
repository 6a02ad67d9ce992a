/* What the registers of other offices say of members (比对). */
#include "checking.h"
#include <stdlib.h>

#define SOURCE(name) (TABLE_##name - TABLE_deaths)

/* What is said of a member whom the register has. */
static const enum message register_messages[REGISTERS] = {
    [SOURCE(deaths)] = MESSAGE_CHECK_DEATHS,
    [SOURCE(vehicles)] = MESSAGE_CHECK_VEHICLES,
    [SOURCE(houses)] = MESSAGE_CHECK_HOUSES,
    [SOURCE(companies)] = MESSAGE_CHECK_COMPANIES,
    [SOURCE(payrolls)] = MESSAGE_CHECK_PAYROLLS,
    [SOURCE(pensions)] = MESSAGE_CHECK_PENSIONS,
    [SOURCE(prisoners)] = MESSAGE_CHECK_PRISONERS,
    [SOURCE(other_relief)] = MESSAGE_CHECK_OTHER_RELIEF,
    [SOURCE(staff_kin)] = MESSAGE_CHECK_STAFF_KIN,
    [SOURCE(marriages)] = MESSAGE_CHECK_MARRIAGES,
    [SOURCE(tax)] = MESSAGE_CHECK_TAX,
};

/* A member whom a register has. */
struct match {
    struct person person;
    struct entry_of entry;
};

void keep_match(struct check *check, const struct person *person, struct text household,
                const struct entry_of *entry)
{
    const struct match match = { *person, *entry };

    sorting_add(check->list[MATCHES], household, BYTES_OF(match));
}

bool covers_between(const struct seen *row, month first, month last)
{
    return first <= last && row->from <= last && row->to >= first;
}

/* Whom a register has, of one household; said once, however many rows say it. */
struct said {
    int64_t person_no;
    int32_t source;
};

/* A household, what it told, and what stands against it. */
struct against {
    struct check *check;
    struct said *said;
    size_t said_count, said_room;
    struct text household;
    struct home home;
    struct text told; /* records of struct told */
};

static month month_or(day on, day open, month otherwise)
{
    return on == open ? otherwise : month_of_day(on);
}

/* The first and the last month that count: from the application to the month worked for. */
static month first_month(const struct against *against, const struct entry_of *entry)
{
    month since = month_of_day(against->home.since);
    month begin = month_or(entry->begin, INT32_MIN, since);

    return begin > since ? begin : since;
}

static month last_month(const struct against *against, const struct entry_of *entry)
{
    month end = month_or(entry->end, INT32_MAX, against->check->worked);

    return end < against->check->worked ? end : against->check->worked;
}

static bool is_held(const struct against *against, const struct match *match)
{
    const struct entry_of *entry = &match->entry;

    return entry->begin <= against->check->plan.date && entry->end >= against->home.since
        && covers_between(&match->person.row, first_month(against, entry),
                          last_month(against, entry));
}

/* What was told of it: *sum of what is an income. False: nothing. */
static bool was_told(const struct against *against, const struct match *match, fen *sum)
{
    struct told told;
    bool any = false;

    *sum = 0;
    for (size_t at = 0; at < against->told.size; at += sizeof told) {
        memcpy(&told, against->told.at + at, sizeof told);
        if (told.source != match->entry.source
            || (told.person_no != NONE && told.person_no != match->person.row.person_no))
            continue;
        any = true;
        *sum += told.amount == NONE ? 0 : told.amount;
    }
    return any;
}

static bool was_said(struct against *against, const struct match *match)
{
    const struct said said = { match->person.row.person_no, match->entry.source };

    for (size_t i = 0; i < against->said_count; i++)
        if (against->said[i].person_no == said.person_no
            && against->said[i].source == said.source)
            return true;
    against->said = make_room(against->said, &against->said_room, against->said_count + 1,
                              sizeof said);
    against->said[against->said_count++] = said;
    return false;
}

static struct finding found_in_register(const struct against *against,
                                        const struct match *match, enum severity severity)
{
    const struct seen *row = &match->person.row;
    enum table source = (enum table)((int)TABLE_deaths + match->entry.source);

    return (struct finding){ .severity = severity,
                             .message = register_messages[match->entry.source],
                             .table = TABLE_members, .file = row->file, .line = (long)row->line,
                             .household = against->household, .person_no = row->person_no,
                             .source = schema_of(source)->name };
}

/* With the day from which it holds. */
static void tell_match(struct against *against, const struct match *match,
                       enum severity severity)
{
    struct finding finding = found_in_register(against, match, severity);
    char begin[DAY_TEXT];

    if (match->entry.begin != INT32_MIN)
        finding.found = (struct text){ begin, day_format(begin, match->entry.begin) };
    if (!was_said(against, match))
        tell_finding(against->check, &finding);
}

/* With what the register has a month, and what was told of it. */
static void tell_income(struct against *against, const struct match *match, fen told)
{
    struct finding finding = found_in_register(against, match, SEVERITY_WARNING);
    char expected[FEN_TEXT], found[FEN_TEXT];

    finding.expected = (struct text){ expected, fen_format(expected, match->entry.amount) };
    finding.found = (struct text){ found, fen_format(found, told) };
    if (!was_said(against, match))
        tell_finding(against->check, &finding);
}

typedef void judge(struct against *against, const struct match *match);

/* A month after that of the death. */
static void judge_death(struct against *against, const struct match *match)
{
    month worked = against->check->worked;
    month after = month_or(match->entry.begin, INT32_MIN, worked - 1) + 1;

    if (match->entry.begin <= against->check->plan.date
        && covers_between(&match->person.row, after, worked))
        tell_match(against, match, SEVERITY_ERROR);
}

static void judge_holding(struct against *against, const struct match *match)
{
    fen sum;

    if (is_held(against, match) && !was_told(against, match, &sum))
        tell_match(against, match, SEVERITY_WARNING);
}

static void judge_income(struct against *against, const struct match *match)
{
    fen sum;

    if (!is_held(against, match))
        return;
    if (match->entry.amount != NONE) {
        if (!was_told(against, match, &sum) || sum < match->entry.amount)
            tell_income(against, match, sum);
    } else if (!was_told(against, match, &sum)) {
        tell_match(against, match, SEVERITY_WARNING);
    }
}

/* A whole month in prison, since what the household has counts. */
static void judge_prison(struct against *against, const struct match *match)
{
    const struct entry_of *entry = &match->entry;
    month worked = against->check->worked;
    month since = month_of_day(against->home.since);
    month first = month_or(entry->begin, INT32_MIN, worked - 1) + 1;
    month last = month_or(entry->end, INT32_MAX, worked + 1) - 1;

    if (first < since)
        first = since;
    if (entry->begin <= against->check->plan.date && !match->person.left_out
        && covers_between(&match->person.row, first, last < worked ? last : worked))
        tell_match(against, match, SEVERITY_ERROR);
}

static void judge_relief(struct against *against, const struct match *match)
{
    month worked = against->check->worked;

    if (month_or(match->entry.begin, INT32_MIN, worked) <= worked
        && month_or(match->entry.end, INT32_MAX, worked) >= worked
        && covers_between(&match->person.row, worked, worked))
        tell_match(against, match, SEVERITY_WARNING);
}

/* All kin of staff are visited; who was, in full, is in order. */
static void judge_kin(struct against *against, const struct match *match)
{
    const struct check *check = against->check;

    if (!covers_between(&match->person.row, check->worked, check->worked))
        return;
    must_be_visited(check, against->household, MESSAGE_CHECK_REASON_KIN);
    if (!against->home.visited)
        tell_match(against, match, SEVERITY_WARNING);
}

/* Married, and the spouse is not in the household. Of one whose number the register has, that was
   seen before. */
static void judge_marriage(struct against *against, const struct match *match)
{
    const struct entry_of *entry = &match->entry;
    month worked = against->check->worked;
    bool head_or_spouse = match->person.relation <= RELATION_SPOUSE;

    if (entry->begin > against->check->plan.date || entry->end < against->check->plan.date
        || !covers_between(&match->person.row, worked, worked)
        || match->person.marital == MARITAL_WIDOWED)
        return;
    if (entry->spouse != 0 || (head_or_spouse && !match->person.in_couple))
        tell_match(against, match, SEVERITY_WARNING);
}

static judge *const judges[REGISTERS] = {
    [SOURCE(deaths)] = judge_death,
    [SOURCE(vehicles)] = judge_holding,
    [SOURCE(companies)] = judge_holding,
    [SOURCE(payrolls)] = judge_income,
    [SOURCE(pensions)] = judge_income,
    [SOURCE(tax)] = judge_income,
    [SOURCE(prisoners)] = judge_prison,
    [SOURCE(other_relief)] = judge_relief,
    [SOURCE(staff_kin)] = judge_kin,
    [SOURCE(marriages)] = judge_marriage,
};

/* Homes of the household's members. */
struct houses {
    struct match *at;
    size_t count, room;
};

/* The family's own: the one at its address; of a family in its own home otherwise the first. -1:
   none. */
static int own_house(const struct against *against, const struct houses *houses)
{
    for (size_t i = 0; i < houses->count; i++)
        if (against->home.address && houses->at[i].entry.address == against->home.address)
            return (int)i;
    return against->home.owned && houses->count > 0 ? 0 : -1;
}

/* Two persons may own one: told by the address, or where there is none by the day. */
static bool is_same_house(const struct entry_of *one, const struct entry_of *other)
{
    if (one->address || other->address)
        return one->address == other->address;
    return one->begin != INT32_MIN && one->begin == other->begin;
}

static void judge_houses(struct against *against, struct houses *houses)
{
    int own = own_house(against, houses);
    fen sum;

    for (size_t i = 0; i < houses->count; i++) {
        const struct match *match = &houses->at[i];
        bool is_own = own >= 0 && ((int)i == own
                                   || is_same_house(&match->entry, &houses->at[own].entry));

        if (!is_own && !was_told(against, match, &sum))
            tell_match(against, match, SEVERITY_WARNING);
    }
    houses->count = 0;
}

static void take_match(struct against *against, struct houses *houses, struct text record)
{
    struct match match;

    memcpy(&match, record.at, sizeof match);
    if (judges[match.entry.source]) {
        judges[match.entry.source](against, &match);
    } else if (is_held(against, &match)) {
        houses->at = make_room(houses->at, &houses->room, houses->count + 1, sizeof *houses->at);
        houses->at[houses->count++] = match;
    }
}

void compare_registers(struct check *check)
{
    struct against against = { .check = check };
    struct houses houses = { 0 };
    struct text key, record, home;
    bool more = sorting_next(check->list[MATCHES], &key, &record);

    sorting_rewind(check->list[HOMES]);
    while (more && sorting_next(check->list[HOMES], &against.household, &home)) {
        if (!text_equal(against.household, key))
            continue;
        memcpy(&against.home, home.at, sizeof against.home);
        against.told = (struct text){ home.at + sizeof against.home,
                                      home.size - sizeof against.home };
        for (; more && text_equal(against.household, key);
             more = sorting_next(check->list[MATCHES], &key, &record))
            take_match(&against, &houses, record);
        judge_houses(&against, &houses);
        against.said_count = 0;
    }
    free(houses.at);
    free(against.said);
}
