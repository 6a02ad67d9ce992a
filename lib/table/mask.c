#include "mask.h"
#include "../base/fen.h"
#include "../base/idnumber.h"
#include "../base/memory.h"
#include "source.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

/* The key of SipHash-2-4, a function of 64 bits whose key cannot be found from what it gives. */
struct mask {
    uint64_t key[2];
    bool keyed;
};

static uint64_t rotated(uint64_t bits, int by)
{
    return bits << by | bits >> (64 - by);
}

static void stir(uint64_t v[4], int times)
{
    while (times-- > 0) {
        v[0] += v[1];
        v[2] += v[3];
        v[1] = rotated(v[1], 13) ^ v[0];
        v[3] = rotated(v[3], 16) ^ v[2];
        v[0] = rotated(v[0], 32);
        v[2] += v[1];
        v[0] += v[3];
        v[1] = rotated(v[1], 17) ^ v[2];
        v[3] = rotated(v[3], 21) ^ v[0];
        v[2] = rotated(v[2], 32);
    }
}

static void take_word(uint64_t v[4], uint64_t word)
{
    v[3] ^= word;
    stir(v, 2);
    v[0] ^= word;
}

static uint64_t siphash(const struct mask *mask, struct text text)
{
    uint64_t v[4] = { mask->key[0] ^ UINT64_C(0x736f6d6570736575),
                      mask->key[1] ^ UINT64_C(0x646f72616e646f6d),
                      mask->key[0] ^ UINT64_C(0x6c7967656e657261),
                      mask->key[1] ^ UINT64_C(0x7465646279746573) };
    char last[8] = { 0 };
    size_t whole = text.size & ~(size_t)7;

    for (size_t i = 0; i < whole; i += 8)
        take_word(v, word_at(text.at + i));
    if (text.size > whole)
        memcpy(last, text.at + whole, text.size - whole);
    last[7] = (char)(text.size & 0xFF);
    take_word(v, word_at(last));
    v[2] ^= 0xFF;
    stir(v, 4);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

/* The key is made of every byte of the file. */
static bool read_key(struct mask *mask, const char *file, struct problems *problems)
{
    struct source *source = source_open(file, problems);
    enum source_state state = SOURCE_END;
    struct line line;
    bool empty = true;

    while (source && (state = source_line(source, &line, problems)) == SOURCE_LINE) {
        mask->key[0] ^= siphash(mask, line.text);
        mask->key[1] += siphash(mask, line.text);
        empty &= line.text.size == 0;
    }
    if (source && state == SOURCE_END && empty)
        problem_add(problems, MESSAGE_KEY_EMPTY, (struct place){ .file = file }, NULL, NULL, NULL);
    bool good = source && state == SOURCE_END && !empty;
    source_close(source);
    return good;
}

struct mask *mask_open(const char *file, struct problems *problems)
{
    struct mask *mask = allocate(1, sizeof *mask);

    mask->keyed = file != NULL;
    if (!file || read_key(mask, file, problems))
        return mask;
    free(mask);
    return NULL;
}

void mask_close(struct mask *mask)
{
    free(mask);
}

/* The check digit of GB 11643 behind 17 digits. */
static char id_check_digit(const char *digits)
{
    static const char last[] = "10X98765432";
    int sum = 0;
    static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };

    for (int i = 0; i < 17; i++)
        sum += (digits[i] - '0') * weights[i];
    return last[sum % 11];
}

/* Three digits, of which the last tells the sex, say whose it is; with a key, which nobody can try
   numbers against, two more. */
static void mask_id(const struct mask *mask, struct text text, struct buffer *out)
{
    struct id_number id;
    char digits[20];

    if (id_number_parse(text, &id) != ID_GOOD)
        return;
    uint64_t hash = siphash(mask, text_of(id.digits));
    unsigned number = (unsigned)(hash % 500) * 2 + id.male;
    unsigned place = mask->keyed ? (unsigned)(hash / 500 % 100) : 4;
    snprintf(digits, sizeof digits, "9901%02u%.8s%03u", place, id.digits + 6, number);
    buffer_string(out, digits);
    buffer_byte(out, id_check_digit(digits));
}

