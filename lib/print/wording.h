/* What the parts of a policy are called in words: numbers, names, conditions, amounts. */
#ifndef DIBAO_WORDING_H
#define DIBAO_WORDING_H

#include "../base/memory.h"
#include "../policy/document.h"
#include "../policy/policy.h"

/* A policy that is put into words. All words live in the arena. */
struct wording {
    const struct policy *policy; /* compiled, so that it is known to be good; borrowed */
    json_t *root;                /* the document that it was compiled from; borrowed */
    enum language language;
    struct arena *arena;
};

/* Of whom a name speaks. */
enum speaker {
    OF_HOUSE,     /* the household */
    OF_PERSON,    /* the member whom the rule is asked of */
    OF_SOMEONE,   /* a member whom the sentence has named already */
    OF_SUPPORTING /* who owes a member maintenance */
};

enum unit { UNIT_OPEN, UNIT_YUAN, UNIT_YEARS, UNIT_PERSONS, UNIT_AREA, UNIT_GRADE, UNIT_NONE };

/* A name of the policy's language. */
struct noun {
    const char *words;
    enum unit unit;
    enum column_type type;
    const struct code *codes; /* NULL: no codes */
};

/* A message with what it takes. */
const char *said(const struct wording *wording, enum message message, const char *first,
                 const char *second, const char *third);

/* Parts that are joined. Starts as all zero. */
struct parts {
    const char **at;
    size_t count, room;
};
void parts_add(struct parts *parts, const char *part);
/* "A, B or C", with what stands between and before the last; frees the parts. */
const char *parts_joined(const struct wording *wording, struct parts *parts, enum message between,
                         enum message last);

/* "169 yuan"; a number of the policy as short as it can be written. */
const char *number_words(const struct wording *wording, const json_t *number, enum unit unit);
/* "rounded half up to the yuan", of {"to": ..., "mode": ...}. */
const char *rounding_words(const struct wording *wording, const json_t *rule, enum unit unit);
/* The label of a rule or of a column in the language; NULL: it has none. */
const char *json_label(const struct wording *wording, const json_t *rule);
/* What a kind of income or assets is called. */
const char *kind_words(const struct wording *wording, const char *section, const char *kind);
/* The same for a group: the kinds in it. */
const char *kinds_words(const struct wording *wording, const char *name);
/* The entry of a list that covers the month and whose key has the value; NULL: none. */
json_t *entry_named(const struct wording *wording, const json_t *list, const char *key,
                    const char *value);
/* True when an entry covers the month for which the policy is compiled. */
bool in_force(const struct wording *wording, const json_t *entry);

struct noun noun_of(const struct wording *wording, const char *name, enum speaker speaker);
/* What a code or another value of the name is called. */
const char *value_words(const struct wording *wording, const struct noun *noun,
                        const json_t *value);

const char *condition_words(const struct wording *wording, const json_t *condition,
                            enum speaker speaker);
const char *amount_words(const struct wording *wording, const json_t *amount,
                         enum speaker speaker, enum unit unit);
/* What the amount is counted in; UNIT_OPEN: not known. */
enum unit amount_unit(const struct wording *wording, const json_t *amount, enum speaker speaker);
/* The conditions and amounts in the brackets that they need inside others. */
const char *grouped(const struct wording *wording, const char *words);

#endif
