/* Forms of a step (申请审批表): a file for each community, named by its code. */
#ifndef DIBAO_FORMS_H
#define DIBAO_FORMS_H

#include "../rules/matter.h"
#include "../table/run.h"
#include "poster.h"

/* Starts as all zero. */
struct forms {
    struct run *run;
    bool wanted;         /* they are asked for */
    struct posters pages;
    struct rows places;
    struct arena arena;  /* of places */
};

/* Reads the places and makes the folder that the run's option --forms names, if any. False: a
   problem was added to the run's. */
bool forms_open(struct forms *forms, struct run *run, const struct policy *policy);
/* Prints the household's form, where forms are asked for and an application is open. */
void forms_add(struct forms *forms, struct matter *matter, const struct progress *progress);
/* Hands all files to the run, which commits them. */
void forms_write(struct forms *forms);
/* How many were printed. */
int64_t forms_count(const struct forms *forms);
void forms_fini(struct forms *forms);

#endif
