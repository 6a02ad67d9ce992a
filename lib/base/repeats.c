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

static const struct text *find(const struct repeats *repeats, struct text text)
{
    return repeats->count
        ? bsearch(&text, repeats->at, repeats->count, sizeof *repeats->at, compare) : NULL;
}

bool repeats_contain(const struct repeats *repeats, struct text text)
{
    return find(repeats, text) != NULL;
}

size_t repeats_distinct(const struct repeats *repeats)
{
    size_t count = 0;

    for (size_t i = 0; i < repeats->count; i++)
        count += i == 0 || !text_equal(repeats->at[i], repeats->at[i - 1]);
    return count;
}

bool repeats_has(const struct repeats *repeats, struct text text)
{
    const struct text *found = find(repeats, text);

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
