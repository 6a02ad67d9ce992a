/* What last month's roster says of a household, and what ends its benefit since. */
#ifndef DIBAO_STANDING_H
#define DIBAO_STANDING_H

#include "../policy/policy.h"
#include "../table/run.h"

struct standing {
    bool on;           /* it was on last month's roster */
    bool suspended;    /* it was not, but only held back (缓发), not stopped */
    int64_t persons;   /* of last month, 0 off the roster; so is payable */
    fen payable, base_amount;
    fen income, need;  /* NONE: not known; so is method, of codes_method */
    int64_t method;
    month since, left_in;
    day approved_on;   /* NO_DAY: unknown */
    struct text phase_out; /* code of the rule by which it is phased out (渐退); empty: none */
    int phase_out_month;   /* from 1 */
    fen phase_out_base;
    struct text detail;    /* supplement_detail */
};

/* False for a row that is neither of a month's roster nor of an opening one, but of another table
   given by mistake. */
bool is_roster_row(const struct row *last);

/* `last` is the household's row of last month's roster, or NULL. A row without on_roster is one
   of an opening roster: on it, with its amount payable, since the month that its approval
   started in. Borrows the row. */
struct standing standing_of(const struct row *last, const struct policy *policy, month worked);

/* The event that stops the household from `worked` on: withdrawn, fraud, moved_out or death
   before that month and after the approval, without a person or of the last counted member.
   Index into codes_event, or -1. `facts` (members as assessed) may be NULL: events of persons
   are then not looked at. */
int ending_event(const struct rows *events, const struct facts *facts, day approved_on,
                 month worked);
/* True when ending_event must look at the members. */
bool events_name_persons(const struct rows *events);

#endif
