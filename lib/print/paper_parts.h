/* What stands on the papers, whatever their form. For the forms' own files. */
#ifndef DIBAO_PAPER_PARTS_H
#define DIBAO_PAPER_PARTS_H

#include "papers.h"

/* A column of a list. */
struct paper_cell {
    enum message label;
    void (*put)(struct buffer *out, const struct paper_line *line, enum language language);
    void (*sum)(struct buffer *out, const struct paper_sums *sums); /* under the lines, or NULL */
    size_t width;                                                   /* as text */
    bool right;                                                     /* numbers */
};

/* The columns of a list, ended by one without `put`. */
const struct paper_cell *paper_cells(enum pay_paper paper);
enum message paper_title(enum pay_paper paper);
/* Adds "2004 年 04 月　南湖街道 湖东社区". */
void add_paper_place(struct buffer *out, const struct paper_page *page);
/* Who signs a list, ended by MESSAGE_COUNT. */
const enum message *paper_signers(enum pay_paper paper);
/* Adds "共 3 笔，4 人，668.00 元". */
void add_paper_counts(struct buffer *out, const struct paper_page *page);
void add_paper_crc(struct buffer *out, const struct paper_page *page);

/* The three parts of a receipt. */
struct slip_part {
    enum message title;
    bool in_funds; /* says from which funds and months, not what it is made of */
};
enum { SLIP_PARTS = 3 };
extern const struct slip_part slip_parts[SLIP_PARTS];

/* Adds "发放号 200404-001-0000016": a column of the payroll with its label. */
void add_labelled(struct buffer *out, const struct row *payment, int column,
                  enum language language);
/* Adds "基本保障金 338.00　补贴 30.00": what is not nothing; or the funds, and what was carried by
   month. */
void add_slip_money(struct buffer *out, const struct row *payment, const struct slip_part *part,
                    enum language language);
/* Adds "其中现金 348.00　其中实物 20.00", or nothing where nothing is handed over as goods. */
void add_slip_goods(struct buffer *out, const struct row *payment, enum language language);
/* Adds "社区领取", "银行代发 工行 账号尾号 2001". */
void add_slip_way(struct buffer *out, const struct row *payment, enum language language);

#endif
