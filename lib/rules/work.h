/* One household on its way through the policy: what the steps of its assessment share. */
#ifndef DIBAO_WORK_H
#define DIBAO_WORK_H

#include "explain.h"

struct work {
    struct assessment *result;
    struct facts *facts; /* the result's */
    const struct household *household;
    const struct policy *policy;
    struct scope scope;
    struct words failed; /* why it is ineligible */
    struct words open;   /* why it is unclear */
    struct listener *listener; /* the scope's, from the first step on; NULL: nobody asks why */
};

/* Words of `list` as unknown:COLUMN. */
void add_unknown(struct words *words, const struct unknown *list, struct arena *arena);
void leave_open(struct work *work, const struct unknown *list);
void add_word(struct work *work, struct words *words, const char *word);

/* An income that is used and not verified: of the member, or with NO_MEMBER of anybody. */
bool has_unverified(const struct work *work, int member);

/* True when the condition of a class holds; an unknown one does not, and is named in reasons. */
bool class_holds(enum explained what, const struct rule *rule, const struct condition *when,
                 struct scope *scope, struct words *reasons);

/* All of assess_household for work begun. False: see scope. */
bool assess_work(struct work *work, month worked);
/* All of find_care_classes, in a scope of the household's facts. */
bool find_classes(struct assessment *result, const struct policy *policy, struct scope *scope);
/* What the fault in scope is called and which rule has it. Always false. */
bool tell_fault(const struct scope *scope, enum message *message, const char **fault_path);

/* The base amount is made: what an eligible household gets beside it, its recheck class, and the
   verdict, eligible or unclear. False: a rule has no answer. */
bool complete(struct work *work, bool single);
void set_unclear(struct work *work);
void set_ineligible(struct work *work);

#endif
