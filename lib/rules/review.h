/* Levels that cannot be skipped, three reasons not to approve (三不批). */
#ifndef DIBAO_REVIEW_H
#define DIBAO_REVIEW_H

#include "matter.h"

/* Works on a decision step whose turn it is. A disagreeing majority or decider refuses, with its
   note; otherwise papers, facts and evaluation must all be in order for it to pass, and what is
   not is waited for. The last decision approves an eligible household and refuses an ineligible
   one; a refused appeal (复议) of a family on the roster changes nothing. Papers and visit are
   good on the day of the decision, on the day worked for while there is none. False: a rule has
   no answer, matter->scope.fault says why. */
bool review(struct matter *matter, struct progress *progress, size_t step);

#endif
