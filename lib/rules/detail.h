/* "code=amount;code=amount": what an amount is made of (明细), as a column holds it. */
#ifndef DIBAO_DETAIL_H
#define DIBAO_DETAIL_H

#include "../base/fen.h"
#include "../table/row.h"

/* Takes the first part off; false: there is none. The code is empty, or the amount NONE, where the
   part has none. Borrows the text. */
bool detail_next(struct text *detail, struct text *code, fen *amount);
/* How many parts there are. */
size_t detail_count(struct text detail);
/* The room that a part takes at most. */
size_t detail_room(struct text code);
/* Writes a part behind those that stand between `begin` and `to`; returns the end. */
char *detail_put(const char *begin, char *to, struct text code, fen amount);

#endif
