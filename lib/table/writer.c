#include "output.h"
#include "quote.h"
#include <stdlib.h>

char *json_prefix(struct text name)
{
    char *prefix = allocate(json_room(name.size) + 2, 1);

    *put_json(prefix, name) = ':';
    return prefix;
}

static size_t count_columns(const int *columns)
{
    size_t count = 0;

    while (columns[count] >= 0)
        count++;
    return count;
}

void writer_columns(struct writer *writer, const struct writer_plan *plan)
{
    size_t count = plan->columns ? count_columns(plan->columns) : plan->schema->count;

    writer->jsonl = plan->jsonl;
    writer->schema = plan->schema;
    writer->column_count = count;
    writer->columns = allocate(count + 1, sizeof *writer->columns);
    writer->prefix = allocate(count + 1, sizeof *writer->prefix);
    for (size_t i = 0; i < count; i++) {
        writer->columns[i] = plan->columns ? plan->columns[i] : (int)i;
        writer->prefix[i] = json_prefix(text_of(plan->schema->columns[writer->columns[i]].name));
        writer->prefix_size += strlen(writer->prefix[i]);
    }
}

size_t values_room(const struct writer *writer, const struct values *values)
{
    enum { QUOTES_AND_COMMA = 3, NULL_AND_COMMA = 5, BRACES_AND_END = 3 };

    return json_room(values->bytes.size) + writer->prefix_size +
           writer->column_count * (QUOTES_AND_COMMA + NULL_AND_COMMA) + BRACES_AND_END +
           VALUE_SLACK;
}

static void write_header(struct writer *writer)
{
    for (size_t i = 0; i < writer->column_count; i++) {
        struct text name = text_of(writer->schema->columns[writer->columns[i]].name);
        char *to = sink_room(&writer->sink, csv_room(name.size) + 1);
        to = put_csv(to, name);
        *to++ = i + 1 < writer->column_count ? ',' : '\n';
        sink_took(&writer->sink, to);
    }
}

struct writer *writer_open(struct outputs *outputs, const struct writer_plan *plan,
                           struct problems *problems)
{
    struct writer *writer = output_add(outputs, plan->file, problems);

    if (!writer)
        return NULL;
    writer_columns(writer, plan);
    if (!writer->jsonl)
        write_header(writer);
    return writer;
}

static struct text without_first(struct text text)
{
    return (struct text){ text.at + 1, text.size - 1 };
}

/* Leading zeros are no JSON. */
static char *put_integer(char *to, struct text digits)
{
    if (digits.at[0] == '-') {
        *to++ = '-';
        digits = without_first(digits);
    }
    while (digits.size > 1 && digits.at[0] == '0')
        digits = without_first(digits);
    return put_bytes(to, digits);
}

char *put_json_value(char *to, enum column_type type, struct text value)
{
    if (value.size == 0)
        return put_bytes(to, text_of("null"));
    if (type == TYPE_INTEGER)
        return put_integer(to, value);
    return put_json(to, value);
}

static char *put_csv_row(char *to, const struct writer *writer, const struct values *values)
{
    for (size_t i = 0; i < writer->column_count; i++) {
        struct text value = value_of(values, writer->columns[i]);
        to = values->plain ? put_value(to, value) : put_csv(to, value);
        *to++ = ',';
    }
    to[-1] = '\n';
    return to;
}

static char *put_json_row(char *to, const struct writer *writer, const struct values *values)
{
    *to++ = '{';
    for (size_t i = 0; i < writer->column_count; i++) {
        int column = writer->columns[i];
        to = put_bytes(to, text_of(writer->prefix[i]));
        to = put_json_value(to, writer->schema->columns[column].type, value_of(values, column));
        *to++ = ',';
    }
    to[-1] = '}';
    *to++ = '\n';
    return to;
}

static char *put_row(char *to, const struct writer *writer, const struct values *values)
{
    return writer->jsonl ? put_json_row(to, writer, values) : put_csv_row(to, writer, values);
}

void writer_row(struct writer *writer, const struct values *values)
{
    char *to = sink_room(&writer->sink, values_room(writer, values));

    sink_took(&writer->sink, put_row(to, writer, values));
}

void writer_line(const struct writer *writer, const struct values *values, struct buffer *line)
{
    char *to = buffer_room(line, values_room(writer, values));

    buffer_took(line, put_row(to, writer, values));
}
