#include "journal.h"

#include "../base/day.h"
#include "../base/fen.h"
#include "../rules/detail.h"
#include "../table/codes.h"
#include <stdlib.h>

void journal_begin(struct journal *journal, const struct owed_list *owed)
{
    *journal = (struct journal){ .owed = owed };
    buffer_string(&journal->out, "decimal-mark .\ncommodity 1000.00 CNY\n");
}

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

static void remember(struct journal *journal, const char *account)
{
    size_t low = 0, high = journal->account_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(journal->accounts[middle], account);

        if (order == 0)
            return;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    journal->accounts = make_room(journal->accounts, &journal->account_room,
                                  journal->account_count + 1, sizeof *journal->accounts);
    memmove(&journal->accounts[low + 1], &journal->accounts[low],
            (journal->account_count - low) * sizeof *journal->accounts);
    journal->accounts[low] = copy_string(account);
    journal->account_count++;
}

static const struct text none = { NULL, 0 };

static void post(struct journal *journal, fen amount, const char *prefix, struct text first,
                 struct text second, struct text third)
{
    add_account(&journal->name, prefix, first, second, third);
    remember(journal, journal->name.at);
    buffer_string(&journal->out, "    ");
    buffer_text(&journal->out, buffer_as_text(&journal->name));
    buffer_string(&journal->out, "  ");
    buffer_fen(&journal->out, amount);
    buffer_string(&journal->out, " CNY\n");
}

/* "2004-04-28 (200404-001-0000016) payroll 001003-000422" */
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
        buffer_byte(out, ' ');
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

    if (step == FUND_BUDGETED || step == FUND_REQUESTED) {
        note_funds(journal, row);
        return;
    }
    begin_entry(journal, (day)row->number[funds_booked_on], row->field[funds_voucher_no],
                codes_fund_step[step].name, row->field[funds_month]);
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
            post(journal, -amount, "revenues:lapsed", fund, none, none);
        else
            post(journal, -amount, "assets:offices", office, fund, none);
    }
}

/* What was carried into the payment, from where it was first owed. */
static bool release_carried(struct journal *journal, const struct row *row)
{
    struct text detail = row->field[settled_carried_detail], name;
    const struct owed *owed;
    fen amount;
    month of;

    while (detail_next(&detail, &name, &amount)) {
        if (!month_parse(name, &of)
            || !(owed = owed_of(journal->owed, row->field[settled_household_id], of)))
            return false;
        release(journal, owed->funds, owed->subdistrict, row->field[settled_subdistrict],
                owed->month, false);
    }
    return true;
}

bool journal_settled(struct journal *journal, const struct row *row)
{
    struct text subdistrict = row->field[settled_subdistrict];

    if (row->number[settled_outcome] != RECEIPT_PAID)
        return true;
    int64_t paid_on = row->number[settled_paid_on];

    begin_entry(journal, paid_on == NONE ? day_of_payment(row) : (day)paid_on,
                row->field[settled_payment_no], "paid", row->field[settled_household_id]);
    release(journal, row->field[settled_funds], subdistrict, subdistrict,
            row->number[settled_month], false);
    return release_carried(journal, row);
}

bool journal_lapsed(struct journal *journal, const struct row *row)
{
    const struct owed *last = owed_payment(journal->owed, row->field[lapsed_payment_no]);
    const struct owed *owed =
        last ? owed_of(journal->owed, last->household, row->number[lapsed_month]) : NULL;

    if (!owed)
        return false;
    begin_entry(journal, last_day((month)last->month), row->field[lapsed_payment_no], "lapsed",
                owed->household);
    release(journal, owed->funds, owed->subdistrict, none, owed->month, true);
    return true;
}

void journal_end(struct journal *journal)
{
    buffer_byte(&journal->out, '\n');
    for (size_t i = 0; i < journal->account_count; i++) {
        buffer_string(&journal->out, "account ");
        buffer_string(&journal->out, journal->accounts[i]);
        buffer_byte(&journal->out, '\n');
    }
}

void journal_fini(struct journal *journal)
{
    for (size_t i = 0; i < journal->account_count; i++)
        free(journal->accounts[i]);
    free(journal->accounts);
    buffer_fini(&journal->out);
    buffer_fini(&journal->name);
    *journal = (struct journal){ 0 };
}
