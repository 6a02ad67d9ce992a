#include "closing.h"

#include "../base/memory.h"
#include "detail.h"
#include <stdlib.h>

static struct closing_line *line_of(struct closing *closing, struct text subdistrict,
                                    struct text fund)
{
    for (size_t i = 0; i < closing->count; i++)
        if (text_is(fund, closing->at[i].fund)
            && text_is(subdistrict, closing->at[i].subdistrict))
            return &closing->at[i];
    closing->at = make_room(closing->at, &closing->room, closing->count + 1, sizeof *closing->at);
    closing->at[closing->count] =
        (struct closing_line){ .subdistrict = copy_bytes(subdistrict.at, subdistrict.size),
                               .fund = copy_bytes(fund.at, fund.size) };
    return &closing->at[closing->count++];
}

static fen *fate(struct closing_line *line, const struct settlement *settlement)
{
    if (!settlement->known)
        return &line->outstanding;
    switch (settlement->outcome) {
    case RECEIPT_PAID:
        return &line->paid;
    case RECEIPT_RETURNED:
        return &line->returned;
    default:
        return &line->outstanding;
    }
}

void closing_add(struct closing *closing, const struct row *payment,
                 const struct settlement *settlement)
{
    struct text funds = payment->field[payroll_funds], fund;
    fen amount;

    while (detail_next(&funds, &fund, &amount)) {
        struct closing_line *line = line_of(closing, payment->field[payroll_subdistrict], fund);

        closing->overflow |= !fen_add(&line->requested, amount)
                          || !fen_add(fate(line, settlement), amount);
    }
}

void closing_book(struct closing *closing, const struct row *booked)
{
    int64_t step = booked->number[funds_step];
    struct closing_line *line = line_of(closing, booked->field[funds_subdistrict],
                                        booked->field[funds_fund]);

    closing->has[step] = true;
    closing->overflow |= !fen_add(&line->booked[step], booked->number[funds_amount]);
}

void closing_fini(struct closing *closing)
{
    for (size_t i = 0; i < closing->count; i++) {
        free(closing->at[i].subdistrict);
        free(closing->at[i].fund);
    }
    free(closing->at);
    *closing = (struct closing){ 0 };
}

/* The step's money of the fund was booked by subdistrict. */
static bool is_by_subdistrict(const struct closing *closing, const char *fund,
                              enum fund_step step)
{
    for (size_t i = 0; i < closing->count; i++)
        if (*closing->at[i].subdistrict && strcmp(closing->at[i].fund, fund) == 0
            && closing->at[i].booked[step] != 0)
            return true;
    return step == FUND_TRANSFERRED;
}

static bool is_first_of_fund(const struct closing *closing, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (strcmp(closing->at[i].fund, closing->at[index].fund) == 0)
            return false;
    return true;
}

/* What the line, or with it all lines of its fund, come to. */
static struct difference compare(const struct closing *closing, size_t index, enum fund_step step,
                                 bool by_subdistrict)
{
    const struct closing_line *line = &closing->at[index];
    struct difference sums = { by_subdistrict ? line->subdistrict : "", line->fund, step, 0, 0 };

    for (size_t i = 0; i < closing->count; i++)
        if (by_subdistrict ? i == index : strcmp(closing->at[i].fund, line->fund) == 0) {
            sums.expected += closing->at[i].requested;
            sums.found += closing->at[i].booked[step];
        }
    return sums;
}

struct difference *closing_differences(const struct closing *closing, size_t *count)
{
    struct difference *differences = allocate(closing->count * FUND_STEPS + 1,
                                              sizeof *differences);

    *count = 0;
    for (enum fund_step step = FUND_REQUESTED; step <= FUND_TRANSFERRED; step++)
        for (size_t i = 0; i < closing->count; i++) {
            bool by_subdistrict = is_by_subdistrict(closing, closing->at[i].fund, step);
            struct difference sums = compare(closing, i, step, by_subdistrict);

            if ((by_subdistrict || is_first_of_fund(closing, i)) && sums.expected != sums.found
                && (step != FUND_REQUESTED || closing->has[step]))
                differences[(*count)++] = sums;
        }
    return differences;
}
