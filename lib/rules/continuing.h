/* Approval that continues (延续): a family on the roster whose facts are those approved. */
#ifndef DIBAO_CONTINUING_H
#define DIBAO_CONTINUING_H

#include "matter.h"

/* Where the case stands before any step is worked on. Without an application: not on the roster,
   none; on it with the facts approved and no recheck due, every step is passed and the approval
   continues, as last month's roster has it; otherwise it waits for application:missing. With
   one: before its first step, refused when it was withdrawn, or returned (head:missing) while
   the members name no head, or one who has died since. What was approved last stays until
   another approval. Side tables: members and events where they are there. False: a rule has no
   answer, matter->scope.fault says why. */
bool matter_begin(struct matter *matter, struct progress *progress);

/* The same as if no application were open. */
bool matter_without_application(struct matter *matter, struct progress *progress);

#endif
