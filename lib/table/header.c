#include "reader_parts.h"
#include "../base/nearest.h"

/* Lists the required columns that are not among those seen; the last of them, or -1. */
static int list_missing(const struct reader *reader, struct buffer *missing)
{
    const struct schema *schema = reader->shape.schema;
    int last = -1;

    for (size_t i = 0; i < schema->count; i++) {
        bool required = schema->columns[i].flags & REQUIRED;
        for (const int *more = reader->requires; more && *more >= 0; more++)
            required |= (size_t)*more == i;
        if (!required || reader->shape.seen[i])
            continue;
        if (missing->size > 0)
            buffer_string(missing, ", ");
        buffer_string(missing, schema->columns[i].name);
        last = (int)i;
    }
    return last;
}

/* Who adds the column to the stream of households; NULL: it is the book's own. */
static const char *program_that_adds(const struct schema *schema, int column)
{
    if (strcmp(schema->name, schema_of(TABLE_stream)->name) != 0 || column < stream_month)
        return NULL;
    if (column < stream_step)
        return "dibao-assess";
    return column < stream_on_roster ? "dibao-review" : "dibao-roster";
}

/* A name that the table does not know may be a missing one, mistyped. */
static void suggest(struct buffer *out, const struct reader *reader, const char *missing)
{
    buffer_string(out, "");
    for (size_t i = 0; i < reader->name_count && out->size == 0; i++)
        if (schema_column(reader->shape.schema, reader->names[i]) < 0)
            add_suggestion(out, reader->names[i].at, missing);
}

static bool nothing_missing(const struct reader *reader, struct problems *problems)
{
    struct buffer missing = { 0 }, suggestion = { 0 };
    struct place place = { reader->file, reader->shape.row.line, NULL };
    int last = list_missing(reader, &missing);
    const char *program = last < 0 ? NULL : program_that_adds(reader->shape.schema, last);

    if (last >= 0)
        suggest(&suggestion, reader, missing.at);
    if (last >= 0)
        problem_add(problems, program ? MESSAGE_COLUMNS_TO_ADD : MESSAGE_COLUMNS_MISSING, place,
                    missing.at, program ? program : table_word(reader->shape.schema),
                    suggestion.at);
    buffer_fini(&missing);
    buffer_fini(&suggestion);
    return last < 0;
}

static bool stands_before(const struct reader *reader, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (text_equal(reader->names[i], reader->names[index]))
            return true;
    return false;
}

static bool nothing_twice(const struct reader *reader, struct problems *problems)
{
    bool good = true;

    for (size_t i = 0; i < reader->name_count; i++) {
        struct place place = { reader->file, reader->shape.row.line, reader->names[i].at };
        if (stands_before(reader, i))
            good = problem_add(problems, MESSAGE_COLUMN_TWICE, place, NULL, NULL, NULL);
    }
    return good;
}

bool reader_take_names(struct reader *reader, const struct text *names, size_t count,
                       struct problems *problems)
{
    reader->names = allocate(count + 1, sizeof *reader->names);
    reader->columns = allocate(count + 1, sizeof *reader->columns);
    reader->name_count = count;
    for (size_t i = 0; i < count; i++) {
        const char *copy = copy_bytes(names[i].at, names[i].size);
        reader->names[i] = (struct text){ copy, names[i].size };
        reader->columns[i] = schema_column(reader->shape.schema, names[i]);
        if (reader->columns[i] >= 0)
            reader->shape.seen[reader->columns[i]] = true;
    }
    return nothing_missing(reader, problems) && nothing_twice(reader, problems);
}
