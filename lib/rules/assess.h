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
    const char *care_class;     /* NULL: none */
    bool assessed;              /* counted; in single-person cases only those assessed alone */
};

/* The assessment of one household in one month. Figures that are unknown have their unknown
   list set. Lives in the arena that assess_household was given. */
struct assessment {
    struct facts facts;         /* with everything computed */
    enum verdict verdict;
    enum method method;
    fen base_amount, supplement, amount;
    fen *by_supplement;         /* by supplement of the policy: what it gives in all */
    const char *recheck;        /* class; NULL: none */
    struct words reasons;
    bool figures;               /* false: a leave_out is unclear, no figure is made */
    struct member_result *members; /* by facts.members */
};

/* Assesses the household (its rows must have been checked: see unlisted_row). False: a rule has
   no answer for it (division by zero, overflow, table ended, no standard): *fault says which
   rule, *message why. */
bool assess_household(struct assessment *result, const struct household *household,
                      const struct policy *policy, month worked, struct arena *arena,
                      enum message *message, const char **fault_path);

/* Writes the assessment into the values of the stream's columns. */
void assessment_write(const struct assessment *result, const struct policy *policy, month worked,
                      struct values *values);

/* Writes one member's row (TABLE_assessed_members), private columns left out. */
void assessment_write_member(const struct assessment *result, size_t member,
                             struct values *values);

#endif
