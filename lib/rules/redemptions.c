#include "redemptions.h"

#include "vouchers.h"
#include <stdlib.h>

static struct text keep(struct redemptions *redemptions, struct text text)
{
    return (struct text){ arena_copy(&redemptions->texts, text.at, text.size), text.size };
}

void redemptions_add(struct redemptions *redemptions, const struct row *row, const char *file)
{
    redemptions->at = make_room(redemptions->at, &redemptions->room, redemptions->count + 1,
                                sizeof *redemptions->at);
    redemptions->at[redemptions->count++] = (struct redemption){
        .number = keep(redemptions, row->field[redemptions_voucher_no]),
        .shop = keep(redemptions, row->field[redemptions_shop]),
        .goods = keep(redemptions, row->field[redemptions_goods]),
        .on = (day)row->number[redemptions_redeemed_on],
        .amount = row->number[redemptions_amount],
        .line = row->line,
        .file = file,
        .expected = NONE,
    };
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* By what they say, wherever they stand. */
static int compare_content(const struct redemption *a, const struct redemption *b)
{
    int order = text_compare(a->number, b->number);

    if (order == 0)
        order = compare_numbers(a->on, b->on);
    if (order == 0)
        order = text_compare(a->shop, b->shop);
    if (order == 0)
        order = compare_numbers(a->amount, b->amount);
    return order ? order : text_compare(a->goods, b->goods);
}

static int compare(const void *first, const void *second)
{
    const struct redemption *a = first, *b = second;
    int order = compare_content(a, b);

    if (order == 0)
        order = strcmp(a->file, b->file);
    return order ? order : compare_numbers(a->line, b->line);
}

void redemptions_sort(struct redemptions *redemptions)
{
    if (redemptions->count > 0)
        qsort(redemptions->at, redemptions->count, sizeof *redemptions->at, compare);
}

struct redemption *redemptions_of(const struct redemptions *redemptions, struct text number,
                                  size_t *count)
{
    size_t low = 0, high = redemptions->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (text_compare(redemptions->at[middle].number, number) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (high = low; high < redemptions->count; high++)
        if (!text_equal(redemptions->at[high].number, number))
            break;
    *count = high - low;
    return *count ? &redemptions->at[low] : NULL;
}

void redemptions_fini(struct redemptions *redemptions)
{
    free(redemptions->at);
    arena_fini(&redemptions->texts);
    *redemptions = (struct redemptions){ 0 };
}

/* The next part of "a;b;c"; false: there is none. */
static bool next_part(struct text *list, struct text *part)
{
    const char *end;

    if (list->size == 0)
        return false;
    end = memchr(list->at, ';', list->size);
    *part = (struct text){ list->at, end ? (size_t)(end - list->at) : list->size };
    *list = end ? (struct text){ end + 1, list->size - part->size - 1 } : (struct text){ NULL, 0 };
    return true;
}

static bool is_among(struct text list, struct text code)
{
    struct text part;

    if (list.size == 0)
        return true;
    while (next_part(&list, &part))
        if (text_equal(part, code))
            return true;
    return false;
}

/* The row of goods that has the code and covers the month, or NULL. */
static const struct row *goods_of(const struct rows *goods, struct text code, month sold)
{
    for (size_t i = 0; i < goods->count; i++) {
        const struct row *row = &goods->at[i];
        int64_t from = row->number[goods_from], to = row->number[goods_to];

        if (text_equal(row->field[goods_code], code) && (from == NONE || from <= sold)
            && (to == NONE || sold <= to))
            return row;
    }
    return NULL;
}

bool goods_cost(struct text list, struct text allowed, const struct rows *goods, month sold,
                fen *cost)
{
    struct text part;

    *cost = 0;
    while (next_part(&list, &part)) {
        const char *equals = memchr(part.at, '=', part.size);
        struct text code = { part.at, equals ? (size_t)(equals - part.at) : part.size };
        int64_t count = 1;
        fen price;

        if (equals && (!integer_parse((struct text){ equals + 1, part.size - code.size - 1 },
                                      &count) || count <= 0))
            return false;
        const struct row *row = is_among(allowed, code) ? goods_of(goods, code, sold) : NULL;
        if (!row || row->number[goods_price] == NONE
            || __builtin_mul_overflow(row->number[goods_price], count, &price)
            || !fen_add(cost, price))
            return false;
    }
    return true;
}

static bool takes_vouchers(const struct payroll_rules *rules, struct text shop)
{
    for (size_t i = 0; i < rules->shop_count; i++)
        if (text_is(shop, rules->shops[i]))
            return true;
    return rules->shop_count == 0;
}

static enum redemption_refusal judge(struct redemption *redemption, const struct row *voucher,
                                     const struct policy *policy, const struct rows *goods,
                                     fen left)
{
    int64_t end = voucher->number[vouchers_valid_until];
    struct text number = redemption->number;
    day begin = NO_DAY;
    fen cost;

    if (voucher_number_holds(number))
        begin = voucher_begin(number);
    if (begin != NO_DAY && redemption->on < begin)
        return REDEMPTION_EARLY;
    if (end != NONE && redemption->on > end)
        return REDEMPTION_EXPIRED;
    if (!takes_vouchers(&policy->payroll, redemption->shop))
        return REDEMPTION_SHOP;
    if (!goods_cost(redemption->goods, voucher->field[vouchers_goods], goods,
                    month_of_day(redemption->on), &cost))
        return REDEMPTION_GOODS;
    redemption->expected = cost;
    if (redemption->goods.size > 0 ? cost != redemption->amount : redemption->amount <= 0)
        return REDEMPTION_PRICE;
    redemption->expected = left;
    return redemption->amount > left ? REDEMPTION_VALUE : REDEMPTION_TAKEN;
}

/* The shop's place in the list, made if it is new. */
static struct shop *shop_of(struct shops *shops, struct text name)
{
    size_t at = 0;

    while (at < shops->count && text_compare(shops->at[at].name, name) < 0)
        at++;
    if (at < shops->count && text_equal(shops->at[at].name, name))
        return &shops->at[at];
    shops->at = make_room(shops->at, &shops->room, shops->count + 1, sizeof *shops->at);
    memmove(&shops->at[at + 1], &shops->at[at], (shops->count++ - at) * sizeof *shops->at);
    shops->at[at] = (struct shop){ .name = name };
    return &shops->at[at];
}

static void owe(struct shops *shops, const struct redemption *redemption)
{
    if (redemption->on < shops->since)
        return;
    struct shop *shop = shop_of(shops, redemption->shop);

    shop->redemptions++;
    if (!fen_add(&shop->amount, redemption->amount))
        shops->overflow = true;
}

fen redeem(const struct row *voucher, struct redemption *redemptions, size_t count,
           const struct policy *policy, const struct rows *goods, struct shops *shops)
{
    fen left = voucher->number[vouchers_value], redeemed = 0;

    for (size_t i = 0; i < count; i++) {
        struct redemption *redemption = &redemptions[i];

        if (i > 0 && compare_content(redemption, redemption - 1) == 0) {
            redemption->refusal = REDEMPTION_REPEATED;
            continue;
        }
        redemption->refusal = judge(redemption, voucher, policy, goods, left);
        if (redemption->refusal != REDEMPTION_TAKEN)
            continue;
        left -= redemption->amount;
        redeemed += redemption->amount;
        owe(shops, redemption);
    }
    return redeemed;
}

void shops_fini(struct shops *shops)
{
    free(shops->at);
    *shops = (struct shops){ 0 };
}
