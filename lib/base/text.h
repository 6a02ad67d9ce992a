/* Slices of bytes and growing buffers. */
#ifndef DIBAO_TEXT_H
#define DIBAO_TEXT_H

#include "word.h"
#include <stdbool.h>
#include <stddef.h>

/* Bytes that belong to somebody else; not terminated. An empty slice has size 0. */
struct text {
    const char *at;
    size_t size;
};

static inline struct text text_of(const char *string)
{
    return (struct text){ string, string ? strlen(string) : 0 };
}

static inline bool text_equal(struct text a, struct text b)
{
    if (a.size != b.size)
        return false;
    if (a.size >= 8 && a.size <= 16) /* household_id and the like */
        return word_at(a.at) == word_at(b.at)
            && word_at(a.at + a.size - 8) == word_at(b.at + b.size - 8);
    return a.size == 0 || memcmp(a.at, b.at, a.size) == 0;
}

static inline bool text_is(struct text a, const char *string)
{
    return text_equal(a, text_of(string));
}

/* By bytes, as LC_ALL=C sort: below, equal to or above zero. */
int text_compare_any(struct text a, struct text b);
static inline int text_compare(struct text a, struct text b)
{
    uint64_t one, other;

    if (a.size != b.size || a.size < 8 || a.size > 16)
        return text_compare_any(a, b);
    one = __builtin_bswap64(word_at(a.at));
    other = __builtin_bswap64(word_at(b.at));
    if (one == other) {
        one = __builtin_bswap64(word_at(a.at + a.size - 8));
        other = __builtin_bswap64(word_at(b.at + b.size - 8));
    }
    return (one > other) - (one < other);
}

/* Bytes that grow; always terminated after a call that adds. Owns `at`. */
struct buffer {
    char *at;
    size_t size, room;
};

void buffer_add(struct buffer *buffer, const char *at, size_t size);
void buffer_text(struct buffer *buffer, struct text text);
void buffer_string(struct buffer *buffer, const char *string);
void buffer_byte(struct buffer *buffer, char byte);
void buffer_number(struct buffer *buffer, int64_t number);
/* Adds one of a list: "community, notice1". */
void buffer_listed(struct buffer *buffer, const char *string);
/* More memory, for so many bytes and a terminator. */
void buffer_grow(struct buffer *buffer, size_t size);
/* Room for `size` bytes at the end and a terminator; write there, then tell buffer_took where it
   ended. */
static inline char *buffer_room(struct buffer *buffer, size_t size)
{
    if (buffer->room - buffer->size <= size)
        buffer_grow(buffer, size);
    return buffer->at + buffer->size;
}
static inline void buffer_took(struct buffer *buffer, char *end)
{
    buffer->size = (size_t)(end - buffer->at);
    *end = '\0';
}
/* Shortens to nothing, keeps the memory. */
void buffer_clear(struct buffer *buffer);
void buffer_fini(struct buffer *buffer);

static inline struct text buffer_as_text(const struct buffer *buffer)
{
    return (struct text){ buffer->at, buffer->size };
}

/* The number of leading bytes of `text` that are valid UTF-8 (no surrogates, no overlong
   forms, up to U+10FFFF); equal to text.size when all of it is. Looks at eight bytes at a
   time while they are ASCII. */
size_t utf8_valid(struct text text);

/* Adds `text` made harmless for a terminal: control characters (C0, DEL, C1, and the bidi
   controls U+202A-202E, U+2066-2069) and broken bytes become '?'. */
void buffer_visible(struct buffer *buffer, struct text text);

/* Adds a value as messages show it: cut when it is long, and hidden when it has so many digits that
   it may be an ID number, account or telephone that stands in a wrong column. */
void buffer_shown(struct buffer *buffer, struct text value);

/* Columns that `text` takes on a terminal: 2 for East Asian wide characters. */
size_t display_width(struct text text);

#endif
