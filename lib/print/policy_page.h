/* A policy, or what two policies say differently, on a page in words. */
#ifndef DIBAO_POLICY_PAGE_H
#define DIBAO_POLICY_PAGE_H

#include "rule_words.h"

/* Adds the rules in force, section by section, each with its basis; assumed ones are marked. */
void policy_page(struct buffer *out, const struct wording *wording);

/* Adds what stands in one of them alone ("- ", "+ ") or otherwise ("~ "), section by section; the
   number of these rules. */
size_t policy_differences(struct buffer *out, const struct wording *before,
                          const struct wording *after);

#endif
