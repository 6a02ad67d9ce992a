/* Rows of a table in the order of a day, however many there are, in bounded memory. */
#ifndef DIBAO_SORTED_H
#define DIBAO_SORTED_H

#include "writer.h"

struct sorted; /* owns what it holds, and a temporary file that has no name */

/* Rows on their way to `writer`, which is borrowed. Of `memory` bytes each time, they are sorted
   and put aside; merging them takes a small block for each of those parts. */
struct sorted *sorted_open(struct writer *writer, size_t memory);
/* Takes a row. NO_DAY comes last; rows of one day keep the order in which they came. */
void sorted_row(struct sorted *sorted, day by, const struct values *values);
/* Writes all of them, and frees. False: a problem was added. */
bool sorted_close(struct sorted *sorted, struct problems *problems);

#endif
