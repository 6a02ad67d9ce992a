/* The verbs of dibao-policy that have a file of their own. */
#ifndef DIBAO_CMD_POLICY_H
#define DIBAO_CMD_POLICY_H

#include "../lib/policy/policy.h"

extern const struct verb verb_show, verb_diff;

#endif
