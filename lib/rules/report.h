/* The month in figures, counted from its records (统计). */
#ifndef DIBAO_REPORT_H
#define DIBAO_REPORT_H

#include "../policy/policy.h"
#include "../table/codes.h"
#include "../table/run.h"

enum { REPORT_MOVEMENTS = MOVEMENT_STOPPED + 1 };

struct tally {
    int64_t households, persons;
    fen amount;
};

struct programme_tally {
    struct tally sum;
    int64_t quantity;
};

/* Counts of one month. The lists go with those of the policy, which is borrowed. */
struct report {
    const struct policy *policy;
    month month;
    int64_t subdistricts, towns, communities;
    int64_t book;     /* households in the book */
    int64_t surveyed; /* of them visited in the month, and found at home */
    struct tally roster;
    /* Stopped and suspended: last month's persons and yuan; all others: this month's persons, and
       by how much what is payable changed. */
    struct tally movements[REPORT_MOVEMENTS];
    int64_t *categories;   /* persons by codes_category; owned */
    int64_t *care_classes; /* persons by care class of the policy; owned */
    struct programme_tally *programmes; /* owned */
    struct tally *supplements;          /* owned */
    bool overflow; /* a sum is beyond 64 bits */
};

void report_init(struct report *report, const struct policy *policy, month counted);
void report_fini(struct report *report);

/* Subdistricts, towns and communities of the district; its own row counts as none of them. */
void report_places(struct report *report, const struct rows *places);

/* Adds a household of the month's roster with its assessed members, awards and surveys: figures
   of the roster from those on it, programmes from all. */
void report_household(struct report *report, const struct household *household);

#endif
