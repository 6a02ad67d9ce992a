#include "journal.h"
#include "journal_days.h"

#include "../base/day.h"
#include "../base/fen.h"
#include "../rules/detail.h"
#include "../table/codes.h"
#include <stdlib.h>

/* A part of an account's name: what hledger would read as something else is replaced. */
static void add_part(struct buffer *name, struct text part)
{
    bool blank = true; /* none at the beginning, and never two */

    for (size_t i = 0; i < part.size; i++) {
        unsigned char byte = (unsigned char)part.at[i];

        if (byte == ':' || byte == ';') {
            buffer_byte(name, '-');
        } else if (byte <= ' ' || byte == 0x7f) {
            if (!blank)
                buffer_byte(name, ' ');
        } else {
            buffer_byte(name, (char)byte);
        }
        blank = byte <= ' ';
    }
    while (name->size > 0 && name->at[name->size - 1] == ' ')
        name->size--;
    if (part.size == 0)
        buffer_byte(name, '-');
}

/* "assets:offices:SUBDISTRICT:FUND": a prefix and up to three parts (at NULL: no more). */
static void add_account(struct buffer *name, const char *prefix, struct text first,
                        struct text second, struct text third)
{
    const struct text parts[] = { first, second, third };

    buffer_clear(name);
    buffer_string(name, prefix);
    for (size_t i = 0; i < sizeof parts / sizeof *parts && parts[i].at; i++) {
        buffer_byte(name, ':');
        add_part(name, parts[i]);
    }
}

static const struct text none = { NULL, 0 };

static void post(struct journal *journal, fen amount, const char *prefix, struct text first,
                 struct text second, struct text third)
{
    add_account(&journal->name, prefix, first, second, third);
    journal_account(journal, journal->name.at);
    buffer_string(&journal->out, "    ");
    buffer_text(&journal->out, buffer_as_text(&journal->name));
    buffer_string(&journal->out, "  ");
    buffer_fen(&journal->out, amount);
    buffer_string(&journal->out, " CNY\n");
}

/* "2004-04-28 (200404-001-0000016) payroll | 001003-000422" */
static void begin_entry(struct journal *journal, day on, struct text number, const char *what,
                        struct text whose)
{
    struct buffer *out = &journal->out;

    buffer_byte(out, '\n');
    buffer_day(out, on);
    if (number.size > 0) {
        buffer_string(out, " (");
        add_part(out, number);
        buffer_byte(out, ')');
    }
    buffer_byte(out, ' ');
    buffer_string(out, what);
    if (whose.size > 0) {
        buffer_string(out, " | ");
        add_part(out, whose);
    }
    buffer_byte(out, '\n');
}

static struct text source_of(const struct row *row)
{
    int64_t source = row->number[funds_source];

    return text_of(source == NONE ? "district" : codes_fund_source[source].name);
}

static void note_funds(struct journal *journal, const struct row *row)
{
    struct buffer *out = &journal->out;

    buffer_string(out, "\n; ");
    buffer_day(out, (day)row->number[funds_booked_on]);
    buffer_byte(out, ' ');
    buffer_string(out, codes_fund_step[row->number[funds_step]].name);
    buffer_byte(out, ' ');
    add_part(out, row->field[funds_fund]);
    buffer_byte(out, ' ');
    buffer_fen(out, row->number[funds_amount]);
    buffer_string(out, " CNY\n");
}

void journal_funds(struct journal *journal, const struct row *row)
{
    struct text fund = row->field[funds_fund], subdistrict = row->field[funds_subdistrict];
    fen amount = row->number[funds_amount];
    enum fund_step step = (enum fund_step)row->number[funds_step];

    day on = (day)row->number[funds_booked_on];

    if (step == FUND_BUDGETED || step == FUND_REQUESTED) {
        note_funds(journal, row);
        journal_lay(journal, on);
        return;
    }
    begin_entry(journal, on, row->field[funds_voucher_no], codes_fund_step[step].name,
                row->field[funds_month]);
    switch (step) {
    case FUND_RECEIVED:
        post(journal, amount, "assets:finance", fund, none, none);
        post(journal, -amount, "revenues", source_of(row), none, none);
        break;
    case FUND_ALLOTTED:
        post(journal, amount, "assets:bureau", fund, none, none);
        post(journal, -amount, "assets:finance", fund, none, none);
        break;
    default:
        post(journal, amount, "assets:offices", subdistrict, fund, none);
        post(journal, -amount, "assets:bureau", fund, none, none);
    }
    journal_lay(journal, on);
}

