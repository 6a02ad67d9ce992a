/* From gross to countable income: imputed, counted shares, maintenance due, disregards, deemed. */
#ifndef DIBAO_INCOME_H
#define DIBAO_INCOME_H

#include "gather.h"

/* Makes countable_income of the members and income of the household (facts->computed) from the
   sums that gather_facts made. Income that a rule leaves unknown is unknown, with the columns
   that made it so. False: a rule has no answer, scope->fault says why. */
bool count_income(struct facts *facts, const struct household *household,
                  const struct policy *policy, struct scope *scope);

#endif
