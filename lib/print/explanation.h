/* Why a household gets what it gets, for people and for programs. */
#ifndef DIBAO_EXPLANATION_H
#define DIBAO_EXPLANATION_H

#include "../rules/explain.h"
#include "label.h"

/* One JSON object, a line (dibao-assess(1), "explain": 1); money as strings in yuan. */
void explanation_as_json(struct buffer *out, const struct explanation *explanation);

/* A page that the family can read; its last line is the amount. */
void explanation_as_text(struct buffer *out, const struct explanation *explanation,
                         enum language language);

/* Explanations have a form of their own: false, with a message printed, for --explain with --to or
   --out, and for --lang without pages. */
bool explanation_form_is_good(const struct settings *settings);

enum line_kind {
    LINE_TITLE, LINE_HEADING, LINE_PLAIN, LINE_NOTE, /* LINE_NOTE: belongs to the line before */
    LINE_TOTAL
};

/* A line of the page: of whom, what, how much ("" where there is nothing to say). */
struct explained_line {
    enum line_kind kind;
    struct text who, what, amount;
};

struct explained_lines {
    struct explained_line *at;
    size_t count, room;
};

/* The page laid out; a rule before its last line. */
void explained_lines_as_text(struct buffer *out, const struct explained_lines *lines);

/* The page in words, for whoever lays it out; everything stands in the explanation's arena. */
struct explained_lines explanation_lines(const struct explanation *explanation,
                                         enum language language);

#endif
