/* Eight bytes at a time. */
#ifndef DIBAO_WORD_H
#define DIBAO_WORD_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* The eight bytes at `at` as a number, the first of them lowest. */
static inline uint64_t word_at(const char *at)
{
    uint64_t word;

    memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* Puts the eight bytes of such a number. */
static inline void put_word(char *at, uint64_t word)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    memcpy(at, &word, sizeof word);
}

/* Eight digits as numbers, the first of them lowest. */
static inline uint64_t digits_of(uint64_t word)
{
    return word ^ UINT64_C(0x3030303030303030);
}

/* Whether each of them is one. */
static inline bool are_digits_only(uint64_t digits)
{
    return !(((digits + UINT64_C(0x7676767676767676)) | digits) & UINT64_C(0x8080808080808080));
}

/* They two by two, each in 16 bits: 0 to 99. */
static inline uint64_t digit_pairs(uint64_t digits)
{
    return (digits * 10 + (digits >> 8)) & UINT64_C(0x00FF00FF00FF00FF);
}

/* The number that they write. */
static inline uint32_t digits_number(uint64_t digits)
{
    const uint64_t every_other = UINT64_C(0x000000FF000000FF);
    uint64_t pairs = digit_pairs(digits);
    uint64_t first = (pairs & every_other) * (100 + (UINT64_C(1000000) << 32));
    uint64_t second = (pairs >> 16 & every_other) * (1 + (UINT64_C(10000) << 32));

    return (uint32_t)((first + second) >> 32);
}

/* The eight digits of a number below 100000000, as numbers: halves, quarters, digits. */
static inline uint64_t number_digits(uint32_t number)
{
    uint64_t halves = number / 10000 | (uint64_t)(number % 10000) << 32;
    uint64_t hundreds = halves * 10486 >> 20 & UINT64_C(0x0000007F0000007F);
    uint64_t pairs = hundreds + ((halves - 100 * hundreds) << 16);
    uint64_t tens = pairs * 103 >> 10 & UINT64_C(0x000F000F000F000F);

    return tens + ((pairs - 10 * tens) << 8);
}

#endif
