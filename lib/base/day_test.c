#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "day.h"
#include <time.h>

static day read(const char *text)
{
    day date = 77;

    assert_true(day_parse(text_of(text), &date));
    return date;
}

/* Every day of four hundred years, read and written, against the system's calendar. */
static void every_day_as_the_system_counts(void **state)
{
    char text[DAY_TEXT], expected[16];

    (void)state;
    for (day date = day_of(1800, 1, 1); date <= day_of(2200, 12, 31); date++) {
        time_t seconds = (time_t)date * 86400;
        struct tm tm;
        assert_non_null(gmtime_r(&seconds, &tm));
        strftime(expected, sizeof expected, "%Y-%m-%d", &tm);
        assert_int_equal(day_format(text, date), 10);
        assert_string_equal(text, expected);
        assert_int_equal(read(text), date);
        assert_int_equal(day_of_week(date), (tm.tm_wday + 6) % 7);
        assert_int_equal(month_of_day(date), (tm.tm_year + 1900) * 12 + tm.tm_mon);
    }
}

static void the_ends_of_the_calendar(void **state)
{
    char text[DAY_TEXT], month_text[MONTH_TEXT];

    (void)state;
    day_format(text, read("0001-01-01"));
    assert_string_equal(text, "0001-01-01");
    day_format(text, read("9999-12-31"));
    assert_string_equal(text, "9999-12-31");
    assert_int_equal(read("9999-12-31") - read("0001-01-01"), 3652058);
    assert_int_equal(day_format(text, NO_DAY), 0);
    assert_string_equal(text, "");
    assert_int_equal(day_format(text, read("9999-12-31") + 1), 0);
    assert_int_equal(month_format(month_text, NO_MONTH), 0);
    assert_string_equal(month_text, "");
    assert_int_equal(month_of_day(NO_DAY), NO_MONTH);
}

static void what_is_no_day_is_refused(void **state)
{
    static const char *const bad[] = { "", "2004-02-30", "2003-02-29", "1900-02-29", "2004-04-31",
                                       "2004-13-01", "2004-00-01", "2004-01-00", "0000-01-01",
                                       "2004-4-1", "2004/04/01", "20040401", "2004-04-01 ",
                                       " 2004-04-01", "2004-04-1x", "-004-04-01", "2004-04--1" };
    day date = 77;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(day_parse(text_of(bad[i]), &date));
    assert_int_equal(date, 77);
    assert_int_equal(day_of(2003, 2, 29), NO_DAY);
    assert_int_equal(day_of(10000, 1, 1), NO_DAY);
    assert_int_equal(day_of(2000, 2, 29), read("2000-02-29"));
}

static void months(void **state)
{
    static const char *const bad[] = { "", "2004-13", "2004-00", "0000-01", "2004-4", "2004-04-01",
                                       "2004/04", "2004-0x" };
    month april = 77;
    struct buffer buffer = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(month_parse(text_of(bad[i]), &april));
    assert_int_equal(april, 77);
    assert_true(month_parse(text_of("2004-04"), &april));
    assert_int_equal(year_of_month(april), 2004);
    assert_int_equal(calendar_month(april), 4);
    assert_int_equal(first_day(april), read("2004-04-01"));
    assert_int_equal(last_day(april), read("2004-04-30"));
    assert_int_equal(last_day(april - 2), read("2004-02-29"));
    assert_int_equal(last_day(april + 8), read("2004-12-31"));
    buffer_month(&buffer, april + 9);
    buffer_byte(&buffer, ' ');
    buffer_day(&buffer, last_day(april));
    assert_string_equal(buffer.at, "2005-01 2004-04-30");
    buffer_fini(&buffer);
}

static void assert_age(const char *birth, const char *on, int age)
{
    assert_int_equal(age_on(read(birth), read(on)), age);
}

static void ages(void **state)
{
    (void)state;
    assert_age("1984-04-30", "2004-04-30", 20);
    assert_age("1984-05-01", "2004-04-30", 19);
    assert_age("2004-02-29", "2005-02-28", 0); /* a year older on 1 March of common years */
    assert_age("2004-02-29", "2005-03-01", 1);
    assert_age("2004-02-29", "2008-02-28", 3);
    assert_age("2004-02-29", "2008-02-29", 4);
    assert_age("2004-04-30", "2004-04-30", 0);
    assert_age("2004-05-01", "2004-04-30", -1);
    assert_age("1904-01-01", "2004-04-30", 100);
}

/* The birthday; of one born on 29 February 1 March in common years. */
static day birthday(day birth, int years)
{
    month born = month_of_day(birth);
    int year = year_of_month(born) + years, day_of_month = birth - first_day(born) + 1;
    day date = day_of(year, calendar_month(born), day_of_month);

    return date == NO_DAY ? day_of(year, 3, 1) : date;
}

static void a_year_is_full_on_each_birthday(void **state)
{
    enum { OFTEN = 41, OLDEST = 120 };

    (void)state;
    for (day birth = read("1696-02-29"); birth < read("2101-01-01"); birth += OFTEN) {
        for (int years = 0; years <= OLDEST; years++) {
            assert_int_equal(age_on(birth, birthday(birth, years)), years);
            assert_int_equal(age_on(birth, birthday(birth, years) - 1), years - 1);
        }
    }
    assert_age("2000-02-29", "2100-02-28", 99);
    assert_age("2000-02-29", "2100-03-01", 100);
}

int main(void)
{
    const struct CMUnitTest days[] = {
        cmocka_unit_test(every_day_as_the_system_counts),
        cmocka_unit_test(the_ends_of_the_calendar),
        cmocka_unit_test(what_is_no_day_is_refused),
    };
    const struct CMUnitTest longer[] = {
        cmocka_unit_test(months),
        cmocka_unit_test(ages),
        cmocka_unit_test(a_year_is_full_on_each_birthday),
    };

    return cmocka_run_group_tests_name("days", days, NULL, NULL)
           + cmocka_run_group_tests_name("months and ages", longer, NULL, NULL);
}
