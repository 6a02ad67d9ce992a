/* Amounts: exact, from left to right; what is missing is never taken for nothing. */
#include "evaluate.h"

static enum knowledge fail(struct scope *scope, enum fault fault, const char *path)
{
    if (!scope->fault) {
        scope->fault = fault;
        scope->fault_path = path;
    }
    return FAULT;
}

static enum knowledge missing(struct scope *scope, const char *name)
{
    note_unknown(scope, name);
    return UNKNOWN;
}

static enum knowledge quantity_value(const struct quantity *quantity, struct scope *scope,
                                     struct rational *result)
{
    if (quantity->unknown) {
        note_all(scope, quantity->unknown);
        return UNKNOWN;
    }
    *result = quantity->value;
    return KNOWN;
}

static struct rational column_number(const struct field *field, int64_t number)
{
    switch (field->type) {
    case TYPE_MONEY:
        return rational_of_fen(number);
    case TYPE_DECIMAL:
        return (struct rational){ number, DECIMAL_UNIT };
    default:
        return rational_of(number);
    }
}

static enum knowledge grade_value(const struct field *field, const struct row *row,
                                  struct scope *scope, struct rational *result)
{
    int64_t index = row->number[field->column];

    if (!row_has(row, members_disability))
        return NO_VALUE;
    if (index == NONE)
        return missing(scope, field->name);
    rational_parse(text_of(field->codes[index].name), result);
    return KNOWN;
}

static enum knowledge row_value(const struct field *field, struct scope *scope,
                                struct rational *result)
{
    const struct row *row = field_row(field, scope);

    if (field->grade)
        return grade_value(field, row, scope, result);
    if (row->number[field->column] == NONE)
        return missing(scope, field->name);
    *result = column_number(field, row->number[field->column]);
    return KNOWN;
}

static enum knowledge sum_kinds(const struct field *field, const struct rational *by_kind,
                                struct scope *scope, const char *path, struct rational *result)
{
    struct rational sum = rational_of(0);

    for (size_t i = 0; i < field->kind_count; i++)
        if (!rational_add(&sum, sum, by_kind[field->kinds[i]]))
            return fail(scope, FAULT_OVERFLOW, path);
    *result = sum;
    return KNOWN;
}

/* Of all, or of the one in scope. */
static enum knowledge sum_income(const struct field *field, struct scope *scope, const char *path,
                                 struct rational *result)
{
    const struct earnings *earnings = &scope->facts->earnings;
    bool of_all = field->source == FROM_INCOME;
    struct rational sum = rational_of(0);

    for (size_t i = 0; i < field->kind_count; i++)
        for (size_t k = 0; k < earnings->count; k++) {
            const struct earning *earning = &earnings->at[k];

            if (earning->kind == field->kinds[i] && (of_all || earning->member == scope->member)
                && !rational_add(&sum, sum, earning->amount))
                return fail(scope, FAULT_OVERFLOW, path);
        }
    *result = sum;
    return KNOWN;
}

enum knowledge field_value(const struct field *field, struct scope *scope, const char *path,
                           struct rational *result)
{
    const struct facts *facts = scope->facts;

    switch (field->source) {
    case FROM_COMPUTED:
        return quantity_value(&facts->computed[field->column], scope, result);
    case FROM_MEMBER_COMPUTED:
        return quantity_value(&facts->members[scope->member].computed[field->column], scope,
                              result);
    case FROM_INCOME:
    case FROM_MEMBER_INCOME:
        return sum_income(field, scope, path, result);
    case FROM_ASSET_VALUE:
        return sum_kinds(field, facts->asset_value, scope, path, result);
    case FROM_ASSET_COUNT:
        return sum_kinds(field, facts->asset_count, scope, path, result);
    default:
        return row_value(field, scope, result);
    }
}

/* The stronger of two: a fault, no value, unknown, known. */
static enum knowledge worse(enum knowledge a, enum knowledge b)
{
    return a > b ? a : b;
}

/* One step of add, subtract, ...: *sum with the next operand. */
static enum knowledge combine(const struct amount *amount, struct scope *scope,
                              struct rational *sum, struct rational next)
{
    bool fits = true;

    switch (amount->kind) {
    case AMOUNT_ADD:
        fits = rational_add(sum, *sum, next);
        break;
    case AMOUNT_SUBTRACT:
        fits = rational_subtract(sum, *sum, next);
        break;
    case AMOUNT_MULTIPLY:
        fits = rational_multiply(sum, *sum, next);
        break;
    case AMOUNT_DIVIDE:
        if (rational_sign(next) == 0)
            return fail(scope, FAULT_DIVISION, amount->path);
        fits = rational_divide(sum, *sum, next);
        break;
    default:
        if ((rational_compare(next, *sum) < 0) == (amount->kind == AMOUNT_LEAST))
            *sum = next;
    }
    return fits ? KNOWN : fail(scope, FAULT_OVERFLOW, amount->path);
}

static enum knowledge combine_parts(const struct amount *amount, struct scope *scope,
                                    struct rational *result)
{
    struct rational sum, next;
    enum knowledge knowledge = work_out_operand(amount->parts[0], scope, &sum);

    for (size_t i = 1; i < amount->part_count && knowledge != FAULT; i++) {
        knowledge = worse(knowledge, work_out_operand(amount->parts[i], scope, &next));
        if (knowledge == KNOWN)
            knowledge = combine(amount, scope, &sum, next);
    }
    if (knowledge == KNOWN)
        *result = sum;
    return knowledge;
}

