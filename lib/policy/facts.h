/* What a policy's conditions and amounts look at: one household in one month. */
#ifndef DIBAO_FACTS_H
#define DIBAO_FACTS_H

#include "../base/memory.h"
#include "../base/rational.h"
#include "../table/row.h"

/* The columns that made a value unknown; a list in the household's arena. */
struct unknown {
    const char *name; /* a column, as in its table; borrowed */
    const struct unknown *next;
};

/* A number that may be unknown. */
struct quantity {
    struct rational value;         /* money in yuan */
    const struct unknown *unknown; /* NULL: known */
    bool ready;                    /* has been made; a policy that uses it earlier is refused */
};

/* Computed names in household scope. */
enum computed {
    COMPUTED_PERSONS, COMPUTED_GROSS_INCOME, COMPUTED_INCOME, COMPUTED_INCOME_PER_HEAD,
    COMPUTED_NEED, COMPUTED_STANDARD, COMPUTED_ASSETS, COMPUTED_BASE_AMOUNT, COMPUTED_AMOUNT,
    COMPUTED_COUNT
};

/* Computed codes in household scope: text, not numbers. */
enum computed_code { COMPUTED_VERDICT, COMPUTED_ON_ROSTER, COMPUTED_APPROVAL, COMPUTED_CODES };

/* Income of one kind: gross a month, yuan. */
struct earning {
    int member; /* index into facts->members; NO_MEMBER: the household's */
    size_t kind;
    struct rational amount;
};

/* Each member's of each kind once, sorted by member (the household's first) and kind. */
struct earnings {
    struct earning *at;
    size_t count;
};

enum { NO_MEMBER = -1 };

enum member_computed {
    MEMBER_AGE, MEMBER_STANDARD, MEMBER_COUNTABLE_INCOME, MEMBER_COMPUTED_COUNT
};

struct member {
    const struct row *row;          /* of the members table, its month */
    bool counted;
    struct quantity computed[MEMBER_COMPUTED_COUNT];
};

struct facts {
    const struct row *household;    /* its columns (and, from assess on, the stream's) */
    struct member *members;         /* the rows that cover the month, in order of person_no */
    size_t member_count;
    struct quantity computed[COMPUTED_COUNT];
    const char *code[COMPUTED_CODES]; /* NULL: not made yet */
    struct earnings earnings;       /* of counted persons and the household */
    struct rational *asset_value;   /* by kind of assets, yuan */
    struct rational *asset_count;
    const struct rows *documents;   /* for papers_match; NULL: none */
    const struct rows *aid;         /* of the month, for {"aid": KIND}; NULL: none */
    day on;                         /* last day of the month */
    struct arena *arena;
};

#endif
