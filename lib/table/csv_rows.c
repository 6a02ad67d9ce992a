#include "../base/idnumber.h"
#include "reader_parts.h"
#include <stdio.h>

enum { SET_CELLS = 64 };

static bool has_quote(const struct line *line)
{
    return line->marks & MAY_QUOTE && line->text.size > 0 &&
           memchr(line->text.at, '"', line->text.size);
}

/* The columns that shape_check compares with others. */
static bool must_agree(const struct shape *shape, int column)
{
    bool agree = column == shape->to;

    if (shape->id_number >= 0)
        agree |= column == shape->birth_date || column == shape->sex;
    for (size_t i = 0; i < shape->same_count; i++)
        agree |= column == shape->same_number[i];
    return agree;
}

static void know_cell(struct reader *reader, struct known_cell *cell, int column)
{
    const struct shape *shape = &reader->shape;
    const struct decoder *decoder = &shape->decoders[column];

    cell->decoder = decoder;
    cell->read = decoder->read;
    cell->slots = decoder->column->type == TYPE_CODE ? decoder->slots : NULL;
    cell->shift = (unsigned char)decoder->shift;
    if (decoder->column->type == TYPE_INTEGER)
        cell->least_digit = decoder->column->flags & POSITIVE ? '1' : '0';
    cell->empty = decoder->column->flags & REQUIRED ? CELL_BAD : 0;
    cell->full = must_agree(shape, column) ? CELL_CLOSER : 0;
}

static void add_to_sets(struct cell_sets *sets, const struct known_cell *cell, size_t place)
{
    const uint64_t bit = (uint64_t)1 << place % SET_CELLS;

    sets->required |= cell->empty ? bit : 0;
    sets->closer |= cell->full ? bit : 0;
    sets->decoded |= cell->read ? bit : 0;
}

static void know_cells(struct reader *reader)
{
    const size_t count = reader->name_count, columns = reader->shape.schema->count;

    reader->known = allocate(count + 1, sizeof *reader->known);
    reader->none = allocate(columns, sizeof *reader->none);
    for (size_t i = 0; i < columns; i++)
        reader->none[i] = NONE;
    reader->household_cell = count;
    reader->in_order = count <= columns;
    for (size_t i = 0; i < count; i++) {
        struct known_cell *cell = &reader->known[count - 1 - i];

        cell->column = reader->columns[i];
        reader->in_order &= cell->column == (int)i;
        if (cell->column >= 0)
            know_cell(reader, cell, cell->column);
        if (cell->column >= 0 && cell->column == reader->shape.household)
            reader->household_cell = i;
        add_to_sets(&reader->sets, cell, count - 1 - i);
    }
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
    know_cells(reader);
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
    for (size_t i = 0; i < reader->name_count; i++)
        if (reader->columns[i] >= 0)
            fields[reader->columns[i]] = values[i];
}

/* Decodes a value that is there; false: it is wrong. */
static inline bool read_value(const struct known_cell *cell, struct text value, int64_t *number)
{
    if (cell->slots && decode_at_once(cell->slots, cell->shift, value, number))
        return true;
    if (cell->least_digit && value.size == 1 && *value.at >= cell->least_digit
        && *value.at <= '9') {
        *number = *value.at - '0';
        return true;
    }
    return cell->read(cell->decoder, value, number) == VALUE_GOOD;
}

/* The marks of the row's cells, of which these are empty, as most. */
static unsigned read_values(const struct reader *reader, uint64_t empty)
{
    const struct cell_sets *sets = &reader->sets;
    const struct known_cell *known = reader->known;
    const struct text *fields = reader->shape.row.field;
    int64_t *numbers = reader->shape.row.number;
    bool good = !(empty & sets->required);

    for (uint64_t left = ~empty & sets->decoded; left; left &= left - 1) {
        const struct known_cell *cell = &known[__builtin_ctzll(left)];

        good &= read_value(cell, fields[cell->column], &numbers[cell->column]);
    }
    return (good ? 0 : CELL_BAD) | (~empty & sets->closer ? CELL_CLOSER : 0);
}

/* The same, however many cells there are. */
static unsigned read_fields(const struct reader *reader)
{
    const struct row *row = &reader->shape.row;
    unsigned marks = 0;

    for (size_t i = 0; i < reader->name_count; i++) {
        const struct known_cell *cell = &reader->known[i];

        if (cell->column < 0)
            continue;
        if (!row_has(row, cell->column))
            marks |= cell->empty;
        else if (cell->read && !read_value(cell, row->field[cell->column],
                                           &row->number[cell->column]))
            marks |= CELL_BAD;
        else
            marks |= cell->full;
    }
    return marks;
}

