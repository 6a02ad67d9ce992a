#include "award.h"

/* The digits from the place (a power of ten) down. */
static char *put_digits(char *to, int64_t number, int64_t place)
{
    for (; place > 0; place /= 10)
        *to++ = (char)('0' + number / place % 10);
    return to;
}

struct text award_number(const struct programme *programme, month worked, int64_t number,
                         struct arena *arena)
{
    enum { ROOM = 32 };
    char *at = arena_take(arena, strlen(programme->rule.code) + ROOM), *end = at;
    int64_t place = 100000;

    end = put_digits(end, year_of_month(worked) * 100 + calendar_month(worked), 100000);
    *end++ = '-';
    end = stpcpy(end, programme->rule.code);
    *end++ = '-';
    while (number / place >= 10)
        place *= 10;
    end = put_digits(end, number, place);
    *end = '\0';
    return (struct text){ at, (size_t)(end - at) };
}

void award_write(const struct award *award, const struct policy *policy, month worked,
                 int64_t number, struct text household, struct arena *arena,
                 struct values *values)
{
    const struct programme *programme = &policy->programmes[award->programme];

    value_text(values, awards_award_no, award_number(programme, worked, number, arena));
    value_text(values, awards_household_id, household);
    value_integer(values, awards_person_no, award->person);
    value_string(values, awards_programme, programme->rule.code);
    value_month(values, awards_month, worked);
    value_integer(values, awards_quantity, 1);
    value_fen(values, awards_unit_amount, award->amount);
    value_fen(values, awards_amount, award->amount);
    value_code(values, awards_form, programme->form);
    value_string(values, awards_fund, programme->fund ? programme->fund : policy->payroll.fund);
}
