/* The month in figures, counted from its records (统计). */
#ifndef DIBAO_REPORT_H
#define DIBAO_REPORT_H

#include "../policy/policy.h"
#include "../table/codes.h"
#include "../table/run.h"
#include "registers.h"

enum { REPORT_MOVEMENTS = MOVEMENT_STOPPED + 1 };

/* Persons by age (the bands of the statistics, not of a rule): under 18, 18 to 34, 35 to 59, 60 to
   79, 80 and above; unknown. */
enum { AGE_UNKNOWN = 5, AGE_BANDS };
extern const char *const age_bands[AGE_BANDS]; /* "0-17" ... "unknown" */

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
    struct tally previous; /* those on last month's roster, as it was */
    /* Stopped and suspended: last month's persons and yuan; all others: this month's persons, and
       by how much what is payable changed. */
    struct tally movements[REPORT_MOVEMENTS];
    int64_t *categories;   /* persons by codes_category; owned */
    int64_t ages[AGE_BANDS]; /* the same persons */
    int64_t *care_classes; /* persons by care class of the policy; owned */
    struct programme_tally *programmes; /* owned */
    struct tally *supplements;          /* owned */
    bool overflow; /* a sum is beyond 64 bits */
};

void report_init(struct report *report, const struct policy *policy, month counted);
void report_fini(struct report *report);

/* A subdistrict, town or community; the district's own row counts as none of them. */
void report_place(struct report *report, const struct row *place);

/* Adds a household of the month's roster with its assessed members, awards and surveys: figures
   of the roster from those on it, programmes from all. */
void report_household(struct report *report, const struct household *household);

/* What a report is about: one month, or those of a year that were made, in their order; of the
   district, or of one of its subdistricts. */
struct period {
    const struct report *months; /* borrowed */
    size_t count;                /* at least one */
    int year;                    /* 0: one month */
    const struct registers *registers; /* NULL: not looked at; borrowed */
    const char *place;           /* the subdistrict; NULL: the district; "": what belongs to none */
    const struct period *whole;  /* of a subdistrict: the district's; borrowed */
};

/* The last month, whose categories and classes are the period's. */
const struct report *period_end_report(const struct period *period);
/* Sums over the months; false: beyond 64 bits. */
bool period_movement(const struct period *period, int movement, struct tally *sum);
bool period_programme_amount(const struct period *period, const char *code, fen *sum);
/* What was payable in all months, and the households and persons of each month added up; false:
   beyond 64 bits. */
bool period_payable(const struct period *period, struct tally *sum);
/* What was given of a programme in all months together; false: beyond 64 bits. */
bool period_vouchers(const struct period *period, const char *code, struct programme_tally *sum);
/* Index of the programme, or supplement, of the code in the first month in which the district gave
   it; *report is that month's. -1: in none. */
int period_programme(const struct period *period, const char *code, const struct report **report);
int period_supplement(const struct period *period, const char *code, const struct report **report);

/* amount / count in fen, half away from zero; count is above 0. */
fen average(fen amount, int64_t count);

/* Parts that are to make a whole. */
enum addition {
    ADDS_FLOWS,      /* last month's households and who came and went: this month's, every month */
    ADDS_CATEGORIES, /* persons of all categories: those on the roster */
    ADDS_AGES,       /* of all ages */
    ADDS_MONEY,      /* handed over, come back and without a receipt: what was requested */
    ADDS_SPENDING,   /* the parts of the payments */
    ADDS_FUNDS,      /* the funds */
    ADDITIONS
};
/* False: they do not. What there is no register of adds up. */
bool period_adds_up(const struct period *period, enum addition addition);

#endif
