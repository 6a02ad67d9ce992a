/* Programmes that do not go round: the first ones get them (名额). */
#ifndef DIBAO_QUOTA_H
#define DIBAO_QUOTA_H

#include "../policy/policy.h"
#include "../table/run.h"

/* One who could be given: its place in the order. */
struct candidate_rank {
    struct rational *by; /* by order rule of the programme; owned */
    bool *known;         /* an unknown one comes last; owned */
    char *household;     /* owned */
    int64_t person;      /* NONE: the household */
};

/* A programme's quota in the calendar year. All candidates are looked at once, then it is
   settled; memory holds no more candidates than the quota has places. */
struct quota {
    const struct programme *programme;
    int64_t used;                /* in earlier months of the year */
    struct candidate_rank *best; /* a heap, the last of them on top; owned */
    size_t count, room;
    bool settled;                /* who gets it is known: all up to the last one */
};

struct quotas {
    struct quota *at; /* those of the month's programmes that have one, in order; owned */
    size_t count;
};

/* `worked` decides which programmes give. */
void quotas_init(struct quotas *quotas, const struct policy *policy, month worked);
void quotas_fini(struct quotas *quotas);

/* The programme's quota in the month, or NULL. */
struct quota *quota_of(const struct quotas *quotas, const struct programme *programme);
/* The first quota that is not settled, or NULL. */
struct quota *quota_open(struct quotas *quotas);

/* Notes an award: what was given of a quota in earlier months of the year is no more there. */
void quotas_use(struct quotas *quotas, const struct row *award, month worked);

/* Whether the programme gives to the household or member in scope, who meets its rule: always
   without a quota; with one that is settled, when it comes early enough. While the quota is open
   the candidate is taken down and nothing given. False in *given: not given. False returned: a
   rule has no answer. */
bool quota_gives(struct quotas *quotas, const struct programme *programme,
                 struct text household, struct scope *scope, bool *given);

/* All candidates were looked at. */
void quota_settle(struct quota *quota);

#endif
