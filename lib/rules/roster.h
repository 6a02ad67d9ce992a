/* The door in and the door out: who is on benefit this month, what moved and why (名册). */
#ifndef DIBAO_ROSTER_H
#define DIBAO_ROSTER_H

#include "../base/words.h"
#include "../table/codes.h"
#include "../table/writer.h"
#include "standing.h"

/* One household's row of the month's roster. Lives in the arena that enter_roster was given. */
struct entry {
    struct standing last;
    bool on;               /* 在册 */
    bool held;             /* off it for a time only (缓发) */
    int movement;          /* index into codes_movement, or -1: none */
    int64_t persons;       /* 0 off the roster; so is payable */
    fen payable;
    month since, left_in;
    struct words reasons;
    const char *phase_out; /* code of the rule; NULL: none */
    int phase_out_month;
    fen phase_out_base;    /* without phase_out: the base amount in what is paid as before */
};

/* The columns that a roster adds to the stream, ended by -1, and those of the stream that it
   cannot do without. */
extern const int roster_adds[], roster_needs[];

/* Decides the household's row of the roster of `worked`, its steps having been worked for the
   policy's day (policy_day). Side tables: roster (last month's), members, events,
   community_work. The policy has the section roster. False: a rule has no answer, scope->fault
   says why. */
bool enter_roster(struct entry *entry, const struct household *household,
                  const struct policy *policy, month worked, struct arena *arena,
                  struct scope *scope);

void entry_write(const struct entry *entry, struct arena *arena, struct values *values);

#endif