/* In the order of the header. */
static void tell_faults(const struct reader *reader, const struct spot *spot)
{
    const struct shape *shape = &reader->shape;

    for (size_t i = 0; i < reader->name_count; i++) {
        int column = reader->columns[i];
        if (column < 0)
            continue;
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

/* Cuts and reads the next line without looking at it twice, if it is plain and has as many cells
   as the header. */
static bool read_plain(struct reader *reader, unsigned *marks)
{
    const char *line = source_plain(reader->source), *end = NULL;
    struct row *row = &reader->shape.row;
    uint64_t empty;

    if (line && reader->name_count <= SET_CELLS && (!reader->sheet || sheet_is_plain(reader->sheet)))
        end = csv_cut(line, reader->source->marks, reader->cell, reader->name_count, &empty);
    if (!end)
        return false;
    reader->in_block = true;
    row->line = source_took(reader->source, end);
    row->raw = (struct text){ line, (size_t)(end - line) - 1 };
    row->cell = reader->cell;
    row->cell_count = reader->name_count;
    take_fields(reader);
    *marks = read_values(reader, empty);
    return true;
}

static void forget_numbers(struct reader *reader)
{
    memcpy(reader->shape.row.number, reader->none,
           reader->shape.schema->count * sizeof *reader->none);
}

static enum message take_line(struct reader *reader, const struct line *line, unsigned *marks)
{
    enum message fault = split(reader, line);

    if (fault != VALUE_GOOD)
        return fault;
    forget_numbers(reader);
    take_fields(reader);
    *marks = read_fields(reader);
    return VALUE_GOOD;
}

/* What the sheet could not make right is told beside what its text shows. */
static unsigned tell_sheet_faults(const struct reader *reader, struct problems *problems)
{
    struct spot spot = reader_spot(reader, problems);
    size_t count;
    const struct sheet_fault *faults = sheet_faults(reader->sheet, &count);

    for (size_t i = 0; i < count; i++)
        if (faults[i].column >= 0)
            fault_value(&spot, &reader->shape.schema->columns[faults[i].column],
                        faults[i].message, (struct text){ "", 0 });
        else
            fault_line(&spot, faults[i].message);
    return count ? CELL_BAD : 0;
}

/* No row comes of the line. */
enum { PASSED_OVER = READ_FAILED + 1 };

/* A line of a sheet that is not as a table has it: once more, converted. */
static enum reading read_sheet(struct reader *reader, struct line *line, enum message fault,
                               unsigned *marks, struct problems *problems)
{
    if (fault != VALUE_GOOD || *marks & CELL_BAD) {
        enum sheet_answer answer = sheet_convert(reader->sheet, line, problems);
        if (answer == SHEET_PASSED_OVER)
            return (enum reading)PASSED_OVER;
        reader->shape.row.raw = line->text;
        if (answer == SHEET_CONVERTED)
            fault = take_line(reader, line, marks);
    }
    if (fault != VALUE_GOOD)
        return refuse_line(reader, fault, problems);
    *marks |= tell_sheet_faults(reader, problems);
    return READ_ROW;
}

static enum reading read_any(struct reader *reader, unsigned *marks, struct problems *problems)
{
    struct line line;
    enum reading reading = reader_line(reader, &line, problems);
    enum message fault;

    if (reading != READ_ROW)
        return reading;
    fault = take_line(reader, &line, marks);
    if (reader->sheet)
        return read_sheet(reader, &line, fault, marks, problems);
    return fault == VALUE_GOOD ? READ_ROW : refuse_line(reader, fault, problems);
}

static enum reading read_next(struct reader *reader, unsigned *marks, struct problems *problems)
{
    struct row *row = &reader->shape.row;

    forget_numbers(reader);
    if (!read_plain(reader, marks))
        return read_any(reader, marks, problems);
    if (!reader->sheet || !(*marks & CELL_BAD))
        return READ_ROW;
    struct line line = { row->raw, row->line, reader->source->marks };
    sheet_take_up(reader->sheet, &line);
    return read_sheet(reader, &line, VALUE_GOOD, marks, problems);
}

enum reading csv_next_row(struct reader *reader, struct problems *problems)
{
    const struct shape *shape = &reader->shape;
    enum reading reading;
    unsigned marks = 0;

    do
        reading = read_next(reader, &marks, problems);
    while ((int)reading == PASSED_OVER);
    if (reading != READ_ROW)
        return reading;
    if (marks)
        return look_closer(reader, !(marks & CELL_BAD), problems);
    if (!reader->unique && shape_household_is(shape, reader->previous))
        return READ_ROW;
    if (shape_household_is_long(shape))
        return look_closer(reader, true, problems);
    return reader_finish(reader, true, problems);
}
