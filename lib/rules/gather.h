/* From the rows of a household to the facts that rules look at. */
#ifndef DIBAO_GATHER_H
#define DIBAO_GATHER_H

#include "../policy/policy.h"
#include "../table/run.h"

/* Members in order of person_no with their age on the last day of the month worked for, counted unless a
   leave_out rule holds; sums of income and assets by kind. Nothing computed is set but the
   members' age. Everything lives in `arena`. False: a rule had no answer, scope->fault says
   why. `*unclear` gets the columns that made a leave_out unknown (NULL: none). */
bool gather_facts(struct facts *facts, const struct household *household,
                  const struct policy *policy, month worked, struct arena *arena,
                  struct scope *scope, const struct unknown **unclear);

/* From assess on: the computed names as the stream's columns hold them, on_roster and approval
   among them. */
void gather_computed(struct facts *facts, const struct row *stream);

/* The first row of income or assets whose kind the policy does not list though it refuses
   others (other_kinds); NULL: all are listed. `*table` says which table it is of. */
const struct row *unlisted_row(const struct household *household, const struct policy *policy,
                               enum table *table);

/* The row of income counts: its kind is listed (or others count: *kind is policy->kind_count),
   and its person is counted, or it is the household's. */
bool income_is_used(const struct facts *facts, const struct policy *policy, const struct row *row,
                    size_t *kind);

/* Both lists as one. */
const struct unknown *unknown_join(const struct unknown *a, const struct unknown *b,
                                   struct arena *arena);

/* The row's person among the members, or NO_MEMBER: the household's, or a person of other
   months. */
int member_of_row(const struct facts *facts, const struct row *row, int person_column);

#endif
