#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "calendar.h"
#include "memory.h"

static day read(const char *text)
{
    day date = NO_DAY;

    assert_true(day_parse(text_of(text), &date));
    return date;
}

/* May 2004: holidays 1 to 7 May; Saturday 8 and Sunday 9 May are worked. */
static struct calendar may_2004(void)
{
    struct calendar calendar = { .weekend = { [5] = true, [6] = true } };

    calendar.holidays = allocate(7, sizeof(day));
    for (int i = 0; i < 7; i++) /* backwards: calendar_ready sorts */
        calendar.holidays[calendar.holiday_count++] = read("2004-05-07") - i;
    calendar.workdays = allocate(2, sizeof(day));
    calendar.workdays[calendar.workday_count++] = read("2004-05-09");
    calendar.workdays[calendar.workday_count++] = read("2004-05-08");
    calendar_ready(&calendar);
    return calendar;
}

static void weekends_holidays_and_days_worked(void **state)
{
    struct calendar calendar = may_2004();

    (void)state;
    assert_true(is_working_day(&calendar, read("2004-04-30")));
    assert_false(is_working_day(&calendar, read("2004-05-01")));
    assert_false(is_working_day(&calendar, read("2004-05-07"))); /* a Friday */
    assert_true(is_working_day(&calendar, read("2004-05-08")));
    assert_true(is_working_day(&calendar, read("2004-05-09")));
    assert_false(is_working_day(&calendar, read("2004-05-15")));
    calendar_fini(&calendar);
}

static void the_nearest_open_day(void **state)
{
    struct calendar calendar = may_2004();

    (void)state;
    assert_int_equal(next_working_day(&calendar, read("2004-05-01")), read("2004-05-08"));
    assert_int_equal(next_working_day(&calendar, read("2004-05-08")), read("2004-05-08"));
    assert_int_equal(previous_working_day(&calendar, read("2004-05-07")), read("2004-04-30"));
    assert_int_equal(previous_working_day(&calendar, read("2004-05-16")), read("2004-05-14"));
    calendar_fini(&calendar);
}

/* The first day does not count: posted 2004-03-01 for 5 days, open through 2004-03-06. */
static void a_period_s_last_day(void **state)
{
    struct calendar calendar = may_2004();

    (void)state;
    assert_int_equal(period_end(&calendar, read("2004-03-01"), 5, COUNT_CALENDAR),
                     read("2004-03-06"));
    assert_int_equal(period_end(&calendar, read("2004-03-01"), 0, COUNT_WORKING),
                     read("2004-03-01"));
    /* 29, 30 April; 8, 9, 10 May */
    assert_int_equal(period_end(&calendar, read("2004-04-28"), 5, COUNT_WORKING),
                     read("2004-05-10"));
    calendar_fini(&calendar);
}

static void known_for_whole_years(void **state)
{
    struct calendar calendar = may_2004(), empty = { 0 };

    (void)state;
    assert_true(calendar_knows(&calendar, read("2004-01-01")));
    assert_true(calendar_knows(&calendar, read("2004-12-31")));
    assert_false(calendar_knows(&calendar, read("2003-12-31")));
    assert_false(calendar_knows(&calendar, read("2005-01-01")));
    calendar_fini(&calendar);
    calendar_ready(&empty);
    assert_false(calendar_knows(&empty, read("2004-05-01")));
    assert_true(is_working_day(&empty, read("2004-05-01")));
}

static void a_week_of_seven_closed_days_ends_the_search(void **state)
{
    struct calendar calendar = { .weekend = { true, true, true, true, true, true, true } };

    (void)state;
    calendar_ready(&calendar);
    assert_int_equal(next_working_day(&calendar, read("2004-05-01")), read("2004-05-01"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weekends_holidays_and_days_worked),
        cmocka_unit_test(the_nearest_open_day),
        cmocka_unit_test(a_period_s_last_day),
        cmocka_unit_test(known_for_whole_years),
        cmocka_unit_test(a_week_of_seven_closed_days_ends_the_search),
    };

    return cmocka_run_group_tests_name("working days", tests, NULL, NULL);
}
