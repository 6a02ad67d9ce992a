#include "quantity.h"

bool no_answer(struct scope *scope, enum fault fault, const char *path)
{
    scope->fault = fault;
    scope->fault_path = path;
    return false;
}

bool quantity_of(const struct amount *amount, struct scope *scope, struct quantity *result)
{
    scope->unknown = NULL;
    *result = quantity_known(rational_of(0));
    if (amount_value(amount, scope, &result->value) != KNOWN)
        result->unknown = scope->unknown;
    return !scope->fault;
}

const struct unknown *unknown_join(const struct unknown *a, const struct unknown *b,
                                   struct arena *arena)
{
    for (; a && b; a = a->next) {
        struct unknown *copy = arena_take(arena, sizeof *copy);

        *copy = (struct unknown){ a->name, b };
        b = copy;
    }
    return b ? b : a;
}

struct rational *take_sums(struct arena *arena, size_t count)
{
    struct rational *sums = arena_take(arena, count * sizeof *sums);

    for (size_t i = 0; i < count; i++)
        sums[i] = rational_of(0);
    return sums;
}

void *take_zeroed(struct arena *arena, size_t count, size_t size)
{
    void *at = arena_take(arena, count * size);

    memset(at, 0, count * size);
    return at;
}
