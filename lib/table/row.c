#include "reader.h"

/* A row on its way into an arena: one piece of memory holds all of it but texts that do not
   stand in the line. */
struct keeping {
    const char *line, *kept; /* the line here and there */
    size_t size;
    struct arena *arena;
};

static struct text *keep_texts(struct text **room, const struct text *texts, size_t count,
                               const struct keeping *keeping)
{
    struct text *copies = *room;

    if (!texts)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        size_t offset = (size_t)((uintptr_t)texts[i].at - (uintptr_t)keeping->line);
        bool inside = offset <= keeping->size && texts[i].size <= keeping->size - offset;
        const char *at = inside ? keeping->kept + offset : "";

        if (!inside && texts[i].size > 0)
            at = arena_copy(keeping->arena, texts[i].at, texts[i].size);
        copies[i] = (struct text){ at, texts[i].size };
    }
    *room += count;
    return copies;
}

void row_keep(struct row *to, const struct row *from, struct arena *arena)
{
    const size_t columns = from->schema->count;
    const size_t cells = (from->cell ? 1u : 0u) + (from->cell_name ? 1u : 0u);
    const size_t texts = columns + cells * from->cell_count;
    struct text *room = arena_take(arena, texts * sizeof *room + columns * sizeof *to->number +
                                              from->raw.size);
    int64_t *numbers = (int64_t *)(room + texts);
    char *kept = (char *)(numbers + columns);
    const struct keeping keeping = { from->raw.at, kept, from->raw.size, arena };

    if (from->raw.size > 0)
        memcpy(kept, from->raw.at, from->raw.size);
    memcpy(numbers, from->number, columns * sizeof *numbers);
    *to = *from;
    to->number = numbers;
    to->raw.at = kept;
    to->field = keep_texts(&room, from->field, columns, &keeping);
    to->cell = keep_texts(&room, from->cell, from->cell_count, &keeping);
    to->cell_name = keep_texts(&room, from->cell_name, from->cell_count, &keeping);
}

bool row_is_later(const struct row *row, const struct row *than, int day_column)
{
    if (row->number[day_column] != than->number[day_column])
        return row->number[day_column] > than->number[day_column];
    for (size_t i = 0; i < row->schema->count; i++) {
        int order = text_compare(row->field[i], than->field[i]);
        if (order != 0)
            return order > 0;
    }
    return false;
}
