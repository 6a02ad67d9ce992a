/* The standards of the members together: what a household needs (保障标准). */
#ifndef DIBAO_STANDARD_H
#define DIBAO_STANDARD_H

#include "gather.h"

/* Makes standard of the counted members, need and standard of the household; persons must have
   been made. False: a rule has no answer, scope->fault says why; NO_FAULT with false: no
   standard covers a member. */
bool make_need(struct facts *facts, const struct policy *policy, struct scope *scope);

#endif
