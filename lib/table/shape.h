/* What is known of the rows of one table before the first is read, and the row being read. */
#ifndef DIBAO_SHAPE_H
#define DIBAO_SHAPE_H

#include "decode.h"
#include "fault.h"

enum { HOUSEHOLD_SIZE = 32 }; /* of household_id at most */

struct shape {
    const struct schema *schema;
    struct decoder *decoders; /* by column; owned */
    bool *seen;               /* by column: this row has it; owned */
    struct row row;           /* its field and number are owned */
    int same_number[3];       /* columns that must repeat household_id */
    size_t same_count;
    /* Columns that are looked at together, or -1. */
    int household, id_number, birth_date, sex, from, to;
};

void shape_init(struct shape *shape, const struct schema *schema);
void shape_fini(struct shape *shape);

/* All fields empty, all numbers NONE. */
void shape_clear(struct shape *shape);

/* Checks one value and takes it into the row; false: a problem was added. */
bool shape_take(struct shape *shape, int column, struct text value, const struct spot *spot);

/* Takes the required values that the row does not have as empty; false: problems were added. */
bool shape_take_missing(struct shape *shape, const struct spot *spot);

/* Checks household_id and the columns that must agree; false: problems were added. */
bool shape_check(struct shape *shape, const struct spot *spot);

static inline bool shape_household_is(const struct shape *shape, struct text household)
{
    return shape->household >= 0 && text_equal(shape->row.field[shape->household], household);
}

static inline bool shape_household_is_long(const struct shape *shape)
{
    return shape->household >= 0 && shape->row.field[shape->household].size > HOUSEHOLD_SIZE;
}

#endif
