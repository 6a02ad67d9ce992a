/* Days and months as numbers. */
#ifndef DIBAO_DAY_H
#define DIBAO_DAY_H

#include "text.h"

typedef int32_t day;   /* days since 1970-01-01 in the proleptic Gregorian calendar */
typedef int32_t month; /* year * 12 + month - 1 */

enum { NO_DAY = INT32_MIN, NO_MONTH = INT32_MIN };

/* "2004-04-01": a real day of the years 1 to 9999, or false. */
bool day_parse(struct text text, day *result);
bool month_parse(struct text text, month *result); /* "2004-04" */

enum { DAY_TEXT = 11, MONTH_TEXT = 8 };
size_t day_format(char out[DAY_TEXT], day date);        /* returns the length, 10 */
size_t month_format(char out[MONTH_TEXT], month of); /* returns the length, 7 */
void buffer_day(struct buffer *buffer, day date);
void buffer_month(struct buffer *buffer, month of);

day day_of(int year, int month_of_year, int day_of_month); /* NO_DAY when there is none */
month month_of_day(day date);
int year_of_month(month of);
int calendar_month(month of); /* 1 to 12 */
day first_day(month of);
day last_day(month of);
/* 0 Monday to 6 Sunday. */
int day_of_week(day date);

/* Whole years from birth to `on`; born on 29 February: a year older on 1 March of common
   years. Negative when born after `on`. */
int age_on(day birth, day on);

#endif
