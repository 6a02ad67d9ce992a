/* Help pages, made from the table of options, and what else programs print. */
#ifndef DIBAO_HELP_H
#define DIBAO_HELP_H

#include "option.h"

struct option_text {
    char letter; /* 0: none */
    const char *word, *argument, *argument_zh, *english, *chinese;
};
extern const struct option_text option_texts[OPTION_COUNT];

/* True for an option that the program takes; help, version, verbose and quiet always. */
bool program_takes(const struct program *program, enum option option);

/* "dibao-payroll build". */
void help_name(struct buffer *out, const struct program *program);
/* "--book" */
void help_word(struct buffer *out, enum option option);
/* "DIR", in the user's language; NULL for an option that takes no value. */
const char *help_argument(const struct program *program, enum option option);
/* True when the option's value, one of some words, may be left out. */
bool help_may_be_bare(enum option option);
/* "--book DIR" */
void help_option(struct buffer *out, const struct program *program, enum option option);
/* The help of a program, or of one of its verbs. */
void help_program(struct buffer *out, const struct program *program);
/* The help of a program with verbs. */
void help_verbs(struct buffer *out, const struct verb *verbs, size_t count);
void help_version(struct buffer *out, const struct program *program);

/* Prints a help text on standard output and frees it; the exit status. */
int print_help(const char *name, struct buffer *text);
/* One line on standard error. */
void say_problem(const char *name, enum message message, const char *first, const char *second,
                 const char *third);

#endif
