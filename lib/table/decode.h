/* Checking and decoding single values by the type of their column. */
#ifndef DIBAO_DECODE_H
#define DIBAO_DECODE_H

#include "../base/message.h"
#include "row.h"

/* So many bytes of a value may be looked at though it is shorter, whatever they are. */
enum { DECODE_SLACK = 8 };

/* A code by its first and last eight bytes. */
struct code_slot {
    uint64_t first;
    uint64_t last; /* 0 of a code that is shorter */
    uint32_t size; /* 0: free */
    int index;
};

/* What is needed for the values of one column, made once. */
struct decoder {
    const struct column *column;
    enum message (*read)(const struct decoder *decoder, struct text value, int64_t *number);
                               /* of what is not empty and stands where DECODE_SLACK bytes may be
                                  read; NULL: any text is good */
    struct code_slot *slots;   /* codes by hash; owned; NULL without codes */
    unsigned shift;            /* leaves of a word the bits that number the slots */
};

void decoder_init(struct decoder *decoder, const struct column *column);
void decoder_fini(struct decoder *decoder);

/* The number of the slot where a code that begins with these bytes is looked for first. */
static inline size_t first_slot(uint64_t first, unsigned shift)
{
    return (size_t)(first * UINT64_C(0x9E3779B97F4A7C15) >> shift);
}

/* Finds a code of at most 16 bytes where it is looked for first; false: the decoder must look.
   `value` is not empty and stands where DECODE_SLACK bytes may be read. */
static inline bool decode_at_once(const struct code_slot *slots, unsigned shift,
                                  struct text value, int64_t *number)
{
    bool is_short = value.size < sizeof(uint64_t);
    uint64_t first = word_at(value.at), last = 0;
    const struct code_slot *slot;

    if (is_short)
        first &= UINT64_MAX >> (64 - 8 * value.size);
    else
        last = word_at(value.at + value.size - sizeof last);
    slot = &slots[first_slot(first, shift)];
    if (slot->first != first || slot->last != last || slot->size != value.size
        || value.size > 2 * sizeof first)
        return false;
    *number = slot->index;
    return true;
}

/* No message: the value is good. */
#define VALUE_GOOD MESSAGE_COUNT

/* *number as row.h says, also NONE when empty. A message says what is wrong (*number is then
   NONE). */
enum message decode(const struct decoder *decoder, struct text value, int64_t *number);

#endif
