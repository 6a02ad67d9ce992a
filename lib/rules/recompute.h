/* What a closed month would pay under the facts of today (重新核算). */
#ifndef DIBAO_RECOMPUTE_H
#define DIBAO_RECOMPUTE_H

#include "../table/codes.h"
#include "standing.h"

/* Rows of one household: assessed for the closed month under today's facts; that month's roster;
   the latest roster (NULL: the household is not on it). fen.

   Off the roster nothing is owed. What was held back is owed when benefit has gone on since under
   the same approval. A phasing out, and a case that is unclear today, stay as they were paid. Where
   the assessment comes out as it did then, so does the payment, whatever it was while a change was
   reviewed. Where it is less, the lesser sum. Where it is more: when persons and income are those
   approved then, so that the sum was wrong and not the facts; more for facts that nobody had
   approved is not owed for the time before (fine print: starts). */
fen recompute_payable(const struct row *assessed, const struct row *frozen,
                      const struct row *latest, const struct policy *policy, month of);

#endif
