/* The month in figures, counted from its records (统计). */
#ifndef DIBAO_REPORT_H
#define DIBAO_REPORT_H

#include "../policy/policy.h"
#include "../table/codes.h"
#include "../table/run.h"
#include "registers.h"

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
    int64_t surveyed; /* of them visited since `since`, and found at home */
    month since;      /* the first month of the period; the month itself when it is counted alone */
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

/* What a report is about: one month, or those of a year that were made, in their order. */
struct period {
    const struct report *months; /* borrowed */
    size_t count;                /* at least one */
    int year;                    /* 0: one month */
    const struct registers *registers; /* NULL: not looked at; borrowed */
};

/* The last month, whose categories and classes are the period's. */
const struct report *period_end_report(const struct period *period);
/* Sums over the months; false: beyond 64 bits. */
bool period_movement(const struct period *period, int movement, struct tally *sum);
bool period_programme_amount(const struct period *period, const char *code, fen *sum);
/* What was given of a programme in all months together; false: beyond 64 bits. */
bool period_vouchers(const struct period *period, const char *code, struct programme_tally *sum);
/* Index of the programme, or supplement, of the code in the first month in which it was given;
   *report is that month's. -1: in none. */
int period_programme(const struct period *period, const char *code, const struct report **report);
int period_supplement(const struct period *period, const char *code, const struct report **report);

#endif
