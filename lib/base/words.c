#include "words.h"

/* Where the word stands or belongs; *found says which. Sets are small: a scan will do. */
static size_t find_place(const struct words *words, struct text word, bool *found)
{
    size_t place = 0;
    int order = -1;

    while (place < words->count && (order = text_compare(words->at[place], word)) < 0)
        place++;
    *found = place < words->count && order == 0;
    return place;
}

static void make_place(struct words *words, struct arena *arena)
{
    if (words->count < words->room)
        return;
    size_t room = words->room ? 2 * words->room : 8;
    struct text *at = arena_take(arena, room * sizeof *at);
    if (words->count)
        memcpy(at, words->at, words->count * sizeof *at);
    words->at = at;
    words->room = room;
}

void words_add(struct words *words, struct text word, struct arena *arena)
{
    bool found;
    size_t place = find_place(words, word, &found);

    if (found || word.size == 0)
        return;
    make_place(words, arena);
    memmove(words->at + place + 1, words->at + place, (words->count - place) * sizeof *words->at);
    words->at[place] = (struct text){ arena_copy(arena, word.at, word.size), word.size };
    words->count++;
}

void words_add_joined(struct words *words, const char *first, const char *second,
                      struct arena *arena)
{
    size_t head = strlen(first), tail = strlen(second);
    char *word = arena_take(arena, head + tail);

    memcpy(word, first, head);
    memcpy(word + head, second, tail);
    words_add(words, (struct text){ word, head + tail }, arena);
}

void words_add_all(struct words *words, struct text set, struct arena *arena)
{
    while (set.size > 0) {
        const char *end = memchr(set.at, ';', set.size);
        size_t size = end ? (size_t)(end - set.at) : set.size;
        words_add(words, (struct text){ set.at, size }, arena);
        size_t used = end ? size + 1 : size;
        set.at += used;
        set.size -= used;
    }
}

bool words_has(const struct words *words, const char *word)
{
    bool found;

    find_place(words, text_of(word), &found);
    return found;
}

struct text words_text(const struct words *words, struct arena *arena)
{
    size_t size = 0;

    for (size_t i = 0; i < words->count; i++)
        size += words->at[i].size + 1;
    if (size == 0)
        return (struct text){ "", 0 };
    char *at = arena_take(arena, size), *end = at;
    for (size_t i = 0; i < words->count; i++) {
        if (i > 0)
            *end++ = ';';
        memcpy(end, words->at[i].at, words->at[i].size);
        end += words->at[i].size;
    }
    return (struct text){ at, (size_t)(end - at) };
}
