/* What a place brings of its own: columns, parameters, the calendar. */
#include "sections.h"
#include "../base/memory.h"

/* One value of a parameter; the compiler looks it up by name and month. */
struct parameter { struct rule rule; struct rational value; };
struct parameter_list { struct parameter *at; size_t count; };

static const struct key value_keys[] = {
    { "value", read_constant, true, AT(struct parameter, value), NULL },
};
static const struct section value_section =
    SECTION(value_keys, struct parameter, RULE, true, NULL);
static const struct key entries_key = {
    NULL, read_list, false, ENTRIES(struct parameter_list, at, count, value_section, "when")
};

void read_parameters(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    struct parameter_list unused;
    const char *name;
    json_t *entries;

    (void)record;
    (void)key;
    if (!want_object(loader, value))
        return;
    json_object_foreach (value, name, entries) {
        size_t before = enter_name(loader, name);
        unused = (struct parameter_list){ NULL, 0 };
        if (!code_is_good(name))
            wrong(loader, MESSAGE_POLICY_CODE, name, NULL);
        if (want_list(loader, entries))
            read_list(loader, entries, &unused, &entries_key);
        leave_path(loader, before);
    }
}

static const char *const type_words[] = { "text", "code", "set", "integer", "decimal", "money",
                                          "date", "month", "yesno", NULL };

/* A column while it is read. */
struct own_column {
    struct column column;
    int type;
    bool is_private;
    bool has_codes;
};

enum { MOST_CODES = 63 }; /* a set's codes are bits */

static void read_codes(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    struct own_column *own = record;
    size_t count = json_object_size(value), at = 0;
    struct code *codes = keep(loader, count + 1, sizeof *codes);
    const char *name;
    json_t *label;

    (void)key;
    own->has_codes = true;
    own->column.codes = codes;
    if (!want_object(loader, value))
        return;
    if (count == 0 || count > MOST_CODES)
        wrong(loader, count ? MESSAGE_POLICY_LONG : MESSAGE_POLICY_MISSING, "63", NULL);
    json_object_foreach (value, name, label) {
        size_t before = enter_name(loader, name);
        if (strchr(name, ';') || !*name)
            wrong(loader, MESSAGE_POLICY_CODE, name, NULL);
        codes[at++] = (struct code){ keep_string(loader, name), want_string(loader, label), NULL };
        leave_path(loader, before);
    }
}

static const struct key column_keys[] = {
    { "type", read_word, true, AT(struct own_column, type), type_words },
    { "codes", read_codes, false, 0, NULL },
    { "private", read_yes, false, AT(struct own_column, is_private), NULL },
};

static void finish_column(struct loader *loader, json_t *object, void *record)
{
    struct own_column *own = record;
    json_t *label = json_object_get(object, "label");

    own->column.type = (enum column_type)own->type;
    own->column.flags = own->is_private ? PRIVATE : 0;
    own->column.label = own->column.name;
    if (json_is_string(label))
        own->column.label = keep_string(loader, json_string_value(label));
    if (own->type == TYPE_CODE && !own->has_codes) {
        wrong_at(loader, "codes", MESSAGE_POLICY_MISSING, NULL, NULL);
        own->column.codes = keep(loader, 1, sizeof *own->column.codes);
    }
    if (own->has_codes && own->type != TYPE_CODE && own->type != TYPE_SET)
        wrong_at(loader, "codes", MESSAGE_POLICY_COLUMN_CODES, NULL, NULL);
}

static const struct section column_section =
    SECTION(column_keys, struct own_column, NO_RULE, false, finish_column);

static bool name_is_taken(const char *name)
{
    static const enum table tables[] = { TABLE_stream, TABLE_members, TABLE_assessed_members,
                                         TABLE_supporters };

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (schema_column(schema_of(tables[i]), text_of(name)) >= 0)
            return true;
    return name_is_figure(name) || table_may_be_carried(text_of(name));
}

static void read_column(struct loader *loader, json_t *value, const char *name,
                        struct column *column)
{
    struct own_column own = { .column = { .name = keep_string(loader, name) } };
    size_t before = enter_name(loader, name);

    if (!code_is_good(name))
        wrong(loader, MESSAGE_POLICY_CODE, name, NULL);
    if (name_is_taken(name))
        wrong(loader, MESSAGE_POLICY_COLUMN_TAKEN, name, NULL);
    read_object(loader, value, &own, &column_section);
    leave_path(loader, before);
    *column = own.column;
}

/* The schema with the place's own columns behind its own. */
static void extend(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    const struct schema **place = (const struct schema **)(void *)((char *)record + key->offset);
    const struct schema *from = *place;
    struct schema *extended = keep(loader, 1, sizeof *extended);
    struct column *columns;
    const char *name;
    json_t *entry;

    if (!want_object(loader, value))
        return;
    *extended = *from;
    columns = keep(loader, from->count + json_object_size(value), sizeof *columns);
    memcpy(columns, from->columns, from->count * sizeof *columns);
    json_object_foreach (value, name, entry)
        read_column(loader, entry, name, &columns[extended->count++]);
    extended->columns = columns;
    *place = extended;
}

static const struct key columns_keys[] = {
    { "household", extend, false, AT(struct policy, stream_schema), NULL },
    { "member", extend, false, AT(struct policy, member_schema), NULL },
};
static const struct section columns_section =
    SECTION(columns_keys, struct policy, NO_RULE, false, NULL);

void read_columns(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    (void)key;
    read_object(loader, value, record, &columns_section);
}

static void read_weekend(struct loader *loader, json_t *value, void *record,
                         const struct key *key)
{
    struct calendar *calendar = record;
    unsigned bits =
        word_bits(loader, value, WORDS("mon", "tue", "wed", "thu", "fri", "sat", "sun"));

    (void)key;
    for (int i = 0; i < 7; i++)
        calendar->weekend[i] = bits >> i & 1;
}

static const struct key calendar_keys[] = {
    { "weekend", read_weekend, false, 0, NULL },
    { "holidays", read_series, false,
      SERIES(struct calendar, holidays, holiday_count, read_date, NULL) },
    { "workdays", read_series, false,
      SERIES(struct calendar, workdays, workday_count, read_date, NULL) },
};

/* The calendar owns its lists. */
static day *own_days(const day *days, size_t count)
{
    day *own = allocate(count, sizeof *own);

    if (count)
        memcpy(own, days, count * sizeof *own);
    return own;
}

static void check_days(struct loader *loader, const struct calendar *calendar)
{
    char date[DAY_TEXT];

    for (size_t i = 0; i < calendar->workday_count; i++)
        for (size_t j = 0; j < calendar->holiday_count; j++)
            if (calendar->workdays[i] == calendar->holidays[j]) {
                day_format(date, calendar->workdays[i]);
                wrong(loader, MESSAGE_POLICY_DAY_TWICE, date, NULL);
            }
}

static void finish_calendar(struct loader *loader, json_t *object, void *record)
{
    struct calendar *calendar = record;

    (void)object;
    check_days(loader, calendar);
    calendar->holidays = own_days(calendar->holidays, calendar->holiday_count);
    calendar->workdays = own_days(calendar->workdays, calendar->workday_count);
}

const struct section calendar_section =
    SECTION(calendar_keys, struct calendar, RULE_APART, false, finish_calendar);
