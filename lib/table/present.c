#include "present.h"
#include "mask.h"
#include "output.h"
#include "quote.h"
#include <stdlib.h>

/* The columns written, in order. */
struct presenter {
    const struct merge *merge;
    const struct presentation *how;
    size_t *columns;
    size_t column_count;
    bool changes;             /* values do not go out as they stand */
    bool *straight;           /* by file: its lines go out as they stand */
    struct buffer scratch, value, line, left_out;
    struct converter *converter;
};

static const struct column *column_of(const struct presenter *presenter, size_t column)
{
    const struct schema *schema = presenter->merge->schema;

    return column < schema->count ? &schema->columns[column] : NULL;
}

static bool is_written(struct presenter *presenter, size_t column)
{
    const struct merge *merge = presenter->merge;

    if (!merge->seen[column] || (merge->nested[column] && !presenter->how->jsonl))
        return false;
    if (!presenter->how->mask || column_of(presenter, column))
        return true;
    buffer_string(&presenter->left_out, presenter->left_out.size ? ", " : "");
    buffer_text(&presenter->left_out, merge->names[column]);
    return false;
}

static bool is_straight(const struct presenter *presenter, const struct merged_file *file)
{
    if (presenter->changes || presenter->how->jsonl || file->jsonl
        || file->column_count != presenter->column_count)
        return false;
    for (size_t i = 0; i < file->column_count; i++)
        if (file->columns[i] != presenter->columns[i])
            return false;
    return true;
}

struct presenter *presenter_open(const struct merge *merge, const struct presentation *how,
                                 struct problems *problems)
{
    struct presenter *presenter = allocate(1, sizeof *presenter);

    presenter->merge = merge;
    presenter->how = how;
    presenter->changes = how->labels || how->spreadsheet || how->mask;
    presenter->columns = allocate(merge->column_count, sizeof *presenter->columns);
    for (size_t i = 0; i < merge->column_count; i++)
        if (is_written(presenter, i))
            presenter->columns[presenter->column_count++] = i;
    presenter->straight = allocate(merge->file_count + 1, sizeof *presenter->straight);
    for (size_t i = 0; i < merge->file_count; i++)
        presenter->straight[i] = is_straight(presenter, &merge->files[i]);
    if (converter_open(&presenter->converter, ENCODING_UTF_8, how->encoding))
        return presenter;
    problem_add(problems, MESSAGE_ENCODING_UNKNOWN, (struct place){ 0 }, NULL, NULL, NULL);
    presenter_close(presenter);
    return NULL;
}

void presenter_close(struct presenter *presenter)
{
    if (!presenter)
        return;
    free(presenter->columns);
    free(presenter->straight);
    buffer_fini(&presenter->scratch);
    buffer_fini(&presenter->value);
    buffer_fini(&presenter->line);
    buffer_fini(&presenter->left_out);
    converter_close(presenter->converter);
    free(presenter);
}

const char *presenter_left_out(const struct presenter *presenter)
{
    return presenter->left_out.size ? presenter->left_out.at : NULL;
}

/* Adds the gathered line to the file in its encoding. What GB18030 cannot say there is none. */
static void send_line(struct presenter *presenter, struct writer *writer)
{
    buffer_string(&presenter->line, presenter->how->spreadsheet ? "\r\n" : "\n");
    if (!presenter->converter) {
        writer_add(writer, presenter->line.at, presenter->line.size);
        return;
    }
    buffer_clear(&presenter->scratch);
    convert(presenter->converter, buffer_as_text(&presenter->line), &presenter->scratch);
    writer_add(writer, presenter->scratch.at, presenter->scratch.size);
}

static struct text heading_of(const struct presenter *presenter, size_t column)
{
    const struct column *known = column_of(presenter, column);

    return presenter->how->labels && known ? text_of(known->label)
                                           : presenter->merge->names[column];
}

static void add_csv(struct buffer *line, struct text text)
{
    buffer_took(line, put_csv(buffer_room(line, csv_room(text.size)), text));
}

static void add_json(struct buffer *line, struct text text)
{
    buffer_took(line, put_json(buffer_room(line, json_room(text.size)), text));
}

