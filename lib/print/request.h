/* The request for money on paper (请款单), and what goes to each subdistrict (拨付单). */
#ifndef DIBAO_REQUEST_H
#define DIBAO_REQUEST_H

#include "../rules/fund.h"
#include "label.h"

/* What one paper holds: lines of a month, by fund. */
struct request_paper {
    enum message title;
    const char *subdistrict;         /* to which money goes; NULL: the request */
    month month;
    const struct fund_lines *lines;  /* of them those of the month and subdistrict */
    fen amount;                      /* of these lines */
    const struct fund_line *all;     /* of the month, for the request; otherwise NULL */
    const char *crc;                 /* of the payroll */
};

/* How papers are laid out; both forms say the same. */
struct request_form {
    void (*begin)(struct buffer *out, enum language language);
    void (*paper)(struct buffer *out, enum language language, const struct request_paper *paper);
    void (*end)(struct buffer *out);
};
extern const struct request_form request_as_html, request_as_text;

/* Writes the request of each month, then a remittance for each subdistrict. */
void request_print(struct buffer *out, const struct request_form *form, enum language language,
                   const struct fund_request *request, uint32_t payroll_crc);

/* For the forms. The next line of the paper from *at on; NULL: there is none. */
const struct fund_line *request_next(const struct request_paper *paper, size_t *at);

/* The columns of a paper. */
enum { REQUEST_COLUMNS = 5 };
struct request_column {
    enum message label;
    size_t width; /* as text */
    bool right;   /* numbers */
};
extern const struct request_column request_columns[REQUEST_COLUMNS];
/* Adds what the column says of a line; fund NULL: "合计". */
void add_request_cell(struct buffer *out, const struct fund_line *line, size_t column,
                      enum language language);

/* An office that signs and seals: who of it, ended by MESSAGE_COUNT. */
struct request_signer {
    enum message office;
    enum message who[5];
};
enum { REQUEST_SIGNERS = 2 };
const struct request_signer *request_signers(const struct request_paper *paper);

#endif
