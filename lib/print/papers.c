#include "papers.h"

#include <stdlib.h>

static bool is_of(const struct paper_group *group, const struct row *payment)
{
    return text_is(payment->field[payroll_community], group->community)
        && text_is(payment->field[payroll_subdistrict], group->subdistrict);
}

static size_t office_of_group(const struct papers *papers, const char *subdistrict)
{
    size_t office = 0;

    while (office < papers->count && strcmp(papers->at[office].subdistrict, subdistrict) != 0)
        office++;
    return office;
}

static char *copy_text(struct text text)
{
    return copy_bytes(text.at, text.size);
}

static struct paper_group *add_group(struct papers *papers, const struct row *payment)
{
    char *subdistrict = copy_text(payment->field[payroll_subdistrict]);
    size_t office = office_of_group(papers, subdistrict);

    papers->at = make_room(papers->at, &papers->room, papers->count + 1, sizeof *papers->at);
    papers->at[papers->count] = (struct paper_group){
        .subdistrict = subdistrict, .community = copy_text(payment->field[payroll_community]),
        .office = office, .pile = papers->count
    };
    return &papers->at[papers->count++];
}

/* Most payments are of the community of the one before. */
static struct paper_group *group_of(struct papers *papers, const struct row *payment)
{
    if (papers->last < papers->count && is_of(&papers->at[papers->last], payment))
        return &papers->at[papers->last];
    for (papers->last = 0; papers->last < papers->count; papers->last++)
        if (is_of(&papers->at[papers->last], payment))
            return &papers->at[papers->last];
    return add_group(papers, payment);
}

static bool add_sums(struct paper_sums *sums, const struct row *payment)
{
    int64_t method = payment->number[payroll_pay_method];

    sums->payments++;
    sums->at_home += method == PAY_HOME;
    sums->by_bank += method == PAY_BANK;
    return fen_add(&sums->persons, row_amount(payment, payroll_persons))
        && fen_add(&sums->goods, row_amount(payment, payroll_goods))
        && fen_add(&sums->total, payment->number[payroll_total]);
}

void papers_add(struct papers *papers, const struct row *payment)
{
    struct paper_group *group = group_of(papers, payment);

    if (papers->sums.payments == 0)
        papers->month = (month)payment->number[payroll_month];
    if (!add_sums(&papers->sums, payment) || !add_sums(&group->all, payment)
        || (payment->number[payroll_pay_method] == PAY_HOME
            && !add_sums(&group->visited, payment)))
        papers->overflow = true;
    piles_add_row(&papers->piles, group->pile, payment);
}

void papers_fini(struct papers *papers)
{
    for (size_t i = 0; i < papers->count; i++) {
        free(papers->at[i].subdistrict);
        free(papers->at[i].community);
    }
    free(papers->at);
    piles_fini(&papers->piles);
}

/* What is under way. */
struct printing {
    struct papers *papers;
    const struct paper_form *form;
    struct paper_page page;
    size_t count; /* lines of the paper so far */
    struct buffer out, text;
    struct writer *to;
};

enum { FLUSH = 1 << 16 };

static void flush(struct printing *printing, size_t above)
{
    if (printing->out.size <= above)
        return;
    writer_add(printing->to, printing->out.at, printing->out.size);
    buffer_clear(&printing->out);
}

/* A paper of so many lines; one without has a page all the same. */
static void begin_paper(struct printing *printing, enum pay_paper paper,
                        const struct paper_group *group, const struct paper_sums *sums,
                        size_t lines)
{
    struct paper_page *page = &printing->page;
    size_t room = printing->form->lines[paper];

    page->paper = paper;
    page->group = group;
    page->sums = sums;
    page->number = 0;
    page->total = lines > 0 ? (lines + room - 1) / room : 1;
    printing->count = 0;
}

static void begin_page(struct printing *printing)
{
    printing->page.number++;
    printing->form->page_begin(&printing->out, &printing->page);
}

static void begin_line(struct printing *printing)
{
    if (printing->count % printing->form->lines[printing->page.paper] == 0) {
        if (printing->count > 0)
            printing->form->page_end(&printing->out, &printing->page);
        begin_page(printing);
    }
    printing->count++;
}

