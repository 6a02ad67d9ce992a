/* What is to be done for a household, by whom and until when (待办事项). */
#ifndef DIBAO_TASKS_H
#define DIBAO_TASKS_H

#include "matter.h"

/* One thing to do. All is borrowed for the call, or lives in the matter's arena. */
struct task {
    struct text code;     /* what is waited for, or visit:due, objection:open, objection:upheld */
    size_t step;          /* of the policy: for which it is wanted */
    struct words who;     /* roles of those who see to it */
    day due;              /* NO_DAY: no day is set */
    enum message advice;  /* what to do, in words, with up to two things filled in */
    const char *first, *second;
};

typedef void take_task(void *to, const struct task *task);

/* Tells what is to be done for a household after a decision step has been worked on: what the
   decision waits for; when it was passed, what the posting behind it waits for, or that it is to
   be made again; objections to that posting that are open. The policy's first step also has what
   belongs to none: an application or a head that is missing, objections that name no posting or
   are older than the application, and the calls that are due on a family on the roster
   (visit_months). Side tables: surveys, postings and objections where they are there. */
void find_tasks(struct matter *matter, const struct progress *progress, size_t step,
                take_task *take, void *to);

/* How often the family was called on for this application (without one: since its approval), and
   the last day of it; NO_DAY: never. */
struct visits {
    int64_t count;
    day last;
};
struct visits visits_made(const struct matter *matter);

#endif
