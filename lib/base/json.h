/* What every reader of JSON needs. */
#ifndef DIBAO_JSON_H
#define DIBAO_JSON_H

#include "text.h"

/* From now on jansson takes its memory from memory.h, which never returns NULL. */
void json_use_memory(void);

/* Where brackets stand more than `depth` deep, or text.size. */
size_t json_too_deep(struct text text, int depth);

enum { PLAIN_DECIMAL = 64 };
/* The shortest decimal that reads back as the same double, without exponent ("-0.05", "100");
   returns its length, or 0 when it would be longer than 40 digits. */
size_t json_plain_decimal(char out[PLAIN_DECIMAL], double real);

#endif
