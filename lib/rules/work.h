/* One household on its way through the policy: what the steps of its assessment share. */
#ifndef DIBAO_WORK_H
#define DIBAO_WORK_H

#include "assess.h"

struct work {
    struct assessment *result;
    struct facts *facts; /* the result's */
    const struct household *household;
    const struct policy *policy;
    struct scope scope;
    struct words failed; /* why it is ineligible */
    struct words open;   /* why it is unclear */
};

/* Words of `list` as unknown:COLUMN. */
void add_unknown(struct words *words, const struct unknown *list, struct arena *arena);
void leave_open(struct work *work, const struct unknown *list);
void add_word(struct work *work, struct words *words, const char *word);

/* An income that is used and not verified: of the member, or with NO_MEMBER of anybody. */
bool has_unverified(const struct work *work, int member);

/* True when the condition of a class holds; an unknown one does not, and is named in reasons. */
bool class_holds(const struct condition *when, struct scope *scope, struct words *reasons);

/* The base amount is made: what an eligible household gets beside it, its recheck class, and the
   verdict, eligible or unclear. False: a rule has no answer. */
bool complete(struct work *work, bool single);
void set_unclear(struct work *work);
void set_ineligible(struct work *work);

#endif
