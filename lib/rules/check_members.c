/* Who is in the household, and who should be. */
#include "checking.h"

static bool is_here(const struct check *check, const struct row *member)
{
    return is_covered(member, members_from, check->worked);
}

/* The first member of the month in that relation, or NULL. */
static const struct row *member_as(const struct check *check, const struct household *household,
                                   enum relation relation)
{
    const struct rows *members = &household->side[TABLE_members];

    for (size_t i = 0; i < members->count; i++)
        if (is_here(check, &members->at[i])
            && members->at[i].number[members_relation] == (int64_t)relation)
            return &members->at[i];
    return NULL;
}

static bool has_somebody(const struct check *check, const struct household *household)
{
    const struct rows *members = &household->side[TABLE_members];

    for (size_t i = 0; i < members->count; i++)
        if (is_here(check, &members->at[i]))
            return true;
    return members->count == 0; /* who has no row in any month was forgotten */
}

/* The spouse died or is in prison, as an event says. */
static bool spouse_is_away(const struct household *household)
{
    const struct rows *events = &household->side[TABLE_events];
    const struct rows *members = &household->side[TABLE_members];

    for (size_t i = 0; i < events->count; i++) {
        const int64_t *event = events->at[i].number;

        if (event[events_kind] != EVENT_DEATH && event[events_kind] != EVENT_IMPRISONED)
            continue;
        for (size_t j = 0; j < members->count; j++)
            if (members->at[j].number[members_person_no] == event[events_person_no]
                && members->at[j].number[members_relation] == RELATION_SPOUSE)
                return true;
    }
    return false;
}

static void look_for_spouse(const struct check *check, const struct household *household,
                            const struct row *head)
{
    if (head->number[members_marital] == MARITAL_MARRIED
        && !member_as(check, household, RELATION_SPOUSE) && !spouse_is_away(household))
        tell(check, SEVERITY_WARNING, MESSAGE_CHECK_SPOUSE, household, TABLE_members, head);
}

/* However they are written. */
static void compare_names(const struct check *check, const struct household *household,
                          const struct row *head)
{
    if (address_of(household->row->field[stream_head_name])
        != address_of(head->field[members_name]))
        tell(check, SEVERITY_HINT, MESSAGE_CHECK_HEAD_NAME, household, TABLE_households,
             household->row);
}

static bool is_younger(const struct row *member, const struct row *than)
{
    int64_t born = member->number[members_birth_date], then = than->number[members_birth_date];

    return born == NONE || then == NONE || born > then;
}

/* A child of the head is entered as one; one of somebody else is anybody who is younger. */
static bool may_be_child_of(const struct row *child, const struct row *parent)
{
    if (child == parent)
        return false;
    if (parent->number[members_relation] == RELATION_HEAD)
        return child->number[members_relation] == RELATION_CHILD;
    return is_younger(child, parent);
}

static void look_for_child(const struct check *check, const struct household *household,
                           const struct row *parent)
{
    const struct rows *members = &household->side[TABLE_members];
    int64_t special = parent->number[members_special];

    if (special == NONE || !(special & 1 << SPECIAL_SINGLE_PARENT))
        return;
    for (size_t i = 0; i < members->count; i++)
        if (is_here(check, &members->at[i]) && may_be_child_of(&members->at[i], parent))
            return;
    tell(check, SEVERITY_WARNING, MESSAGE_CHECK_CHILD, household, TABLE_members, parent);
}

static bool contradicts(const struct row *member, const struct row *head)
{
    int64_t born = member->number[members_birth_date], then = head->number[members_birth_date];

    if (born == NONE || then == NONE)
        return false;
    switch (member->number[members_relation]) {
    case RELATION_CHILD:
    case RELATION_GRANDCHILD:
        return born <= then;
    case RELATION_PARENT:
    case RELATION_GRANDPARENT:
        return born >= then;
    default:
        return false;
    }
}

/* A grade is of a disability. */
static void look_at_grade(const struct check *check, const struct household *household,
                          const struct row *member)
{
    if (member->number[members_disability] == NONE
        && member->number[members_disability_grade] != NONE)
        tell(check, SEVERITY_WARNING, MESSAGE_CHECK_GRADE_ALONE, household, TABLE_members,
             member);
}

static void tell_with(const struct check *check, enum message message,
                      const struct household *household, const struct row *row,
                      const struct row *other)
{
    struct finding finding = found_at(SEVERITY_WARNING, message, household, TABLE_members, row);
    struct buffer person = { 0 };

    buffer_number(&person, other->number[members_person_no]);
    finding.detail = person.at;
    finding.found = buffer_as_text(&person);
    tell_finding(check, &finding);
    buffer_fini(&person);
}

/* One person as two: a name alone may be shared, and two ID numbers are two persons. */
static bool is_alike(const struct row *member, const struct row *other)
{
    return !(row_has(member, members_id_number) && row_has(other, members_id_number))
        && member->number[members_person_no] != other->number[members_person_no]
        && member->number[members_birth_date] != NONE
        && member->number[members_birth_date] == other->number[members_birth_date]
        && text_equal(member->field[members_name], other->field[members_name]);
}

static void compare_with(const struct check *check, const struct household *household,
                         const struct row *member, const struct row *earlier)
{
    if (is_alike(member, earlier))
        tell_with(check, MESSAGE_CHECK_MEMBER_TWICE, household, member, earlier);
    if (member->number[members_relation] == RELATION_SPOUSE
        && earlier->number[members_relation] == RELATION_SPOUSE)
        tell_with(check, MESSAGE_CHECK_SPOUSES, household, member, earlier);
}

void look_at_members(struct check *check, const struct household *household)
{
    const struct rows *members = &household->side[TABLE_members];
    const struct row *head = member_as(check, household, RELATION_HEAD);

    if (household->bad[TABLE_members])
        return;
    if (!head && has_somebody(check, household))
        tell(check, SEVERITY_WARNING, MESSAGE_CHECK_HEAD, household, TABLE_households,
             household->row);
    if (head) {
        look_for_spouse(check, household, head);
        compare_names(check, household, head);
    }
    for (size_t i = 0; i < members->count; i++) {
        const struct row *member = &members->at[i];

        if (!is_here(check, member))
            continue;
        look_for_child(check, household, member);
        look_at_grade(check, household, member);
        if (head && contradicts(member, head))
            tell(check, SEVERITY_WARNING, MESSAGE_CHECK_RELATION, household, TABLE_members,
                 member);
        for (size_t j = 0; j < i; j++)
            if (is_here(check, &members->at[j]))
                compare_with(check, household, member, &members->at[j]);
    }
}
