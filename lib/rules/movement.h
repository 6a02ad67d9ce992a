/* What moved between two months, and that it adds up (增减变动). */
#ifndef DIBAO_MOVEMENT_H
#define DIBAO_MOVEMENT_H

#include "roster.h"

/* Gives a decided entry its movement against last month, since, left_in, and the reasons that
   approvals, changed facts, events and supplements are. Events after the policy's day are not known
   yet. Whatever comes in, goes out, rises or falls has a reason. */
void note_movement(struct entry *entry, const struct household *household,
                   const struct policy *policy, month worked, struct arena *arena);

enum { MOVEMENTS = MOVEMENT_STOPPED + 1 };

struct roster_sum {
    int64_t households, persons;
    fen amount;
};

/* Last month's roster, this month's, and between them the movements: what came in, what went out,
   and of those who stayed by how much they changed. */
struct movements {
    struct roster_sum last, now, by[MOVEMENTS];
    int64_t not_reviewed; /* of last month's, households whose review did not know of it */
    bool overflow;
};

void count_movement(struct movements *movements, const struct entry *entry);
/* last + new + resumed - stopped - suspended = this; in persons and fen with what changed for those
   who stayed. */
bool movements_agree(const struct movements *movements);

#endif
