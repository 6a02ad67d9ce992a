#include "text.h"
#include "memory.h"
#include <stdlib.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

int text_compare_any(struct text a, struct text b)
{
    size_t shorter = a.size < b.size ? a.size : b.size;
    int order = shorter > 0 ? memcmp(a.at, b.at, shorter) : 0;

    return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

void buffer_grow(struct buffer *buffer, size_t size)
{
    buffer->at = make_room(buffer->at, &buffer->room, buffer->size + size + 1, 1);
}

void buffer_add(struct buffer *buffer, const char *at, size_t size)
{
    char *to = buffer_room(buffer, size);

    if (size > 0)
        memcpy(to, at, size);
    buffer_took(buffer, to + size);
}

void buffer_text(struct buffer *buffer, struct text text)
{
    buffer_add(buffer, text.at, text.size);
}

void buffer_string(struct buffer *buffer, const char *string)
{
    buffer_add(buffer, string, strlen(string));
}

void buffer_byte(struct buffer *buffer, char byte)
{
    buffer_add(buffer, &byte, 1);
}

void buffer_number(struct buffer *buffer, int64_t number)
{
    char digits[24], *end = digits + sizeof digits, *at = end;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

    do
        *--at = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (number < 0)
        *--at = '-';
    buffer_add(buffer, at, (size_t)(end - at));
}

void buffer_listed(struct buffer *buffer, const char *string)
{
    buffer_string(buffer, buffer->size ? ", " : "");
    buffer_string(buffer, string);
}

void buffer_clear(struct buffer *buffer)
{
    buffer->size = 0;
    if (buffer->at)
        buffer->at[0] = '\0';
}

void buffer_fini(struct buffer *buffer)
{
    free(buffer->at);
    *buffer = (struct buffer){ 0 };
}

/* The length of the UTF-8 character that `at` begins with, and its code; 0: none is whole. */
static size_t character_at(const char *at, size_t size, uint32_t *code)
{
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    unsigned char lead = (unsigned char)*at;
    size_t length = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

    if (length == 0 || length > size || lead > 0xF4)
        return 0;
    *code = length == 1 ? lead : lead & (0x7FU >> length);
    for (size_t i = 1; i < length; i++) {
        if (((unsigned char)at[i] & 0xC0) != 0x80)
            return 0;
        *code = *code << 6 | ((unsigned char)at[i] & 0x3F);
    }
    if (*code < least[length] || *code > 0x10FFFF || (*code >= 0xD800 && *code <= 0xDFFF))
        return 0;
    return length;
}

#ifdef __SSE2__
/* The bytes at the front that are ASCII and characters of three bytes all of which are good (not
   U+0xxx, which would be too long, nor U+Dxxx, where the surrogates are), as far as they fill 16
   bytes. */
static size_t common_run(const char *at, size_t size)
{
    const __m128i before = _mm_set1_epi8((char)0xE0), after = _mm_set1_epi8((char)0xF0);
    const __m128i surrogate = _mm_set1_epi8((char)0xED), first = _mm_set1_epi8((char)0xC0);
    unsigned owed = 0; /* by the character at the end: bytes of the next 16 that must follow */
    size_t done = 0;

    for (; size - done >= 16; done += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(at + done));
        unsigned high = (unsigned)_mm_movemask_epi8(bytes), lead, follow, due;

        if ((high | owed) == 0)
            continue;
        bytes = _mm_andnot_si128(_mm_cmpeq_epi8(bytes, surrogate), bytes);
        lead = (unsigned)_mm_movemask_epi8(_mm_and_si128(_mm_cmpgt_epi8(bytes, before),
                                                         _mm_cmpgt_epi8(after, bytes)));
        follow = (unsigned)_mm_movemask_epi8(_mm_cmpgt_epi8(first, bytes));
        due = lead << 1 | lead << 2 | owed;
        if (high != (lead | follow) || follow != (due & 0xFFFF))
            break;
        owed = due >> 16;
    }
    return done - (owed == 0 ? 0 : owed == 1 ? 2 : 1);
}
#else
static size_t common_run(const char *at, size_t size)
{
    (void)at;
    (void)size;
    return 0;
}
#endif

/* Whether a word begins with a character of three bytes in planes without gaps (U+1000 to
   U+CFFF): nearly all Chinese. */
static bool is_chinese(uint64_t word)
{
    return (word & 0xC0C0F0) == 0x8080E0 && (word & 0xF) - 1 < 0xC;
}

/* How many bytes at the front of eight are whole characters, at least one; 0: look closer. */
static size_t valid_in(uint64_t word)
{
    uint64_t others = word & UINT64_C(0x8080808080808080); /* no ASCII */

    if (!others)
        return 8;
    if (!(others & 0x80))
        return (size_t)__builtin_ctzll(others) / 8;
    if (!is_chinese(word))
        return 0;
    return is_chinese(word >> 24) ? 6 : 3;
}

