/* Memory: the one place that ends the program when there is none left. */
#ifndef DIBAO_MEMORY_H
#define DIBAO_MEMORY_H

#include <stddef.h>

/* Zeroed memory; never NULL. Freed with free(). */
void *allocate(size_t count, size_t size);

/* Makes room for at least `needed` elements; never NULL, doubles, new part zeroed.
   `*room` is the number of elements there is room for. */
void *make_room(void *at, size_t *room, size_t needed, size_t size);

/* Zeroes what is too large to be worth the compiler's own way (rep stos is slow to begin). */
void clear(void *at, size_t size);

/* A terminated copy of `size` bytes. Freed with free(). */
char *copy_bytes(const char *at, size_t size);
char *copy_string(const char *text);

/* Memory that is given back all at once: what one household needs while it is worked on. */
struct arena {
    struct arena_block *first, *now;
    char *at;    /* what is left of the block: a multiple of the alignment */
    size_t left;
};

enum { ARENA_ALIGNMENT = _Alignof(max_align_t) };

/* The same from a block that has room. */
void *arena_take_more(struct arena *arena, size_t size);

/* `size` bytes (not zeroed), aligned for any type, valid until arena_reset or arena_fini. */
static inline void *arena_take(struct arena *arena, size_t size)
{
    size_t taken = (size + ARENA_ALIGNMENT - 1) / ARENA_ALIGNMENT * ARENA_ALIGNMENT;
    char *at = arena->at;

    if (size >= arena->left)
        return arena_take_more(arena, size);
    arena->at += taken;
    arena->left -= taken;
    return at;
}
char *arena_copy(struct arena *arena, const char *at, size_t size);
/* Gives all back, keeping the blocks for the next household. */
void arena_reset(struct arena *arena);
void arena_fini(struct arena *arena);

#endif
