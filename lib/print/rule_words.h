/* The rules of a policy, one by one, in words. */
#ifndef DIBAO_RULE_WORDS_H
#define DIBAO_RULE_WORDS_H

#include "wording.h"

struct rule_words {
    enum message section;
    const char *code;   /* what tells it from others of its section; NULL: nothing does */
    const char *name;   /* its label, or what stands for one */
    const char *words;  /* what it says */
    const char *basis;  /* NULL: none is named */
    const char *months; /* "2004-11 起"; NULL: always */
    bool assumed;       /* its basis is the word `assumed` */
    bool by_default;    /* holds because the policy says nothing */
    bool ruled;         /* may carry a label and a basis */
    bool ordered;       /* the section's order matters */
};

/* In the order of evaluation. Owns the list; the words live in the wording's arena. */
struct rule_list {
    struct rule_words *at;
    size_t count, room;
};

/* Every rule that is in force in the month for which the policy was compiled; without a month
   every one. */
void rules_in_words(struct rule_list *rules, const struct wording *wording);
void rules_fini(struct rule_list *rules);

#endif
