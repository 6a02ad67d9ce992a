#include "detail.h"

bool detail_next(struct text *detail, struct text *code, fen *amount)
{
    const char *end = detail->size ? memchr(detail->at, ';', detail->size) : NULL;
    size_t size = end ? (size_t)(end - detail->at) : detail->size;
    const char *equals = size ? memchr(detail->at, '=', size) : NULL;

    if (detail->size == 0)
        return false;
    *code = (struct text){ detail->at, equals ? (size_t)(equals - detail->at) : size };
    if (!equals || !fen_parse((struct text){ equals + 1, size - code->size - 1 }, amount))
        *amount = NONE;
    size += end != NULL;
    *detail = (struct text){ detail->at + size, detail->size - size };
    return true;
}

size_t detail_count(struct text detail)
{
    struct text code;
    fen amount;
    size_t count = 0;

    while (detail_next(&detail, &code, &amount))
        count++;
    return count;
}

size_t detail_room(struct text code)
{
    return code.size + FEN_TEXT + 2;
}

char *detail_put(const char *begin, char *to, struct text code, fen amount)
{
    if (to > begin)
        *to++ = ';';
    memcpy(to, code.at, code.size);
    to += code.size;
    *to++ = '=';
    return to + fen_format(to, amount);
}
