#include "fault.h"
#include "../base/nearest.h"
#include "sheet.h"

const char *table_word(const struct schema *schema)
{
    return strcmp(schema->name, "stream") == 0 ? "households" : schema->name;
}

static bool is_label(const struct code *codes, struct text value)
{
    for (const struct code *code = codes; code && code->name; code++)
        if (text_is(value, code->label))
            return true;
    return false;
}

/* Bytes of what text begins with: ASCII, or a word of dates and amounts; 0: other words. */
static size_t plain_size(struct text text)
{
    static const char *const words[] = { "年", "月", "日", "元", "，", "．", "是", "否" };

    if ((text.at[0] & 0x80) == 0)
        return 1;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i]);
        if (text.size >= size && memcmp(text.at, words[i], size) == 0)
            return size;
    }
    return 0;
}

/* Other words in a wrong column, an address or an illness, are nobody else's business. */
static bool may_be_shown(const struct column *column, struct text value)
{
    size_t size = 1;

    if (column->flags & PRIVATE)
        return false;
    if (is_label(column->codes, value))
        return true;
    for (size_t i = 0; i < value.size && size > 0; i += size)
        size = plain_size((struct text){ value.at + i, value.size - i });
    return size > 0;
}

static void show_value(struct buffer *out, const struct column *column, struct text value)
{
    if (!may_be_shown(column, value))
        buffer_string(out, "***");
    else
        buffer_shown(out, value);
}

/* "head(户主)": to whom Chinese is told, the label as well. */
static void add_label(struct buffer *out, const struct code *code)
{
    if (message_language() != CHINESE)
        return;
    buffer_byte(out, '(');
    buffer_string(out, code->label);
    buffer_byte(out, ')');
}

static void list_names(struct buffer *out, const struct code *codes)
{
    buffer_string(out, "");
    for (const struct code *code = codes; code && code->name; code++)
        buffer_listed(out, code->name);
}

static void show_codes(struct buffer *out, const struct code *codes, const char *value)
{
    buffer_string(out, "");
    for (const struct code *code = codes; code && code->name; code++) {
        if (code > codes)
            buffer_string(out, ", ");
        buffer_string(out, code->name);
        add_label(out, code);
    }
    struct buffer suggestion = { 0 }, names = { 0 };
    list_names(&names, codes);
    add_suggestion(&suggestion, value, names.at);
    buffer_fini(&names);
    buffer_text(out, buffer_as_text(&suggestion));
    buffer_fini(&suggestion);
}

/* "id_number (身份证号)" */
static const char *show_both(struct buffer *out, const struct column *column, const char *word)
{
    buffer_string(out, column->name);
    buffer_string(out, " (");
    buffer_shown(out, text_of(word));
    buffer_byte(out, ')');
    return out->at;
}

/* The column's name, or its path inside the record. */
static const char *show_column(struct buffer *out, const struct spot *spot,
                               const struct column *column)
{
    const char *word = spot->sheet ? sheet_word(spot->sheet, (int)(column - spot->schema->columns))
                                   : NULL;

    if (word)
        return show_both(out, column, word);
    if (!spot->path)
        return column->name;
    buffer_string(out, spot->path);
    buffer_byte(out, '/');
    buffer_string(out, column->name);
    return out->at;
}

void fault_value(const struct spot *spot, const struct column *column, enum message message,
                 struct text value)
{
    struct buffer path = { 0 }, shown = { 0 }, codes = { 0 };
    struct place place = { spot->file, spot->line, show_column(&path, spot, column) };

    show_value(&shown, column, value);
    show_codes(&codes, column->codes, shown.at);
    problem_add(spot->problems, message, place, shown.at,
                table_word(spot->schema), codes.at);
    buffer_fini(&path);
    buffer_fini(&shown);
    buffer_fini(&codes);
}

void fault_line(const struct spot *spot, enum message message)
{
    struct place place = { spot->file, spot->line, spot->path };
    char limit[16];

    snprintf(limit, sizeof limit, "%d", LINE_LIMIT);
    if (message == MESSAGE_LINE_TOO_LONG)
        problem_add(spot->problems, message, place, limit, NULL, NULL);
    else
        problem_add(spot->problems, message, place, table_word(spot->schema), spot->file,
                    NULL);
}
