#include "json_walk.h"
#include "reader_parts.h"
#include <stdio.h>

enum { PATH_SIZE = 64 };

/* Prepared once for each table that records carry. */
static struct shape *shape_of(struct reader *reader, const struct schema *schema)
{
    for (size_t i = 0; i < reader->nested_count; i++)
        if (reader->nested[i].schema == schema)
            return &reader->nested[i];
    reader->nested = make_room(reader->nested, &reader->nested_room, reader->nested_count + 1,
                               sizeof *reader->nested);
    shape_init(&reader->nested[reader->nested_count], schema);
    return &reader->nested[reader->nested_count++];
}

/* The value of that name in the present record, and where it stands in the line. */
static const json_t *find_value(const struct reader *reader, const char *wanted,
                                struct text *slice)
{
    const struct row *row = &reader->shape.row;
    const char *name;
    json_t *value;
    size_t at = 0;

    json_object_foreach(reader->object, name, value)
    {
        *slice = row->cell[at++];
        if (strcmp(name, wanted) == 0)
            return json_is_null(value) ? NULL : value;
    }
    return NULL;
}

/* A row inside a record is the record's household's. */
static bool take_household(struct reader *reader, struct shape *shape, const struct spot *spot)
{
    struct text household = reader->shape.row.field[reader->shape.household];
    int column = shape->household;

    if (column < 0)
        return true;
    if (shape->row.field[column].size > 0 &&
        !text_equal(shape->row.field[column], household)) {
        fault_value(spot, &shape->schema->columns[column], MESSAGE_JSON_OTHER_HOUSEHOLD,
                    household);
        return false;
    }
    shape->seen[column] = true;
    shape->row.field[column] = household;
    return true;
}

static bool take_row(struct reader *reader, struct shape *shape, const json_t *object,
                     struct text slice, const struct spot *spot)
{
    bool good;

    shape_clear(shape);
    shape->row.line = spot->line;
    shape->row.raw = slice;
    if (!json_is_object(object)) {
        fault_line(spot, MESSAGE_JSON_TABLE);
        return false;
    }
    good = json_take_object(reader, shape, object, slice, spot);
    good = take_household(reader, shape, spot) && good;
    good = shape_take_missing(shape, spot) && good;
    return shape_check(shape, spot) && good;
}

static void keep_row(struct rows *rows, struct shape *shape, const struct spot *spot,
                     struct arena *arena)
{
    struct row *row = &rows->at[rows->count++];

    row_keep(row, &shape->row, arena);
    row->file = spot->file;
    row->path = arena_copy(arena, spot->path, strlen(spot->path));
}

static bool take_rows(struct reader *reader, struct shape *shape, const json_t *table,
                      struct text slice, struct rows *rows, struct arena *arena,
                      struct problems *problems)
{
    struct json_walk walk = json_walk(slice);
    char path[PATH_SIZE];
    bool good = true;
    size_t index;
    json_t *object;

    json_array_foreach(table, index, object)
    {
        struct spot spot = { shape->schema, reader->file, reader->shape.row.line, path, problems,
                             NULL };
        snprintf(path, sizeof path, "/%s/%zu", shape->schema->name, index);
        json_walk_value(&walk, &slice);
        if (take_row(reader, shape, object, slice, &spot))
            keep_row(rows, shape, &spot, arena);
        else
            good = false;
    }
    return good;
}

bool reader_nested(struct reader *reader, const struct schema *schema, struct rows *rows,
                   struct arena *arena, enum reading *reading, struct problems *problems)
{
    struct text slice = { "", 0 };
    const json_t *table = reader->object ? find_value(reader, schema->name, &slice) : NULL;
    char path[PATH_SIZE];
    struct spot spot = { schema, reader->file, reader->shape.row.line, path, problems, NULL };

    *rows = (struct rows){ 0 };
    if (!table)
        return false;
    *reading = READ_BAD;
    snprintf(path, sizeof path, "/%s", schema->name);
    if (!json_is_array(table)) {
        fault_line(&spot, MESSAGE_JSON_TABLE);
        return true;
    }
    rows->room = json_array_size(table);
    rows->at = arena_take(arena, (rows->room + 1) * sizeof *rows->at);
    if (take_rows(reader, shape_of(reader, schema), table, slice, rows, arena, problems))
        *reading = READ_ROW;
    return true;
}
