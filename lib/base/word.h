/* Eight bytes at a time. */
#ifndef DIBAO_WORD_H
#define DIBAO_WORD_H

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

#endif
