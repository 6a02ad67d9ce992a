/* --dry-run: what became of each column of the sheets. */
#include "table.h"
#include <stdlib.h>

bool table_headings_open(struct table_run *run)
{
    const struct schema *schema = schema_of(TABLE_headings);
    const struct writer_plan plan = { .file = run->settings->value[OPTION_OUTPUT],
                                      .jsonl = run->settings->jsonl, .schema = schema };

    if (!run->settings->value[OPTION_DRY_RUN])
        return true;
    values_init(&run->heading, schema);
    run->refused = allocate(run->schema->count, sizeof *run->refused);
    run->headings = writer_open(run->outputs, &plan, &run->problems);
    return run->headings != NULL;
}

static const char *encoding_name(enum encoding encoding)
{
    static const char *const names[] = {
        [ENCODING_UTF_8] = "utf-8",       [ENCODING_GB18030] = "gb18030",
        [ENCODING_UTF_16LE] = "utf-16",   [ENCODING_UTF_16BE] = "utf-16",
        [ENCODING_AUTO] = "ascii"
    };

    return names[encoding];
}

static void add_heading(struct table_run *run, const struct reader *reader,
                        const struct heading *heading)
{
    const struct sheet *sheet = reader_sheet(reader);
    const char delimiter[] = { sheet_delimiter(sheet), '\0' };
    struct values *values = &run->heading;
    bool known = heading->column >= 0;

    values_clear(values);
    value_string(values, headings_file, reader_file(reader));
    value_string(values, headings_encoding, encoding_name(reader_encoding(reader)));
    value_string(values, headings_delimiter, *delimiter == '\t' ? "tab" : delimiter);
    value_integer(values, headings_line, sheet_header_line(sheet));
    value_string(values, headings_heading, heading->shown);
    value_string(values, headings_column, heading->name);
    value_code(values, headings_how, (int)heading->way);
    value_integer(values, headings_filled, (int64_t)heading->filled);
    value_integer(values, headings_changed, (int64_t)heading->changed);
    value_integer(values, headings_refused, known ? (int64_t)run->refused[heading->column] : 0);
    writer_row(run->headings, values);
}

void table_headings(void *listener, const struct reader *reader)
{
    struct table_run *run = listener;
    size_t count;

    if (!run->headings || !reader_sheet(reader))
        return;
    const struct heading *headings = sheet_headings(reader_sheet(reader), &count);
    for (size_t i = 0; i < count; i++)
        add_heading(run, reader, &headings[i]);
    memset(run->refused, 0, run->schema->count * sizeof *run->refused);
}
