/* Records laid on piles (by community, by day) as they come, and taken up again pile by pile. They
   lie in a temporary file without a name; in memory is one block a pile, however many records. */
#ifndef DIBAO_PILES_H
#define DIBAO_PILES_H

#include "../base/problem.h"
#include "row.h"
#include <stdio.h>

/* Starts as all zero. */
struct piles {
    struct pile *at; /* owned; by number of the pile */
    size_t count, room;
    FILE *file;      /* NULL: nothing had to leave the memory */
    int64_t end;     /* of the file, with the blocks that are kept for a pile */
    int error;       /* errno of the first that failed, 0: none */
    struct buffer record;
};

/* Lays a record on the pile of that number, from 0. */
void piles_add(struct piles *piles, size_t number, struct text record);
/* The same with a row's values: its texts, and its numbers where the type has them. */
void piles_add_row(struct piles *piles, size_t number, const struct row *row);

/* A pile taken up from its first record on. Begins as { .piles = P, .number = N }. */
struct pile_reader {
    struct piles *piles;
    size_t number;
    char *block;     /* owned */
    int64_t from;    /* where the block stands in the file */
    size_t at, size; /* of the block in hand */
    bool begun;
    struct buffer record;
    struct row row;  /* of the piles' schema; owned */
};

/* The next record, which stands until the one after it; false: there is none, or an error. */
bool pile_next(struct pile_reader *reader, struct text *record);
/* The same of rows; the fields of columns whose type has numbers are left empty. */
const struct row *pile_next_row(struct pile_reader *reader, const struct schema *schema);
void pile_close(struct pile_reader *reader);

/* False: something could not be written or read again; a problem was added. */
bool piles_good(const struct piles *piles, struct problems *problems);
void piles_fini(struct piles *piles);

#endif
