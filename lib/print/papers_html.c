#include "capital.h"
#include "html.h"
#include "paper_parts.h"

static void begin(struct buffer *out, enum language language)
{
    html_begin(out, language, text_of(message_in(MESSAGE_PAPERS_TITLE, language)), LAYOUT_SHEETS);
}

/* What was put together, escaped, as an element; nothing when it is empty. */
static void put_text(struct buffer *out, const struct paper_page *page, const char *element,
                     const char *class)
{
    if (page->text->size > 0)
        html_element(out, element, class, buffer_as_text(page->text));
    buffer_clear(page->text);
}

static void head_cells(struct buffer *out, const struct paper_page *page)
{
    const struct paper_cell *cell = paper_cells(page->paper);

    html_open(out, "table", page->paper == PAPER_SUMMARY ? "list wide" : "list wide ruled");
    html_open(out, "thead", NULL);
    html_open(out, "tr", NULL);
    for (; cell->put; cell++)
        html_element(out, "th", NULL, text_of(message_in(cell->label, page->language)));
    html_close(out, "tr");
    html_close(out, "thead");
    html_open(out, "tbody", NULL);
}

static void page_begin(struct buffer *out, const struct paper_page *page)
{
    html_sheet_begin(out);
    if (page->paper != PAPER_SLIPS)
        html_element(out, "h1", NULL,
                     text_of(message_in(paper_title(page->paper), page->language)));
    buffer_clear(page->text);
    if (page->paper == PAPER_SLIPS) {
        buffer_string(page->text, message_in(MESSAGE_PAPERS_SLIPS, page->language));
        buffer_string(page->text, "　");
    }
    add_paper_place(page->text, page);
    put_text(out, page, "p", "note");
    if (page->paper != PAPER_SLIPS)
        head_cells(out, page);
}

static void page_end(struct buffer *out, const struct paper_page *page)
{
    if (page->paper != PAPER_SLIPS && page->number < page->total) {
        html_close(out, "tbody");
        html_close(out, "table");
    }
    html_sheet_end(out, page->language, page->number, page->total);
}

static void put_line(struct buffer *out, const struct paper_page *page,
                     const struct paper_line *line)
{
    const struct paper_cell *cell = paper_cells(page->paper);

    html_open(out, "tr", NULL);
    for (; cell->put; cell++) {
        buffer_clear(page->text);
        cell->put(page->text, line, page->language);
        html_labelled(out, cell->right ? "number" : NULL,
                      text_of(message_in(cell->label, page->language)),
                      buffer_as_text(page->text));
    }
    html_close(out, "tr");
    buffer_clear(page->text);
}

static void sum_cells(struct buffer *out, const struct paper_page *page)
{
    const struct paper_cell *cell = paper_cells(page->paper);
    size_t columns = 0;

    html_open(out, "tr", NULL);
    while (cell[columns].put && !cell[columns].sum)
        columns++;
    html_cell(out, "th", NULL, columns, 1,
              text_of(message_in(MESSAGE_PAPERS_TOGETHER, page->language)));
    for (cell += columns; cell->put; cell++) {
        buffer_clear(page->text);
        if (cell->sum)
            cell->sum(page->text, page->sums);
        html_labelled(out, "number", text_of(message_in(cell->label, page->language)),
                      buffer_as_text(page->text));
    }
    html_close(out, "tr");
    buffer_clear(page->text);
}

/* "制表人 ____": a label and a line to write on. */
static void put_ink(struct buffer *out, const struct paper_page *page, enum message label)
{
    html_open(out, "span", "ink");
    html_text(out, text_of(message_in(label, page->language)));
    html_open(out, "i", NULL);
    html_close(out, "i");
    html_close(out, "span");
}

static void put_signers(struct buffer *out, const struct paper_page *page)
{
    html_open(out, "p", "inks");
    for (const enum message *who = paper_signers(page->paper); *who != MESSAGE_COUNT; who++)
        put_ink(out, page, *who);
    put_ink(out, page, MESSAGE_PAPERS_DATE);
    html_close(out, "p");
    html_element(out, "p", "sign", text_of(message_in(MESSAGE_PAPERS_SEAL, page->language)));
}

