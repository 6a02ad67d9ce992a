/* The worklist of a step: a line a task, by due day (待办事项). */
#ifndef DIBAO_WORKLIST_H
#define DIBAO_WORKLIST_H

#include "../table/sorted.h"
#include "tasks.h"

struct worklist {
    struct sorted *sorted; /* NULL: none is asked for */
    struct values values;
    bool overdue;          /* only what is past its day */
    int64_t tasks;         /* written so far */
};

/* Rows go to `writer`, sorted in memory that does not grow with them. */
void worklist_open(struct worklist *worklist, struct writer *writer, bool overdue);
/* Lists what is to be done for the household after a decision step has been worked on. */
void worklist_add(struct worklist *worklist, struct matter *matter,
                  const struct progress *progress, size_t step);
/* Writes what was listed, and frees. False: a problem was added. */
bool worklist_close(struct worklist *worklist, struct problems *problems);

#endif
