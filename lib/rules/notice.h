/* The public may object (公示). */
#ifndef DIBAO_NOTICE_H
#define DIBAO_NOTICE_H

#include "matter.h"

/* Works on a posting whose turn it is. Posted in full with the facts of today, and no objection
   open: passed on the posting's last day; of several postings the first that was up in full
   counts. An objection that was upheld returns the case to the decision before, until that is
   made again later. What an ineligible household is refused for is not posted: the step is
   passed with the day of the decision. Side tables: postings, objections. True: the household is
   to be posted now. */
bool notice(struct matter *matter, struct progress *progress, size_t step);

#endif
