/* The papers with which a payroll is paid out: for each community its pay list (发放花名册), its
   home-visit list (上门送款名单) and its three-part receipts (三联单), after a summary of them all.

   They show the payee's name, the numbers of payment and household, and the money; of an account
   its last four characters; no ID number, address or telephone number, which no payroll holds. */
#ifndef DIBAO_PAPERS_H
#define DIBAO_PAPERS_H

#include "../table/codes.h"
#include "../table/piles.h"
#include "../table/writer.h"
#include "label.h"

/* What payments come to. */
struct paper_sums {
    int64_t payments, persons, at_home, by_bank;
    fen goods, total;
};

/* The payments of a community. */
struct paper_group {
    char *subdistrict, *community; /* owned; community NULL: all of the subdistrict */
    size_t office;                 /* the first group of the subdistrict, by coming up */
    size_t pile;
    struct paper_sums all, visited;
};

/* Starts as all zero. */
struct papers {
    struct paper_group *at; /* owned; as they came up */
    size_t count, room;
    size_t last;            /* the group of the payment before */
    struct paper_sums sums; /* of all */
    struct piles piles;
    month month;            /* of the first payment */
    bool overflow;          /* a sum is too large */
};

/* Adds a row of the payroll. Memory grows with the number of communities alone. */
void papers_add(struct papers *papers, const struct row *payment);
void papers_fini(struct papers *papers);

/* Which of the papers. */
enum pay_paper { PAPER_SUMMARY, PAPER_LIST, PAPER_VISITS, PAPER_SLIPS, PAPER_COUNT };

/* A page of one of them. */
struct paper_page {
    enum pay_paper paper;
    enum language language;
    month month;
    const char *crc;                 /* of the payroll */
    const struct paper_group *group; /* NULL: the summary */
    const struct paper_sums *sums;   /* of the paper's lines */
    size_t number, total;            /* of the page, from 1; pages of the paper */
    struct buffer *text;             /* for what is put together before it is escaped */
};

/* A line of a list: a payment, or in the summary a group. */
struct paper_line {
    size_t number;
    const struct row *payment;
    const struct paper_group *group;
    const struct paper_sums *sums;
};

/* How papers are laid out; both forms say the same. */
struct paper_form {
    size_t lines[PAPER_COUNT]; /* that a page has room for: lines of a list, receipts */
    void (*begin)(struct buffer *out, enum language language);
    void (*end)(struct buffer *out);
    void (*page_begin)(struct buffer *out, const struct paper_page *page);
    void (*line)(struct buffer *out, const struct paper_page *page,
                 const struct paper_line *line);
    void (*slip)(struct buffer *out, const struct paper_page *page, const struct row *payment);
    void (*sums)(struct buffer *out, const struct paper_page *page); /* after the last line */
    void (*page_end)(struct buffer *out, const struct paper_page *page);
};
extern const struct paper_form papers_as_html, papers_as_text;

/* Writes all of them: subdistricts and communities as they came up, payments in the order of the
   payroll. What could not be read again shows at piles_good. */
void papers_print(struct papers *papers, const struct paper_form *form, enum language language,
                  const char *crc, struct writer *to);

#endif
