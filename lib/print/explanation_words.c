#include "explanation_words.h"

#include "../rules/explain_inputs.h"
#include "../table/codes.h"

/* The buffer's bytes in the arena; the buffer is given back. */
static struct text kept(struct telling_page *page, struct buffer *out)
{
    struct text text = { arena_copy(page->explanation->arena, out->at, out->size), out->size };

    buffer_fini(out);
    return text;
}

static const char *terminated(struct telling_page *page, struct text text)
{
    return arena_copy(page->explanation->arena, text.at, text.size);
}

struct text say(struct telling_page *page, enum message message, struct text first,
                struct text second, struct text third)
{
    struct buffer out = { 0 };
    const char *const arguments[] = { terminated(page, first), terminated(page, second),
                                      terminated(page, third), NULL };

    add_message(&out, message, page->language, arguments);
    return kept(page, &out);
}

struct text bare_yuan(struct telling_page *page, fen amount)
{
    struct buffer out = { 0 };

    buffer_fen(&out, amount);
    return kept(page, &out);
}

struct text yuan(struct telling_page *page, fen amount)
{
    if (amount == NONE)
        return word(page, MESSAGE_EXPLAIN_FIGURE_UNKNOWN);
    return say(page, MESSAGE_EXPLAIN_YUAN, bare_yuan(page, amount), nothing, nothing);
}

struct text change(struct telling_page *page, fen amount)
{
    struct buffer out = { 0 };

    if (amount == NONE)
        return word(page, MESSAGE_EXPLAIN_FIGURE_UNKNOWN);
    if (amount > 0)
        buffer_byte(&out, '+');
    buffer_fen(&out, amount);
    return say(page, MESSAGE_EXPLAIN_YUAN, kept(page, &out), nothing, nothing);
}

struct text exact_yuan(struct telling_page *page, struct rational amount)
{
    return number_text(amount, true, page->explanation->arena);
}

struct text plain_number(struct telling_page *page, struct rational number)
{
    return number_text(number, false, page->explanation->arena);
}

struct text month_in_words(struct telling_page *page, month of)
{
    struct buffer out = { 0 };

    if (page->language == ENGLISH) {
        buffer_month(&out, of);
        return kept(page, &out);
    }
    buffer_number(&out, year_of_month(of));
    buffer_string(&out, "年");
    buffer_number(&out, calendar_month(of));
    buffer_string(&out, "月");
    return kept(page, &out);
}

struct text label_in(struct telling_page *page, const struct rule *rule)
{
    const char *label = rule_label(rule, page->language);

    return text_of(label ? label : rule->path);
}

struct text basis_mark(struct telling_page *page, size_t number)
{
    struct buffer out = { 0 };

    buffer_byte(&out, '[');
    buffer_number(&out, (int64_t)number);
    buffer_byte(&out, ']');
    return kept(page, &out);
}

/* Where the rule's document stands in the list at the end, from 1; 0: the list is full. */
static size_t basis_number(struct telling_page *page, const struct rule *rule)
{
    const char *basis = rule->basis && strcmp(rule->basis, "assumed") != 0 ? rule->basis : NULL;

    for (size_t i = 0; i < page->base_count; i++)
        if (basis ? page->bases[i] && strcmp(page->bases[i], basis) == 0 : !page->bases[i])
            return i + 1;
    if (page->base_count == MOST_BASES)
        return 0;
    page->bases[page->base_count++] = basis;
    return page->base_count;
}

struct text with_basis(struct telling_page *page, const struct rule *rule)
{
    struct buffer out = { 0 };

    buffer_text(&out, label_in(page, rule));
    buffer_byte(&out, ' ');
    buffer_text(&out, basis_mark(page, basis_number(page, rule)));
    return kept(page, &out);
}

struct text who_is(struct telling_page *page, int member)
{
    if (member == NO_MEMBER)
        return word(page, MESSAGE_EXPLAIN_WHOLE);
    return page->explanation->result.facts.members[member].row->field[members_name];
}

struct text relation_of(struct telling_page *page, int member)
{
    const struct row *row = page->explanation->result.facts.members[member].row;
    int64_t relation = row->number[members_relation];

    return relation == NONE ? nothing
                            : text_of(code_label(&codes_relation[relation], page->language));
}

struct text kind_in(struct telling_page *page, const struct explained_step *step, int kind)
{
    const struct policy *policy = page->explanation->policy;

    if (kind >= 0 && (size_t)kind < policy->kind_count)
        return label_in(page, &policy->kinds[kind].rule);
    return step->row ? step->row->field[schema_column(step->row->schema, text_of("kind"))]
                     : nothing;
}

static void add_column(struct telling_page *page, struct buffer *out, const char *name)
{
    const struct policy *policy = page->explanation->policy;
    const struct schema *schemas[] = { policy->member_schema, policy->stream_schema,
                                       schema_of(TABLE_supporters) };

    for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++) {
        int column = schema_column(schemas[i], text_of(name));

        if (column < 0)
            continue;
        add_column_label(out, &schemas[i]->columns[column], page->language);
        return;
    }
    buffer_string(out, name);
}

struct text unknown_in(struct telling_page *page, const struct unknown *unknown)
{
    struct buffer out = { 0 };

    for (; unknown; unknown = unknown->next) {
        if (out.size > 0)
            buffer_text(&out, word(page, MESSAGE_EXPLAIN_COMMA));
        add_column(page, &out, unknown->name);
    }
    return kept(page, &out);
}

/* Of a set each code. */
static void add_codes(struct telling_page *page, struct buffer *out, const struct code *codes,
                      struct text value)
{
    while (value.size > 0) {
        const char *end = memchr(value.at, ';', value.size);
        size_t size = end ? (size_t)(end - value.at) : value.size;
        int index = code_index(codes, (struct text){ value.at, size });

        if (index >= 0)
            buffer_string(out, code_label(&codes[index], page->language));
        size += end != NULL;
        value = (struct text){ value.at + size, value.size - size };
        if (value.size > 0)
            buffer_text(out, word(page, MESSAGE_EXPLAIN_COMMA));
    }
}

struct text input_in(struct telling_page *page, const struct explained_input *input)
{
    const struct field *field = input->field;
    struct buffer name = { 0 }, value = { 0 };

    if (input->hidden || !field->codes || input->value.size == 0)
        return nothing;
    add_column(page, &name, field->name);
    add_codes(page, &value, field->codes, input->value);
    struct text said = say(page, MESSAGE_EXPLAIN_COLON, buffer_as_text(&name),
                           buffer_as_text(&value), nothing);
    buffer_fini(&name);
    buffer_fini(&value);
    return said;
}

void add_line(struct telling_page *page, enum line_kind kind, struct text who, struct text what,
              struct text amount)
{
    struct explained_lines *lines = &page->lines;
    struct arena *arena = page->explanation->arena;

    if (lines->count == lines->room) {
        size_t room = 2 * lines->room + 32;
        struct explained_line *at = arena_take(arena, room * sizeof *at);

        if (lines->count > 0)
            memcpy(at, lines->at, lines->count * sizeof *at);
        lines->at = at;
        lines->room = room;
    }
    lines->at[lines->count++] = (struct explained_line){ kind, who, what, amount };
}

struct text joined(struct telling_page *page, struct text first, struct text second)
{
    struct buffer out = { 0 };

    if (first.size == 0 || second.size == 0)
        return first.size > 0 ? first : second;
    buffer_text(&out, first);
    buffer_text(&out, word(page, MESSAGE_EXPLAIN_SEMICOLON));
    buffer_text(&out, second);
    return kept(page, &out);
}
