#include "sorting.h"
#include "memory.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

/* Before the bytes of a record, in memory and in the file. */
struct head {
    uint32_t key, size; /* of the key; of the rest */
};

struct held {
    uint64_t first; /* eight bytes of the key, so that most comparisons look no further */
    size_t at;      /* of its head, in the bytes held */
};

/* A part that was put aside, sorted. */
struct part {
    off_t begin, next, end; /* not read yet from `next` on */
    struct buffer bytes;    /* read, and not used yet from `used` on */
    size_t used;
    struct head head;       /* of its first record, whose key is that at `used` */
    uint64_t first;
    bool empty;
};

struct sorting {
    size_t memory;
    struct buffer bytes;
    struct held *held;
    size_t count, room, at; /* `at`: the next one, when nothing was put aside */
    FILE *aside;
    off_t written;
    struct part *parts;
    size_t part_count, part_room;
    struct part *taken;     /* whose first record was handed out last; NULL: none */
    bool sorted;
    int error;              /* errno of the temporary file */
};

enum { BLOCK = 1 << 16 };

struct sorting *sorting_open(size_t memory)
{
    struct sorting *sorting = allocate(1, sizeof *sorting);

    sorting->memory = memory;
    return sorting;
}

static uint64_t first_bytes(struct text key)
{
    unsigned char bytes[8] = { 0 };
    uint64_t first = 0;

    if (key.size > 0)
        memcpy(bytes, key.at, key.size < sizeof bytes ? key.size : sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        first = first << 8 | bytes[i];
    return first;
}

static struct text key_at(const char *at)
{
    struct head head;

    memcpy(&head, at, sizeof head);
    return (struct text){ at + sizeof head, head.key };
}

static struct text record_at(const char *at)
{
    struct head head;

    memcpy(&head, at, sizeof head);
    return (struct text){ at + sizeof head + head.key, head.size };
}

/* Of equal keys the one that came first. */
static int compare_held(const char *bytes, const struct held *a, const struct held *b)
{
    int order;

    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    order = text_compare_any(key_at(bytes + a->at), key_at(bytes + b->at));
    return order ? order : (a->at > b->at) - (a->at < b->at);
}

/* Merges two sorted runs of `from` into `to`. */
static void merge_runs(const char *bytes, const struct held *from, struct held *to, size_t middle,
                       size_t end)
{
    size_t left = 0, right = middle;

    for (size_t i = 0; i < end; i++) {
        bool take_left = right == end
            || (left < middle && compare_held(bytes, &from[left], &from[right]) <= 0);
        to[i] = take_left ? from[left++] : from[right++];
    }
}

/* Bottom up, so that what came in order costs one comparison a record. */
static void sort_held(struct sorting *sorting)
{
    struct held *from = sorting->held, *to;
    size_t count = sorting->count;

    if (count < 2)
        return;
    to = allocate(count, sizeof *to);
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t at = 0; at < count; at += 2 * width) {
            size_t end = count - at < 2 * width ? count - at : 2 * width;
            size_t middle = end < width ? end : width;
            merge_runs(sorting->bytes.at, from + at, to + at, middle, end);
        }
        struct held *other = from;
        from = to;
        to = other;
    }
    sorting->held = from;
    sorting->room = count;
    free(to);
}

static void put_aside(struct sorting *sorting, const struct held *held)
{
    const char *at = sorting->bytes.at + held->at;
    size_t size = sizeof(struct head) + key_at(at).size + record_at(at).size;

    if (fwrite(at, 1, size, sorting->aside) != size)
        sorting->error = errno;
    sorting->written += (off_t)size;
}

static void put_all_aside(struct sorting *sorting)
{
    off_t begin = sorting->written;

    if (!sorting->aside && !sorting->error && !(sorting->aside = tmpfile()))
        sorting->error = errno;
    sort_held(sorting);
    for (size_t i = 0; i < sorting->count && !sorting->error; i++)
        put_aside(sorting, &sorting->held[i]);
    sorting->count = 0;
    buffer_clear(&sorting->bytes);
    sorting->parts = make_room(sorting->parts, &sorting->part_room, sorting->part_count + 1,
                               sizeof *sorting->parts);
    sorting->parts[sorting->part_count++] =
        (struct part){ .begin = begin, .next = begin, .end = sorting->written };
}

void sorting_add(struct sorting *sorting, struct text key, struct text record)
{
    sorting_add_parts(sorting, key, record, (struct text){ 0 });
}

void sorting_add_parts(struct sorting *sorting, struct text key, struct text first,
                       struct text rest)
{
    const struct head head = { (uint32_t)key.size, (uint32_t)(first.size + rest.size) };
    size_t at = sorting->bytes.size;

