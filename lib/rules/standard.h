/* The standards of the members together: what a household needs (保障标准). */
#ifndef DIBAO_STANDARD_H
#define DIBAO_STANDARD_H

#include "gather.h"

/* Makes standard of the counted members, need and standard of the household; at least one is
   counted, and persons is made. False: a rule has no answer, scope->fault says why; NO_FAULT
   with false: no standard covers a member. */
bool make_need(struct facts *facts, const struct policy *policy, struct scope *scope);

/* Where standards go by the size of the household: the standard of one person on his own becomes
   that of each counted member. Elsewhere nothing changes. False: as above. */
bool make_standard_alone(struct facts *facts, const struct policy *policy, struct scope *scope);

#endif
