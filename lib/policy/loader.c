#include "loader.h"
#include "lines.h"

size_t enter_name(struct loader *loader, const char *name)
{
    size_t before = loader->path.size;

    buffer_byte(&loader->path, '/');
    for (; *name; name++) {
        if (*name == '~' || *name == '/')
            buffer_string(&loader->path, *name == '~' ? "~0" : "~1");
        else
            buffer_byte(&loader->path, *name);
    }
    return before;
}

size_t enter_index(struct loader *loader, size_t index)
{
    size_t before = loader->path.size;

    buffer_byte(&loader->path, '/');
    buffer_number(&loader->path, (int64_t)index);
    return before;
}

void leave_path(struct loader *loader, size_t before)
{
    loader->path.size = before;
    loader->path.at[before] = '\0';
}

char *path_copy(struct loader *loader)
{
    return (char *)keep_string(loader, loader->path.size ? loader->path.at : "/");
}

enum {
    MOST_ERRORS = 1000,    /* a file with more is no policy */
    MOST_SCANNED = 1 << 28 /* a file of millions of bytes that is wrong everywhere is not worth
                              more; what is found then has no line */
};

struct place place_of_path(struct loader *loader, const char *path)
{
    struct place place = { loader->policy->file, 0, path };

    if (loader->scanned > MOST_SCANNED)
        return place;
    loader->scanned += loader->text.size;
    place.line = json_line(loader->text, path);
    return place;
}

bool wrong(struct loader *loader, enum message message, const char *first, const char *second)
{
    struct place place = place_of_path(loader, loader->path.size ? loader->path.at : "/");

    if (loader->problems->errors >= MOST_ERRORS)
        return false;
    return problem_add(loader->problems, message, place, first, second, NULL);
}

bool wrong_at(struct loader *loader, const char *name, enum message message, const char *first,
              const char *second)
{
    size_t before = enter_name(loader, name);

    wrong(loader, message, first, second);
    leave_path(loader, before);
    return false;
}

void *keep(struct loader *loader, size_t count, size_t size)
{
    void *at = arena_take(loader->arena, count * size + 1);

    memset(at, 0, count * size + 1);
    return at;
}

const char *keep_string(struct loader *loader, const char *string)
{
    size_t size = strlen(string) + 1;

    return memcpy(keep(loader, 1, size), string, size);
}

const char *want_string(struct loader *loader, json_t *value)
{
    if (!json_is_string(value) || json_string_length(value) == 0) {
        wrong(loader, MESSAGE_POLICY_NOT_TEXT, NULL, NULL);
        return NULL;
    }
    return keep_string(loader, json_string_value(value));
}

bool want_number(struct loader *loader, json_t *value, struct rational *number)
{
    return json_number(value, number) || wrong(loader, MESSAGE_POLICY_NOT_NUMBER, NULL, NULL);
}

bool want_object(struct loader *loader, json_t *value)
{
    return json_is_object(value) || wrong(loader, MESSAGE_POLICY_NOT_OBJECT, NULL, NULL);
}

bool want_list(struct loader *loader, json_t *value)
{
    if (json_is_array(value) && json_array_size(value) > 0)
        return true;
    return wrong(loader, MESSAGE_POLICY_NOT_LIST, NULL, NULL);
}

static bool read_bound(struct loader *loader, json_t *entry, const char *name, bool tell,
                       month *bound)
{
    json_t *value = json_object_get(entry, name);

    *bound = NO_MONTH;
    if (!value)
        return true;
    if (json_is_string(value) && month_parse(text_of(json_string_value(value)), bound))
        return true;
    return tell && wrong_at(loader, name, MESSAGE_POLICY_NOT_MONTH, NULL, NULL);
}

bool read_period(struct loader *loader, json_t *entry, bool tell, struct period *period)
{
    bool good = read_bound(loader, entry, "from", tell, &period->from);

    good &= read_bound(loader, entry, "to", tell, &period->to);
    if (good && period->from != NO_MONTH && period->to != NO_MONTH && period->from > period->to)
        return tell && wrong(loader, MESSAGE_POLICY_PERIOD, NULL, NULL);
    return good;
}

bool period_covers(struct period period, month worked)
{
    if (worked == NO_MONTH)
        return true;
    return (period.from == NO_MONTH || period.from <= worked)
        && (period.to == NO_MONTH || worked <= period.to);
}

bool periods_meet(struct period first, struct period second)
{
    return (first.from == NO_MONTH || second.to == NO_MONTH || first.from <= second.to)
        && (second.from == NO_MONTH || first.to == NO_MONTH || second.from <= first.to);
}
