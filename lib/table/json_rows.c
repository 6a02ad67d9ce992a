#include "../base/json.h"
#include "json_walk.h"
#include "reader_parts.h"
#include <stdio.h>

/* How deep brackets may stand in one record. */
enum { RECORD_DEPTH = 32 };

static enum message json_fault(const struct line *line)
{
    enum message fault = line->marks ? line_fault(line) : VALUE_GOOD;
    const char *at = line->text.at, *end = at + line->text.size;

    if (fault != VALUE_GOOD)
        return fault;
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    if (at == end || *at != '{')
        return MESSAGE_JSON_NO_OBJECT;
    return json_too_deep(line->text, RECORD_DEPTH) < line->text.size ? MESSAGE_JSON_DEEP
                                                                     : VALUE_GOOD;
}

/* jansson's own words may quote the line, which can hold what is private. */
static bool refuse_syntax(const json_error_t *error, const struct spot *spot)
{
    struct place place = { spot->file, spot->line, NULL };
    bool twice = json_error_code(error) == json_error_duplicate_key;
    char column[16];

    snprintf(column, sizeof column, "%d", error->column);
    return problem_add(spot->problems, twice ? MESSAGE_JSON_NAME_TWICE : MESSAGE_JSON_INVALID,
                       place, column, NULL, NULL);
}

static bool parse(struct reader *reader, const struct line *line, const struct spot *spot)
{
    enum message fault = json_fault(line);
    json_error_t error;

    if (fault != VALUE_GOOD) {
        fault_line(spot, fault);
        return false;
    }
    reader->object = json_loadb(line->text.at, line->text.size,
                                JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &error);
    return reader->object || refuse_syntax(&error, spot);
}

/* Where each name and value of the record stand in the line. */
static void find_cells(struct reader *reader)
{
    struct row *row = &reader->shape.row;
    struct json_walk walk = json_walk(row->raw);
    size_t count = json_object_size(reader->object);

    row->cell = make_room(row->cell, &reader->cell_room, count + 1, sizeof *row->cell);
    row->cell_name = make_room(row->cell_name, &reader->cell_name_room, count + 1,
                               sizeof *row->cell_name);
    row->cell_count = 0;
    while (json_walk_pair(&walk, &row->cell_name[row->cell_count], &row->cell[row->cell_count]))
        row->cell_count++;
}

/* The first record's names stand for a header; false when it misses columns that every record
   of such a table has. */
static bool take_first(struct reader *reader, struct problems *problems)
{
    size_t count = json_object_size(reader->object), at = 0;
    struct text *names;
    const char *name;
    json_t *value;
    bool good;

    if (reader->names)
        return true;
    names = allocate(count + 1, sizeof *names);
    json_object_foreach(reader->object, name, value)
        names[at++] = text_of(name);
    good = reader_take_names(reader, names, count, problems);
    free(names);
    return good;
}

enum reading json_next_row(struct reader *reader, struct problems *problems)
{
    struct shape *shape = &reader->shape;
    struct line line;
    struct spot spot;
    enum reading reading = reader_line(reader, &line, problems);
    bool good;

    if (reading != READ_ROW)
        return reading;
    shape_clear(shape);
    arena_reset(&reader->arena);
    json_decref(reader->object);
    reader->object = NULL;
    shape->row.cell_count = 0;
    spot = reader_spot(reader, problems);
    if (!parse(reader, &line, &spot))
        return READ_BAD;
    if (!take_first(reader, problems))
        return READ_FAILED;
    shape_clear(shape);
    find_cells(reader);
    good = json_take_object(reader, shape, reader->object, shape->row.raw, &spot);
    good = shape_take_missing(shape, &spot) && good;
    good = shape_check(shape, &spot) && good;
    return reader_finish(reader, good, problems);
}
