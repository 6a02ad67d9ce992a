/* A sheet as an office wrote it, read as the lines of a table: CSV with the table's own column
   names, codes, dates and amounts. */
#ifndef DIBAO_SHEET_H
#define DIBAO_SHEET_H

#include "map.h"
#include "source.h"

struct sheet;
struct numbers;

struct sheet_plan {
    enum encoding encoding;
    char delimiter;          /* 0: found out */
    const struct map *map;   /* or NULL */
    struct numbers *numbers; /* gives families without a household_id one; or NULL */
};

/* What is wrong with a value and could not be made right. */
struct sheet_fault {
    int column; /* of the schema; -1: of the line */
    enum message message;
};

/* How a column of the sheet was understood. */
enum heading_way { HEADING_NAME, HEADING_LABEL, HEADING_MAP, HEADING_KEPT, HEADING_LEFT_OUT };

struct heading {
    char *shown;            /* as it stands in the sheet; owned */
    const char *name;       /* of the column that it becomes */
    int column;             /* of the schema; -1: another one, which is kept */
    enum heading_way way;
    const struct map_rule *rule; /* of the map; NULL: none */
    size_t filled, changed; /* cells that are not empty; of them those that were converted */
};

/* Both are borrowed. */
struct sheet *sheet_open(const struct schema *schema, const struct sheet_plan *plan);
void sheet_close(struct sheet *sheet);

/* The next line of the table, the header first; line->number is that of the sheet. A line that
   already is as a table has it is handed on as it stands. */
enum source_state sheet_line(struct sheet *sheet, struct source *source, struct line *line,
                             struct problems *problems);
/* The next lines may be taken from the source without asking sheet_line, unless they are marked. */
bool sheet_is_plain(const struct sheet *sheet);
/* One was. */
void sheet_take_up(struct sheet *sheet, const struct line *line);

enum sheet_answer {
    SHEET_SAME,       /* it was converted already */
    SHEET_CONVERTED,
    SHEET_PASSED_OVER /* no row comes of it */
};

/* The line handed on last turned out not to be as a table has it. */
enum sheet_answer sheet_convert(struct sheet *sheet, struct line *line, struct problems *problems);

/* What is wrong with the present line beyond what its text shows. */
const struct sheet_fault *sheet_faults(const struct sheet *sheet, size_t *count);

/* For what is told of the sheet. */
const struct heading *sheet_headings(const struct sheet *sheet, size_t *count);
long sheet_header_line(const struct sheet *sheet);
char sheet_delimiter(const struct sheet *sheet);
/* The sheet's own word for a column of the schema, or NULL when it is the same. */
const char *sheet_word(const struct sheet *sheet, int column);

#endif
