#include "frictionless.h"
#include <jansson.h>
#include <stdlib.h>

static const char *type_name(enum column_type type)
{
    static const char *const names[] = {
        [TYPE_TEXT] = "string",    [TYPE_CODE] = "string", [TYPE_SET] = "string",
        [TYPE_INTEGER] = "integer", [TYPE_DECIMAL] = "number", [TYPE_MONEY] = "number",
        [TYPE_DATE] = "date",      [TYPE_MONTH] = "yearmonth", [TYPE_YESNO] = "boolean",
        [TYPE_ID] = "string"
    };
    return names[type];
}

static json_t *code_names(const struct code *codes)
{
    json_t *names = json_array();

    for (; codes->name; codes++)
        json_array_append_new(names, json_string(codes->name));
    return names;
}

static bool is_number(enum column_type type)
{
    return type == TYPE_INTEGER || type == TYPE_DECIMAL || type == TYPE_MONEY;
}

static json_t *constraints(const struct column *column)
{
    json_t *object = json_object();

    if (column->flags & REQUIRED)
        json_object_set_new(object, "required", json_true());
    if (column->type == TYPE_CODE)
        json_object_set_new(object, "enum", code_names(column->codes));
    if (is_number(column->type) && !(column->flags & SIGNED))
        json_object_set_new(object, "minimum", json_integer(column->flags & POSITIVE ? 1 : 0));
    return object;
}

static json_t *field(const struct column *column)
{
    json_t *object = json_pack("{s:s, s:s, s:s}", "name", column->name, "title", column->label,
                               "type", type_name(column->type));
    json_t *limits = constraints(column);

    if (column->type == TYPE_YESNO) {
        json_object_set_new(object, "trueValues", json_pack("[s]", "yes"));
        json_object_set_new(object, "falseValues", json_pack("[s]", "no"));
    }
    if (column->type == TYPE_SET && column->codes)
        json_object_set_new(object, "members", code_names(column->codes));
    if (column->flags & PRIVATE)
        json_object_set_new(object, "private", json_true());
    if (json_object_size(limits) > 0)
        json_object_set(object, "constraints", limits);
    json_decref(limits);
    return object;
}

void schema_as_frictionless(struct buffer *out, const struct schema *schema)
{
    json_t *fields = json_array(), *key = json_array();
    json_t *object = json_pack("{s:s, s:s, s:o, s:[s]}", "name", schema->name, "title",
                               schema->label, "fields", fields, "missingValues", "");
    char *text;

    for (size_t i = 0; i < schema->count; i++) {
        json_array_append_new(fields, field(&schema->columns[i]));
        if (schema->columns[i].flags & KEY)
            json_array_append_new(key, json_string(schema->columns[i].name));
    }
    if (json_array_size(key) > 0)
        json_object_set(object, "primaryKey", key);
    text = json_dumps(object, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
    buffer_string(out, text);
    buffer_byte(out, '\n');
    free(text);
    json_decref(key);
    json_decref(object);
}
