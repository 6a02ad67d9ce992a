/* Rows that are read once, for two policies whose own columns may differ. */
#ifndef DIBAO_SECOND_H
#define DIBAO_SECOND_H

#include "../base/memory.h"
#include "../table/decode.h"

/* How rows of one table that are read for both become rows of the second policy's schema. */
struct second {
    const struct schema *read;   /* the first policy's schema; behind it, as text, what the second
                                    policy declares beside it */
    const struct schema *schema; /* the second policy's */
    size_t common;               /* columns of the table itself, which both have */
    bool same;                   /* rows need not be changed */
    int *from;                   /* by declared column of the second: its place in `read` */
    struct decoder *decoders;    /* the same; owned */
};

/* Both schemas extend `table`. What is made lives in the arena, which must outlive it. */
void second_init(struct second *second, const struct schema *first, const struct schema *other,
                 const struct schema *table, struct arena *arena);
void second_fini(struct second *second);

/* The row as the second policy declares it, in the arena. False: a value is none of the kind that
   the second policy declares. */
bool second_row(const struct second *second, const struct row *row, struct row *as,
                struct arena *arena);
/* The same for all rows. */
bool second_rows(const struct second *second, const struct rows *rows, struct rows *as,
                 struct arena *arena);

#endif
