/* The compiler of amounts. */
#include "compile.h"
#include "evaluate.h"

static struct amount *new_amount(struct loader *loader, enum amount_kind kind)
{
    struct amount *amount = keep(loader, 1, sizeof *amount);

    amount->kind = kind;
    amount->path = loader->rule_path;
    return amount;
}

static struct amount *constant_amount(struct loader *loader, struct rational number)
{
    struct amount *amount = new_amount(loader, AMOUNT_CONSTANT);

    amount->constant = number;
    return amount;
}

struct amount *amount_at(struct loader *loader, json_t *object, const char *key, struct view view)
{
    size_t before = enter_name(loader, key);
    struct amount *amount = NULL;
    json_t *value = json_object_get(object, key);

    if (value)
        amount = compile_amount(loader, value, view);
    else
        wrong(loader, MESSAGE_POLICY_MISSING, NULL, NULL);
    leave_path(loader, before);
    return amount;
}

static bool right_count(struct loader *loader, json_t *list, size_t exactly)
{
    char number[24];

    if (!want_list(loader, list))
        return false;
    if (exactly == 0 || json_array_size(list) == exactly)
        return true;
    snprintf(number, sizeof number, "%zu", exactly);
    return wrong(loader, MESSAGE_POLICY_OPERANDS, number, NULL);
}

struct amount **amounts_at(struct loader *loader, json_t *object, const char *key,
                           struct view view, size_t exactly, size_t *count)
{
    size_t outer = enter_name(loader, key);
    json_t *list = json_object_get(object, key);
    bool good = right_count(loader, list, exactly);
    struct amount **amounts;

    *count = good ? json_array_size(list) : 0;
    amounts = keep(loader, *count, sizeof *amounts);
    for (size_t i = 0; i < *count; i++) {
        size_t inner = enter_index(loader, i);
        amounts[i] = compile_amount(loader, json_array_get(list, i), view);
        good &= amounts[i] != NULL;
        leave_path(loader, inner);
    }
    leave_path(loader, outer);
    return good ? amounts : NULL;
}

/* An amount of constants alone becomes its value. One without an answer stays: it is an error of
   the household that asks it, not of the policy (another branch may be taken). */
static struct amount *folded(struct loader *loader, struct amount *amount)
{
    struct scope nobody = { .member = NO_MEMBER };
    struct rational value;

    for (size_t i = 0; i < amount->part_count; i++)
        if (!amount_is_constant(amount->parts[i], &value))
            return amount;
    if (amount->at && !amount_is_constant(amount->at, &value))
        return amount;
    if (amount->extra && !amount_is_constant(amount->extra, &value))
        return amount;
    return work_out(amount, &nobody, &value) == KNOWN ? constant_amount(loader, value) : amount;
}

static void *compile_list(struct loader *loader, json_t *object, const struct operator *operator,
                          struct view view)
{
    struct amount *amount = new_amount(loader, (enum amount_kind)operator->detail);
    bool pair = amount->kind == AMOUNT_MULTIPLY || amount->kind == AMOUNT_DIVIDE;

    amount->parts =
        amounts_at(loader, object, operator->name, view, pair ? 2 : 0, &amount->part_count);
    return amount->parts ? folded(loader, amount) : NULL;
}

static void *compile_name(struct loader *loader, json_t *object, const struct operator *operator,
                          struct view view)
{
    struct amount *amount = new_amount(loader, AMOUNT_FIELD);
    size_t before = enter_name(loader, operator->name);
    const char *name = want_string(loader, json_object_get(object, operator->name));
    bool good = name && resolve_field(loader, name, view, &amount->field);

    if (good && !field_is_number(&amount->field))
        good = wrong(loader, MESSAGE_POLICY_NO_NUMBER, name, NULL);
    leave_path(loader, before);
    return good ? amount : NULL;
}

/* The parameter's value in the month; without a month, any. False: it has none. */
static bool parameter_value(struct loader *loader, json_t *entries, struct rational *value)
{
    struct period period;
    bool found = false;

    for (size_t i = 0; i < json_array_size(entries); i++) {
        json_t *entry = json_array_get(entries, i);
        if (json_is_object(entry) && read_period(loader, entry, false, &period)
            && period_covers(period, loader->month))
            found |= json_number(json_object_get(entry, "value"), value);
    }
    return found;
}

static void *compile_parameter(struct loader *loader, json_t *object,
                               const struct operator *operator, struct view view)
{
    size_t before = enter_name(loader, operator->name);
    const char *name = want_string(loader, json_object_get(object, operator->name));
    json_t *entries = json_object_get(json_object_get(loader->root, "parameters"), name);
    struct rational value = rational_of(0);
    char worked[MONTH_TEXT] = "";
    bool good = name != NULL;

    (void)view;
    if (good && !entries)
        good = wrong(loader, MESSAGE_POLICY_PARAMETER, name, NULL);
    if (good && !parameter_value(loader, entries, &value) && loader->kept
        && loader->month != NO_MONTH) {
        month_format(worked, loader->month);
        good = wrong(loader, MESSAGE_POLICY_PARAMETER_MONTH, name, worked);
    }
    leave_path(loader, before);
    return good ? constant_amount(loader, value) : NULL;
}

static bool number_at(struct loader *loader, json_t *object, const char *key,
                      struct rational *number)
{
    size_t before = enter_name(loader, key);
    json_t *value = json_object_get(object, key);
    bool good = value ? want_number(loader, value, number)
                      : wrong(loader, MESSAGE_POLICY_MISSING, NULL, NULL);

    leave_path(loader, before);
    return good;
}