/* A payroll from elsewhere may not say its pay day. */
static day day_of_payment(const struct row *row)
{
    int64_t pay_on = row->number[payroll_pay_on];

    return pay_on == NONE ? last_day((month)row->number[payroll_month]) : (day)pay_on;
}

void journal_payment(struct journal *journal, const struct row *row)
{
    struct text funds = row->field[payroll_funds], fund;
    struct text subdistrict = row->field[payroll_subdistrict];
    fen amount;

    if (funds.size == 0)
        return;
    begin_entry(journal, day_of_payment(row), row->field[payroll_payment_no],
                "payroll", row->field[payroll_household_id]);
    while (detail_next(&funds, &fund, &amount)) {
        post(journal, amount, "expenses", fund, subdistrict, none);
        post(journal, -amount, "liabilities:payments", subdistrict, fund,
             row->field[payroll_month]);
    }
    journal_lay(journal, day_of_payment(row));
}

/* Money of a payment that is no longer owed: it goes out of the paying office, or lapses. */
static void release(struct journal *journal, struct text funds, struct text subdistrict,
                    struct text office, int64_t of, bool lapses)
{
    char name[MONTH_TEXT];
    struct text fund;
    fen amount;

    month_format(name, (month)of);
    while (detail_next(&funds, &fund, &amount)) {
        post(journal, amount, "liabilities:payments", subdistrict, fund, text_of(name));
        if (lapses)
            post(journal, -amount, "revenues:lapsed", fund, subdistrict, none);
        else
            post(journal, -amount, "assets:offices", office, fund, none);
    }
}

static fen sum_of(struct text funds)
{
    struct text fund;
    fen amount, sum = 0;

    while (detail_next(&funds, &fund, &amount))
        if (amount == NONE || !fen_add(&sum, amount))
            return NONE;
    return sum;
}

/* Takes an amount off what was owed. */
static enum journal_fault take_owed(struct owed *owed, fen amount)
{
    if (!owed)
        return JOURNAL_ORIGIN;
    if (owed->released)
        return JOURNAL_TWICE;
    if (sum_of(owed->funds) != amount)
        return JOURNAL_AMOUNT;
    owed->released = true;
    return JOURNAL_GOOD;
}

/* What was carried into the payment, from where it was first owed. */
static enum journal_fault release_carried(struct journal *journal, const struct row *row)
{
    struct text detail = row->field[settled_carried_detail], name;
    enum journal_fault fault;
    fen amount;
    month of;

    while (detail_next(&detail, &name, &amount)) {
        struct owed *owed = month_parse(name, &of)
            ? owed_of(journal->owed, row->field[settled_household_id], of) : NULL;

        if ((fault = take_owed(owed, amount)) != JOURNAL_GOOD)
            return fault;
        release(journal, owed->funds, owed->subdistrict, row->field[settled_subdistrict],
                owed->month, false);
    }
    return JOURNAL_GOOD;
}

enum journal_fault journal_settled(struct journal *journal, const struct row *row)
{
    struct text subdistrict = row->field[settled_subdistrict];
    int64_t paid_on = row->number[settled_paid_on];
    day on = paid_on == NONE ? day_of_payment(row) : (day)paid_on;

    if (row->number[settled_outcome] != RECEIPT_PAID)
        return JOURNAL_GOOD;
    begin_entry(journal, on, row->field[settled_payment_no], "paid",
                row->field[settled_household_id]);
    release(journal, row->field[settled_funds], subdistrict, subdistrict,
            row->number[settled_month], false);
    enum journal_fault fault = release_carried(journal, row);
    journal_lay(journal, on);
    return fault;
}

enum journal_fault journal_lapsed(struct journal *journal, const struct row *row)
{
    const struct owed *last = owed_payment(journal->owed, row->field[lapsed_payment_no]);
    struct owed *owed =
        last ? owed_of(journal->owed, last->household, row->number[lapsed_month]) : NULL;
    enum journal_fault fault = take_owed(owed, row->number[lapsed_amount]);

    if (fault != JOURNAL_GOOD)
        return fault;
    day on = last_day((month)last->month);
    begin_entry(journal, on, row->field[lapsed_payment_no], "lapsed", owed->household);
    release(journal, owed->funds, owed->subdistrict, none, owed->month, true);
    journal_lay(journal, on);
    return JOURNAL_GOOD;
}
