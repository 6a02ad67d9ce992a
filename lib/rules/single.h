/* Persons assessed alone where the household is not eligible (单人户保障). */
#ifndef DIBAO_SINGLE_H
#define DIBAO_SINGLE_H

#include "work.h"

/* Gives the household its verdict: eligible for those of its members whom a rule of single_person
   holds for, unclear when one of these rules is, otherwise ineligible. False: a rule has no
   answer. */
bool assess_alone(struct work *work);

#endif
