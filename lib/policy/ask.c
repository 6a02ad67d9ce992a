/* The compiler of questions about a column: is, in, has, present. */
#include "compile.h"
#include "../table/codes.h"

static const char *const questions[] = { "is", "in", "has", "present" };

static bool refuse_value(struct loader *loader, const char *value, const struct field *field)
{
    return wrong(loader, MESSAGE_POLICY_NO_CODE, value, field->name);
}

/* A string, or an integer as its digits; NULL after an error. */
static const char *value_text(struct loader *loader, json_t *value)
{
    char digits[24];

    if (!json_is_integer(value))
        return want_string(loader, value);
    snprintf(digits, sizeof digits, "%lld", (long long)json_integer_value(value));
    return keep_string(loader, digits);
}

static bool grade_is_known(const struct field *field, struct rational number)
{
    struct rational grade;

    for (const struct code *code = field->codes; code->name; code++)
        if (rational_parse(text_of(code->name), &grade) && rational_compare(grade, number) == 0)
            return true;
    return false;
}

static bool take_number(struct loader *loader, json_t *value, const struct field *field,
                        struct rational *number)
{
    if (!want_number(loader, value, number))
        return false;
    if (field->grade && !grade_is_known(field, *number))
        return wrong(loader, MESSAGE_POLICY_NO_CODE, value_text(loader, value), field->name);
    return true;
}

static bool take_code(struct loader *loader, json_t *value, const struct field *field,
                      int64_t *number)
{
    const char *text = value_text(loader, value);

    if (!text)
        return false;
    *number = code_index(field->codes, text_of(text));
    return *number >= 0 || refuse_value(loader, text, field);
}

static bool take_day(struct loader *loader, json_t *value, int64_t *number)
{
    day date;

    if (!json_is_string(value) || !day_parse(text_of(json_string_value(value)), &date))
        return wrong(loader, MESSAGE_POLICY_NOT_DATE, NULL, NULL);
    *number = date;
    return true;
}

static bool take_month(struct loader *loader, json_t *value, int64_t *number)
{
    month found;

    if (!json_is_string(value) || !month_parse(text_of(json_string_value(value)), &found))
        return wrong(loader, MESSAGE_POLICY_NOT_MONTH, NULL, NULL);
    *number = found;
    return true;
}

/* 1, 0, or -1 when it is no yes or no. */
static int yes_or_no(json_t *value)
{
    if (json_is_boolean(value))
        return json_is_true(value);
    if (!json_is_string(value))
        return -1;
    if (strcmp(json_string_value(value), "yes") == 0)
        return 1;
    return strcmp(json_string_value(value), "no") == 0 ? 0 : -1;
}

static bool take_yes(struct loader *loader, json_t *value, int64_t *number)
{
    *number = yes_or_no(value);
    return *number >= 0 || wrong(loader, MESSAGE_POLICY_NOT_YES_NO, NULL, NULL);
}

static bool take_text(struct loader *loader, json_t *value, const struct field *field,
                      struct text *text)
{
    const char *string;

    if (field->type == TYPE_YESNO) {
        if (yes_or_no(value) < 0)
            return wrong(loader, MESSAGE_POLICY_NOT_YES_NO, NULL, NULL);
        string = yes_or_no(value) ? "yes" : "no";
    } else {
        string = value_text(loader, value);
    }
    if (string && field->codes && code_index(field->codes, text_of(string)) < 0)
        return refuse_value(loader, string, field);
    *text = text_of(string);
    return string != NULL;
}

static bool is_text(const struct field *field)
{
    return field->source == FROM_COMPUTED_CODE || field->type == TYPE_TEXT
        || (field->type == TYPE_SET && !field->codes);
}

static bool take_value(struct loader *loader, json_t *value, struct condition *condition,
                       size_t at)
{
    const struct field *field = &condition->field;

    if (field_is_number(field))
        return take_number(loader, value, field, &condition->rationals[at]);
    if (is_text(field))
        return take_text(loader, value, field, &condition->texts[at]);
    switch (field->type) {
    case TYPE_DATE:
        return take_day(loader, value, &condition->numbers[at]);
    case TYPE_MONTH:
        return take_month(loader, value, &condition->numbers[at]);
    case TYPE_YESNO:
        return take_yes(loader, value, &condition->numbers[at]);
    default:
        return take_code(loader, value, field, &condition->numbers[at]);
    }
}

static void make_values(struct loader *loader, struct condition *condition, size_t count)
{
    condition->value_count = count;
    if (field_is_number(&condition->field))
        condition->rationals = keep(loader, count, sizeof *condition->rationals);
    else if (is_text(&condition->field))
        condition->texts = keep(loader, count, sizeof *condition->texts);
    else
        condition->numbers = keep(loader, count, sizeof *condition->numbers);
}

static bool take_list(struct loader *loader, json_t *list, struct condition *condition)
{
    bool good = want_list(loader, list);

    make_values(loader, condition, good ? json_array_size(list) : 0);
    for (size_t i = 0; i < condition->value_count; i++) {
        size_t before = enter_index(loader, i);
        good &= take_value(loader, json_array_get(list, i), condition, i);
        leave_path(loader, before);
    }
    return good;
}

/* Sets take has and present; what is no set takes no has; an ID number is not compared. */
static bool fits(struct loader *loader, const char *question, const struct field *field)
{
    bool asks_set = strcmp(question, "has") == 0;

    if (strcmp(question, "present") == 0)
        return true;
    if (field->type == TYPE_ID)
        return wrong(loader, MESSAGE_POLICY_IS_SET, field->name, "present");
    if (asks_set && field->type != TYPE_SET)
        return wrong(loader, MESSAGE_POLICY_NOT_SET, field->name, NULL);
    if (!asks_set && field->type == TYPE_SET)
        return wrong(loader, MESSAGE_POLICY_IS_SET, field->name, "has, present");
    return true;
}

static bool take_question(struct loader *loader, json_t *value, const char *question,
                          struct condition *condition)
{
    if (!fits(loader, question, &condition->field))
        return false;
    if (strcmp(question, "present") == 0) {
        condition->kind = CONDITION_PRESENT;
        condition->present = json_is_true(value);
        return json_is_boolean(value) || wrong(loader, MESSAGE_POLICY_NOT_YES, NULL, NULL);
    }
    if (strcmp(question, "in") == 0)
        return take_list(loader, value, condition);
    if (strcmp(question, "has") == 0)
        condition->kind = CONDITION_HAS;
    make_values(loader, condition, 1);
    return take_value(loader, value, condition, 0);
}

bool compile_test(struct loader *loader, json_t *object, struct condition *condition)
{
    const char *question = NULL;
    size_t before;
    bool good;

    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        if (json_object_get(object, questions[i]))
            question = questions[i];
    if (!question || json_object_size(object) != 2)
        return wrong(loader, MESSAGE_POLICY_ONE_OF, "is, in, has, present", NULL);
    before = enter_name(loader, question);
    good = take_question(loader, json_object_get(object, question), question, condition);
    leave_path(loader, before);
    return good;
}
