/* What is wrong across the rows of a book, before anyone is paid (核对). */
#ifndef DIBAO_CHECK_H
#define DIBAO_CHECK_H

#include "../base/memory.h"
#include "../policy/policy.h"
#include "../table/codes.h"
#include "../table/run.h"

/* Something wrong. All is borrowed for the call. Private values are never in it. */
struct finding {
    enum severity severity;
    enum table table;
    const struct row *row;      /* where; NULL: see file and line */
    const char *file;
    long line;
    struct text household;
    int64_t person_no;          /* NONE: nobody's */
    enum message message;       /* what to do; its code is the finding's */
    const char *detail;         /* of the message; or NULL */
    struct text expected, found; /* may be empty */
};

typedef void take_finding(void *to, const struct finding *finding);

struct check; /* remembers the persons of all households: memory grows with them */

/* `policy` may be NULL: kinds and steps are not checked then. `places` may be empty: places are
   not checked. Both are borrowed. `worked`: the month in which a head is asked for. */
struct check *check_open(const struct policy *policy, const struct rows *places, month worked,
                         take_finding *take, void *to);
/* Places, kinds, steps, the head, of one household; its members are remembered. */
void check_rows(struct check *check, const struct household *household);
/* The household has been seen. */
bool check_knows(const struct check *check, struct text household);
/* After the last: persons who are members of two households in one month, 15 and 18 digits
   alike. */
void check_persons(struct check *check);
void check_close(struct check *check);

#endif
