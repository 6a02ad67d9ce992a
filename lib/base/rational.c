#include "rational.h"

__extension__ typedef unsigned __int128 wide_unsigned;

#define WIDE_MAX ((wide)(~(wide_unsigned)0 >> 1))

static wide_unsigned magnitude(wide number)
{
    return number < 0 ? 0 - (wide_unsigned)number : (wide_unsigned)number;
}

/* The greatest common divisor; b is above zero. */
static wide_unsigned common_divisor(wide_unsigned a, wide_unsigned b)
{
    while (a != 0) {
        wide_unsigned rest = (a | b) > UINT64_MAX ? b % a : (uint64_t)b % (uint64_t)a;
        b = a;
        a = rest;
    }
    return b;
}

static void reduce(wide_unsigned *a, wide_unsigned *b)
{
    wide_unsigned divisor = common_divisor(*a, *b);

    *a /= divisor;
    *b /= divisor;
}

static struct rational lowest_terms(struct rational a)
{
    wide_unsigned top = magnitude(a.top), bottom = (wide_unsigned)a.bottom;

    reduce(&top, &bottom);
    return (struct rational){ (wide)(a.top < 0 ? 0 - top : top), (wide)bottom };
}

/* Sets *result when both parts fit. */
static bool settle(struct rational *result, bool negative, wide_unsigned top, wide_unsigned bottom)
{
    if (top > (wide_unsigned)WIDE_MAX + negative || bottom > (wide_unsigned)WIDE_MAX)
        return false;
    *result = (struct rational){ (wide)(negative ? 0 - top : top), (wide)bottom };
    return true;
}

/* 256 bits, for sums and comparisons whose cross products do not fit into 128. */
struct product {
    wide_unsigned high, low;
};

static struct product multiply_whole(wide_unsigned a, wide_unsigned b)
{
    wide_unsigned a_low = (uint64_t)a, a_high = a >> 64, b_low = (uint64_t)b, b_high = b >> 64;
    wide_unsigned low = a_low * b_low, one = a_high * b_low, other = a_low * b_high;
    wide_unsigned middle = (low >> 64) + (uint64_t)one + (uint64_t)other;

    return (struct product){ a_high * b_high + (one >> 64) + (other >> 64) + (middle >> 64),
                             middle << 64 | (uint64_t)low };
}

static int compare_products(struct product a, struct product b)
{
    if (a.high != b.high)
        return a.high < b.high ? -1 : 1;
    return (a.low > b.low) - (a.low < b.low);
}

static struct product add_products(struct product a, struct product b)
{
    wide_unsigned low = a.low + b.low;

    return (struct product){ a.high + b.high + (low < a.low), low };
}

static struct product subtract_products(struct product a, struct product b)
{
    return (struct product){ a.high - b.high - (a.low < b.low), a.low - b.low };
}

/* The quotient; `by` is below 2^127. */
static struct product divide_product(struct product a, wide_unsigned by, wide_unsigned *rest)
{
    *rest = 0;
    for (int bit = 0; bit < 256; bit++) {
        *rest = *rest << 1 | a.high >> 127;
        a.high = a.high << 1 | a.low >> 127;
        a.low <<= 1;
        if (*rest >= by) {
            *rest -= by;
            a.low |= 1;
        }
    }
    return a;
}

/* Knuth, The Art of Computer Programming, 4.5.1: a + b (minus: a - b) in lowest terms, however
   large what lies between. */
static bool add_exactly(struct rational *result, struct rational a, struct rational b, bool minus)
{
    a = lowest_terms(a);
    b = lowest_terms(b);
    wide_unsigned shared = common_divisor((wide_unsigned)a.bottom, (wide_unsigned)b.bottom);
    wide_unsigned a_bottom = (wide_unsigned)a.bottom / shared;
    struct product left = multiply_whole(magnitude(a.top), (wide_unsigned)b.bottom / shared);
    struct product right = multiply_whole(magnitude(b.top), a_bottom), sum;
    wide_unsigned rest, bottom;
    bool negative = a.top < 0, b_negative = (b.top < 0) != minus;

    if (negative == b_negative) {
        sum = add_products(left, right);
    } else if (compare_products(left, right) >= 0) {
        sum = subtract_products(left, right);
    } else {
        sum = subtract_products(right, left);
        negative = b_negative;
    }
    divide_product(sum, shared, &rest);
    shared = common_divisor(rest, shared);
    sum = divide_product(sum, shared, &rest);
    return sum.high == 0
           && !__builtin_mul_overflow(a_bottom, (wide_unsigned)b.bottom / shared, &bottom)
           && settle(result, negative, sum.low, bottom);
}

