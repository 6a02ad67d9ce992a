#include "bank_answer.h"

#include "../table/codes.h"
#include <stdio.h>

/* Blanks around a value, and what fills its width, are not part of it. */
static struct text trimmed(struct text value, const struct bank_column *column)
{
    char fill = column->fill && column->width ? *column->fill : ' ';

    while (value.size > 0 && column->right && value.size > 1 && *value.at == fill)
        value = (struct text){ value.at + 1, value.size - 1 };
    while (value.size > 0 && *value.at == ' ')
        value = (struct text){ value.at + 1, value.size - 1 };
    while (value.size > 0 && (value.at[value.size - 1] == ' '
                              || (!column->right && value.at[value.size - 1] == fill)))
        value.size--;
    return value;
}

/* "2004-04-28" or "20040428". */
static bool read_day(struct text text, day *result)
{
    char dashed[DAY_TEXT];

    if (text.size != DAY_TEXT - 3)
        return day_parse(text, result);
    snprintf(dashed, sizeof dashed, "%.4s-%.2s-%.2s", text.at, text.at + 4, text.at + 6);
    return day_parse(text_of(dashed), result);
}

static bool read_outcome(const struct bank_form *form, struct text word, struct values *values)
{
    for (size_t i = 0; i < form->outcome_count; i++)
        if (text_is(word, form->outcomes[i].word)) {
            value_code(values, receipts_outcome, form->outcomes[i].outcome);
            return true;
        }
    return false;
}

static bool read_amount(const struct bank_form *form, struct text text, struct values *values)
{
    fen amount;

    if (!(form->fen ? integer_parse(text, &amount) : fen_parse(text, &amount)))
        return false;
    value_fen(values, receipts_amount, amount);
    return true;
}

static bool read_value(const struct bank_form *form, int column, struct text value,
                       struct values *values, enum message *message)
{
    day on;

    if (column < 0 || value.size == 0)
        return true;
    switch (column) {
    case receipts_outcome:
        *message = MESSAGE_BANK_OUTCOME;
        return read_outcome(form, value, values);
    case receipts_amount:
        *message = MESSAGE_BANK_AMOUNT;
        return read_amount(form, value, values);
    case receipts_paid_on:
        *message = MESSAGE_BANK_DAY;
        if (!read_day(value, &on))
            return false;
        value_day(values, receipts_paid_on, on);
        return true;
    default:
        value_text(values, column, value);
        return true;
    }
}

/* The next value of a line that has a delimiter; NULL text: there is none. */
static struct text next_delimited(struct text *rest, char delimiter)
{
    const char *end = rest->at ? memchr(rest->at, delimiter, rest->size) : NULL;
    struct text value = { rest->at, end ? (size_t)(end - rest->at) : rest->size };

    *rest = end ? (struct text){ end + 1, rest->size - value.size - 1 }
                : (struct text){ NULL, 0 };
    if (value.size > 1 && *value.at == '"' && value.at[value.size - 1] == '"')
        value = (struct text){ value.at + 1, value.size - 2 };
    return value;
}

static struct text next_wide(struct text *rest, int width)
{
    size_t size = rest->size < (size_t)width ? rest->size : (size_t)width;
    struct text value = { rest->at, size };

    *rest = rest->size > size ? (struct text){ rest->at + size, rest->size - size }
                              : (struct text){ NULL, 0 };
    return value;
}

/* The value in UTF-8; false: it is broken. */
static bool decode(struct converter *converter, struct text value, struct buffer *out)
{
    buffer_clear(out);
    return convert(converter, value, out)
        && utf8_valid(buffer_as_text(out)) == out->size;
}

static bool read_columns(const struct bank_form *form, struct converter *converter,
                         struct text line, struct values *values, enum message *message,
                         size_t *column, struct buffer *value)
{
    for (*column = 0; *column < form->column_count; ++*column) {
        const struct bank_column *wanted = &form->columns[*column];

        *message = MESSAGE_BANK_COLUMNS;
        if (!line.at)
            return false;
        struct text raw = form->delimiter ? next_delimited(&line, *form->delimiter)
                                          : next_wide(&line, wanted->width);
        *message = MESSAGE_BANK_BROKEN;
        if (!decode(converter, raw, value)
            || !read_value(form, wanted->column, trimmed(buffer_as_text(value), wanted), values,
                           message))
            return false;
    }
    *message = MESSAGE_BANK_COLUMNS;
    return !line.at || (!form->delimiter && line.size == 0);
}

bool bank_answer_line(const struct bank_form *form, struct converter *converter, struct text line,
                      day on, struct values *values, enum message *message, size_t *column)
{
    struct buffer value = { 0 };
    bool good;

    values_clear(values);
    good = read_columns(form, converter, line, values, message, column, &value);
    buffer_fini(&value);
    if (!good)
        return false;
    *message = MESSAGE_BANK_EMPTY;
    *column = form->column_count;
    if (value_of(values, receipts_payment_no).size == 0
        || value_of(values, receipts_outcome).size == 0)
        return false;
    if (value_of(values, receipts_paid_on).size == 0 && on != NO_DAY
        && text_is(value_of(values, receipts_outcome),
                   codes_receipt_outcome[RECEIPT_PAID].name))
        value_day(values, receipts_paid_on, on);
    return true;
}
