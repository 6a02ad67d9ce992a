#include "pass.h"
#include "quote.h"
#include <stdlib.h>

/* From the back, so that each kept column knows how many follow it side by side. */
static void count_runs(struct pass *pass)
{
    size_t run = 0;

    for (size_t i = pass->count; i-- > 0;) {
        run = pass->cells[i].fate == KEEP ? run + 1 : 0;
        pass->cells[i].run = run;
    }
}

static void plan_cells(struct writer *writer)
{
    struct pass *pass = writer->pass;
    const struct text *names = reader_names(pass->from, &pass->count);

    pass->cells = make_room(NULL, &pass->room, pass->count, sizeof *pass->cells);
    for (size_t i = 0; i < pass->count; i++) {
        struct passed *cell = &pass->cells[i];
        pass_plan(writer, cell, names[i]);
        cell->prefix = json_prefix(names[i]);
        pass->prefix_size += strlen(cell->prefix);
        if (cell->fate == REPLACE)
            pass->replaced[cell->added] = true;
    }
    count_runs(pass);
}

void pass_begin_csv(struct writer *writer)
{
    struct pass *pass = writer->pass;

    plan_cells(writer);
    if (writer->jsonl)
        return;
    const struct text *names = reader_names(pass->from, &pass->count);
    for (size_t i = 0; i < pass->count; i++)
        if (pass->cells[i].fate != CUT)
            write_name(writer, names[i]);
    write_added_names(writer);
}

/* The bytes of `count` columns side by side, as they stand in the line. */
static struct text side_by_side(const struct text *cells, size_t count)
{
    const char *end = cells[count - 1].at + cells[count - 1].size;

    return (struct text){ cells[0].at, (size_t)(end - cells[0].at) };
}

static char *put_csv_cells(char *to, const struct writer *writer, const struct row *row,
                           const struct values *values)
{
    const struct pass *pass = writer->pass;

    for (size_t i = 0; i < pass->count; i++) {
        const struct passed *cell = &pass->cells[i];
        if (cell->fate == CUT)
            continue;
        if (cell->fate == KEEP) {
            to = put_bytes(to, side_by_side(row->cell + i, cell->run));
            i += cell->run - 1;
        } else {
            to = put_csv(to, value_of(values, cell->column));
        }
        *to++ = ',';
    }
    return to;
}

/* A known column by its type, money with two decimals; an unknown one with its characters. */
static char *put_as_json(char *to, struct pass *pass, size_t index, const struct row *row)
{
    int column = pass->cells[index].column;

    if (column < 0 || row->schema->columns[column].flags & UNREAD)
        return put_json_value(to, TYPE_TEXT, csv_text(row->cell[index], &pass->scratch));
    enum column_type type = row->schema->columns[column].type;
    if (type == TYPE_MONEY && row_has(row, column)) {
        char money[FEN_TEXT];
        size_t size = fen_format(money, row->number[column]);
        return put_json(to, (struct text){ money, size });
    }
    return put_json_value(to, type, row->field[column]);
}

static char *put_json_cells(char *to, const struct writer *writer, const struct row *row,
                            const struct values *values)
{
    struct pass *pass = writer->pass;

    *to++ = '{';
    for (size_t i = 0; i < pass->count; i++) {
        const struct passed *cell = &pass->cells[i];
        if (cell->fate == CUT)
            continue;
        if (cell->fate == REPLACE) {
            to = put_added_json(to, writer, (size_t)cell->added, values);
            continue;
        }
        to = put_bytes(to, text_of(cell->prefix));
        to = put_as_json(to, pass, i, row);
        *to++ = ',';
    }
    return to;
}

void pass_csv_row(struct writer *writer, const struct row *row, const struct values *values)
{
    const struct pass *pass = writer->pass;
    size_t room = values_room(writer, values) + row->raw.size + 1;

    if (writer->jsonl)
        room += json_room(row->raw.size) + pass->prefix_size + pass->count * FEN_TEXT;
    char *to = sink_room(&writer->sink, room);
    to = writer->jsonl ? put_json_cells(to, writer, row, values)
                       : put_csv_cells(to, writer, row, values);
    to = put_added(to, writer, values);
    if (writer->jsonl) {
        to[-1] = '}';
        *to++ = '\n';
    } else {
        to[-1] = '\n';
    }
    sink_took(&writer->sink, to);
}
