#include "paper_parts.h"
#include "../rules/detail.h"

static const char gap[] = "　";

static void put_number(struct buffer *out, const struct paper_line *line, enum language language)
{
    (void)language;
    if (line->number > 0)
        buffer_number(out, (int64_t)line->number);
}

static void add_value(struct buffer *out, const struct row *payment, int column,
                      enum language language)
{
    const struct column *of = &payment->schema->columns[column];
    int64_t number = payment->number[column];

    if (of->type == TYPE_TEXT)
        buffer_text(out, payment->field[column]);
    else if (number == NONE)
        return;
    else if (of->type == TYPE_MONEY)
        buffer_fen(out, number);
    else if (of->type == TYPE_DATE)
        buffer_day(out, (day)number);
    else if (of->type == TYPE_CODE)
        buffer_string(out, code_label(&of->codes[number], language));
    else
        buffer_number(out, number);
}

/* A cell that shows a column of the payment. */
#define PUT_COLUMN(name) \
    static void put_##name(struct buffer *out, const struct paper_line *line, \
                           enum language language) \
    { \
        add_value(out, line->payment, payroll_##name, language); \
    }
PUT_COLUMN(payment_no)
PUT_COLUMN(household_id)
PUT_COLUMN(payee_name)
PUT_COLUMN(persons)
PUT_COLUMN(goods)
PUT_COLUMN(total)
PUT_COLUMN(pay_method)

static void put_nothing(struct buffer *out, const struct paper_line *line,
                        enum language language)
{
    (void)out;
    (void)line;
    (void)language;
}

static void put_subdistrict(struct buffer *out, const struct paper_line *line,
                            enum language language)
{
    (void)language;
    buffer_string(out, line->group->subdistrict);
}

static void put_community(struct buffer *out, const struct paper_line *line,
                          enum language language)
{
    buffer_string(out, line->group->community ? line->group->community
                                              : message_in(MESSAGE_PAPERS_TOGETHER, language));
}

/* A sum, and the cell of the summary that shows it. */
#define PUT_SUM(name, add) \
    static void sum_##name(struct buffer *out, const struct paper_sums *sums) \
    { \
        add(out, sums->name); \
    } \
    static void put_sum_##name(struct buffer *out, const struct paper_line *line, \
                               enum language language) \
    { \
        (void)language; \
        sum_##name(out, line->sums); \
    }
PUT_SUM(payments, buffer_number)
PUT_SUM(persons, buffer_number)
PUT_SUM(at_home, buffer_number)
PUT_SUM(by_bank, buffer_number)
PUT_SUM(goods, buffer_fen)
PUT_SUM(total, buffer_fen)

