#include "vouchers.h"

#include "numbers.h"
#include "offices.h"
#include "payroll.h"
#include <stdio.h>

bool is_voucher(const struct row *award, month worked)
{
    return award->number[awards_form] == FORM_VOUCHER && award->number[awards_month] == worked
        && row_amount(award, awards_amount) > 0;
}

/* The district's numbers begin with the subdistrict's digits; others have no subdistrict. */
static int office_of_household(struct text household)
{
    if (!household_number_is_ours(household) && !household_number_is_wrong(household))
        return 0;
    return 100 * (household.at[0] - '0') + 10 * (household.at[1] - '0') + household.at[2] - '0';
}

bool voucher_number(struct voucher_numbers *numbers, struct text household, month worked,
                    char out[VOUCHER_NUMBER])
{
    int office = office_of_household(household);
    char code[OFFICE_CODE + 1] = "000000000";

    if (numbers->last[office] >= MOST_VOUCHERS)
        return false;
    for (int i = OFFICE_CODE - 1, rest = office; rest > 0; i--, rest /= 10)
        code[i] = (char)('0' + rest % 10);
    out[0] = 'V';
    payment_number(out + 1, worked, text_of(code), ++numbers->last[office]);
    return true;
}

day voucher_end(const struct policy *policy, month worked)
{
    if (!policy->payroll.present || policy->payroll.voucher_days == 0)
        return NO_DAY;
    return pay_day(policy, worked) + policy->payroll.voucher_days;
}

static void write_goods(const struct programme *programme, struct values *values)
{
    struct buffer goods = { 0 };

    for (size_t i = 0; i < programme->goods_count; i++) {
        if (i > 0)
            buffer_byte(&goods, ';');
        buffer_string(&goods, programme->goods[i]);
    }
    value_text(values, vouchers_goods, buffer_as_text(&goods));
    buffer_fini(&goods);
}

void voucher_write(const struct row *award, const char *number, const struct policy *policy,
                   month worked, struct values *values)
{
    int programme = policy_programme(policy, award->field[awards_programme]);

    value_string(values, vouchers_voucher_no, number);
    value_text(values, vouchers_award_no, award->field[awards_award_no]);
    value_text(values, vouchers_household_id, award->field[awards_household_id]);
    value_fen(values, vouchers_value, award->number[awards_amount]);
    if (programme >= 0)
        write_goods(&policy->programmes[programme], values);
    value_day(values, vouchers_valid_until, voucher_end(policy, worked));
    value_fen(values, vouchers_redeemed, 0);
    value_fen(values, vouchers_left, award->number[awards_amount]);
}

bool voucher_number_holds(struct text number)
{
    return number.size > 0 && *number.at == 'V'
        && number_holds((struct text){ number.at + 1, number.size - 1 });
}

day voucher_begin(struct text number)
{
    char name[MONTH_TEXT];
    month worked;

    snprintf(name, sizeof name, "%.4s-%.2s", number.at + 1, number.at + 5);
    return month_parse(text_of(name), &worked) ? first_day(worked) : NO_DAY;
}
