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

/* Whether an object is a rule, of which label and basis are expected. */
enum ruling {
    NO_RULE,
    RULE,      /* its record begins with a struct rule */
    RULE_APART /* the struct rule is kept apart */
};

/* An object: its keys, in the order in which they are read. */
struct section {
    const struct key *keys;
    size_t key_count;
    size_t size;      /* of its record */
    enum ruling ruled;
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

/* A list of single values, each read by `each` with `more`. */
struct series {
    size_t count_offset, size; /* of the number of values in the record; of one value */
    read_key *each;
    const void *more;
};

/* For tables of keys: where a field is, and what its reader needs. */
#define AT(type, field) offsetof(type, field)
#define ENTRIES(type, field, count, section, ...) \
    offsetof(type, field), \
        &(const struct list){ &(section), offsetof(type, count), { __VA_ARGS__ } }
#define SERIES(type, field, count, each, more) \
    offsetof(type, field), \
        &(const struct series){ offsetof(type, count), sizeof *((type *)0)->field, each, more }
#define OF(scope, stage) &(const struct view){ scope, stage }
#define WHOLE(least, most) &(const struct range){ least, most }
#define WORDS(...) (const char *const[]){ __VA_ARGS__, NULL }

void read_object(struct loader *loader, json_t *object, void *record,
                 const struct section *section);

read_key read_section;   /* struct section, read into the record at the offset */
read_key read_list;      /* struct list */
read_key read_named;     /* struct list, from an object */
read_key read_series;    /* struct series */
read_key read_text;      /* const char * */
read_key read_line;      /* const char *, without line breaks */
read_key read_code;      /* const char *: a code of the policy */
read_key read_class;     /* const char *: a text or a whole number */
read_key read_yes;       /* bool */
read_key read_whole;     /* int; struct range */
read_key read_constant;  /* struct rational */
read_key read_share;     /* struct rational, at least 0 */
read_key read_word;      /* int (an enum); words ended by NULL: the index */
read_key read_word_flag; /* bool; two words: no, yes */
read_key read_word_text; /* const char *: one of the words */
read_key read_coded;     /* int; struct code: the index */
read_key read_date;      /* day */
read_key read_condition; /* struct condition *; struct view */
read_key read_amount;    /* struct amount *; struct view */
read_key read_round;     /* struct rounding_rule */
read_key read_round_fen; /* the same, to a whole number of fen */
read_key read_anything;  /* nothing is kept */

bool code_is_good(const char *code);

/* Which of the words (ended by NULL) the list names, as bits. */
unsigned word_bits(struct loader *loader, json_t *value, const char *const *words);
/* Exactly one of the keys (ended by NULL) must be there; false after an error. */
bool one_of(struct loader *loader, json_t *object, const char *const *names);
/* None of the keys (ended by NULL) may be there, beside what is named. */
void none_of(struct loader *loader, json_t *object, const char *const *names, const char *beside);
/* The place of the entry whose key has the name, among those of the section's list that are in
   force. ENTRY_ABSENT: it is not in force; ENTRY_UNKNOWN: there is none. */
enum { ENTRY_ABSENT = -1, ENTRY_UNKNOWN = -2 };
int entry_place(struct loader *loader, const char *section, const char *key, const char *name);
/* Rounding to the fen, half up, where the policy says nothing else. */
void default_round(struct rounding_rule *round);

#endif