static const struct paper_cell summary_cells[] = {
    { MESSAGE_PAPERS_NUMBER, put_number, NULL, 5, true },
    { MESSAGE_PAPERS_SUBDISTRICT, put_subdistrict, NULL, 16, false },
    { MESSAGE_PAPERS_COMMUNITY, put_community, NULL, 16, false },
    { MESSAGE_PAPERS_PAYMENTS, put_sum_payments, sum_payments, 9, true },
    { MESSAGE_PAPERS_PERSONS, put_sum_persons, sum_persons, 8, true },
    { MESSAGE_PAPERS_AT_HOME, put_sum_at_home, sum_at_home, 8, true },
    { MESSAGE_PAPERS_BY_BANK, put_sum_by_bank, sum_by_bank, 8, true },
    { MESSAGE_PAPERS_IN_GOODS, put_sum_goods, sum_goods, 13, true },
    { MESSAGE_PAPERS_AMOUNT, put_sum_total, sum_total, 14, true },
    { .put = NULL }
};
static const struct paper_cell list_cells[] = {
    { MESSAGE_PAPERS_NUMBER, put_number, NULL, 5, true },
    { MESSAGE_PAPERS_PAYMENT, put_payment_no, NULL, 18, false },
    { MESSAGE_PAPERS_HOUSEHOLD, put_household_id, NULL, 13, false },
    { MESSAGE_PAPERS_PAYEE, put_payee_name, NULL, 10, false },
    { MESSAGE_PAPERS_PERSONS, put_persons, sum_persons, 7, true },
    { MESSAGE_PAPERS_AMOUNT, put_total, sum_total, 12, true },
    { MESSAGE_PAPERS_IN_GOODS, put_goods, sum_goods, 9, true },
    { MESSAGE_PAPERS_WAY, put_pay_method, NULL, 12, false },
    { MESSAGE_PAPERS_SIGNATURE, put_nothing, NULL, 12, false },
    { .put = NULL }
};
static const struct paper_cell visit_cells[] = {
    { MESSAGE_PAPERS_NUMBER, put_number, NULL, 5, true },
    { MESSAGE_PAPERS_PAYMENT, put_payment_no, NULL, 18, false },
    { MESSAGE_PAPERS_HOUSEHOLD, put_household_id, NULL, 13, false },
    { MESSAGE_PAPERS_PAYEE, put_payee_name, NULL, 10, false },
    { MESSAGE_PAPERS_AMOUNT, put_total, sum_total, 12, true },
    { MESSAGE_PAPERS_IN_GOODS, put_goods, sum_goods, 9, true },
    { MESSAGE_PAPERS_VISITED, put_nothing, NULL, 10, false },
    { MESSAGE_PAPERS_VISITOR, put_nothing, NULL, 10, false },
    { MESSAGE_PAPERS_SIGNATURE, put_nothing, NULL, 12, false },
    { .put = NULL }
};

const struct paper_cell *paper_cells(enum pay_paper paper)
{
    static const struct paper_cell *const cells[PAPER_COUNT] = {
        [PAPER_SUMMARY] = summary_cells, [PAPER_LIST] = list_cells, [PAPER_VISITS] = visit_cells
    };

    return cells[paper];
}

enum message paper_title(enum pay_paper paper)
{
    static const enum message titles[PAPER_COUNT] = {
        [PAPER_SUMMARY] = MESSAGE_PAPERS_SUMMARY, [PAPER_LIST] = MESSAGE_PAPERS_LIST,
        [PAPER_VISITS] = MESSAGE_PAPERS_VISITS, [PAPER_SLIPS] = MESSAGE_PAPERS_SLIPS
    };

    return titles[paper];
}

const enum message *paper_signers(enum pay_paper paper)
{
    static const enum message signers[] = { MESSAGE_PAPERS_MADE, MESSAGE_PAPERS_CHECKED,
                                            MESSAGE_PAPERS_CLERK, MESSAGE_PAPERS_CHARGE,
                                            MESSAGE_COUNT };
    static const enum message heads[] = { MESSAGE_PAPERS_MADE, MESSAGE_PAPERS_CHECKED,
                                          MESSAGE_PAPERS_CHARGE, MESSAGE_COUNT };

    return paper == PAPER_SUMMARY ? heads : signers;
}

void add_paper_place(struct buffer *out, const struct paper_page *page)
{
    if (page->month != NO_MONTH)
        add_month(out, page->month, page->language);
    if (!page->group)
        return;
    buffer_string(out, gap);
    buffer_string(out, page->group->subdistrict);
    buffer_byte(out, ' ');
    buffer_string(out, page->group->community);
}

void add_paper_counts(struct buffer *out, const struct paper_page *page)
{
    struct buffer counts[3] = { { 0 } };

    buffer_number(&counts[0], page->sums->payments);
    buffer_number(&counts[1], page->sums->persons);
    buffer_fen(&counts[2], page->sums->total);
    add_message(out, MESSAGE_PAPERS_COUNTS, page->language,
                (const char *const[]){ counts[0].at, counts[1].at, counts[2].at, NULL });
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        buffer_fini(&counts[i]);
}

