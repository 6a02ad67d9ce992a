#include "request.h"

const struct request_column request_columns[REQUEST_COLUMNS] = {
    { MESSAGE_REQUEST_FUND, 24, false },
    { MESSAGE_PAPERS_PAYMENTS, 10, true },
    { MESSAGE_PAPERS_PERSONS, 10, true },
    { MESSAGE_PAPERS_AMOUNT, 18, true },
    { MESSAGE_REQUEST_NUMBERS, 26, true },
};

void add_request_cell(struct buffer *out, const struct fund_line *line, size_t column,
                      enum language language)
{
    char crc[CRC_TEXT];

    switch (column) {
    case 0:
        buffer_string(out, line->fund ? line->fund : message_in(MESSAGE_PAPERS_TOGETHER, language));
        break;
    case 1:
        buffer_number(out, line->payments);
        break;
    case 2:
        buffer_number(out, line->persons);
        break;
    case 3:
        buffer_fen(out, line->amount);
        break;
    default:
        crc_format(crc, line->crc);
        buffer_string(out, crc);
    }
}

const struct request_signer *request_signers(const struct request_paper *paper)
{
    static const struct request_signer asked[REQUEST_SIGNERS] = {
        { MESSAGE_REQUEST_BUREAU, { MESSAGE_PAPERS_MADE, MESSAGE_PAPERS_CHECKED,
                                    MESSAGE_PAPERS_CHARGE, MESSAGE_PAPERS_DATE, MESSAGE_COUNT } },
        { MESSAGE_REQUEST_FINANCE, { MESSAGE_REQUEST_AUDITED, MESSAGE_PAPERS_CHARGE,
                                     MESSAGE_PAPERS_DATE, MESSAGE_COUNT } },
    };
    static const struct request_signer remitted[REQUEST_SIGNERS] = {
        { MESSAGE_REQUEST_BUREAU, { MESSAGE_PAPERS_MADE, MESSAGE_PAPERS_CHECKED,
                                    MESSAGE_PAPERS_CHARGE, MESSAGE_PAPERS_DATE, MESSAGE_COUNT } },
        { MESSAGE_REQUEST_OFFICE, { MESSAGE_PAPERS_CLERK, MESSAGE_PAPERS_CHARGE,
                                    MESSAGE_PAPERS_DATE, MESSAGE_COUNT } },
    };

    return paper->subdistrict ? remitted : asked;
}

static bool is_on(const struct request_paper *paper, const struct fund_line *line)
{
    return line->month == paper->month
        && (!paper->subdistrict || strcmp(line->subdistrict, paper->subdistrict) == 0);
}

const struct fund_line *request_next(const struct request_paper *paper, size_t *at)
{
    while (*at < paper->lines->count) {
        const struct fund_line *line = &paper->lines->at[(*at)++];

        if (is_on(paper, line))
            return line;
    }
    return NULL;
}

/* The first line of the month and subdistrict: the paper of both comes here. */
static bool is_first(const struct fund_lines *lines, size_t at)
{
    const struct request_paper paper = { .subdistrict = lines->at[at].subdistrict,
                                         .month = lines->at[at].month, .lines = lines };
    size_t from = 0;

    return request_next(&paper, &from) == &lines->at[at];
}

static void print_paper(struct buffer *out, const struct request_form *form,
                        enum language language, struct request_paper *paper)
{
    const struct fund_line *line;
    size_t at = 0;

    while ((line = request_next(paper, &at)))
        paper->amount += line->amount; /* a part of what was summed up without overflow */
    form->paper(out, language, paper);
}

void request_print(struct buffer *out, const struct request_form *form, enum language language,
                   const struct fund_request *request, uint32_t payroll_crc)
{
    const struct fund_lines *remitted = &request->by_subdistrict;
    char crc[CRC_TEXT];

    crc_format(crc, payroll_crc);
    form->begin(out, language);
    for (size_t i = 0; i < request->all.count; i++)
        print_paper(out, form, language,
                    &(struct request_paper){ .title = MESSAGE_REQUEST_TITLE,
                                             .month = request->all.at[i].month,
                                             .lines = &request->by_fund,
                                             .all = &request->all.at[i], .crc = crc });
    for (size_t i = 0; i < remitted->count; i++)
        if (is_first(remitted, i))
            print_paper(out, form, language,
                        &(struct request_paper){ .title = MESSAGE_REQUEST_REMITTANCE,
                                                 .subdistrict = remitted->at[i].subdistrict,
                                                 .month = remitted->at[i].month,
                                                 .lines = remitted, .crc = crc });
    form->end(out);
}