static void end_paper(struct printing *printing)
{
    if (printing->count == 0)
        begin_page(printing);
    printing->form->sums(&printing->out, &printing->page);
    printing->form->page_end(&printing->out, &printing->page);
    flush(printing, 0);
}

static void print_payment(struct printing *printing, const struct row *payment)
{
    struct paper_page *page = &printing->page;

    begin_line(printing);
    const struct paper_line line = { .number = printing->count, .payment = payment };
    if (page->paper == PAPER_SLIPS)
        printing->form->slip(&printing->out, page, payment);
    else
        printing->form->line(&printing->out, page, &line);
    flush(printing, FLUSH);
}

static void print_paper(struct printing *printing, enum pay_paper paper,
                        const struct paper_group *group)
{
    const struct paper_sums *sums = paper == PAPER_VISITS ? &group->visited : &group->all;
    struct pile_reader reader = { .piles = &printing->papers->piles, .number = group->pile };
    const struct row *payment;

    if (sums->payments == 0)
        return;
    begin_paper(printing, paper, group, sums, (size_t)sums->payments);
    while ((payment = pile_next_row(&reader, schema_of(TABLE_payroll))))
        if (paper != PAPER_VISITS || payment->number[payroll_pay_method] == PAY_HOME)
            print_payment(printing, payment);
    pile_close(&reader);
    end_paper(printing);
}

static int compare(const void *first, const void *second)
{
    const struct paper_group *a = first, *b = second;

    if (a->office != b->office)
        return a->office < b->office ? -1 : 1;
    return (a->pile > b->pile) - (a->pile < b->pile);
}

static void add_to(struct paper_sums *sums, const struct paper_sums *more)
{
    sums->payments += more->payments;
    sums->persons += more->persons;
    sums->at_home += more->at_home;
    sums->by_bank += more->by_bank;
    sums->goods += more->goods; /* parts of sums that are not too large */
    sums->total += more->total;
}

static void print_summary_line(struct printing *printing, size_t number,
                               const struct paper_group *group, const struct paper_sums *sums)
{
    const struct paper_line line = { .number = number, .group = group, .sums = sums };

    begin_line(printing);
    printing->form->line(&printing->out, &printing->page, &line);
}

/* How many subdistricts there are; groups are sorted. */
static size_t count_offices(const struct papers *papers)
{
    size_t count = 0;

    for (size_t i = 0; i < papers->count; i++)
        count += i == 0 || papers->at[i].office != papers->at[i - 1].office;
    return count;
}

/* A line each community, and after those of a subdistrict its sum. */
static void print_summary(struct printing *printing)
{
    const struct papers *papers = printing->papers;
    struct paper_sums office = { 0 };

    begin_paper(printing, PAPER_SUMMARY, NULL, &papers->sums,
                papers->count + count_offices(papers));
    for (size_t i = 0; i < papers->count; i++) {
        const struct paper_group *group = &papers->at[i];

        print_summary_line(printing, i + 1, group, &group->all);
        add_to(&office, &group->all);
        if (i + 1 < papers->count && papers->at[i + 1].office == group->office)
            continue;
        const struct paper_group all = { .subdistrict = group->subdistrict };
        print_summary_line(printing, 0, &all, &office);
        office = (struct paper_sums){ 0 };
    }
    end_paper(printing);
}

void papers_print(struct papers *papers, const struct paper_form *form, enum language language,
                  const char *crc, struct writer *to)
{
    struct printing printing = { .papers = papers, .form = form, .to = to };

    printing.page = (struct paper_page){ .language = language, .crc = crc,
                                         .month = papers->count ? papers->month : NO_MONTH,
                                         .text = &printing.text };
    if (papers->count > 0)
        qsort(papers->at, papers->count, sizeof *papers->at, compare);
    form->begin(&printing.out, language);
    print_summary(&printing);
    for (size_t i = 0; i < papers->count; i++)
        for (enum pay_paper paper = PAPER_LIST; paper < PAPER_COUNT; paper++)
            print_paper(&printing, paper, &papers->at[i]);
    form->end(&printing.out);
    flush(&printing, 0);
    buffer_fini(&printing.out);
    buffer_fini(&printing.text);
}
