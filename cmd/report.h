/* The parts of dibao-report. */
#ifndef DIBAO_CMD_REPORT_H
#define DIBAO_CMD_REPORT_H

#include "../lib/rules/report.h"

enum { MONTHS = 12 };

/* The settings of the run: the month's folder stands for the tables that are not named. */
struct sources {
    struct settings settings; /* borrows all but `tables` */
    struct buffer folder;
    char *roster, *members, *awards;
    const char *operands[1];
};

/* What is counted: of the district, of a subdistrict, or of what belongs to none. */
struct section {
    char *name;                /* owned; NULL: the district; "": belongs to none */
    struct report reports[MONTHS];
    struct registers registers;
    struct period period;      /* of these */
    bool used;                 /* something belongs to it */
};

/* The months that are counted, each under the policy of its month. */
struct statistics {
    const struct settings *settings;
    month first;               /* of the months that are looked for */
    size_t months;             /* how many are looked for */
    int year;                  /* 0: one month */
    bool by_subdistrict;       /* parts are counted too */
    size_t count;              /* months that were made */
    struct sources sources[MONTHS];
    struct policy *policies[MONTHS];
    struct proofs proofs;
    struct section *sections;  /* the district, its subdistricts, what belongs to none; owned */
    size_t section_count;
    struct dictionary homes;   /* the subdistrict by household_id, where parts are counted */
};

/* Counts all; the exit status. Everything else is asked of it when it is not STATUS_FAILED. */
int count_statistics(struct statistics *statistics, struct problems *problems);
void forget_statistics(struct statistics *statistics);

/* The folders of the months that were made, or what is named instead of their tables. */
bool find_months(struct statistics *statistics, struct problems *problems);
void forget_sources(struct sources *sources);

/* Finds the sections in the book's places, and counts places and households of the book. */
bool find_sections(struct statistics *statistics, struct problems *problems);
bool count_book(struct statistics *statistics, struct problems *problems);
/* The section of a subdistrict; of the household's, which may be empty. NULL: parts are not
   counted. */
struct section *section_of(struct statistics *statistics, struct text subdistrict);
struct section *section_of_home(struct statistics *statistics, struct text household);

/* Reads what the registers of the book and the payments of the months say. False: problems were
   added. */
bool read_registers(struct statistics *statistics, struct problems *problems);

/* Says which parts of the period do not make their whole. */
struct report_pages;
void warn_of_parts(const struct report_pages *pages, struct problems *problems);

/* Bad rows are counted or passed over, and it is said. */
void warn_of_bad_rows(enum message message, const char *file, size_t bad,
                      struct problems *problems);

/* Adds BOOK/months/MONTH. */
void add_month_folder(struct buffer *path, const char *book, month made);

/* What stands behind --against is a policy, not a month or a year. */
bool names_policy(const char *against);
/* All of `dibao-report -m MONTH --against POLICY`: from the inputs of the month, when it was made,
   or from the book. Returns the exit status. */
int report_against_policy(const struct settings *settings);

#endif
