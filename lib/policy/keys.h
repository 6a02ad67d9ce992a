/* Tables of keys, and the one reader that walks them: unknown keys, wrong types, missing keys and
   repeated entries are found everywhere in the same way. */
#ifndef DIBAO_KEYS_H
#define DIBAO_KEYS_H

#include "loader.h"

struct key;
/* Reads a value into `record`, at key->offset. The loader's path is the value's. */
typedef void read_key(struct loader *loader, json_t *value, void *record, const struct key *key);

struct key {
    const char *name;
    read_key *read;
    bool required;
    size_t offset;    /* of the field in the section's record */
    const void *more; /* what the reader needs: a struct section, list, range, view or words */
};

/* An object: its keys, in the order in which they are read. */
struct section {
    const struct key *keys;
    size_t key_count;
    size_t size;      /* of its record */
    bool ruled;       /* the record begins with a struct rule: label and basis are expected */
    bool dated;       /* from and to are its own */
    void (*finish)(struct loader *loader, json_t *object, void *record);
};

#define SECTION(keys, type, ruled, dated, finish) \
    { keys, sizeof (keys) / sizeof *(keys), sizeof (type), ruled, dated, finish }

/* A list of objects (or an object of named ones, whose names become rule.code). */
struct list {
    const struct section *section;
    size_t count_offset;     /* of the number of entries, in the record that owns the list */
    const char *identity[3]; /* entries that cover one month must differ in these keys */
};

struct range { int least, most; };

void read_object(struct loader *loader, json_t *object, void *record,
                 const struct section *section);

read_key read_section;   /* struct section, read into the record at the offset */
read_key read_list;      /* struct list */
read_key read_named;     /* struct list, from an object */
read_key read_text;      /* const char * */
read_key read_code;      /* const char *: a code of the policy */
read_key read_class;     /* const char *: a text or a whole number */
read_key read_yes;       /* bool */
read_key read_whole;     /* int; struct range */
read_key read_constant;  /* struct rational */
read_key read_share;     /* struct rational, at least 0 */
read_key read_word;      /* int (an enum); words ended by NULL: the index */
read_key read_word_flag; /* bool; two words: no, yes */
read_key read_condition; /* struct condition *; struct view */
read_key read_amount;    /* struct amount *; struct view */
read_key read_round;     /* struct rounding_rule */
read_key read_round_fen; /* the same, to a whole number of fen */
read_key read_anything;  /* nothing is kept */

bool code_is_good(const char *code);

#endif
