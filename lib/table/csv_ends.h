/* Where cells and lines end, 64 bytes at a time. */
#ifndef DIBAO_CSV_ENDS_H
#define DIBAO_CSV_ENDS_H

#include "../base/word.h"
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { ENDS_BYTES = 64 };

#ifdef __SSE2__
static inline uint64_t find_in(__m128i bytes, char byte)
{
    return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte)));
}

/* A bit for each of the ENDS_BYTES that is the byte, the first one's lowest. */
static inline uint64_t find_byte(const char *at, char byte)
{
    const __m128i *bytes = (const __m128i *)(const void *)at;

    return find_in(_mm_loadu_si128(bytes), byte) | find_in(_mm_loadu_si128(bytes + 1), byte) << 16
           | find_in(_mm_loadu_si128(bytes + 2), byte) << 32
           | find_in(_mm_loadu_si128(bytes + 3), byte) << 48;
}
#else
/* The same of eight bytes. */
static inline uint64_t find_in(uint64_t eight, char byte)
{
    const uint64_t low = UINT64_C(0x7F7F7F7F7F7F7F7F), gather = UINT64_C(0x0102040810204080);
    uint64_t other = eight ^ UINT64_C(0x0101010101010101) * (unsigned char)byte;
    uint64_t equal = ~(((other & low) + low) | other | low) >> 7; /* each byte's lowest bit */

    return equal * gather >> 56;
}

/* The same, wherever eight bytes make a word. */
static inline uint64_t find_byte(const char *at, char byte)
{
    uint64_t found = 0;

    for (unsigned done = 0; done < ENDS_BYTES; done += 8)
        found |= find_in(word_at(at + done), byte) << done;
    return found;
}
#endif

#endif
