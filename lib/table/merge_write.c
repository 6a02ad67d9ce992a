#include "merge.h"
#include "output.h"
#include "quote.h"
#include <stdlib.h>

/* The columns written, in order, and the present row's cell in each. */
struct sheet {
    const struct merge *merge;
    struct writer *writer;
    bool jsonl;
    size_t *columns;
    size_t column_count;
    const struct text **cells; /* by column of the merge; NULL: the row has none */
    struct buffer scratch;
};

static bool is_written(const struct merge *merge, size_t column, bool jsonl)
{
    return merge->seen[column] && (jsonl || !merge->nested[column]);
}

static void open_sheet(struct sheet *sheet, const struct merge *merge, bool jsonl,
                       struct writer *writer)
{
    *sheet = (struct sheet){ .merge = merge, .writer = writer, .jsonl = jsonl };
    sheet->columns = allocate(merge->column_count, sizeof *sheet->columns);
    sheet->cells = allocate(merge->column_count, sizeof *sheet->cells);
    for (size_t i = 0; i < merge->column_count; i++)
        if (is_written(merge, i, jsonl))
            sheet->columns[sheet->column_count++] = i;
}

static void write_header(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->column_count; i++) {
        struct text name = sheet->merge->names[sheet->columns[i]];
        char *to = sink_room(&sheet->writer->sink, csv_room(name.size) + 1);
        to = put_csv(to, name);
        *to++ = i + 1 < sheet->column_count ? ',' : '\n';
        sink_took(&sheet->writer->sink, to);
    }
}

static char *put_from_csv(char *to, struct sheet *sheet, size_t column, struct text raw)
{
    const struct schema *schema = sheet->merge->schema;
    enum column_type type = column < schema->count ? schema->columns[column].type : TYPE_TEXT;
    struct text text = csv_text(raw, &sheet->scratch);
    char money[FEN_TEXT];
    fen amount;

    if (type == TYPE_MONEY && fen_parse(text, &amount))
        return put_json(to, (struct text){ money, fen_format(money, amount) });
    return put_json_value(to, type, text);
}

static void write_json_cell(struct sheet *sheet, size_t column, struct text raw, bool from_json)
{
    struct sink *sink = &sheet->writer->sink;
    struct text name = sheet->merge->names[column];
    char *to = sink_room(sink, json_room(name.size) + json_room(raw.size) + FEN_TEXT + 4);

    to = put_json(to, name);
    *to++ = ':';
    to = from_json ? put_bytes(to, raw) : put_from_csv(to, sheet, column, raw);
    *to++ = ',';
    sink->bytes.size = (size_t)(to - sink->bytes.at); /* the line stays whole */
}

static void write_json_row(struct sheet *sheet, const struct merged_row *row)
{
    struct sink *sink = &sheet->writer->sink;

    *sink_room(sink, 1) = '{';
    sink->bytes.size++;
    for (size_t i = 0; i < sheet->column_count; i++) {
        const struct text *cell = sheet->cells[sheet->columns[i]];
        if (cell)
            write_json_cell(sheet, sheet->columns[i], *cell, row->jsonl);
    }
    char *to = sink_room(sink, 2);
    if (to[-1] == ',')
        to--;
    *to++ = '}';
    *to++ = '\n';
    sink_took(sink, to);
}

static void write_csv_row(struct sheet *sheet, const struct merged_row *row)
{
    struct sink *sink = &sheet->writer->sink;

    for (size_t i = 0; i < sheet->column_count; i++) {
        const struct text *cell = sheet->cells[sheet->columns[i]];
        char *to = sink_room(sink, (cell ? csv_room(cell->size) : 0) + 1);
        if (cell)
            to = row->jsonl ? put_csv(to, json_text(*cell, &sheet->scratch))
                            : put_bytes(to, *cell);
        *to++ = i + 1 < sheet->column_count ? ',' : '\n';
        sink_took(sink, to);
    }
}

void merge_write(const struct merge *merge, bool jsonl, struct writer *writer)
{
    struct sheet sheet;

    open_sheet(&sheet, merge, jsonl, writer);
    if (!jsonl)
        write_header(&sheet);
    for (size_t i = 0; i < merge->row_count; i++) {
        const struct merged_row *row = &merge->rows[i];
        memset(sheet.cells, 0, merge->column_count * sizeof *sheet.cells);
        for (size_t j = 0; j < row->cell_count; j++)
            sheet.cells[row->cells[j].column] = &row->cells[j].raw;
        if (jsonl)
            write_json_row(&sheet, row);
        else
            write_csv_row(&sheet, row);
    }
    free(sheet.columns);
    free(sheet.cells);
    buffer_fini(&sheet.scratch);
}
