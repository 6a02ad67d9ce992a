#include "shape.h"
#include "../base/idnumber.h"
#include "../base/memory.h"
#include "codes.h"
#include <stdlib.h>


static int typed_column(const struct schema *schema, const char *name, enum column_type type)
{
    int column = schema_column(schema, text_of(name));

    return column >= 0 && schema->columns[column].type == type ? column : -1;
}

static void find_columns(struct shape *shape, const struct schema *schema)
{
    static const char *const numbers[] = { "archive_no", "computer_no", "approval_no" };

    for (size_t i = 0; i < 3; i++) {
        int column = typed_column(schema, numbers[i], TYPE_TEXT);
        if (column >= 0)
            shape->same_number[shape->same_count++] = column;
    }
    shape->household = typed_column(schema, "household_id", TYPE_TEXT);
    shape->id_number = typed_column(schema, "id_number", TYPE_ID);
    shape->birth_date = typed_column(schema, "birth_date", TYPE_DATE);
    shape->sex = typed_column(schema, "sex", TYPE_CODE);
    shape->from = typed_column(schema, "from", TYPE_MONTH);
    shape->to = typed_column(schema, "to", TYPE_MONTH);
}

void shape_init(struct shape *shape, const struct schema *schema)
{
    *shape = (struct shape){ .schema = schema };
    shape->decoders = allocate(schema->count, sizeof *shape->decoders);
    shape->seen = allocate(schema->count, sizeof *shape->seen);
    for (size_t i = 0; i < schema->count; i++)
        decoder_init(&shape->decoders[i], &schema->columns[i]);
    shape->row.schema = schema;
    shape->row.field = allocate(schema->count, sizeof *shape->row.field);
    shape->row.number = allocate(schema->count, sizeof *shape->row.number);
    find_columns(shape, schema);
    shape_clear(shape);
}

void shape_fini(struct shape *shape)
{
    for (size_t i = 0; i < shape->schema->count; i++)
        decoder_fini(&shape->decoders[i]);
    free(shape->decoders);
    free(shape->seen);
    free(shape->row.field);
    free(shape->row.number);
}

void shape_clear(struct shape *shape)
{
    for (size_t i = 0; i < shape->schema->count; i++) {
        shape->row.field[i] = (struct text){ "", 0 };
        shape->row.number[i] = NONE;
        shape->seen[i] = false;
    }
}

bool shape_take(struct shape *shape, int column, struct text value, const struct spot *spot)
{
    enum message fault = decode(&shape->decoders[column], value, &shape->row.number[column]);

    shape->row.field[column] = value;
    if (fault == VALUE_GOOD)
        return true;
    fault_value(spot, &shape->schema->columns[column], fault, value);
    return false;
}

bool shape_take_missing(struct shape *shape, const struct spot *spot)
{
    bool good = true;

    for (size_t i = 0; i < shape->schema->count; i++)
        if (!shape->seen[i] && shape->schema->columns[i].flags & REQUIRED)
            good &= shape_take(shape, (int)i, (struct text){ "", 0 }, spot);
    return good;
}

/* A number of another form, or with another check digit, may come from an old system: that it
   is one household's in all tables is what counts; dibao-check names those that look wrong. */
static bool check_household(const struct shape *shape, const struct spot *spot)
{
    struct text id = shape->row.field[shape->household];

    if (!shape_household_is_long(shape))
        return true;
    fault_value(spot, &shape->schema->columns[shape->household], MESSAGE_HOUSEHOLD_LONG, id);
    return false;
}

/* 三号合一: archive, computer and approval number are the household's. */
static bool check_numbers(const struct shape *shape, const struct spot *spot)
{
    struct text id = shape->row.field[shape->household];
    bool good = true;

    for (size_t i = 0; i < shape->same_count; i++) {
        int column = shape->same_number[i];
        struct text number = shape->row.field[column];
        if (number.size == 0 || text_equal(number, id))
            continue;
        fault_value(spot, &shape->schema->columns[column], MESSAGE_NUMBER_DIFFERS, number);
        good = false;
    }
    return good;
}

static int64_t number_of(const struct shape *shape, int column)
{
    return column < 0 ? NONE : shape->row.number[column];
}

static bool refuse(const struct shape *shape, const struct spot *spot, int column,
                   enum message message)
{
    fault_value(spot, &shape->schema->columns[column], message, shape->row.field[column]);
    return false;
}

static bool check_months(const struct shape *shape, const struct spot *spot)
{
    int64_t from = number_of(shape, shape->from), to = number_of(shape, shape->to);

    return to == NONE || from <= to || refuse(shape, spot, shape->to, MESSAGE_FROM_AFTER_TO);
}

/* Birth date and sex that are written beside an ID number must agree with it. */
static bool check_person(const struct shape *shape, const struct spot *spot)
{
    int64_t birth = number_of(shape, shape->birth_date), sex = number_of(shape, shape->sex);
    int64_t id_birth = number_of(shape, shape->id_number);
    bool good = true;

    if (id_birth == NONE)
        return true;
    if (birth != NONE && birth != id_birth)
        good = refuse(shape, spot, shape->birth_date, MESSAGE_BIRTH_DIFFERS);
    if (sex != NONE
        && (sex == SEX_MALE) != id_number_is_male(shape->row.field[shape->id_number]))
        good = refuse(shape, spot, shape->sex, MESSAGE_SEX_DIFFERS);
    return good;
}

bool shape_check(struct shape *shape, const struct spot *spot)
{
    bool good = check_months(shape, spot);

    good = check_person(shape, spot) && good;
    if (shape->household < 0)
        return good;
    good = check_household(shape, spot) && good;
    return check_numbers(shape, spot) && good;
}
