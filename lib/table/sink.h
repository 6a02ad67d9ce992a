/* Where bytes go: a buffer before a file, plain or gzip. */
#ifndef DIBAO_SINK_H
#define DIBAO_SINK_H

#include "../base/memory.h"
#include "../base/text.h"
#include <zlib.h>

struct sink {
    int descriptor;
    int error;           /* errno of the first write that failed, 0: none */
    struct buffer bytes; /* not written yet */
    z_stream *zip;       /* NULL: plain */
    char *zipped;
};

enum { SINK_BLOCK = 1 << 16 };

void sink_open(struct sink *sink, int descriptor, bool gzip);

/* Room for `size` bytes at the end; write there, then tell sink_took where it ended. */
static inline char *sink_room(struct sink *sink, size_t size)
{
    struct buffer *bytes = &sink->bytes;

    if (bytes->room - bytes->size < size)
        bytes->at = make_room(bytes->at, &bytes->room, bytes->size + size, 1);
    return bytes->at + bytes->size;
}

/* Writes what has gathered. */
void sink_flush(struct sink *sink);

static inline void sink_took(struct sink *sink, const char *end)
{
    sink->bytes.size = (size_t)(end - sink->bytes.at);
    if (sink->bytes.size >= SINK_BLOCK)
        sink_flush(sink);
}

/* Writes the rest; false when any write failed: see error. */
bool sink_finish(struct sink *sink);
/* Frees; does not close the descriptor. */
void sink_fini(struct sink *sink);

#endif
