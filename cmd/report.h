/* The parts of dibao-report. */
#ifndef DIBAO_CMD_REPORT_H
#define DIBAO_CMD_REPORT_H

#include "../lib/rules/report.h"

/* Reads what the registers of the book and the payments of the months say; `rosters` are the files
   of the months. False: problems were added. */
bool read_registers(const struct settings *settings, const month *months,
                    const char *const *rosters, size_t count, struct registers *registers,
                    struct problems *problems);

/* Adds BOOK/months/MONTH. */
void add_month_folder(struct buffer *path, const char *book, month made);

/* What stands behind --against is a policy, not a month or a year. */
bool names_policy(const char *against);
/* All of `dibao-report -m MONTH --against POLICY`: from the inputs of the month, when it was made,
   or from the book. Returns the exit status. */
int report_against_policy(const struct settings *settings);

#endif
