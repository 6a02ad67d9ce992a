/* Rows of registers: when what they say begins and ends. */
#include "../table/clean.h"
#include "checking.h"

/* "2004", "2004-04", "2004-04-20": its first and last day. False: nothing that is a date. */
static bool read_strictly(struct text text, day *first, day *last)
{
    enum { YEAR_SIZE = 4 };
    char january[MONTH_TEXT] = "0000-01";
    month of;

    if (day_parse(text, first)) {
        *last = *first;
        return true;
    }
    if (text.size == YEAR_SIZE)
        memcpy(january, text.at, YEAR_SIZE);
    if (!month_parse(text.size == YEAR_SIZE ? text_of(january) : text, &of))
        return false;
    *first = first_day(of);
    *last = last_day(text.size == YEAR_SIZE ? of + 11 : of);
    return true;
}

/* Or as sheets write it: other offices keep the register. */
static bool read_span(struct text text, day *first, day *last)
{
    static const enum column_type types[] = { TYPE_DATE, TYPE_MONTH };
    bool good = read_strictly(text, first, last);

    for (size_t i = 0; !good && i < sizeof types / sizeof *types; i++) {
        const struct column column = { .type = types[i] };
        struct buffer clean = { 0 };

        clean_value(&column, text, &clean);
        good = read_strictly(buffer_as_text(&clean), first, last);
        buffer_fini(&clean);
    }
    return good;
}

/* The dead are dead from the earliest of the days; all else holds from the latest. */
static void begin_on(struct entry_of *entry, day first)
{
    bool dies = entry->source == 0;

    if (entry->begin == INT32_MIN || (dies ? first < entry->begin : first > entry->begin))
        entry->begin = first;
}

/* On the day on which it is sold it is held no more; what lasts to a day, does. The earliest. */
static void end_on(struct entry_of *entry, int column, day first, day last)
{
    day end = column <= deaths_end_date ? last : first - 1;

    if (end < entry->end)
        entry->end = end;
}

bool read_entry(struct entry_of *entry, enum table source, const struct row *row)
{
    day first, last;

    *entry = (struct entry_of){ .source = (int32_t)(source - TABLE_deaths), .begin = INT32_MIN,
                                .end = INT32_MAX, .amount = row->number[deaths_amount],
                                .address = address_of(row->field[deaths_address]),
                                .spouse = id_digits(row->field[deaths_spouse_id_number]) };
    for (int column = deaths_from; column <= deaths_divorced_on; column++) {
        if (row->field[column].size == 0)
            continue;
        if (!read_span(row->field[column], &first, &last))
            return false;
        if (column <= deaths_month)
            begin_on(entry, first);
        else
            end_on(entry, column, first, last);
    }
    if (entry->end == INT32_MAX && read_span(row->field[deaths_month], &first, &last))
        entry->end = last;
    return true;
}
