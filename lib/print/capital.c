#include "capital.h"

static void add_digit(struct buffer *out, int64_t digit)
{
    static const char *const digits[] = { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌",
                                          "玖" };

    buffer_string(out, digits[digit]);
}

/* Up to four digits; above zero. */
static void add_section(struct buffer *out, int64_t section)
{
    static const struct { int64_t worth; const char *unit; } places[] = {
        { 1000, "仟" }, { 100, "佰" }, { 10, "拾" }, { 1, "" }
    };
    bool begun = false, nought = false;

    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        int64_t digit = section / places[i].worth % 10;

        if (digit == 0) {
            nought = begun;
            continue;
        }
        if (nought)
            add_digit(out, 0);
        add_digit(out, digit);
        buffer_string(out, places[i].unit);
        begun = true;
        nought = false;
    }
}

/* Above zero. */
static void add_whole(struct buffer *out, int64_t whole)
{
    static const struct { int64_t worth; const char *unit; } steps[] = {
        { 100000000, "亿" }, { 10000, "万" }
    };

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        int64_t worth = steps[i].worth;

        if (whole < worth)
            continue;
        add_whole(out, whole / worth);
        buffer_string(out, steps[i].unit);
        whole %= worth;
        if (whole > 0 && whole < worth / 10)
            add_digit(out, 0);
    }
    if (whole > 0)
        add_section(out, whole);
}

/* What follows 元; `whole` is what stands before it. */
static void add_fraction(struct buffer *out, int64_t whole, int64_t jiao, int64_t parts)
{
    if (whole > 0 && (jiao == 0 || whole % 10 == 0))
        add_digit(out, 0);
    if (jiao > 0) {
        add_digit(out, jiao);
        buffer_string(out, "角");
    }
    if (parts > 0) {
        add_digit(out, parts);
        buffer_string(out, "分");
    } else {
        buffer_string(out, "整");
    }
}

void add_capitals(struct buffer *out, fen amount)
{
    int64_t whole = amount / 100, rest = amount % 100;

    if (amount < 0) {
        buffer_string(out, "负");
        whole = -whole;
        rest = -rest;
    }
    if (whole > 0)
        add_whole(out, whole);
    else if (rest == 0)
        add_digit(out, 0);
    if (whole > 0 || rest == 0)
        buffer_string(out, "元");
    if (rest == 0)
        buffer_string(out, "整");
    else
        add_fraction(out, whole, rest / 10, rest % 10);
}
