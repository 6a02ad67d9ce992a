/* Who is entitled, to how much, by the policy alone (核算). */
#ifndef DIBAO_ASSESS_H
#define DIBAO_ASSESS_H

#include "../base/words.h"
#include "../table/codes.h"
#include "gather.h"

/* What one member is given. */
struct member_result {
    struct words reasons;       /* code of leave_out, unknown:COLUMN */
    fen supplement;             /* what the person's own supplements give */
    const fen *by_supplement;   /* by supplement of the policy: each of them; NULL: nothing */
    const char *care_class;     /* NULL: none, or not asked for */
};

/* The assessment of one household in one month. Lives in the arena that assess_household was
   given. */
struct assessment {
    struct facts facts;         /* with everything computed; in single-person cases (单人户) those
                                   of the persons assessed alone, the others not counted */
    enum verdict verdict;
    enum method method;
    int64_t persons;            /* NONE, here and below: unknown */
    fen gross_income, income, income_per_head, need;
    fen base_amount, supplement, amount;
    fen *by_supplement;         /* by supplement of the policy: what it gives in all */
    const char *recheck;        /* class; NULL: none */
    struct words reasons;
    struct member_result *members; /* by facts.members */
};

/* Assesses the household (its rows must have been checked: see kind_is_listed). False: a rule has
   no answer for it (division by zero, overflow, table ended, no standard): *fault_path says which
   rule, *message why. */
bool assess_household(struct assessment *result, const struct household *household,
                      const struct policy *policy, month worked, struct arena *arena,
                      enum message *message, const char **fault_path);

/* Finds the care class (分类施保) of each counted member of an eligible household. False: a class
   has no answer, as above. */
bool find_care_classes(struct assessment *result, const struct policy *policy,
                       enum message *message, const char **fault_path);

/* True when find_care_classes never fails: who does not want the classes need not ask for them. */
bool care_classes_always_answer(const struct policy *policy);

/* Why a rule has no answer, as a message about the household: see no_answer. */
enum message fault_message(enum fault fault);

#endif
