#include "receipts.h"

#include <stdlib.h>

void receipts_add(struct receipts *receipts, const struct row *row)
{
    struct text number = row->field[receipts_payment_no];
    int64_t paid_on = row->number[receipts_paid_on];

    receipts->at = make_room(receipts->at, &receipts->room, receipts->count + 1,
                             sizeof *receipts->at);
    receipts->at[receipts->count++] = (struct receipt){
        .number = { arena_copy(&receipts->numbers, number.at, number.size), number.size },
        .amount = row->number[receipts_amount],
        .paid_on = paid_on == NONE ? NO_DAY : (day)paid_on,
        .outcome = (enum receipt_outcome)row->number[receipts_outcome],
        .line = row->line,
    };
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare(const void *first, const void *second)
{
    const struct receipt *a = first, *b = second;
    int order = text_compare(a->number, b->number);

    if (order == 0)
        order = compare_numbers(a->outcome, b->outcome);
    if (order == 0)
        order = compare_numbers(a->paid_on, b->paid_on);
    if (order == 0)
        order = compare_numbers(a->amount, b->amount);
    return order ? order : compare_numbers(a->line, b->line);
}

void receipts_sort(struct receipts *receipts)
{
    if (receipts->count > 0)
        qsort(receipts->at, receipts->count, sizeof *receipts->at, compare);
}

struct receipt *receipts_of(const struct receipts *receipts, struct text number, size_t *count)
{
    size_t low = 0, high = receipts->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (text_compare(receipts->at[middle].number, number) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (high = low; high < receipts->count; high++)
        if (!text_equal(receipts->at[high].number, number))
            break;
    *count = high - low;
    return *count ? &receipts->at[low] : NULL;
}

void receipts_fini(struct receipts *receipts)
{
    free(receipts->at);
    arena_fini(&receipts->numbers);
    *receipts = (struct receipts){ 0 };
}
