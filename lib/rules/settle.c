#include "settle.h"

#include "carry.h"
#include "detail.h"

static enum refusal judge(const struct receipt *receipt, const struct row *payment, month into)
{
    int64_t pay_on = payment->number[payroll_pay_on];
    fen due = payment->number[payroll_total];

    if (payment->number[payroll_pay_method] == PAY_BANK) /* goods do not go through a bank */
        due -= row_amount(payment, payroll_goods);
    if (receipt->outcome != RECEIPT_PAID)
        return RECEIPT_TAKEN;
    if (receipt->amount != NONE && receipt->amount != due)
        return receipt->amount < due ? RECEIPT_PARTIAL : RECEIPT_EXCESSIVE;
    if (receipt->paid_on == NO_DAY || (pay_on != NONE && receipt->paid_on < pay_on)
        || receipt->paid_on > last_day(into))
        return RECEIPT_MISDATED;
    return RECEIPT_TAKEN;
}

static const struct receipt *choose(struct receipt *receipts, size_t count,
                                    const struct row *payment, month into)
{
    const struct receipt *taken = NULL;

    for (size_t i = 0; i < count; i++) {
        receipts[i].refusal = judge(&receipts[i], payment, into);
        if (receipts[i].refusal != RECEIPT_TAKEN)
            continue;
        if (taken)
            receipts[i].refusal = RECEIPT_REPEATED;
        else
            taken = &receipts[i];
    }
    return taken;
}

/* Carries a part of the money on, or lets it lapse. */
static void carry_on(struct settlement *settlement, month of, fen amount,
                     const struct policy *policy, month into)
{
    if (amount <= 0)
        return;
    if (is_carried(policy, of, into))
        settlement->carried_to = into;
    else
        settlement->lapses[settlement->lapse_count++] = (struct lapse){ of, amount };
}

static void carry(struct settlement *settlement, const struct row *payment,
                  const struct policy *policy, month into, struct arena *arena)
{
    struct text detail = payment->field[payroll_carried_detail], name;
    size_t parts = detail_count(detail);
    fen amount;
    month of;

    settlement->lapses = arena_take(arena, (parts + 1) * sizeof *settlement->lapses);
    while (detail_next(&detail, &name, &amount))
        if (month_parse(name, &of) && amount != NONE)
            carry_on(settlement, of, amount, policy, into);
    carry_on(settlement, (month)payment->number[payroll_month],
             payment->number[payroll_total] - row_amount(payment, payroll_carried), policy, into);
}

void settle_payment(struct settlement *settlement, const struct row *payment,
                    struct receipt *receipts, size_t count, const struct policy *policy,
                    month into, struct arena *arena)
{
    const struct receipt *receipt = choose(receipts, count, payment, into);

    *settlement = (struct settlement){ .known = receipt != NULL, .paid_on = NO_DAY,
                                       .carried_to = NO_MONTH };
    if (!receipt)
        return;
    settlement->outcome = receipt->outcome;
    settlement->paid_on = receipt->paid_on;
    if (receipt->outcome == RECEIPT_PAID)
        settlement->paid_amount = payment->number[payroll_total];
    else
        carry(settlement, payment, policy, into, arena);
}

void settlement_write(const struct settlement *settlement, const struct row *payment,
                      struct values *values)
{
    for (int i = 0; i < payroll_COUNT; i++)
        value_text(values, i, payment->field[i]);
    value_code(values, settled_outcome, settlement->known ? (int)settlement->outcome : -1);
    value_day(values, settled_paid_on, settlement->paid_on);
    value_fen(values, settled_paid_amount, settlement->paid_amount);
    value_month(values, settled_carried_to, settlement->carried_to);
}

void lapse_write(const struct lapse *lapse, const struct row *payment, struct values *values)
{
    value_text(values, lapsed_payment_no, payment->field[payroll_payment_no]);
    value_month(values, lapsed_month, lapse->of);
    value_fen(values, lapsed_amount, lapse->amount);
}
