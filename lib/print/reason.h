/* Why, in words: the reasons of a stream's columns for people who are not clerks. */
#ifndef DIBAO_REASON_H
#define DIBAO_REASON_H

#include "../policy/policy.h"
#include "label.h"

/* Adds the members of a set ("income;paper:income_proof#2") in words: labels of the policy's rules,
   of events, and of the reasons that the programs give; a code without a word as it stands. */
void add_reasons(struct buffer *out, const struct policy *policy, struct text set,
                 enum language language);

#endif
