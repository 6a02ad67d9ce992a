#include "quote.h"
#include "writer.h"
#include <stdlib.h>

void values_init(struct values *values, const struct schema *schema)
{
    *values = (struct values){ .schema = schema };
    values->start = allocate(schema->count, sizeof *values->start);
    values->size = allocate(schema->count, sizeof *values->size);
    buffer_room(&values->bytes, schema->count);
}

void values_fini(struct values *values)
{
    buffer_fini(&values->bytes);
    free(values->start);
    free(values->size);
    *values = (struct values){ 0 };
}

void values_clear(struct values *values)
{
    values->plain = true;
    if (values->bytes.size == 0)
        return;
    values->bytes.size = 0;
    memset(values->size, 0, values->schema->count * sizeof *values->size);
}

static void begin(struct values *values, int column)
{
    values->start[column] = values->bytes.size;
}

static void end(struct values *values, int column)
{
    values->size[column] = values->bytes.size - values->start[column];
}

static void add_plain(struct values *values, int column, struct text text)
{
    begin(values, column);
    if (text.size > 0)
        buffer_text(&values->bytes, text);
    end(values, column);
}

void value_text(struct values *values, int column, struct text text)
{
    add_plain(values, column, text);
    if (text.size > 0 && needs_quotes(text))
        values->plain = false;
}

void value_string(struct values *values, int column, const char *string)
{
    value_text(values, column, text_of(string));
}

void value_fen(struct values *values, int column, fen amount)
{
    begin(values, column);
    if (amount != NONE)
        buffer_fen(&values->bytes, amount);
    end(values, column);
}

void value_integer(struct values *values, int column, int64_t number)
{
    begin(values, column);
    if (number != NONE)
        buffer_number(&values->bytes, number);
    end(values, column);
}

void value_day(struct values *values, int column, day date)
{
    begin(values, column);
    if (date != NO_DAY)
        buffer_day(&values->bytes, date);
    end(values, column);
}

void value_month(struct values *values, int column, month at)
{
    begin(values, column);
    if (at != NO_MONTH)
        buffer_month(&values->bytes, at);
    end(values, column);
}

void value_code(struct values *values, int column, int index)
{
    const struct code *codes = values->schema->columns[column].codes;

    add_plain(values, column, text_of(index < 0 || !codes ? NULL : codes[index].name));
}

void value_yesno(struct values *values, int column, bool yes)
{
    add_plain(values, column, text_of(yes ? "yes" : "no"));
}
