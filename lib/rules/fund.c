#include "fund.h"

#include "../base/memory.h"
#include "detail.h"
#include <stdlib.h>
#include <zlib.h>

static bool is_same(const char *name, struct text text)
{
    return name ? text_is(text, name) : text.at == NULL;
}

static char *copy_name(struct text name)
{
    return name.at ? copy_bytes(name.at, name.size) : NULL;
}

static struct fund_line *line_of(struct fund_lines *lines, month of, struct text subdistrict,
                                 struct text fund)
{
    for (size_t i = 0; i < lines->count; i++) {
        struct fund_line *line = &lines->at[i];

        if (line->month == of && is_same(line->fund, fund)
            && is_same(line->subdistrict, subdistrict))
            return line;
    }
    lines->at = make_room(lines->at, &lines->room, lines->count + 1, sizeof *lines->at);
    lines->at[lines->count] = (struct fund_line){ .month = of, .fund = copy_name(fund),
                                                  .subdistrict = copy_name(subdistrict) };
    return &lines->at[lines->count++];
}

static void add_to(struct fund_request *request, struct fund_lines *lines,
                   struct text subdistrict, struct text fund, const struct row *payment,
                   fen amount)
{
    struct fund_line *line = line_of(lines, (month)payment->number[payroll_month], subdistrict,
                                     fund);
    struct text number = payment->field[payroll_payment_no];

    line->payments++;
    request->overflow |= !fen_add(&line->persons, row_amount(payment, payroll_persons))
                      || !fen_add(&line->amount, amount);
    line->crc = (uint32_t)crc32(line->crc, (const unsigned char *)number.at, (unsigned)number.size);
    line->crc = (uint32_t)crc32(line->crc, (const unsigned char *)"\n", 1);
}

bool funds_add_up(const struct row *payment, enum message *message, char sums[2][FEN_TEXT])
{
    struct text funds = payment->field[payroll_funds], fund;
    fen sum = 0, amount, asked = payment->number[payroll_total];

    sums[0][0] = sums[1][0] = '\0';
    *message = MESSAGE_FUND_TEXT;
    while (detail_next(&funds, &fund, &amount))
        if (fund.size == 0 || amount == NONE || !fen_add(&sum, amount))
            return false;
    if (!fen_add(&asked, -row_amount(payment, payroll_carried)))
        return false;
    *message = MESSAGE_FUND_SUM;
    fen_format(sums[0], sum);
    fen_format(sums[1], asked);
    return sum == asked;
}

bool fund_add(struct fund_request *request, const struct row *payment, enum message *message,
              char sums[2][FEN_TEXT])
{
    static const struct text any = { NULL, 0 };
    struct text funds = payment->field[payroll_funds], fund;
    fen amount, sum = 0;

    if (!funds_add_up(payment, message, sums))
        return false;
    while (detail_next(&funds, &fund, &amount)) {
        add_to(request, &request->by_subdistrict, payment->field[payroll_subdistrict], fund,
               payment, amount);
        add_to(request, &request->by_fund, any, fund, payment, amount);
        sum += amount;
    }
    add_to(request, &request->all, any, any, payment, sum);
    return true;
}

static void fini(struct fund_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        free(lines->at[i].subdistrict);
        free(lines->at[i].fund);
    }
    free(lines->at);
}

void fund_fini(struct fund_request *request)
{
    fini(&request->by_subdistrict);
    fini(&request->by_fund);
    fini(&request->all);
}

void crc_format(char out[CRC_TEXT], uint32_t crc)
{
    static const char digits[] = "0123456789abcdef";

    for (int i = CRC_TEXT - 1; i-- > 0; crc >>= 4)
        out[i] = digits[crc & 15];
    out[CRC_TEXT - 1] = '\0';
}

void fund_write(const struct fund_line *line, uint32_t payroll_crc, struct values *values)
{
    char crc[CRC_TEXT];

    value_month(values, fund_month, line->month);
    value_string(values, fund_subdistrict, line->subdistrict);
    value_string(values, fund_fund, line->fund);
    value_integer(values, fund_payments, line->payments);
    value_integer(values, fund_households, line->payments);
    value_integer(values, fund_persons, line->persons);
    value_fen(values, fund_amount, line->amount);
    crc_format(crc, line->crc);
    value_string(values, fund_crc32, crc);
    crc_format(crc, payroll_crc);
    value_string(values, fund_payroll_crc32, crc);
}
