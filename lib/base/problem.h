/* What is wrong, and where: errors as values, printed in one place. */
#ifndef DIBAO_PROBLEM_H
#define DIBAO_PROBLEM_H

#include "message.h"
#include <stdio.h>

/* Where something stands. Any part may be absent (NULL, 0). */
struct place {
    const char *file;
    long line;          /* physical, from 1 */
    const char *column; /* column, or JSON path */
};

struct problem {
    char *file; /* all owned, and harmless for a terminal */
    long line;
    char *column;
    char *text;
    enum message message;
    bool warning; /* does not make anything fail */
};

struct problems {
    struct problem *at;
    size_t count, room;
    size_t errors; /* of them no warnings */
};

/* Adds an error; up to three arguments, NULL for those that the message does not take. Returns
   false, so that a caller can return it. */
bool problem_add(struct problems *problems, enum message message, struct place place,
                 const char *first, const char *second, const char *third);
void problem_warn(struct problems *problems, enum message message, struct place place,
                  const char *first, const char *second, const char *third);

/* "dibao-assess: members.csv:17: id_number: check digit is wrong [id-check]", one a line. */
void problem_print(FILE *to, const char *program, const struct problem *problem);
/* The same of a message that is none: counts and totals. */
void problem_tell(FILE *to, const char *program, const struct problem *problem);

/* Moves all problems behind those of another list. */
void problems_move(struct problems *to, struct problems *from);

void problems_clear(struct problems *problems);
void problems_fini(struct problems *problems);

#endif
