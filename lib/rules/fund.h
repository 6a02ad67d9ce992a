/* The request for money, from the payroll (请款). */
#ifndef DIBAO_FUND_H
#define DIBAO_FUND_H

#include "../base/problem.h"
#include "../table/writer.h"

/* A line of the request: what goes to a subdistrict from a fund, from a fund in all, or all. */
struct fund_line {
    month month;
    char *subdistrict, *fund; /* owned; NULL: all of them */
    int64_t payments, persons;
    fen amount;
    uint32_t crc;             /* CRC-32 of the payment numbers, each with a line end */
};

struct fund_lines {
    struct fund_line *at; /* owned; in the order in which they came up */
    size_t count, room;
};

/* Starts as all zero. */
struct fund_request {
    struct fund_lines by_subdistrict, by_fund, all;
    bool overflow;
};

/* The payment's funds are well written and add up to its total without what is carried. False:
   *message says what is wrong, with two sums (terminated) for it. */
bool funds_add_up(const struct row *payment, enum message *message, char sums[2][FEN_TEXT]);

/* Adds a payment: a row of the payroll. False: *message says what is wrong with its funds, with
   two sums (terminated) for it; nothing was added. Carried money is not asked for again. */
bool fund_add(struct fund_request *request, const struct row *payment, enum message *message,
              char sums[2][FEN_TEXT]);
void fund_fini(struct fund_request *request);

/* Writes a line into the values of the table fund. */
void fund_write(const struct fund_line *line, uint32_t payroll_crc, struct values *values);
/* "9ae0daaf" */
enum { CRC_TEXT = 9 };
void crc_format(char out[CRC_TEXT], uint32_t crc);

#endif
