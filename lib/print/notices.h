/* The pages of a posting (公示): posters of what is to go up, letters (告知书) of what was decided; a
   file for each community, named by its code. */
#ifndef DIBAO_NOTICES_H
#define DIBAO_NOTICES_H

#include "../rules/matter.h"
#include "../table/run.h"
#include "poster.h"

/* Starts as all zero. */
struct notices {
    struct run *run;
    const struct policy *policy;
    bool has_posters, has_letters; /* they are asked for */
    struct posters posters, letters;
    struct rows places;
    struct arena arena;            /* of places */
};

/* Reads the places and makes the folders that the run's options --posters and --letters name, if
   any. False: a problem was added to the run's. */
bool notices_open(struct notices *notices, struct run *run, const struct policy *policy,
                  size_t step);
/* The household is to be posted now: on its community's poster, where posters are asked for. */
void notices_post(struct notices *notices, struct matter *matter);
/* Writes the household's letter, where letters are asked for and there is one to be told. */
void notices_tell(struct notices *notices, const struct household *household);
/* Hands all files to the run, which commits them. */
void notices_write(struct notices *notices);
/* Households on all posters; letters. */
int64_t notices_posted(const struct notices *notices);
int64_t notices_told(const struct notices *notices);
void notices_fini(struct notices *notices);

#endif
