/* From UTF-8 to another encoding and back, by iconv. */
#ifndef DIBAO_ENCODING_H
#define DIBAO_ENCODING_H

#include "text.h"

enum encoding { ENCODING_UTF_8, ENCODING_GB18030 };

struct converter; /* NULL: nothing is to be converted */

/* *converter NULL when both are the same. False: iconv does not know one of them here. */
bool converter_open(struct converter **converter, enum encoding from, enum encoding to);
/* Adds the text, converted. False: it is broken, or cannot be said in the other encoding; nothing
   is added. */
bool convert(struct converter *converter, struct text text, struct buffer *out);
void converter_close(struct converter *converter);

#endif
