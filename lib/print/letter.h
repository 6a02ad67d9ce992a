/* Letters (告知书) to households whose application was refused, whose allowance stops, is held back
   or changes: the decision, why, by which rules, and where to appeal, with the explanation of its
   assessment. They go to the family alone: names, number and figures, nothing else that is
   private. */
#ifndef DIBAO_LETTER_H
#define DIBAO_LETTER_H

#include "../table/codes.h"
#include "explanation.h"

/* What a row of the stream, or of a roster, is to be told. */
enum letter { LETTER_NONE, LETTER_REFUSED, LETTER_STOPPED, LETTER_SUSPENDED, LETTER_CHANGED };

/* Of a roster by its movement; before it, a refusal of the month of `on`. */
enum letter letter_for(const struct row *household, day on);

/* A letter, and what it is made of. */
struct letter_page {
    enum letter letter;
    enum language language;
    day on;
    const struct policy *policy;
    const struct row *household;            /* of the stream, or of a roster */
    const struct explanation *explanation;  /* of its assessment */
};

/* A letter on a sheet of its own, the explanation on those that follow. */
void letter_as_html(struct buffer *out, const struct letter_page *page);
/* The same for a line printer; the explanation follows the letter. */
void letter_as_text(struct buffer *out, const struct letter_page *page);

#endif
