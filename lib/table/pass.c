#include "pass.h"
#include "quote.h"
#include <stdlib.h>

void pass_plan(const struct writer *writer, struct passed *cell, struct text name)
{
    cell->column = schema_column(writer->schema, name);
    cell->fate = KEEP;
    cell->added = -1;
    if (cell->column < 0)
        return;
    for (size_t i = 0; i < writer->column_count; i++)
        if (writer->columns[i] == cell->column)
            cell->added = (int)i;
    if (cell->added >= 0)
        cell->fate = REPLACE;
    else if (writer->pass->cut_private && writer->schema->columns[cell->column].flags & PRIVATE)
        cell->fate = CUT;
}

struct writer *writer_pass(struct outputs *outputs, const struct writer_plan *plan,
                           struct reader *from, bool cut_private, struct problems *problems)
{
    static const int nothing[] = { -1 };
    struct writer *writer = output_add(outputs, plan->file, problems);
    struct writer_plan adds = *plan;

    if (!writer)
        return NULL;
    adds.columns = plan->columns ? plan->columns : nothing;
    writer_columns(writer, &adds);
    writer->pass = allocate(1, sizeof *writer->pass);
    *writer->pass = (struct pass){ .from = from, .cut_private = cut_private };
    writer->pass->replaced = allocate(writer->column_count + 1, sizeof *writer->pass->replaced);
    return writer;
}

static void begin(struct writer *writer, const struct row *row)
{
    if (writer->pass->begun)
        return;
    writer->pass->begun = true;
    if (reader_is_jsonl(writer->pass->from))
        pass_begin_json(writer, row);
    else
        pass_begin_csv(writer);
}

bool writer_pass_row(struct writer *writer, const struct row *row, const struct values *values,
                     struct problems *problems)
{
    begin(writer, row);
    if (reader_is_jsonl(writer->pass->from))
        return pass_json_row(writer, row, values, problems);
    pass_csv_row(writer, row, values);
    return true;
}

void pass_end(struct writer *writer)
{
    begin(writer, NULL);
}

void pass_free(struct pass *pass)
{
    for (size_t i = 0; i < pass->room; i++) {
        free(pass->cells[i].prefix);
        free(pass->cells[i].raw_name);
    }
    for (size_t i = 0; i < pass->slot_count; i++)
        free(pass->slots[i].name);
    free(pass->cells);
    free(pass->slots);
    free(pass->replaced);
    buffer_fini(&pass->scratch);
    free(pass);
}

void write_name(struct writer *writer, struct text name)
{
    char *to = put_csv(sink_room(&writer->sink, csv_room(name.size) + 1), name);

    *to++ = ',';
    writer->sink.bytes.size = (size_t)(to - writer->sink.bytes.at); /* the header stays whole */
}

void write_added_names(struct writer *writer)
{
    for (size_t i = 0; i < writer->column_count; i++)
        if (!writer->pass->replaced[i])
            write_name(writer, text_of(writer->schema->columns[writer->columns[i]].name));
    writer->sink.bytes.at[writer->sink.bytes.size - 1] = '\n';
}

char *put_added_json(char *to, const struct writer *writer, size_t added,
                     const struct values *values)
{
    int column = writer->columns[added];

    to = put_bytes(to, text_of(writer->prefix[added]));
    to = put_json_value(to, writer->schema->columns[column].type, value_of(values, column));
    *to++ = ',';
    return to;
}

/* Where no value needs quotes, in CSV. */
static char *put_plain(char *to, const struct writer *writer, const struct values *values)
{
    for (size_t i = 0; i < writer->column_count; i++) {
        if (writer->pass->replaced[i])
            continue;
        to = put_value(to, value_of(values, writer->columns[i]));
        *to++ = ',';
    }
    return to;
}

char *put_added(char *to, const struct writer *writer, const struct values *values)
{
    if (values->plain && !writer->jsonl)
        return put_plain(to, writer, values);
    for (size_t i = 0; i < writer->column_count; i++) {
        if (writer->pass->replaced[i])
            continue;
        if (writer->jsonl) {
            to = put_added_json(to, writer, i, values);
            continue;
        }
        to = put_csv(to, value_of(values, writer->columns[i]));
        *to++ = ',';
    }
    return to;
}
