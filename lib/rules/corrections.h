/* Arrears and recoveries (补发、追回) of months that are closed, as this month's payment takes
   them up. */
#ifndef DIBAO_CORRECTIONS_H
#define DIBAO_CORRECTIONS_H

#include "../policy/policy.h"
#include "../table/writer.h"

struct applied_correction {
    const struct row *row; /* of corrections; borrowed */
    fen amount;            /* below zero: recovered */
};

/* What is really applied in a month, the oldest month first. Memory of the arena. */
struct applied {
    struct applied_correction *at;
    size_t count;
    fen sum;
};

/* Applies the rows that are not of another month's payment (paid_in): arrears whole; recoveries
   up to recover_at_most of `payment` (base, supplement, programmes), rounded down to the fen, and
   never more than the allowance and the arrears, since other funds owe nothing. What is left comes
   up again. False: too large. */
bool apply_corrections(struct applied *applied, const struct rows *corrections,
                       const struct policy *policy, fen allowance, fen payment, month worked,
                       struct arena *arena);

/* Writes one into the values of the table corrections, paid in `worked`. */
void correction_write(const struct applied_correction *correction, month worked,
                      struct values *values);

#endif
