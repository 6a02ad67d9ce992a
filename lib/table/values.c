#include "quote.h"
#include "writer.h"
#include <stdlib.h>

void values_init(struct values *values, const struct schema *schema)
{
    *values = (struct values){ .schema = schema, .month = NO_MONTH };
    values->start = allocate(schema->count, sizeof *values->start);
    values->size = allocate(schema->count, sizeof *values->size);
    buffer_room(&values->bytes, schema->count + VALUE_SLACK);
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

/* Room for a value of `size` bytes; write it there, then tell `end` where it ended. */
static char *begin(struct values *values, int column, size_t size)
{
    values->start[column] = values->bytes.size;
    return buffer_room(&values->bytes, size + VALUE_SLACK);
}

static void end(struct values *values, int column, const char *to)
{
    values->bytes.size = (size_t)(to - values->bytes.at);
    values->size[column] = values->bytes.size - values->start[column];
}

static void add_plain(struct values *values, int column, struct text text)
{
    end(values, column, put_bytes(begin(values, column, text.size), text));
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
    char *to = begin(values, column, FEN_TEXT);

    end(values, column, amount == NONE ? to : to + fen_format(to, amount));
}

void value_integer(struct values *values, int column, int64_t number)
{
    char *to = begin(values, column, 1);

    if (number >= 0 && number <= 9) { /* most are */
        *to = (char)('0' + number);
        end(values, column, to + 1);
        return;
    }
    if (number != NONE)
        buffer_number(&values->bytes, number);
    end(values, column, buffer_room(&values->bytes, VALUE_SLACK));
}

void value_day(struct values *values, int column, day date)
{
    char *to = begin(values, column, DAY_TEXT);

    end(values, column, date == NO_DAY ? to : to + day_format(to, date));
}

void value_month(struct values *values, int column, month at)
{
    char *to = begin(values, column, MONTH_TEXT);

    if (at != values->month) { /* mostly the same in all rows */
        values->month_size = month_format(values->month_text, at);
        values->month = at;
    }
    memcpy(to, values->month_text, MONTH_TEXT);
    end(values, column, to + values->month_size);
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
