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
    const char *word; /* NULL: the last */
    enum message words;
};

#define SILENT MESSAGE_COUNT

struct clause {
    const char *key;      /* NULL: the entry itself is the value */
    clause_words *words;
    enum message message; /* what `words` fills in */
    enum message absent;  /* said where the key is not there; SILENT: nothing */
    enum asked asked;
    const void *more;     /* what `words` needs: struct said_word, struct code */
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
    const char *passed_over;   /* " key key ": others speak of them, or they are parts */
    const struct clause *clauses;
    size_t clause_count;
    bool by_default;           /* says something also where it is not there */
    bool ordered;              /* the order of its rules matters */
};

#define PART(section, key, shape, title, identity, passed_over, clauses, by_default, ordered) \
    { section, key, shape, title, identity, passed_over, clauses, \
      sizeof (clauses) / sizeof *(clauses), by_default, ordered }

/* In the order of evaluation: to the care classes; then the way of a case and the money; last what
   dibao-check looks for. */
extern const struct part rule_parts[], case_parts[], check_parts[];
extern const size_t rule_part_count, case_part_count, check_part_count;

enum speaker speaker_of(const json_t *entry, enum asked asked);

clause_words say_condition; /* message takes the condition */
clause_words say_amount;    /* message takes the amount, in yuan */
clause_words say_given;     /* more: two messages (said_word): of a member, of a household */
clause_words say_number;    /* message takes the number */
clause_words say_kinds;     /* message takes the kinds of income of a list */
clause_words say_yes;       /* message where it is true, more where it is not */
clause_words say_word;      /* more: said_words; message takes one or several */
clause_words say_text;      /* message takes a text or a list of them */
clause_words say_codes;     /* more: codes; message takes one or several */
clause_words say_rounding;

#endif
