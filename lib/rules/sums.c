#include "sums.h"
#include "../base/memory.h"
#include <stdlib.h>

/* Where the code stands, or would. */
static size_t place_of(const struct sums *sums, struct text code)
{
    size_t at = 0;

    while (at < sums->count && text_compare(text_of(sums->at[at].code), code) < 0)
        at++;
    return at;
}

bool sums_add(struct sums *sums, struct text code, fen amount)
{
    size_t at = place_of(sums, code);

    if (at == sums->count || !text_is(code, sums->at[at].code)) {
        sums->at = make_room(sums->at, &sums->room, sums->count + 1, sizeof *sums->at);
        memmove(sums->at + at + 1, sums->at + at, (sums->count - at) * sizeof *sums->at);
        sums->at[at] = (struct sum){ copy_bytes(code.at, code.size), 0 };
        sums->count++;
    }
    return fen_add(&sums->at[at].amount, amount);
}

fen sums_of(const struct sums *sums, const char *code)
{
    size_t at = place_of(sums, text_of(code));

    return at < sums->count && strcmp(sums->at[at].code, code) == 0 ? sums->at[at].amount : 0;
}

void sums_fini(struct sums *sums)
{
    for (size_t i = 0; i < sums->count; i++)
        free(sums->at[i].code);
    free(sums->at);
    *sums = (struct sums){ 0 };
}