void add_paper_crc(struct buffer *out, const struct paper_page *page)
{
    add_message(out, MESSAGE_PAPERS_CRC, page->language, (const char *const[]){ page->crc, NULL });
}

const struct slip_part slip_parts[SLIP_PARTS] = {
    { MESSAGE_PAPERS_STUB, false },
    { MESSAGE_PAPERS_RECEIPT, false },
    { MESSAGE_PAPERS_VOUCHER, true },
};

void add_labelled(struct buffer *out, const struct row *payment, int column,
                  enum language language)
{
    add_column_label(out, &payment->schema->columns[column], language);
    buffer_byte(out, ' ');
    add_value(out, payment, column, language);
}

/* "dibao 338.00", "2004-01 20.00". */
static void add_detail(struct buffer *out, struct text detail)
{
    struct text code;
    fen amount;

    while (detail_next(&detail, &code, &amount)) {
        buffer_string(out, out->size > 0 ? gap : "");
        buffer_text(out, code);
        buffer_byte(out, ' ');
        if (amount != NONE)
            buffer_fen(out, amount);
    }
}

static void add_what(struct buffer *out, const struct row *payment, enum language language)
{
    static const int parts[] = { payroll_base, payroll_supplement, payroll_programmes,
                                 payroll_corrections, payroll_carried };

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (row_amount(payment, parts[i]) == 0)
            continue;
        buffer_string(out, out->size > 0 ? gap : "");
        add_labelled(out, payment, parts[i], language);
    }
}

void add_slip_money(struct buffer *out, const struct row *payment, const struct slip_part *part,
                    enum language language)
{
    if (!part->in_funds) {
        add_what(out, payment, language);
        return;
    }
    add_detail(out, payment->field[payroll_funds]);
    if (payment->field[payroll_carried_detail].size == 0)
        return;
    buffer_string(out, out->size > 0 ? gap : "");
    add_column_label(out, &payment->schema->columns[payroll_carried], language);
    add_detail(out, payment->field[payroll_carried_detail]);
}

static void add_part(struct buffer *out, enum message label, fen amount, enum language language)
{
    buffer_string(out, message_in(label, language));
    buffer_byte(out, ' ');
    buffer_fen(out, amount);
}

void add_slip_goods(struct buffer *out, const struct row *payment, enum language language)
{
    fen goods = row_amount(payment, payroll_goods);

    if (goods == 0)
        return;
    add_part(out, MESSAGE_PAPERS_IN_MONEY, payment->number[payroll_total] - goods, language);
    buffer_string(out, gap);
    add_part(out, MESSAGE_PAPERS_IN_GOODS, goods, language);
}

/* The last characters of an account that has more than twice as many; otherwise, or where they
   are no ASCII, nothing of it. */
static void add_account(struct buffer *out, struct text account, enum language language)
{
    enum { SHOWN = 4 };
    char ending[SHOWN + 1] = "";
    bool shows = account.size > 2 * SHOWN;

    for (size_t i = 0; shows && i < SHOWN; i++) {
        ending[i] = account.at[account.size - SHOWN + i];
        shows = ending[i] > ' ' && ending[i] < 0x7f;
    }
    add_message(out, shows ? MESSAGE_PAPERS_ENDING : MESSAGE_PAPERS_HIDDEN, language,
                (const char *const[]){ ending, NULL });
}

void add_slip_way(struct buffer *out, const struct row *payment, enum language language)
{
    int64_t method = payment->number[payroll_pay_method];

    add_value(out, payment, payroll_pay_method, language);
    if (method != PAY_BANK)
        return;
    buffer_byte(out, ' ');
    if (payment->field[payroll_bank].size > 0) {
        buffer_text(out, payment->field[payroll_bank]);
        buffer_byte(out, ' ');
    }
    add_account(out, payment->field[payroll_account], language);
}
