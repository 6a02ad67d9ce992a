/* Which families are visited: a share of each subdistrict, and all that must be (抽样入户). */
#ifndef DIBAO_SAMPLE_H
#define DIBAO_SAMPLE_H

#include "../base/rational.h"
#include "../table/run.h"
#include "finding.h"

struct sample; /* its memory does not grow with the households */

/* `percent` of the households of each subdistrict, rounded up. The seed and the households'
   numbers alone say which. */
struct sample *sample_open(struct rational percent, int64_t seed, size_t memory);
/* Frees; NULL is none. False: something put aside could not be read again; a problem was added. */
bool sample_close(struct sample *sample, struct problems *problems);
/* A household of the book; `drawn`: it may be drawn. */
void sample_household(struct sample *sample, const struct household *household, bool drawn);
/* It must be visited, for this reason: one of MESSAGE_CHECK_REASON_KIN, _DOUBT, _REPORT. */
void sample_must(struct sample *sample, struct text household, enum message reason);
/* At the end: tells each household that is to be visited once, by subdistrict. */
void sample_tell(struct sample *sample, take_finding *take, void *to);

#endif
