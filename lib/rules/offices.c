#include "offices.h"

#include "../base/memory.h"
#include <stdlib.h>

enum { COMMUNITY_CODE = 12, NUMBER_DIGITS = 3 };

struct office *office_of(const struct offices *offices, struct text subdistrict)
{
    for (size_t i = 0; i < offices->count; i++)
        if (text_equal(offices->at[i].name, subdistrict))
            return &offices->at[i];
    return NULL;
}

static bool is_code(struct text code)
{
    for (size_t i = 0; i < code.size; i++)
        if (code.at[i] < '0' || code.at[i] > '9')
            return false;
    return code.size == OFFICE_CODE || code.size == COMMUNITY_CODE;
}

static struct text ending(const struct office *office)
{
    return (struct text){ office->code.at + OFFICE_CODE - NUMBER_DIGITS, NUMBER_DIGITS };
}

/* The district's own row has neither; a community's code begins with its subdistrict's. */
static bool add_place(struct offices *offices, const struct row *row, const char *file,
                      struct problems *problems)
{
    struct text code = row->field[places_code], name = row->field[places_subdistrict];
    struct place place = { file, row->line, "code" };
    bool community = row_has(row, places_community);

    if (name.size == 0)
        return true;
    if (!is_code(code))
        return problem_add(problems, MESSAGE_PAYROLL_CODE, place, NULL, NULL, NULL);
    struct office *known = office_of(offices, name);
    if (known && community)
        return true;
    if (!known) {
        offices->at = make_room(offices->at, &offices->room, offices->count + 1,
                                sizeof *offices->at);
        known = &offices->at[offices->count++];
    }
    *known = (struct office){ .name = name, .code = { code.at, OFFICE_CODE } };
    return true;
}

static bool end_alike(const struct offices *offices, size_t office)
{
    for (size_t i = 0; i < office; i++)
        if (text_equal(ending(&offices->at[i]), ending(&offices->at[office])))
            return true;
    return false;
}

bool offices_find(struct offices *offices, const struct rows *places, const char *file,
                  struct problems *problems)
{
    bool good = true;

    *offices = (struct offices){ 0 };
    for (size_t i = 0; i < places->count; i++)
        good &= add_place(offices, &places->at[i], file, problems);
    for (size_t i = 0; i < offices->count; i++) {
        char digits[NUMBER_DIGITS + 1] = "";

        if (!end_alike(offices, i))
            continue;
        memcpy(digits, ending(&offices->at[i]).at, NUMBER_DIGITS);
        good = problem_add(problems, MESSAGE_PAYROLL_CODE_TWICE,
                           (struct place){ file, 0, "code" }, digits, NULL, NULL);
    }
    return good;
}

void offices_fini(struct offices *offices)
{
    free(offices->at);
    *offices = (struct offices){ 0 };
}

void office_number(struct office *office, month worked, char out[PAYMENT_NUMBER])
{
    payment_number(out, worked, office->code, ++office->payments);
}
