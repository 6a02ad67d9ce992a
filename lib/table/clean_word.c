/* Codes, sets of them, yes and no: by their names or by what they are called in either language. */
#include "clean_parts.h"
#include <strings.h>

static bool same_letters(struct text text, const char *word)
{
    return word && text.size == strlen(word) && strncasecmp(text.at, word, text.size) == 0;
}

static const char *code_called(const struct code *codes, struct text text)
{
    for (const struct code *code = codes; code && code->name; code++)
        if (same_letters(text, code->name) || same_letters(text, code->label)
            || same_letters(text, code->label_en))
            return code->name;
    return NULL;
}

static void add_code(const struct column *column, struct text text, struct buffer *out)
{
    struct buffer narrowed = { 0 };
    const char *name = code_called(column->codes, text);

    narrow(text, &narrowed);
    if (!name)
        name = code_called(column->codes, buffer_as_text(&narrowed));
    if (name)
        buffer_string(out, name);
    else
        buffer_text(out, text);
    buffer_fini(&narrowed);
}

enum message clean_code(const struct column *column, struct text text, struct buffer *out)
{
    add_code(column, text, out);
    return MESSAGE_COUNT;
}

/* Bytes of what parts a set's members here; 0: nothing does. */
static size_t parting(struct text text)
{
    static const char *const signs[] = { ";", "；", "、", ",", "，", "|" };

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (starts_with(text, signs[i]))
            return strlen(signs[i]);
    return 0;
}

enum message clean_set(const struct column *column, struct text text, struct buffer *out)
{
    size_t from = out->size;

    for (size_t i = 0, size; i < text.size; i += size) {
        size_t begin = i;
        while (i < text.size && !parting((struct text){ text.at + i, text.size - i }))
            i++;
        struct text member = trimmed((struct text){ text.at + begin, i - begin });
        size = i < text.size ? parting((struct text){ text.at + i, text.size - i }) : 0;
        if (member.size == 0)
            continue;
        if (out->size > from)
            buffer_byte(out, ';');
        add_code(column, member, out);
    }
    return MESSAGE_COUNT;
}

enum message clean_yesno(const struct column *column, struct text text, struct buffer *out)
{
    static const struct code words[] = {
        { "yes", "是", "Y" }, { "yes", "有", "true" }, { "yes", "√", "1" }, { "yes", "对", "✓" },
        { "no", "否", "N" },  { "no", "无", "false" }, { "no", "×", "0" },  { "no", "不", "✗" },
        { NULL, NULL, NULL }
    };
    const struct column yes_or_no = { .name = column->name, .codes = words };

    add_code(&yes_or_no, text, out);
    return MESSAGE_COUNT;
}
