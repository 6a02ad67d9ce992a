/* The words that the lines of an explanation are made of. For its own files. */
#ifndef DIBAO_EXPLANATION_WORDS_H
#define DIBAO_EXPLANATION_WORDS_H

#include "explanation.h"

enum { MOST_BASES = 64 };

/* A page under way. */
struct telling_page {
    const struct explanation *explanation;
    enum language language;
    struct explained_lines lines;
    const char *bases[MOST_BASES]; /* documents, in the order of their first rule; NULL: assumed */
    size_t base_count;
};

static const struct text nothing = { "", 0 };

/* A message filled in, in the arena. */
struct text say(struct telling_page *page, enum message message, struct text first,
                struct text second, struct text third);
static inline struct text word(struct telling_page *page, enum message message)
{
    return text_of(message_in(message, page->language));
}

/* "169.00"; of what is added "+16.90", of what is taken away "-16.90"; with "yuan" behind it. */
struct text yuan(struct telling_page *page, fen amount);
struct text change(struct telling_page *page, fen amount);
/* Without the unit. */
struct text bare_yuan(struct telling_page *page, fen amount);
struct text exact_yuan(struct telling_page *page, struct rational amount);
struct text plain_number(struct telling_page *page, struct rational number);
struct text month_in_words(struct telling_page *page, month of);

/* The rule's label; with_basis: and the number of its document in the list at the end: "[2]". */
struct text label_in(struct telling_page *page, const struct rule *rule);
struct text with_basis(struct telling_page *page, const struct rule *rule);

/* "[2]" */
struct text basis_mark(struct telling_page *page, size_t number);

/* The member's name; "household" where there is none. */
struct text who_is(struct telling_page *page, int member);
struct text relation_of(struct telling_page *page, int member);
struct text kind_in(struct telling_page *page, const struct explained_step *step, int kind);
/* "birth date, illness" */
struct text unknown_in(struct telling_page *page, const struct unknown *unknown);
/* "housing: own"; "" for what has no words or is not shown. */
struct text input_in(struct telling_page *page, const struct explained_input *input);

/* "a; b": either may be "". */
struct text joined(struct telling_page *page, struct text first, struct text second);

void add_line(struct telling_page *page, enum line_kind kind, struct text who, struct text what,
              struct text amount);
static inline void add_heading(struct telling_page *page, enum message message)
{
    add_line(page, LINE_HEADING, nothing, word(page, message), nothing);
}
static inline void add_note(struct telling_page *page, struct text what)
{
    if (what.size > 0)
        add_line(page, LINE_NOTE, nothing, what, nothing);
}

/* Title, household, policy. */
void add_title(struct telling_page *page, enum message title);
/* The documents of the rules that were named, and which program made the page. */
void add_bases(struct telling_page *page);
void add_maker(struct telling_page *page);
/* The rule that has no answer. */
void add_no_answer(struct telling_page *page);
/* The facts that the step looked at, as far as they have words, in a note. */
void add_facts_note(struct telling_page *page, const struct explained_step *step);

/* The first step of the kind, or NULL. */
const struct explained_step *first_step(const struct telling_page *page, enum explained what);
/* Its value as money; NONE: not known, or no such step. */
fen step_fen(const struct explained_step *step);
/* What is not known, if that leaves the step open. */
void add_unknown_note(struct telling_page *page, const struct explained_step *step);
/* A sum. */
void add_figure(struct telling_page *page, enum explained what, enum message label);
/* The rules from `first` to `last` that gave or took nothing here, in one line. */
void add_not_for_you(struct telling_page *page, enum explained first, enum explained last);

/* The sections of the page that reckon: explanation_sums.c. */
void add_standards(struct telling_page *page);
void add_assets(struct telling_page *page);
void add_income(struct telling_page *page);
void add_singles(struct telling_page *page);
void add_benefit(struct telling_page *page);
void add_supplements(struct telling_page *page);

/* The comparisons of a step that may be shown, a note each. */
void add_comparisons(struct telling_page *page, const struct explained_step *step,
                     bool money_only);

#endif
