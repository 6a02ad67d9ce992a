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

static const uint32_t powers[] = { 1, 10, 100, 1000, 10000, 100000, 1000000, 10000000,
                                   100000000, 1000000000 };

/* Takes the point, if there is one, out of eight bytes whose last are a number, with '0' before:
   how many of them stood behind it. */
static unsigned take_point(uint64_t *word)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t other = *word ^ ones * '.', found = (other - ones) & ~other & ones << 7;
    unsigned place;

    if (!found)
        return 0;
    place = (unsigned)__builtin_ctzll(found) - 7; /* of the byte's lowest bit */
    *word = (*word & ~(UINT64_MAX >> (56 - place))) | (*word & ((UINT64_C(1) << place) - 1)) << 8
            | '0';
    return 7 - place / 8;
}

bool short_parse(struct text text, unsigned places, int64_t *result)
{
    const unsigned missing = 64 - 8 * (unsigned)text.size; /* bits before the number */
    uint64_t word;
    unsigned behind;

    if (text.size - 1 > 7 || text.at[0] == '.' || text.at[text.size - 1] == '.')
        return false;
    word = word_at(text.at) << missing
           | (UINT64_C(0x3030303030303030) & ((UINT64_C(1) << missing) - 1));
    behind = take_point(&word);
    if (behind > places || !are_digits_only(digits_of(word)))
        return false;
    *result = (int64_t)digits_number(digits_of(word)) * powers[places - behind];
    return true;
}

bool scaled_parse(struct text text, int places, int64_t *result)
{
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

/* The two digits of a number below 100 before `at`. */
static char *put_pair(char *at, unsigned number)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                                "25262728293031323334353637383940414243444546474849"
                                "50515253545556575859606162636465666768697071727374"
                                "75767778798081828384858687888990919293949596979899";

    return memcpy(at - 2, pairs + 2 * number, 2);
}

/* Digits of a number; most have four at most. */
static size_t count_digits(uint64_t number)
{
    size_t count = 1u + (number >= 10) + (number >= 100) + (number >= 1000);

    for (number /= 10000; number > 0; number /= 10)
        count++;
    return count;
}

static size_t put_zero(char out[FEN_TEXT])
{
    memcpy(out, "0.00", 5);
    return 4;
}

/* Of eight digits, as most amounts. */
static size_t format_short(char out[FEN_TEXT], uint32_t amount)
{
    const uint64_t digits = number_digits(amount), written = digits | UINT64_C(0x3030303030303030);
    const uint64_t last = (uint64_t)1 << 40; /* of the yuan, which is written even if it is 0 */
    const unsigned before = (unsigned)__builtin_ctzll(digits | last) / 8, yuan = 6 - before;

    put_word(out, written >> 8 * before);
    out[yuan] = '.';
    out[yuan + 1] = (char)(written >> 48 & 0xFF);
    out[yuan + 2] = (char)(written >> 56);
    out[yuan + 3] = '\0';
    return yuan + 3;
}

size_t fen_format(char out[FEN_TEXT], fen amount)
{
    if (amount == 0)
        return put_zero(out);
    if (amount > 0 && amount < 100000000)
        return format_short(out, (uint32_t)amount);
    uint64_t all = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount, yuan = all / 100;
    size_t size = count_digits(yuan) + 3 + (amount < 0);
    char *at = out + size;

    *out = '-';
    *at = '\0';
    at = put_pair(at, (unsigned)(all % 100));
    *--at = '.';
    for (; yuan >= 100; yuan /= 100)
        at = put_pair(at, (unsigned)(yuan % 100));
    if (yuan >= 10)
        put_pair(at, (unsigned)yuan);
    else
        at[-1] = (char)('0' + yuan);
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