bool rational_add_large(struct rational *result, struct rational a, struct rational b)
{
    wide left, right, top, bottom;

    if (__builtin_mul_overflow(a.top, b.bottom, &left)
        || __builtin_mul_overflow(b.top, a.bottom, &right)
        || __builtin_add_overflow(left, right, &top)
        || __builtin_mul_overflow(a.bottom, b.bottom, &bottom))
        return add_exactly(result, a, b, false);
    *result = (struct rational){ top, bottom };
    return true;
}

bool rational_subtract_large(struct rational *result, struct rational a, struct rational b)
{
    if (b.top < -WIDE_MAX) /* has no opposite */
        return add_exactly(result, a, b, true);
    return rational_add(result, a, (struct rational){ -b.top, b.bottom });
}

/* tops / bottoms in lowest terms. */
static bool multiply_exactly(struct rational *result, bool negative, wide_unsigned tops[2],
                             wide_unsigned bottoms[2])
{
    wide_unsigned top, bottom;

    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++)
            reduce(&tops[i], &bottoms[j]);
    return !__builtin_mul_overflow(tops[0], tops[1], &top)
           && !__builtin_mul_overflow(bottoms[0], bottoms[1], &bottom)
           && settle(result, negative, top, bottom);
}

bool rational_multiply_large(struct rational *result, struct rational a, struct rational b)
{
    struct rational product;

    if (__builtin_mul_overflow(a.top, b.top, &product.top)
        || __builtin_mul_overflow(a.bottom, b.bottom, &product.bottom)) {
        wide_unsigned tops[] = { magnitude(a.top), magnitude(b.top) };
        wide_unsigned bottoms[] = { (wide_unsigned)a.bottom, (wide_unsigned)b.bottom };
        return multiply_exactly(result, (a.top < 0) != (b.top < 0), tops, bottoms);
    }
    *result = product;
    return true;
}

bool rational_divide_any(struct rational *result, struct rational a, struct rational b)
{
    if (b.top == 0)
        return false;
    if (b.top < -WIDE_MAX) { /* has no opposite */
        wide_unsigned tops[] = { magnitude(a.top), (wide_unsigned)b.bottom };
        wide_unsigned bottoms[] = { (wide_unsigned)a.bottom, magnitude(b.top) };
        return multiply_exactly(result, a.top > 0, tops, bottoms);
    }
    wide top = b.top < 0 ? -b.bottom : b.bottom, bottom = b.top < 0 ? -b.top : b.top;
    return rational_multiply(result, a, (struct rational){ top, bottom });
}

int rational_compare_large(struct rational a, struct rational b)
{
    wide left, right;
    int a_sign = rational_sign(a), b_sign = rational_sign(b), order;

    if (a_sign != b_sign)
        return a_sign < b_sign ? -1 : 1;
    if (!__builtin_mul_overflow(a.top, b.bottom, &left)
        && !__builtin_mul_overflow(b.top, a.bottom, &right))
        return (left > right) - (left < right);
    order = compare_products(multiply_whole(magnitude(a.top), (wide_unsigned)b.bottom),
                             multiply_whole(magnitude(b.top), (wide_unsigned)a.bottom));
    return a_sign < 0 ? -order : order;
}

bool rational_round(struct rational *result, struct rational a, struct rational to,
                    enum rounding mode)
{
    struct rational steps;

    if (to.top <= 0 || !rational_divide(&steps, a, to))
        return false;
    wide whole = steps.top / steps.bottom, rest = steps.top % steps.bottom;
    wide left = rest < 0 ? -rest : rest;
    bool away = mode == ROUND_UP ? left > 0 : mode == ROUND_HALF_UP && left >= steps.bottom - left;
    whole += away ? (steps.top < 0 ? -1 : 1) : 0; /* fits: a rest means a bottom of 2 or more */
    return rational_multiply(result, (struct rational){ whole, 1 }, to);
}

bool rational_large_to_fen(struct rational a, fen *result)
{
    struct rational amount;

    return rational_multiply(&amount, a, rational_of(100))
           && rational_round(&amount, amount, rational_of(1), ROUND_HALF_UP)
           && rational_whole(amount, result);
}

bool rational_parse(struct text text, struct rational *result)
{
    enum { MOST_DECIMALS = 9 };
    const char *point = text.size ? memchr(text.at, '.', text.size) : NULL;
    size_t decimals = point ? (size_t)(text.at + text.size - point) - 1 : 0;
    int64_t top, bottom = 1;

    if (decimals > MOST_DECIMALS || !scaled_parse(text, (int)decimals, &top))
        return false;
    for (; decimals > 0; decimals--)
        bottom *= 10;
    *result = (struct rational){ top, bottom };
    return true;
}

bool rational_whole(struct rational a, int64_t *whole)
{
    if (a.bottom == 1 && a.top == (int64_t)a.top) {
        *whole = (int64_t)a.top;
        return true;
    }
    wide quotient = a.top / a.bottom;

    if (a.top % a.bottom != 0 || quotient < INT64_MIN || quotient > INT64_MAX)
        return false;
    *whole = (int64_t)quotient;
    return true;
}
