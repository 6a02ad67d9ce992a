/* Approved, paid, handed over (批准、发放、领取). */
#include "checking.h"

enum about { ABOUT_PAYMENT, ABOUT_SETTLED, ABOUT_RECEIPT };

/* A payment, or what became of it by the settlement or by a receipt; the household's number
   follows, or who signed. */
struct payment {
    struct seen seen;
    int32_t about, outcome; /* outcome of what became of it, -1: none */
    int32_t collected_by;   /* of a receipt, -1: unknown */
    month of;               /* of a payment */
    fen amount;             /* NONE: the whole */
    uint64_t payee;         /* of a payment, 0: unknown */
};

static void keep_payment(struct check *check, struct text number, const struct payment *payment,
                         struct text more)
{
    sorting_add_parts(check->list[PAYMENTS], number, BYTES_OF(*payment), more);
}

/* What is handed over: goods do not go through a bank. */
static fen due_of(const struct row *payment)
{
    fen due = payment->number[payroll_total];

    return payment->number[payroll_pay_method] == PAY_BANK
         ? due - row_amount(payment, payroll_goods) : due;
}

static bool is_paid_month(const struct check *check, month of)
{
    for (size_t i = 0; i < check->paid_count; i++)
        if (check->paid[i] == of)
            return true;
    return false;
}

static void add_paid_month(struct check *check, month of)
{
    if (is_paid_month(check, of))
        return;
    check->paid = make_room(check->paid, &check->paid_room, check->paid_count + 1,
                            sizeof *check->paid);
    check->paid[check->paid_count++] = of;
}

static void keep_payments(struct check *check, const struct household *household)
{
    const struct rows *payroll = &household->side[TABLE_payroll];
    const struct rows *settled = &household->side[TABLE_settled];

    for (size_t i = 0; i < payroll->count; i++) {
        const struct row *row = &payroll->at[i];
        const struct payment payment = { .seen = seen_at(row), .about = ABOUT_PAYMENT,
                                         .of = (month)row->number[payroll_month],
                                         .amount = due_of(row),
                                         .payee = address_of(row->field[payroll_payee_name]) };
        keep_payment(check, row->field[payroll_payment_no], &payment, household->id);
        add_paid_month(check, payment.of);
    }
    for (size_t i = 0; i < settled->count; i++) {
        const struct row *row = &settled->at[i];
        const struct payment payment = { .seen = seen_at(row), .about = ABOUT_SETTLED,
                                         .outcome = (int32_t)row->number[settled_outcome],
                                         .collected_by = -1, .amount = NONE };
        if (row->number[settled_outcome] != NONE)
            keep_payment(check, row->field[settled_payment_no], &payment, (struct text){ 0 });
    }
}

/* The household's payment of the roster's month, or NULL. */
static const struct row *payment_of(const struct check *check, const struct household *household)
{
    const struct rows *payroll = &household->side[TABLE_payroll];

    for (size_t i = 0; i < payroll->count; i++)
        if (payroll->at[i].number[payroll_month] == check->plan.roster_month)
            return &payroll->at[i];
    return NULL;
}

static void compare_with_roster(struct check *check, const struct household *household)
{
    const struct row *payment = payment_of(check, household);
    const struct row *roster = check->roster;
    fen paid = payment ? row_amount(payment, payroll_base)
                           + row_amount(payment, payroll_supplement) : 0;
    fen approved = roster && roster->number[roster_on_roster] == 1
                 ? row_amount(roster, roster_payable) : 0;
    bool nobody = approved == 0;
    struct finding finding;

    if (paid == approved)
        return;
    finding = found_at(SEVERITY_ERROR,
                       nobody     ? MESSAGE_CHECK_UNAPPROVED
                       : !payment ? MESSAGE_CHECK_UNPAID
                                  : MESSAGE_CHECK_PAID_OTHER,
                       household, payment ? TABLE_payroll : TABLE_roster,
                       payment ? payment : roster);
    finding.expected = fen_shown(check, approved);
    finding.found = fen_shown(check, paid);
    tell_finding(check, &finding);
}

void look_at_payments(struct check *check, const struct household *household)
{
    keep_payments(check, household);
    if (check->plan.paid && check->plan.then && !household->bad[TABLE_payroll]
        && !household->bad[TABLE_roster])
        compare_with_roster(check, household);
}

void keep_receipt(struct check *check, const struct row *row)
{
    int64_t collected = row->number[receipts_collected_by];
    const struct payment payment = { .seen = seen_at(row), .about = ABOUT_RECEIPT,
                                     .outcome = (int32_t)row->number[receipts_outcome],
                                     .collected_by = collected == NONE ? -1 : (int32_t)collected,
                                     .amount = row->number[receipts_amount] };

    keep_payment(check, row->field[receipts_payment_no], &payment,
                 row->field[receipts_signed_by]);
}

/* What is known of one payment. */
struct settlement {
    struct payment payment;
    bool there, received;
    struct buffer household;
    bool signed_for;    /* by rows of receipts, not only by the settlement */
    fen paid;           /* by them together */
    struct seen receipt;
};

