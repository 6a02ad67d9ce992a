/* Clauses of the sections that make an amount. */
#include "clause.h"
#include "label.h"

#define M(name) MESSAGE_##name
#define BARE M(WORDS_IN_NOTHING)

static const struct clause parameter_clauses[] = {
    { "value", say_number, M(RULE_VALUE), SILENT, ASKS_HOUSE, NULL },
};

static const struct said_word types[] = {
    { "text", M(TYPE_WORD_TEXT) },   { "code", M(TYPE_WORD_CODE) },
    { "set", M(TYPE_WORD_SET) },     { "integer", M(TYPE_WORD_INTEGER) },
    { "decimal", M(TYPE_WORD_DECIMAL) }, { "money", M(TYPE_WORD_MONEY) },
    { "date", M(TYPE_WORD_DATE) },   { "month", M(TYPE_WORD_MONTH) },
    { "yesno", M(TYPE_WORD_YESNO) }, { NULL, SILENT },
};

static const char *say_own_codes(const struct wording *wording, const struct clause *clause,
                                 const json_t *entry, const json_t *value)
{
    struct parts parts = { 0 };
    const char *code;
    json_t *label;

    (void)entry;
    json_object_foreach ((json_t *)value, code, label)
        parts_add(&parts, said(wording, M(WORDS_COLON), code, json_string_value(label), NULL));
    return said(wording, clause->message,
                parts_joined(wording, &parts, M(WORDS_SEMICOLON), M(WORDS_SEMICOLON)), NULL, NULL);
}

static const struct said_word public[] = { { "", M(RULE_PUBLIC) } };
static const struct clause column_clauses[] = {
    { "type", say_word, M(RULE_TYPE), SILENT, ASKS_HOUSE, types },
    { "codes", say_own_codes, M(RULE_CODES), SILENT, ASKS_HOUSE, NULL },
    { "private", say_yes, M(RULE_PRIVATE), SILENT, ASKS_HOUSE, public },
};

static const struct clause leave_out_clauses[] = {
    { "when", say_condition, M(RULE_LEAVE_OUT), SILENT, ASKS_MEMBER, NULL },
};

static const char *weight_words(const struct wording *wording, const json_t *weight)
{
    const json_t *when = json_object_get(weight, "when");
    const char *percent = number_words(wording, json_object_get(weight, "percent"), UNIT_NONE);

    if (!when)
        return said(wording, M(RULE_WEIGHT_ALL), percent, NULL, NULL);
    return said(wording, M(RULE_WEIGHT), percent, condition_words(wording, when, OF_SOMEONE),
                NULL);
}

static const char *say_weights(const struct wording *wording, const struct clause *clause,
                               const json_t *entry, const json_t *value)
{
    struct parts parts = { 0 };

    (void)entry;
    for (size_t i = 0; i < json_array_size(value); i++)
        if (in_force(wording, json_array_get(value, i)))
            parts_add(&parts, weight_words(wording, json_array_get(value, i)));
    if (parts.count == 0)
        return NULL;
    return said(wording, clause->message,
                parts_joined(wording, &parts, M(WORDS_SEMICOLON), M(WORDS_SEMICOLON)), NULL, NULL);
}

static const char *say_sizes(const struct wording *wording, const struct clause *clause,
                             const json_t *entry, const json_t *value)
{
    struct parts parts = { 0 };

    (void)entry;
    for (size_t i = 0; i < json_array_size(value); i++) {
        json_t *number = json_integer((json_int_t)i + 1);
        parts_add(&parts, said(wording, M(RULE_SIZE), number_words(wording, number, UNIT_PERSONS),
                               amount_words(wording, json_array_get(value, i), OF_HOUSE,
                                            UNIT_YUAN), NULL));
        json_decref(number);
    }
    return said(wording, clause->message,
                parts_joined(wording, &parts, M(WORDS_COMMA), M(WORDS_COMMA)), NULL, NULL);
}

