/* The verbs of dibao-payroll, one file each. */
#ifndef DIBAO_CMD_PAYROLL_H
#define DIBAO_CMD_PAYROLL_H

#include "../lib/policy/policy.h"
#include "../lib/table/run.h"

extern const struct verb verb_build, verb_fund, verb_settle, verb_recompute, verb_correct,
    verb_journal, verb_bank, verb_slips;

/* bank --answer: receipts of what the bank answers; the exit status. */
int read_bank_answer(const struct settings *settings, const struct bank_form *form);

#endif
