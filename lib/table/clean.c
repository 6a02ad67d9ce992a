#include "clean.h"
#include "clean_parts.h"
#include <ctype.h>

/* Blanks of more than one byte: no-break, ideographic, zero width, byte order mark. */
static const char *const blanks[] = { "\xC2\xA0", "\xE3\x80\x80", "\xE2\x80\x8B", "\xEF\xBB\xBF" };

bool starts_with(struct text text, const char *word)
{
    size_t size = strlen(word);

    return text.size >= size && memcmp(text.at, word, size) == 0;
}

bool ends_with(struct text text, const char *word)
{
    size_t size = strlen(word);

    return text.size >= size && memcmp(text.at + text.size - size, word, size) == 0;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static size_t blank_before(struct text text)
{
    if (text.size > 0 && is_blank(text.at[0]))
        return 1;
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (starts_with(text, blanks[i]))
            return strlen(blanks[i]);
    return 0;
}

static size_t blank_behind(struct text text)
{
    if (text.size > 0 && is_blank(text.at[text.size - 1]))
        return 1;
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (ends_with(text, blanks[i]))
            return strlen(blanks[i]);
    return 0;
}

struct text trimmed(struct text text)
{
    size_t size;

    while ((size = blank_before(text)) > 0) {
        text.at += size;
        text.size -= size;
    }
    while ((size = blank_behind(text)) > 0)
        text.size -= size;
    return text;
}

/* U+FF01 to U+FF5E are ASCII, wide; 0: it is none of them. */
static char wide_letter(struct text text)
{
    unsigned char lead, last;

    if (text.size < 3 || text.at[0] != '\xEF')
        return 0;
    lead = (unsigned char)text.at[1];
    last = (unsigned char)text.at[2];
    if (lead == 0xBC && last >= 0x81)
        return (char)(last - 0x81 + '!');
    return lead == 0xBD && last <= 0x9E ? (char)(last - 0x80 + '`') : 0;
}

/* '001 is a text that a spreadsheet would take for a number, '=1+1 one that it would compute. */
static struct text unmarked(struct text text)
{
    bool mark = text.size > 1 && text.at[0] == '\''
             && (strchr("=+-@'", text.at[1]) || isdigit((unsigned char)text.at[1])
                 || wide_letter((struct text){ text.at + 1, text.size - 1 }));

    if (mark)
        return (struct text){ text.at + 1, text.size - 1 };
    if (text.size > 3 && starts_with(text, "=\"") && text.at[text.size - 1] == '"')
        return (struct text){ text.at + 2, text.size - 3 };
    return text;
}

struct text clean_cell(struct text cell, struct buffer *scratch)
{
    struct text text = trimmed(unmarked(trimmed(cell)));

    if (text.size == 0 || !(memchr(text.at, '\n', text.size) || memchr(text.at, '\r', text.size)))
        return text;
    buffer_clear(scratch);
    for (size_t i = 0; i < text.size; i++)
        if (text.at[i] == '\n')
            buffer_byte(scratch, ' ');
        else if (text.at[i] != '\r')
            buffer_byte(scratch, text.at[i]);
    return buffer_as_text(scratch);
}

void narrow(struct text text, struct buffer *out)
{
    for (size_t i = 0; i < text.size;) {
        struct text rest = { text.at + i, text.size - i };
        char letter = wide_letter(rest);
        buffer_byte(out, letter ? letter : text.at[i]);
        i += letter ? 3 : 1;
    }
}

/* Digits, letters and signs alone once they are narrow. */
static bool is_number_or_code(struct text text)
{
    for (size_t i = 0; i < text.size;) {
        struct text rest = { text.at + i, text.size - i };
        if (wide_letter(rest))
            i += 3;
        else if ((unsigned char)text.at[i] < 0x80)
            i++;
        else
            return false;
    }
    return true;
}

/* 2.20104E+17: what a spreadsheet makes of long numbers, whose last digits are then gone. */
static bool is_rounded(struct text text)
{
    size_t i = 0;

    while (i < text.size && (isdigit((unsigned char)text.at[i]) || text.at[i] == '.'))
        i++;
    if (i == 0 || i + 2 >= text.size || (text.at[i] != 'E' && text.at[i] != 'e')
        || text.at[i + 1] != '+')
        return false;
    for (i += 2; i < text.size; i++)
        if (!isdigit((unsigned char)text.at[i]))
            return false;
    return true;
}

/* Names and addresses stay as they stand; numbers of papers, accounts and telephones are narrow. */
static enum message clean_text(const struct column *column, struct text text, struct buffer *out)
{
    size_t from = out->size;

    (void)column;
    if (!is_number_or_code(text)) {
        buffer_text(out, text);
        return MESSAGE_COUNT;
    }
    narrow(text, out);
    bool rounded = is_rounded((struct text){ out->at + from, out->size - from });
    return rounded ? MESSAGE_NUMBER_ROUNDED : MESSAGE_COUNT;
}

static enum message clean_id(const struct column *column, struct text text, struct buffer *out)
{
    struct buffer digits = { 0 };

    (void)column;
    narrow(text, &digits);
    for (size_t i = 0; i < digits.size; i++)
        if (digits.at[i] != ' ' && digits.at[i] != '-')
            buffer_byte(out, digits.at[i] == 'x' ? 'X' : digits.at[i]);
    bool rounded = is_rounded(buffer_as_text(&digits));
    buffer_fini(&digits);
    return rounded ? MESSAGE_NUMBER_ROUNDED : MESSAGE_COUNT;
}

enum message clean_value(const struct column *column, struct text text, struct buffer *out)
{
    static enum message (*const clean[])(const struct column *, struct text, struct buffer *) = {
        [TYPE_TEXT] = clean_text,     [TYPE_CODE] = clean_code,    [TYPE_SET] = clean_set,
        [TYPE_INTEGER] = clean_count, [TYPE_DECIMAL] = clean_measure,
        [TYPE_MONEY] = clean_money,   [TYPE_DATE] = clean_date,    [TYPE_MONTH] = clean_month,
        [TYPE_YESNO] = clean_yesno,   [TYPE_ID] = clean_id,
    };

    return text.size == 0 ? MESSAGE_COUNT : clean[column->type](column, text, out);
}
