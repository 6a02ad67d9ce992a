/* Redemptions of vouchers (代金券兑付): what shops took, and what of it they are owed. */
#ifndef DIBAO_REDEMPTIONS_H
#define DIBAO_REDEMPTIONS_H

#include "../policy/policy.h"
#include "../table/codes.h"
#include "../table/row.h"

/* Why a redemption is not paid. */
enum redemption_refusal {
    REDEMPTION_FOREIGN,  /* no voucher has the number */
    REDEMPTION_TAKEN,    /* it is paid */
    REDEMPTION_ALTERED,  /* the number's check digit is wrong */
    REDEMPTION_REPEATED, /* the same stands there again */
    REDEMPTION_EARLY,    /* before the month of the voucher */
    REDEMPTION_EXPIRED,  /* after valid_until */
    REDEMPTION_SHOP,     /* no shop that takes vouchers */
    REDEMPTION_GOODS,    /* goods for which it is not taken, or that there are not */
    REDEMPTION_PRICE,    /* another sum than the goods' prices */
    REDEMPTION_VALUE     /* more than is left of the voucher */
};

struct redemption {
    struct text number, shop, goods;
    day on;
    fen amount;
    long line;
    const char *file;   /* borrowed */
    enum redemption_refusal refusal;
    fen expected;       /* what the prices come to, or what was left; NONE: says nothing */
};

/* All redemptions, some 150 bytes each. Starts as all zero. */
struct redemptions {
    struct redemption *at; /* owned */
    size_t count, room;
    struct arena texts;
};

void redemptions_add(struct redemptions *redemptions, const struct row *row, const char *file);
/* To be called once, when all were added: by number, day, shop, sum and goods, so that the order of
   the shops' files says nothing. */
void redemptions_sort(struct redemptions *redemptions);
/* Those of a voucher, in that order; NULL and 0: none. */
struct redemption *redemptions_of(const struct redemptions *redemptions, struct text number,
                                  size_t *count);
void redemptions_fini(struct redemptions *redemptions);

/* What each shop is owed. Starts as all zero, or with the first day of those that are owed for: what
   was taken before was owed then. */
struct shop { struct text name; int64_t redemptions; fen amount; };
struct shops {
    struct shop *at; /* owned, by name */
    size_t count, room;
    day since;
    bool overflow;
};

/* Judges the redemptions of a voucher (its row), one after the other; adds what was taken to the
   shops. `goods` are the rows of the table goods. Returns what was redeemed; fen. */
fen redeem(const struct row *voucher, struct redemption *redemptions, size_t count,
           const struct policy *policy, const struct rows *goods, struct shops *shops);

/* What goods ("rice=2;oil") cost in the month; false: one of them is not sold then, is not among
   `allowed` (empty: all are), or how many is no number. */
bool goods_cost(struct text list, struct text allowed, const struct rows *goods, month sold,
                fen *cost);

void shops_fini(struct shops *shops);

#endif