static void tell_settlement(const struct check *check, const struct settlement *settlement,
                            enum severity severity, enum message message, bool receipt)
{
    const struct seen *seen = receipt ? &settlement->receipt : &settlement->payment.seen;
    struct finding finding = { .severity = severity, .message = message,
                               .table = receipt ? TABLE_receipts : TABLE_payroll,
                               .file = seen->file, .line = (long)seen->line,
                               .household = buffer_as_text(&settlement->household),
                               .person_no = NONE };
    char expected[FEN_TEXT], found[FEN_TEXT];

    fen_format(expected, settlement->payment.amount);
    fen_format(found, settlement->paid);
    if (settlement->there)
        finding.expected = text_of(expected);
    if (receipt && (settlement->there || settlement->paid != 0))
        finding.found = text_of(found);
    tell_finding(check, &finding);
}

/* "200403-001-0000019" is of 2004-03. */
static month month_of_number(struct text number)
{
    enum { YEAR_SIZE = 4, SIZE = 6 };
    char text[MONTH_TEXT] = "0000-00";
    month of;

    if (number.size <= SIZE || number.at[SIZE] != '-')
        return NO_MONTH;
    memcpy(text, number.at, YEAR_SIZE);
    memcpy(text + YEAR_SIZE + 1, number.at + YEAR_SIZE, SIZE - YEAR_SIZE);
    return month_parse(text_of(text), &of) ? of : NO_MONTH;
}

static void judge(const struct check *check, const struct settlement *settlement,
                  struct text number)
{
    if (!settlement->there) {
        if (settlement->signed_for && is_paid_month(check, month_of_number(number)))
            tell_settlement(check, settlement, SEVERITY_WARNING, MESSAGE_CHECK_RECEIPT_UNKNOWN,
                            true);
    } else if (!settlement->received) {
        if (check->plan.receipts && last_day(settlement->payment.of) < check->plan.date)
            tell_settlement(check, settlement, SEVERITY_WARNING, MESSAGE_CHECK_NO_RECEIPT, false);
    } else if (settlement->payment.outcome == RECEIPT_RETURNED
               || settlement->payment.outcome == RECEIPT_UNCLAIMED) {
        tell_settlement(check, settlement, SEVERITY_HINT, MESSAGE_CHECK_RETURNED, true);
    } else if (settlement->payment.outcome == RECEIPT_PAID
               && settlement->paid != settlement->payment.amount) {
        tell_settlement(check, settlement, SEVERITY_WARNING, MESSAGE_CHECK_RECEIPT, true);
    }
}

/* Somebody else collected it: an agent, or one who signed with another name than the payee's. */
static bool is_by_another(const struct settlement *settlement, const struct payment *receipt,
                          struct text signature)
{
    if (receipt->outcome != RECEIPT_PAID || signature.size == 0)
        return false;
    return receipt->collected_by == COLLECTED_AGENT
        || (receipt->collected_by == COLLECTED_SELF && settlement->there
            && settlement->payment.payee
            && settlement->payment.payee != address_of(signature));
}

/* Of one month, told by the number, a signature. */
static void keep_collector(struct check *check, struct text number, const struct seen *seen,
                           struct text signature)
{
    const char *end = memchr(number.at, '-', number.size);
    struct buffer key = { 0 };

    if (!end)
        return;
    buffer_add(&key, number.at, (size_t)(end - number.at));
    buffer_byte(&key, '\0');
    buffer_text(&key, signature);
    sorting_add(check->list[COLLECTED], buffer_as_text(&key), BYTES_OF(*seen));
    buffer_fini(&key);
}

/* Where there are receipts they say what was paid, together; otherwise the settlement does. */
static void add_receipt(struct settlement *settlement, const struct payment *receipt)
{
    fen amount = receipt->amount == NONE ? settlement->payment.amount : receipt->amount;

    if (!settlement->signed_for)
        settlement->paid = 0;
    settlement->signed_for |= receipt->about == ABOUT_RECEIPT;
    settlement->payment.outcome = receipt->outcome;
    settlement->receipt = receipt->seen;
    settlement->received = true;
    if (receipt->outcome == RECEIPT_PAID)
        settlement->paid += amount;
}

/* Payments come before their receipts: households are read first. */
static void take_record(struct check *check, struct settlement *settlement, struct text number,
                        struct text record)
{
    struct payment payment;
    struct text more = { record.at + sizeof payment, record.size - sizeof payment };

    memcpy(&payment, record.at, sizeof payment);
    if (payment.about == ABOUT_PAYMENT) {
        settlement->payment = payment;
        settlement->there = true;
        buffer_text(&settlement->household, more);
        return;
    }
    if (is_by_another(settlement, &payment, more))
        keep_collector(check, number, &payment.seen, more);
    add_receipt(settlement, &payment);
}

static void forget_settlement(struct settlement *settlement)
{
    struct buffer household = settlement->household;

    buffer_clear(&household);
    *settlement = (struct settlement){ .household = household };
}

void compare_payments(struct check *check)
{
    struct settlement settlement = { .there = false };
    struct buffer number = { 0 };
    struct text key, record;

    while (sorting_next(check->list[PAYMENTS], &key, &record)) {
        if (!text_equal(key, buffer_as_text(&number))) {
            judge(check, &settlement, buffer_as_text(&number));
            forget_settlement(&settlement);
            buffer_clear(&number);
            buffer_text(&number, key);
        }
        take_record(check, &settlement, key, record);
    }
    judge(check, &settlement, buffer_as_text(&number));
    buffer_fini(&settlement.household);
    buffer_fini(&number);
}
