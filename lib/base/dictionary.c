#include "dictionary.h"
#include <stdlib.h>

struct dictionary_entry {
    struct text key, value; /* key.at NULL: free */
};

static uint64_t hash_of(struct text key)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);

    for (size_t i = 0; i < key.size; i++)
        hash = (hash ^ (unsigned char)key.at[i]) * UINT64_C(0x100000001b3);
    return hash ^ hash >> 32;
}

/* The key's entry, or the free one where it belongs. */
static struct dictionary_entry *entry_of(const struct dictionary *dictionary, struct text key)
{
    size_t at = hash_of(key) & (dictionary->slots - 1);

    while (dictionary->at[at].key.at && !text_equal(dictionary->at[at].key, key))
        at = (at + 1) & (dictionary->slots - 1);
    return &dictionary->at[at];
}

static void grow(struct dictionary *dictionary)
{
    struct dictionary old = *dictionary;

    dictionary->slots = old.slots ? 2 * old.slots : 64;
    dictionary->at = allocate(dictionary->slots, sizeof *dictionary->at);
    for (size_t i = 0; i < old.slots; i++)
        if (old.at[i].key.at)
            *entry_of(dictionary, old.at[i].key) = old.at[i];
    free(old.at);
}

static struct text kept(struct dictionary *dictionary, struct text text)
{
    return (struct text){ arena_copy(&dictionary->arena, text.size ? text.at : "", text.size),
                          text.size };
}

void dictionary_set(struct dictionary *dictionary, struct text key, struct text value)
{
    if (2 * dictionary->count >= dictionary->slots)
        grow(dictionary);
    struct dictionary_entry *entry = entry_of(dictionary, key);
    if (!entry->key.at) {
        entry->key = kept(dictionary, key);
        dictionary->count++;
    }
    entry->value = kept(dictionary, value);
}

bool dictionary_find(const struct dictionary *dictionary, struct text key, struct text *value)
{
    const struct dictionary_entry *entry = dictionary->slots ? entry_of(dictionary, key) : NULL;

    if (!entry || !entry->key.at)
        return false;
    *value = entry->value;
    return true;
}

void dictionary_fini(struct dictionary *dictionary)
{
    free(dictionary->at);
    arena_fini(&dictionary->arena);
    *dictionary = (struct dictionary){ 0 };
}
