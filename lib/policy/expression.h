/* Conditions (three-valued) and amounts (exact) of a policy, compiled. */
#ifndef DIBAO_EXPRESSION_H
#define DIBAO_EXPRESSION_H

#include "facts.h"

struct condition; /* owned by the policy that they were compiled for */
struct amount;

enum truth { TRUTH_NO, TRUTH_YES, TRUTH_UNKNOWN };
enum knowledge {
    KNOWN,
    UNKNOWN,  /* scope->unknown names the columns */
    NO_VALUE, /* a grade where there is no disability: a comparison with it is false */
    FAULT     /* no answer: scope->fault says why */
};
enum fault { NO_FAULT, FAULT_DIVISION, FAULT_OVERFLOW, FAULT_TABLE };

struct scope;

/* Who is told of every comparison that is made, for an explanation. */
struct listener {
    void (*compared)(struct listener *listener, const struct condition *condition,
                     const struct scope *scope, struct rational left, struct rational right);
};

/* Where a condition is asked: of the household, of one of its members, or of one who owes a
   member maintenance. */
struct scope {
    const struct facts *facts;
    int member;                    /* index into facts->members, or NO_MEMBER */
    const struct unknown *unknown; /* what made the results unknown so far; the caller clears it */
    enum fault fault;              /* set once, stays; check it after evaluating */
    const char *fault_path;        /* JSON path of the rule; borrowed from the policy */
    const struct row *supporter;   /* for the rules of maintenance: the row of supporters, `member`
                                      being the one whom it names; otherwise NULL */
    struct listener *listener;     /* NULL: nobody asks why */
};

/* NULL holds. A fault gives TRUTH_NO with scope->fault set. Names are added to scope->unknown
   only when the result is unknown. */
enum truth condition_holds(const struct condition *condition, struct scope *scope);
/* *result is set only when KNOWN. Never NO_VALUE: outside a comparison a grade without a
   disability is unknown. */
enum knowledge amount_value(const struct amount *amount, struct scope *scope,
                            struct rational *result);

/* True when the condition is never without an answer (a fault), whatever the household. */
bool condition_always_answers(const struct condition *condition);
/* The constant that the amount is, if it is one. */
bool amount_is_constant(const struct amount *amount, struct rational *constant);

#endif
