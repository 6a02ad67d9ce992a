#include "sound.h"

static bool parts_add_up(const struct row *payment, struct unsound *unsound)
{
    static const int parts[] = { payroll_base, payroll_supplement, payroll_programmes,
                                 payroll_corrections, payroll_carried };
    fen sum = 0, total = payment->number[payroll_total];
    bool known = false, good = true;

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        known |= payment->number[parts[i]] != NONE;
        good = good && fen_add(&sum, row_amount(payment, parts[i]));
    }
    fen_format(unsound->sums[0], sum);
    fen_format(unsound->sums[1], total);
    return !known || (good && sum == total); /* one from elsewhere may not tell its parts */
}

static bool funds_are_sound(const struct row *payment, struct unsound *unsound)
{
    char sums[2][FEN_TEXT];
    bool good = funds_add_up(payment, &unsound->message, sums);

    memcpy(unsound->sums, sums, sizeof sums);
    return good;
}

static bool is_within(const struct row *payment)
{
    return row_amount(payment, payroll_goods) <= payment->number[payroll_total];
}

bool payment_is_sound(const struct row *payment, struct numbers *numbers,
                      struct unsound *unsound)
{
    *unsound = (struct unsound){ .column = payroll_total };
    if (!parts_add_up(payment, unsound)) {
        unsound->message = MESSAGE_SLIPS_SUM;
    } else if (!is_within(payment)) {
        unsound->message = MESSAGE_SLIPS_GOODS;
        unsound->column = payroll_goods;
    } else if (!funds_are_sound(payment, unsound)) {
        unsound->column = payroll_funds;
    } else if (!number_follows(numbers, payment->field[payroll_payment_no])) {
        unsound->message = MESSAGE_PAYROLL_NUMBER;
        unsound->column = payroll_payment_no;
    } else {
        return true;
    }
    return false;
}
