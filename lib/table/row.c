#include "reader.h"

/* The same text in the kept line, or a copy when it does not stand in the line. */
static struct text keep_text(struct text text, const struct row *from, const char *kept,
                             struct arena *arena)
{
    size_t offset = (size_t)((uintptr_t)text.at - (uintptr_t)from->raw.at);

    if (text.size == 0)
        return (struct text){ "", 0 };
    if (offset < from->raw.size)
        return (struct text){ kept + offset, text.size };
    return (struct text){ arena_copy(arena, text.at, text.size), text.size };
}

static struct text *keep_texts(const struct text *texts, size_t count, const struct row *from,
                               const char *kept, struct arena *arena)
{
    struct text *copies;

    if (count == 0 || !texts)
        return NULL;
    copies = arena_take(arena, count * sizeof *copies);
    for (size_t i = 0; i < count; i++)
        copies[i] = keep_text(texts[i], from, kept, arena);
    return copies;
}

void row_keep(struct row *to, const struct row *from, struct arena *arena)
{
    const size_t columns = from->schema->count;
    const char *kept = "";
    int64_t *numbers = arena_take(arena, columns * sizeof *numbers);

    if (from->raw.size > 0)
        kept = arena_copy(arena, from->raw.at, from->raw.size);
    memcpy(numbers, from->number, columns * sizeof *numbers);
    *to = *from;
    to->number = numbers;
    to->raw.at = kept;
    to->field = keep_texts(from->field, columns, from, kept, arena);
    to->cell = keep_texts(from->cell, from->cell_count, from, kept, arena);
    to->cell_name = keep_texts(from->cell_name, from->cell_count, from, kept, arena);
}
