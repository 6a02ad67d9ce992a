/* What the files that make up the reader share. */
#ifndef DIBAO_READER_PARTS_H
#define DIBAO_READER_PARTS_H

#include "csv_line.h"
#include "reader.h"
#include "shape.h"
#include "sheet.h"
#include "source.h"
#include <jansson.h>

/* What is done with a cell of the header's columns. */
struct known_cell {
    const struct decoder *decoder;
    enum message (*read)(const struct decoder *decoder, struct text value, int64_t *number);
                             /* the decoder's */
    const struct code_slot *slots; /* the decoder's, of a single code; NULL: of another type */
    int column;              /* of the schema; -1: unknown */
    unsigned char shift;     /* the decoder's */
    char least_digit;        /* of whole numbers the first that is good; 0: of another type */
    unsigned char empty, full; /* cell marks when there is no value, and when there is one */
};

/* What a cell says of its row. */
enum cell_mark {
    CELL_BAD = 1,   /* the value is wrong, or missing */
    CELL_CLOSER = 2 /* it must agree with others: see shape_check */
};

/* Cells of the header, a bit each, the last one's lowest. */
struct cell_sets {
    uint64_t required, closer, decoded;
};

struct reader {
    char *file;               /* owned */
    struct source *source;
    struct sheet *sheet;      /* NULL: the lines are a table's */
    struct shape shape;       /* of the lines' rows */
    const int *requires;
    bool jsonl, sorted, unique;
    struct text *names;       /* of the header or of the first object; owned with their bytes */
    size_t name_count;
    int *columns;             /* by name; owned */
    struct text previous;     /* household_id of the row before, in previous_bytes */
    struct buffer previous_bytes;
    /* CSV */
    struct csv csv;           /* the present row, if its line holds quotes */
    struct text *cell;        /* the present row's; owned, unless they are its fields */
    bool in_order;            /* the header's columns are the schema's first ones: the cells of a
                                 line without quotes are its fields */
    bool in_block;            /* the present row's texts all stand in its line */
    bool passed;
    struct known_cell *known; /* from the last cell to the first; owned */
    struct cell_sets sets;    /* of at most SET_CELLS cells */
    int64_t *none;            /* numbers of a row without values; owned */
    size_t household_cell;    /* name_count: none */
    /* JSON Lines */
    json_t *object;           /* the present row's */
    struct arena arena;       /* texts of its values */
    size_t cell_room, cell_name_room;
    struct shape *nested;     /* of tables inside the records */
    size_t nested_count, nested_room;
};

struct spot reader_spot(const struct reader *reader, struct problems *problems);

/* Gives the next line to the row; other than READ_ROW: there is none. */
enum reading reader_line(struct reader *reader, struct line *line, struct problems *problems);

/* What is wrong with the line's bytes, or VALUE_GOOD. Quotes are not looked at. */
enum message line_fault(const struct line *line);

/* Keeps copies of the names and finds their columns. False, after adding problems: required
   ones are missing, or one stands twice. */
bool reader_take_names(struct reader *reader, const struct text *names, size_t count,
                       struct problems *problems);

bool csv_read_header(struct reader *reader, struct problems *problems);
enum reading csv_next_row(struct reader *reader, struct problems *problems);
enum reading json_next_row(struct reader *reader, struct problems *problems);

/* Takes the values of a JSON object into the shape's row; `slice` is the object as it stands in
   the line. False: problems were added. */
bool json_take_object(struct reader *reader, struct shape *shape, const json_t *object,
                      struct text slice, const struct spot *spot);

/* The end of reading a row whose values were looked at: the order of the households. */
enum reading reader_finish(struct reader *reader, bool good, struct problems *problems);

/* Whether the household may follow the row before: READ_ROW, READ_BAD (it is there twice) or
   READ_FAILED (not sorted). Remembers it. */
enum reading reader_order(struct reader *reader, struct text household,
                          struct problems *problems);

#endif
