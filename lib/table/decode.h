/* Checking and decoding single values by the type of their column. */
#ifndef DIBAO_DECODE_H
#define DIBAO_DECODE_H

#include "../base/message.h"
#include "row.h"

/* So many bytes of a value may be looked at though it is shorter, whatever they are. */
enum { DECODE_SLACK = 8 };

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

/* No message: the value is good. */
#define VALUE_GOOD MESSAGE_COUNT

/* *number as row.h says, also NONE when empty. A message says what is wrong (*number is then
   NONE). */
enum message decode(const struct decoder *decoder, struct text value, int64_t *number);

#endif
