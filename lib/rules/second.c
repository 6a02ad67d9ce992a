#include "second.h"
#include <stdlib.h>

static bool same_text(const char *one, const char *other)
{
    return text_equal(text_of(one), text_of(other));
}

/* The number of a code is its place. */
static bool same_codes(const struct code *one, const struct code *other)
{
    if (!one || !other)
        return one == other;
    for (; one->name && other->name; one++, other++)
        if (!same_text(one->name, other->name))
            return false;
    return one->name == other->name;
}

static bool same_column(const struct column *one, const struct column *other)
{
    return same_text(one->name, other->name) && one->type == other->type
        && same_codes(one->codes, other->codes);
}

/* Every declared column of the second stands where the first has the same one. */
static bool is_same(const struct second *second, const struct schema *first)
{
    if (second->schema->count > first->count)
        return false;
    for (size_t i = second->common; i < second->schema->count; i++)
        if (!same_column(&first->columns[i], &second->schema->columns[i]))
            return false;
    return true;
}

/* The column's place in the schema that is read, where it is added when it is new. What either
   policy calls private is. */
static int place_column(struct schema *read, struct column *columns, const struct column *declared)
{
    int at = schema_column(read, text_of(declared->name));

    if (at < 0) {
        at = (int)read->count++;
        columns[at] = (struct column){ .name = declared->name, .label = declared->label,
                                       .type = TYPE_TEXT };
    }
    columns[at].flags |= declared->flags & PRIVATE;
    return at;
}

void second_init(struct second *second, const struct schema *first, const struct schema *other,
                 const struct schema *table, struct arena *arena)
{
    size_t declared = other->count - table->count;
    struct column *columns = arena_take(arena, (first->count + declared) * sizeof *columns);
    struct schema *read = arena_take(arena, sizeof *read);

    memcpy(columns, first->columns, first->count * sizeof *columns);
    *read = (struct schema){ first->name, first->label, columns, first->count };
    *second = (struct second){ .read = read, .schema = other, .common = table->count };
    second->same = is_same(second, first);
    second->from = arena_take(arena, declared * sizeof *second->from);
    second->decoders = allocate(declared + 1, sizeof *second->decoders);
    for (size_t i = 0; i < declared; i++) {
        const struct column *column = &other->columns[table->count + i];

        second->from[i] = place_column(read, columns, column);
        decoder_init(&second->decoders[i], column);
    }
}

void second_fini(struct second *second)
{
    for (size_t i = second->common; second->decoders && i < second->schema->count; i++)
        decoder_fini(&second->decoders[i - second->common]);
    free(second->decoders);
    *second = (struct second){ .read = NULL };
}

bool second_row(const struct second *second, const struct row *row, struct row *as,
                struct arena *arena)
{
    size_t count = second->schema->count;
    bool good = true;

    *as = *row;
    if (second->same)
        return true;
    as->schema = second->schema;
    as->field = arena_take(arena, count * sizeof *as->field);
    as->number = arena_take(arena, count * sizeof *as->number);
    memcpy(as->field, row->field, second->common * sizeof *as->field);
    memcpy(as->number, row->number, second->common * sizeof *as->number);
    for (size_t i = second->common; i < count; i++) {
        size_t declared = i - second->common;

        as->field[i] = row->field[second->from[declared]];
        good &= decode(&second->decoders[declared], as->field[i], &as->number[i]) == VALUE_GOOD;
    }
    return good;
}

bool second_rows(const struct second *second, const struct rows *rows, struct rows *as,
                 struct arena *arena)
{
    bool good = true;

    *as = *rows;
    if (second->same)
        return true;
    as->at = arena_take(arena, rows->count * sizeof *as->at);
    for (size_t i = 0; i < rows->count; i++)
        good &= second_row(second, &rows->at[i], &as->at[i], arena);
    return good;
}
