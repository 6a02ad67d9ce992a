/* What would change if another policy were in force (what-if): cost, and who would gain or lose. */
#ifndef DIBAO_WHATIF_H
#define DIBAO_WHATIF_H

#include "assess.h"
#include "report.h"

/* What another policy means for a household. */
enum turn {
    TURN_GAINS,     /* entitled under both, and given more */
    TURN_LOSES,     /* entitled under both, and given less */
    TURN_UNCHANGED, /* entitled under both, to the same */
    TURN_ENTERS,    /* entitled under the other alone */
    TURN_LEAVES,    /* entitled under this one alone */
    TURNS
};

/* Households, persons and yuan a month. Persons are those counted by the policy that gives the
   household more. */
struct whatif {
    struct tally before, after;  /* entitled under this policy; under the other */
    struct tally turns[TURNS];   /* the yuan are by how much what is given changes: before and all
                                    of these together are after */
    struct tally unclear;        /* of those that leave: the other policy cannot say */
    struct tally unanswered;     /* not compared: the other policy refuses their rows, or has no
                                    answer; the yuan are what they are given now */
    bool overflow;               /* a sum is beyond 64 bits */
};

/* Adds a household; other is NULL where the other policy has no answer. */
void whatif_add(struct whatif *whatif, const struct assessment *now,
                const struct assessment *other);

/* By subdistrict, by care class: parts in the order in which they are met. */
struct whatif_part {
    char *name;           /* owned */
    struct whatif whatif;
};
struct whatif_parts {
    struct whatif_part *at;
    size_t count, room;
};

/* The part of that name, made when there is none yet. */
struct whatif *whatif_part(struct whatif_parts *parts, struct text name);
void whatif_parts_fini(struct whatif_parts *parts);

/* The care class by which a household is counted: of the classes of the policy that entitles it
   (this one, when both do) the first that one of its counted members has. NULL: none. The classes
   must have been found. */
const char *whatif_class(const struct assessment *now, const struct policy *policy,
                         const struct assessment *other, const struct policy *other_policy);

#endif
