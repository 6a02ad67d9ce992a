/* On which line a value of a JSON text stands. */
#ifndef DIBAO_LINES_H
#define DIBAO_LINES_H

#include "../base/text.h"

/* The physical line, from 1, of the key or element that a JSON path ("/income/kinds/wage") names;
   where there is none, of the nearest that is there above it. `text` must be valid JSON. */
long json_line(struct text text, const char *path);

#endif
