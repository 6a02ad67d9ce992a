#include "calendar.h"
#include <stdlib.h>

static int compare_days(const void *a, const void *b)
{
    day first = *(const day *)a, second = *(const day *)b;

    return (first > second) - (first < second);
}

/* Widens what is known to the whole years of a sorted list. */
static void cover_years(struct calendar *calendar, const day *list, size_t count)
{
    if (count == 0)
        return;
    day from = day_of(year_of_month(month_of_day(list[0])), 1, 1);
    day to = day_of(year_of_month(month_of_day(list[count - 1])), 12, 31);
    if (calendar->known_from == NO_DAY || from < calendar->known_from)
        calendar->known_from = from;
    if (calendar->known_to == NO_DAY || to > calendar->known_to)
        calendar->known_to = to;
}

static void sort_days(day *list, size_t count)
{
    if (count > 0)
        qsort(list, count, sizeof *list, compare_days);
}

void calendar_ready(struct calendar *calendar)
{
    sort_days(calendar->holidays, calendar->holiday_count);
    sort_days(calendar->workdays, calendar->workday_count);
    calendar->known_from = calendar->known_to = NO_DAY;
    cover_years(calendar, calendar->holidays, calendar->holiday_count);
    cover_years(calendar, calendar->workdays, calendar->workday_count);
}

void calendar_fini(struct calendar *calendar)
{
    free(calendar->holidays);
    free(calendar->workdays);
    *calendar = (struct calendar){ .known_from = NO_DAY, .known_to = NO_DAY };
}

static bool is_listed(const day *list, size_t count, day date)
{
    return count > 0 && bsearch(&date, list, count, sizeof *list, compare_days);
}

bool is_working_day(const struct calendar *calendar, day date)
{
    if (is_listed(calendar->workdays, calendar->workday_count, date))
        return true;
    return !calendar->weekend[day_of_week(date)]
           && !is_listed(calendar->holidays, calendar->holiday_count, date);
}

bool calendar_knows(const struct calendar *calendar, day date)
{
    return calendar->known_from != NO_DAY && date >= calendar->known_from
           && date <= calendar->known_to;
}

/* A calendar whose weekend is all seven days works only on the days listed: past them there is
   nothing to find, and the search ends after a year. */
static day nearest_working_day(const struct calendar *calendar, day date, int direction)
{
    enum { LONGEST_CLOSED = 366 };

    for (int i = 0; i < LONGEST_CLOSED; i++)
        if (is_working_day(calendar, date + i * direction))
            return date + i * direction;
    return date;
}

day next_working_day(const struct calendar *calendar, day date)
{
    return nearest_working_day(calendar, date, 1);
}

day previous_working_day(const struct calendar *calendar, day date)
{
    return nearest_working_day(calendar, date, -1);
}

day period_end(const struct calendar *calendar, day from, int days, enum counting count)
{
    if (count == COUNT_CALENDAR)
        return from + days;
    for (; days > 0; days--)
        from = next_working_day(calendar, from + 1);
    return from;
}
