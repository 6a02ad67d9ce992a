#include "decode.h"
#include "../base/fen.h"
#include "../base/idnumber.h"
#include "../base/memory.h"
#include <stdlib.h>

/* Sets are bits of a number whose highest bit alone means NONE. */
enum { SET_BITS = 63 };

static size_t code_hash(struct text name)
{
    const unsigned char *at = (const unsigned char *)name.at;

    return at[0] + 7u * at[name.size / 2] + 31u * at[name.size - 1] + 131u * name.size;
}

static void add_code(struct decoder *decoder, size_t index)
{
    size_t slot = code_hash(decoder->names[index]) & decoder->mask;

    while (decoder->slots[slot])
        slot = (slot + 1) & decoder->mask;
    decoder->slots[slot] = (unsigned short)(index + 1);
}

static void index_codes(struct decoder *decoder, const struct code *codes)
{
    size_t count = 0, slots = 16;

    while (codes[count].name)
        count++;
    while (slots < 4 * count)
        slots *= 2;
    decoder->mask = slots - 1;
    decoder->slots = allocate(slots, sizeof *decoder->slots);
    decoder->names = allocate(count + 1, sizeof *decoder->names);
    for (size_t i = 0; i < count; i++) {
        decoder->names[i] = text_of(codes[i].name);
        add_code(decoder, i);
    }
}

void decoder_init(struct decoder *decoder, const struct column *column)
{
    *decoder = (struct decoder){ .column = column };
    if (column->codes)
        index_codes(decoder, column->codes);
}

void decoder_fini(struct decoder *decoder)
{
    free(decoder->slots);
    free(decoder->names);
}

/* Codes are short: no call for them. */
static bool is_same(struct text a, struct text b)
{
    size_t i = 0;

    if (a.size != b.size)
        return false;
    while (i < a.size && a.at[i] == b.at[i])
        i++;
    return i == a.size;
}

/* Index of the code, or -1. */
static int find_code(const struct decoder *decoder, struct text name)
{
    size_t slot;

    if (name.size == 0)
        return -1;
    slot = code_hash(name) & decoder->mask;
    for (; decoder->slots[slot]; slot = (slot + 1) & decoder->mask)
        if (is_same(decoder->names[decoder->slots[slot] - 1], name))
            return decoder->slots[slot] - 1;
    return -1;
}

static enum message decode_code(const struct decoder *decoder, struct text value,
                                int64_t *number)
{
    int index;

    if (!decoder->slots)
        return VALUE_GOOD;
    index = find_code(decoder, value);
    if (index < 0)
        return MESSAGE_CELL_CODE;
    *number = index;
    return VALUE_GOOD;
}

static enum message decode_set(const struct decoder *decoder, struct text value, int64_t *number)
{
    const char *at = value.at, *end = value.at + value.size, *next;
    int64_t bits = 0;

    if (!decoder->slots)
        return VALUE_GOOD;
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

static enum message check_sign(const struct column *column, int64_t number)
{
    if (number < 0 && !(column->flags & SIGNED))
        return MESSAGE_CELL_NEGATIVE;
    if (number <= 0 && column->flags & POSITIVE)
        return MESSAGE_CELL_ZERO;
    return VALUE_GOOD;
}

static enum message decode_number(const struct column *column, struct text value,
                                  int64_t *number)
{
    int64_t found;
    enum message fault;

    if (column->type == TYPE_MONEY) {
        if (!fen_parse(value, &found))
            return MESSAGE_CELL_MONEY;
    } else if (column->type == TYPE_INTEGER) {
        if (!integer_parse(value, &found))
            return MESSAGE_CELL_INTEGER;
    } else if (!decimal_parse(value, &found)) {
        return MESSAGE_CELL_DECIMAL;
    }
    fault = found == NONE ? MESSAGE_CELL_NEGATIVE : check_sign(column, found);
    if (fault == VALUE_GOOD)
        *number = found;
    return fault;
}

static enum message decode_date(struct text value, int64_t *number)
{
    day date;

    if (!day_parse(value, &date))
        return MESSAGE_CELL_DATE;
    *number = date;
    return VALUE_GOOD;
}

static enum message decode_month(struct text value, int64_t *number)
{
    month found;

    if (!month_parse(value, &found))
        return MESSAGE_CELL_MONTH;
    *number = found;
    return VALUE_GOOD;
}

static enum message decode_yesno(struct text value, int64_t *number)
{
    bool yes = text_is(value, "yes");

    if (!yes && !text_is(value, "no"))
        return MESSAGE_CELL_YESNO;
    *number = yes;
    return VALUE_GOOD;
}

static enum message decode_id(struct text value, int64_t *number)
{
    struct id_number id;

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
    const struct column *column = decoder->column;

    *number = NONE;
    if (value.size == 0)
        return column->flags & REQUIRED ? MESSAGE_CELL_EMPTY : VALUE_GOOD;
    switch (column->type) {
    case TYPE_TEXT:
        return VALUE_GOOD;
    case TYPE_CODE:
        return decode_code(decoder, value, number);
    case TYPE_SET:
        return decode_set(decoder, value, number);
    case TYPE_INTEGER:
    case TYPE_DECIMAL:
    case TYPE_MONEY:
        return decode_number(column, value, number);
    case TYPE_DATE:
        return decode_date(value, number);
    case TYPE_MONTH:
        return decode_month(value, number);
    case TYPE_YESNO:
        return decode_yesno(value, number);
    case TYPE_ID:
        return decode_id(value, number);
    }
    return VALUE_GOOD;
}
