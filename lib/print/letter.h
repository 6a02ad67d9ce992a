/* Letters (告知书) to households whose application was refused, whose allowance stops, is held back
   or changes: the decision, why, by which rules, and where to appeal. They go to the family alone:
   name, number and figures, nothing else that is private. */
#ifndef DIBAO_LETTER_H
#define DIBAO_LETTER_H

#include "../table/codes.h"
#include "label.h"

/* What a row of the stream, or of a roster, is to be told. */
enum letter { LETTER_NONE, LETTER_REFUSED, LETTER_STOPPED, LETTER_SUSPENDED, LETTER_CHANGED };

/* Of a roster by its movement; before it, a refusal of the month of `on`. */
enum letter letter_for(const struct row *household, day on);

/* A letter on a sheet of its own. */
void letter_as_html(struct buffer *out, const struct policy *policy, const struct row *household,
                    enum letter letter, day on, enum language language);
void letter_as_text(struct buffer *out, const struct policy *policy, const struct row *household,
                    enum letter letter, day on, enum language language);

#endif
