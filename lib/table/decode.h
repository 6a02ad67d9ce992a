/* Checking and decoding single values by the type of their column. */
#ifndef DIBAO_DECODE_H
#define DIBAO_DECODE_H

#include "../base/message.h"
#include "row.h"

/* What is needed for the values of one column, made once. */
struct decoder {
    const struct column *column;
    unsigned short *slots;     /* codes by hash: index + 1, or 0; owned; NULL without codes */
    struct text *names;        /* of the codes, by index; owned */
    size_t mask;
};

void decoder_init(struct decoder *decoder, const struct column *column);
void decoder_fini(struct decoder *decoder);

/* No message: the value is good. */
#define VALUE_GOOD MESSAGE_COUNT

/* *number as row.h says, also NONE when empty. A message says what is wrong (*number is then
   NONE). */
enum message decode(const struct decoder *decoder, struct text value, int64_t *number);

#endif
