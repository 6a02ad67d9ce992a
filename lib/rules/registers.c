#include "registers.h"

#include "detail.h"
#include <inttypes.h>
#include <stdio.h>

int64_t ten_thousandths(int64_t part, int64_t whole)
{
    enum { PARTS = 10000 };

    while (whole > INT64_MAX / PARTS || part > INT64_MAX / PARTS) {
        part /= 2;
        whole /= 2;
    }
    return part * PARTS / whole;
}

static bool covers(const struct registers *registers, int64_t on)
{
    return on != NONE && month_of_day((day)on) >= registers->proofs->first
        && month_of_day((day)on) <= registers->proofs->last;
}

static void add(struct registers *registers, fen *sum, fen amount)
{
    if (amount != NONE && !fen_add(sum, amount))
        registers->overflow = true;
}

/* "001003-000422#2" */
static void add_person(struct repeats *persons, struct text household, int64_t number)
{
    struct buffer name = { 0 };

    buffer_text(&name, household);
    buffer_byte(&name, '#');
    buffer_number(&name, number == NONE ? 0 : number);
    repeats_add(persons, buffer_as_text(&name));
    buffer_fini(&name);
}

void register_aid(struct registers *registers, const struct row *row)
{
    struct aid_count *count = &registers->aid[row->number[aid_kind]];

    if (!covers(registers, row->number[aid_given_on]))
        return;
    repeats_add(&count->households, row->field[aid_household_id]);
    add_person(&count->persons, row->field[aid_household_id], row->number[aid_person_no]);
    add(registers, &count->amount, row->number[aid_amount]);
}

void register_work(struct registers *registers, const struct row *row)
{
    if (!covers(registers, row->number[community_work_held_on]))
        return;
    registers->called++;
    registers->attended += row->number[community_work_attended] == 1;
    add_person(&registers->work_persons, row->field[community_work_household_id],
               row->number[community_work_person_no]);
}

void register_survey(struct registers *registers, const struct row *row)
{
    registers->visits += covers(registers, row->number[surveys_visited_on]);
}

bool proof_of_report(struct proofs *proofs, const struct row *petition)
{
    struct text report = petition->field[petitions_report_no], known;
    month in = month_of_day((day)petition->number[petitions_received_on]);

    if (report.size == 0 || in < proofs->first || in > proofs->last
        || dictionary_find(&proofs->reports, report, &known))
        return false;
    dictionary_set(&proofs->reports, report, report);
    return true;
}

void register_petition(struct registers *registers, const struct row *row, bool new_report)
{
    int64_t persons = row->number[petitions_persons];

    if (!covers(registers, row->number[petitions_received_on]))
        return;
    registers->petition_persons += persons == NONE ? 1 : persons;
    registers->unanswered += row->number[petitions_answered_on] == NONE;
    registers->petition_reports += new_report;
}

void register_funds(struct registers *registers, const struct row *row)
{
    int64_t of = row->number[funds_month];

    if (row->number[funds_step] == FUND_ALLOTTED && of >= registers->proofs->first
        && of <= registers->proofs->last)
        add(registers, &registers->allotted, row->number[funds_amount]);
}

void proof_archive(struct proofs *proofs, const struct row *row)
{
    proofs->has_archives = true;
    repeats_add(&proofs->archives, row->field[archives_household_id]);
}

void proof_receipt(struct proofs *proofs, const struct row *row)
{
    if (row->number[receipts_collected_by] == COLLECTED_DELIVERED)
        repeats_add(&proofs->delivered, row->field[receipts_payment_no]);
}

void proof_settled(struct proofs *proofs, const struct row *row)
{
    if (row->number[settled_outcome] == RECEIPT_PAID
        && row_amount(row, settled_base) + row_amount(row, settled_supplement) > 0)
        repeats_add(&proofs->paid_homes, row->field[settled_household_id]);
}

/* What was asked for with the payment: all but what was carried. */
static fen own_of(const struct row *row)
{
    return row->number[payroll_total] - row_amount(row, payroll_carried);
}

/* What the payment is for, and from which funds it comes. */
static void add_request(struct registers *registers, const struct row *row)
{
    static const int columns[SPENDINGS] = { payroll_base, payroll_supplement, payroll_programmes,
                                            payroll_corrections };
    struct text funds = row->field[payroll_funds], code;
    fen amount;

    registers->has_money = true;
    add(registers, &registers->requested, own_of(row));
    for (int i = 0; i < SPENDINGS; i++)
        add(registers, &registers->spent[i], row->number[columns[i]]);
    add(registers, &registers->in_goods, row->number[payroll_goods]);
    while (detail_next(&funds, &code, &amount))
        if (amount != NONE && !sums_add(&registers->funds, code, amount))
            registers->overflow = true;
}