void present_header(struct presenter *presenter, struct writer *writer)
{
    const struct presentation *how = presenter->how;

    if (how->jsonl)
        return;
    buffer_clear(&presenter->line);
    if (how->spreadsheet && how->encoding == ENCODING_UTF_8)
        buffer_string(&presenter->line, "\xef\xbb\xbf");
    for (size_t i = 0; i < presenter->column_count; i++) {
        if (i > 0)
            buffer_byte(&presenter->line, ',');
        struct text heading = heading_of(presenter, presenter->columns[i]);
        buffer_clear(&presenter->value);
        if (how->spreadsheet)
            for_spreadsheet(NULL, heading, &presenter->value);
        else
            buffer_text(&presenter->value, heading);
        add_csv(&presenter->line, buffer_as_text(&presenter->value));
    }
    send_line(presenter, writer);
}

/* The cell's text as it is shown, in presenter->value. */
static struct text shown(struct presenter *presenter, size_t column, struct text text)
{
    const struct presentation *how = presenter->how;
    const struct column *known = column_of(presenter, column);
    struct buffer *value = &presenter->value;

    if (!presenter->changes)
        return text;
    buffer_clear(value);
    if (how->mask && known && known->flags & PRIVATE)
        mask_value(how->mask, known, text, value);
    else if (how->labels && known)
        label_value(known, text, value);
    else
        buffer_text(value, text);
    if (!how->spreadsheet)
        return buffer_as_text(value);
    buffer_clear(&presenter->scratch);
    for_spreadsheet(known, buffer_as_text(value), &presenter->scratch);
    return buffer_as_text(&presenter->scratch);
}

static struct text cell_text(struct presenter *presenter, const struct merged_row *row,
                             struct text raw)
{
    return row->file->jsonl ? json_text(raw, &presenter->scratch)
                            : csv_text(raw, &presenter->scratch);
}

static void add_csv_row(struct presenter *presenter, const struct merged_row *row)
{
    for (size_t i = 0; i < presenter->column_count; i++) {
        struct text raw = row->cells[presenter->columns[i]];
        if (i > 0)
            buffer_byte(&presenter->line, ',');
        if (!raw.at)
            continue;
        if (!row->file->jsonl && !presenter->changes)
            buffer_text(&presenter->line, raw);
        else
            add_csv(&presenter->line, shown(presenter, presenter->columns[i],
                                            cell_text(presenter, row, raw)));
    }
}

static void add_json_value(struct presenter *presenter, size_t column, struct text text)
{
    const struct column *known = column_of(presenter, column);
    enum column_type type = known ? known->type : TYPE_TEXT;
    char *to = buffer_room(&presenter->line, json_room(text.size) + FEN_TEXT);
    char money[FEN_TEXT];
    fen amount;

    if (type == TYPE_MONEY && fen_parse(text, &amount))
        to = put_json(to, (struct text){ money, fen_format(money, amount) });
    else
        to = put_json_value(to, type, text);
    buffer_took(&presenter->line, to);
}

static void add_json_row(struct presenter *presenter, const struct merged_row *row)
{
    bool first = true;

    buffer_byte(&presenter->line, '{');
    for (size_t i = 0; i < presenter->column_count; i++) {
        size_t column = presenter->columns[i];
        struct text raw = row->cells[column];
        if (!raw.at)
            continue;
        if (!first)
            buffer_byte(&presenter->line, ',');
        first = false;
        add_json(&presenter->line, heading_of(presenter, column));
        buffer_byte(&presenter->line, ':');
        if (row->file->jsonl && !presenter->changes)
            buffer_text(&presenter->line, raw);
        else if (json_is_nested(raw) && row->file->jsonl)
            buffer_text(&presenter->line, raw);
        else
            add_json_value(presenter, column,
                           shown(presenter, column, cell_text(presenter, row, raw)));
    }
    buffer_byte(&presenter->line, '}');
}

void present_row(struct presenter *presenter, const struct merged_row *row, struct writer *writer)
{
    if (presenter->straight[row->file - presenter->merge->files]) {
        writer_add(writer, row->raw.at, row->raw.size);
        writer_add(writer, "\n", 1);
        return;
    }
    buffer_clear(&presenter->line);
    if (presenter->how->jsonl)
        add_json_row(presenter, row);
    else
        add_csv_row(presenter, row);
    send_line(presenter, writer);
}
