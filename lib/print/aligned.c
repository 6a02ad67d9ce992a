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
