/* Payments that nobody came for, carried into later months (结转). */
#ifndef DIBAO_CARRY_H
#define DIBAO_CARRY_H

#include "../policy/policy.h"

/* True while money of `of` may still be paid out in `into`: within carry_months; without a policy
   (NULL) however old it is. */
bool is_carried(const struct policy *policy, month of, month into);

/* What a household has from earlier months. */
struct carried {
    fen sum;
    struct text detail; /* "2004-01=169.00;2004-03=15.00", by month; of the arena */
};

/* From the rows of settled that are carried to `worked`: each payment's own part under its month,
   and what it had carried itself; parts that have lapsed are left out. False: too large. */
bool find_carried(struct carried *carried, const struct rows *settled, const struct policy *policy,
                  month worked, struct arena *arena);

#endif
