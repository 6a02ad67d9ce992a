#include "owed.h"

#include "../table/codes.h"
#include <stdlib.h>

static struct text kept(struct owed_list *list, struct text text)
{
    return (struct text){ arena_copy(&list->arena, text.at, text.size), text.size };
}

void owed_add(struct owed_list *list, const struct row *settled)
{
    if (settled->number[settled_outcome] == RECEIPT_PAID)
        return;
    list->at = make_room(list->at, &list->room, list->count + 1, sizeof *list->at);
    list->at[list->count++] = (struct owed){
        .household = kept(list, settled->field[settled_household_id]),
        .payment_no = kept(list, settled->field[settled_payment_no]),
        .subdistrict = kept(list, settled->field[settled_subdistrict]),
        .funds = kept(list, settled->field[settled_funds]),
        .month = settled->number[settled_month],
    };
}

static int compare(const void *first, const void *second)
{
    const struct owed *a = first, *b = second;
    int order = text_compare(a->household, b->household);

    return order ? order : (a->month > b->month) - (a->month < b->month);
}

void owed_sort(struct owed_list *list)
{
    if (list->count > 0)
        qsort(list->at, list->count, sizeof *list->at, compare);
}

struct owed *owed_of(const struct owed_list *list, struct text household, int64_t of)
{
    const struct owed wanted = { .household = household, .month = of };

    return list->count ? bsearch(&wanted, list->at, list->count, sizeof *list->at, compare) : NULL;
}

struct owed *owed_payment(const struct owed_list *list, struct text payment_no)
{
    for (size_t i = 0; i < list->count; i++)
        if (text_equal(list->at[i].payment_no, payment_no))
            return &list->at[i];
    return NULL;
}

void owed_fini(struct owed_list *list)
{
    free(list->at);
    arena_fini(&list->arena);
    *list = (struct owed_list){ 0 };
}
