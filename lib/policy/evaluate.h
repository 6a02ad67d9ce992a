/* What the evaluators of conditions and of amounts need of each other. */
#ifndef DIBAO_EVALUATE_H
#define DIBAO_EVALUATE_H

#include "language.h"

/* Adds to what made the result unknown, each name once. */
void note_unknown(struct scope *scope, const char *name);
void note_all(struct scope *scope, const struct unknown *list);

/* The row whose column the field is; NULL for computed names. */
const struct row *field_row(const struct field *field, const struct scope *scope);
/* A field that is a number. `path` is the rule's, for a fault. */
enum knowledge field_value(const struct field *field, struct scope *scope, const char *path,
                           struct rational *result);
/* Like amount_value, but NO_VALUE is passed on, and names may have been noted in any case. */
enum knowledge work_out(const struct amount *amount, struct scope *scope, struct rational *result);

/* The same of what mostly is a number that is at hand. */
static inline enum knowledge work_out_operand(const struct amount *amount, struct scope *scope,
                                              struct rational *result)
{
    const struct quantity *made = NULL;

    if (amount->kind == AMOUNT_FIELD && amount->field.source == FROM_MEMBER_COMPUTED)
        made = &scope->facts->members[scope->member].computed[amount->field.column];
    else if (amount->kind == AMOUNT_FIELD && amount->field.source == FROM_COMPUTED)
        made = &scope->facts->computed[amount->field.column];
    if (scope->fault || (amount->kind != AMOUNT_CONSTANT && (!made || made->unknown)))
        return work_out(amount, scope, result);
    *result = made ? made->value : amount->constant;
    return KNOWN;
}

#endif
