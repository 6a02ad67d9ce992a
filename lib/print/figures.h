/* Figures as a tree, each known by its path ("roster.2004-04.households"). */
#ifndef DIBAO_FIGURES_H
#define DIBAO_FIGURES_H

#include "../base/fen.h"
#include <jansson.h>

/* What a figure is. */
enum figure { FIGURE_NONE, FIGURE_COUNT, FIGURE_MONEY, FIGURE_RATE };

/* Counts as they are, money in fen, rates in ten-thousandths. FIGURE_NONE: the value is a text, or
   there is none. `key` is the last name of its path. */
enum figure figure_of(const char *key, const json_t *value, int64_t *number);
/* The value of a figure; owned by the caller. */
json_t *figure_value(enum figure figure, int64_t number);

/* Calls `take` for every figure and every text of the tree that is not empty, in its order, with
   its path. */
typedef void figure_taker(void *listener, const char *path, const char *key, const json_t *value);
void each_figure(const json_t *figures, figure_taker *take, void *listener);

/* The value at the path; NULL: there is none. */
json_t *figure_at(const json_t *figures, const char *path);

/* figures - others, where either has a figure: what one has not is 0. Months of the roster are held
   against the same month of the other's year; owned by the caller. */
json_t *figures_difference(const json_t *figures, const json_t *others);

/* The path of the first figure that is not the sum of the parts' into `path`; false: there is none.
   Rates and averages are no sums. */
bool figures_do_not_add_up(const json_t *whole, json_t *const *parts, size_t count,
                           struct buffer *path);

#endif
