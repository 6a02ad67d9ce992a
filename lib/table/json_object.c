#include "../base/json.h"
#include "json_walk.h"
#include "reader_parts.h"

/* Digits that a double holds exactly, so that the text is the shortest decimal already. */
enum { EXACT_DIGITS = 15 };

static bool is_numeric(const struct column *column)
{
    return column->type == TYPE_MONEY || column->type == TYPE_DECIMAL ||
           column->type == TYPE_INTEGER;
}

static bool has_byte_of(struct text text, const char *bytes)
{
    for (; *bytes; bytes++)
        if (memchr(text.at, *bytes, text.size))
            return true;
    return false;
}

/* An integer is its digits, in any column; a real stands in columns of numbers only. */
static bool take_number(struct reader *reader, const struct column *column, double real,
                        struct text slice, struct text *text)
{
    char plain[PLAIN_DECIMAL];
    size_t size;

    *text = slice;
    if (!has_byte_of(slice, ".eE"))
        return true;
    if (!is_numeric(column))
        return false;
    if (slice.size <= EXACT_DIGITS && !has_byte_of(slice, "eE") && column->type != TYPE_INTEGER)
        return true;
    size = json_plain_decimal(plain, real);
    *text = (struct text){ arena_copy(&reader->arena, plain, size), size };
    return size > 0;
}

/* The text of a value; false when it is a truth value, a list or an object, or no number that
   the column takes. */
static bool text_of_value(struct reader *reader, const struct column *column, const json_t *value,
                          struct text slice, struct text *text)
{
    *text = (struct text){ "", 0 };
    if (json_is_string(value)) {
        *text = (struct text){ json_string_value(value), json_string_length(value) };
        return true;
    }
    if (json_is_real(value))
        return take_number(reader, column, json_real_value(value), slice, text);
    return json_is_null(value);
}

/* In the name, which may become a CSV header, or in the text. */
static bool has_line_break(const char *name, const json_t *value)
{
    struct text text = { "", 0 };

    if (json_is_string(value))
        text = (struct text){ json_string_value(value), json_string_length(value) };
    return name[strcspn(name, "\n\r")] != '\0' || (text.size > 0 && has_byte_of(text, "\n\r"));
}

static bool take_value(struct reader *reader, struct shape *shape, int column,
                       const json_t *value, struct text slice, const struct spot *spot)
{
    const struct column *of = &shape->schema->columns[column];
    struct text text;

    shape->seen[column] = true;
    if (!text_of_value(reader, of, value, slice, &text)) {
        fault_value(spot, of, MESSAGE_JSON_KIND, text);
        return false;
    }
    return shape_take(shape, column, text, spot);
}

/* The column of that name, looked for behind the one found before: writers keep an order. */
static int find_column(const struct schema *schema, const char *name, int before)
{
    size_t at = (size_t)(before + 1);

    for (size_t i = 0; i < schema->count; i++, at++) {
        if (at >= schema->count)
            at = 0;
        if (strcmp(schema->columns[at].name, name) == 0)
            return schema->columns[at].flags & UNREAD ? -1 : (int)at;
    }
    return -1;
}

static bool take_pair(struct reader *reader, struct shape *shape, int column, const char *name,
                      const json_t *value, struct text slice, const struct spot *spot)
{
    struct column unknown = { .name = name };

    if (has_line_break(name, value)) {
        if (column >= 0)
            shape->seen[column] = true;
        fault_value(spot, column < 0 ? &unknown : &shape->schema->columns[column],
                    MESSAGE_CELL_TEXT_BREAK, (struct text){ "", 0 });
        return false;
    }
    return column < 0 || take_value(reader, shape, column, value, slice, spot);
}

bool json_take_object(struct reader *reader, struct shape *shape, const json_t *object,
                      struct text slice, const struct spot *spot)
{
    struct json_walk walk = json_walk(slice);
    struct text raw_name, raw_value;
    const char *name;
    json_t *value;
    int column = -1, found;
    bool good = true;

    json_object_foreach((json_t *)object, name, value)
    {
        json_walk_pair(&walk, &raw_name, &raw_value);
        found = find_column(shape->schema, name, column);
        column = found < 0 ? column : found;
        good &= take_pair(reader, shape, found, name, value, raw_value, spot);
    }
    return good;
}
