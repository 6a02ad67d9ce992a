/* Lists of single values, and what sections ask of their keys. */
#include "keys.h"

enum { MOST_VALUES = 5000 };

void read_series(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    const struct series *series = key->more;
    const struct key element = { key->name, series->each, false, 0, series->more };
    size_t count = want_list(loader, value) ? json_array_size(value) : 0;
    char *at;

    if (count > MOST_VALUES) {
        wrong(loader, MESSAGE_POLICY_LONG, "5000", NULL);
        return;
    }
    at = keep(loader, count, series->size);
    memcpy((char *)record + key->offset, &at, sizeof at);
    memcpy((char *)record + series->count_offset, &count, sizeof count);
    for (size_t i = 0; i < count; i++) {
        size_t before = enter_index(loader, i);
        series->each(loader, json_array_get(value, i), at + i * series->size, &element);
        leave_path(loader, before);
    }
}

unsigned word_bits(struct loader *loader, json_t *value, const char *const *words)
{
    const struct key element = { NULL, read_word, false, 0, words };
    size_t count = want_list(loader, value) ? json_array_size(value) : 0;
    unsigned bits = 0;

    for (size_t i = 0; i < count; i++) {
        size_t before = enter_index(loader, i);
        int index = -1;
        read_word(loader, json_array_get(value, i), &index, &element);
        if (index >= 0)
            bits |= 1u << index;
        leave_path(loader, before);
    }
    return bits;
}

bool one_of(struct loader *loader, json_t *object, const char *const *names)
{
    struct buffer known = { 0 };
    size_t there = 0;

    for (size_t i = 0; names[i]; i++) {
        there += json_object_get(object, names[i]) != NULL;
        buffer_listed(&known, names[i]);
    }
    if (there != 1)
        wrong(loader, MESSAGE_POLICY_ONE_OF, known.at, NULL);
    buffer_fini(&known);
    return there == 1;
}

void none_of(struct loader *loader, json_t *object, const char *const *names, const char *beside)
{
    for (size_t i = 0; names[i]; i++)
        if (json_object_get(object, names[i]))
            wrong_at(loader, names[i], MESSAGE_POLICY_NOT_HERE, beside, NULL);
}

int entry_place(struct loader *loader, const char *section, const char *key, const char *name)
{
    json_t *entries = json_object_get(loader->root, section);
    int place = 0, found = ENTRY_UNKNOWN;
    struct period period;

    for (size_t i = 0; i < json_array_size(entries); i++) {
        json_t *entry = json_array_get(entries, i), *value = json_object_get(entry, key);
        bool named = json_is_string(value) && strcmp(json_string_value(value), name) == 0;
        bool kept = json_is_object(entry) && read_period(loader, entry, false, &period)
                 && period_covers(period, loader->month);
        if (named && kept)
            return place;
        if (named)
            found = ENTRY_ABSENT;
        place += kept;
    }
    return found;
}

void default_round(struct rounding_rule *round)
{
    if (!round->to.bottom)
        round->to = (struct rational){ 1, 100 };
}
