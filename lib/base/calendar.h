/* Working days: weekends, holidays, weekend days worked (调休). */
#ifndef DIBAO_CALENDAR_H
#define DIBAO_CALENDAR_H

#include "day.h"

struct calendar {
    bool weekend[7];        /* by day_of_week */
    day *holidays;          /* sorted; owned */
    size_t holiday_count;
    day *workdays;          /* sorted; owned */
    size_t workday_count;
    day known_from, known_to; /* both included; NO_DAY: no year is listed */
};

enum counting { COUNT_CALENDAR, COUNT_WORKING };

/* Sorts the lists and finds the years that they cover: 1 January of the first to 31 December
   of the last. */
void calendar_ready(struct calendar *calendar);
void calendar_fini(struct calendar *calendar);

bool is_working_day(const struct calendar *calendar, day date);
/* False for a day past the years listed, which is counted by weekends alone: warn. */
bool calendar_knows(const struct calendar *calendar, day date);

/* The last day of a period of `days` from `from`, which itself does not count. Posted 1 March
   for 5 days: 6 March. */
day period_end(const struct calendar *calendar, day from, int days, enum counting count);
/* `date`, or the next (before: the previous) working day when it is closed. */
day next_working_day(const struct calendar *calendar, day date);
day previous_working_day(const struct calendar *calendar, day date);

#endif
