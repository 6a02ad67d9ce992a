/* Exact numbers: numerator and denominator in 128 bits. Overflow is an error, never a wrong
   number. A result need not be in lowest terms; it is brought there before overflow is declared. */
#ifndef DIBAO_RATIONAL_H
#define DIBAO_RATIONAL_H

#include "fen.h"

__extension__ typedef __int128 wide;

struct rational {
    wide top;    /* numerator */
    wide bottom; /* denominator, above zero */
};

static inline struct rational rational_of(int64_t whole)
{
    return (struct rational){ whole, 1 };
}

/* Yuan from fen. */
static inline struct rational rational_of_fen(fen amount)
{
    return (struct rational){ amount, 100 };
}

/* The sum of two that are not zero and have different denominators, or a large sum. */
bool rational_add_unlike(struct rational *result, struct rational a, struct rational b);

/* All return false on overflow (divide also when b is zero: test rational_sign(b) first to
   tell them apart) and leave *result untouched. `result` may be an operand. */
static inline bool rational_add(struct rational *result, struct rational a, struct rational b)
{
    wide top;

    if (a.top == 0) {
        *result = b;
        return true;
    }
    if (b.top == 0) {
        *result = a;
        return true;
    }
    if (a.bottom != b.bottom || __builtin_add_overflow(a.top, b.top, &top))
        return rational_add_unlike(result, a, b);
    *result = (struct rational){ top, a.bottom };
    return true;
}
bool rational_subtract(struct rational *result, struct rational a, struct rational b);
bool rational_multiply(struct rational *result, struct rational a, struct rational b);
bool rational_divide(struct rational *result, struct rational a, struct rational b);

/* Below, equal to or above zero; never overflows. */
int rational_compare(struct rational a, struct rational b);
static inline int rational_sign(struct rational a)
{
    return (a.top > 0) - (a.top < 0);
}

enum rounding { ROUND_HALF_UP, ROUND_UP, ROUND_DOWN };

/* To a multiple of `to` (> 0). half_up and up go away from zero, down towards it. */
bool rational_round(struct rational *result, struct rational a, struct rational to,
                    enum rounding mode);

bool rational_round_to_fen(struct rational a, fen *result);
/* Yuan to fen, half up (away from zero); false when it does not fit into 64 bits. */
static inline bool rational_to_fen(struct rational a, fen *result)
{
    if (a.bottom != 100 || a.top != (fen)a.top)
        return rational_round_to_fen(a, result);
    *result = (fen)a.top;
    return true;
}

/* A decimal constant with up to nine decimals ("3.69", "-1"); false when it is none. */
bool rational_parse(struct text text, struct rational *result);

/* True, and *whole set, when a is a whole number that fits. */
bool rational_whole(struct rational a, int64_t *whole);

#endif
