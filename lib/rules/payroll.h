/* The money: one payment a household (发放). */
#ifndef DIBAO_PAYROLL_H
#define DIBAO_PAYROLL_H

#include "../table/codes.h"
#include "../table/writer.h"
#include "carry.h"
#include "corrections.h"
#include "recall.h"

/* What a household is paid in a month; fen. */
struct payment {
    fen base, supplement; /* the allowance: together what is payable on the roster */
    fen programmes;       /* cash awards of the month, on the roster or off it */
    struct applied corrections; /* arrears and recoveries */
    struct carried carried;
    fen total;            /* of all of it; nothing is paid when it is 0 */
    fen goods;            /* part of the total that is handed over as goods */
    struct text funds;    /* "dibao=338.00;grain_oil=30.00": what comes from where; adds up to
                             total - carried */
    bool home;            /* somebody is visited at home */
};

/* What the roster's row, awards, corrections and settled payments come to in `worked` (the side
   tables of these names); false: too large.
   `goods` and `home` are not looked at yet. Memory of the arena. */
bool find_payment(struct payment *payment, const struct household *household,
                  const struct policy *policy, month worked, struct arena *arena);
/* Fills in `goods` and `home` by the policy's rules and the household's facts, which unknown facts
   leave at nothing and no. False: a rule has no answer, scope->fault says why. */
bool find_delivery(struct payment *payment, const struct policy *policy, struct scope *scope);

/* True when somebody must be visited at home (home_when of a counted member); unknown facts are no
   reason. A rule without an answer shows in scope->fault. */
bool is_visited(const struct policy *policy, struct scope *scope);

/* The day of the month on which is paid: a closed one moves as the policy says; `after` never
   leaves the month. */
day pay_day(const struct policy *policy, month worked);

/* Writes the row of the payroll; `book` is the household's row in the book: payee, bank, account
   (for payments through a bank alone). */
void payment_write(const struct payment *payment, const struct household *household,
                   const struct row *book, const char *number, month worked, day paid_on,
                   struct values *values);

#endif
