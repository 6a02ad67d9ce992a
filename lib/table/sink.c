#include "sink.h"
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

/* The least work that still halves the size: the files of a month are kept, not sent. */
enum { GZIP_LEVEL = 1, GZIP_WINDOW = 15 + 16, GZIP_MEMORY = 8 };

void sink_open(struct sink *sink, int descriptor, bool gzip)
{
    *sink = (struct sink){ .descriptor = descriptor };
    sink->bytes.at = make_room(NULL, &sink->bytes.room, SINK_BLOCK + SINK_BLOCK / 8, 1);
    if (!gzip)
        return;
    sink->zip = allocate(1, sizeof *sink->zip);
    sink->zipped = allocate(SINK_BLOCK, 1);
    if (deflateInit2(sink->zip, GZIP_LEVEL, Z_DEFLATED, GZIP_WINDOW, GZIP_MEMORY,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        sink->error = ENOMEM;
}

static void write_all(struct sink *sink, const char *at, size_t size)
{
    while (size > 0 && !sink->error) {
        ssize_t written = write(sink->descriptor, at, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            sink->error = written < 0 ? errno : EIO;
            return;
        }
        at += written;
        size -= (size_t)written;
    }
}

static void zip_all(struct sink *sink, int flush)
{
    z_stream *zip = sink->zip;

    zip->next_in = (unsigned char *)sink->bytes.at;
    zip->avail_in = (unsigned)sink->bytes.size;
    do {
        zip->next_out = (unsigned char *)sink->zipped;
        zip->avail_out = SINK_BLOCK;
        deflate(zip, flush);
        write_all(sink, sink->zipped, SINK_BLOCK - zip->avail_out);
    } while (zip->avail_out == 0 && !sink->error);
}

void sink_flush(struct sink *sink)
{
    if (!sink->error && sink->zip)
        zip_all(sink, Z_NO_FLUSH);
    else if (!sink->error)
        write_all(sink, sink->bytes.at, sink->bytes.size);
    sink->bytes.size = 0;
}

bool sink_finish(struct sink *sink)
{
    if (sink->zip && !sink->error)
        zip_all(sink, Z_FINISH);
    else
        sink_flush(sink);
    sink->bytes.size = 0;
    return !sink->error;
}

void sink_fini(struct sink *sink)
{
    if (sink->zip)
        deflateEnd(sink->zip);
    free(sink->zip);
    free(sink->zipped);
    buffer_fini(&sink->bytes);
    *sink = (struct sink){ .descriptor = -1 };
}
