#include "bank_file.h"

#include "../table/codes.h"
#include <stdlib.h>

fen bank_money(const struct row *payment)
{
    return payment->number[payroll_total] - row_amount(payment, payroll_goods);
}

static void add_amount(struct buffer *out, const struct bank_form *form, fen amount)
{
    if (form->fen)
        buffer_number(out, amount);
    else
        buffer_fen(out, amount);
}

static void add_value(struct buffer *out, const struct bank_form *form, const struct row *payment,
                      int column, int64_t number)
{
    if (column == BANK_RUNNING)
        buffer_number(out, number);
    else if (column == BANK_PASSED)
        return;
    else if (column == BANK_MONEY)
        add_amount(out, form, bank_money(payment));
    else if (payment->schema->columns[column].type == TYPE_MONEY
             && payment->number[column] != NONE)
        add_amount(out, form, payment->number[column]);
    else
        buffer_text(out, payment->field[column]);
}

static bool holds(struct text text, const char *bytes)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.at[i] && strchr(bytes, text.at[i]))
            return true;
    return false;
}

/* As CSV quotes it. */
static void quote(struct buffer *value)
{
    struct buffer quoted = { 0 };

    buffer_byte(&quoted, '"');
    for (size_t i = 0; i < value->size; i++) {
        if (value->at[i] == '"')
            buffer_byte(&quoted, '"');
        buffer_byte(&quoted, value->at[i]);
    }
    buffer_byte(&quoted, '"');
    buffer_fini(value);
    *value = quoted;
}

static enum bank_fault delimited(struct buffer *value, const char *delimiter)
{
    bool comma = *delimiter == ',';

    if (comma && holds(buffer_as_text(value), ",\""))
        quote(value);
    return !comma && holds(buffer_as_text(value), delimiter) ? BANK_DELIMITER : BANK_GOOD;
}

static void fill(struct buffer *out, const struct bank_column *column, size_t taken)
{
    for (size_t i = taken; i < (size_t)column->width; i++)
        buffer_byte(out, column->fill ? *column->fill : ' ');
}

/* The encoded value, in its width if it has one. */
static enum bank_fault place(struct buffer *out, const struct bank_column *column,
                             struct text encoded)
{
    if (column->width > 0 && encoded.size > (size_t)column->width)
        return BANK_TOO_WIDE;
    if (column->right)
        fill(out, column, encoded.size);
    buffer_text(out, encoded);
    if (!column->right)
        fill(out, column, encoded.size);
    return BANK_GOOD;
}

static enum bank_fault add_column(struct buffer *out, const struct bank_form *form,
                                  struct converter *converter, const struct row *payment,
                                  const struct bank_column *column, int64_t number)
{
    struct buffer value = { 0 }, encoded = { 0 };
    enum bank_fault fault = BANK_GOOD;

    add_value(&value, form, payment, column->column, number);
    if (form->delimiter)
        fault = delimited(&value, form->delimiter);
    if (fault == BANK_GOOD && !convert(converter, buffer_as_text(&value), &encoded))
        fault = BANK_ENCODING;
    if (fault == BANK_GOOD)
        fault = place(out, column, buffer_as_text(&encoded));
    buffer_fini(&value);
    buffer_fini(&encoded);
    return fault;
}

static void end_line(struct buffer *out, const struct bank_form *form)
{
    buffer_string(out, form->crlf ? "\r\n" : "\n");
}

enum bank_fault bank_line(struct buffer *out, const struct bank_form *form,
                          struct converter *converter, const struct row *payment, int64_t number,
                          size_t *column)
{
    size_t before = out->size;
    enum bank_fault fault = BANK_GOOD;

    for (size_t i = 0; i < form->column_count && fault == BANK_GOOD; i++) {
        if (i > 0 && form->delimiter)
            buffer_string(out, form->delimiter);
        fault = add_column(out, form, converter, payment, &form->columns[i], number);
        *column = i;
    }
    if (fault == BANK_GOOD)
        end_line(out, form);
    else
        out->size = before;
    return fault;
}

/* "@count:10@": at least so many figures, with zeros in front. */
static void add_padded(struct buffer *out, struct text figures, const char *width)
{
    for (size_t i = figures.size, all = (size_t)strtol(width, NULL, 10); i < all; i++)
        buffer_byte(out, '0');
    buffer_text(out, figures);
}

static void add_figure(struct buffer *out, const struct bank_form *form, struct text name,
                       const struct bank_totals *totals)
{
    const char *width = memchr(name.at, ':', name.size);
    struct buffer figures = { 0 };

    if (width)
        name.size = (size_t)(width - name.at);
    if (text_is(name, "count"))
        buffer_number(&figures, totals->count);
    else if (text_is(name, "total"))
        add_amount(&figures, form, totals->total);
    else if (text_is(name, "month") && totals->month != NO_MONTH)
        buffer_month(&figures, totals->month);
    else if (text_is(name, "pay_on") && totals->pay_on != NO_DAY)
        buffer_day(&figures, totals->pay_on);
    add_padded(out, buffer_as_text(&figures), width ? width + 1 : "0");
    buffer_fini(&figures);
}

bool bank_frame(struct buffer *out, const struct bank_form *form, struct converter *converter,
                const char *text, const struct bank_totals *totals)
{
    struct buffer filled = { 0 };
    const char *end;

    for (; *text; text++) {
        if (*text == '@' && (end = strchr(text + 1, '@'))) {
            add_figure(&filled, form, (struct text){ text + 1, (size_t)(end - text - 1) }, totals);
            text = end;
        } else {
            buffer_byte(&filled, *text);
        }
    }
    bool good = convert(converter, buffer_as_text(&filled), out);
    buffer_fini(&filled);
    if (good)
        end_line(out, form);
    return good;
}
