/* How the rows of a merge lie in the sorting. */
#ifndef DIBAO_MERGE_RECORD_H
#define DIBAO_MERGE_RECORD_H

#include "../base/sorting.h"
#include "merge.h"

/* Before the bytes of a row: a CSV line as it stands, or JSON cells, each with its head. */
struct record_head {
    uint32_t file; /* of merge->files */
    bool bad;      /* no row: the household has a bad one */
    long line;
    int64_t from, to; /* months covered; NONE and INT64_MAX: open */
};

struct cell_head {
    size_t column, size;
};

void record_begin(struct buffer *record, const struct record_head *head);
void record_cell(struct buffer *record, size_t column, struct text cell);
/* Takes the head off the record. */
struct record_head record_take_head(struct text *record);
/* Takes the next cell off; false: there is none. */
bool record_take_cell(struct text *record, size_t *column, struct text *cell);

/* merge->key_bytes: the row's key, so that keys stand in the order of their bytes. */
void record_key(struct merge *merge, const struct row *row);
/* The first part of a key. */
struct text record_first(struct text key);
/* The household of a row, as far as it can be told. */
struct text record_household(const struct merge *merge, const struct row *row);

#endif
