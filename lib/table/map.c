#include "map.h"
#include "clean.h"
#include "reader.h"
#include "sheet.h"
#include "../base/nearest.h"
#include "../base/shipped.h"
#include <ctype.h>
#include <stdlib.h>
#include <unistd.h>

void plain_heading(struct text heading, struct buffer *out)
{
    struct buffer narrowed = { 0 };

    narrow(heading, &narrowed);
    for (size_t i = 0; i < narrowed.size; i++)
        if (!strchr(" \t\r\n_*", narrowed.at[i]))
            buffer_byte(out, (char)tolower((unsigned char)narrowed.at[i]));
    buffer_string(out, "");
    buffer_fini(&narrowed);
}

static struct text kept(struct map *map, struct text text)
{
    return text.size ? (struct text){ arena_copy(&map->arena, text.at, text.size), text.size }
                     : (struct text){ "", 0 };
}

static struct text kept_heading(struct map *map, struct text heading)
{
    struct buffer plain = { 0 };

    plain_heading(heading, &plain);
    struct text text = kept(map, buffer_as_text(&plain));
    buffer_fini(&plain);
    return text;
}

/* "fill", "once", "count", or "kind=wage"; false: none of them. */
static bool read_way(struct map_rule *rule, struct text text)
{
    static const char *const words[] = { "", "fill", "once", "count" };
    const char *equals = text.size ? memchr(text.at, '=', text.size) : NULL;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is(text, words[i])) {
            rule->way = (enum map_way)i;
            return true;
        }
    if (!equals)
        return false;
    rule->way = MAP_BESIDE;
    rule->beside_column = (struct text){ text.at, (size_t)(equals - text.at) };
    rule->beside_value = (struct text){ equals + 1, text.size - rule->beside_column.size - 1 };
    return true;
}

static bool is_known(const struct schema *schema, struct text column)
{
    static const char *const others[] = { "", "-", HEAD_ID_NUMBER, "subdistrict", "community",
                                          "head_name" };

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (text_is(column, others[i]))
            return true;
    return schema_column(schema, column) >= 0;
}

static bool refuse_column(const struct row *row, const struct schema *schema, struct text column,
                          const char *file, struct problems *problems)
{
    struct buffer name = { 0 }, names = { 0 }, suggestion = { 0 };
    struct place place = { file, row->line, "column" };

    buffer_shown(&name, column);
    for (size_t i = 0; i < schema->count; i++)
        buffer_listed(&names, schema->columns[i].name);
    buffer_string(&suggestion, "");
    add_suggestion(&suggestion, name.at, names.at);
    problem_add(problems, MESSAGE_MAP_COLUMN, place, name.at, schema->name, suggestion.at);
    buffer_fini(&name);
    buffer_fini(&names);
    buffer_fini(&suggestion);
    return false;
}

static bool add_rule(struct map *map, const struct row *row, const struct schema *schema,
                     const char *file, struct problems *problems)
{
    struct text table = row->field[map_table], column = row->field[map_column];
    struct map_rule rule = { .heading = kept_heading(map, row->field[map_heading]),
                             .column = kept(map, column), .from = kept(map, row->field[map_from]),
                             .to = kept(map, row->field[map_to]) };

    if (table.size > 0 && !text_is(table, schema->name))
        return true;
    if (!is_known(schema, column))
        return table.size == 0 || refuse_column(row, schema, column, file, problems);
    if (!read_way(&rule, kept(map, row->field[map_how])))
        return problem_add(problems, MESSAGE_MAP_HOW, (struct place){ file, row->line, "how" },
                           NULL, NULL, NULL);
    if (!is_known(schema, rule.beside_column))
        return refuse_column(row, schema, rule.beside_column, file, problems);
    map->rules = make_room(map->rules, &map->room, map->count + 1, sizeof *map->rules);
    map->rules[map->count++] = rule;
    return true;
}

static bool read_rules(struct map *map, const char *file, const struct schema *schema,
                       struct problems *problems)
{
    struct sheet_plan sheet = { .encoding = ENCODING_AUTO };
    const struct reader_plan plan = { .file = file, .schema = schema_of(TABLE_map),
                                      .sheet = &sheet };
    struct reader *reader = reader_open(&plan, problems);
    struct row *row;
    enum reading reading = READ_FAILED;
    bool good = reader != NULL;

    while (reader && ((reading = reader_next(reader, &row, problems)) == READ_ROW
                      || reading == READ_BAD))
        good &= reading == READ_ROW && add_rule(map, row, schema, file, problems);
    reader_close(reader);
    return good && reading == READ_END;
}

bool map_open(struct map *map, const char *name, const struct schema *schema,
              struct problems *problems)
{
    char *file = NULL;

    *map = (struct map){ 0 };
    if (!strchr(name, '/') && access(name, R_OK) != 0)
        file = shipped_file("maps", name, ".csv");
    bool good = read_rules(map, file ? file : name, schema, problems);
    free(file);
    return good;
}

void map_fini(struct map *map)
{
    free(map->rules);
    arena_fini(&map->arena);
    *map = (struct map){ 0 };
}

const struct map_rule *map_rule_for(const struct map *map, struct text plain)
{
    for (size_t i = 0; map && plain.size > 0 && i < map->count; i++)
        if (text_equal(map->rules[i].heading, plain) && map->rules[i].from.size == 0)
            return &map->rules[i];
    return NULL;
}

struct text map_word(const struct map *map, const char *column, struct text text)
{
    for (size_t i = 0; map && text.size > 0 && i < map->count; i++) {
        const struct map_rule *rule = &map->rules[i];
        if (rule->from.size > 0 && text_is(rule->column, column) && text_equal(rule->from, text))
            return rule->to;
    }
    return text;
}
