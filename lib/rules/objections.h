/* Objections to what was posted (异议). */
#ifndef DIBAO_OBJECTIONS_H
#define DIBAO_OBJECTIONS_H

#include "matter.h"

/* The day on which the objection was settled, when that was up to `date`; NO_DAY: it is open. */
day settled_on(const struct row *objection, day date);

/* It is raised against this posting, or against every one of the application. */
bool is_against(const struct matter *matter, const struct row *objection, size_t notice);

/* The latest day up to the day worked for on which an objection to the posting was upheld;
   NO_DAY: none was. */
day upheld_on(const struct matter *matter, size_t notice);

#endif