static bool is_digits(struct text text)
{
    for (size_t i = 0; i < text.size; i++)
        if (!isdigit((unsigned char)text.at[i]))
            return false;
    return true;
}

static void mask_digits(const struct mask *mask, struct text text, struct buffer *out)
{
    uint64_t hash = siphash(mask, text);

    for (size_t i = 0; i < text.size; i++) {
        if (hash == 0)
            hash = siphash(mask, (struct text){ text.at, i });
        buffer_byte(out, (char)('0' + hash % 10));
        hash /= 10;
    }
}

static void mask_words(const struct mask *mask, const struct column *column, struct text text,
                       struct buffer *out)
{
    char number[16];

    snprintf(number, sizeof number, "-%07u", (unsigned)(siphash(mask, text) % 10000000));
    buffer_string(out, column->name);
    buffer_string(out, number);
}

void mask_value(const struct mask *mask, const struct column *column, struct text text,
                struct buffer *out)
{
    if (text.size == 0 || column->type == TYPE_CODE || column->type == TYPE_SET)
        return;
    if (column->type == TYPE_ID)
        mask_id(mask, text, out);
    else if (is_digits(text))
        mask_digits(mask, text, out);
    else
        mask_words(mask, column, text, out);
}

static const char *label_of(const struct column *column, struct text name)
{
    if (column->type == TYPE_YESNO)
        return text_is(name, "yes") ? "是" : text_is(name, "no") ? "否" : NULL;
    int index = column->codes ? code_index(column->codes, name) : -1;
    return index < 0 ? NULL : column->codes[index].label;
}

static void add_label(const struct column *column, struct text name, struct buffer *out)
{
    const char *label = label_of(column, name);

    if (label)
        buffer_string(out, label);
    else
        buffer_text(out, name);
}

void label_value(const struct column *column, struct text text, struct buffer *out)
{
    while (column->type == TYPE_SET && text.size > 0) {
        const char *part = memchr(text.at, ';', text.size);
        if (!part)
            break;
        add_label(column, (struct text){ text.at, (size_t)(part - text.at) }, out);
        buffer_byte(out, ';');
        text.size -= (size_t)(part + 1 - text.at);
        text.at = part + 1;
    }
    add_label(column, text, out);
}

/* What a spreadsheet would read as a formula, also when the sign is wide. */
static bool is_formula(struct text text)
{
    static const char *const signs[] = { "=", "+", "-", "@", "＝", "＋", "－", "＠" };

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t size = strlen(signs[i]);
        if (text.size >= size && memcmp(text.at, signs[i], size) == 0)
            return true;
    }
    return false;
}

/* Digits and what stands between them in numbers, dates and times. */
static bool looks_like_number(struct text text)
{
    bool digit = false;

    for (size_t i = 0; i < text.size; i++) {
        digit |= isdigit((unsigned char)text.at[i]) != 0;
        if (!isdigit((unsigned char)text.at[i]) && !strchr("-/.:,% eExX", text.at[i]))
            return false;
    }
    return digit;
}

static bool is_number(const struct column *column, struct text text)
{
    int64_t number;

    if (column && column->type != TYPE_INTEGER && column->type != TYPE_DECIMAL
        && column->type != TYPE_MONEY && column->type != TYPE_DATE)
        return false;
    return column || (text.size > 1 && text.at[0] == '-' && decimal_parse(text, &number));
}

void for_spreadsheet(const struct column *column, struct text text, struct buffer *out)
{
    bool kept = is_number(column, text);

    if (!kept && is_formula(text))
        buffer_byte(out, '\'');
    buffer_text(out, text);
    if (!kept && looks_like_number(text) && !is_formula(text))
        buffer_byte(out, '\t');
}
