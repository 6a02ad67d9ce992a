#include "payees.h"

#include "../base/memory.h"
#include <stdlib.h>

struct payee {
    uint64_t person;  /* the first 17 digits, which the last one follows from; 0: free */
    size_t household; /* where its number stands */
};

static uint64_t person_of(const struct id_number *id)
{
    uint64_t person = 0;

    for (int i = 0; i < 17; i++)
        person = person * 10 + (uint64_t)(id->digits[i] - '0');
    return person;
}

/* The person's place, or the free one where he belongs. */
static struct payee *place_of(const struct payees *payees, uint64_t person)
{
    size_t mask = payees->room - 1;
    size_t at = (size_t)(person * UINT64_C(0x9E3779B97F4A7C15) >> 20) & mask;

    while (payees->at[at].person != 0 && payees->at[at].person != person)
        at = (at + 1) & mask;
    return &payees->at[at];
}

/* At most half of the places are taken. */
static void grow(struct payees *payees)
{
    struct payees old = *payees;

    if (payees->room > 2 * payees->count)
        return;
    payees->room = old.room ? 2 * old.room : 1024;
    payees->at = allocate(payees->room, sizeof *payees->at);
    for (size_t i = 0; i < old.room; i++)
        if (old.at[i].person != 0)
            *place_of(payees, old.at[i].person) = old.at[i];
    free(old.at);
}

void payees_household(struct payees *payees, struct text household)
{
    payees->now = payees->households.size;
    buffer_text(&payees->households, household);
    buffer_byte(&payees->households, '\0');
}

const char *payees_add(struct payees *payees, const struct id_number *id)
{
    uint64_t person = person_of(id);

    grow(payees);
    struct payee *payee = place_of(payees, person);
    if (payee->person == person)
        return payee->household == payees->now ? NULL
                                               : payees->households.at + payee->household;
    *payee = (struct payee){ person, payees->now };
    payees->count++;
    return NULL;
}

void payees_fini(struct payees *payees)
{
    free(payees->at);
    buffer_fini(&payees->households);
    *payees = (struct payees){ 0 };
}
