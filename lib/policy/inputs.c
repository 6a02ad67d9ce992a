#include "inputs.h"

/* Who is told, and of whom. */
struct walk {
    input_tell *tell;
    void *listener;
    bool each;
};

static void walk_amount(const struct amount *amount, struct walk walk);

static void walk_condition(const struct condition *condition, struct walk walk)
{
    if (!condition)
        return;
    walk.each |= condition->kind == CONDITION_SOME_MEMBER;
    if (condition->kind == CONDITION_IS || condition->kind == CONDITION_HAS
        || condition->kind == CONDITION_PRESENT)
        walk.tell(walk.listener, &condition->field, walk.each);
    for (size_t i = 0; i < condition->part_count; i++)
        walk_condition(condition->parts[i], walk);
    walk_amount(condition->left, walk);
    walk_amount(condition->right, walk);
}

static void walk_amount(const struct amount *amount, struct walk walk)
{
    if (!amount)
        return;
    walk.each |= amount->kind == AMOUNT_COUNT_MEMBERS || amount->kind == AMOUNT_SUM_MEMBERS;
    if (amount->kind == AMOUNT_FIELD)
        walk.tell(walk.listener, &amount->field, walk.each);
    for (size_t i = 0; i < amount->part_count; i++)
        walk_amount(amount->parts[i], walk);
    walk_condition(amount->when, walk);
    walk_amount(amount->at, walk);
    walk_amount(amount->extra, walk);
}

void condition_inputs(const struct condition *condition, input_tell *tell, void *listener)
{
    walk_condition(condition, (struct walk){ tell, listener, false });
}

void amount_inputs(const struct amount *amount, input_tell *tell, void *listener)
{
    walk_amount(amount, (struct walk){ tell, listener, false });
}

static bool supporter_column_is_shown(int column)
{
    return column == supporters_relation || column == supporters_court_amount
        || column == supporters_paid;
}

bool field_is_hidden(const struct field *field, const struct facts *facts)
{
    switch (field->source) {
    case FROM_HOUSEHOLD:
        return facts->household->schema->columns[field->column].flags & PRIVATE;
    case FROM_MEMBER:
        return facts->members[0].row->schema->columns[field->column].flags & PRIVATE;
    case FROM_SUPPORTER:
        return !supporter_column_is_shown(field->column);
    default:
        return false;
    }
}

bool field_is_money(const struct field *field)
{
    switch (field->source) {
    case FROM_COMPUTED:
        return field->column != COMPUTED_PERSONS;
    case FROM_MEMBER_COMPUTED:
        return field->column != MEMBER_AGE;
    case FROM_ASSET_COUNT:
        return false;
    default:
        return field->type == TYPE_MONEY;
    }
}
