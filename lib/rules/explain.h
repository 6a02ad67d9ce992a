/* Why a household gets what it gets: each step of its assessment, told by the evaluation that
   makes the amount. Nothing is worked out a second time. */
#ifndef DIBAO_EXPLAIN_H
#define DIBAO_EXPLAIN_H

#include "../policy/inputs.h"
#include "assess.h"

/* STEP(name, its word in the JSON, whether it is a gate: passed, failed or open) */
#define EXPLAINED_STEPS(STEP) \
    STEP(LEAVE_OUT, "leave_out", false) \
    STEP(PERSONS, "persons", false) \
    STEP(STANDARD, "standard", false) \
    STEP(WEIGHT, "weight", false) \
    STEP(NEED, "need", false) \
    STEP(INCOME_ROW, "income_row", false) \
    STEP(ASSET, "asset", false) \
    STEP(GROSS, "gross_income", false) \
    STEP(IMPUTED, "imputed", false) \
    STEP(COUNT, "count", false) \
    STEP(MAINTENANCE, "maintenance", false) \
    STEP(DISREGARD, "disregard", false) \
    STEP(DEEMED, "deemed", false) \
    STEP(INCOME, "income", false) \
    STEP(PER_HEAD, "income_per_head", false) \
    STEP(VERIFIED, "verified", true) \
    STEP(NOBODY, "nobody", true) \
    STEP(HEAD, "head", true) \
    STEP(LIMIT, "limit", true) \
    STEP(TEST, "test", true) \
    STEP(UNCLEAR, "unclear", true) \
    STEP(SINGLE, "single_person", false) \
    STEP(SINGLE_AMOUNT, "single_amount", false) \
    STEP(FULL, "full", false) \
    STEP(BENEFIT, "benefit", false) \
    STEP(AT_MOST, "at_most", false) \
    STEP(ZERO, "zero", false) \
    STEP(MINIMUM, "minimum", false) \
    STEP(ROUND, "round", false) \
    STEP(BASE, "base_amount", false) \
    STEP(SUPPLEMENT, "supplement", false) \
    STEP(SUPPLEMENTS, "supplements", false) \
    STEP(RECHECK, "recheck", false) \
    STEP(CARE_CLASS, "care_class", false) \
    STEP(PROGRAMME, "programme", false) \
    STEP(NO_ANSWER, "no_answer", false) \
    STEP(AMOUNT, "amount", false)

enum explained {
#define AS_ENTRY(name, word, gate) EXPLAINED_##name,
    EXPLAINED_STEPS(AS_ENTRY)
#undef AS_ENTRY
    EXPLAINED_STEP_COUNT
};

/* What a rule looked at. */
struct explained_input {
    const struct field *field;
    int member;            /* NO_MEMBER: the household's, or a supporter's */
    bool hidden;           /* the value is not shown */
    struct text value;     /* a code, a number or a text; empty: not known */
    struct explained_input *next;
};

/* A comparison that was made on the way to the step's result. */
struct explained_comparison {
    const struct condition *condition;
    int member;
    struct rational left, right;
    bool hidden;           /* one of the two is not shown */
    bool money;
    struct explained_comparison *next;
};

/* Papers that had to agree, or aid that had to be given in the month. */
struct explained_record {
    const struct paper_match *match; /* NULL: aid */
    int aid;                         /* index into codes_aid */
    bool found;
    struct explained_record *next;
};

enum { NO_KIND = -1 };

/* What a step changed: money of one owner. */
struct explained_part {
    int member;            /* NO_MEMBER: the household's */
    int kind;              /* of income; NO_KIND: none */
    struct rational before, after; /* of a limit: the limit, the income */
    fen change;            /* as it is printed: the parts add up to the printed figure */
    struct explained_part *next;
};

struct gift;

