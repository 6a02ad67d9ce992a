/* The verbs of dibao-payroll, one file each. */
#ifndef DIBAO_CMD_PAYROLL_H
#define DIBAO_CMD_PAYROLL_H

#include "../lib/table/run.h"

extern const struct verb verb_build, verb_fund, verb_settle, verb_recompute, verb_correct,
    verb_journal;

#endif
