#include "pass.h"
#include "quote.h"
#include <stdlib.h>

static int slot_named(const struct pass *pass, struct text name)
{
    for (size_t i = 0; i < pass->slot_count; i++)
        if (text_is(name, pass->slots[i].name))
            return (int)i;
    return -1;
}

/* The names of one writer of JSON hardly change from row to row: each position remembers what
   becomes of the name that it had last. */
static void plan_name(struct writer *writer, size_t index, struct text raw)
{
    struct pass *pass = writer->pass;

    pass->cells = make_room(pass->cells, &pass->room, index + 1, sizeof *pass->cells);
    struct passed *cell = &pass->cells[index];
    if (cell->raw_name && cell->raw_size == raw.size &&
        memcmp(cell->raw_name, raw.at, raw.size) == 0)
        return;
    free(cell->raw_name);
    cell->raw_name = copy_bytes(raw.at, raw.size);
    cell->raw_size = raw.size;
    struct text name = json_unescape(raw, &pass->scratch);
    pass_plan(writer, cell, name);
    cell->slot = slot_named(pass, name);
}

static void plan_names(struct writer *writer, const struct row *row)
{
    for (size_t i = 0; i < row->cell_count; i++)
        plan_name(writer, i, row->cell_name[i]);
}

/* A name becomes a column of CSV unless it is private or carries a table. */
static void add_slot(struct writer *writer, struct passed *cell, struct text name)
{
    struct pass *pass = writer->pass;

    if (cell->fate == CUT || (cell->column < 0 && table_may_be_carried(name)))
        return;
    pass->slots = make_room(pass->slots, &pass->slot_room, pass->slot_count + 1,
                            sizeof *pass->slots);
    pass->slots[pass->slot_count] = (struct slot){ .name = copy_bytes(name.at, name.size),
                                                   .added = cell->added };
    cell->slot = (int)pass->slot_count++;
    if (cell->added >= 0)
        pass->replaced[cell->added] = true;
    write_name(writer, name);
}

static void slots_of_row(struct writer *writer, const struct row *row)
{
    struct pass *pass = writer->pass;

    plan_names(writer, row);
    for (size_t i = 0; i < row->cell_count; i++)
        if (!json_is_nested(row->cell[i]))
            add_slot(writer, &pass->cells[i],
                     json_unescape(row->cell_name[i], &pass->scratch));
}

static void slots_of_names(struct writer *writer)
{
    size_t count = 0;
    const struct text *names = reader_names(writer->pass->from, &count);

    for (size_t i = 0; i < count; i++) {
        struct passed cell = { 0 };
        pass_plan(writer, &cell, names[i]);
        add_slot(writer, &cell, names[i]);
    }
}

void pass_begin_json(struct writer *writer, const struct row *row)
{
    if (writer->jsonl)
        return;
    if (row)
        slots_of_row(writer, row);
    else
        slots_of_names(writer);
    if (writer->pass->slot_count + writer->column_count > 0)
        write_added_names(writer);
}

static char *put_objects_row(char *to, const struct writer *writer, const struct row *row,
                             const struct values *values)
{
    struct pass *pass = writer->pass;

    memset(pass->replaced, 0, writer->column_count * sizeof *pass->replaced);
    *to++ = '{';
    for (size_t i = 0; i < row->cell_count; i++) {
        const struct passed *cell = &pass->cells[i];
        if (cell->fate == CUT)
            continue;
        if (cell->fate == REPLACE) {
            pass->replaced[cell->added] = true;
            to = put_added_json(to, writer, (size_t)cell->added, values);
            continue;
        }
        *to++ = '"';
        to = put_bytes(to, row->cell_name[i]);
        *to++ = '"';
        *to++ = ':';
        to = put_bytes(to, row->cell[i]);
        *to++ = ',';
    }
    to = put_added(to, writer, values);
    to[-1] = '}';
    *to++ = '\n';
    return to;
}

static bool refuse(enum message message, const struct pass *pass, const struct row *row,
                   const char *column, struct problems *problems)
{
    struct place place = { reader_file(pass->from), row->line, NULL };

    return problem_add(problems, message, place, column, NULL, NULL);
}

static bool fill_slot(struct pass *pass, const struct row *row, size_t index,
                      struct problems *problems)
{
    struct passed *cell = &pass->cells[index];

    if (cell->fate == CUT || json_is_nested(row->cell[index]))
        return true;
    if (cell->slot < 0 && (cell->fate == REPLACE || text_is(row->cell[index], "null")))
        return true;
    if (cell->slot < 0)
        return refuse(MESSAGE_JSON_NAME_NEW, pass, row, cell->raw_name, problems);
    pass->slots[cell->slot].passed = cell;
    pass->slots[cell->slot].value = row->cell[index];
    return true;
}

static bool fill_slots(struct writer *writer, const struct row *row, struct problems *problems)
{
    struct pass *pass = writer->pass;

    for (size_t i = 0; i < pass->slot_count; i++)
        pass->slots[i].passed = NULL;
    for (size_t i = 0; i < row->cell_count; i++)
        if (!fill_slot(pass, row, i, problems))
            return false;
    return true;
}

static struct text slot_text(struct writer *writer, const struct slot *slot,
                             const struct row *row, const struct values *values)
{
    if (slot->added >= 0)
        return value_of(values, writer->columns[slot->added]);
    if (!slot->passed)
        return (struct text){ "", 0 };
    if (slot->passed->column >= 0)
        return row->field[slot->passed->column];
    return json_text(slot->value, &writer->pass->scratch);
}

static bool breaks_line(struct text text)
{
    return text.size > 0 && (memchr(text.at, '\n', text.size) || memchr(text.at, '\r', text.size));
}

static bool write_slots(struct writer *writer, const struct row *row,
                        const struct values *values, struct problems *problems)
{
    struct pass *pass = writer->pass;
    size_t room = values_room(writer, values) + csv_room(row->raw.size) + 3 * pass->slot_count;
    char *to = sink_room(&writer->sink, room);

    if (!fill_slots(writer, row, problems))
        return false;
    for (size_t i = 0; i < pass->slot_count; i++) {
        struct text text = slot_text(writer, &pass->slots[i], row, values);
        if (breaks_line(text))
            return refuse(MESSAGE_CELL_LINE_BREAK, pass, row, NULL, problems);
        to = put_csv(to, text);
        *to++ = ',';
    }
    to = put_added(to, writer, values);
    to[-1] = '\n';
    sink_took(&writer->sink, to);
    return true;
}

bool pass_json_row(struct writer *writer, const struct row *row, const struct values *values,
                   struct problems *problems)
{
    plan_names(writer, row);
    if (!writer->jsonl)
        return write_slots(writer, row, values, problems);
    size_t room = values_room(writer, values) + row->raw.size + 4 * row->cell_count + 3;
    char *to = sink_room(&writer->sink, room);
    sink_took(&writer->sink, put_objects_row(to, writer, row, values));
    return true;
}