struct explained_step {
    enum explained what;
    const struct rule *rule;   /* NULL: none of the policy's */
    int member;                /* whom it was asked of, or NO_MEMBER */
    const struct row *row;     /* of incomes, assets, supporters */
    enum truth truth;          /* the rule holds; a gate: is passed */
    const struct unknown *unknown;
    bool has_value;
    struct rational value;     /* yuan; of persons a number */
    bool is_percent;           /* the value is, not yuan */
    bool passed_over;          /* a supplement: another of its group is higher */
    struct gift *gift;         /* a programme: what became of it (subsidy.h) */
    struct explained_part *parts;
    fen change;                /* of the parts together, as printed; NONE: too large */
    struct explained_input *inputs;
    struct explained_comparison *comparisons;
    struct explained_record *records;
    struct explained_step *next, *before;
};

struct explanation {
    struct listener listener;  /* first: what the evaluation tells */
    const struct household *household;
    const struct policy *policy;
    const char *program;       /* which explains: "dibao-assess" */
    month worked;
    struct arena *arena;
    struct assessment result;
    bool answered;             /* false: a rule has no answer, `message` and `path` say which */
    enum message message;
    const char *path;
    struct explained_step *first, *last;
    struct explained_comparison *compared; /* before the next step */
};

/* Assesses the household as assess_household does, with its care classes, and keeps each step.
   Everything lives in the arena. */
void explain_household(struct explanation *explanation, const struct household *household,
                       const struct policy *policy, month worked, struct arena *arena);

/* An explanation without steps, for rules that come after the assessment: facts are the caller's to
   fill in, and scope->listener to set. It answers until told otherwise. */
void explanation_begin(struct explanation *explanation, const struct household *household,
                       const struct policy *policy, const char *program, month worked,
                       struct arena *arena);
/* The rule that is, or holds, what has no answer; ends the explanation. */
void explanation_fail(struct explanation *explanation, struct scope *scope);
/* What became of the programme that was told last. */
void explanation_gift(const struct scope *scope, struct gift *gift);

/* For the rules, which tell each step as they take it. */
struct telling {
    enum explained what;
    const struct rule *rule;
    const struct condition *when; /* whose inputs are kept */
    const struct amount *amount;
    enum truth truth;
    const struct rational *value; /* NULL: none */
};

void explanation_add(const struct scope *scope, const struct telling *telling);
void explanation_also(const struct scope *scope, const struct condition *condition,
                      enum truth truth);
void explanation_part(const struct scope *scope, int member, int kind, struct rational before,
                      struct rational after);
void explanation_unknown(const struct scope *scope, const struct unknown *list);
void explanation_pass_over(const struct scope *scope, const struct rule *rule);
void explanation_rows(const struct scope *scope);

static inline void explain(const struct scope *scope, struct telling telling)
{
    if (scope->listener)
        explanation_add(scope, &telling);
}

/* What leaves the step told last open. */
static inline void explain_unknown(const struct scope *scope, const struct unknown *list)
{
    if (scope->listener)
        explanation_unknown(scope, list);
}

/* What a rule's amount came to. */
static inline void explain_amount(const struct scope *scope, enum explained what,
                                  const struct rule *rule, const struct amount *amount,
                                  const struct quantity *value)
{
    bool unknown = value->unknown != NULL;

    explain(scope, (struct telling){ what, rule, NULL, amount,
                                     unknown ? TRUTH_UNKNOWN : TRUTH_YES,
                                     unknown ? NULL : &value->value });
    explain_unknown(scope, value->unknown);
}

/* A figure of the household. */
static inline void explain_figure(const struct scope *scope, enum explained what,
                                  const struct quantity *figure)
{
    explain_amount(scope, what, NULL, NULL, figure);
}

/* Another condition of the step that was told last, and what became of it. */
static inline void explain_also(const struct scope *scope, const struct condition *condition,
                                enum truth truth)
{
    if (scope->listener)
        explanation_also(scope, condition, truth);
}

/* What the step told last changed. */
static inline void explain_part(const struct scope *scope, int member, int kind,
                                struct rational before, struct rational after)
{
    if (scope->listener)
        explanation_part(scope, member, kind, before, after);
}

/* The supplement of the one in scope gives nothing: another of its group is higher. */
static inline void explain_passed_over(const struct scope *scope, const struct rule *rule)
{
    if (scope->listener)
        explanation_pass_over(scope, rule);
}

/* The rows of income and assets, used or not. */
static inline void explain_rows(const struct scope *scope)
{
    if (scope->listener)
        explanation_rows(scope);
}

#endif
