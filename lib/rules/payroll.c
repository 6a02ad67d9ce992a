#include "payroll.h"

#include "detail.h"
#include "supplement.h"

/* What one fund gives. */
struct part {
    struct text fund;
    fen amount;
};

struct parts {
    struct part *at; /* room for every award and the allowance */
    size_t count;
};

static bool add_part(struct parts *parts, struct text fund, fen amount)
{
    size_t i = 0;

    while (i < parts->count && !text_equal(parts->at[i].fund, fund))
        i++;
    if (i == parts->count)
        parts->at[parts->count++] = (struct part){ fund, 0 };
    return fen_add(&parts->at[i].amount, amount);
}

static bool is_paid(const struct row *award, month worked)
{
    return award->number[awards_month] == worked && award->number[awards_form] == FORM_CASH;
}

static bool add_awards(struct payment *payment, struct parts *parts, const struct rows *awards,
                       const struct policy *policy, month worked)
{
    for (size_t i = 0; i < awards->count; i++) {
        const struct row *row = &awards->at[i];
        struct text fund = row->field[awards_fund];

        if (!is_paid(row, worked))
            continue;
        if (fund.size == 0)
            fund = text_of(policy->payroll.fund);
        if (!add_part(parts, fund, row->number[awards_amount])
            || !fen_add(&payment->programmes, row->number[awards_amount]))
            return false;
    }
    return true;
}

/* The supplements as they are assessed, as far as what is payable reaches; the base amount is the
   rest: less than assessed when last month's sum is still paid, all of it when phased out. */
static void split_allowance(struct payment *payment, const struct row *row)
{
    fen payable = row->number[stream_payable], supplement = row->number[stream_supplement];

    if (row->number[stream_on_roster] != 1 || payable == NONE)
        return;
    if (supplement == NONE || row_has(row, stream_phase_out))
        supplement = 0;
    payment->supplement = supplement < payable ? supplement : payable;
    payment->base = payable - payment->supplement;
}

static struct text funds_text(const struct parts *parts, struct arena *arena)
{
    size_t room = 1;
    char *at, *end;

    for (size_t i = 0; i < parts->count; i++)
        room += detail_room(parts->at[i].fund);
    at = end = arena_take(arena, room);
    for (size_t i = 0; i < parts->count; i++) {
        const struct part *part = &parts->at[i];

        if (part->amount != 0)
            end = detail_put(at, end, part->fund, part->amount);
    }
    return (struct text){ at, (size_t)(end - at) };
}

static bool add_corrections(struct payment *payment, struct parts *parts,
                            const struct household *household, const struct policy *policy,
                            month worked, struct arena *arena)
{
    fen allowance = payment->base, all;

    if (!fen_add(&allowance, payment->supplement))
        return false;
    all = allowance;
    return fen_add(&all, payment->programmes)
        && apply_corrections(&payment->corrections, &household->side[TABLE_corrections], policy,
                             allowance, all, worked, arena)
        && fen_add(&parts->at[0].amount, payment->corrections.sum);
}

static bool add_up(struct payment *payment)
{
    payment->total = payment->base;
    return fen_add(&payment->total, payment->supplement)
        && fen_add(&payment->total, payment->programmes)
        && fen_add(&payment->total, payment->corrections.sum)
        && fen_add(&payment->total, payment->carried.sum);
}

bool find_payment(struct payment *payment, const struct household *household,
                  const struct policy *policy, month worked, struct arena *arena)
{
    const struct rows *awards = &household->side[TABLE_awards];
    struct parts parts = { .at = arena_take(arena, (awards->count + 1) * sizeof *parts.at) };

    *payment = (struct payment){ .home = false };
    split_allowance(payment, household->row);
    if (!add_part(&parts, text_of(policy->payroll.fund), payment->base)
        || !fen_add(&parts.at[0].amount, payment->supplement)
        || !add_awards(payment, &parts, awards, policy, worked)
        || !add_corrections(payment, &parts, household, policy, worked, arena)
        || !find_carried(&payment->carried, &household->side[TABLE_settled], policy, worked, arena))
        return false;
    payment->funds = funds_text(&parts, arena);
    return add_up(payment);
}

