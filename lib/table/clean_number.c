/* Amounts, counts and measures: 1,234.50 and ¥１２３４．５ and 3人. */
#include "clean_parts.h"
#include <ctype.h>

struct signs {
    const char *const *before, *const *behind; /* ended by NULL */
};

static struct text without_signs(struct text text, const struct signs *signs)
{
    for (const char *const *sign = signs->before; *sign; sign++)
        if (starts_with(text, *sign))
            text = trimmed((struct text){ text.at + strlen(*sign), text.size - strlen(*sign) });
    for (const char *const *sign = signs->behind; *sign; sign++)
        if (ends_with(text, *sign))
            text = trimmed((struct text){ text.at, text.size - strlen(*sign) });
    return text;
}

static size_t digits_from(struct text text, size_t at)
{
    size_t count = 0;

    while (at + count < text.size && isdigit((unsigned char)text.at[at + count]))
        count++;
    return count;
}

/* Adds whole digits in groups of three, "1,234"; false: a comma stands elsewhere. */
static bool add_groups(struct text text, size_t *at, struct buffer *out)
{
    size_t digits = digits_from(text, *at);
    bool grouped = *at + digits < text.size && text.at[*at + digits] == ',';

    if (digits == 0 || (grouped && digits > 3))
        return false;
    buffer_add(out, text.at + *at, digits);
    *at += digits;
    while (*at < text.size && text.at[*at] == ',') {
        if (digits_from(text, *at + 1) != 3)
            return false;
        buffer_add(out, text.at + *at + 1, 3);
        *at += 4;
    }
    return true;
}

/* Adds ".50" without zeros beyond `places` decimals. */
static bool add_decimals(struct text text, size_t at, size_t places, struct buffer *out)
{
    size_t digits;

    if (at == text.size)
        return true;
    digits = digits_from(text, at + 1);
    if (text.at[at] != '.' || digits == 0 || at + 1 + digits != text.size)
        return false;
    while (digits > places && text.at[at + digits] == '0')
        digits--;
    if (digits > 0)
        buffer_add(out, text.at + at, digits + 1);
    return true;
}

/* "-1,234.50" and the accountants' "(1,234.50)". */
static bool add_number(struct text text, size_t places, struct buffer *out)
{
    bool brackets = text.size > 2 && text.at[0] == '(' && text.at[text.size - 1] == ')';
    size_t at = 0;

    if (brackets)
        text = trimmed((struct text){ text.at + 1, text.size - 2 });
    bool minus = text.size > 0 && text.at[0] == '-';
    if (minus && brackets)
        return false;
    if (minus)
        text = trimmed((struct text){ text.at + 1, text.size - 1 });
    if (brackets || minus)
        buffer_byte(out, '-');
    return add_groups(text, &at, out) && add_decimals(text, at, places, out);
}

static enum message clean_number(struct text text, size_t places, const struct signs *signs,
                                 struct buffer *out)
{
    struct buffer narrowed = { 0 };
    size_t from = out->size;

    narrow(text, &narrowed);
    if (!add_number(without_signs(buffer_as_text(&narrowed), signs), places, out)) {
        out->size = from;
        buffer_text(out, text);
    }
    buffer_fini(&narrowed);
    return MESSAGE_COUNT;
}

enum message clean_money(const struct column *column, struct text text, struct buffer *out)
{
    static const char *const before[] = { "人民币", "RMB", "CNY", "¥", "￥", NULL };
    static const char *const behind[] = { "整", "元", NULL };

    (void)column;
    return clean_number(text, 2, &(struct signs){ before, behind }, out);
}

enum message clean_count(const struct column *column, struct text text, struct buffer *out)
{
    static const char *const before[] = { NULL };
    static const char *const behind[] = { "人", "口", "个月", "个", "次", "页", "户", "笔", NULL };

    (void)column;
    return clean_number(text, 0, &(struct signs){ before, behind }, out);
}

enum message clean_measure(const struct column *column, struct text text, struct buffer *out)
{
    static const char *const before[] = { NULL };
    static const char *const behind[] = { "平方米", "平米", "㎡", "m²", "m2", "小时", "时", NULL };

    (void)column;
    return clean_number(text, 9, &(struct signs){ before, behind }, out);
}
