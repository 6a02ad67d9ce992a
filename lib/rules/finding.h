/* Something wrong in the book, or worth a look (核对结果). */
#ifndef DIBAO_FINDING_H
#define DIBAO_FINDING_H

#include "../base/message.h"
#include "../table/codes.h"
#include "../table/row.h"

/* All is borrowed for the call. Private values are never in it. */
struct finding {
    enum severity severity;
    enum message message;       /* what to do; its code is the finding's */
    const char *what;           /* behind the code, "doubt:WHAT"; NULL: nothing */
    enum table table;           /* TABLE_COUNT: none */
    const char *file;           /* where; NULL: nowhere in particular */
    long line;
    struct text household;
    int64_t person_no;          /* NONE: nobody's */
    const char *source;         /* the register that says so; NULL: none */
    const char *detail;         /* of the message; or NULL */
    struct text expected, found; /* may be empty */
    const char *basis;          /* the document that the policy names; NULL: see finding_basis */
};

typedef void take_finding(void *to, const struct finding *finding);

/* The document on which the finding rests, or the word "assumed". */
const char *finding_basis(const struct finding *finding);
/* Its code, as long as the next of the same buffer. */
struct buffer;
const char *finding_code(const struct finding *finding, struct buffer *code);

#endif