static bool single_part(struct loader *loader, json_t *object, const char *key, struct view view,
                        struct amount *amount)
{
    amount->parts = keep(loader, 1, sizeof *amount->parts);
    amount->parts[0] = amount_at(loader, object, key, view);
    amount->part_count = 1;
    return amount->parts[0] != NULL;
}

static void *compile_percent(struct loader *loader, json_t *object,
                             const struct operator *operator, struct view view)
{
    struct amount *amount = new_amount(loader, AMOUNT_PERCENT);
    bool good = number_at(loader, object, operator->name, &amount->constant);

    good = good && rational_divide(&amount->share, amount->constant, rational_of(100));
    good &= single_part(loader, object, "of", view, amount);
    return good ? folded(loader, amount) : NULL;
}

static const char *const round_modes[] = { "half_up", "up", "down", NULL };

static bool round_mode(struct loader *loader, json_t *object, enum rounding *mode)
{
    json_t *value = json_object_get(object, "mode");

    if (!value)
        return true;
    for (int i = 0; json_is_string(value) && round_modes[i]; i++)
        if (strcmp(json_string_value(value), round_modes[i]) == 0) {
            *mode = (enum rounding)i;
            return true;
        }
    return wrong_at(loader, "mode", MESSAGE_POLICY_WORD, "half_up, up, down", NULL);
}

static void *compile_round(struct loader *loader, json_t *object, const struct operator *operator,
                           struct view view)
{
    struct amount *amount = new_amount(loader, AMOUNT_ROUND);
    bool good = number_at(loader, object, "to", &amount->constant);

    if (good && rational_sign(amount->constant) <= 0)
        good = wrong_at(loader, "to", MESSAGE_POLICY_NOT_POSITIVE, NULL, NULL);
    good &= round_mode(loader, object, &amount->mode);
    good &= single_part(loader, object, operator->name, view, amount);
    return good ? folded(loader, amount) : NULL;
}

static void *compile_table(struct loader *loader, json_t *object, const struct operator *operator,
                           struct view view)
{
    struct amount *amount = new_amount(loader, AMOUNT_TABLE);
    bool extra = json_object_get(object, "each_extra") != NULL;

    amount->parts = amounts_at(loader, object, operator->name, view, 0, &amount->part_count);
    amount->at = amount_at(loader, object, "at", view);
    if (extra)
        amount->extra = amount_at(loader, object, "each_extra", view);
    if (!amount->parts || !amount->at || (extra && !amount->extra))
        return NULL;
    return folded(loader, amount);
}

static void *compile_if(struct loader *loader, json_t *object, const struct operator *operator,
                        struct view view)
{
    struct amount *amount = new_amount(loader, AMOUNT_IF);

    amount->when = condition_at(loader, object, operator->name, view);
    amount->parts = keep(loader, 2, sizeof *amount->parts);
    amount->parts[0] = amount_at(loader, object, "then", view);
    amount->parts[1] = amount_at(loader, object, "else", view);
    amount->part_count = 2;
    if (!amount->when || !amount->parts[0] || !amount->parts[1])
        return NULL;
    if (amount->when->kind == CONDITION_CONSTANT)
        return amount->parts[amount->when->holds ? 0 : 1];
    return amount;
}

static void *compile_count(struct loader *loader, json_t *object, const struct operator *operator,
                           struct view view)
{
    struct amount *amount = new_amount(loader, AMOUNT_COUNT_MEMBERS);

    if (!member_view(loader, operator->name, &view))
        return NULL;
    amount->when = condition_at(loader, object, operator->name, view);
    return amount->when ? amount : NULL;
}

static void *compile_sum(struct loader *loader, json_t *object, const struct operator *operator,
                         struct view view)
{
    struct amount *amount = new_amount(loader, AMOUNT_SUM_MEMBERS);
    bool when = json_object_get(object, "when") != NULL;

    if (!member_view(loader, operator->name, &view))
        return NULL;
    if (when)
        amount->when = condition_at(loader, object, "when", view);
    if (!single_part(loader, object, operator->name, view, amount) || (when && !amount->when))
        return NULL;
    return amount;
}

static const struct operator operators[] = {
    { "field", compile_name, AMOUNT_FIELD, { NULL } },
    { "parameter", compile_parameter, AMOUNT_CONSTANT, { NULL } },
    { "percent", compile_percent, AMOUNT_PERCENT, { "of" } },
    { "add", compile_list, AMOUNT_ADD, { NULL } },
    { "subtract", compile_list, AMOUNT_SUBTRACT, { NULL } },
    { "multiply", compile_list, AMOUNT_MULTIPLY, { NULL } },
    { "divide", compile_list, AMOUNT_DIVIDE, { NULL } },
    { "least", compile_list, AMOUNT_LEAST, { NULL } },
    { "greatest", compile_list, AMOUNT_GREATEST, { NULL } },
    { "table", compile_table, AMOUNT_TABLE, { "at", "each_extra" } },
    { "if", compile_if, AMOUNT_IF, { "then", "else" } },
    { "round", compile_round, AMOUNT_ROUND, { "to", "mode" } },
    { "count_members", compile_count, AMOUNT_COUNT_MEMBERS, { NULL } },
    { "sum_members", compile_sum, AMOUNT_SUM_MEMBERS, { "when" } },
};

struct amount *compile_amount(struct loader *loader, json_t *value, struct view view)
{
    const struct operator *operator;
    struct rational number;

    if (!json_is_object(value))
        return want_number(loader, value, &number) ? constant_amount(loader, number) : NULL;
    operator = operator_of(loader, value, operators, sizeof operators / sizeof *operators);
    return operator ? operator->compile(loader, value, operator, view) : NULL;
}
