/* What would change if another policy were in force (what-if): cost, and who would gain or lose. */
#ifndef DIBAO_WHATIF_H
#define DIBAO_WHATIF_H

#include "assess.h"
#include "report.h"

/* What is counted. Persons are those counted by the policy that gives the household more; yuan are
   a month's, of before, after and unanswered what is given, of all others by how much it changes,
   so that before and what gains, loses, enters and leaves together are after. */
enum whatif_count {
    WHATIF_BEFORE,     /* entitled under this policy */
    WHATIF_AFTER,      /* entitled under the other */
    WHATIF_GAINS,      /* entitled under both, and given more */
    WHATIF_LOSES,      /* entitled under both, and given less */
    WHATIF_UNCHANGED,  /* entitled under both, to the same */
    WHATIF_ENTERS,     /* entitled under the other alone */
    WHATIF_LEAVES,     /* entitled under this one alone */
    WHATIF_UNCLEAR,    /* of those that leave: the other policy cannot say */
    WHATIF_UNANSWERED, /* not compared: the other policy refuses their rows, or has no answer; the
                          yuan are what they are given now */
    WHATIF_COUNTS
};

struct whatif {
    struct tally counts[WHATIF_COUNTS];
    bool overflow; /* a sum is beyond 64 bits */
};

/* Adds a household; other is NULL where the other policy has no answer. */
void whatif_add(struct whatif *whatif, const struct assessment *now,
                const struct assessment *other);
/* What the change costs a month: after less before, in households, persons and yuan. */
struct tally whatif_difference(const struct whatif *whatif);

/* The households of one subdistrict, of one care class. */
struct whatif_part {
    char *name;               /* of the subdistrict; owned. NULL: of a class */
    const struct rule *class; /* NULL: without a class */
    bool others;              /* a class of the other policy alone */
    struct whatif whatif;
};
struct whatif_parts {
    struct whatif_part *at; /* owned */
    size_t count, room;
};

/* All of a month; subdistricts stand in the order in which they are met, classes in that of the
   policies, those without one last. */
struct whatif_report {
    const struct policy *policy, *other; /* borrowed */
    month month;
    struct whatif all;
    struct whatif_parts subdistricts, classes;
};

void whatif_report_init(struct whatif_report *report, const struct policy *policy,
                        const struct policy *other, month worked);
void whatif_report_fini(struct whatif_report *report);

/* Adds a household, whose care classes must have been found under both policies. It counts in the
   first class, in the order of the policy that entitles it (this one, when both do), that one of
   its counted members has; a class of the other policy with the code and label of one of this
   policy is that one. */
void whatif_report_add(struct whatif_report *report, struct text subdistrict,
                       const struct assessment *now, const struct assessment *other);
/* The subdistricts and the classes add up to the whole, and before and the changes to after. */
bool whatif_report_adds_up(const struct whatif_report *report);

#endif
