#include "carry.h"

#include "detail.h"

bool is_carried(const struct policy *policy, month of, month into)
{
    return into > of && (!policy || into - of <= policy->payroll.carry_months);
}

struct part {
    month of;
    fen amount;
};

/* Parts by month, the oldest first. */
struct parts {
    struct part *at;
    size_t count;
};

static bool add_part(struct parts *parts, month of, fen amount)
{
    size_t at = parts->count;

    for (size_t i = 0; i < parts->count; i++)
        if (parts->at[i].of == of)
            return fen_add(&parts->at[i].amount, amount);
    for (; at > 0 && parts->at[at - 1].of > of; at--)
        parts->at[at] = parts->at[at - 1];
    parts->at[at] = (struct part){ of, amount };
    parts->count++;
    return true;
}

static bool add_payment(struct parts *parts, const struct row *row, const struct policy *policy,
                        month worked)
{
    month own = (month)row->number[settled_month], of;
    struct text detail = row->field[settled_carried_detail], name;
    fen rest = row->number[settled_total], amount;

    if (!fen_add(&rest, -row_amount(row, settled_carried)))
        return false;
    if (rest > 0 && is_carried(policy, own, worked) && !add_part(parts, own, rest))
        return false;
    while (detail_next(&detail, &name, &amount))
        if (month_parse(name, &of) && amount != NONE && is_carried(policy, of, worked)
            && !add_part(parts, of, amount))
            return false;
    return true;
}

static bool write_detail(struct carried *carried, const struct parts *parts, struct arena *arena)
{
    char name[MONTH_TEXT], *at, *end;
    struct text month_name = { name, MONTH_TEXT - 1 };

    at = end = arena_take(arena, parts->count * detail_room(month_name) + 1);
    for (size_t i = 0; i < parts->count; i++) {
        month_format(name, parts->at[i].of);
        end = detail_put(at, end, month_name, parts->at[i].amount);
        if (!fen_add(&carried->sum, parts->at[i].amount))
            return false;
    }
    carried->detail = (struct text){ at, (size_t)(end - at) };
    return true;
}

bool find_carried(struct carried *carried, const struct rows *settled, const struct policy *policy,
                  month worked, struct arena *arena)
{
    struct parts parts = { 0 };
    size_t most = 0;

    *carried = (struct carried){ .detail = { "", 0 } };
    for (size_t i = 0; i < settled->count; i++)
        most += 1 + detail_count(settled->at[i].field[settled_carried_detail]);
    if (most == 0)
        return true;
    parts.at = arena_take(arena, most * sizeof *parts.at);
    for (size_t i = 0; i < settled->count; i++)
        if (settled->at[i].number[settled_carried_to] == worked
            && !add_payment(&parts, &settled->at[i], policy, worked))
            return false;
    return write_detail(carried, &parts, arena);
}
