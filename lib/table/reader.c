#include "../base/json.h"
#include "quote.h"
#include "reader_parts.h"
#include <stdlib.h>

struct spot reader_spot(const struct reader *reader, struct problems *problems)
{
    return (struct spot){ reader->shape.schema, reader->file, reader->shape.row.line, NULL,
                          problems, reader->sheet };
}

/* Nothing at all: a table only when JSON Lines were asked for. */
static bool take_nothing(struct reader *reader, const struct reader_plan *plan,
                         struct problems *problems)
{
    struct place place = { reader->file, 0, NULL };

    reader->jsonl = plan->empty_is_a_table;
    return reader->jsonl ||
           problem_add(problems, MESSAGE_FILE_EMPTY, place, NULL, NULL, NULL);
}

static bool begin(struct reader *reader, const struct reader_plan *plan,
                  struct problems *problems)
{
    int first;

    reader->source = plan->sheet
                   ? source_open_as(reader->file, plan->sheet->encoding, problems)
                   : source_open(reader->file, problems);
    if (!reader->source)
        return false;
    first = source_first_byte(reader->source);
    if (first < 0)
        return take_nothing(reader, plan, problems);
    reader->jsonl = first == '{';
    if (plan->sheet && !reader->jsonl)
        reader->sheet = sheet_open(plan->schema, plan->sheet);
    return reader->jsonl || csv_read_header(reader, problems);
}

struct reader *reader_open(const struct reader_plan *plan, struct problems *problems)
{
    struct reader *reader = allocate(1, sizeof *reader);

    json_use_memory();
    reader->file = copy_string(plan->file);
    reader->requires = plan->requires;
    reader->sorted = plan->sorted;
    reader->unique = plan->unique;
    reader->passed = plan->passed;
    shape_init(&reader->shape, plan->schema);
    csv_open(&reader->csv);
    if (begin(reader, plan, problems))
        return reader;
    reader_close(reader);
    return NULL;
}

void reader_close(struct reader *reader)
{
    if (!reader)
        return;
    source_close(reader->source);
    sheet_close(reader->sheet);
    csv_close(&reader->csv);
    if (reader->jsonl) {
        free(reader->shape.row.cell);
        free(reader->shape.row.cell_name);
    }
    if (!reader->in_order)
        free(reader->cell);
    json_decref(reader->object);
    arena_fini(&reader->arena);
    shape_fini(&reader->shape);
    for (size_t i = 0; i < reader->nested_count; i++)
        shape_fini(&reader->nested[i]);
    free(reader->nested);
    for (size_t i = 0; i < reader->name_count; i++)
        free((char *)reader->names[i].at);
    free(reader->names);
    free(reader->columns);
    free(reader->known);
    free(reader->none);
    buffer_fini(&reader->previous_bytes);
    free(reader->file);
    free(reader);
}

enum reading reader_line(struct reader *reader, struct line *line, struct problems *problems)
{
    struct row *row = &reader->shape.row;

    switch (reader->sheet ? sheet_line(reader->sheet, reader->source, line, problems)
                          : source_line(reader->source, line, problems)) {
    case SOURCE_END:
        return READ_END;
    case SOURCE_FAILED:
        return READ_FAILED;
    case SOURCE_LINE:
        break;
    }
    row->line = line->number;
    row->raw = line->text;
    return READ_ROW;
}

enum message line_fault(const struct line *line)
{
    struct text text = line->text;

    if (line->marks & TOO_LONG)
        return MESSAGE_LINE_TOO_LONG;
    if (line->marks & MAY_NUL && memchr(text.at, '\0', text.size))
        return MESSAGE_LINE_NUL;
    if (line->marks & MAY_BREAK && utf8_valid(text) < text.size)
        return MESSAGE_LINE_UTF8;
    if (line->marks & MAY_RETURN && memchr(text.at, '\r', text.size))
        return MESSAGE_LINE_RETURN;
    return VALUE_GOOD;
}

enum reading reader_next(struct reader *reader, struct row **row, struct problems *problems)
{
    *row = &reader->shape.row;
    return reader->jsonl ? json_next_row(reader, problems) : csv_next_row(reader, problems);
}

/* With the command that sorts: "households --sort -o SORTED households.csv". */
static void add_unsorted(struct reader *reader, struct text household, struct problems *problems)
{
    struct buffer now = { 0 }, command = { 0 };
    struct place place = { reader->file, reader->shape.row.line, "household_id" };

    buffer_text(&now, household);
    buffer_string(&command, table_word(reader->shape.schema));
    buffer_string(&command, " --sort -o SORTED ");
    buffer_string(&command, reader->file);
    problem_add(problems, MESSAGE_UNSORTED, place, now.at, reader->previous_bytes.at, command.at);
    buffer_fini(&now);
    buffer_fini(&command);
}

static enum reading refuse_twice(const struct reader *reader, struct problems *problems)
{
    struct place place = { reader->file, reader->shape.row.line, "household_id" };

    problem_add(problems, MESSAGE_HOUSEHOLD_TWICE, place, reader->previous_bytes.at, NULL, NULL);
    return READ_BAD;
}

static void remember(struct reader *reader, struct text household)
{
    struct buffer *bytes = &reader->previous_bytes;

    bytes->size = 0;
    buffer_took(bytes, put_bytes(buffer_room(bytes, household.size), household));
    reader->previous = buffer_as_text(bytes);
}

enum reading reader_order(struct reader *reader, struct text household, struct problems *problems)
{
    int order = text_compare(household, reader->previous);

    if (order == 0)
        return reader->unique ? refuse_twice(reader, problems) : READ_ROW;
    if (order < 0 && (reader->sorted || reader->unique)) {
        add_unsorted(reader, household, problems);
        return READ_FAILED;
    }
    remember(reader, household);
    return READ_ROW;
}

/* A wrong household_id is the row's own where each household has one row; elsewhere nobody knows
   whose row it is. */
enum reading reader_finish(struct reader *reader, bool good, struct problems *problems)
{
    const struct shape *shape = &reader->shape;
    struct text *household;
    enum reading order;

    if (shape->household < 0 || shape->row.field[shape->household].size == 0)
        return good ? READ_ROW : READ_BAD;
    household = &shape->row.field[shape->household];
    if (!reader->unique && household->size > HOUSEHOLD_SIZE) {
        *household = (struct text){ "", 0 };
        return READ_BAD;
    }
    order = reader_order(reader, *household, problems);
    return order == READ_ROW && !good ? READ_BAD : order;
}

const char *reader_file(const struct reader *reader)
{
    return reader->file;
}

const struct sheet *reader_sheet(const struct reader *reader)
{
    return reader->sheet;
}

enum encoding reader_encoding(const struct reader *reader)
{
    return source_encoding(reader->source);
}

bool reader_is_jsonl(const struct reader *reader)
{
    return reader->jsonl;
}

bool reader_has(const struct reader *reader, int column)
{
    return reader->jsonl || reader->shape.seen[column];
}

const struct text *reader_names(const struct reader *reader, size_t *count)
{
    *count = reader->name_count;
    return reader->names;
}
