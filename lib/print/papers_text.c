#include "aligned.h"
#include "capital.h"
#include "paper_parts.h"

enum { LINE = 108 }; /* columns */

static void begin(struct buffer *out, enum language language)
{
    (void)out;
    (void)language;
}

static void end(struct buffer *out)
{
    (void)out;
}

/* What was put together. */
static void put_text(struct buffer *out, const struct paper_page *page, size_t width, bool right)
{
    add_aligned(out, buffer_as_text(page->text), width, right);
    buffer_clear(page->text);
}

static void put_message(struct buffer *out, const struct paper_page *page, enum message message,
                        size_t width, bool right)
{
    buffer_string(page->text, message_in(message, page->language));
    put_text(out, page, width, right);
}

static void head_cells(struct buffer *out, const struct paper_page *page)
{
    const struct paper_cell *cell = paper_cells(page->paper);

    for (; cell->put; cell++)
        put_message(out, page, cell->label, cell->width, cell->right);
    end_aligned(out);
    add_rule(out, LINE);
}

static void page_begin(struct buffer *out, const struct paper_page *page)
{
    buffer_string(page->text, message_in(paper_title(page->paper), page->language));
    buffer_string(page->text, "　");
    add_paper_place(page->text, page);
    buffer_string(page->text, "　");
    add_page_number(page->text, page->language, page->number, page->total);
    put_text(out, page, 0, false);
    end_aligned(out);
    buffer_byte(out, '\n');
    if (page->paper != PAPER_SLIPS)
        head_cells(out, page);
}

static void page_end(struct buffer *out, const struct paper_page *page)
{
    (void)page;
    buffer_byte(out, '\f');
}

/* Cells that are left empty are lines to write on. */
static void put_line(struct buffer *out, const struct paper_page *page,
                     const struct paper_line *line)
{
    const struct paper_cell *cell = paper_cells(page->paper);

    for (; cell->put; cell++) {
        cell->put(page->text, line, page->language);
        if (page->text->size == 0 && !cell->right && line->payment)
            buffer_string(page->text, "__________");
        put_text(out, page, cell->width, cell->right);
    }
    end_aligned(out);
}

static void sum_cells(struct buffer *out, const struct paper_page *page)
{
    const struct paper_cell *cell = paper_cells(page->paper);
    size_t width = 0;

    add_rule(out, LINE);
    for (; cell->put && !cell->sum; cell++)
        width += cell->width + 1;
    put_message(out, page, MESSAGE_PAPERS_TOGETHER, width - 1, false);
    for (; cell->put; cell++) {
        if (cell->sum)
            cell->sum(page->text, page->sums);
        put_text(out, page, cell->width, cell->right);
    }
    end_aligned(out);
}

static void put_ink(struct buffer *out, const struct paper_page *page, enum message label)
{
    add_ink(out, message_in(label, page->language));
}

static void put_capitals(struct buffer *out, const struct paper_page *page, fen amount)
{
    put_message(out, page, MESSAGE_PAPERS_CAPITALS, 0, false);
    add_capitals(out, amount);
}

static void put_sums(struct buffer *out, const struct paper_page *page)
{
    if (page->paper == PAPER_SLIPS)
        return;
    sum_cells(out, page);
    buffer_byte(out, '\n');
    if (page->sums->payments == 0) {
        put_message(out, page, MESSAGE_PAPERS_NOBODY, 0, false);
        end_aligned(out);
    }
    add_paper_counts(out, page);
    buffer_string(out, "　");
    put_capitals(out, page, page->sums->total);
    buffer_byte(out, '\n');
    add_paper_crc(out, page);
    buffer_string(out, "\n\n");
    for (const enum message *who = paper_signers(page->paper); *who != MESSAGE_COUNT; who++)
        put_ink(out, page, *who);
    put_ink(out, page, MESSAGE_PAPERS_DATE);
    end_aligned(out);
}

static void put_column(struct buffer *out, const struct paper_page *page,
                       const struct row *payment, int column, size_t width)
{
    add_labelled(page->text, payment, column, page->language);
    put_text(out, page, width, false);
}

static void put_whose(struct buffer *out, const struct paper_page *page,
                      const struct row *payment)
{
    add_paper_place(page->text, page);
    put_text(out, page, 48, false);
    put_column(out, page, payment, payroll_household_id, 24);
    put_column(out, page, payment, payroll_payee_name, 0);
    end_aligned(out);
}

static void put_money(struct buffer *out, const struct paper_page *page,
                      const struct row *payment, const struct slip_part *part)
{
    char amount[FEN_TEXT];

    fen_format(amount, payment->number[payroll_total]);
    add_message(page->text, MESSAGE_PAPERS_YUAN, page->language,
                (const char *const[]){ amount, NULL });
    put_text(out, page, 18, false);
    put_capitals(out, page, payment->number[payroll_total]);
    end_aligned(out);
    add_slip_money(page->text, payment, part, page->language);
    put_text(out, page, 0, false);
    add_slip_goods(page->text, payment, page->language);
    put_text(out, page, 0, false);
    end_aligned(out);
}

static void put_hand_over(struct buffer *out, const struct paper_page *page)
{
    for (const struct code *by = codes_collected_by; by->name; by++) {
        buffer_string(out, "[ ] ");
        buffer_string(out, code_label(by, page->language));
        buffer_string(out, "  ");
    }
    put_ink(out, page, MESSAGE_PAPERS_SIGNATURE);
    put_ink(out, page, MESSAGE_PAPERS_CLERK);
    put_ink(out, page, MESSAGE_PAPERS_DATE);
    end_aligned(out);
}

static void put_part(struct buffer *out, const struct paper_page *page,
                     const struct row *payment, const struct slip_part *part)
{
    put_message(out, page, MESSAGE_PAPERS_SLIP, 0, false);
    put_message(out, page, part->title, 34, false);
    put_column(out, page, payment, payroll_payment_no, 32);
    put_column(out, page, payment, payroll_pay_on, 0);
    end_aligned(out);
    put_whose(out, page, payment);
    put_column(out, page, payment, payroll_persons, 48);
    add_slip_way(page->text, payment, page->language);
    put_text(out, page, 0, false);
    end_aligned(out);
    put_money(out, page, payment, part);
    put_hand_over(out, page);
}

static void put_slip(struct buffer *out, const struct paper_page *page,
                     const struct row *payment)
{
    for (size_t i = 0; i < SLIP_PARTS; i++) {
        put_part(out, page, payment, &slip_parts[i]);
        for (size_t column = 0; column < LINE; column += 2)
            buffer_string(out, i + 1 < SLIP_PARTS ? "- " : "==");
        end_aligned(out);
    }
}

const struct paper_form papers_as_text = {
    .lines = { [PAPER_SUMMARY] = 50, [PAPER_LIST] = 48, [PAPER_VISITS] = 48, [PAPER_SLIPS] = 2 },
    .begin = begin,
    .end = end,
    .page_begin = page_begin,
    .line = put_line,
    .slip = put_slip,
    .sums = put_sums,
    .page_end = page_end,
};
