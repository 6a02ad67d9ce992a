#include "journal_days.h"

#include "../table/codes.h"
#include <stdlib.h>

struct journal_day {
    day on;
    size_t pile;
};

/* Most entries are of the day of the one before. */
static size_t pile_of_day(struct journal *journal, day on)
{
    if (journal->last < journal->day_count && journal->days[journal->last].on == on)
        return journal->last;
    for (journal->last = 0; journal->last < journal->day_count; journal->last++)
        if (journal->days[journal->last].on == on)
            return journal->last;
    journal->days = make_room(journal->days, &journal->day_room, journal->day_count + 1,
                              sizeof *journal->days);
    journal->days[journal->day_count] = (struct journal_day){ on, journal->day_count };
    return journal->day_count++;
}

void journal_lay(struct journal *journal, day on)
{
    piles_add(&journal->piles, pile_of_day(journal, on), buffer_as_text(&journal->out));
    buffer_clear(&journal->out);
}

void journal_account(struct journal *journal, const char *account)
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

static void declare(struct journal *journal)
{
    static const char *const payees[] = { "payroll", "paid", "lapsed" };
    struct buffer *out = &journal->out;

    buffer_string(out, "decimal-mark .\ncommodity 1000.00 CNY\n\n");
    for (size_t i = 0; i < journal->account_count; i++) {
        buffer_string(out, "account ");
        buffer_string(out, journal->accounts[i]);
        buffer_byte(out, '\n');
    }
    buffer_byte(out, '\n');
    for (enum fund_step step = FUND_RECEIVED; step <= FUND_TRANSFERRED; step++) {
        buffer_string(out, "payee ");
        buffer_string(out, codes_fund_step[step].name);
        buffer_byte(out, '\n');
    }
    for (size_t i = 0; i < sizeof payees / sizeof *payees; i++) {
        buffer_string(out, "payee ");
        buffer_string(out, payees[i]);
        buffer_byte(out, '\n');
    }
}

static int compare_days(const void *first, const void *second)
{
    const struct journal_day *a = first, *b = second;

    return (a->on > b->on) - (a->on < b->on);
}

void journal_write(struct journal *journal, struct writer *to)
{
    struct text entry;

    buffer_clear(&journal->out);
    declare(journal);
    writer_add(to, journal->out.at, journal->out.size);
    if (journal->day_count > 0)
        qsort(journal->days, journal->day_count, sizeof *journal->days, compare_days);
    for (size_t i = 0; i < journal->day_count; i++) {
        struct pile_reader reader = { .piles = &journal->piles, .number = journal->days[i].pile };

        while (pile_next(&reader, &entry))
            writer_add(to, entry.at, entry.size);
        pile_close(&reader);
    }
}

void journal_fini(struct journal *journal)
{
    for (size_t i = 0; i < journal->account_count; i++)
        free(journal->accounts[i]);
    free(journal->accounts);
    free(journal->days);
    piles_fini(&journal->piles);
    buffer_fini(&journal->out);
    buffer_fini(&journal->name);
    *journal = (struct journal){ 0 };
}
