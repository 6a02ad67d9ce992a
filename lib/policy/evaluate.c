/* Conditions: three-valued, evaluated in order up to the first part that settles. */
#include "evaluate.h"
#include "../table/codes.h"

static void note(struct scope *scope, const char *name)
{
    struct unknown *added;

    for (const struct unknown *known = scope->unknown; known; known = known->next)
        if (known->name == name || strcmp(known->name, name) == 0)
            return;
    added = arena_take(scope->facts->arena, sizeof *added);
    added->name = name;
    added->next = scope->unknown;
    scope->unknown = added;
}

void note_unknown(struct scope *scope, const char *name)
{
    note(scope, name);
}

void note_all(struct scope *scope, const struct unknown *list)
{
    for (; list; list = list->next)
        note(scope, list->name);
}

/* How each kind of condition is asked. Under a fault the result means nothing. */
typedef enum truth asking(const struct condition *condition, struct scope *scope);
static asking *const askings[CONDITION_KINDS];

static asking ask_is, ask_comparison;

/* Most conditions are of these kinds. */
static inline enum truth ask(const struct condition *condition, struct scope *scope)
{
    if (condition->kind == CONDITION_IS)
        return ask_is(condition, scope);
    if (condition->kind == CONDITION_COMPARE)
        return ask_comparison(condition, scope);
    return askings[condition->kind](condition, scope);
}

static enum truth truth_of(bool holds)
{
    return holds ? TRUTH_YES : TRUTH_NO;
}

const struct row *field_row(const struct field *field, const struct scope *scope)
{
    switch (field->source) {
    case FROM_HOUSEHOLD:
        return scope->facts->household;
    case FROM_MEMBER:
        return scope->facts->members[scope->member].row;
    case FROM_SUPPORTER:
        return scope->supporter;
    default:
        return NULL;
    }
}

/* What was noted on the way to a known result is forgotten. */
static enum truth settled(struct scope *scope, const struct unknown *before, enum truth result)
{
    if (result != TRUTH_UNKNOWN)
        scope->unknown = before;
    return result;
}

static enum truth ask_constant(const struct condition *condition, struct scope *scope)
{
    (void)scope;
    return truth_of(condition->holds);
}

static inline enum truth ask_parts(const struct condition *condition, struct scope *scope,
                                   enum truth settles)
{
    const struct unknown *before = scope->unknown;
    enum truth result = truth_of(settles == TRUTH_NO);

    for (size_t i = 0; i < condition->part_count; i++) {
        enum truth part = ask(condition->parts[i], scope);
        if (part == settles || scope->fault)
            return settled(scope, before, part);
        if (part == TRUTH_UNKNOWN)
            result = part;
    }
    return result;
}

static enum truth ask_all(const struct condition *condition, struct scope *scope)
{
    return ask_parts(condition, scope, TRUTH_NO);
}

static enum truth ask_any(const struct condition *condition, struct scope *scope)
{
    return ask_parts(condition, scope, TRUTH_YES);
}

static enum truth ask_not(const struct condition *condition, struct scope *scope)
{
    enum truth part = ask(condition->parts[0], scope);

    return part == TRUTH_UNKNOWN ? part : truth_of(part == TRUTH_NO);
}

static enum truth ask_some_member(const struct condition *condition, struct scope *scope)
{
    const struct facts *facts = scope->facts;
    const struct unknown *before = scope->unknown;
    int member = scope->member;
    enum truth result = TRUTH_NO;

    for (size_t i = 0; i < facts->member_count && result != TRUTH_YES && !scope->fault; i++) {
        if (!facts->members[i].counted)
            continue;
        scope->member = (int)i;
        enum truth one = ask(condition->parts[0], scope);
        if (one != TRUTH_NO)
            result = one;
    }
    scope->member = member;
    return settled(scope, before, result);
}

static enum truth is_number(const struct condition *condition, struct scope *scope)
{
    struct rational value;
    enum knowledge knowledge = field_value(&condition->field, scope, condition->path, &value);

    if (knowledge != KNOWN)
        return knowledge == UNKNOWN ? TRUTH_UNKNOWN : TRUTH_NO;
    for (size_t i = 0; i < condition->value_count; i++)
        if (rational_compare(value, condition->rationals[i]) == 0)
            return TRUTH_YES;
    return TRUTH_NO;
}

static enum truth is_text(const struct condition *condition, struct text value)
{
    for (size_t i = 0; i < condition->value_count && value.size; i++)
        if (text_equal(value, condition->texts[i]))
            return TRUTH_YES;
    return TRUTH_NO;
}

static enum truth is_coded(const struct condition *condition, struct scope *scope)
{
    const struct field *field = &condition->field;
    int64_t value = field_row(field, scope)->number[field->column];

    if (value == NONE && field->unknown_when_empty) {
        note(scope, field->name);
        return TRUTH_UNKNOWN;
    }
    for (size_t i = 0; i < condition->value_count; i++)
        if (value == condition->numbers[i])
            return TRUTH_YES;
    return TRUTH_NO;
}

static enum truth ask_is(const struct condition *condition, struct scope *scope)
{
    const struct field *field = &condition->field;

