/* What the bank answers (回盘), read by the policy's layout. */
#ifndef DIBAO_BANK_ANSWER_H
#define DIBAO_BANK_ANSWER_H

#include "../base/encoding.h"
#include "../base/problem.h"
#include "../policy/policy.h"
#include "../table/writer.h"

/* Reads a line of the answer into the values of the table receipts. False: *message says what is
   wrong, *column of which of the form's columns (column_count: of the line). A line without a day was handed over on `on` (NO_DAY: not
   said). */
bool bank_answer_line(const struct bank_form *form, struct converter *converter, struct text line,
                      day on, struct values *values, enum message *message, size_t *column);

#endif
