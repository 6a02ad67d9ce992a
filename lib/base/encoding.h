/* From UTF-8 to another encoding and back, by iconv. */
#ifndef DIBAO_ENCODING_H
#define DIBAO_ENCODING_H

#include "text.h"

enum encoding {
    ENCODING_UTF_8,
    ENCODING_GB18030, /* GBK and GB 2312 with it */
    ENCODING_UTF_16LE,
    ENCODING_UTF_16BE,
    ENCODING_AUTO /* not known yet; nothing is converted from or to it */
};

struct converter; /* NULL: nothing is to be converted */

/* *converter NULL when both are the same. False: iconv does not know one of them here. */
bool converter_open(struct converter **converter, enum encoding from, enum encoding to);
/* Adds the text, converted. False: it is broken, or cannot be said in the other encoding; nothing
   is added. */
bool convert(struct converter *converter, struct text text, struct buffer *out);
void converter_close(struct converter *converter);

/* How far a piece of a longer text could be converted. */
enum conversion {
    CONVERTED,  /* all of it */
    NO_ROOM,    /* as far as there was room */
    CUT_OFF,    /* up to a character whose rest is not there */
    BROKEN      /* up to a byte that is none in this encoding */
};

/* From *at up to `end` into *to, at most up to `limit`; both move on. */
enum conversion convert_stream(struct converter *converter, const char **at, const char *end,
                               char **to, const char *limit);

#endif
