/* What is known by a text: a text. */
#ifndef DIBAO_DICTIONARY_H
#define DIBAO_DICTIONARY_H

#include "memory.h"
#include "text.h"

/* Starts as all zero. */
struct dictionary {
    struct dictionary_entry *at; /* owned; by hash */
    size_t count, slots;
    struct arena arena;
};

/* Keeps copies; what was known by the key is forgotten. */
void dictionary_set(struct dictionary *dictionary, struct text key, struct text value);
/* False: nothing is known by the key. The value stands until the end. */
bool dictionary_find(const struct dictionary *dictionary, struct text key, struct text *value);
void dictionary_fini(struct dictionary *dictionary);

#endif
