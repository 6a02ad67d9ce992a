#include "decode.h"
#include "../base/fen.h"
#include "../base/idnumber.h"
#include "../base/memory.h"
#include "../base/word.h"
#include <stdlib.h>

/* Sets are bits of a number whose highest bit alone means NONE. */
enum { SET_BITS = 63 };

/* A code by its first eight bytes. */
struct code_slot {
    uint64_t first;
    uint32_t size; /* 0: free */
    int index;
};

/* All bytes of fewer than eight; of texts of one size no two give the same. */
static uint64_t short_word(const char *at, size_t size)
{
    uint32_t first, last;

    if (size < sizeof first) {
        const unsigned char *bytes = (const unsigned char *)at;
        return bytes[0] | (uint32_t)bytes[size / 2] << 8 | (uint32_t)bytes[size - 1] << 16;
    }
    memcpy(&first, at, sizeof first);
    memcpy(&last, at + size - sizeof last, sizeof last);
    return (uint64_t)last << 32 | first;
}

/* The text is not empty. */
static uint64_t first_word(struct text name)
{
    return name.size < 8 ? short_word(name.at, name.size) : word_at(name.at);
}

static size_t place_of(const struct decoder *decoder, uint64_t first, size_t size)
{
    const uint64_t golden = UINT64_C(0x9E3779B97F4A7C15);

    return (size_t)((first + size) * golden >> (64 - decoder->bits));
}

static size_t place_after(const struct decoder *decoder, size_t place)
{
    return (place + 1) & (((size_t)1 << decoder->bits) - 1);
}

static void add_code(struct decoder *decoder, struct text name, size_t index)
{
    uint64_t first = first_word(name);
    size_t place = place_of(decoder, first, name.size);

    while (decoder->slots[place].size)
        place = place_after(decoder, place);
    decoder->slots[place] = (struct code_slot){ first, (uint32_t)name.size, (int)index };
}

static void index_codes(struct decoder *decoder, const struct code *codes)
{
    size_t count = 0;

    while (codes[count].name)
        count++;
    decoder->bits = 4;
    while ((size_t)1 << decoder->bits < 4 * count)
        decoder->bits++;
    decoder->slots = allocate((size_t)1 << decoder->bits, sizeof *decoder->slots);
    for (size_t i = 0; i < count; i++)
        add_code(decoder, text_of(codes[i].name), i);
}

/* Besides the first word. */
static bool is_same(const struct decoder *decoder, const struct code_slot *slot, struct text name)
{
    if (slot->size != name.size)
        return false;
    return name.size <= 8 || memcmp(decoder->column->codes[slot->index].name + 8, name.at + 8,
                                    name.size - 8) == 0;
}

/* Index of the code, or -1. */
static int find_code(const struct decoder *decoder, struct text name)
{
    if (name.size == 0)
        return -1;
    uint64_t first = first_word(name);
    size_t place = place_of(decoder, first, name.size);
    for (; decoder->slots[place].size; place = place_after(decoder, place))
        if (decoder->slots[place].first == first && is_same(decoder, &decoder->slots[place], name))
            return decoder->slots[place].index;
    return -1;
}

static enum message decode_code(const struct decoder *decoder, struct text value,
                                int64_t *number)
{
    int index = find_code(decoder, value);

    if (index < 0)
        return MESSAGE_CELL_CODE;
    *number = index;
    return VALUE_GOOD;
}

static enum message decode_set(const struct decoder *decoder, struct text value, int64_t *number)
{
    const char *at = value.at, *end = value.at + value.size, *next;
    int64_t bits = 0;

    for (; at < end; at = next + 1) {
        int index;
        next = memchr(at, ';', (size_t)(end - at));
        next = next ? next : end;
        index = find_code(decoder, (struct text){ at, (size_t)(next - at) });
        if (index < 0)
            return MESSAGE_CELL_CODE;
        if (index < SET_BITS)
            bits |= (int64_t)1 << index;
    }
    *number = bits;
    return VALUE_GOOD;
}

