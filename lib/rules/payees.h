/* Nobody is paid twice: the ID numbers of all who are paid in one run. */
#ifndef DIBAO_PAYEES_H
#define DIBAO_PAYEES_H

#include "../base/idnumber.h"
#include <stdint.h>

/* A set of persons with their households; 16 bytes a person, the one thing in a payroll's run
   whose memory grows with the file. Starts as all zero. */
struct payees {
    struct payee *at;
    size_t count, room;
    struct buffer households; /* their numbers, each terminated */
    size_t now;               /* where the present household's stands */
};

/* The household whose members are added next. */
void payees_household(struct payees *payees, struct text household);
/* Adds a member of it. NULL, or the other household in which the person is paid (stands until the
   next payees_household). */
const char *payees_add(struct payees *payees, const struct id_number *person);
void payees_fini(struct payees *payees);

#endif