/* What a rule of in_goods makes of the payment. */
static bool add_goods(struct payment *payment, const struct in_goods *rule, struct scope *scope)
{
    static const struct rounding_rule to_fen = { { 1, 100 }, ROUND_HALF_UP };
    struct quantity worth;
    fen amount;

    scope->unknown = NULL;
    if (condition_holds(rule->when, scope) != TRUTH_YES)
        return !scope->fault;
    if (!quantity_of(rule->amount, scope, &worth))
        return false;
    if (worth.unknown || rational_sign(worth.value) <= 0)
        return true;
    return round_to_fen(worth.value, &to_fen, rule->rule.path, scope, &amount)
        && (fen_add(&payment->goods, amount) || no_answer(scope, FAULT_OVERFLOW, rule->rule.path));
}

bool is_visited(const struct policy *policy, struct scope *scope)
{
    const struct condition *when = policy->payroll.home_when;
    bool visited = false;

    for (int i = when ? next_counted(scope->facts, NO_MEMBER) : NO_MEMBER; i != NO_MEMBER;
         i = next_counted(scope->facts, i)) {
        scope->member = i;
        visited |= condition_holds(when, scope) == TRUTH_YES;
    }
    scope->member = NO_MEMBER;
    return visited;
}

bool find_delivery(struct payment *payment, const struct policy *policy, struct scope *scope)
{
    const struct payroll_rules *rules = &policy->payroll;

    for (size_t i = 0; i < rules->in_goods_count; i++)
        if (!add_goods(payment, &rules->in_goods[i], scope))
            return false;
    if (payment->goods > payment->total)
        payment->goods = payment->total;
    payment->home = is_visited(policy, scope);
    return !scope->fault;
}

day pay_day(const struct policy *policy, month worked)
{
    const struct calendar *calendar = &policy->calendar;
    day last = last_day(worked), on = first_day(worked) + policy->payroll.pay_day - 1;

    if (on > last)
        on = last;
    if (policy->payroll.if_closed == CLOSED_SAME || is_working_day(calendar, on))
        return on;
    if (policy->payroll.if_closed == CLOSED_AFTER && next_working_day(calendar, on) <= last)
        return next_working_day(calendar, on);
    return previous_working_day(calendar, on);
}

static int method_of(const struct payment *payment, const struct row *book)
{
    int64_t method = book->number[households_pay_method];

    if (payment->home)
        return PAY_HOME;
    return method == NONE ? PAY_COUNTER : (int)method;
}

static void write_payee(const struct row *book, int method, struct values *values)
{
    bool own = row_has(book, households_payee_name);

    value_text(values, payroll_payee_name,
               book->field[own ? households_payee_name : households_head_name]);
    value_code(values, payroll_pay_method, method);
    if (method != PAY_BANK)
        return;
    value_text(values, payroll_bank, book->field[households_bank]);
    value_text(values, payroll_account, book->field[households_account]);
}

void payment_write(const struct payment *payment, const struct household *household,
                   const struct row *book, const char *number, month worked, day paid_on,
                   struct values *values)
{
    const struct row *row = household->row;

    value_string(values, payroll_payment_no, number);
    value_month(values, payroll_month, worked);
    value_text(values, payroll_household_id, household->id);
    value_text(values, payroll_subdistrict, row->field[stream_subdistrict]);
    value_text(values, payroll_community, row->field[stream_community]);
    value_integer(values, payroll_persons, row->number[stream_persons]);
    value_fen(values, payroll_base, payment->base);
    value_fen(values, payroll_supplement, payment->supplement);
    value_fen(values, payroll_programmes, payment->programmes);
    value_fen(values, payroll_corrections, payment->corrections.sum);
    value_fen(values, payroll_carried, payment->carried.sum);
    value_text(values, payroll_carried_detail, payment->carried.detail);
    value_text(values, payroll_funds, payment->funds);
    value_fen(values, payroll_goods, payment->goods);
    value_fen(values, payroll_total, payment->total);
    value_day(values, payroll_pay_on, paid_on);
    write_payee(book, method_of(payment, book), values);
}
