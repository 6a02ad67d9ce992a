/* The parts of dibao-report. */
#ifndef DIBAO_CMD_REPORT_H
#define DIBAO_CMD_REPORT_H

#include "../lib/rules/report.h"

/* Reads what the registers of the book and the payments of the months say; `rosters` are the files
   of the months. False: problems were added. */
bool read_registers(const struct settings *settings, const month *months,
                    const char *const *rosters, size_t count, struct registers *registers,
                    struct problems *problems);

#endif