    if (condition->numbers)
        return is_coded(condition, scope);
    if (field->source == FROM_COMPUTED_CODE)
        return is_text(condition, text_of(scope->facts->code[field->column]));
    if (condition->rationals)
        return is_number(condition, scope);
    return is_text(condition, field_row(field, scope)->field[field->column]);
}

static bool set_has(struct text set, struct text word)
{
    while (set.size) {
        const char *end = memchr(set.at, ';', set.size);
        size_t size = end ? (size_t)(end - set.at) : set.size;
        if (text_equal((struct text){ set.at, size }, word))
            return true;
        size += end != NULL;
        set = (struct text){ set.at + size, set.size - size };
    }
    return false;
}

static enum truth ask_has(const struct condition *condition, struct scope *scope)
{
    const struct field *field = &condition->field;
    const struct row *row = field_row(field, scope);

    if (condition->texts)
        return truth_of(set_has(row->field[field->column], condition->texts[0]));
    int64_t bits = row->number[field->column];
    return truth_of(bits != NONE && ((uint64_t)bits >> condition->numbers[0] & 1));
}

/* Birth date and sex may be known without being written: from the ID number. */
static bool has_value(const struct row *row, int column)
{
    return row_has(row, column) || row->number[column] != NONE;
}

static bool is_present(const struct field *field, const struct scope *scope)
{
    switch (field->source) {
    case FROM_COMPUTED:
        return scope->facts->computed[field->column].unknown == NULL;
    case FROM_MEMBER_COMPUTED:
        return scope->facts->members[scope->member].computed[field->column].unknown == NULL;
    case FROM_COMPUTED_CODE:
        return text_of(scope->facts->code[field->column]).size > 0;
    case FROM_HOUSEHOLD:
    case FROM_MEMBER:
    case FROM_SUPPORTER:
        return has_value(field_row(field, scope), field->column)
            && (!field->grade || row_has(field_row(field, scope), members_disability));
    default:
        return true;
    }
}

static enum truth ask_present(const struct condition *condition, struct scope *scope)
{
    return truth_of(is_present(&condition->field, scope) == condition->present);
}

static enum truth ask_comparison(const struct condition *condition, struct scope *scope)
{
    const struct unknown *before = scope->unknown;
    struct rational left, right;
    enum knowledge first = work_out_operand(condition->left, scope, &left);
    enum knowledge second = work_out_operand(condition->right, scope, &right);

    if (first == NO_VALUE || second == NO_VALUE || scope->fault)
        return settled(scope, before, TRUTH_NO);
    if (first != KNOWN || second != KNOWN)
        return TRUTH_UNKNOWN;
    if (scope->listener)
        scope->listener->compared(scope->listener, condition, scope, left, right);
    int order = rational_compare(left, right);
    switch (condition->comparison) {
    case LESS:
        return truth_of(order < 0);
    case AT_MOST:
        return truth_of(order <= 0);
    case EQUAL:
        return truth_of(order == 0);
    case AT_LEAST:
        return truth_of(order >= 0);
    default:
        return truth_of(order > 0);
    }
}

/* An aid row of the household; of a member: one of his own, or one that names nobody. */
static enum truth ask_aid(const struct condition *condition, struct scope *scope)
{
    const struct rows *aid = scope->facts->aid;
    int64_t person = NONE;

    if (scope->member != NO_MEMBER)
        person = scope->facts->members[scope->member].row->number[members_person_no];
    for (size_t i = 0; aid && i < aid->count; i++) {
        const struct row *row = &aid->at[i];
        bool his = person == NONE || !row_has(row, aid_person_no)
                || row->number[aid_person_no] == person;
        if (his && row->number[aid_kind] == condition->aid)
            return TRUTH_YES;
    }
    return TRUTH_NO;
}

static enum truth ask_papers(const struct condition *condition, struct scope *scope)
{
    if (!scope->facts->documents)
        return TRUTH_NO;
    return papers_match(condition->match, scope->facts->documents, scope->facts->on);
}

static asking *const askings[] = {
    [CONDITION_CONSTANT] = ask_constant,   [CONDITION_ALL] = ask_all,
    [CONDITION_ANY] = ask_any,             [CONDITION_NOT] = ask_not,
    [CONDITION_IS] = ask_is,               [CONDITION_HAS] = ask_has,
    [CONDITION_PRESENT] = ask_present,     [CONDITION_COMPARE] = ask_comparison,
    [CONDITION_SOME_MEMBER] = ask_some_member, [CONDITION_PAPERS] = ask_papers,
    [CONDITION_AID] = ask_aid,
};

enum truth condition_holds(const struct condition *condition, struct scope *scope)
{
    enum truth result = TRUTH_YES;

    if (condition && !scope->fault)
        result = ask(condition, scope);
    return scope->fault ? TRUTH_NO : result;
}

static bool always_has_value(const struct amount *amount)
{
    return !amount || amount->kind == AMOUNT_CONSTANT || amount->kind == AMOUNT_FIELD;
}

bool condition_always_answers(const struct condition *condition)
{
    if (!condition)
        return true;
    for (size_t i = 0; i < condition->part_count; i++)
        if (!condition_always_answers(condition->parts[i]))
            return false;
    return always_has_value(condition->left) && always_has_value(condition->right);
}
