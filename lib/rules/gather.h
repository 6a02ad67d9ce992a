/* From the rows of a household to the facts that rules look at. */
#ifndef DIBAO_GATHER_H
#define DIBAO_GATHER_H

#include "../policy/policy.h"
#include "../table/run.h"
#include "quantity.h"

/* Members in order of person_no with their age on the last day of the month worked for, counted
   unless a leave_out rule holds; sums of income and assets by kind. Nothing computed is set but
   the members' age and the household's assets. Everything lives in `arena`. False: a rule had no
   answer, scope->fault says why. `*unclear` gets the columns that made a leave_out unknown (NULL:
   none). */
bool gather_facts(struct facts *facts, const struct household *household,
                  const struct policy *policy, month worked, struct arena *arena,
                  struct scope *scope, const struct unknown **unclear);

/* Where the list has the member's income of the kind; nothing is added where it has none, and
   there must be room for it. */
struct rational *earnings_of(struct earnings *earnings, int member, size_t kind);
/* All together; false: overflow. */
bool earnings_sum(const struct earnings *earnings, struct rational *sum);

/* Makes the sums of income and assets again, for the members that are counted now;
   `persons_only`: without what has no person. False: as above. */
bool gather_sums(struct facts *facts, const struct household *household,
                 const struct policy *policy, struct scope *scope, bool persons_only);

/* The rule by which the member in scope is not counted, or NULL: counted, or *unclear says which
   columns leave it open. */
const struct rule *left_out(const struct policy *policy, struct scope *scope,
                            const struct unknown **unclear);

/* After assess: the computed names as the stream's columns hold them, verdict, on_roster and
   approval among them. The household's `standard` and the members' are make_need's, their
   countable_income count_income's; call these before it where a rule may look at them. */
void gather_computed(struct facts *facts, const struct row *stream);

/* False for a row of incomes or assets whose kind the policy does not list though it refuses
   others (other_kinds). */
bool kind_is_listed(const struct policy *policy, enum table table, const struct row *row);

/* The row of income counts: its kind is listed (or others count: *kind is policy->kind_count),
   and its person is counted, or it is the household's. */
bool income_is_used(const struct facts *facts, const struct policy *policy, const struct row *row,
                    size_t *kind);

/* What a row of income is worth a month, in yuan: amount / months. */
struct rational monthly_income(const struct row *row);

/* The row's person among the members, or NO_MEMBER: the household's, or a person of other
   months. */
int member_of_row(const struct facts *facts, const struct row *row, int person_column);

#endif
