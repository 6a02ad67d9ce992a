/* Decompressing a gzip stream: several members, each checked to its last byte. */
#ifndef DIBAO_GUNZIP_H
#define DIBAO_GUNZIP_H

#include <stdbool.h>
#include <stddef.h>

struct gunzip;

enum gunzip_fault {
    GUNZIP_GOOD,
    GUNZIP_READ,      /* see errno */
    GUNZIP_TRUNCATED, /* the input ended inside a member */
    GUNZIP_DAMAGED    /* broken data, a wrong check sum, or something after the last member */
};

/* Reads on from `descriptor`, which stays the caller's; `at` are the bytes read from it before.
   Freed by gunzip_close. */
struct gunzip *gunzip_open(int descriptor, const char *at, size_t size);
void gunzip_close(struct gunzip *gunzip);

/* Fills at most `room` bytes; the number filled, 0 at the end or on a fault. All bytes that came
   before a fault are given out first. */
size_t gunzip_read(struct gunzip *gunzip, char *to, size_t room, enum gunzip_fault *fault);

/* True when the bytes begin like a gzip stream. */
bool gunzip_magic(const char *at, size_t size);

#endif
