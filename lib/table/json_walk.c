#include "json_walk.h"

static const char *skip_blanks(const char *at)
{
    while (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')
        at++;
    return at;
}

/* From the opening quote to behind the closing one. */
static const char *skip_string(const char *at)
{
    for (at++; *at != '"'; at++)
        at += *at == '\\';
    return at + 1;
}

static const char *skip_brackets(const char *at)
{
    int depth = 0;

    do {
        if (*at == '"') {
            at = skip_string(at);
            continue;
        }
        depth += (*at == '{' || *at == '[') - (*at == '}' || *at == ']');
        at++;
    } while (depth > 0);
    return at;
}

static const char *skip_value(const char *at)
{
    if (*at == '"')
        return skip_string(at);
    if (*at == '{' || *at == '[')
        return skip_brackets(at);
    return at + strcspn(at, ",]} \t\r\n");
}

struct json_walk json_walk(struct text value)
{
    return (struct json_walk){ skip_blanks(value.at) + 1 };
}

static bool has_next(struct json_walk *walk)
{
    walk->at = skip_blanks(walk->at);
    if (*walk->at == ',')
        walk->at = skip_blanks(walk->at + 1);
    return *walk->at != ']' && *walk->at != '}';
}

static void take_value(struct json_walk *walk, struct text *value)
{
    value->at = skip_blanks(walk->at);
    walk->at = skip_value(value->at);
    value->size = (size_t)(walk->at - value->at);
}

bool json_walk_value(struct json_walk *walk, struct text *value)
{
    if (!has_next(walk))
        return false;
    take_value(walk, value);
    return true;
}

bool json_walk_pair(struct json_walk *walk, struct text *name, struct text *value)
{
    const char *end;

    if (!has_next(walk))
        return false;
    end = skip_string(walk->at);
    *name = (struct text){ walk->at + 1, (size_t)(end - walk->at) - 2 };
    walk->at = skip_blanks(end) + 1;
    take_value(walk, value);
    return true;
}
