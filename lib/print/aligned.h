/* Pages for a line printer: texts in columns, wide characters counted as two. */
#ifndef DIBAO_ALIGNED_H
#define DIBAO_ALIGNED_H

#include "../base/text.h"

/* Adds the text, harmless for a terminal, in so many columns (more when it is longer), and a
   blank. */
void add_aligned(struct buffer *out, struct text text, size_t width, bool right);
/* Ends the line, without blanks at its end. */
void end_aligned(struct buffer *out);
/* Adds a line of hyphens. */
void add_rule(struct buffer *out, size_t width);
/* Adds "制表人 ____________  ": a label and a line to write on. */
void add_ink(struct buffer *out, const char *label);
/* Adds the text over as many lines as it takes in so many columns, harmless for a terminal, broken
   at blanks and beside wide characters; lines after the first begin with `indent` blanks. Returns
   the width of the last, whose end is not added. */
size_t add_wrapped(struct buffer *out, struct text text, size_t width, size_t indent);

#endif
