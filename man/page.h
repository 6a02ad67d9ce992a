/* What the generators of pages share. */
#ifndef DIBAO_PAGE_H
#define DIBAO_PAGE_H

#include <stdio.h>

/* Text of a page: what mdoc would read as a request or an escape is made plain. */
static inline void put(const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", stdout);
    for (; *text; text++) {
        if (*text == '\\')
            fputs("\\e", stdout);
        else
            putchar(*text);
    }
}

#endif
