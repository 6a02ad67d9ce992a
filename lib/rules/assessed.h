/* An assessment as columns. */
#ifndef DIBAO_ASSESSED_H
#define DIBAO_ASSESSED_H

#include "../table/run.h"
#include "assess.h"

/* The columns that an assessment adds to the stream, ended by -1. */
extern const int assessed_columns[];

/* Writes the assessment into the values of the stream's columns. */
void assessment_write(const struct assessment *result, const struct policy *policy, month worked,
                      struct values *values);

/* The stream, with a policy's columns behind its own, as it is before an assessment: what a
   household's row has besides the households' own columns and the policy's is anybody's, replaced
   or passed through unread. In the arena. */
const struct schema *assessed_input_schema(const struct schema *stream, struct arena *arena);

/* The table of assessed members with the policy's own columns after its own. Both owned by the
   arena. */
const struct schema *assessed_member_schema(const struct policy *policy, struct arena *arena);

/* Writes one member's row into the values of that table; private columns are left empty. */
void assessment_write_member(const struct assessment *result, size_t member,
                             const struct policy *policy, struct values *values);

/* For run_plan.inspect: rows of kinds that the policy does not list are bad rows. */
void refuse_unlisted_kinds(struct run *run, const struct policy *policy);

/* The household of the run has no answer by this rule of the policy, which is its fault. */
void refuse_unanswered(struct run *run, const struct policy *policy, enum message message,
                       const char *path);

#endif
