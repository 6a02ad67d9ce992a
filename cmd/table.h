/* What the files of dibao-table share. */
#ifndef DIBAO_CMD_TABLE_H
#define DIBAO_CMD_TABLE_H

#include "../lib/table/merge.h"
#include "../lib/table/numbers.h"
#include "../lib/table/present.h"
#include "../lib/table/run.h"

enum { TOLD_IN_FULL = 100 }; /* problems */

/* A run of dibao-table. */
struct table_run {
    const struct settings *settings;
    const struct schema *schema;
    struct outputs *outputs;
    struct problems problems; /* of them so many as are printed */
    size_t more;              /* errors beyond */
    size_t errors;            /* of rows */
    struct writer *rejects;   /* --rejects; NULL: without */
    struct values reject;
    struct map map;
    struct sheet_plan sheet;
    struct merge merge;
    struct writer *headings;  /* --dry-run; NULL: without */
    struct values heading;
    size_t *refused;          /* --dry-run: values of the present file, by column of the schema */
};

/* Opens --rejects; false: problems were added. */
bool table_rejects_open(struct table_run *run);
/* A merge_tell: keeps the first problems, lists all among the rejects, counts the rest. */
void table_tell(void *listener, struct problems *problems, struct text household);

/* --dry-run: how each column was understood, a row each. A merge_look. */
bool table_headings_open(struct table_run *run);
void table_headings(void *listener, const struct reader *reader);

/* --by: the files of the places. */
struct cut;
/* NULL: problems were added. */
struct cut *cut_open(struct table_run *run, struct presenter *presenter);
/* A merge_take. */
void cut_take(void *listener, const struct merge *merge, const struct merged_row *row);
/* False: some row's place is not known; problems were added. */
bool cut_close(struct cut *cut);

#endif