static const struct clause standard_clauses[] = {
    { "when", say_condition, M(RULE_WHEN), SILENT, ASKS_FORM, NULL },
    { "per_person", say_amount, M(RULE_PER_PERSON), SILENT, ASKS_MEMBER, NULL },
    { "weights", say_weights, M(RULE_WEIGHTS), SILENT, ASKS_MEMBER, NULL },
    { "by_size", say_sizes, M(RULE_BY_SIZE), SILENT, ASKS_HOUSE, NULL },
    { "each_extra", say_amount, M(RULE_EACH_EXTRA), SILENT, ASKS_HOUSE, NULL },
};

static const char *say_count(const struct wording *wording, const struct clause *clause,
                             const json_t *entry, const json_t *value)
{
    struct rational count = rational_of(100);

    json_number(value, &count);
    if (rational_sign(count) == 0)
        return message_in(M(RULE_COUNT_NONE), wording->language);
    if (rational_compare(count, rational_of(100)) == 0)
        return message_in(M(RULE_COUNT_ALL), wording->language);
    return say_number(wording, clause, entry, value);
}

static const struct clause kind_clauses[] = {
    { "count", say_count, M(RULE_COUNT), M(RULE_COUNT_ALL), ASKS_HOUSE, NULL },
    { "group", say_text, M(RULE_GROUP), SILENT, ASKS_HOUSE, NULL },
};

static const struct said_word other_kinds[] = {
    { "refuse", M(OTHER_KINDS_REFUSE) },
    { "count", M(OTHER_KINDS_COUNT) },
    { "ignore", M(OTHER_KINDS_IGNORE) },
    { NULL, SILENT },
};
static const struct clause other_kinds_clauses[] = {
    { NULL, say_word, BARE, M(OTHER_KINDS_REFUSE), ASKS_HOUSE, other_kinds },
};

static const struct clause imputed_clauses[] = {
    { "when", say_condition, M(RULE_WHEN), SILENT, ASKS_MEMBER, NULL },
    { "kind", say_kinds, M(RULE_KIND), SILENT, ASKS_HOUSE, NULL },
    { "at_least", say_amount, M(RULE_AT_LEAST), SILENT, ASKS_MEMBER, NULL },
};
static const struct clause maintenance_clauses[] = {
    { "when", say_condition, M(RULE_WHEN), SILENT, ASKS_SUPPORTER, NULL },
    { "kind", say_kinds, M(RULE_KIND), SILENT, ASKS_HOUSE, NULL },
    { "due", say_amount, M(RULE_DUE), SILENT, ASKS_SUPPORTER, NULL },
};

static const char *say_of(const struct wording *wording, const struct clause *clause,
                          const json_t *entry, const json_t *value)
{
    struct clause of = *clause;

    of.message = speaker_of(entry, ASKS_PER) == OF_PERSON ? M(RULE_OF_MEMBER)
                                                          : M(RULE_OF_HOUSEHOLD);
    return say_kinds(wording, &of, entry, value);
}

static const struct clause disregard_clauses[] = {
    { "when", say_condition, M(RULE_WHEN), SILENT, ASKS_PER, NULL },
    { "of", say_of, BARE, SILENT, ASKS_PER, NULL },
    { "take", say_amount, M(RULE_TAKE), SILENT, ASKS_PER, NULL },
    { "take_percent", say_number, M(RULE_TAKE_PERCENT), SILENT, ASKS_PER, NULL },
};
static const struct clause deemed_clauses[] = {
    { "when", say_condition, M(RULE_WHEN), SILENT, ASKS_HOUSE, NULL },
    { "add", say_amount, M(RULE_ADD), SILENT, ASKS_HOUSE, NULL },
};
static const struct clause asset_clauses[] = {
    { "", say_text, BARE, M(RULE_COUNT_ALL), ASKS_HOUSE, NULL },
};

