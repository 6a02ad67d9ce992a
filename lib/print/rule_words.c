#include "rule_words.h"
#include "clause.h"
#include "label.h"
#include <stdlib.h>

/* Keys that every rule may have, and that are told beside what it says. */
static bool told_elsewhere(const struct part *part, const char *key)
{
    char sought[64];

    snprintf(sought, sizeof sought, " %s ", key);
    return strstr(" label label_en basis from to ", sought) || strstr(part->passed_over, sought)
        || (part->identity && strcmp(part->identity, key) == 0);
}

static bool has_clause(const struct part *part, const char *key)
{
    for (size_t i = 0; i < part->clause_count; i++)
        if (part->clauses[i].key && strcmp(part->clauses[i].key, key) == 0)
            return true;
    return false;
}

static const char *clause_of(const struct wording *wording, const struct clause *clause,
                             const json_t *entry)
{
    const json_t *value = clause->key ? json_object_get(entry, clause->key) : entry;

    if (value)
        return clause->words(wording, clause, entry, value);
    return clause->absent == SILENT ? NULL : message_in(clause->absent, wording->language);
}

/* What has no words is shown as it is written, so that nothing is kept back. */
static const char *as_written(const struct wording *wording, const char *key, const json_t *value)
{
    char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
    const char *words = said(wording, MESSAGE_WORDS_COLON, key, text, NULL);

    free(text);
    return words;
}

static const char *rule_in_words(const struct wording *wording, const struct part *part,
                                 const json_t *entry)
{
    struct parts parts = { 0 };
    const char *key;
    json_t *value;

    for (size_t i = 0; i < part->clause_count; i++)
        parts_add(&parts, clause_of(wording, &part->clauses[i], entry));
    json_object_foreach ((json_t *)entry, key, value)
        if (!told_elsewhere(part, key) && !has_clause(part, key))
            parts_add(&parts, as_written(wording, key, value));
    return parts_joined(wording, &parts, MESSAGE_WORDS_SEMICOLON, MESSAGE_WORDS_SEMICOLON);
}

static const char *months_of(const struct wording *wording, const json_t *entry)
{
    const char *from = json_string_value(json_object_get(entry, "from"));
    const char *to = json_string_value(json_object_get(entry, "to"));

    if (from && to)
        return said(wording, MESSAGE_MONTHS_BETWEEN, from, to, NULL);
    if (from || to)
        return said(wording, from ? MESSAGE_MONTHS_FROM : MESSAGE_MONTHS_TO, from ? from : to,
                    NULL, NULL);
    return NULL;
}

/* The code of a rule: its name, or what stands under the key of the section. */
static const char *code_in(const struct wording *wording, const struct part *part,
                           const char *name, const json_t *entry)
{
    const json_t *code = part->identity ? json_object_get(entry, part->identity) : NULL;

    if (json_is_integer(code))
        return number_words(wording, code, UNIT_NONE);
    return code ? json_string_value(code) : name;
}

static void add_rule(struct rule_list *rules, const struct wording *wording,
                     const struct part *part, const char *name, const json_t *entry)
{
    const char *basis = json_string_value(json_object_get(entry, "basis"));
    const char *label = json_label(wording, entry);
    struct rule_words *rule;

    if (!in_force(wording, entry))
        return;
    rules->at = make_room(rules->at, &rules->room, rules->count + 1, sizeof *rules->at);
    rule = &rules->at[rules->count++];
    *rule = (struct rule_words){ .section = part->title, .basis = basis,
                                 .code = code_in(wording, part, name, entry),
                                 .words = rule_in_words(wording, part, entry),
                                 .months = months_of(wording, entry),
                                 .assumed = basis && strcmp(basis, "assumed") == 0,
                                 .by_default = !entry, .ruled = json_is_object(entry),
                                 .ordered = part->ordered };
    rule->name = label ? label : rule->code;
}

static void add_named(struct rule_list *rules, const struct wording *wording,
                      const struct part *part, json_t *value)
{
    const char *name;
    json_t *entry;

    json_object_foreach (value, name, entry) {
        if (!json_is_array(entry))
            add_rule(rules, wording, part, name, entry);
        for (size_t i = 0; i < json_array_size(entry); i++)
            add_rule(rules, wording, part, name, json_array_get(entry, i));
    }
}

static void add_part(struct rule_list *rules, const struct wording *wording,
                     const struct part *part)
{
    json_t *value = json_object_get(wording->root, part->section);

    if (part->key)
        value = json_object_get(value, part->key);
    if (part->shape == SHAPE_ONE && (value || part->by_default))
        add_rule(rules, wording, part, NULL, value);
    if (part->shape == SHAPE_NAMED)
        add_named(rules, wording, part, value);
    for (size_t i = 0; part->shape == SHAPE_LIST && i < json_array_size(value); i++)
        add_rule(rules, wording, part, NULL, json_array_get(value, i));
}

void rules_in_words(struct rule_list *rules, const struct wording *wording)
{
    for (size_t i = 0; i < rule_part_count; i++)
        add_part(rules, wording, &rule_parts[i]);
    for (size_t i = 0; i < case_part_count; i++)
        add_part(rules, wording, &case_parts[i]);
    for (size_t i = 0; i < check_part_count; i++)
        add_part(rules, wording, &check_parts[i]);
}

void rules_fini(struct rule_list *rules)
{
    free(rules->at);
    *rules = (struct rule_list){ 0 };
}
