/* Records in the order of their keys' bytes, however many there are, in bounded memory. */
#ifndef DIBAO_SORTING_H
#define DIBAO_SORTING_H

#include "problem.h"

struct sorting; /* owns what it holds, and a temporary file that has no name */

/* Each `memory` bytes of records are sorted and put aside; merging them takes a small block for
   each of those parts. */
struct sorting *sorting_open(size_t memory);
/* Takes a record; records of one key keep the order in which they came. */
void sorting_add(struct sorting *sorting, struct text key, struct text record);
/* The same of a record in two parts. */
void sorting_add_parts(struct sorting *sorting, struct text key, struct text first,
                       struct text rest);
/* The next record in order, which stands until the one after it; false: there is none. Nothing
   can be added after the first. */
bool sorting_next(struct sorting *sorting, struct text *key, struct text *record);
/* Begins anew with the first. */
void sorting_rewind(struct sorting *sorting);
/* Frees; NULL is none. False: something could not be written or read again; a problem was added. */
bool sorting_close(struct sorting *sorting, struct problems *problems);

#endif
