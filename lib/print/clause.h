/* What each key of a rule says: tables of clauses, by section. */
#ifndef DIBAO_CLAUSE_H
#define DIBAO_CLAUSE_H

#include "wording.h"

/* Of whom a rule's conditions and amounts are asked. */
enum asked { ASKS_HOUSE, ASKS_MEMBER, ASKS_SUPPORTER, ASKS_PER, ASKS_FORM };

struct clause;
/* The clause in words, from the value of its key in the entry; NULL: nothing is said. */
typedef const char *clause_words(const struct wording *wording, const struct clause *clause,
                                 const json_t *entry, const json_t *value);

struct said_word {
    const char *word;
    enum message words;
};

struct clause {
    const char *key;       /* NULL: the entry itself is the value */
    clause_words *words;
    enum message message;  /* what `words` fills in; MESSAGE_COUNT: nothing */
    enum message absent;   /* said where the key is not there; MESSAGE_COUNT: nothing */
    enum asked asked;
    const void *more;      /* words ended by a NULL word, or codes */
};

enum shape {
    SHAPE_ONE,  /* the section is one rule */
    SHAPE_LIST, /* a list of rules */
    SHAPE_NAMED /* rules by their names */
};

/* A section of the policy. */
struct part {
    const char *section, *key; /* where it stands; key NULL: the section itself */
    enum shape shape;
    enum message title;
    const char *identity;      /* the key that holds a rule's code */
    const char *passed_over;   /* keys between blanks that others speak of, or are parts */
    const struct clause *clauses;
    size_t clause_count;
    bool by_default;           /* says something also where it is not there */
    bool ordered;
};

extern const struct part policy_parts[];
extern const size_t policy_part_count;

/* Tables of clauses for the parts, each ended by its count. */
struct clauses {
    const struct clause *at;
    size_t count;
};
extern const struct clauses money_clauses[], case_clauses[];

enum speaker speaker_of(const json_t *entry, enum asked asked);

clause_words say_condition, say_amount, say_given, say_number, say_money, say_yes, say_word,
    say_text, say_codes, say_round;

#endif