void register_payment(struct registers *registers, const struct row *row)
{
    add_request(registers, row);
    add(registers, &registers->outstanding, own_of(row));
}

/* Money of an earlier month of the period that now was handed over had come back then. */
static void add_carried(struct registers *registers, const struct row *row)
{
    struct text detail = row->field[settled_carried_detail], name;
    fen amount;
    month of;

    while (detail_next(&detail, &name, &amount))
        if (month_parse(name, &of) && of >= registers->proofs->first && amount != NONE) {
            add(registers, &registers->paid, amount);
            add(registers, &registers->returned, -amount);
        }
}

static bool is_in_time(const struct registers *registers, const struct row *row)
{
    return row->number[settled_paid_on] == row->number[settled_pay_on]
        || repeats_contain(&registers->proofs->delivered, row->field[settled_payment_no]);
}

void register_settled(struct registers *registers, const struct row *row)
{
    int64_t outcome = row->number[settled_outcome];

    add_request(registers, row);
    if (outcome < 0 || outcome == NONE) {
        add(registers, &registers->outstanding, own_of(row));
        return;
    }
    if (outcome != RECEIPT_PAID) {
        add(registers, &registers->returned, own_of(row));
        return;
    }
    add(registers, &registers->paid, own_of(row));
    add_carried(registers, row);
    if (is_in_time(registers, row))
        add(registers, &registers->in_time, own_of(row));
}

/* "200409-certificate_preferential-000001": the award's programme. */
static struct text programme_of(struct text award)
{
    const char *first = memchr(award.at, '-', award.size);
    const char *end = award.at + award.size;

    if (!first)
        return (struct text){ award.at, 0 };
    while (end > first + 1 && end[-1] != '-')
        end--;
    return (struct text){ first + 1, end > first + 1 ? (size_t)(end - 1 - (first + 1)) : 0 };
}

/* "200409-…": the month of the award. */
static bool is_award_of(const struct registers *registers, struct text award)
{
    struct buffer text = { 0 };
    month of = 0;

    buffer_add(&text, award.at, award.size < 4 ? award.size : 4);
    buffer_byte(&text, '-');
    buffer_add(&text, award.at + (award.size < 6 ? award.size : 4), award.size < 6 ? 0 : 2);
    bool is_of = month_parse(buffer_as_text(&text), &of) && of >= registers->proofs->first
              && of <= registers->proofs->last;
    buffer_fini(&text);
    return is_of;
}

void register_voucher(struct registers *registers, const struct row *row)
{
    struct text programme = programme_of(row->field[vouchers_award_no]);

    if (is_award_of(registers, row->field[vouchers_award_no])
        && !sums_add(&registers->redeemed, programme, row_amount(row, vouchers_redeemed)))
        registers->overflow = true;
}

void register_roster(struct registers *registers, const struct row *row, bool last)
{
    if (row->number[stream_on_roster] != 1)
        return;
    if (row->number[stream_verdict] == VERDICT_ELIGIBLE) {
        registers->approved++;
        registers->covered += repeats_contain(&registers->proofs->paid_homes,
                                              row->field[stream_household_id]);
    }
    if (!last)
        return;
    registers->on_roster++;
    registers->filed += repeats_contain(&registers->proofs->archives, row->field[stream_household_id]);
}

void proofs_sort(struct proofs *proofs)
{
    repeats_sort(&proofs->delivered);
    repeats_sort(&proofs->archives);
}

void proofs_begin_roster(struct proofs *proofs)
{
    repeats_sort(&proofs->paid_homes);
}

void proofs_end_month(struct proofs *proofs)
{
    repeats_fini(&proofs->paid_homes);
}

void proofs_fini(struct proofs *proofs)
{
    repeats_fini(&proofs->paid_homes);
    repeats_fini(&proofs->delivered);
    repeats_fini(&proofs->archives);
    dictionary_fini(&proofs->reports);
}

void registers_end(struct registers *registers)
{
    for (int i = 0; i < AID_KINDS; i++) {
        struct aid_count *count = &registers->aid[i];

        repeats_sort(&count->households);
        repeats_sort(&count->persons);
        count->household_count = (int64_t)repeats_distinct(&count->households);
        count->person_count = (int64_t)repeats_distinct(&count->persons);
    }
    repeats_sort(&registers->work_persons);
    registers->workers = (int64_t)repeats_distinct(&registers->work_persons);
}

void registers_fini(struct registers *registers)
{
    for (int i = 0; i < AID_KINDS; i++) {
        repeats_fini(&registers->aid[i].households);
        repeats_fini(&registers->aid[i].persons);
    }
    repeats_fini(&registers->work_persons);
    sums_fini(&registers->funds);
    sums_fini(&registers->redeemed);
}
