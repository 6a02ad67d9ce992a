#include "figures.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { RATE_PLACES = 4, RATE_UNIT = 10000 };

/* Names whose values look like numbers and are none. */
static bool is_text_key(const char *key)
{
    static const char *const keys[] = { "period", "policy", "month" };

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

static bool is_rate(struct text text)
{
    return text.size > RATE_PLACES + 1 && text.at[text.size - RATE_PLACES - 1] == '.';
}

enum figure figure_of(const char *key, const json_t *value, int64_t *number)
{
    struct text text;

    if (json_is_integer(value)) {
        *number = json_integer_value(value);
        return FIGURE_COUNT;
    }
    if (!json_is_string(value) || is_text_key(key))
        return FIGURE_NONE;
    text = text_of(json_string_value(value));
    if (is_rate(text))
        return scaled_parse(text, RATE_PLACES, number) ? FIGURE_RATE : FIGURE_NONE;
    return fen_parse(text, number) ? FIGURE_MONEY : FIGURE_NONE;
}

json_t *figure_value(enum figure figure, int64_t number)
{
    char text[FEN_TEXT + 8];
    uint64_t size = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

    switch (figure) {
    case FIGURE_COUNT:
        return json_integer(number);
    case FIGURE_MONEY:
        fen_format(text, number);
        return json_string(text);
    case FIGURE_RATE:
        snprintf(text, sizeof text, "%s%" PRIu64 ".%04" PRIu64, number < 0 ? "-" : "",
                 size / RATE_UNIT, size % RATE_UNIT);
        return json_string(text);
    default:
        return json_null();
    }
}

static void walk(const json_t *figures, struct buffer *path, figure_taker *take, void *listener)
{
    size_t before = path->size;
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)figures, key, value) {
        if (before > 0)
            buffer_byte(path, '.');
        buffer_string(path, key);
        if (json_is_object(value))
            walk(value, path, take, listener);
        else if (!json_is_null(value))
            take(listener, path->at, key, value);
        path->size = before;
    }
}

void each_figure(const json_t *figures, figure_taker *take, void *listener)
{
    struct buffer path = { 0 };

    walk(figures, &path, take, listener);
    buffer_fini(&path);
}

json_t *figure_at(const json_t *figures, const char *path)
{
    const json_t *at = figures;

    while (at && *path) {
        size_t size = strcspn(path, ".");

        at = json_object_getn(at, path, size);
        path += size + (path[size] == '.');
    }
    return (json_t *)at;
}

/* "2004-04" stands against "2003-04", and where both have one month alone, one against the
   other. */
static const json_t *counterpart(const json_t *others, const char *key, bool months, bool alone)
{
    const char *name;
    json_t *value;

    if (!months)
        return json_object_get(others, key);
    json_object_foreach((json_t *)others, name, value)
        if (alone || strcmp(name + strlen(name) - 2, key + strlen(key) - 2) == 0)
            return value;
    return NULL;
}

static json_t *difference_of(const char *key, const json_t *value, const json_t *other)
{
    int64_t number = 0, subtracted = 0, difference;
    enum figure figure = figure_of(key, value, &number);
    enum figure others = figure_of(key, other, &subtracted);

    if (figure == FIGURE_NONE && others == FIGURE_NONE)
        return NULL;
    if ((figure == FIGURE_RATE || others == FIGURE_RATE) && figure != others)
        return NULL; /* there was nothing to divide by */
    if (__builtin_sub_overflow(number, subtracted, &difference))
        return NULL;
    return figure_value(figure == FIGURE_NONE ? others : figure, difference);
}

static json_t *difference_at(const char *key, const json_t *value, const json_t *other)
{
    json_t *nothing = NULL, *difference;

    if (!json_is_object(value) && !json_is_object(other))
        return difference_of(key, value, other);
    if (!json_is_object(value) || !json_is_object(other))
        nothing = json_object();
    difference = figures_difference(json_is_object(value) ? value : nothing,
                                    json_is_object(other) ? other : nothing);
    json_decref(nothing);
    return difference;
}

static void set_difference(json_t *object, const char *key, const json_t *value,
                           const json_t *other)
{
    json_t *difference = difference_at(key, value, other);

    if (difference)
        json_object_set_new(object, key, difference);
}

static json_t *differences(const json_t *figures, const json_t *others, bool months)
{
    bool alone = months && json_object_size(figures) == 1 && json_object_size(others) == 1;
    json_t *object = json_object(), *value;
    const char *key;

    json_object_foreach((json_t *)figures, key, value) {
        const json_t *other = counterpart(others, key, months, alone);

        if (strcmp(key, "roster") == 0 && json_is_object(value) && json_is_object(other))
            json_object_set_new(object, key, differences(value, other, true));
        else
            set_difference(object, key, value, other);
    }
    json_object_foreach((json_t *)others, key, value)
        if (!months && !json_object_get(figures, key))
            set_difference(object, key, NULL, value);
    return object;
}

json_t *figures_difference(const json_t *figures, const json_t *others)
{
    return differences(figures, others, false);
}

/* The whole's figures are held against the sums of the parts'. */
struct addition_check {
    json_t *const *parts;
    size_t count;
    struct buffer *path;
    bool differs;
};

static void check_sum(void *listener, const char *path, const char *key, const json_t *value)
{
    struct addition_check *check = listener;
    int64_t whole, part, sum = 0;
    enum figure figure = figure_of(key, value, &whole);

    if (check->differs || (figure != FIGURE_COUNT && figure != FIGURE_MONEY)
        || strncmp(path, "averages.", 9) == 0)
        return;
    for (size_t i = 0; i < check->count; i++)
        if (figure_of(key, figure_at(check->parts[i], path), &part) == figure)
            sum = (int64_t)((uint64_t)sum + (uint64_t)part);
    if (sum == whole)
        return;
    check->differs = true;
    buffer_string(check->path, path);
}

bool figures_do_not_add_up(const json_t *whole, json_t *const *parts, size_t count,
                           struct buffer *path)
{
    struct addition_check check = { parts, count, path, false };

    each_figure(whole, check_sum, &check);
    return check.differs;
}
