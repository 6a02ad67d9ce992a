#include "explanation.h"

#include "../base/help.h"

enum { PAGE_WIDTH = 72, WHO_WIDTH = 12, INDENT = 2, NOTE_INDENT = 4 };

static void blanks(struct buffer *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_byte(out, ' ');
}

static size_t width_of(struct text text)
{
    return display_width(text);
}

/* Bytes of the first character. */
static size_t character(struct text text)
{
    size_t size = 1;

    while (size < text.size && ((unsigned char)text.at[size] & 0xc0) == 0x80)
        size++;
    return size;
}

static bool may_break_after(struct text text, size_t at)
{
    return text.at[at] == ' ' || (unsigned char)text.at[at] >= 0x80;
}

/* Bytes of what fits on a line, broken at a blank or beside a wide character where there is one. */
static size_t fitting(struct text text, size_t room)
{
    size_t size = 0, good = 0, width = 0;

    while (size < text.size) {
        struct text rest = { text.at + size, text.size - size };
        size_t next = character(rest);

        width += width_of((struct text){ rest.at, next });
        if (width > room && size > 0)
            return good > 0 ? good : size;
        if (size > 0 && (unsigned char)rest.at[0] >= 0x80 && may_break_after(text, size - 1))
            good = size;
        size += next;
        if (may_break_after(text, size - 1))
            good = size;
    }
    return text.size;
}

static struct text without_blanks(struct text text)
{
    while (text.size > 0 && text.at[0] == ' ')
        text = (struct text){ text.at + 1, text.size - 1 };
    while (text.size > 0 && text.at[text.size - 1] == ' ')
        text.size--;
    return text;
}

/* Writes the text over as many lines as it takes; returns the width of the last. */
static size_t put_wrapped(struct buffer *out, struct text text, size_t indent)
{
    size_t width = 0;

    for (bool first = true; text.size > 0 || first; first = false) {
        size_t size = fitting(text, PAGE_WIDTH - indent);

        if (!first) {
            buffer_byte(out, '\n');
            blanks(out, indent);
        }
        struct text line = without_blanks((struct text){ text.at, size });
        buffer_visible(out, line);
        width = width_of(line);
        text = without_blanks((struct text){ text.at + size, text.size - size });
    }
    return width;
}

/* At the right edge, on a line of its own where there is no room. */
static void put_amount(struct buffer *out, struct text amount, size_t taken)
{
    size_t width = width_of(amount);

    if (amount.size == 0)
        return;
    if (taken + 2 + width > PAGE_WIDTH) {
        buffer_byte(out, '\n');
        taken = 0;
    }
    blanks(out, PAGE_WIDTH - taken - width);
    buffer_visible(out, amount);
}

static void put_rule(struct buffer *out)
{
    for (size_t i = 0; i < PAGE_WIDTH; i++)
        buffer_byte(out, '-');
    buffer_byte(out, '\n');
}

static size_t put_who(struct buffer *out, struct text who)
{
    size_t width = width_of(who);

    if (who.size == 0)
        return 0;
    buffer_visible(out, who);
    blanks(out, width < WHO_WIDTH ? WHO_WIDTH - width : 1);
    return width < WHO_WIDTH ? WHO_WIDTH : width + 1;
}

static void put_line(struct buffer *out, const struct explained_line *line)
{
    size_t indent = line->kind == LINE_HEADING || line->kind == LINE_TITLE ? 0 : INDENT;

    if (line->kind == LINE_HEADING)
        buffer_byte(out, '\n');
    if (line->kind == LINE_NOTE)
        indent += NOTE_INDENT;
    blanks(out, indent);
    indent += put_who(out, line->who);
    put_amount(out, line->amount, indent + put_wrapped(out, line->what, indent));
    buffer_byte(out, '\n');
}

void explained_lines_as_text(struct buffer *out, const struct explained_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (i + 1 == lines->count)
            put_rule(out);
        put_line(out, &lines->at[i]);
        if (lines->at[i].kind == LINE_TITLE)
            put_rule(out);
    }
}

void explanation_as_text(struct buffer *out, const struct explanation *explanation,
                         enum language language)
{
    struct explained_lines lines = explanation_lines(explanation, language);

    explained_lines_as_text(out, &lines);
}

bool explanation_form_is_good(const struct settings *settings)
{
    const char *explain = settings->value[OPTION_EXPLAIN];
    const char *name = settings->program->name;
    bool text = explain && strcmp(explain, "text") == 0;

    if (explain && (settings->value[OPTION_TO] || settings->value[OPTION_OUT])) {
        say_problem(name, MESSAGE_EXPLAIN_FORM, settings->value[OPTION_TO] ? "--to" : "--out", NULL,
                    NULL);
        return false;
    }
    if (settings->value[OPTION_LANG] && !text)
        say_problem(name, MESSAGE_EXPLAIN_LANG, NULL, NULL, NULL);
    return text || !settings->value[OPTION_LANG];
}
