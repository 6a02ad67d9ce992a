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

/* Both parts fit into 64 bits: products of such numbers, and sums of two of these, into 128. */
static inline bool rational_is_small(struct rational a)
{
    return a.top == (int64_t)a.top && a.bottom == (int64_t)a.bottom;
}

/* Of numbers that fit into 64 bits; one machine instruction. */
static inline wide wide_product(wide a, wide b)
{
    return (wide)(int64_t)a * (int64_t)b;
}

/* The sum when its parts do not fit, or are not small. */
bool rational_add_large(struct rational *result, struct rational a, struct rational b);

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
    if (a.bottom == b.bottom && !__builtin_add_overflow(a.top, b.top, &top)) {
        *result = (struct rational){ top, a.bottom };
        return true;
    }
    if (!rational_is_small(a) || !rational_is_small(b))
        return rational_add_large(result, a, b);
    *result = (struct rational){ wide_product(a.top, b.bottom) + wide_product(b.top, a.bottom),
                                 wide_product(a.bottom, b.bottom) };
    return true;
}
bool rational_subtract_large(struct rational *result, struct rational a, struct rational b);
static inline bool rational_subtract(struct rational *result, struct rational a, struct rational b)
{
    if (!rational_is_small(b))
        return rational_subtract_large(result, a, b);
    return rational_add(result, a, (struct rational){ -b.top, b.bottom });
}

bool rational_multiply_large(struct rational *result, struct rational a, struct rational b);
static inline bool rational_multiply(struct rational *result, struct rational a, struct rational b)
{
    if (!rational_is_small(a) || !rational_is_small(b))
        return rational_multiply_large(result, a, b);
    *result = (struct rational){ wide_product(a.top, b.top), wide_product(a.bottom, b.bottom) };
    return true;
}

bool rational_divide_any(struct rational *result, struct rational a, struct rational b);
static inline bool rational_divide(struct rational *result, struct rational a, struct rational b)
{
    if (b.top <= 0 || !rational_is_small(b))
        return rational_divide_any(result, a, b);
    return rational_multiply(result, a, (struct rational){ b.bottom, b.top });
}

int rational_compare_large(struct rational a, struct rational b);

/* Below, equal to or above zero; never overflows. */
static inline int rational_compare(struct rational a, struct rational b)
{
    if (!rational_is_small(a) || !rational_is_small(b))
        return rational_compare_large(a, b);
    wide left = wide_product(a.top, b.bottom), right = wide_product(b.top, a.bottom);
    return (left > right) - (left < right);
}
static inline int rational_sign(struct rational a)
{
    return (a.top > 0) - (a.top < 0);
}

enum rounding { ROUND_HALF_UP, ROUND_UP, ROUND_DOWN };

/* To a multiple of `to` (> 0). half_up and up go away from zero, down towards it. */
bool rational_round(struct rational *result, struct rational a, struct rational to,
                    enum rounding mode);

bool rational_large_to_fen(struct rational a, fen *result);

/* Yuan to fen, half up (away from zero); false when it does not fit into 64 bits. */
static inline bool rational_to_fen(struct rational a, fen *result)
{
    const int64_t most = INT64_MAX / 100;
    int64_t top = (int64_t)a.top, bottom = (int64_t)a.bottom;

    if (a.bottom == 100 && a.top == top) {
        *result = top;
        return true;
    }
    if (!rational_is_small(a) || top < -most || top > most || bottom > most)
        return rational_large_to_fen(a, result);
    int64_t whole = 100 * top / bottom, rest = 100 * top % bottom, left = rest < 0 ? -rest : rest;
    int64_t away = top < 0 ? -1 : 1;
    *result = left >= bottom - left ? whole + away : whole;
    return true;
}

/* A decimal constant with up to nine decimals ("3.69", "-1"); false when it is none. */
bool rational_parse(struct text text, struct rational *result);

/* True, and *whole set, when a is a whole number that fits. */
bool rational_whole(struct rational a, int64_t *whole);

#endif
