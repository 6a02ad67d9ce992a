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
    return on != NONE && month_of_day((day)on) >= registers->first
        && month_of_day((day)on) <= registers->last;
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

void register_petition(struct registers *registers, const struct row *row)
{
    int64_t persons = row->number[petitions_persons];

    if (!covers(registers, row->number[petitions_received_on]))
        return;
    registers->petition_persons += persons == NONE ? 1 : persons;
    registers->unanswered += row->number[petitions_answered_on] == NONE;
    if (row->field[petitions_report_no].size > 0)
        repeats_add(&registers->reports, row->field[petitions_report_no]);
}

void register_funds(struct registers *registers, const struct row *row)
{
    int64_t of = row->number[funds_month];

    if (row->number[funds_step] == FUND_ALLOTTED && of >= registers->first
        && of <= registers->last)
        add(registers, &registers->allotted, row->number[funds_amount]);
}

void register_archive(struct registers *registers, const struct row *row)
{
    registers->has_archives = true;
    repeats_add(&registers->archives, row->field[archives_household_id]);
}

void register_receipt(struct registers *registers, const struct row *row)
{
    if (row->number[receipts_collected_by] == COLLECTED_DELIVERED)
        repeats_add(&registers->delivered, row->field[receipts_payment_no]);
}

/* What was asked for with the payment: all but what was carried. */
static fen own_of(const struct row *row)
{
    return row->number[payroll_total] - row_amount(row, payroll_carried);
}

void register_payment(struct registers *registers, const struct row *row)
{
    registers->has_money = true;
    add(registers, &registers->requested, own_of(row));
    add(registers, &registers->outstanding, own_of(row));
}

/* Money of an earlier month of the period that now was handed over had come back then. */
static void add_carried(struct registers *registers, const struct row *row)
{
    struct text detail = row->field[settled_carried_detail], name;
    fen amount;
    month of;

    while (detail_next(&detail, &name, &amount))
        if (month_parse(name, &of) && of >= registers->first && amount != NONE) {
            add(registers, &registers->paid, amount);
            add(registers, &registers->returned, -amount);
        }
}

static bool is_in_time(const struct registers *registers, const struct row *row)
{
    return row->number[settled_paid_on] == row->number[settled_pay_on]
        || repeats_contain(&registers->delivered, row->field[settled_payment_no]);
}

void register_settled(struct registers *registers, const struct row *row)
{
    int64_t outcome = row->number[settled_outcome];

    registers->has_money = true;
    add(registers, &registers->requested, own_of(row));
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
    if (row_amount(row, settled_base) + row_amount(row, settled_supplement) > 0)
        repeats_add(&registers->paid_homes, row->field[settled_household_id]);
}

void register_roster(struct registers *registers, const struct row *row, bool last)
{
    if (row->number[stream_on_roster] != 1)
        return;
    if (row->number[stream_verdict] == VERDICT_ELIGIBLE) {
        registers->approved++;
        registers->covered += repeats_contain(&registers->paid_homes,
                                              row->field[stream_household_id]);
    }
    if (!last)
        return;
    registers->on_roster++;
    registers->filed += repeats_contain(&registers->archives, row->field[stream_household_id]);
}

void registers_begin_roster(struct registers *registers)
{
    repeats_sort(&registers->paid_homes);
}

void registers_end_month(struct registers *registers)
{
    repeats_fini(&registers->paid_homes);
}

void registers_sort(struct registers *registers)
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
    repeats_sort(&registers->reports);
    registers->petition_reports = (int64_t)repeats_distinct(&registers->reports);
    repeats_sort(&registers->delivered);
    repeats_sort(&registers->archives);
}

void registers_fini(struct registers *registers)
{
    for (int i = 0; i < AID_KINDS; i++) {
        repeats_fini(&registers->aid[i].households);
        repeats_fini(&registers->aid[i].persons);
    }
    repeats_fini(&registers->work_persons);
    repeats_fini(&registers->reports);
    repeats_fini(&registers->paid_homes);
    repeats_fini(&registers->delivered);
    repeats_fini(&registers->archives);
}
