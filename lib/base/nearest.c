#include "nearest.h"

#include "message.h"

enum { LONGEST = 64, SHORT = 5 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Steps from one word to the other; swapping neighbours is one. Both are at most LONGEST. */
static size_t distance(struct text a, struct text b)
{
    size_t rows[3][LONGEST + 1];
    size_t *before = rows[0], *last = rows[1], *row = rows[2];

    for (size_t j = 0; j <= b.size; j++)
        last[j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            bool same = a.at[i - 1] == b.at[j - 1];

            row[j] = least(least(last[j], row[j - 1]) + 1, last[j - 1] + !same);
            if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
        size_t *free_row = before;
        before = last;
        last = row;
        row = free_row;
    }
    return last[b.size];
}

static bool next_word(const char **list, struct text *word)
{
    size_t size;

    *list += strspn(*list, ", |");
    size = strcspn(*list, ", |");
    *word = (struct text){ *list, size };
    *list += size;
    return size > 0;
}

struct text nearest_word(struct text word, const char *list)
{
    size_t most = word.size <= SHORT ? 1 : 2, found = most + 1;
    struct text nearest = { NULL, 0 }, candidate;

    while (word.size > 1 && word.size <= LONGEST && next_word(&list, &candidate)) {
        size_t steps = candidate.size <= LONGEST ? distance(word, candidate) : found;

        if (steps < found) {
            found = steps;
            nearest = candidate;
        }
    }
    return nearest;
}

void add_suggestion(struct buffer *out, const char *word, const char *list)
{
    struct text nearest = nearest_word(text_of(word), list);
    struct buffer name = { 0 };

    if (nearest.size > 0)
        buffer_text(&name, nearest); /* the list may be what is added to */
    buffer_string(out, "");
    if (nearest.size > 0)
        message_format(out, MESSAGE_SUGGESTION, (const char *const[]){ name.at, NULL });
    buffer_fini(&name);
}
