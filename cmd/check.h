/* The parts of dibao-check. */
#ifndef DIBAO_CMD_CHECK_H
#define DIBAO_CMD_CHECK_H

#include "../lib/rules/check.h"
#include "../lib/rules/overrides.h"
#include "../lib/rules/sample.h"
#include "../lib/rules/standing.h"

/* check-sources.c: the roster, payroll and settled payments of the last month that was made, when
   they are not named. */
struct sources {
    struct settings settings; /* borrows all but `tables` */
    char *roster, *payroll, *settled;
    month roster_month;       /* NO_MONTH: there is no roster */
    struct policy *then;      /* compiled for that month */
};
/* False: a problem was added. */
bool find_sources(struct sources *sources, const struct settings *given,
                  struct problems *problems);
void forget_sources(struct sources *sources);

/* check-list.c: where findings go. */
enum { SEVERITIES = SEVERITY_HINT + 1 };
struct list {
    struct writer *writer;
    struct values values;
    struct overrides *overrides;
    struct sample *sample;    /* NULL: none is drawn */
    size_t counts[SEVERITIES], accepted;
    struct arena names;       /* of files */
};
/* A file's name that stands as long as the list. */
const char *list_name(struct list *list, const char *file);
/* A row that breaks a rule of its table; nobody can accept that. */
void list_problem(struct list *list, const struct problem *problem, enum table table,
                  struct text household);
void list_problems(struct list *list, struct problems *problems, enum table table);
/* take_finding and must_be_visited of a list. */
void list_finding(void *list, const struct finding *finding);
void list_must(void *list, struct text household, enum message reason);
/* One that says nothing is wrong: it does not count. */
void list_visit(void *list, const struct finding *finding);

/* check-tables.c: tables whose rows belong to no household, and registers. */
struct checking {
    struct run *run;
    struct check *check;
    struct list *list;
};
extern const enum table check_loads[]; /* ended by TABLE_COUNT */
void check_overrides(const struct checking *checking);
void check_tables(const struct checking *checking);
void check_registers(const struct checking *checking);

#endif
