/* Papers: cards that contradict the facts, and issuers and collectors far above the others. */
#include "checking.h"
#include "../base/idnumber.h"
#include <ctype.h>
#include <stdlib.h>

/* A disability card's number is the ID number, the type and the grade. */
enum { CARD_ENDING = 2, LONG_ID = 18, OLD_ID = 15 };

static bool is_card(struct text number)
{
    if (number.size != LONG_ID + CARD_ENDING && number.size != OLD_ID + CARD_ENDING)
        return false;
    for (size_t i = 0; i < number.size; i++)
        if (!isdigit((unsigned char)number.at[i])
            && !(i == LONG_ID - 1 && (number.at[i] == 'X' || number.at[i] == 'x')))
            return false;
    return true;
}

static bool same_person(struct text one, struct text other)
{
    struct id_number first, second;

    return id_number_parse(one, &first) != ID_GOOD || id_number_parse(other, &second) != ID_GOOD
        || strcmp(first.digits, second.digits) == 0;
}

static bool contradicts(const struct row *member, int column, char digit)
{
    int64_t code = member->number[column];

    return code == NONE || code + 1 != digit - '0'; /* types and grades count from 1 */
}

static void look_at_card(const struct check *check, const struct household *household,
                         const struct row *paper)
{
    const struct row *member = member_in(household, paper->number[documents_person_no],
                                         check->worked);
    struct text number = paper->field[documents_number];
    struct finding finding = found_at(SEVERITY_WARNING, MESSAGE_CHECK_CARD, household,
                                      TABLE_documents, paper);
    enum message what;

    if (!member || !is_card(number))
        return;
    if (!same_person((struct text){ number.at, number.size - CARD_ENDING },
                     member->field[members_id_number]))
        what = MESSAGE_CHECK_ID;
    else if (contradicts(member, members_disability, number.at[number.size - CARD_ENDING]))
        what = MESSAGE_CHECK_DISABILITY;
    else if (contradicts(member, members_disability_grade, number.at[number.size - 1]))
        what = MESSAGE_CHECK_GRADE;
    else
        return;
    finding.detail = message_in(what, message_language());
    tell_finding(check, &finding);
}

static bool is_later_paper(const struct row *other, const struct row *paper)
{
    return other->number[documents_genuine] == GENUINE_YES
        && other->number[documents_person_no] == paper->number[documents_person_no]
        && text_equal(other->field[documents_kind], paper->field[documents_kind])
        && other->number[documents_verified_on] > paper->number[documents_verified_on];
}

/* Of a family that is paid, and no case is open in which the paper would be looked at. */
static void look_at_false(const struct check *check, const struct household *household,
                          const struct row *paper)
{
    const struct rows *documents = &household->side[TABLE_documents];

    if (paper->number[documents_genuine] != GENUINE_NO || check->applies
        || !standing_of(check->roster, check->plan.policy, check->worked).on)
        return;
    for (size_t i = 0; i < documents->count; i++)
        if (is_later_paper(&documents->at[i], paper))
            return;
    tell(check, SEVERITY_WARNING, MESSAGE_CHECK_FALSE, household, TABLE_documents, paper);
}

/* Who gave out so many. */
struct giver {
    char *name; /* owned */
    int64_t count;
    struct seen first;
};

/* Those of one kind of paper, or of one month. */
struct givers {
    struct giver *at;
    size_t count, room;
};

void look_at_papers(struct check *check, const struct household *household)
{
    const struct rows *documents = &household->side[TABLE_documents];
    struct buffer key = { 0 };

    for (size_t i = 0; i < documents->count; i++) {
        const struct row *row = &documents->at[i];
        const struct seen seen = { .file = row->file, .line = row->line };

        look_at_false(check, household, row);
        if (text_is(row->field[documents_kind], "disability_card"))
            look_at_card(check, household, row);
        if (!row_has(row, documents_issued_by) || !check->plan.policy->checks.issuer.present)
            continue;
        buffer_clear(&key);
        buffer_text(&key, row->field[documents_kind]);
        buffer_byte(&key, '\0');
        buffer_text(&key, row->field[documents_issued_by]);
        sorting_add(check->list[ISSUED], buffer_as_text(&key),
                    BYTES_OF(seen));
    }
    buffer_fini(&key);
}

static int compare_counts(const void *first, const void *second)
{
    int64_t a = *(const int64_t *)first, b = *(const int64_t *)second;

    return (a > b) - (a < b);
}

