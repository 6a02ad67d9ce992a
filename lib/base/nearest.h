/* What somebody who mistyped a word may have meant. */
#ifndef DIBAO_NEAREST_H
#define DIBAO_NEAREST_H

#include "text.h"

/* The word of the list ("csv, jsonl") that is nearest to `word`, letters left out, put in, changed
   or swapped: at most one for words of up to five letters, two for longer ones. Size 0: none is
   near. Stands in the list. */
struct text nearest_word(struct text word, const char *list);

/* Adds "; did you mean jsonl?" when a word of the list, which may be `out` itself, is near. */
void add_suggestion(struct buffer *out, const char *word, const char *list);

#endif
