#include "lines.h"
#include "../base/fen.h"
#include <jansson.h>

/* A place in the text, and the line that it is on. */
struct cursor {
    const char *at, *end;
    long line;
};

static char byte_at(const struct cursor *cursor)
{
    return cursor->at < cursor->end ? *cursor->at : '\0';
}

/* Over blanks and what stands between values. */
static void skip_between(struct cursor *cursor)
{
    while (cursor->at < cursor->end && strchr(" \t\r\n,:", *cursor->at))
        cursor->line += *cursor->at++ == '\n';
}

/* Over a text, from quote to quote; gives it, quotes and all. */
static struct text skip_string(struct cursor *cursor)
{
    const char *from = cursor->at++;

    while (cursor->at < cursor->end && *cursor->at != '"')
        cursor->at += *cursor->at == '\\' ? 2 : 1;
    cursor->at++;
    return (struct text){ from, (size_t)(cursor->at - from) };
}

/* Over one bracket, text, number or word. */
static void skip_token(struct cursor *cursor)
{
    if (byte_at(cursor) == '"') {
        skip_string(cursor);
        return;
    }
    do
        cursor->at++;
    while (cursor->at < cursor->end && !strchr(" \t\r\n,:[]{}\"", *cursor->at));
}

static void skip_value(struct cursor *cursor)
{
    int depth = 0;

    do {
        char byte = byte_at(cursor);
        depth += (byte == '{' || byte == '[') - (byte == '}' || byte == ']');
        if (byte == '{' || byte == '[' || byte == '}' || byte == ']')
            cursor->at++;
        else
            skip_token(cursor);
        if (depth > 0)
            skip_between(cursor);
    } while (depth > 0 && cursor->at < cursor->end);
}

/* The key as a part of a path. */
static void add_part(struct buffer *part, const char *key)
{
    for (; *key; key++) {
        if (*key == '~' || *key == '/')
            buffer_string(part, *key == '~' ? "~0" : "~1");
        else
            buffer_byte(part, *key);
    }
}

static bool key_is(struct text quoted, struct text part)
{
    json_t *key = json_loadb(quoted.at, quoted.size, JSON_DECODE_ANY, NULL);
    struct buffer name = { 0 };

    buffer_add(&name, "", 0);
    add_part(&name, json_is_string(key) ? json_string_value(key) : "");
    bool same = text_equal(buffer_as_text(&name), part);
    buffer_fini(&name);
    json_decref(key);
    return same;
}

/* To the value of an object's key; *line is the key's. False: it has none of that name. */
static bool find_key(struct cursor *cursor, struct text part, long *line)
{
    cursor->at++;
    skip_between(cursor);
    while (byte_at(cursor) == '"') {
        *line = cursor->line;
        bool found = key_is(skip_string(cursor), part);
        skip_between(cursor);
        if (found)
            return true;
        skip_value(cursor);
        skip_between(cursor);
    }
    return false;
}

static bool find_element(struct cursor *cursor, struct text part, long *line)
{
    int64_t index;

    if (!integer_parse(part, &index))
        return false;
    cursor->at++;
    skip_between(cursor);
    while (index-- > 0 && cursor->at < cursor->end && *cursor->at != ']') {
        skip_value(cursor);
        skip_between(cursor);
    }
    *line = cursor->line;
    return cursor->at < cursor->end && *cursor->at != ']';
}

long json_line(struct text text, const char *path)
{
    struct cursor cursor = { text.at, text.at + text.size, 1 };
    long line, found;
    bool there = *path == '/';

    skip_between(&cursor);
    found = cursor.line;
    while (there && *path == '/' && path[1]) {
        struct text part = { path + 1, strcspn(path + 1, "/") };
        there = (byte_at(&cursor) == '{' && find_key(&cursor, part, &line))
             || (byte_at(&cursor) == '[' && find_element(&cursor, part, &line));
        if (there)
            found = line;
        path += part.size + 1;
    }
    return found;
}
