/* Options and exit statuses that the programs share, from one table (options.def). */
#ifndef DIBAO_OPTION_H
#define DIBAO_OPTION_H

#include "day.h"
#include "problem.h"

/* Exit status of every program. */
enum status {
    STATUS_DONE = 0,
    STATUS_ATTENTION = 1, /* done, and something needs a person */
    STATUS_FAILED = 2     /* not done */
};

enum option {
#define OPTION(name, letter, word, argument, argument_zh, english, chinese) OPTION_##name,
#include "options.def"
#undef OPTION
    OPTION_COUNT
};

/* What a program (or one verb of it) takes; the help page is printed from it. */
struct program {
    const char *name;           /* "dibao-assess" */
    const char *verb;           /* "build", or NULL */
    const char *operand;        /* "[HOUSEHOLDS]", or NULL: none is taken */
    const char *operand_zh;     /* the same in Chinese */
    size_t operands;            /* how many at most */
    const char *english, *chinese; /* what it does, one line */
    const char *example;        /* one command */
    const char *formats;        /* what --to takes, "json"; NULL: csv|jsonl */
    const char *pages;          /* what --print takes, "text"; NULL: html|text */
    const char *parts;          /* what --by takes, "subdistrict"; NULL: subdistrict|community */
    const enum option *takes;   /* ended by OPTION_COUNT; help, version, verbose and quiet are
                                   always taken */
    const enum option *needs;   /* of them those that must be given, ended by OPTION_COUNT */
};

struct named_file {
    const char *name, *file;
};

/* What the user said. Strings are argv's. */
struct settings {
    const struct program *program;
    const char *value[OPTION_COUNT]; /* NULL: not given; flags: "" ; the last one given */
    struct named_file *tables;       /* -t NAME=FILE, in order; owned */
    size_t table_count;
    const char **repeated;           /* --programme CODE..., in order; owned */
    size_t repeated_count;
    const char **operands;           /* owned */
    size_t operand_count;
    month month;                     /* -m, or NO_MONTH */
    day date;                        /* -d, or NO_DAY */
    bool jsonl, csv;                 /* --to */
};

/* Reads the command line; argv[0] is passed over (and the verb: argv[1] when program->verb is
   set). True: go on. False: *status is the exit status (--help and --version were printed, or a
   usage error was, with what to do). */
bool settings_read(struct settings *settings, const struct program *program, int argc,
                   char **argv, int *status);
void settings_fini(struct settings *settings);

/* The file given for a side table by -t, or NULL. */
const char *settings_table(const struct settings *settings, const char *name);

/* What a program, or one verb of it, does; returns the exit status. */
typedef int program_work(const struct settings *settings);

struct verb {
    const struct program *program;
    program_work *work;
};

/* All of main: reads the command line, works, ends; returns the exit status. */
int program_main(const struct program *program, program_work *work, int argc, char **argv);
/* The same for a program with verbs. */
int program_main_verbs(const struct verb *verbs, size_t count, int argc, char **argv);

/* For a program with verbs: the one that argv[1] names, or NULL after printing what there is
   (--help, --version, or an unknown or missing verb); *status as above. */
const struct verb *program_verb(const struct verb *verbs, size_t count, int argc, char **argv,
                                int *status);

/* Prints the problems on standard error, the first 100 in full, then a count (warnings not
   under --quiet), and forgets them. */
void settings_report(const struct settings *settings, struct problems *problems);
/* Says how many errors were not printed. */
void settings_more(const struct settings *settings, size_t count);
/* One line on standard error under --verbose. */
void settings_say(const struct settings *settings, enum message message, const char *first,
                  const char *second, const char *third);
/* The same with up to three counts. */
void settings_count(const struct settings *settings, enum message message, int64_t first,
                    int64_t second, int64_t third);

/* Closes standard output; STATUS_FAILED with a message when what was printed could not be
   written, otherwise `status`. */
int program_end(const char *name, int status);

#endif
