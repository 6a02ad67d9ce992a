#include "decode.h"
#include "../base/fen.h"
#include "../base/idnumber.h"
#include "../base/memory.h"
#include "../base/word.h"
#include <stdlib.h>

/* Sets are bits of a number whose highest bit alone means NONE. */
enum { SET_BITS = 63, WORD_BITS = 64 };

/* The first eight bytes of a text that is not empty, those behind its end as 0. */
static uint64_t first_word(struct text name)
{
    char bytes[sizeof(uint64_t)] = { 0 };

    memcpy(bytes, name.at, name.size < sizeof bytes ? name.size : sizeof bytes);
    return word_at(bytes);
}

static size_t slot_count(const struct decoder *decoder)
{
    return (size_t)1 << (WORD_BITS - decoder->shift);
}

static size_t place_of(const struct decoder *decoder, uint64_t first)
{
    return first_slot(first, decoder->shift);
}

static size_t place_after(const struct decoder *decoder, size_t place)
{
    return (place + 1) & (slot_count(decoder) - 1);
}

static void add_code(struct decoder *decoder, struct text name, size_t index)
{
    uint64_t first = first_word(name), last = 0;
    size_t place = place_of(decoder, first);

    if (name.size >= sizeof last)
        last = word_at(name.at + name.size - sizeof last);
    while (decoder->slots[place].size)
        place = place_after(decoder, place);
    decoder->slots[place] = (struct code_slot){ first, last, (uint32_t)name.size, (int)index };
}

static void index_codes(struct decoder *decoder, const struct code *codes)
{
    size_t count = 0;

    while (codes[count].name)
        count++;
    decoder->shift = WORD_BITS - 4;
    while (slot_count(decoder) < 8 * count)
        decoder->shift--;
    decoder->slots = allocate(slot_count(decoder), sizeof *decoder->slots);
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

/* Index of the code that begins with these bytes, or -1. */
static int find_code(const struct decoder *decoder, struct text name, uint64_t first)
{
    size_t place = place_of(decoder, first);

    for (; decoder->slots[place].size; place = place_after(decoder, place))
        if (decoder->slots[place].first == first && is_same(decoder, &decoder->slots[place], name))
            return decoder->slots[place].index;
    return -1;
}

static enum message decode_code(const struct decoder *decoder, struct text value,
                                int64_t *number)
{
    int index = find_code(decoder, value, first_word(value));

    if (index < 0)
        return decoder->column->flags & OPEN ? VALUE_GOOD : MESSAGE_CELL_CODE;
    *number = index;
    return VALUE_GOOD;
}

static enum message decode_set(const struct decoder *decoder, struct text value, int64_t *number)
{
    const char *at = value.at, *end = value.at + value.size, *next;
    int64_t bits = 0;

    for (; at < end; at = next + 1) {
        next = memchr(at, ';', (size_t)(end - at));
        next = next ? next : end;
        struct text name = { at, (size_t)(next - at) };
        int index = name.size > 0 ? find_code(decoder, name, first_word(name)) : -1;
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

    if (!short_parse(value, 2, &found) && !fen_parse(value, &found))
        return MESSAGE_CELL_MONEY;
    return take_number(decoder->column, found, number);
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

    if (!short_parse(value, 9, &found) && !decimal_parse(value, &found))
        return MESSAGE_CELL_DECIMAL;
    return take_number(decoder->column, found, number);
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
    day birth = NO_DAY;

    (void)decoder;
    switch (id_number_birth(value, &birth)) {
    case ID_FORM:
        return MESSAGE_ID_FORM;
    case ID_DATE:
        return MESSAGE_ID_DATE;
    case ID_CHECK:
        return MESSAGE_ID_CHECK;
    case ID_GOOD:
        break;
    }
    *number = birth;
    return VALUE_GOOD;
}

enum message decode(const struct decoder *decoder, struct text value, int64_t *number)
{
    char bytes[DECODE_SLACK];

    *number = NONE;
    if (value.size == 0)
        return decoder->column->flags & REQUIRED ? MESSAGE_CELL_EMPTY : VALUE_GOOD;
    if (value.size < sizeof bytes)
        value.at = memcpy(bytes, value.at, value.size);
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
