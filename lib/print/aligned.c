#include "aligned.h"

static void fill(struct buffer *out, size_t count, char with)
{
    char *at = buffer_room(out, count);

    memset(at, with, count);
    buffer_took(out, at + count);
}

void add_aligned(struct buffer *out, struct text text, size_t width, bool right)
{
    size_t from = out->size;

    buffer_visible(out, text);
    size_t size = out->size - from;
    size_t taken = display_width((struct text){ out->at + from, size });
    size_t pad = taken < width ? width - taken : 0;
    fill(out, pad + 1, ' ');
    if (!right || pad == 0)
        return;
    memmove(out->at + from + pad, out->at + from, size);
    memset(out->at + from, ' ', pad);
}

void end_aligned(struct buffer *out)
{
    while (out->size > 0 && out->at[out->size - 1] == ' ')
        out->size--;
    buffer_byte(out, '\n');
}

void add_rule(struct buffer *out, size_t width)
{
    fill(out, width, '-');
    buffer_byte(out, '\n');
}

void add_ink(struct buffer *out, const char *label)
{
    buffer_string(out, label);
    buffer_string(out, " ____________  ");
}

/* Bytes of the first character. */
static size_t character(struct text text)
{
    size_t size = 1;

    while (size < text.size && ((unsigned char)text.at[size] & 0xc0) == 0x80)
        size++;
    return size;
}

/* What does not begin a line. */
static bool is_closing(struct text rest)
{
    static const char *const marks[] = { "。", "，", "；", "：", "、", "）", "”", "！", "？", "》" };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (rest.size >= strlen(marks[i]) && memcmp(rest.at, marks[i], strlen(marks[i])) == 0)
            return true;
    return false;
}

/* A line may end before the byte at `at`: after a blank or a wide character. */
static bool may_break(struct text text, size_t at)
{
    bool after = text.at[at - 1] == ' ' || (unsigned char)text.at[at - 1] >= 0x80;

    return after && !is_closing((struct text){ text.at + at, text.size - at });
}

/* Bytes of what fits on a line, broken where it may be; in a longer word anywhere. */
static size_t fitting(struct text text, size_t room)
{
    size_t size = 0, good = 0, width = 0;

    while (size < text.size) {
        struct text rest = { text.at + size, text.size - size };
        size_t next = character(rest);

        if (size > 0 && may_break(text, size))
            good = size;
        width += display_width((struct text){ rest.at, next });
        if (width > room && size > 0)
            return good > 0 ? good : size;
        size += next;
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

size_t add_wrapped(struct buffer *out, struct text text, size_t width, size_t indent)
{
    size_t taken = 0;

    for (bool first = true; text.size > 0 || first; first = false) {
        size_t size = fitting(text, width - indent);

        if (!first) {
            buffer_byte(out, '\n');
            fill(out, indent, ' ');
        }
        struct text line = without_blanks((struct text){ text.at, size });
        buffer_visible(out, line);
        taken = display_width(line);
        text = without_blanks((struct text){ text.at + size, text.size - size });
    }
    return taken;
}
