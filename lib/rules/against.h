/* A household under another policy than the one that is worked by (what-if). */
#ifndef DIBAO_AGAINST_H
#define DIBAO_AGAINST_H

#include "assess.h"
#include "second.h"

struct against {
    const struct policy *policy;      /* the other one; borrowed */
    struct second households, members; /* their rows are read for both */
};

/* Rows are read by `policy`, assessed by `other` too. What is made lives in the arena. */
void against_init(struct against *against, const struct policy *policy,
                  const struct policy *other, struct arena *arena);
void against_fini(struct against *against);

/* Assesses the household under the other policy, with its care classes when they are asked for or
   might be without an answer. False: the other policy refuses one of the household's rows, or has
   no answer for it. */
bool against_assess(struct assessment *result, const struct against *against,
                    const struct household *household, month worked, bool classes,
                    struct arena *arena);

/* The side tables that an assessment reads, and those that the other policy reads beside them
   (NULL: there is none). Returns how many. */
enum { ASSESSED_SIDES = 4 };
size_t assessed_sides(struct side_plan sides[ASSESSED_SIDES], const struct policy *policy,
                      const struct against *against);

/* The columns that an assessment adds to the stream when it is held against another, ended by
   -1. */
extern const int against_columns[];

/* Writes the other's verdict and amount and the difference into the values of these columns;
   NULL: it has no answer. */
void against_write(const struct assessment *result, const struct assessment *other,
                   struct values *values);

#endif
