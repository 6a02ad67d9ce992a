/* What became of a payment (发放结果). */
#ifndef DIBAO_SETTLE_H
#define DIBAO_SETTLE_H

#include "../policy/policy.h"
#include "../table/writer.h"
#include "receipts.h"

struct lapse {
    month of;   /* the money's own month */
    fen amount;
};

struct settlement {
    bool known;               /* a receipt tells */
    enum receipt_outcome outcome;
    day paid_on;              /* NO_DAY: not said */
    fen paid_amount;          /* 0 unless paid */
    month carried_to;         /* NO_MONTH: not carried */
    struct lapse *lapses;     /* money that has waited too long; of the arena */
    size_t lapse_count;
};

/* Settles a row of the payroll by its receipts, marking each with what is thought of it. The whole
   payment is handed over or nothing is. What was returned, unclaimed or withheld is carried into
   the payroll of `into`, month by month of its age within carry_months (policy NULL: however old);
   what is older has lapsed. Without a receipt nobody knows: nothing is carried. */
void settle_payment(struct settlement *settlement, const struct row *payment,
                    struct receipt *receipts, size_t count, const struct policy *policy,
                    month into, struct arena *arena);

/* Writes the payroll's row and what became of it into the values of the table settled. */
void settlement_write(const struct settlement *settlement, const struct row *payment,
                      struct values *values);
void lapse_write(const struct lapse *lapse, const struct row *payment, struct values *values);

#endif
