/* A set of words, written sorted by bytes with ';' between, each once. */
#ifndef DIBAO_WORDS_H
#define DIBAO_WORDS_H

#include "memory.h"
#include "text.h"

/* Everything lives in the arena that adds. Starts as all zero. */
struct words {
    struct text *at;
    size_t count, room;
};

void words_add(struct words *words, struct text word, struct arena *arena);
/* "unknown:" and "birth_date" as one word. */
void words_add_joined(struct words *words, const char *first, const char *second,
                      struct arena *arena);
/* Adds every member of a set as it is written ("a;b"). */
void words_add_all(struct words *words, struct text set, struct arena *arena);
bool words_has(const struct words *words, const char *word);
/* The set as text, in the arena. */
struct text words_text(const struct words *words, struct arena *arena);

#endif
