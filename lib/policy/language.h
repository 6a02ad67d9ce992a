/* The compiled form of conditions and amounts: what the compiler makes and the evaluator walks. */
#ifndef DIBAO_LANGUAGE_H
#define DIBAO_LANGUAGE_H

#include "policy.h"

enum source {
    FROM_HOUSEHOLD, FROM_MEMBER, FROM_SUPPORTER, /* column of a row */
    FROM_COMPUTED, FROM_COMPUTED_CODE, FROM_MEMBER_COMPUTED,
    FROM_INCOME, FROM_MEMBER_INCOME,   /* sum over `kinds`, none when no kind is in force */
    FROM_ASSET_VALUE, FROM_ASSET_COUNT /* `kinds` as well */
};

/* A name, resolved. */
struct field {
    const char *name;         /* the column, as it is named when it is unknown */
    enum source source;
    int column;               /* of the row's schema, or index of the computed name */
    enum column_type type;    /* computed numbers: TYPE_MONEY; computed codes: TYPE_CODE */
    const struct code *codes; /* of a code or a set; NULL: any text */
    bool grade;               /* a code that is a number: disability_grade */
    bool unknown_when_empty;  /* a code column with a code "none" */
    const size_t *kinds;
    size_t kind_count;
};

enum condition_kind {
    CONDITION_CONSTANT, CONDITION_ALL, CONDITION_ANY, CONDITION_NOT, CONDITION_IS, CONDITION_HAS,
    CONDITION_PRESENT, CONDITION_COMPARE, CONDITION_SOME_MEMBER, CONDITION_PAPERS, CONDITION_AID,
    CONDITION_KINDS
};

enum comparison { LESS, AT_MOST, EQUAL, AT_LEAST, MORE };

struct condition {
    enum condition_kind kind;
    const char *path;          /* of the rule's condition */
    bool holds;                /* CONSTANT */
    struct condition **parts;  /* ALL, ANY, NOT, SOME_MEMBER */
    size_t part_count;
    struct field field;        /* IS, HAS, PRESENT */
    bool present;
    struct rational *rationals; /* IS, HAS: the values, in the form that the field's type has */
    int64_t *numbers;
    struct text *texts;
    size_t value_count;
    enum comparison comparison;
    struct amount *left, *right;
    const struct paper_match *match;
    int aid;                    /* index into codes_aid */
};

enum amount_kind {
    AMOUNT_CONSTANT, AMOUNT_FIELD, AMOUNT_ADD, AMOUNT_SUBTRACT, AMOUNT_MULTIPLY, AMOUNT_DIVIDE,
    AMOUNT_LEAST, AMOUNT_GREATEST, AMOUNT_PERCENT, AMOUNT_TABLE, AMOUNT_IF, AMOUNT_ROUND,
    AMOUNT_COUNT_MEMBERS, AMOUNT_SUM_MEMBERS
};

struct amount {
    enum amount_kind kind;
    const char *path;          /* of the rule's amount */
    struct rational constant;  /* CONSTANT; PERCENT: per cent; ROUND: to */
    struct rational share;     /* PERCENT: the same as a part of one */
    enum rounding mode;
    struct field field;
    struct amount **parts;     /* operands; IF: then, else; TABLE: entries */
    size_t part_count;
    struct condition *when;    /* IF, COUNT_MEMBERS, SUM_MEMBERS (NULL: all) */
    struct amount *at, *extra; /* TABLE */
};

/* True when the value depends on the member in scope. */
bool amount_looks_at_member(const struct amount *amount);
bool condition_looks_at_member(const struct condition *condition);

/* The number types that amounts are made of. */
bool field_is_number(const struct field *field);

#endif
