/* A bank's files (银行代发), by the layout of the policy: what goes to it, and its answer. */
#ifndef DIBAO_BANK_FILE_H
#define DIBAO_BANK_FILE_H

#include "../base/encoding.h"
#include "../policy/policy.h"

/* What @count@ and the like stand for in a header or trailer. */
struct bank_totals {
    int64_t count;
    fen total;
    month month; /* NO_MONTH: none */
    day pay_on;  /* NO_DAY: none */
};

enum bank_fault {
    BANK_GOOD,
    BANK_TOO_WIDE,  /* the value is longer than its column; it is not cut */
    BANK_DELIMITER, /* the value holds the delimiter, and the file knows no quotes */
    BANK_ENCODING   /* the value cannot be said in the file's encoding */
};

/* What goes through the bank for a payment: its total without the part in goods; fen. */
fen bank_money(const struct row *payment);

/* Adds the line of a payment, a row of the payroll, in the form's encoding. A value with a comma
   is quoted where the delimiter is a comma. On a fault nothing is added and *column tells which
   one of the form's it is. */
enum bank_fault bank_line(struct buffer *out, const struct bank_form *form,
                          struct converter *converter, const struct row *payment, int64_t number,
                          size_t *column);

/* Adds a header or trailer, filled in, with its line's end. False: it cannot be said in the
   encoding. */
bool bank_frame(struct buffer *out, const struct bank_form *form, struct converter *converter,
                const char *text, const struct bank_totals *totals);

#endif
