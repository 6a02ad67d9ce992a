#include "day.h"

struct civil {
    int year, month, day;
};

enum { LAST_YEAR = 9999, DAYS_OF_400_YEARS = 146097, DAYS_TO_1970 = 719468 };

/* Years are counted from 1 March, so that a leap day is the last day of its year; 1970-01-01 is
   day 719468 from 0000-03-01. Years from 0 on. */
static day day_from(struct civil civil)
{
    int year = civil.year - (civil.month <= 2);
    int month_from_march = (civil.month + 9) % 12;
    int day_of_year = (153 * month_from_march + 2) / 5 + civil.day - 1;

    return year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - DAYS_TO_1970;
}

static struct civil civil_of(day date)
{
    int days = date + DAYS_TO_1970;
    int era = days / DAYS_OF_400_YEARS, day_of_era = days % DAYS_OF_400_YEARS;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096)
                      / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int from_march = (5 * day_of_year + 2) / 153;
    int month_of_year = from_march < 10 ? from_march + 3 : from_march - 9;

    return (struct civil){ era * 400 + year_of_era + (month_of_year <= 2), month_of_year,
                           day_of_year - (153 * from_march + 2) / 5 + 1 };
}

static int days_in_month(int year, int month_of_year)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    return days[month_of_year - 1] + (month_of_year == 2 && leap);
}

/* A number of `count` digits at `at`, or -1. */
static int digits_at(const char *at, int count)
{
    int number = 0;

    for (int i = 0; i < count; i++) {
        if (at[i] < '0' || at[i] > '9')
            return -1;
        number = number * 10 + (at[i] - '0');
    }
    return number;
}

bool day_parse(struct text text, day *result)
{
    if (text.size != 10 || text.at[4] != '-' || text.at[7] != '-')
        return false;
    day date = day_of(digits_at(text.at, 4), digits_at(text.at + 5, 2), digits_at(text.at + 8, 2));
    if (date == NO_DAY)
        return false;
    *result = date;
    return true;
}

bool month_parse(struct text text, month *result)
{
    if (text.size != 7 || text.at[4] != '-')
        return false;
    int year = digits_at(text.at, 4), month_of_year = digits_at(text.at + 5, 2);
    if (year < 1 || month_of_year < 1 || month_of_year > 12)
        return false;
    *result = year * 12 + month_of_year - 1;
    return true;
}

static void put_digits(char *at, int count, int number)
{
    for (; count > 0; number /= 10)
        at[--count] = (char)('0' + number % 10);
}

size_t month_format(char out[MONTH_TEXT], month of)
{
    if (of < 12 || of >= (LAST_YEAR + 1) * 12) {
        *out = '\0';
        return 0;
    }
    put_digits(out, 4, year_of_month(of));
    out[4] = '-';
    put_digits(out + 5, 2, calendar_month(of));
    out[7] = '\0';
    return MONTH_TEXT - 1;
}

size_t day_format(char out[DAY_TEXT], day date)
{
    month of = month_of_day(date);

    if (month_format(out, of) == 0)
        return 0;
    out[7] = '-';
    put_digits(out + 8, 2, date - first_day(of) + 1);
    out[10] = '\0';
    return DAY_TEXT - 1;
}

void buffer_day(struct buffer *buffer, day date)
{
    char out[DAY_TEXT];

    buffer_add(buffer, out, day_format(out, date));
}

void buffer_month(struct buffer *buffer, month of)
{
    char *to = buffer_room(buffer, MONTH_TEXT);

    buffer_took(buffer, to + month_format(to, of));
}

day day_of(int year, int month_of_year, int day_of_month)
{
    if (year < 1 || year > LAST_YEAR || month_of_year < 1 || month_of_year > 12
        || day_of_month < 1 || day_of_month > days_in_month(year, month_of_year))
        return NO_DAY;
    return day_from((struct civil){ year, month_of_year, day_of_month });
}

month month_of_day(day date)
{
    struct civil civil = civil_of(date);

    if (date == NO_DAY)
        return NO_MONTH;
    return civil.year * 12 + civil.month - 1;
}

int year_of_month(month of)
{
    return of / 12;
}

int calendar_month(month of)
{
    return of % 12 + 1;
}

day first_day(month of)
{
    return day_from((struct civil){ year_of_month(of), calendar_month(of), 1 });
}

day last_day(month of)
{
    return first_day(of + 1) - 1;
}

int day_of_week(day date)
{
    return (date % 7 + 10) % 7; /* 1970-01-01 was a Thursday */
}

static int exact_age(day birth, day on)
{
    struct civil born = civil_of(birth), today = civil_of(on);
    bool not_yet = today.month < born.month
                   || (today.month == born.month && today.day < born.day);

    return today.year - born.year - not_yet;
}

/* So many years are never longer or shorter than their mean by more than two days: only near a
   birthday do the dates have to be looked at. */
int age_on(day birth, day on)
{
    enum { YEARS = 400, NEAR = 3 };
    int64_t days = (int64_t)on - birth;
    int64_t least = (days - NEAR) * YEARS / DAYS_OF_400_YEARS;
    int64_t most = (days + NEAR) * YEARS / DAYS_OF_400_YEARS;

    return days > NEAR && least == most ? (int)least : exact_age(birth, on);
}
