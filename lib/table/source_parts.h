/* What the files that make up the source share. */
#ifndef DIBAO_SOURCE_PARTS_H
#define DIBAO_SOURCE_PARTS_H

#include "source.h"

enum { BLOCK_SIZE = (128 << 10) - LINE_SLACK };

/* Each adds a problem and returns false; nothing more is read. */
bool source_refuse(struct source *source, enum message message, const char *detail,
                   struct problems *problems);
bool source_refuse_system(struct source *source, struct problems *problems);

/* Reads one block behind `end`; false at the end and on an error. */
bool source_read_block(struct source *source, struct problems *problems);
/* Looks at the last `size` bytes; true: go on reading before any of them is given out. */
bool source_decide(struct source *source, size_t size, struct problems *problems);
/* From now on through iconv, beginning with the last `size` bytes read. */
bool source_convert_from(struct source *source, enum encoding encoding, size_t size,
                         struct problems *problems);

#endif