static void put_sums(struct buffer *out, const struct paper_page *page)
{
    if (page->paper == PAPER_SLIPS)
        return;
    sum_cells(out, page);
    html_close(out, "tbody");
    html_close(out, "table");
    if (page->sums->payments == 0)
        html_element(out, "p", NULL,
                     text_of(message_in(MESSAGE_PAPERS_NOBODY, page->language)));
    add_paper_counts(page->text, page);
    buffer_string(page->text, "　");
    buffer_string(page->text, message_in(MESSAGE_PAPERS_CAPITALS, page->language));
    buffer_byte(page->text, ' ');
    add_capitals(page->text, page->sums->total);
    put_text(out, page, "p", NULL);
    add_paper_crc(page->text, page);
    put_text(out, page, "p", "note");
    put_signers(out, page);
}

static void put_columns(struct buffer *out, const struct paper_page *page,
                        const struct row *payment, const int *columns)
{
    for (; *columns >= 0; columns++) {
        if (page->text->size > 0)
            buffer_string(page->text, "　");
        add_labelled(page->text, payment, *columns, page->language);
    }
    put_text(out, page, "p", NULL);
}

static void put_collected(struct buffer *out, const struct paper_page *page)
{
    for (const struct code *by = codes_collected_by; by->name; by++) {
        buffer_string(page->text, page->text->size > 0 ? "　□ " : "□ ");
        buffer_string(page->text, code_label(by, page->language));
    }
    put_text(out, page, "p", NULL);
}

static void put_amount(struct buffer *out, const struct paper_page *page,
                       const struct row *payment)
{
    char amount[FEN_TEXT];

    fen_format(amount, payment->number[payroll_total]);
    add_message(page->text, MESSAGE_PAPERS_YUAN, page->language,
                (const char *const[]){ amount, NULL });
    put_text(out, page, "p", "sum");
    buffer_string(page->text, message_in(MESSAGE_PAPERS_CAPITALS, page->language));
    buffer_byte(page->text, ' ');
    add_capitals(page->text, payment->number[payroll_total]);
    put_text(out, page, "p", "capitals");
}

static void put_part(struct buffer *out, const struct paper_page *page,
                     const struct row *payment, const struct slip_part *part)
{
    static const int number[] = { payroll_payment_no, -1 };
    static const int whose[] = { payroll_household_id, payroll_persons, -1 };
    static const int payee[] = { payroll_payee_name, payroll_pay_on, -1 };

    html_open(out, "div", NULL);
    html_element(out, "h3", NULL, text_of(message_in(MESSAGE_PAPERS_SLIP, page->language)));
    html_element(out, "p", "copy", text_of(message_in(part->title, page->language)));
    put_columns(out, page, payment, number);
    add_paper_place(page->text, page);
    put_text(out, page, "p", NULL);
    put_columns(out, page, payment, whose);
    put_columns(out, page, payment, payee);
    add_slip_way(page->text, payment, page->language);
    put_text(out, page, "p", NULL);
    add_slip_money(page->text, payment, part, page->language);
    put_text(out, page, "p", NULL);
    put_amount(out, page, payment);
    add_slip_goods(page->text, payment, page->language);
    put_text(out, page, "p", NULL);
    put_collected(out, page);
    html_open(out, "p", "inks");
    put_ink(out, page, MESSAGE_PAPERS_SIGNATURE);
    put_ink(out, page, MESSAGE_PAPERS_CLERK);
    put_ink(out, page, MESSAGE_PAPERS_DATE);
    html_close(out, "p");
    html_close(out, "div");
}

static void put_slip(struct buffer *out, const struct paper_page *page,
                     const struct row *payment)
{
    html_open(out, "div", "slip");
    for (size_t i = 0; i < SLIP_PARTS; i++)
        put_part(out, page, payment, &slip_parts[i]);
    html_close(out, "div");
}

const struct paper_form papers_as_html = {
    .lines = { [PAPER_SUMMARY] = 22, [PAPER_LIST] = 14, [PAPER_VISITS] = 14, [PAPER_SLIPS] = 3 },
    .begin = begin,
    .end = html_end,
    .page_begin = page_begin,
    .line = put_line,
    .slip = put_slip,
    .sums = put_sums,
    .page_end = page_end,
};
