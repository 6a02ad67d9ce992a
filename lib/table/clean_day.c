/* Days and months: 2004/3/1, 2004年3月1日, 20040301, 2004-03-01 00:00:00; 2004年3月, 200403, Mar-04. */
#include "clean_parts.h"
#include <ctype.h>
#include <strings.h>

enum { PARTS = 3 };

/* The whole numbers of a text and what stands between and behind them. */
struct numbers {
    int value[PARTS];
    size_t digits[PARTS], count;
    struct text behind[PARTS];
};

static bool is_digit(char c)
{
    return isdigit((unsigned char)c) != 0;
}

static bool take_digits(struct numbers *numbers, struct text text, size_t *at)
{
    size_t from = *at;
    int value = 0;

    for (; *at < text.size && is_digit(text.at[*at]) && *at - from < 8; (*at)++)
        value = value * 10 + (text.at[*at] - '0');
    numbers->value[numbers->count] = value;
    numbers->digits[numbers->count] = *at - from;
    return *at > from;
}

static bool take_numbers(struct numbers *numbers, struct text text)
{
    size_t at = 0;

    for (numbers->count = 0; at < text.size && numbers->count < PARTS; numbers->count++) {
        if (!take_digits(numbers, text, &at))
            return false;
        size_t from = at;
        while (at < text.size && !is_digit(text.at[at]))
            at++;
        numbers->behind[numbers->count] = trimmed((struct text){ text.at + from, at - from });
    }
    return at == text.size && numbers->count > 0;
}

/* The day's time, which a spreadsheet adds to a date: nothing but midnight. */
static struct text without_time(struct text text)
{
    static const char *const times[] = { "T00:00:00", " 00:00:00", " 0:00:00", " 00:00", " 0:00" };

    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        if (ends_with(text, times[i]))
            return trimmed((struct text){ text.at, text.size - strlen(times[i]) });
    return text;
}

static bool is_one_of(struct text text, const char *const *words)
{
    while (*words && !text_is(text, *words))
        words++;
    return *words != NULL;
}

/* What stands behind year and month: the same sign, or 年 and 月. */
static bool are_parted(const struct numbers *numbers)
{
    static const char *const signs[] = { "-", "/", ".", NULL };
    const struct text *behind = numbers->behind;

    if (text_is(behind[0], "年"))
        return numbers->count < 2 || text_is(behind[1], "月")
            || (numbers->count == 2 && behind[1].size == 0);
    return is_one_of(behind[0], signs)
        && (numbers->count == 2 ? behind[1].size == 0 : text_equal(behind[0], behind[1]));
}

/* 2004年3月1日: nothing, 日 or 号 behind the last number. */
static bool ends_as_day(const struct numbers *numbers)
{
    static const char *const ends[] = { "日", "号", NULL };
    struct text last = numbers->behind[2];

    return last.size == 0 || (text_is(numbers->behind[0], "年") && is_one_of(last, ends));
}

/* 20040301, 200403: the digits alone. */
static bool part_digits(struct numbers *numbers, size_t digits)
{
    int all = numbers->value[0];

    if (numbers->count != 1 || numbers->digits[0] != digits || numbers->behind[0].size > 0)
        return false;
    if (digits == 8)
        *numbers = (struct numbers){ { all / 10000, all / 100 % 100, all % 100 }, { 4, 2, 2 }, 3,
                                     { { 0 } } };
    else
        *numbers = (struct numbers){ { all / 100, all % 100, 1 }, { 4, 2, 0 }, 2, { { 0 } } };
    return true;
}

/* The day of a text; NO_DAY: it is none. */
static day day_in(struct text text)
{
    struct numbers numbers;

    if (!take_numbers(&numbers, without_time(text)))
        return NO_DAY;
    bool parted = numbers.count == 3 && are_parted(&numbers) && ends_as_day(&numbers);
    if (!part_digits(&numbers, 8) && !parted)
        return NO_DAY;
    if (numbers.digits[0] != 4 || numbers.digits[1] > 2 || numbers.digits[2] > 2)
        return NO_DAY;
    return day_of(numbers.value[0], numbers.value[1], numbers.value[2]);
}

/* "Mar-04": what Excel in English makes of 2004-03. */
static day month_by_name(struct text text)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    enum { CENTURY_ENDS = 30 };
    int number = 1;

    if (text.size != 6 || text.at[3] != '-' || !is_digit(text.at[4]) || !is_digit(text.at[5]))
        return NO_DAY;
    while (number <= 12 && strncasecmp(names + 3 * (number - 1), text.at, 3) != 0)
        number++;
    int year = (text.at[4] - '0') * 10 + (text.at[5] - '0');
    return day_of(year < CENTURY_ENDS ? 2000 + year : 1900 + year, number, 1);
}

/* The first day of a month, or a day in it; "2004.1" may have been 2004.10. */
static day month_in(struct text text)
{
    struct numbers numbers;
    day whole = day_in(text);

    if (whole != NO_DAY)
        return whole;
    if (!take_numbers(&numbers, text))
        return month_by_name(text);
    bool parted = numbers.count == 2 && are_parted(&numbers)
               && !(text_is(numbers.behind[0], ".") && numbers.digits[1] != 2);
    if (!part_digits(&numbers, 6) && !parted)
        return NO_DAY;
    if (numbers.digits[0] != 4 || numbers.digits[1] > 2)
        return NO_DAY;
    return day_of(numbers.value[0], numbers.value[1], 1);
}

static day found_in(struct text text, day (*find)(struct text))
{
    struct buffer narrowed = { 0 };

    narrow(text, &narrowed);
    day found = find(buffer_as_text(&narrowed));
    buffer_fini(&narrowed);
    return found;
}

enum message clean_date(const struct column *column, struct text text, struct buffer *out)
{
    day found = found_in(text, day_in);

    (void)column;
    if (found == NO_DAY)
        buffer_text(out, text);
    else
        buffer_day(out, found);
    return MESSAGE_COUNT;
}

enum message clean_month(const struct column *column, struct text text, struct buffer *out)
{
    day found = found_in(text, month_in);

    (void)column;
    if (found == NO_DAY)
        buffer_text(out, text);
    else
        buffer_month(out, month_of_day(found));
    return MESSAGE_COUNT;
}
