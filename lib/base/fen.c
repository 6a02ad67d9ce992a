#include "fen.h"

/* Reads digits up to `end` or another character, adding them to *number; *count is how many.
   False beyond 64 bits. */
static bool read_digits(const char **at, const char *end, uint64_t *number, int *count)
{
    const char *start = *at;

    for (; *at < end && **at >= '0' && **at <= '9'; ++*at) {
        if (*number > (UINT64_MAX - 9) / 10)
            return false;
        *number = *number * 10 + (uint64_t)(**at - '0');
    }
    *count = (int)(*at - start);
    return true;
}

bool scaled_parse(struct text text, int places, int64_t *result)
{
    const char *at = text.at, *end;
    uint64_t number = 0;
    int digits, decimals = 0;
    bool negative;

    if (text.size == 0)
        return false;
    end = at + text.size;
    negative = *at == '-';
    at += negative;
    if (!read_digits(&at, end, &number, &digits) || digits == 0)
        return false;
    if (at < end && *at == '.') {
        at++;
        if (!read_digits(&at, end, &number, &decimals) || decimals == 0 || decimals > places)
            return false;
    }
    for (; decimals < places; decimals++)
        if (__builtin_mul_overflow(number, 10, &number))
            return false;
    if (at != end || number > (uint64_t)INT64_MAX + negative)
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
    char digits[FEN_TEXT], *at = digits + sizeof digits;
    uint64_t rest = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;

    *--at = '\0';
    *--at = (char)('0' + rest % 10);
    *--at = (char)('0' + rest / 10 % 10);
    *--at = '.';
    rest /= 100;
    do
        *--at = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (amount < 0)
        *--at = '-';
    size_t size = (size_t)(digits + sizeof digits - at);
    memcpy(out, at, size);
    return size - 1;
}

void buffer_fen(struct buffer *buffer, fen amount)
{
    char out[FEN_TEXT];

    buffer_add(buffer, out, fen_format(out, amount));
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
    return scaled_parse(text, 0, result);
}

bool decimal_parse(struct text text, int64_t *result)
{
    return scaled_parse(text, 9, result);
}