/* Without one, and where no_limit is false, income must be below need. */
static const char *say_limit(const struct wording *wording, const struct clause *clause,
                             const json_t *entry, const json_t *value)
{
    const json_t *below = json_object_get(entry, "below");
    const json_t *at_most = json_object_get(entry, "at_most");

    (void)clause;
    (void)value;
    if (json_is_true(json_object_get(entry, "no_limit")))
        return message_in(M(RULE_NO_LIMIT), wording->language);
    if (!below && !at_most)
        return message_in(M(RULE_BELOW_NEED), wording->language);
    return said(wording, below ? M(RULE_BELOW) : M(RULE_AT_MOST),
                amount_words(wording, below ? below : at_most, OF_HOUSE, UNIT_YUAN), NULL, NULL);
}

static const struct clause limit_clauses[] = {
    { NULL, say_limit, BARE, M(RULE_BELOW_NEED), ASKS_HOUSE, NULL },
};
static const struct clause test_clauses[] = {
    { "require", say_condition, M(RULE_REQUIRE), SILENT, ASKS_HOUSE, NULL },
};
static const struct clause unclear_clauses[] = {
    { "when", say_condition, M(RULE_UNCLEAR), SILENT, ASKS_HOUSE, NULL },
};

static const char *say_minimum(const struct wording *wording, const struct clause *clause,
                               const json_t *entry, const json_t *value)
{
    const char *below = json_string_value(json_object_get(value, "below"));

    (void)clause;
    (void)entry;
    return said(wording,
                strcmp(below, "raise") == 0 ? M(RULE_MINIMUM_RAISE) : M(RULE_MINIMUM_NOTHING),
                amount_words(wording, json_object_get(value, "amount"), OF_HOUSE, UNIT_YUAN), NULL,
                NULL);
}

static const struct clause benefit_clauses[] = {
    { "amount", say_amount, M(RULE_AMOUNT), M(RULE_DIFFERENCE), ASKS_HOUSE, NULL },
    { "full_when", say_condition, M(RULE_FULL_WHEN), SILENT, ASKS_HOUSE, NULL },
    { "at_most", say_amount, M(RULE_CAP), SILENT, ASKS_HOUSE, NULL },
    { "minimum", say_minimum, BARE, SILENT, ASKS_HOUSE, NULL },
    { "round", say_rounding, BARE, M(RULE_TO_FEN), ASKS_HOUSE, NULL },
};
static const struct clause single_clauses[] = {
    { "when", say_condition, M(RULE_WHO), SILENT, ASKS_MEMBER, NULL },
    { "require", say_condition, M(RULE_HOUSEHOLD), SILENT, ASKS_HOUSE, NULL },
    { "amount", say_amount, M(RULE_AMOUNT), SILENT, ASKS_MEMBER, NULL },
    { "round", say_rounding, BARE, M(RULE_TO_FEN), ASKS_HOUSE, NULL },
};

static const struct said_word given[] = { { "member", M(RULE_EACH_MEMBER) },
                                          { "household", M(RULE_EACH_HOUSEHOLD) } };
static const struct said_word no_singles[] = { { "", M(RULE_NO_SINGLES) } };
static const struct clause supplement_clauses[] = {
    { "when", say_condition, M(RULE_WHEN), SILENT, ASKS_PER, NULL },
    { "amount", say_given, BARE, SILENT, ASKS_PER, given },
    { "round", say_rounding, BARE, SILENT, ASKS_HOUSE, NULL },
    { "group", say_text, M(RULE_GROUP), SILENT, ASKS_HOUSE, NULL },
    { "singles", say_yes, M(RULE_SINGLES), SILENT, ASKS_HOUSE, no_singles },
};
static const struct said_word ways[] = { { "highest", M(GROUP_HIGHEST) },
                                         { "sum", M(GROUP_SUM) }, { NULL, SILENT } };
static const struct clause group_clauses[] = {
    { NULL, say_word, BARE, SILENT, ASKS_HOUSE, ways },
};

static const char *say_way(const struct wording *wording, const struct clause *clause,
                           const json_t *entry, const json_t *value)
{
    const json_t *steps = json_object_get(wording->root, "steps");
    struct parts parts = { 0 };

    (void)entry;
    for (size_t i = 0; i < json_array_size(value); i++) {
        const char *step = json_string_value(json_array_get(value, i));
        const char *label = json_label(wording, entry_named(wording, steps, "step", step));
        parts_add(&parts, label ? label : step);
    }
    return said(wording, clause->message,
                parts_joined(wording, &parts, M(WORDS_COMMA), M(WORDS_COMMA)), NULL, NULL);
}

