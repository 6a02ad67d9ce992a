/* What the steps of an explanation looked at, as it is shown. */
#ifndef DIBAO_EXPLAIN_INPUTS_H
#define DIBAO_EXPLAIN_INPUTS_H

#include "explain.h"

/* Adds the columns and names that the condition and the amount look at, with their values for who
   is in scope. */
void add_inputs(struct explained_step *step, const struct scope *scope,
                const struct condition *condition, const struct amount *amount);

/* Adds the papers and the aid that the condition asks for, and whether they are there. */
void add_records(struct explained_step *step, const struct scope *scope,
                 const struct condition *condition);

/* Whether the comparison is of money, and may be shown. */
void describe_comparison(struct explained_comparison *comparison, const struct facts *facts);

/* A number in the arena: "35", "0.125", with two decimals for money; what no decimal tells exactly
   is rounded to nine decimals, money to the fen. */
struct text number_text(struct rational number, bool money, struct arena *arena);

#endif
