/* A month's money closed (结账): requested = allotted = transferred = paid + returned +
   outstanding, by subdistrict and fund. */
#ifndef DIBAO_CLOSING_H
#define DIBAO_CLOSING_H

#include "../table/codes.h"
#include "../table/writer.h"
#include "settle.h"

enum { FUND_STEPS = FUND_TRANSFERRED + 1 };

/* The money of one fund in one subdistrict, fen; what was carried from earlier months was
   requested with them and is not in here. */
struct closing_line {
    char *subdistrict, *fund; /* owned; subdistrict "": booked for none */
    fen requested;            /* on the payroll */
    fen paid, returned, outstanding;
    fen booked[FUND_STEPS];   /* by step of the table funds */
};

/* Starts as all zero. */
struct closing {
    struct closing_line *at;  /* owned; in the order in which they came up */
    size_t count, room;
    bool has[FUND_STEPS];     /* the table funds has a row of the step */
    bool overflow;
};

/* Adds a payment, a row of the payroll, and what became of it. */
void closing_add(struct closing *closing, const struct row *payment,
                 const struct settlement *settlement);
/* Adds a row of funds of the payroll's month. */
void closing_book(struct closing *closing, const struct row *booked);
void closing_fini(struct closing *closing);

/* A sum that does not agree; text of the closing. */
struct difference {
    const char *subdistrict, *fund; /* subdistrict "": of the fund in all */
    enum fund_step step;
    fen expected, found;
};

/* What was requested, allotted or transferred otherwise than is on the payroll, by subdistrict; of
   a step that was booked for no subdistrict, by fund. A request that was not booked is no
   difference, since the payroll is one. Owned by the caller; count in *count. */
struct difference *closing_differences(const struct closing *closing, size_t *count);

#endif
