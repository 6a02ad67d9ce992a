/* Sums of money by code: what was asked of each fund, what was redeemed of each programme. */
#ifndef DIBAO_SUMS_H
#define DIBAO_SUMS_H

#include "../base/fen.h"

struct sum {
    char *code; /* owned */
    fen amount;
};

/* Sorted by the codes' bytes. Starts as all zero. */
struct sums {
    struct sum *at; /* owned */
    size_t count, room;
};

/* Adds to the sum of the code; false: beyond 64 bits. */
bool sums_add(struct sums *sums, struct text code, fen amount);
/* 0 where nothing was added. */
fen sums_of(const struct sums *sums, const char *code);
void sums_fini(struct sums *sums);

#endif
