#include "../base/idnumber.h"
#include "reader_parts.h"
#include <stdio.h>

static bool has_quote(const struct line *line)
{
    return line->marks & MAY_QUOTE && line->text.size > 0 &&
           memchr(line->text.at, '"', line->text.size);
}

static void check_column(struct reader *reader, int column)
{
    const struct decoder *decoder = &reader->shape.decoders[column];

    if (decoder->column->flags & REQUIRED)
        reader->required[reader->required_count++] = (size_t)column;
    if (decoder->read)
        reader->checked[reader->checked_count++] =
            (struct checked_column){ decoder, decoder->read, (size_t)column };
}

static void know_column(struct reader *reader, size_t cell, int column)
{
    reader->known[reader->known_count++] = (struct known_cell){ cell, column };
    check_column(reader, column);
    if (column == reader->shape.household)
        reader->household_cell = cell;
    if ((size_t)column != cell)
        reader->in_order = false;
}

/* A column that the file lacks and the run fills in from the ID number: nothing may be left of an
   earlier row whose arrays these were. */
static void empty_each_time(struct reader *reader, int column)
{
    if (column >= 0 && !reader->shape.seen[column])
        check_column(reader, column);
}

static void list_known(struct reader *reader)
{
    size_t count = reader->name_count;

    reader->known = allocate(count + 1, sizeof *reader->known);
    reader->checked = allocate(count + 2, sizeof *reader->checked);
    reader->required = allocate(count + 1, sizeof *reader->required);
    reader->household_cell = count;
    reader->in_order = count <= reader->shape.schema->count;
    for (size_t i = 0; i < count; i++) {
        if (reader->columns[i] < 0)
            reader->in_order = false;
        else
            know_column(reader, i, reader->columns[i]);
    }
    empty_each_time(reader, reader->shape.birth_date);
    empty_each_time(reader, reader->shape.sex);
    reader->cell = reader->in_order ? reader->shape.row.field
                                    : allocate(count, sizeof *reader->cell);
}

static bool take_header(struct reader *reader, const struct line *line, struct problems *problems)
{
    size_t count;

    if (has_quote(line))
        return reader_take_names(reader, reader->csv.field, reader->csv.count, problems);
    count = csv_split(line->text, NULL, 0);
    struct text *names = allocate(count, sizeof *names);
    csv_split(line->text, names, count);
    bool good = reader_take_names(reader, names, count, problems);
    free(names);
    return good;
}

bool csv_read_header(struct reader *reader, struct problems *problems)
{
    struct spot spot;
    struct line line;
    enum message fault;

    if (reader_line(reader, &line, problems) != READ_ROW)
        return false;
    fault = line.marks ? line_fault(&line) : VALUE_GOOD;
    if (fault == VALUE_GOOD && has_quote(&line))
        fault = csv_split_quoted(&reader->csv, line.text);
    spot = reader_spot(reader, problems);
    if (fault != VALUE_GOOD) {
        fault_line(&spot, fault);
        return false;
    }
    if (!take_header(reader, &line, problems))
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
    if (reader->household_cell + (quote != NULL) >=
        csv_split(line, reader->cell, reader->name_count))
        return nothing;
    id = reader->cell[reader->household_cell];
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
    snprintf(count, sizeof count, "%zu", reader->shape.row.cell_count);
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

static enum message split_quoted(struct reader *reader, struct row *row)
{
    enum message fault = csv_split_quoted(&reader->csv, row->raw);

    row->cell = reader->csv.cell;
    row->cell_count = reader->csv.count;
    return fault;
}

static enum message count_fault(const struct reader *reader)
{
    size_t count = reader->shape.row.cell_count;

    if (count == reader->name_count)
        return VALUE_GOOD;
    return count < reader->name_count ? MESSAGE_ROW_SHORT : MESSAGE_ROW_LONG;
}

/* Splits the line into cells; a message says why it has not as many as the header. */
static enum message split(struct reader *reader, const struct line *line)
{
    struct row *row = &reader->shape.row;
    enum message fault = VALUE_GOOD;

    if (line->marks & ~(unsigned)MAY_QUOTE)
        fault = line_fault(line);
    if (fault != VALUE_GOOD)
        return fault;
    reader->in_block = !has_quote(line);
    if (reader->in_block) {
        row->cell = reader->cell;
        row->cell_count = csv_split(line->text, row->cell, reader->name_count);
    } else {
        fault = split_quoted(reader, row);
    }
    return fault == VALUE_GOOD ? count_fault(reader) : fault;
}

static void take_fields(struct reader *reader)
{
    const struct text *values = reader->in_block ? reader->cell : reader->csv.field;
    struct text *fields = reader->shape.row.field;

    if (values == fields)
        return;
    for (size_t i = 0; i < reader->known_count; i++)
        fields[reader->known[i].column] = values[reader->known[i].cell];
}

/* Decodes what is there (most values are empty); false: something is wrong. */
static bool read_fields(const struct reader *reader)
{
    const struct checked_column *at = reader->checked, *end = at + reader->checked_count;
    const struct text *fields = reader->shape.row.field;
    int64_t *numbers = reader->shape.row.number;
    bool good = true;

    for (; at < end; at++) {
        const struct text *value = &fields[at->column];
        int64_t *number = &numbers[at->column];

        *number = NONE;
        if (value->size > 0)
            good &= at->read(at->decoder, *value, number) == VALUE_GOOD;
    }
    for (size_t i = 0; i < reader->required_count; i++)
        good &= fields[reader->required[i]].size > 0;
    return good;
}

/* In the order of the columns. */
static void tell_faults(const struct reader *reader, const struct spot *spot)
{
    const struct shape *shape = &reader->shape;

    for (size_t i = 0; i < reader->known_count; i++) {
        int column = reader->known[i].column;
        struct text value = shape->row.field[column];
        enum message fault = decode(&shape->decoders[column], value, &shape->row.number[column]);

        if (fault != VALUE_GOOD)
            fault_value(spot, &shape->schema->columns[column], fault, value);
    }
}

/* Something may be wrong with the row's values. */
static enum reading look_closer(struct reader *reader, bool good, struct problems *problems)
{
    struct spot spot = reader_spot(reader, problems);

    if (!good)
        tell_faults(reader, &spot);
    good = shape_check(&reader->shape, &spot) && good;
    return reader_finish(reader, good, problems);
}

enum reading csv_next_row(struct reader *reader, struct problems *problems)
{
    struct line line;
    enum reading reading = reader_line(reader, &line, problems);
    enum message fault;
    bool good;

    if (reading != READ_ROW)
        return reading;
    fault = split(reader, &line);
    if (fault != VALUE_GOOD)
        return refuse_line(reader, fault, problems);
    take_fields(reader);
    good = read_fields(reader);
    if (!good || !shape_is_plain(&reader->shape))
        return look_closer(reader, good, problems);
    if (!reader->unique && shape_household_is(&reader->shape, reader->previous))
        return READ_ROW;
    return reader_finish(reader, true, problems);
}
