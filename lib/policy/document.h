/* A policy's file as a JSON tree. */
#ifndef DIBAO_DOCUMENT_H
#define DIBAO_DOCUMENT_H

#include "../base/problem.h"
#include "../base/rational.h"
#include <jansson.h>

struct document {
    const char *file;    /* as named; borrowed */
    json_t *root;
    uint32_t crc;        /* CRC-32 of the file's bytes */
    struct buffer bytes; /* of the file */
    struct text text;    /* of them the JSON, without a mark before it */
};

enum { DOCUMENT_SIZE = 8 << 20, DOCUMENT_DEPTH = 64 };

/* Reads the whole file: at most DOCUMENT_SIZE bytes of UTF-8, one JSON value, at most
   DOCUMENT_DEPTH deep, no key twice. From then on jansson takes its memory from memory.h.
   False, with a problem that names the line: nothing is left open. */
bool document_open(struct document *document, const char *file, struct problems *problems);
void document_close(struct document *document);

/* A number of a policy: a decimal string, an integer, or a real, which is the shortest decimal
   that reads back as the same double; up to nine decimals. False when it is none of these. */
bool json_number(const json_t *value, struct rational *result);

#endif