static enum message take_number(const struct column *column, int64_t found, int64_t *number)
{
    if (found < 0 && (found == NONE || !(column->flags & SIGNED)))
        return MESSAGE_CELL_NEGATIVE;
    if (found <= 0 && column->flags & POSITIVE)
        return MESSAGE_CELL_ZERO;
    *number = found;
    return VALUE_GOOD;
}

static enum message decode_money(const struct decoder *decoder, struct text value,
                                 int64_t *number)
{
    int64_t found;

    return fen_parse(value, &found) ? take_number(decoder->column, found, number)
                                    : MESSAGE_CELL_MONEY;
}

static enum message decode_integer(const struct decoder *decoder, struct text value,
                                   int64_t *number)
{
    int64_t found;

    return integer_parse(value, &found) ? take_number(decoder->column, found, number)
                                        : MESSAGE_CELL_INTEGER;
}

static enum message decode_decimal(const struct decoder *decoder, struct text value,
                                   int64_t *number)
{
    int64_t found;

    return decimal_parse(value, &found) ? take_number(decoder->column, found, number)
                                        : MESSAGE_CELL_DECIMAL;
}

static enum message decode_date(const struct decoder *decoder, struct text value,
                                int64_t *number)
{
    day date;

    (void)decoder;
    if (!day_parse(value, &date))
        return MESSAGE_CELL_DATE;
    *number = date;
    return VALUE_GOOD;
}

static enum message decode_month(const struct decoder *decoder, struct text value,
                                 int64_t *number)
{
    month found;

    (void)decoder;
    if (!month_parse(value, &found))
        return MESSAGE_CELL_MONTH;
    *number = found;
    return VALUE_GOOD;
}

static enum message decode_yesno(const struct decoder *decoder, struct text value,
                                 int64_t *number)
{
    bool yes = text_is(value, "yes");

    (void)decoder;
    if (!yes && !text_is(value, "no"))
        return MESSAGE_CELL_YESNO;
    *number = yes;
    return VALUE_GOOD;
}

static enum message decode_id(const struct decoder *decoder, struct text value,
                              int64_t *number)
{
    struct id_number id;

    (void)decoder;
    switch (id_number_parse(value, &id)) {
    case ID_FORM:
        return MESSAGE_ID_FORM;
    case ID_DATE:
        return MESSAGE_ID_DATE;
    case ID_CHECK:
        return MESSAGE_ID_CHECK;
    case ID_GOOD:
        break;
    }
    *number = id.birth;
    return VALUE_GOOD;
}

enum message decode(const struct decoder *decoder, struct text value, int64_t *number)
{
    *number = NONE;
    if (value.size == 0)
        return decoder->column->flags & REQUIRED ? MESSAGE_CELL_EMPTY : VALUE_GOOD;
    return decoder->read ? decoder->read(decoder, value, number) : VALUE_GOOD;
}

void decoder_init(struct decoder *decoder, const struct column *column)
{
    static enum message (*const read[])(const struct decoder *, struct text, int64_t *) = {
        [TYPE_CODE] = decode_code,       [TYPE_SET] = decode_set,
        [TYPE_INTEGER] = decode_integer, [TYPE_DECIMAL] = decode_decimal,
        [TYPE_MONEY] = decode_money,     [TYPE_DATE] = decode_date,
        [TYPE_MONTH] = decode_month,     [TYPE_YESNO] = decode_yesno,
        [TYPE_ID] = decode_id,
    };
    bool codes_missing = (column->type == TYPE_CODE || column->type == TYPE_SET) && !column->codes;

    *decoder = (struct decoder){ .column = column };
    if (!codes_missing)
        decoder->read = read[column->type];
    if (column->codes)
        index_codes(decoder, column->codes);
}

void decoder_fini(struct decoder *decoder)
{
    free(decoder->slots);
}
