/* The month's figures for people and for programs. */
#ifndef DIBAO_REPORT_PRINT_H
#define DIBAO_REPORT_PRINT_H

#include "../rules/report.h"

/* A page of aligned tables, each figure with its label. */
void report_as_text(struct buffer *out, const struct period *period, enum language language);

/* One JSON object (dibao-report(1)); money as strings in yuan. */
void report_as_json(struct buffer *out, const struct period *period);

#endif