/* Of all but one: the middle one, of an even number the higher of the two in the middle. */
static int64_t median_of_others(const int64_t *sorted, size_t count, int64_t left_out)
{
    size_t middle = (count - 1) / 2, place = 0;

    while (place < count && sorted[place] != left_out)
        place++;
    return sorted[middle < place ? middle : middle + 1];
}

static bool is_far_above(const struct check_limit *limit, int64_t count, int64_t usual)
{
    struct rational most;

    return count >= limit->at_least
        && rational_multiply(&most, limit->times, rational_of(usual))
        && rational_compare(rational_of(count), most) > 0;
}

static void tell_giver(const struct check *check, const struct giver *giver, int64_t usual,
                       enum message message, enum table table, const char *kind,
                       const struct check_limit *limit)
{
    struct buffer found = { 0 }, expected = { 0 };
    struct finding finding = { .severity = SEVERITY_WARNING, .message = message, .table = table,
                               .file = giver->first.file, .line = (long)giver->first.line,
                               .person_no = NONE, .detail = kind, .basis = limit->rule.basis };

    buffer_number(&found, giver->count);
    if (table == TABLE_documents) { /* a signature is private */
        buffer_byte(&found, ' ');
        buffer_string(&found, giver->name);
    }
    buffer_number(&expected, usual);
    finding.found = buffer_as_text(&found);
    finding.expected = buffer_as_text(&expected);
    tell_finding(check, &finding);
    buffer_fini(&found);
    buffer_fini(&expected);
}

static void compare_givers(const struct check *check, struct givers *givers, enum message message,
                           enum table table, const char *kind, const struct check_limit *limit)
{
    size_t others = limit->others > 0 ? (size_t)limit->others : 1;
    int64_t *counts = allocate(givers->count + 1, sizeof *counts);

    for (size_t i = 0; i < givers->count; i++)
        counts[i] = givers->at[i].count;
    qsort(counts, givers->count, sizeof *counts, compare_counts);
    for (size_t i = 0; givers->count > others && i < givers->count; i++) {
        const struct giver *giver = &givers->at[i];
        int64_t usual = median_of_others(counts, givers->count, giver->count);

        if (is_far_above(limit, giver->count, usual))
            tell_giver(check, giver, usual, message, table, kind, limit);
    }
    free(counts);
    for (size_t i = 0; i < givers->count; i++)
        free(givers->at[i].name);
    givers->count = 0;
}

static void count_giver(struct givers *givers, const char *name, size_t size, struct text record)
{
    struct giver *last = givers->count > 0 ? &givers->at[givers->count - 1] : NULL;

    if (!last || strlen(last->name) != size || memcmp(last->name, name, size) != 0) {
        givers->at = make_room(givers->at, &givers->room, givers->count + 1, sizeof *givers->at);
        last = &givers->at[givers->count++];
        *last = (struct giver){ .name = copy_bytes(name, size) };
        memcpy(&last->first, record.at, sizeof last->first);
    }
    last->count++;
}

/* Keys are a kind, a NUL and a name: those of one kind stand together, and those of one name. */
static void compare_kinds(const struct check *check, struct sorting *list, enum message message,
                          enum table table, const struct check_limit *limit)
{
    struct givers givers = { 0 };
    struct buffer kind = { 0 };
    struct text key, record;

    while (sorting_next(list, &key, &record)) {
        size_t size = strnlen(key.at, key.size);

        if (kind.size != size || memcmp(kind.at, key.at, size) != 0) {
            compare_givers(check, &givers, message, table, kind.at, limit);
            buffer_clear(&kind);
            buffer_add(&kind, key.at, size);
        }
        count_giver(&givers, key.at + size + 1, key.size - size - 1, record);
    }
    compare_givers(check, &givers, message, table, kind.at, limit);
    free(givers.at);
    buffer_fini(&kind);
}

void compare_papers(struct check *check)
{
    const struct check_rules *rules = &check->plan.policy->checks;

    if (rules->issuer.present)
        compare_kinds(check, check->list[ISSUED], MESSAGE_CHECK_ISSUER, TABLE_documents,
                      &rules->issuer);
    if (rules->collector.present)
        compare_kinds(check, check->list[COLLECTED], MESSAGE_CHECK_COLLECTOR, TABLE_receipts,
                      &rules->collector);
}
