#include "transcode.h"
#include "../base/memory.h"
#include <errno.h>
#include <stdlib.h>

struct transcode {
    struct converter *converter;
    char *raw;
    size_t room, start, end; /* of the bytes that wait */
};

struct transcode *transcode_open(enum encoding from)
{
    struct transcode *transcode = allocate(1, sizeof *transcode);

    if (converter_open(&transcode->converter, from, ENCODING_UTF_8))
        return transcode;
    free(transcode);
    return NULL;
}

void transcode_close(struct transcode *transcode)
{
    if (!transcode)
        return;
    converter_close(transcode->converter);
    free(transcode->raw);
    free(transcode);
}

char *transcode_room(struct transcode *transcode, size_t size)
{
    transcode->end -= transcode->start;
    if (transcode->end > 0)
        memmove(transcode->raw, transcode->raw + transcode->start, transcode->end);
    transcode->start = 0;
    transcode->raw = make_room(transcode->raw, &transcode->room, transcode->end + size, 1);
    return transcode->raw + transcode->end;
}

void transcode_took(struct transcode *transcode, size_t size)
{
    transcode->end += size;
}

size_t transcode_give(struct transcode *transcode, char *to, size_t room, bool ended)
{
    const char *from = transcode->raw + transcode->start;
    char *at = to, *end = to + room;
    enum conversion how = CONVERTED;

    while (transcode->end > transcode->start && how == CONVERTED) {
        how = convert_stream(transcode->converter, &from, transcode->raw + transcode->end, &at, end);
        transcode->start = (size_t)(from - transcode->raw);
        bool broken = how == BROKEN || (how == CUT_OFF && ended);
        if (broken && at < end) {
            *at++ = (char)UNREADABLE;
            transcode->start++;
            from++;
            how = CONVERTED;
        }
    }
    return (size_t)(at - to);
}

enum encoding encoding_marked(struct text begin, size_t *mark)
{
    const unsigned char *at = (const unsigned char *)begin.at;

    *mark = 2;
    if (begin.size >= 2 && at[0] == 0xFF && at[1] == 0xFE)
        return ENCODING_UTF_16LE;
    if (begin.size >= 2 && at[0] == 0xFE && at[1] == 0xFF)
        return ENCODING_UTF_16BE;
    *mark = 0;
    if (begin.size >= 4 && at[0] && !at[1] && at[2] && !at[3])
        return ENCODING_UTF_16LE;
    if (begin.size >= 4 && !at[0] && at[1] && !at[2] && at[3])
        return ENCODING_UTF_16BE;
    *mark = 3;
    if (begin.size >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0)
        return ENCODING_UTF_8;
    *mark = 0;
    return ENCODING_AUTO;
}

/* Characters by their size in UTF-8; two bytes only where no sign of money, degree or name point
   (U+0080 to U+00BF) is meant. */
struct counts {
    size_t pairs, triples;
};

static struct counts count_characters(struct text valid)
{
    struct counts counts = { 0, 0 };

    for (size_t i = 0; i < valid.size; i++) {
        unsigned char c = (unsigned char)valid.at[i];
        counts.triples += c >= 0xE0;
        counts.pairs += c >= 0xC2 && c < 0xE0;
    }
    return counts;
}

/* Of a character whose rest may come: its first bytes alone. */
static bool may_go_on(struct text rest)
{
    unsigned char c = (unsigned char)rest.at[0];
    size_t needed = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;

    for (size_t i = 1; i < rest.size; i++)
        if ((rest.at[i] & 0xC0) != 0x80)
            return false;
    return c >= 0xC2 && c < 0xF5 && rest.size < needed;
}

/* Chinese in GB18030 that reads as UTF-8 by chance is pairs alone, and hardly ever four triples. */
enum encoding encoding_guess(struct text bytes, size_t *rest)
{
    enum { SURELY = 4 };
    size_t size = utf8_valid(bytes);
    struct counts counts = count_characters((struct text){ bytes.at, size });
    bool whole = size == bytes.size;
    bool cut = !whole && may_go_on((struct text){ bytes.at + size, bytes.size - size });

    *rest = cut ? bytes.size - size : 0;
    if (counts.triples >= SURELY || ((whole || cut) && counts.triples > 0))
        return ENCODING_UTF_8;
    if (!whole && !cut)
        return ENCODING_GB18030;
    if (counts.pairs == 0)
        return ENCODING_AUTO;
    return memchr(bytes.at, 0xC2, size) ? ENCODING_UTF_8 : ENCODING_GB18030;
}
