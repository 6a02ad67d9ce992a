#include "quote.h"

/* Whether one of eight bytes is a comma, a quote, or one of the control characters, of which two
   end lines. */
static bool may_need_quotes(uint64_t word)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t comma = word ^ ones * ',', quote = word ^ ones * '"';

    return (((comma - ones) & ~comma) | ((quote - ones) & ~quote) | ((word - ones * ' ') & ~word))
           & ones << 7;
}

/* True when eight bytes at a time show that no byte needs quotes. */
static bool is_plain(struct text text)
{
    size_t done = 0;

    if (text.size < 8)
        return false;
    for (; done + 8 <= text.size; done += 8)
        if (may_need_quotes(word_at(text.at + done)))
            return false;
    return !may_need_quotes(word_at(text.at + text.size - 8));
}

bool needs_quotes(struct text text)
{
    if (is_plain(text))
        return false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.at[i];
        if (c == ',' || c == '"' || c == '\n' || c == '\r')
            return true;
    }
    return false;
}

char *put_csv(char *to, struct text text)
{
    if (!needs_quotes(text))
        return put_bytes(to, text);
    *to++ = '"';
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] == '"')
            *to++ = '"';
        *to++ = text.at[i];
    }
    *to++ = '"';
    return to;
}

static char *put_escape(char *to, unsigned char c)
{
    static const char letters[] = { ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f',
                                    ['\r'] = 'r', ['"'] = '"', ['\\'] = '\\' };
    static const char digits[] = "0123456789abcdef";

    *to++ = '\\';
    if (letters[c]) {
        *to++ = letters[c];
        return to;
    }
    memcpy(to, "u00", 3);
    to[3] = digits[c >> 4];
    to[4] = digits[c & 15];
    return to + 5;
}

char *put_json(char *to, struct text text)
{
    *to++ = '"';
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c < 0x20 || c == '"' || c == '\\')
            to = put_escape(to, c);
        else
            *to++ = (char)c;
    }
    *to++ = '"';
    return to;
}

struct text csv_text(struct text cell, struct buffer *scratch)
{
    if (cell.size < 2 || cell.at[0] != '"')
        return cell;
    buffer_clear(scratch);
    for (size_t i = 1; i + 1 < cell.size; i++) {
        buffer_byte(scratch, cell.at[i]);
        if (cell.at[i] == '"')
            i++;
    }
    return buffer_as_text(scratch);
}

static unsigned hex_digit(char c)
{
    return (unsigned)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
}

static unsigned hex4(const char *at)
{
    return hex_digit(at[0]) << 12 | hex_digit(at[1]) << 8 | hex_digit(at[2]) << 4 |
           hex_digit(at[3]);
}

static void add_utf8(struct buffer *to, unsigned point)
{
    if (point < 0x80) {
        buffer_byte(to, (char)point);
        return;
    }
    if (point < 0x800) {
        buffer_byte(to, (char)(0xc0 | point >> 6));
    } else if (point < 0x10000) {
        buffer_byte(to, (char)(0xe0 | point >> 12));
        buffer_byte(to, (char)(0x80 | (point >> 6 & 0x3f)));
    } else {
        buffer_byte(to, (char)(0xf0 | point >> 18));
        buffer_byte(to, (char)(0x80 | (point >> 12 & 0x3f)));
        buffer_byte(to, (char)(0x80 | (point >> 6 & 0x3f)));
    }
    buffer_byte(to, (char)(0x80 | (point & 0x3f)));
}

/* Reads the "uXXXX" at `at` (a pair when it is a high surrogate); returns its length. */
static size_t add_code_point(struct buffer *to, const char *at, size_t left)
{
    if (left < 5)
        return left;
    unsigned point = hex4(at + 1);
    size_t used = 5;
    if (point >= 0xd800 && point < 0xdc00 && left >= 11) {
        point = 0x10000 + ((point - 0xd800) << 10) + (hex4(at + 7) - 0xdc00);
        used = 11;
    }
    add_utf8(to, point);
    return used;
}

static size_t add_escaped(struct buffer *to, const char *at, size_t left)
{
    static const char meant[] = { ['b'] = '\b', ['f'] = '\f', ['n'] = '\n', ['r'] = '\r',
                                  ['t'] = '\t' };
    unsigned char c = (unsigned char)at[0];

    if (c == 'u')
        return add_code_point(to, at, left);
    buffer_byte(to, c < sizeof meant && meant[c] ? meant[c] : (char)c);
    return 1;
}

struct text json_unescape(struct text inside, struct buffer *scratch)
{
    if (inside.size == 0 || !memchr(inside.at, '\\', inside.size))
        return inside;
    buffer_clear(scratch);
    for (size_t i = 0; i < inside.size;) {
        if (inside.at[i] == '\\' && i + 1 < inside.size)
            i += 1 + add_escaped(scratch, inside.at + i + 1, inside.size - i - 1);
        else
            buffer_byte(scratch, inside.at[i++]);
    }
    return buffer_as_text(scratch);
}

struct text json_text(struct text value, struct buffer *scratch)
{
    if (text_is(value, "null"))
        return (struct text){ "", 0 };
    if (value.size < 2 || value.at[0] != '"')
        return value;
    return json_unescape((struct text){ value.at + 1, value.size - 2 }, scratch);
}
