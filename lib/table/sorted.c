#include "sorted.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A row as it will stand in the file. */
struct line {
    day by;
    uint32_t size;
};

struct held {
    struct line line;
    size_t at; /* in the bytes held */
};

/* A part that was put aside, sorted. */
struct part {
    off_t next, end;     /* not read yet */
    struct buffer bytes; /* read, and not used yet from `used` on */
    size_t used;
    struct line line;    /* the first of them */
    bool empty;
};

struct sorted {
    struct writer *writer;
    size_t memory;
    struct buffer bytes;
    struct held *held;
    size_t count, room;
    FILE *aside;
    off_t written;
    struct part *parts;
    size_t part_count, part_room;
    int error; /* errno of the temporary file */
};

enum { BLOCK = 1 << 15 };

struct sorted *sorted_open(struct writer *writer, size_t memory)
{
    struct sorted *sorted = allocate(1, sizeof *sorted);

    sorted->writer = writer;
    sorted->memory = memory;
    return sorted;
}

static bool comes_before(day by, day other)
{
    return by != NO_DAY && (other == NO_DAY || by < other);
}

static int compare_held(const void *first, const void *second)
{
    const struct held *a = first, *b = second;

    if (comes_before(a->line.by, b->line.by))
        return -1;
    if (comes_before(b->line.by, a->line.by))
        return 1;
    return (a->at > b->at) - (a->at < b->at);
}

static void sort_held(struct sorted *sorted)
{
    if (sorted->count > 0)
        qsort(sorted->held, sorted->count, sizeof *sorted->held, compare_held);
}

static void forget_held(struct sorted *sorted)
{
    sorted->count = 0;
    buffer_clear(&sorted->bytes);
}

static void put_aside(struct sorted *sorted, const struct held *held)
{
    if (fwrite(&held->line, sizeof held->line, 1, sorted->aside) != 1
        || fwrite(sorted->bytes.at + held->at, 1, held->line.size, sorted->aside)
               != held->line.size)
        sorted->error = errno;
    sorted->written += (off_t)(sizeof held->line + held->line.size);
}

static void put_all_aside(struct sorted *sorted)
{
    off_t begin = sorted->written;

    if (!sorted->aside && !sorted->error && !(sorted->aside = tmpfile()))
        sorted->error = errno;
    sort_held(sorted);
    for (size_t i = 0; i < sorted->count && !sorted->error; i++)
        put_aside(sorted, &sorted->held[i]);
    forget_held(sorted);
    sorted->parts = make_room(sorted->parts, &sorted->part_room, sorted->part_count + 1,
                              sizeof *sorted->parts);
    sorted->parts[sorted->part_count++] = (struct part){ .next = begin, .end = sorted->written };
}

void sorted_row(struct sorted *sorted, day by, const struct values *values)
{
    size_t at = sorted->bytes.size;

    writer_line(sorted->writer, values, &sorted->bytes);
    sorted->held = make_room(sorted->held, &sorted->room, sorted->count + 1,
                             sizeof *sorted->held);
    sorted->held[sorted->count++] =
        (struct held){ { by, (uint32_t)(sorted->bytes.size - at) }, at };
    if (sorted->bytes.size >= sorted->memory)
        put_all_aside(sorted);
}

/* Reads on until `size` bytes can be used, if the part has so many. */
static void read_part(struct sorted *sorted, struct part *part, size_t size)
{
    struct buffer *bytes = &part->bytes;
    size_t left = bytes->size - part->used;
    off_t wanted = part->end - part->next;

    if (left >= size || wanted == 0 || sorted->error)
        return;
    if (wanted > (off_t)(size + BLOCK))
        wanted = (off_t)(size + BLOCK);
    if (left > 0)
        memmove(bytes->at, bytes->at + part->used, left);
    bytes->size = left;
    part->used = 0;
    char *to = buffer_room(bytes, (size_t)wanted);
    ssize_t got = pread(fileno(sorted->aside), to, (size_t)wanted, part->next);
    if (got != wanted)
        sorted->error = got < 0 ? errno : EIO;
    else
        buffer_took(bytes, to + got);
    part->next += wanted;
}

/* The part's next row is its first. */
static void next_of_part(struct sorted *sorted, struct part *part)
{
    read_part(sorted, part, sizeof part->line);
    part->empty = part->bytes.size - part->used < sizeof part->line;
    if (part->empty)
        return;
    memcpy(&part->line, part->bytes.at + part->used, sizeof part->line);
    part->used += sizeof part->line;
    read_part(sorted, part, part->line.size);
}

/* The part with the earliest row; of several the one put aside first. NULL: all are empty. */
static struct part *earliest(struct sorted *sorted)
{
    struct part *first = NULL;

    for (size_t i = 0; i < sorted->part_count; i++) {
        struct part *part = &sorted->parts[i];

        if (!part->empty && (!first || comes_before(part->line.by, first->line.by)))
            first = part;
    }
    return first;
}

static void merge_parts(struct sorted *sorted)
{
    struct part *part;

    if (sorted->aside && !sorted->error && fflush(sorted->aside) != 0)
        sorted->error = errno;
    for (size_t i = 0; i < sorted->part_count; i++)
        next_of_part(sorted, &sorted->parts[i]);
    while (!sorted->error && (part = earliest(sorted))) {
        writer_add(sorted->writer, part->bytes.at + part->used, part->line.size);
        part->used += part->line.size;
        next_of_part(sorted, part);
    }
}

static void sorted_free(struct sorted *sorted)
{
    for (size_t i = 0; i < sorted->part_count; i++)
        buffer_fini(&sorted->parts[i].bytes);
    if (sorted->aside)
        fclose(sorted->aside);
    free(sorted->parts);
    free(sorted->held);
    buffer_fini(&sorted->bytes);
    free(sorted);
}

bool sorted_close(struct sorted *sorted, struct problems *problems)
{
    int error;

    if (sorted->part_count > 0)
        put_all_aside(sorted);
    sort_held(sorted);
    for (size_t i = 0; i < sorted->count; i++)
        writer_add(sorted->writer, sorted->bytes.at + sorted->held[i].at,
                   sorted->held[i].line.size);
    merge_parts(sorted);
    error = sorted->error;
    sorted_free(sorted);
    return !error || problem_add(problems, MESSAGE_WRITE_FAILED, (struct place){ .file = P_tmpdir },
                                 message_system(error), NULL, NULL);
}
