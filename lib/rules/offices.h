/* The subdistricts that pay, and the numbers of their payments (发放号). */
#ifndef DIBAO_OFFICES_H
#define DIBAO_OFFICES_H

#include "../base/fen.h"
#include "../base/idnumber.h"
#include "../base/problem.h"
#include "../table/row.h"

enum { OFFICE_CODE = 9, MOST_PAYMENTS = 999999 };

struct office {
    struct text name; /* of the subdistrict; borrowed from the rows of places */
    struct text code; /* its 9 digits */
    int payments;     /* numbered so far */
    fen total;        /* of them, for whoever keeps it */
};

struct offices {
    struct office *at; /* owned */
    size_t count, room;
};

/* Finds the subdistricts among the rows of places: by their own row, or by the code of one of
   their communities. `file` for messages. False: a code is wrong, or two end alike, so that their
   payments would have the same numbers; problems were added. */
bool offices_find(struct offices *offices, const struct rows *places, const char *file,
                  struct problems *problems);
void offices_fini(struct offices *offices);

/* The subdistrict's office, or NULL. */
struct office *office_of(const struct offices *offices, struct text subdistrict);
/* The next payment's number. */
void office_number(struct office *office, month worked, char out[PAYMENT_NUMBER]);

#endif
