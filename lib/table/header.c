#include "reader_parts.h"

/* Lists the required columns that are not among those seen. */
static void list_missing(const struct reader *reader, struct buffer *missing)
{
    const struct schema *schema = reader->shape.schema;

    for (size_t i = 0; i < schema->count; i++) {
        bool required = schema->columns[i].flags & REQUIRED;
        for (const int *more = reader->requires; more && *more >= 0; more++)
            required |= (size_t)*more == i;
        if (!required || reader->shape.seen[i])
            continue;
        if (missing->size > 0)
            buffer_string(missing, ", ");
        buffer_string(missing, schema->columns[i].name);
    }
}

static bool nothing_missing(const struct reader *reader, struct problems *problems)
{
    struct buffer missing = { 0 };
    struct place place = { reader->file, reader->shape.row.line, NULL };
    bool good;

    list_missing(reader, &missing);
    good = missing.size == 0 ||
           problem_add(problems, MESSAGE_COLUMNS_MISSING, place, missing.at,
                       table_word(reader->shape.schema), NULL);
    buffer_fini(&missing);
    return good;
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
