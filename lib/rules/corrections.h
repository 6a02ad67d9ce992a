/* Arrears and recoveries (补发、追回) of months that are closed, as this month's payment takes
   them up. */
#ifndef DIBAO_CORRECTIONS_H
#define DIBAO_CORRECTIONS_H

#include "../policy/policy.h"
#include "../table/run.h"

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

/* What the month of the household's row is still to be paid (below zero: to be recovered):
   payable, less the base and supplement that were paid for it (side table paid), less all earlier
   corrections of it. A household that had no payment, since all of it was recovered for other
   months, was paid what was recovered then. False: too large. */
bool find_correction(const struct household *household, fen *amount);

/* Writes it; made_in may be NO_MONTH. */
void new_correction_write(const struct household *household, fen amount, month made_in,
                          struct values *values);

#endif
