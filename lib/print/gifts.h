/* Why a household gets each programme, or does not: an explanation to which find_awards told it. */
#ifndef DIBAO_GIFTS_H
#define DIBAO_GIFTS_H

#include "../rules/subsidy.h"
#include "explanation.h"

/* One JSON object, a line (dibao-subsidy(1)); money as strings in yuan. */
void gifts_as_json(struct buffer *out, const struct explanation *explanation,
                   const struct awards *awards);

/* A page that the family can read. */
void gifts_as_text(struct buffer *out, const struct explanation *explanation,
                   enum language language);

#endif
