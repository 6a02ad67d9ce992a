/* Texts that are counted, or of which each may occur once: accounts of a payroll, numbers of an
   answer, families that were helped. */
#ifndef DIBAO_REPEATS_H
#define DIBAO_REPEATS_H

#include "memory.h"
#include "text.h"

/* Some 40 bytes a text. Starts as all zero. */
struct repeats {
    struct text *at; /* owned */
    size_t count, room;
    struct arena arena;
};

/* Adds a copy of the text. */
void repeats_add(struct repeats *repeats, struct text text);
/* To be called once, when all were added. */
void repeats_sort(struct repeats *repeats);
/* True when the text was added more than once. */
bool repeats_has(const struct repeats *repeats, struct text text);
/* True when the text was added at all. */
bool repeats_contain(const struct repeats *repeats, struct text text);
/* How many different texts were added. */
size_t repeats_distinct(const struct repeats *repeats);
/* The next text that was added more than once, each told once; false: there is none. *at starts
   as 0. */
bool repeats_next(const struct repeats *repeats, size_t *at, struct text *text);
void repeats_fini(struct repeats *repeats);

#endif
