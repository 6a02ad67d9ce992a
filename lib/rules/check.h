/* What is wrong across the rows of a book, before anyone is paid (核对). */
#ifndef DIBAO_CHECK_H
#define DIBAO_CHECK_H

#include "../policy/policy.h"
#include "../table/run.h"
#include "finding.h"

struct check_plan {
    const struct policy *policy; /* compiled for the month of `date` */
    const struct policy *then;   /* the same compiled for the roster's month; NULL: no roster */
    month roster_month;          /* NO_MONTH: no roster */
    const struct rows *places;   /* may be empty: places are not checked */
    day date;                    /* the day worked for */
    bool paid, receipts;         /* the payroll of the roster's month is there; receipts are */
    size_t memory;               /* bytes held by each list of what must be compared across
                                    households; the rest is put aside */
    take_finding *take;
    void (*must)(void *to, struct text household, enum message reason); /* it must be visited,
                                    also where nothing is wrong; NULL: nobody asks */
    void *to;
};

struct check; /* its memory does not grow with the households */

/* All is borrowed. */
struct check *check_open(const struct check_plan *plan);
/* An application of the household is open on the day, or was decided: it has not withdrawn it. */
bool household_applies(const struct household *household, day date);
/* One household, in the order of the book; what must be compared with others is put aside. Side
   tables: all of the book, and the roster, payroll and settled where they are there; rows of all
   months. */
void check_household_rows(struct check *check, const struct household *household);
/* A row of a table with a key of its own: petitions, receipts. */
void check_row(struct check *check, enum table table, const struct row *row);
/* A row of a register. After the last household. */
void check_register_row(struct check *check, enum table source, const struct row *row);
/* After the last row of all tables: what shows only across them. False: something put aside could
   not be read again; a problem was added. Frees in any case. */
bool check_close(struct check *check, struct problems *problems);

#endif
