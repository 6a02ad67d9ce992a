/* Nobody is paid twice: the ID numbers of all who are paid in one run. */
#ifndef DIBAO_PAYEES_H
#define DIBAO_PAYEES_H

#include "../base/idnumber.h"
#include <stdint.h>

/* A set of persons with their households; 16 to 32 bytes a person, the one thing in a payroll's
   run whose memory grows with the file. Starts as all zero. Fit for some 100 million families. */
struct payees {
    uint64_t *person;         /* by place: the first 17 digits, which the last one follows from;
                                 0: free */
    uint32_t *household;      /* by place: where the number of his household stands */
    size_t count, room;
    struct buffer households; /* their numbers, each terminated */
    uint32_t now;             /* where the present household's stands */
};

/* The household whose members are added next. */
void payees_household(struct payees *payees, struct text household);
/* Adds a member of it. NULL, or the other household in which the person is paid (stands until the
   next payees_household). */
const char *payees_add(struct payees *payees, const struct id_number *person);
void payees_fini(struct payees *payees);

#endif
