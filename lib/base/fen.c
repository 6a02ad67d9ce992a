#include "fen.h"

/* Adds the digits at `at` to *number: where they end, or NULL beyond 64 bits. */
static inline const char *read_digits(const char *at, const char *end, uint64_t *number)
{
    uint64_t sum = *number;

    for (; at < end && (unsigned char)(*at - '0') <= 9; at++) {
        if (sum > (UINT64_MAX - 9) / 10)
            return NULL;
        sum = sum * 10 + (uint64_t)(*at - '0');
    }
    *number = sum;
    return at;
}

bool scaled_parse(struct text text, int places, int64_t *result)
{
    static const uint64_t powers[] = { 1, 10, 100, 1000, 10000, 100000, 1000000, 10000000,
                                       100000000, 1000000000 };
    const char *at = text.at, *end = at + text.size, *from;
    uint64_t number = 0;
    bool negative = text.size > 0 && *at == '-';

    from = at += negative;
    at = read_digits(at, end, &number);
    if (!at || at == from)
        return false;
    if (at < end && *at == '.') {
        from = at + 1;
        at = read_digits(from, end, &number);
        if (!at || at == from || at - from > places)
            return false;
        places -= (int)(at - from);
    }
    if (at != end || __builtin_mul_overflow(number, powers[places], &number)
        || number > (uint64_t)INT64_MAX + negative)
        return false;
    *result = negative ? (int64_t)(0 - number) : (int64_t)number;
    return true;
}

bool fen_parse(struct text text, fen *result)
{
    return scaled_parse(text, 2, result);
}

size_t fen_format(char out[FEN_TEXT], fen amount)
{
    uint64_t all = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount, yuan = all / 100;
    unsigned rest = (unsigned)(all % 100);
    size_t size = amount < 0 ? 5 : 4;
    char *at;

    for (uint64_t above = yuan / 10; above > 0; above /= 10)
        size++;
    *out = '-';
    at = out + size;
    *at = '\0';
    *--at = (char)('0' + rest % 10);
    *--at = (char)('0' + rest / 10);
    *--at = '.';
    do
        *--at = (char)('0' + yuan % 10);
    while ((yuan /= 10) > 0);
    return size;
}

void buffer_fen(struct buffer *buffer, fen amount)
{
    char *to = buffer_room(buffer, FEN_TEXT);

    buffer_took(buffer, to + fen_format(to, amount));
}

bool fen_add(fen *sum, fen amount)
{
    fen result;

    if (__builtin_add_overflow(*sum, amount, &result))
        return false;
    *sum = result;
    return true;
}

bool integer_parse(struct text text, int64_t *result)
{
    if (text.size == 1 && *text.at >= '0' && *text.at <= '9') { /* most are */
        *result = *text.at - '0';
        return true;
    }
    return scaled_parse(text, 0, result);
}

bool decimal_parse(struct text text, int64_t *result)
{
    return scaled_parse(text, 9, result);
}
