/* Numbers that may be unknown, and rules that have no answer. */
#ifndef DIBAO_QUANTITY_H
#define DIBAO_QUANTITY_H

#include "../policy/expression.h"

/* Notes in scope that the rule at `path` has no answer. Always false. */
bool no_answer(struct scope *scope, enum fault fault, const char *path);

static inline struct quantity quantity_known(struct rational value)
{
    return (struct quantity){ value, NULL, true };
}

/* Works the amount out for who is in scope; the columns that leave it unknown are in
   result->unknown. False: no answer, scope->fault says why. */
bool quantity_of(const struct amount *amount, struct scope *scope, struct quantity *result);

/* Both lists as one. */
const struct unknown *unknown_join(const struct unknown *a, const struct unknown *b,
                                   struct arena *arena);

/* The sum is unknown when a part is. False: overflow, noted in scope under `path`. */
static inline bool quantity_add(struct quantity *sum, const struct quantity *part,
                                struct scope *scope, const char *path)
{
    if (part->unknown)
        sum->unknown = unknown_join(sum->unknown, part->unknown, scope->facts->arena);
    return rational_add(&sum->value, sum->value, part->value)
        || no_answer(scope, FAULT_OVERFLOW, path);
}

/* `count` sums of nothing, in the arena. */
struct rational *take_sums(struct arena *arena, size_t count);
/* Zeroed memory of the arena. */
void *take_zeroed(struct arena *arena, size_t count, size_t size);

#endif
