/* Which column of a foreign sheet becomes which, and what its words mean (--map). */
#ifndef DIBAO_MAP_H
#define DIBAO_MAP_H

#include "../base/memory.h"
#include "../base/problem.h"
#include "schema.h"

/* How a column comes about beside being copied. */
enum map_way {
    MAP_PLAIN,
    MAP_FILL,  /* merged cells: what is empty on a family's further lines stands above */
    MAP_ONCE,  /* one row a family: the first of its lines */
    MAP_COUNT, /* the lines of a family are numbered from 1 */
    MAP_BESIDE /* a row of its own for each such column, with another value beside it */
};

/* One line of a map. Texts are its own. */
struct map_rule {
    struct text heading; /* as plain_heading has it; empty: no heading of the sheet */
    struct text column;  /* a column of the table, "head_id_number", or "-": left out */
    struct text from, to;
    enum map_way way;
    struct text beside_column, beside_value;
};

struct map {
    struct map_rule *rules;
    size_t count, room;
    struct arena arena;
};

/* Of the map's rows those for this table. A name without '/' is one of the shipped maps, unless
   there is such a file. False: problems were added. Freed by map_fini in any case. */
bool map_open(struct map *map, const char *name, const struct schema *schema,
              struct problems *problems);
void map_fini(struct map *map);

/* The first rule for a heading; NULL: none. */
const struct map_rule *map_rule_for(const struct map *map, struct text plain);
/* What the map says a word of the column means; `text` itself when it says nothing. */
struct text map_word(const struct map *map, const char *column, struct text text);

/* Adds a heading as it is compared: narrow, in small letters, without blanks and underscores. */
void plain_heading(struct text heading, struct buffer *out);

/* The head's ID number in a sheet, by which a family is known that has no number yet. */
#define HEAD_ID_NUMBER "head_id_number"

#endif
