#include "explain_inputs.h"

#include "../policy/evaluate.h"
#include "../table/codes.h"

struct text number_text(struct rational number, bool money, struct arena *arena)
{
    enum { DECIMALS = 9, ROOM = 48 };
    char *at = arena_take(arena, ROOM);
    struct rational billionth;
    fen amount;
    int64_t units;

    if (money && rational_to_fen(number, &amount))
        return (struct text){ at, fen_format(at, amount) };
    if (!rational_multiply(&billionth, number, rational_of(DECIMAL_UNIT))
        || !rational_round(&billionth, billionth, rational_of(1), ROUND_HALF_UP)
        || !rational_whole(billionth, &units))
        return (struct text){ "", 0 };
    int64_t whole = units / DECIMAL_UNIT, rest = units % DECIMAL_UNIT;
    int size = snprintf(at, ROOM, "%s%lld.%09lld", units < 0 ? "-" : "",
                        (long long)(whole < 0 ? -whole : whole),
                        (long long)(rest < 0 ? -rest : rest));
    while (at[size - 1] == '0')
        size--;
    size -= at[size - 1] == '.';
    return (struct text){ at, (size_t)size };
}

static struct text code_text(const struct field *field, const struct scope *scope)
{
    const char *code = scope->facts->code[field->column];

    return code ? text_of(code) : (struct text){ "", 0 };
}

static struct text row_text(const struct field *field, const struct scope *scope)
{
    const struct row *row = field_row(field, scope);
    char date[DAY_TEXT];

    if (field->type == TYPE_CODE && row->number[field->column] != NONE)
        return text_of(field->codes[row->number[field->column]].name);
    if (field->type == TYPE_DATE && row->number[field->column] != NONE) {
        size_t size = day_format(date, (day)row->number[field->column]);
        return (struct text){ arena_copy(scope->facts->arena, date, size), size };
    }
    return row->field[field->column];
}

/* "" when it is empty or not known. */
static struct text field_text(const struct field *field, struct scope scope)
{
    struct rational number;

    scope.unknown = NULL;
    scope.listener = NULL;
    if (field->source == FROM_COMPUTED_CODE)
        return code_text(field, &scope);
    if (!field_is_number(field) || field->grade)
        return row_text(field, &scope);
    if (field_value(field, &scope, "", &number) != KNOWN)
        return (struct text){ "", 0 };
    return number_text(number, field_is_money(field), scope.facts->arena);
}

static bool is_of_member(const struct field *field)
{
    return field->source == FROM_MEMBER || field->source == FROM_MEMBER_COMPUTED
        || field->source == FROM_MEMBER_INCOME;
}

struct adding {
    struct explained_step *step;
    const struct scope *scope;
};

static void add_input(const struct adding *adding, const struct field *field, int member)
{
    struct explained_input **end = &adding->step->inputs;
    struct scope scope = *adding->scope;
    bool hidden = field_is_hidden(field, scope.facts);

    for (; *end; end = &(*end)->next)
        if ((*end)->field->source == field->source && (*end)->field->column == field->column
            && strcmp((*end)->field->name, field->name) == 0 && (*end)->member == member)
            return;
    scope.member = member;
    *end = arena_take(scope.facts->arena, sizeof **end);
    **end = (struct explained_input){ field, member, hidden, { "", 0 }, NULL };
    if (!hidden)
        (*end)->value = field_text(field, scope);
}

static void tell_input(void *listener, const struct field *field, bool each)
{
    const struct adding *adding = listener;
    const struct facts *facts = adding->scope->facts;

    if (!is_of_member(field))
        add_input(adding, field, NO_MEMBER);
    else if (!each)
        add_input(adding, field, adding->scope->member);
    for (size_t i = 0; each && is_of_member(field) && i < facts->member_count; i++)
        if (facts->members[i].counted)
            add_input(adding, field, (int)i);
}

void add_inputs(struct explained_step *step, const struct scope *scope,
                const struct condition *condition, const struct amount *amount)
{
    struct adding adding = { step, scope };

    condition_inputs(condition, tell_input, &adding);
    amount_inputs(amount, tell_input, &adding);
}

static void add_record(struct explained_step *step, const struct scope *scope,
                       const struct condition *condition)
{
    struct explained_record **end = &step->records;
    struct scope asked = *scope;

    asked.listener = NULL;
    while (*end)
        end = &(*end)->next;
    *end = take_zeroed(scope->facts->arena, 1, sizeof **end);
    **end = (struct explained_record){
        condition->match, condition->aid, condition_holds(condition, &asked) == TRUTH_YES, NULL
    };
}

void add_records(struct explained_step *step, const struct scope *scope,
                 const struct condition *condition)
{
    if (!condition)
        return;
    if (condition->kind == CONDITION_PAPERS || condition->kind == CONDITION_AID)
        add_record(step, scope, condition);
    for (size_t i = 0; i < condition->part_count; i++)
        add_records(step, scope, condition->parts[i]);
}

struct describing {
    struct explained_comparison *comparison;
    const struct facts *facts;
};

static void describe_field(void *listener, const struct field *field, bool each)
{
    const struct describing *describing = listener;

    (void)each;
    describing->comparison->money |= field_is_money(field);
    describing->comparison->hidden |= field_is_hidden(field, describing->facts);
}

void describe_comparison(struct explained_comparison *comparison, const struct facts *facts)
{
    struct describing describing = { comparison, facts };

    condition_inputs(comparison->condition, describe_field, &describing);
}
