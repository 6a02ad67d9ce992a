#include "numbers.h"

#include "../base/idnumber.h"

enum { MONTH_END = 6, ENDING = 7, RUNNING = 11, CHECK = 17, LENGTH = 18 };

/* "200404-001-0001239": digits but for two hyphens. */
static bool is_ours(struct text number)
{
    if (number.size != LENGTH)
        return false;
    for (size_t i = 0; i < LENGTH; i++) {
        bool hyphen = i == MONTH_END || i == RUNNING - 1;

        if (hyphen ? number.at[i] != '-' : number.at[i] < '0' || number.at[i] > '9')
            return false;
    }
    return true;
}

static int digits(struct text number, size_t from, size_t to)
{
    int value = 0;

    for (size_t i = from; i < to; i++)
        value = 10 * value + number.at[i] - '0';
    return value;
}

bool number_holds(struct text number)
{
    return is_ours(number) && number.at[CHECK] == check_digit((struct text){ number.at, CHECK });
}

bool number_follows(struct numbers *numbers, struct text number)
{
    if (!is_ours(number))
        return true;
    int *last = &numbers->last[digits(number, ENDING, RUNNING - 1)];
    int running = digits(number, RUNNING, CHECK);

    if (running <= *last || !number_holds(number))
        return false;
    *last = running;
    return true;
}
