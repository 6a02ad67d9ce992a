#include "explanation.h"

#include "../base/help.h"
#include "aligned.h"

enum { PAGE_WIDTH = 72, WHO_WIDTH = 12, INDENT = 2, NOTE_INDENT = 4 };

static void blanks(struct buffer *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_byte(out, ' ');
}

/* At the right edge, on a line of its own where there is no room. */
static void put_amount(struct buffer *out, struct text amount, size_t taken)
{
    size_t width = display_width(amount);

    if (amount.size == 0)
        return;
    if (taken + 2 + width > PAGE_WIDTH) {
        buffer_byte(out, '\n');
        taken = 0;
    }
    blanks(out, PAGE_WIDTH - taken - width);
    buffer_visible(out, amount);
}

static size_t put_who(struct buffer *out, struct text who)
{
    size_t width = display_width(who);

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
    put_amount(out, line->amount, indent + add_wrapped(out, line->what, PAGE_WIDTH, indent));
    buffer_byte(out, '\n');
}

void explained_lines_as_text(struct buffer *out, const struct explained_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (i + 1 == lines->count)
            add_rule(out, PAGE_WIDTH);
        put_line(out, &lines->at[i]);
        if (lines->at[i].kind == LINE_TITLE)
            add_rule(out, PAGE_WIDTH);
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