size_t utf8_valid(struct text text)
{
    size_t done = 0, length;
    uint32_t code;

    while (done < text.size) {
        done += common_run(text.at + done, text.size - done);
        length = text.size - done >= 8 ? valid_in(word_at(text.at + done)) : 0;
        if (length == 0 && done < text.size)
            length = character_at(text.at + done, text.size - done, &code);
        if (length == 0)
            return done;
        done += length;
    }
    return done;
}

struct range {
    uint32_t first, last;
};

/* Characters without a width: combining marks, joiners, direction marks, variation selectors. */
static const struct range narrow[] = {
    { 0x0300, 0x036F },   { 0x0483, 0x0489 }, { 0x0591, 0x05BD }, { 0x0610, 0x061A },
    { 0x064B, 0x065F },   { 0x0E34, 0x0E3A }, { 0x0E47, 0x0E4E }, { 0x1AB0, 0x1AFF },
    { 0x1DC0, 0x1DFF },   { 0x200B, 0x200F }, { 0x2028, 0x202E }, { 0x2060, 0x206F },
    { 0x20D0, 0x20FF },   { 0x302A, 0x302D }, { 0x3099, 0x309A }, { 0xFE00, 0xFE0F },
    { 0xFE20, 0xFE2F },   { 0xFEFF, 0xFEFF }, { 0xE0100, 0xE01EF },
};

/* East Asian wide and full-width characters. */
static const struct range wide[] = {
    { 0x1100, 0x115F },   { 0x2329, 0x232A },   { 0x2E80, 0x303E },   { 0x3041, 0x4DBF },
    { 0x4E00, 0xA4CF },   { 0xA960, 0xA97C },   { 0xAC00, 0xD7A3 },   { 0xF900, 0xFAFF },
    { 0xFE10, 0xFE19 },   { 0xFE30, 0xFE6B },   { 0xFF01, 0xFF60 },   { 0xFFE0, 0xFFE6 },
    { 0x16FE0, 0x18DFF }, { 0x1B000, 0x1B2FF }, { 0x1F300, 0x1F64F }, { 0x1F680, 0x1F6FF },
    { 0x1F900, 0x1F9FF }, { 0x20000, 0x3FFFD },
};

static bool is_among(uint32_t code, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count && ranges[i].first <= code; i++)
        if (code <= ranges[i].last)
            return true;
    return false;
}

static bool is_harmful(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E)
           || (code >= 0x2066 && code <= 0x2069);
}

void buffer_visible(struct buffer *buffer, struct text text)
{
    uint32_t code;

    buffer_add(buffer, "", 0);
    for (size_t done = 0, length; done < text.size; done += length ? length : 1) {
        length = character_at(text.at + done, text.size - done, &code);
        if (length == 0 || is_harmful(code))
            buffer_byte(buffer, '?');
        else
            buffer_add(buffer, text.at + done, length);
    }
}

/* Bytes of the digit, full-width ones too, that `text` begins with; 0: it begins with none. */
static size_t digit_size(struct text text)
{
    if (text.size > 0 && text.at[0] >= '0' && text.at[0] <= '9')
        return 1;
    return text.size >= 3 && memcmp(text.at, "\xEF\xBC", 2) == 0 && (text.at[2] & 0xFF) >= 0x90
                   && (text.at[2] & 0xFF) <= 0x99
               ? 3
               : 0;
}

/* So many digits, spaces between them or not, that it may be somebody's number. */
static bool may_be_a_number_of_somebody(struct text text)
{
    enum { TELEPHONE = 11, OLD_ID_NUMBER = 15 };
    size_t digits = 0, all = 0, size;

    for (size_t i = 0; i < text.size; i += size ? size : 1) {
        size = digit_size((struct text){ text.at + i, text.size - i });
        all += size > 0;
        if (size > 0)
            digits++;
        else if (text.at[i] != ' ')
            digits = 0;
        if (digits >= TELEPHONE || all >= OLD_ID_NUMBER)
            return true;
    }
    return false;
}

void buffer_shown(struct buffer *buffer, struct text value)
{
    enum { SHOWN = 40 }; /* bytes */

    buffer_add(buffer, "", 0);
    if (may_be_a_number_of_somebody(value)) {
        buffer_string(buffer, "***");
    } else if (value.size <= SHOWN) {
        buffer_text(buffer, value);
    } else {
        buffer_add(buffer, value.at, utf8_valid((struct text){ value.at, SHOWN }));
        buffer_string(buffer, "...");
    }
}

static size_t character_width(uint32_t code)
{
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)
        || is_among(code, narrow, sizeof narrow / sizeof *narrow))
        return 0;
    return is_among(code, wide, sizeof wide / sizeof *wide) ? 2 : 1;
}

size_t display_width(struct text text)
{
    size_t width = 0;
    uint32_t code;

    for (size_t done = 0, length; done < text.size; done += length ? length : 1) {
        length = character_at(text.at + done, text.size - done, &code);
        width += length ? character_width(code) : 1;
    }
    return width;
}
