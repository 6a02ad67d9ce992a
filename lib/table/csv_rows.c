#include "../base/idnumber.h"
#include "reader_parts.h"
#include <stdio.h>

static enum message split(struct reader *reader, const struct line *line)
{
    enum message fault;

    if (line->marks & ~(unsigned)MAY_QUOTE && (fault = line_fault(line)) != VALUE_GOOD)
        return fault;
    if (line->marks & MAY_QUOTE && line->text.size > 0 &&
        memchr(line->text.at, '"', line->text.size))
        return csv_split_quoted(&reader->csv, line->text);
    csv_split(&reader->csv, line->text);
    return VALUE_GOOD;
}

static struct known_cell know_cell(const struct column *of, size_t cell, int column)
{
    return (struct known_cell){ cell, column, of->flags & REQUIRED, of->type == TYPE_TEXT };
}

static void list_known(struct reader *reader)
{
    reader->known = allocate(reader->name_count + 1, sizeof *reader->known);
    reader->household_cell = reader->name_count;
    for (size_t i = 0; i < reader->name_count; i++) {
        int column = reader->columns[i];
        if (column < 0)
            continue;
        reader->known[reader->known_count++] = know_cell(&reader->shape.schema->columns[column],
                                                         i, column);
        if (column == reader->shape.household)
            reader->household_cell = i;
    }
}

bool csv_read_header(struct reader *reader, struct problems *problems)
{
    struct spot spot;
    struct line line;
    enum message fault;

    if (reader_line(reader, &line, problems) != READ_ROW)
        return false;
    fault = split(reader, &line);
    spot = reader_spot(reader, problems);
    if (fault != VALUE_GOOD) {
        fault_line(&spot, fault);
        return false;
    }
    if (!reader_take_names(reader, reader->csv.field, reader->csv.count, problems))
        return false;
    list_known(reader);
    return true;
}

/* The same number of characters, and digits at the same places. */
static bool looks_like(struct text a, struct text b)
{
    if (a.size != b.size || a.size == 0)
        return false;
    for (size_t i = 0; i < a.size; i++) {
        bool digit = a.at[i] >= '0' && a.at[i] <= '9';
        bool other = b.at[i] >= '0' && b.at[i] <= '9';
        if (digit != other || (!digit && a.at[i] != b.at[i]))
            return false;
    }
    return true;
}

/* In a line that cannot be split rightly: what stands where household_id should, before any
   quote, if it looks like one and is in order. Empty when it cannot be trusted: a wrong number
   would be another family's. */
static struct text guess_household(struct reader *reader, struct text line)
{
    const char *quote = memchr(line.at, '"', line.size);
    struct text nothing = { "", 0 }, id;

    if (quote)
        line.size = (size_t)(quote - line.at);
    csv_split(&reader->csv, line);
    if (reader->household_cell + (quote != NULL) >= reader->csv.count)
        return nothing;
    id = reader->csv.cell[reader->household_cell];
    if (!looks_like(id, reader->previous) && !household_number_is_ours(id))
        return nothing;
    return text_compare(id, reader->previous) < 0 ? nothing : id;
}

static void describe(const struct reader *reader, enum message fault, struct problems *problems)
{
    struct spot spot = reader_spot(reader, problems);
    struct place place = { spot.file, spot.line, NULL };
    char count[24], wanted[24];

    if (fault != MESSAGE_ROW_SHORT && fault != MESSAGE_ROW_LONG) {
        fault_line(&spot, fault);
        return;
    }
    snprintf(count, sizeof count, "%zu", reader->csv.count);
    snprintf(wanted, sizeof wanted, "%zu", reader->name_count);
    problem_add(problems, fault, place, count, wanted, NULL);
}

static enum reading refuse_line(struct reader *reader, enum message fault,
                                struct problems *problems)
{
    struct text household = { "", 0 };

    describe(reader, fault, problems);
    if (reader->shape.household < 0)
        return READ_BAD;
    household = guess_household(reader, reader->shape.row.raw);
    reader->shape.row.field[reader->shape.household] = household;
    if (household.size > 0 && reader_order(reader, household, problems) == READ_FAILED)
        return READ_FAILED;
    return READ_BAD;
}

static enum message count_fault(const struct reader *reader)
{
    if (reader->csv.count == reader->name_count)
        return VALUE_GOOD;
    return reader->csv.count < reader->name_count ? MESSAGE_ROW_SHORT : MESSAGE_ROW_LONG;
}

/* Most values are empty or text that may be anything: these are only taken over. */
static bool take_fields(struct reader *reader, const struct spot *spot)
{
    const struct text *values = reader->csv.field;
    struct text *fields = reader->shape.row.field;
    int64_t *numbers = reader->shape.row.number;
    const struct known_cell *known = reader->known, *end = known + reader->known_count;
    bool good = true;

    for (; known < end; known++) {
        struct text value = values[known->cell];

        fields[known->column] = value;
        numbers[known->column] = NONE;
        if (value.size == 0 ? !known->required : known->any_text)
            continue;
        enum message fault = decode(&reader->shape.decoders[known->column], value,
                                    &numbers[known->column]);
        if (fault == VALUE_GOOD)
            continue;
        fault_value(spot, &reader->shape.schema->columns[known->column], fault, value);
        good = false;
    }
    return good;
}

enum reading csv_next_row(struct reader *reader, struct problems *problems)
{
    struct row *row = &reader->shape.row;
    struct spot spot;
    struct line line;
    enum reading reading = reader_line(reader, &line, problems);
    enum message fault;
    bool good;

    if (reading != READ_ROW)
        return reading;
    fault = split(reader, &line);
    if (fault == VALUE_GOOD)
        fault = count_fault(reader);
    if (fault != VALUE_GOOD)
        return refuse_line(reader, fault, problems);
    row->cell = reader->csv.cell;
    row->cell_count = reader->csv.count;
    spot = reader_spot(reader, problems);
    good = take_fields(reader, &spot);
    good = shape_check(&reader->shape, &spot) && good;
    return reader_finish(reader, good, problems);
}
