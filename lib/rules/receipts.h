/* Receipts (领取回执): what the offices and the bank say became of each payment. */
#ifndef DIBAO_RECEIPTS_H
#define DIBAO_RECEIPTS_H

#include "../base/fen.h"
#include "../base/memory.h"
#include "../table/codes.h"
#include "../table/row.h"

/* Why a receipt is not believed. */
enum refusal {
    RECEIPT_UNKNOWN,   /* no payment of the payroll has the number */
    RECEIPT_TAKEN,     /* believed */
    RECEIPT_REPEATED,  /* another receipt of the payment is */
    RECEIPT_PARTIAL,   /* less than the payment was handed over */
    RECEIPT_EXCESSIVE, /* more */
    RECEIPT_MISDATED   /* handed over on no day, before the pay day, or after the month into
                          which it would be carried */
};

struct receipt {
    struct text number;    /* of the payment */
    fen amount;            /* NONE: not said, the whole */
    day paid_on;           /* NO_DAY: not said */
    enum receipt_outcome outcome;
    long line;
    enum refusal refusal;
};

/* All receipts of a month, some 100 bytes each. Starts as all zero. */
struct receipts {
    struct receipt *at; /* owned */
    size_t count, room;
    struct arena numbers;
};

void receipts_add(struct receipts *receipts, const struct row *row);
/* To be called once, when all were added: by number; of one payment the one that says that it was
   handed over first, then by day, amount: where a receipt stands in its file says nothing. */
void receipts_sort(struct receipts *receipts);
/* Those of a payment, in that order; NULL and 0: none. */
struct receipt *receipts_of(const struct receipts *receipts, struct text number, size_t *count);
void receipts_fini(struct receipts *receipts);

#endif
