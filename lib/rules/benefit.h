/* What an eligible household gets: base amount, supplements, classes. */
#ifndef DIBAO_BENEFIT_H
#define DIBAO_BENEFIT_H

#include "work.h"

/* Makes base_amount and the method: full, or the difference; capped, lifted to the minimum, rounded
   once. What leaves it unknown leaves the case open. False: a rule has no answer. */
bool make_base_amount(struct work *work);

#endif
