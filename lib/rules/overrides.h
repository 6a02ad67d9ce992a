/* Findings that somebody looked into and accepts (核对认可): by whom, when, why, until. */
#ifndef DIBAO_OVERRIDES_H
#define DIBAO_OVERRIDES_H

#include "finding.h"

struct overrides; /* owns its rows */

/* Those of the day. */
struct overrides *overrides_open(day date);
/* A row of the table; one accepted after the day is not looked at. */
void overrides_add(struct overrides *overrides, const struct row *row);
/* One in force accepts the finding: of its code and household, and where the override names them
   of its person and register. */
bool overrides_accept(struct overrides *overrides, const struct finding *finding,
                      const char *code);
/* At the end: those that accept nothing that was found, and those whose time is over. */
void overrides_tell(const struct overrides *overrides, take_finding *take, void *to);
void overrides_close(struct overrides *overrides);

#endif
