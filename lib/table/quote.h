/* How a cell or a value is written and read back in CSV and JSON. */
#ifndef DIBAO_QUOTE_H
#define DIBAO_QUOTE_H

#include "../base/text.h"

/* The room that a text of `size` bytes takes at most, quotes included. */
static inline size_t csv_room(size_t size)
{
    return 2 * size + 2;
}
static inline size_t json_room(size_t size)
{
    return 6 * size + 2;
}

/* True when a cell with this text must stand in quotes. */
bool needs_quotes(struct text text);
/* Writes a cell with as few quotes as RFC 4180 allows; returns the end. */
char *put_csv(char *to, struct text text);
/* Writes a string with its quotes; returns the end. */
char *put_json(char *to, struct text text);
/* Writes the bytes as they are; returns the end. */
static inline char *put_bytes(char *to, struct text text)
{
    if (text.size > 0)
        memcpy(to, text.at, text.size);
    return to + text.size;
}

/* The text of a CSV cell as it stands in its line: itself, or without its quotes in `scratch`. */
struct text csv_text(struct text cell, struct buffer *scratch);
/* The text of a valid JSON value as it stands: a string without quotes and escapes (in
   `scratch` when it has any), "" for null, the characters of everything else. */
struct text json_text(struct text value, struct buffer *scratch);
/* The same for what stands between the quotes of a string. */
struct text json_unescape(struct text inside, struct buffer *scratch);
/* An object or a list. */
static inline bool json_is_nested(struct text value)
{
    return value.size > 0 && (value.at[0] == '[' || value.at[0] == '{');
}

#endif
