/* What a programme gives to a household or a member of it in a month. */
#ifndef DIBAO_AWARD_H
#define DIBAO_AWARD_H

#include "../policy/policy.h"
#include "../table/writer.h"

struct gift;

struct award {
    size_t programme;  /* index into the policy's */
    int64_t person;    /* NONE: the household's */
    fen amount;
    struct gift *gift; /* what is told of it; NULL: nobody asks why */
};

/* "200404-grain_oil-000001", terminated, in the arena. */
struct text award_number(const struct programme *programme, month worked, int64_t number,
                         struct arena *arena);

/* `number`: runs from 1 in each programme and month by household_id and person_no. */
void award_write(const struct award *award, const struct policy *policy, month worked,
                 int64_t number, struct text household, struct arena *arena,
                 struct values *values);

#endif
