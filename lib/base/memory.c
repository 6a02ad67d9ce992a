#include "memory.h"
#include "message.h"
#include <stdio.h>
#include <stdlib.h>

/* The one exit in the library. Formats nothing: there is no memory for it. */
static _Noreturn void no_memory_left(void)
{
    fprintf(stderr, "dibao: %s [%s]\n", message_in(MESSAGE_NO_MEMORY, message_language()),
            messages[MESSAGE_NO_MEMORY].code);
    _Exit(2);
}

void *allocate(size_t count, size_t size)
{
    void *at = calloc(count ? count : 1, size ? size : 1);

    if (!at)
        no_memory_left();
    return at;
}

void *make_room(void *at, size_t *room, size_t needed, size_t size)
{
    enum { LEAST = 16 };
    size_t more = *room, bytes;

    if (at && needed <= *room)
        return at;
    do {
        if (__builtin_mul_overflow(more ? more : LEAST / 2, 2, &more))
            no_memory_left();
    } while (more < needed);
    if (__builtin_mul_overflow(more, size, &bytes) || !(at = realloc(at, bytes)))
        no_memory_left();
    memset((char *)at + *room * size, 0, (more - *room) * size);
    *room = more;
    return at;
}

void clear(void *at, size_t size)
{
    memset(at, 0, size);
}

char *copy_bytes(const char *at, size_t size)
{
    char *copy = allocate(size + 1, 1);

    if (size > 0)
        memcpy(copy, at, size);
    return copy;
}

char *copy_string(const char *text)
{
    return copy_bytes(text, strlen(text));
}

struct arena_block {
    struct arena_block *next;
    size_t size;
    max_align_t bytes[];
};

enum { FIRST_BLOCK = 4096 - sizeof(struct arena_block) };

/* A block for at least `size` bytes, put after `last` (NULL: the first). */
static struct arena_block *new_block(struct arena *arena, struct arena_block *last, size_t size)
{
    size_t room = last ? 2 * last->size : FIRST_BLOCK, all;
    struct arena_block *block;

    if (room < size)
        room = size;
    if (__builtin_add_overflow(room, sizeof *block, &all) || !(block = malloc(all)))
        no_memory_left();
    *block = (struct arena_block){ .size = room };
    *(last ? &last->next : &arena->first) = block;
    return block;
}

static void use_block(struct arena *arena, struct arena_block *block)
{
    arena->now = block;
    arena->at = block ? (char *)block->bytes : NULL;
    arena->left = block ? block->size / ARENA_ALIGNMENT * ARENA_ALIGNMENT : 0;
}

void *arena_take_more(struct arena *arena, size_t size)
{
    struct arena_block *last = arena->now, *block = last ? last->next : arena->first;
    size_t room;

    if (__builtin_add_overflow(size, ARENA_ALIGNMENT, &room))
        no_memory_left();
    for (; block && block->size < room; block = block->next)
        last = block;
    use_block(arena, block ? block : new_block(arena, last, room));
    return arena_take(arena, size);
}

char *arena_copy(struct arena *arena, const char *at, size_t size)
{
    char *copy = arena_take(arena, size + 1);

    if (size > 0)
        memcpy(copy, at, size);
    copy[size] = '\0';
    return copy;
}

void arena_reset(struct arena *arena)
{
    use_block(arena, arena->first);
}

void arena_fini(struct arena *arena)
{
    for (struct arena_block *block = arena->first, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    *arena = (struct arena){ 0 };
}
