/* The verbs of dibao-voucher, one file each. */
#ifndef DIBAO_CMD_VOUCHER_H
#define DIBAO_CMD_VOUCHER_H

#include "../lib/policy/policy.h"
#include "../lib/table/run.h"

extern const struct verb verb_issue, verb_settle, verb_deliver;

#endif
