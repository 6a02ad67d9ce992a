#include "gunzip.h"
#include "../base/memory.h"
#include "descriptor.h"
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { INPUT_SIZE = 64 << 10, GZIP_WINDOW = 15 + 16 };

struct gunzip {
    int descriptor;
    bool between; /* members: the input may end here */
    z_stream stream;
    size_t room;  /* of input */
    char *input;  /* owned */
};

static voidpf take_memory(voidpf unused, uInt count, uInt size)
{
    (void)unused;
    return allocate(count, size);
}

static void give_back(voidpf unused, voidpf at)
{
    (void)unused;
    free(at);
}

bool gunzip_magic(const char *at, size_t size)
{
    return size >= 2 && memcmp(at, "\x1f\x8b", 2) == 0;
}

static void set_input(struct gunzip *gunzip, size_t size)
{
    gunzip->stream.next_in = (Bytef *)gunzip->input;
    gunzip->stream.avail_in = (uInt)size;
}

struct gunzip *gunzip_open(int descriptor, const char *at, size_t size)
{
    struct gunzip *gunzip = allocate(1, sizeof *gunzip);

    gunzip->descriptor = descriptor;
    gunzip->stream.zalloc = take_memory;
    gunzip->stream.zfree = give_back;
    gunzip->room = size > INPUT_SIZE ? size : INPUT_SIZE;
    gunzip->input = allocate(gunzip->room, 1);
    memcpy(gunzip->input, at, size);
    set_input(gunzip, size);
    inflateInit2(&gunzip->stream, GZIP_WINDOW);
    return gunzip;
}

void gunzip_close(struct gunzip *gunzip)
{
    if (!gunzip)
        return;
    inflateEnd(&gunzip->stream);
    free(gunzip->input);
    free(gunzip);
}

/* False when there is no more input, for good or bad. */
static bool more_input(struct gunzip *gunzip, enum gunzip_fault *fault)
{
    ptrdiff_t size = descriptor_read(gunzip->descriptor, gunzip->input, gunzip->room);

    if (size < 0)
        *fault = GUNZIP_READ;
    else if (size == 0 && !gunzip->between)
        *fault = GUNZIP_TRUNCATED;
    if (size <= 0)
        return false;
    set_input(gunzip, (size_t)size);
    return true;
}

static bool step(struct gunzip *gunzip, enum gunzip_fault *fault)
{
    int result;

    if (gunzip->stream.avail_in == 0 && !more_input(gunzip, fault))
        return false;
    if (gunzip->between)
        inflateReset(&gunzip->stream);
    result = inflate(&gunzip->stream, Z_NO_FLUSH);
    gunzip->between = result == Z_STREAM_END;
    if (result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR)
        return true;
    *fault = GUNZIP_DAMAGED;
    return false;
}

size_t gunzip_read(struct gunzip *gunzip, char *to, size_t room, enum gunzip_fault *fault)
{
    *fault = GUNZIP_GOOD;
    gunzip->stream.next_out = (Bytef *)to;
    gunzip->stream.avail_out = (uInt)room;
    while (gunzip->stream.avail_out == room && step(gunzip, fault))
        ;
    if (gunzip->stream.avail_out < room)
        *fault = GUNZIP_GOOD;
    return room - gunzip->stream.avail_out;
}
