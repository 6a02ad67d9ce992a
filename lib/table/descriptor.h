/* read(2) that is not disturbed by signals. */
#ifndef DIBAO_DESCRIPTOR_H
#define DIBAO_DESCRIPTOR_H

#include <errno.h>
#include <stddef.h>
#include <unistd.h>

/* The number of bytes read, 0 at the end, below 0 on an error (errno). */
static inline ptrdiff_t descriptor_read(int descriptor, char *to, size_t room)
{
    ptrdiff_t size;

    do
        size = read(descriptor, to, room);
    while (size < 0 && errno == EINTR);
    return size;
}

#endif