    buffer_add(&sorting->bytes, (const char *)&head, sizeof head);
    buffer_text(&sorting->bytes, key);
    buffer_text(&sorting->bytes, first);
    buffer_text(&sorting->bytes, rest);
    sorting->held = make_room(sorting->held, &sorting->room, sorting->count + 1,
                              sizeof *sorting->held);
    sorting->held[sorting->count++] = (struct held){ first_bytes(key), at };
    if (sorting->bytes.size >= sorting->memory)
        put_all_aside(sorting);
}

/* Reads on until `size` bytes can be used, if the part has so many. */
static void read_part(struct sorting *sorting, struct part *part, size_t size)
{
    struct buffer *bytes = &part->bytes;
    size_t left = bytes->size - part->used;
    off_t wanted = part->end - part->next;

    if (left >= size || wanted == 0 || sorting->error)
        return;
    if (wanted > (off_t)(size + BLOCK))
        wanted = (off_t)(size + BLOCK);
    if (left > 0)
        memmove(bytes->at, bytes->at + part->used, left);
    bytes->size = left;
    part->used = 0;
    char *to = buffer_room(bytes, (size_t)wanted);
    ssize_t got = pread(fileno(sorting->aside), to, (size_t)wanted, part->next);
    if (got != wanted)
        sorting->error = got < 0 ? errno : EIO;
    else
        buffer_took(bytes, to + got);
    part->next += wanted;
}

/* The part's next record is its first. */
static void next_of_part(struct sorting *sorting, struct part *part)
{
    size_t size;

    read_part(sorting, part, sizeof part->head);
    part->empty = part->bytes.size - part->used < sizeof part->head;
    if (part->empty)
        return;
    memcpy(&part->head, part->bytes.at + part->used, sizeof part->head);
    size = sizeof part->head + part->head.key + part->head.size;
    read_part(sorting, part, size);
    part->first = first_bytes(key_at(part->bytes.at + part->used));
}

static bool comes_before(const struct part *part, const struct part *other)
{
    if (part->first != other->first)
        return part->first < other->first;
    return text_compare_any(key_at(part->bytes.at + part->used),
                            key_at(other->bytes.at + other->used)) < 0;
}

/* The part with the first record; of several the one put aside first. NULL: all are empty. */
static struct part *first_part(struct sorting *sorting)
{
    struct part *first = NULL;

    for (size_t i = 0; i < sorting->part_count; i++) {
        struct part *part = &sorting->parts[i];
        if (!part->empty && (!first || comes_before(part, first)))
            first = part;
    }
    return first;
}

static void start(struct sorting *sorting)
{
    if (!sorting->sorted && sorting->part_count > 0)
        put_all_aside(sorting);
    if (!sorting->sorted)
        sort_held(sorting);
    sorting->sorted = true;
    if (sorting->aside && !sorting->error && fflush(sorting->aside) != 0)
        sorting->error = errno;
    sorting_rewind(sorting);
}

void sorting_rewind(struct sorting *sorting)
{
    if (!sorting->sorted)
        return;
    sorting->at = 0;
    sorting->taken = NULL;
    for (size_t i = 0; i < sorting->part_count; i++) {
        struct part *part = &sorting->parts[i];
        part->next = part->begin;
        part->used = part->bytes.size = 0;
        next_of_part(sorting, part);
    }
}

static bool hand_out(const char *at, struct text *key, struct text *record)
{
    *key = key_at(at);
    *record = record_at(at);
    return true;
}

bool sorting_next(struct sorting *sorting, struct text *key, struct text *record)
{
    struct part *taken = sorting->taken;

    if (!sorting->sorted)
        start(sorting);
    if (sorting->part_count == 0)
        return sorting->at < sorting->count
            && hand_out(sorting->bytes.at + sorting->held[sorting->at++].at, key, record);
    if (taken) {
        taken->used += sizeof taken->head + taken->head.key + taken->head.size;
        next_of_part(sorting, taken);
    }
    sorting->taken = first_part(sorting);
    if (!sorting->taken || sorting->error)
        return false;
    return hand_out(sorting->taken->bytes.at + sorting->taken->used, key, record);
}

bool sorting_close(struct sorting *sorting, struct problems *problems)
{
    int error;

    if (!sorting)
        return true;
    error = sorting->error;
    for (size_t i = 0; i < sorting->part_count; i++)
        buffer_fini(&sorting->parts[i].bytes);
    if (sorting->aside)
        fclose(sorting->aside);
    free(sorting->parts);
    free(sorting->held);
    buffer_fini(&sorting->bytes);
    free(sorting);
    return !error || problem_add(problems, MESSAGE_WRITE_FAILED, (struct place){ .file = P_tmpdir },
                                 message_system(error), NULL, NULL);
}
