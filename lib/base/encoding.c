#include "encoding.h"

#include "memory.h"
#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>

struct converter {
    iconv_t handle;
};

static const char *const names[] = { [ENCODING_UTF_8] = "UTF-8", [ENCODING_GB18030] = "GB18030",
                                     [ENCODING_UTF_16LE] = "UTF-16LE",
                                     [ENCODING_UTF_16BE] = "UTF-16BE" };

bool converter_open(struct converter **converter, enum encoding from, enum encoding to)
{
    iconv_t handle;

    *converter = NULL;
    if (from == to)
        return true;
    handle = iconv_open(names[to], names[from]);
    if (handle == (iconv_t)-1)
        return false;
    *converter = allocate(1, sizeof **converter);
    (*converter)->handle = handle;
    return true;
}

/* A character takes at most four bytes in either encoding, one at least. */
enum { GROWTH = 4 };

bool convert(struct converter *converter, struct text text, struct buffer *out)
{
    char *from = (char *)(uintptr_t)text.at, *to;
    size_t left = text.size, room = GROWTH * text.size;

    if (!converter) {
        buffer_text(out, text);
        return true;
    }
    to = buffer_room(out, room);
    iconv(converter->handle, NULL, NULL, NULL, NULL);
    if (iconv(converter->handle, &from, &left, &to, &room) == (size_t)-1)
        return false;
    buffer_took(out, to);
    return true;
}

enum conversion convert_stream(struct converter *converter, const char **at, const char *end,
                               char **to, const char *limit)
{
    char *from = (char *)(uintptr_t)*at;
    size_t left = (size_t)(end - *at), room = (size_t)(limit - *to);
    bool whole = iconv(converter->handle, &from, &left, to, &room) != (size_t)-1;
    int error = errno;

    *at = from;
    if (whole)
        return CONVERTED;
    return error == E2BIG ? NO_ROOM : error == EINVAL ? CUT_OFF : BROKEN;
}

void converter_close(struct converter *converter)
{
    if (converter)
        iconv_close(converter->handle);
    free(converter);
}
