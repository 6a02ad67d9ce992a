#include "keys.h"
#include "../base/nearest.h"

static void *place_of(void *record, const struct key *key)
{
    return (char *)record + key->offset;
}

static const struct key rule_keys[] = {
    { "label", read_text, false, offsetof(struct rule, label), NULL },
    { "label_en", read_text, false, offsetof(struct rule, label_en), NULL },
    { "basis", read_text, false, offsetof(struct rule, basis), NULL },
};
enum { RULE_KEYS = sizeof rule_keys / sizeof *rule_keys };

static const struct key *key_named(const struct key *keys, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(keys[i].name, name) == 0)
            return &keys[i];
    return NULL;
}

static bool key_is_known(const struct section *section, const char *name)
{
    if (section->dated && (strcmp(name, "from") == 0 || strcmp(name, "to") == 0))
        return true;
    return key_named(rule_keys, RULE_KEYS, name)
        || key_named(section->keys, section->key_count, name);
}

static void refuse_key(struct loader *loader, const char *name, const char *known)
{
    struct buffer suggestion = { 0 };

    add_suggestion(&suggestion, name, known);
    wrong_at(loader, name, MESSAGE_POLICY_KEY, known, suggestion.at);
    buffer_fini(&suggestion);
}

static void refuse_unknown_keys(struct loader *loader, json_t *object,
                                const struct section *section)
{
    struct buffer known = { 0 };
    const char *name;
    json_t *value;

    for (size_t i = 0; i < section->key_count; i++)
        buffer_listed(&known, section->keys[i].name);
    buffer_string(&known, section->dated ? ", from, to" : "");
    json_object_foreach (object, name, value)
        if (!key_is_known(section, name))
            refuse_key(loader, name, known.at);
    buffer_fini(&known);
}

static void read_keys(struct loader *loader, json_t *object, void *record,
                      const struct key *keys, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        json_t *value = json_object_get(object, keys[i].name);
        if (!value && keys[i].required)
            wrong_at(loader, keys[i].name, MESSAGE_POLICY_MISSING, NULL, NULL);
        if (!value)
            continue;
        size_t before = enter_name(loader, keys[i].name);
        loader->object = object;
        keys[i].read(loader, value, record, &keys[i]);
        leave_path(loader, before);
    }
}

static void warn_absent(struct loader *loader, const struct rule *rule)
{
    struct place place = place_of_path(loader, rule->path);

    if (!rule->label)
        problem_warn(loader->problems, MESSAGE_POLICY_NO_LABEL, place, NULL, NULL, NULL);
    if (!rule->basis)
        problem_warn(loader->problems, MESSAGE_POLICY_NO_BASIS, place, NULL, NULL, NULL);
}

static void end_rule(struct loader *loader, struct rule *rule)
{
    if (loader->warns)
        warn_absent(loader, rule);
    if (!loader->kept)
        return;
    loader->rules = make_room(loader->rules, &loader->rule_room, loader->rule_count + 1,
                              sizeof *loader->rules);
    loader->rules[loader->rule_count++] = rule;
}

void read_object(struct loader *loader, json_t *object, void *record,
                 const struct section *section)
{
    struct rule *rule = section->ruled == RULE ? record : keep(loader, 1, sizeof *rule);

    if (!want_object(loader, object))
        return;
    refuse_unknown_keys(loader, object, section);
    rule->path = path_copy(loader);
    read_keys(loader, object, rule, rule_keys, RULE_KEYS);
    read_keys(loader, object, record, section->keys, section->key_count);
    if (section->finish)
        section->finish(loader, object, record);
    if (section->ruled != NO_RULE)
        end_rule(loader, rule);
}

void read_section(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    read_object(loader, value, place_of(record, key), key->more);
}

static bool keys_equal(json_t *a, json_t *b, const char *name)
{
    json_t *first = json_object_get(a, name), *second = json_object_get(b, name);

    if (!first && !second)
        return strcmp(name, "when") == 0;
    return first && second && json_equal(first, second);
}

static bool entries_clash(struct loader *loader, json_t *a, json_t *b, const struct list *list)
{
    struct period first, second;

    for (size_t i = 0; i < 3 && list->identity[i]; i++)
        if (!keys_equal(a, b, list->identity[i]))
            return false;
    if (!read_period(loader, a, false, &first) || !read_period(loader, b, false, &second))
        return false;
    return periods_meet(first, second);
}

/* Two undistinguished entries for one month: an error at the later one. */
static void refuse_clashes(struct loader *loader, json_t *entries, size_t at,
                           const struct list *list)
{
    json_t *entry = json_array_get(entries, at);
    char number[24];

    for (size_t i = 0; list->identity[0] && i < at; i++)
        if (entries_clash(loader, json_array_get(entries, i), entry, list)) {
            snprintf(number, sizeof number, "%zu", i);
            wrong(loader, MESSAGE_POLICY_CLASH, number, list->identity[0]);
            return;
        }
}

/* Into *slot, which is left empty when the entry does not cover the month. True: kept. */
static bool read_entry(struct loader *loader, json_t *entry, void *slot, const char *name,
                       const struct section *section)
{
    struct period period = { NO_MONTH, NO_MONTH };
    bool before = loader->kept, kept = before;

    if (section->dated && json_is_object(entry))
        kept &= read_period(loader, entry, true, &period) && period_covers(period, loader->month);
    if (name)
        ((struct rule *)slot)->code = keep_string(loader, name);
    loader->kept = kept;
    read_object(loader, entry, slot, section);
    loader->kept = before;
    if (!kept)
        memset(slot, 0, section->size);
    return kept;
}

enum { MOST_ENTRIES = 5000 };

/* Makes room for the list; NULL when it is too long. */
static char *begin_entries(struct loader *loader, void *record, const struct key *key,
                           size_t entries)
{
    const struct list *list = key->more;
    void *at;

    if (entries > MOST_ENTRIES) {
        wrong(loader, MESSAGE_POLICY_LONG, "5000", NULL);
        return NULL;
    }
    at = keep(loader, entries + 1, list->section->size);
    memcpy(place_of(record, key), &at, sizeof at);
    return at;
}

static size_t *count_of(void *record, const struct key *key)
{
    const struct list *list = key->more;

    return (size_t *)(void *)((char *)record + list->count_offset);
}

void read_list(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    const struct list *list = key->more;
    size_t *count = count_of(record, key);
    char *at = NULL;

    if (!json_is_array(value))
        wrong(loader, MESSAGE_POLICY_NOT_LIST, NULL, NULL);
    else
        at = begin_entries(loader, record, key, json_array_size(value));
    for (size_t i = 0; at && i < json_array_size(value); i++) {
        size_t before = enter_index(loader, i);
        refuse_clashes(loader, value, i, list);
        if (read_entry(loader, json_array_get(value, i), at + *count * list->section->size, NULL,
                       list->section))
            (*count)++;
        leave_path(loader, before);
    }
}

void read_named(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    const struct list *list = key->more;
    size_t *count = count_of(record, key);
    const char *name;
    json_t *entry;
    char *at;

    if (!want_object(loader, value))
        return;
    at = begin_entries(loader, record, key, json_object_size(value));
    if (!at)
        return;
    json_object_foreach (value, name, entry) {
        size_t before = enter_name(loader, name);
        if (!code_is_good(name))
            wrong(loader, MESSAGE_POLICY_CODE, name, NULL);
        if (read_entry(loader, entry, at + *count * list->section->size, name, list->section))
            (*count)++;
        leave_path(loader, before);
    }
}