static const struct clause recheck_clauses[] = {
    { "when", say_condition, M(RULE_WHEN), M(RULE_ALL_OTHERS), ASKS_HOUSE, NULL },
    { "months", say_number, M(RULE_MONTHS), SILENT, ASKS_HOUSE, NULL },
    { "way", say_way, M(RULE_WAY), SILENT, ASKS_HOUSE, NULL },
};
static const struct clause care_class_clauses[] = {
    { "when", say_condition, M(RULE_WHEN), M(RULE_ALL_OTHERS), ASKS_MEMBER, NULL },
};

const struct part rule_parts[] = {
    PART("parameters", NULL, SHAPE_NAMED, M(SECTION_PARAMETERS), NULL, " ", parameter_clauses,
         false, false),
    PART("columns", "household", SHAPE_NAMED, M(SECTION_HOUSEHOLD_COLUMNS), NULL, " ",
         column_clauses, false, false),
    PART("columns", "member", SHAPE_NAMED, M(SECTION_MEMBER_COLUMNS), NULL, " ", column_clauses,
         false, false),
    PART("members", "leave_out", SHAPE_LIST, M(SECTION_LEAVE_OUT), "code", " ", leave_out_clauses,
         false, true),
    PART("standard", NULL, SHAPE_LIST, M(SECTION_STANDARD), NULL, " ", standard_clauses, false,
         true),
    PART("income", "kinds", SHAPE_NAMED, M(SECTION_KINDS), NULL, " ", kind_clauses, false, true),
    PART("income", "other_kinds", SHAPE_ONE, M(SECTION_OTHER_KINDS), NULL, " ",
         other_kinds_clauses, true, false),
    PART("income", "imputed", SHAPE_LIST, M(SECTION_IMPUTED), "code", " ", imputed_clauses, false,
         true),
    PART("income", "maintenance", SHAPE_LIST, M(SECTION_MAINTENANCE), "code", " ",
         maintenance_clauses, false, true),
    PART("income", "disregards", SHAPE_LIST, M(SECTION_DISREGARDS), "code", " per ",
         disregard_clauses, false, true),
    PART("income", "deemed", SHAPE_LIST, M(SECTION_DEEMED), "code", " ", deemed_clauses, false,
         true),
    PART("assets", "kinds", SHAPE_NAMED, M(SECTION_ASSETS), NULL, " ", asset_clauses, false,
         false),
    PART("eligibility", "income", SHAPE_ONE, M(SECTION_LIMIT), NULL,
         " below at_most no_limit ", limit_clauses, true,
         false),
    PART("eligibility", "tests", SHAPE_LIST, M(SECTION_TESTS), "code", " ", test_clauses, false,
         false),
    PART("eligibility", "unclear", SHAPE_LIST, M(SECTION_UNCLEAR), "code", " ", unclear_clauses,
         false, false),
    PART("benefit", NULL, SHAPE_ONE, M(SECTION_BENEFIT), NULL, " ", benefit_clauses, true, false),
    PART("single_person", NULL, SHAPE_LIST, M(SECTION_SINGLE), "code", " ", single_clauses, false,
         true),
    PART("supplements", NULL, SHAPE_LIST, M(SECTION_SUPPLEMENTS), "code", " per ",
         supplement_clauses, false, true),
    PART("supplement_groups", NULL, SHAPE_NAMED, M(SECTION_GROUPS), NULL, " ", group_clauses,
         false, false),
    PART("recheck", NULL, SHAPE_LIST, M(SECTION_RECHECK), "class", " ", recheck_clauses, false,
         true),
    PART("care_classes", NULL, SHAPE_LIST, M(SECTION_CARE_CLASSES), "class", " ",
         care_class_clauses, false, true),
};
const size_t rule_part_count = sizeof rule_parts / sizeof *rule_parts;