static enum knowledge percent_value(const struct amount *amount, struct scope *scope,
                                    struct rational *result)
{
    struct rational of;
    enum knowledge knowledge = work_out_operand(amount->parts[0], scope, &of);

    if (knowledge != KNOWN)
        return knowledge;
    if (!rational_multiply(result, of, amount->share))
        return fail(scope, FAULT_OVERFLOW, amount->path);
    return KNOWN;
}

static enum knowledge beyond_table(const struct amount *amount, struct scope *scope,
                                   int64_t steps, struct rational *result)
{
    struct rational last, extra;
    enum knowledge knowledge;

    if (!amount->extra)
        return fail(scope, FAULT_TABLE, amount->path);
    knowledge = worse(work_out(amount->parts[amount->part_count - 1], scope, &last),
                      work_out(amount->extra, scope, &extra));
    if (knowledge != KNOWN)
        return knowledge;
    if (!rational_multiply(&extra, extra, rational_of(steps))
        || !rational_add(result, last, extra))
        return fail(scope, FAULT_OVERFLOW, amount->path);
    return KNOWN;
}

static enum knowledge table_value(const struct amount *amount, struct scope *scope,
                                  struct rational *result)
{
    struct rational at;
    int64_t place, size = (int64_t)amount->part_count;
    enum knowledge knowledge = work_out(amount->at, scope, &at);

    if (knowledge != KNOWN)
        return knowledge;
    if (!rational_whole(at, &place) || place < 1)
        return fail(scope, FAULT_TABLE, amount->path);
    if (place > size)
        return beyond_table(amount, scope, place - size, result);
    return work_out(amount->parts[place - 1], scope, result);
}

static enum knowledge branch_value(const struct amount *amount, struct scope *scope,
                                   struct rational *result)
{
    enum truth when = condition_holds(amount->when, scope);

    if (scope->fault)
        return FAULT;
    if (when == TRUTH_UNKNOWN)
        return UNKNOWN;
    return work_out(amount->parts[when == TRUTH_YES ? 0 : 1], scope, result);
}

static enum knowledge rounded_value(const struct amount *amount, struct scope *scope,
                                    struct rational *result)
{
    struct rational exact;
    enum knowledge knowledge = work_out(amount->parts[0], scope, &exact);

    if (knowledge != KNOWN)
        return knowledge;
    if (!rational_round(result, exact, amount->constant, amount->mode))
        return fail(scope, FAULT_OVERFLOW, amount->path);
    return KNOWN;
}

/* What the member in scope adds: 1 where members are counted. */
static enum knowledge add_member(const struct amount *amount, struct scope *scope,
                                 struct rational *sum)
{
    struct rational his = rational_of(1);
    enum truth when = condition_holds(amount->when, scope);
    enum knowledge knowledge = KNOWN;

    if (scope->fault)
        return FAULT;
    if (when != TRUTH_YES)
        return when == TRUTH_UNKNOWN ? UNKNOWN : KNOWN;
    if (amount->kind == AMOUNT_SUM_MEMBERS)
        knowledge = work_out(amount->parts[0], scope, &his);
    if (knowledge == KNOWN && !rational_add(sum, *sum, his))
        return fail(scope, FAULT_OVERFLOW, amount->path);
    return knowledge;
}

static enum knowledge over_members(const struct amount *amount, struct scope *scope,
                                   struct rational *result)
{
    const struct facts *facts = scope->facts;
    struct rational sum = rational_of(0);
    enum knowledge knowledge = KNOWN;
    int before = scope->member;

    for (size_t i = 0; i < facts->member_count && knowledge != FAULT; i++) {
        if (!facts->members[i].counted)
            continue;
        scope->member = (int)i;
        knowledge = worse(knowledge, add_member(amount, scope, &sum));
    }
    scope->member = before;
    if (knowledge == KNOWN)
        *result = sum;
    return knowledge;
}

enum knowledge work_out(const struct amount *amount, struct scope *scope, struct rational *result)
{
    if (scope->fault)
        return FAULT;
    switch (amount->kind) {
    case AMOUNT_CONSTANT:
        *result = amount->constant;
        return KNOWN;
    case AMOUNT_FIELD:
        return field_value(&amount->field, scope, amount->path, result);
    case AMOUNT_PERCENT:
        return percent_value(amount, scope, result);
    case AMOUNT_TABLE:
        return table_value(amount, scope, result);
    case AMOUNT_IF:
        return branch_value(amount, scope, result);
    case AMOUNT_ROUND:
        return rounded_value(amount, scope, result);
    case AMOUNT_COUNT_MEMBERS:
    case AMOUNT_SUM_MEMBERS:
        return over_members(amount, scope, result);
    default:
        return combine_parts(amount, scope, result);
    }
}

enum knowledge amount_value(const struct amount *amount, struct scope *scope,
                            struct rational *result)
{
    const struct unknown *before = scope->unknown;
    enum knowledge knowledge = work_out(amount, scope, result);

    if (knowledge == NO_VALUE)
        return missing(scope, "disability_grade");
    if (knowledge != UNKNOWN)
        scope->unknown = before;
    return knowledge;
}

bool amount_is_constant(const struct amount *amount, struct rational *constant)
{
    if (!amount || amount->kind != AMOUNT_CONSTANT)
        return false;
    *constant = amount->constant;
    return true;
}
