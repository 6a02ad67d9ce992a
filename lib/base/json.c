#include "json.h"
#include "memory.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

static void *take_memory(size_t size)
{
    return allocate(1, size ? size : 1);
}

static void give_back(void *at)
{
    free(at);
}

void json_use_memory(void)
{
    json_set_alloc_funcs(take_memory, give_back);
}

size_t json_too_deep(struct text text, int depth)
{
    int now = 0;
    bool quoted = false;

    for (size_t i = 0; i < text.size; i++) {
        char byte = text.at[i];
        if (quoted && byte == '\\')
            i++;
        else if (byte == '"')
            quoted = !quoted;
        else if (!quoted && (byte == '{' || byte == '['))
            now++;
        else if (!quoted && (byte == '}' || byte == ']'))
            now--;
        if (now > depth)
            return i;
    }
    return text.size;
}

/* The digits of "d.ddde+xx" and where their decimal point stands. */
struct digits {
    char at[20];
    int count, point;
    bool negative;
};

static void take_digits(const char *scientific, struct digits *digits)
{
    const char *at = scientific + (*scientific == '-');

    digits->negative = *scientific == '-';
    for (digits->count = 0; *at && *at != 'e'; at++)
        if (*at >= '0' && *at <= '9')
            digits->at[digits->count++] = *at;
    digits->point = 1 + (*at ? atoi(at + 1) : 0);
}

/* As few digits as read back to the same double. */
static void shortest_digits(double real, struct digits *digits)
{
    char scientific[40];

    for (int decimals = 0; decimals <= 16; decimals++) {
        snprintf(scientific, sizeof scientific, "%.*e", decimals, real);
        if (!(strtod(scientific, NULL) < real) && !(strtod(scientific, NULL) > real))
            break;
    }
    take_digits(scientific, digits);
}

size_t json_plain_decimal(char out[PLAIN_DECIMAL], double real)
{
    struct digits digits;
    size_t size = 0;
    int from, to;

    shortest_digits(real, &digits);
    from = digits.point < 0 ? digits.point : 0;
    to = digits.count > digits.point ? digits.count : digits.point;
    if (to - from > 40)
        return 0;
    if (digits.negative)
        out[size++] = '-';
    if (digits.point <= 0)
        out[size++] = '0';
    for (int i = from; i < to; i++) {
        if (i == digits.point)
            out[size++] = '.';
        out[size++] = i >= 0 && i < digits.count ? digits.at[i] : '0';
    }
    return size;
}
