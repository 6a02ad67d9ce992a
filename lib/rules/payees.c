#include "payees.h"

#include "../base/memory.h"
#include <stdlib.h>

static uint64_t person_of(const struct id_number *id)
{
    uint64_t person = 0;

    for (int i = 0; i < 17; i++)
        person = person * 10 + (uint64_t)(id->digits[i] - '0');
    return person;
}

/* The person's place, or the free one where he belongs. */
static size_t place_of(const struct payees *payees, uint64_t person)
{
    size_t mask = payees->room - 1;
    size_t at = (size_t)(person * UINT64_C(0x9E3779B97F4A7C15) >> 20) & mask;

    while (payees->person[at] != 0 && payees->person[at] != person)
        at = (at + 1) & mask;
    return at;
}

static void take_place(struct payees *payees, uint64_t person, uint32_t household)
{
    size_t at = place_of(payees, person);

    payees->person[at] = person;
    payees->household[at] = household;
}

static void free_places(struct payees *payees)
{
    free(payees->person);
    free(payees->household);
}

/* At most three of four places are taken. */
static void grow(struct payees *payees)
{
    struct payees old = *payees;

    if (payees->count < payees->room / 4 * 3)
        return;
    payees->room = old.room ? 2 * old.room : 1024;
    payees->person = allocate(payees->room, sizeof *payees->person);
    payees->household = allocate(payees->room, sizeof *payees->household);
    for (size_t i = 0; i < old.room; i++)
        if (old.person[i] != 0)
            take_place(payees, old.person[i], old.household[i]);
    free_places(&old);
}

void payees_household(struct payees *payees, struct text household)
{
    payees->now = (uint32_t)payees->households.size;
    buffer_text(&payees->households, household);
    buffer_byte(&payees->households, '\0');
}

const char *payees_add(struct payees *payees, const struct id_number *id)
{
    uint64_t person = person_of(id);

    grow(payees);
    size_t at = place_of(payees, person);
    if (payees->person[at] == person)
        return payees->household[at] == payees->now
                   ? NULL
                   : payees->households.at + payees->household[at];
    take_place(payees, person, payees->now);
    payees->count++;
    return NULL;
}

void payees_fini(struct payees *payees)
{
    free_places(payees);
    buffer_fini(&payees->households);
    *payees = (struct payees){ 0 };
}
