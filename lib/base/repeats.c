#include "repeats.h"

#include <stdlib.h>

void repeats_add(struct repeats *repeats, struct text text)
{
    repeats->at = make_room(repeats->at, &repeats->room, repeats->count + 1, sizeof *repeats->at);
    repeats->at[repeats->count++] =
        (struct text){ arena_copy(&repeats->arena, text.at, text.size), text.size };
}

static int compare(const void *first, const void *second)
{
    const struct text *a = first, *b = second;

    return text_compare(*a, *b);
}

void repeats_sort(struct repeats *repeats)
{
    if (repeats->count > 0)
        qsort(repeats->at, repeats->count, sizeof *repeats->at, compare);
}

bool repeats_has(const struct repeats *repeats, struct text text)
{
    const struct text *found = repeats->count
        ? bsearch(&text, repeats->at, repeats->count, sizeof *repeats->at, compare) : NULL;

    if (!found)
        return false;
    return (found > repeats->at && text_equal(found[-1], text))
        || (found + 1 < repeats->at + repeats->count && text_equal(found[1], text));
}

bool repeats_next(const struct repeats *repeats, size_t *at, struct text *text)
{
    while (*at + 1 < repeats->count) {
        *text = repeats->at[*at];
        size_t first = (*at)++;

        while (*at < repeats->count && text_equal(repeats->at[*at], *text))
            ++*at;
        if (*at - first > 1)
            return true;
    }
    return false;
}

void repeats_fini(struct repeats *repeats)
{
    free(repeats->at);
    arena_fini(&repeats->arena);
    *repeats = (struct repeats){ 0 };
}
