#include "sorted.h"
#include "../base/sorting.h"
#include <stdlib.h>

struct sorted {
    struct writer *writer;
    struct sorting *sorting;
    struct buffer line;
};

struct sorted *sorted_open(struct writer *writer, size_t memory)
{
    struct sorted *sorted = allocate(1, sizeof *sorted);

    sorted->writer = writer;
    sorted->sorting = sorting_open(memory);
    return sorted;
}

void sorted_row(struct sorted *sorted, day by, const struct values *values)
{
    uint32_t order = by == NO_DAY ? UINT32_MAX : (uint32_t)by ^ (uint32_t)INT32_MIN;
    const char key[] = { (char)(order >> 24), (char)(order >> 16), (char)(order >> 8),
                         (char)order };

    buffer_clear(&sorted->line);
    writer_line(sorted->writer, values, &sorted->line);
    sorting_add(sorted->sorting, (struct text){ key, sizeof key }, buffer_as_text(&sorted->line));
}

bool sorted_close(struct sorted *sorted, struct problems *problems)
{
    struct text key, line;
    bool good;

    while (sorting_next(sorted->sorting, &key, &line))
        writer_add(sorted->writer, line.at, line.size);
    good = sorting_close(sorted->sorting, problems);
    buffer_fini(&sorted->line);
    free(sorted);
    return good;
}
