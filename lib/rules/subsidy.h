/* Everything beside the allowance: what the policy's programmes give (补贴). */
#ifndef DIBAO_SUBSIDY_H
#define DIBAO_SUBSIDY_H

#include "../table/codes.h"
#include "award.h"
#include "quota.h"
#include "recall.h"

/* GIFT(name, its word in the JSON): what can become of a programme for a household or a member. */
#define GIFTS(GIFT) \
    GIFT(OTHER_MONTH, "other_month") /* it gives in other months of the calendar */ \
    GIFT(OFF_ROSTER, "off_roster") \
    GIFT(NOBODY, "nobody")           /* nobody is counted */ \
    GIFT(BEFORE, "given_before")     /* of what is given once */ \
    GIFT(EXCLUDED, "excluded") \
    GIFT(NOT_MET, "not_met") \
    GIFT(UNKNOWN, "unknown") \
    GIFT(NOTHING, "nothing")         /* money of nothing */ \
    GIFT(FULL, "quota")              /* others come first */ \
    GIFT(GIVEN, "given")

enum gift_outcome {
#define AS_ENTRY(name, word) GIFT_##name,
    GIFTS(AS_ENTRY)
#undef AS_ENTRY
    GIFT_OUTCOMES,
    GIFT_ASKED = GIFT_NOT_MET /* from here on the rule was asked */
};

/* What became of a programme for one of them. */
struct gift {
    enum gift_outcome outcome;
    fen amount;
    month before;                        /* BEFORE: when it was given */
    const struct programme *excluded_by; /* EXCLUDED */
    const struct unknown *unknown;       /* UNKNOWN */
    const struct quota *quota;           /* the programme's; NULL: it has none */
    int64_t number;                      /* GIVEN: of the award; set by whoever numbers them */
};

/* What one household is given, in the policy's order, and in a programme by person_no. */
struct awards {
    struct award *at;   /* in the arena */
    size_t count, room;
    size_t *open;       /* by programme: how often facts that are not known left it open; borrowed */
    const bool *wanted; /* by programme: told to the listener; NULL: all; borrowed */
};

/* Finds the awards of `worked` for a household of its roster whose facts were recalled. Side
   table awards: those of earlier months, for `once`, and those of this month, for `excludes`.
   Programmes with a quota give to the first ones alone. awards->open is the caller's, the rest
   starts as all zero. When scope->listener is an explanation, what became of each programme is told
   to it. False: a rule has no answer, scope->fault says why. */
bool find_awards(struct awards *awards, const struct household *household,
                 const struct policy *policy, month worked, struct quotas *quotas,
                 struct scope *scope);

/* True when the programme may give in that month of the calendar. */
bool gives_in(const struct programme *programme, month worked);

#endif
