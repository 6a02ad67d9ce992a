/* Amounts in words: figures by their names, operators by their signs. */
#include "label.h"
#include "wording.h"

/* How closely the parts of an amount hold together. */
enum hold { HOLD_PHRASE, HOLD_SUM, HOLD_PRODUCT, HOLD_ONE };

struct spoken;
typedef const char *spoken_words(const struct wording *wording, const json_t *amount,
                                 const struct spoken *spoken, enum speaker speaker,
                                 enum unit unit);

/* An operator of the language. */
struct spoken {
    const char *key;
    spoken_words *words;
    enum hold hold;
    enum message two, many;
};

static const struct spoken *spoken_of(const json_t *amount);

/* An operand, in brackets where it holds together less closely than what it stands in. */
static const char *operand(const struct wording *wording, const json_t *amount, enum hold hold,
                           enum speaker speaker, enum unit unit)
{
    const struct spoken *spoken = spoken_of(amount);
    const char *words = amount_words(wording, amount, speaker, unit);

    return spoken && spoken->hold < hold ? grouped(wording, words) : words;
}

static const char *name_words(const struct wording *wording, const json_t *amount,
                              const struct spoken *spoken, enum speaker speaker, enum unit unit)
{
    (void)unit;
    return noun_of(wording, json_string_value(json_object_get(amount, spoken->key)), speaker)
        .words;
}

static json_t *parameter_entry(const struct wording *wording, const char *name)
{
    const json_t *entries = json_object_get(json_object_get(wording->root, "parameters"), name);
    size_t at = 0;

    while (at < json_array_size(entries) && !in_force(wording, json_array_get(entries, at)))
        at++;
    return json_array_get(entries, at);
}

/* What it is called, and in a month its value. */
static const char *parameter_words(const struct wording *wording, const json_t *amount,
                                   const struct spoken *spoken, enum speaker speaker,
                                   enum unit unit)
{
    const char *name = json_string_value(json_object_get(amount, spoken->key));
    const json_t *entry = parameter_entry(wording, name);
    const char *label = json_label(wording, entry);

    (void)speaker;
    if (!label)
        label = name;
    if (wording->policy->month == NO_MONTH)
        return label;
    return said(wording, spoken->two, label,
                number_words(wording, json_object_get(entry, "value"), unit), NULL);
}

static const char *share_words(const struct wording *wording, const json_t *amount,
                               const struct spoken *spoken, enum speaker speaker, enum unit unit)
{
    return said(wording, spoken->two,
                operand(wording, json_object_get(amount, "of"), HOLD_ONE, speaker, unit),
                number_words(wording, json_object_get(amount, spoken->key), UNIT_NONE), NULL);
}

/* Of a sum each operand has the sum's unit; of a product each its own, a number none. */
static enum unit operand_unit(const struct wording *wording, const json_t *amount,
                              const struct spoken *spoken, enum speaker speaker, enum unit unit)
{
    enum unit own = amount_unit(wording, amount, speaker);

    if (spoken->hold == HOLD_SUM)
        return unit;
    return own == UNIT_OPEN ? UNIT_NONE : own;
}

/* From left to right; the operands after the first need brackets sooner. */
static const char *sign_words(const struct wording *wording, const json_t *amount,
                              const struct spoken *spoken, enum speaker speaker, enum unit unit)
{
    const json_t *list = json_object_get(amount, spoken->key);
    const char *words = NULL;

    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *next = json_array_get(list, i);
        enum hold hold = i == 0 ? spoken->hold : spoken->hold + 1;
        const char *one = operand(wording, next, hold, speaker,
                                  operand_unit(wording, next, spoken, speaker, unit));
        words = words ? said(wording, spoken->two, words, one, NULL) : one;
    }
    return words;
}

static const char *choice_words(const struct wording *wording, const json_t *amount,
                                const struct spoken *spoken, enum speaker speaker,
                                enum unit unit)
{
    const json_t *list = json_object_get(amount, spoken->key);
    size_t count = json_array_size(list);
    struct parts parts = { 0 };

    for (size_t i = 0; i < count; i++)
        parts_add(&parts, operand(wording, json_array_get(list, i), HOLD_SUM, speaker, unit));
    return said(wording, count == 2 ? spoken->two : spoken->many,
                parts_joined(wording, &parts, MESSAGE_WORDS_COMMA, MESSAGE_WORDS_LAST_AND), NULL,
                NULL);
}

static const char *table_words(const struct wording *wording, const json_t *amount,
                               const struct spoken *spoken, enum speaker speaker, enum unit unit)
{
    const json_t *list = json_object_get(amount, spoken->key), *at = json_object_get(amount, "at");
    const json_t *extra = json_object_get(amount, "each_extra");
    enum unit steps = amount_unit(wording, at, speaker);
    struct parts parts = { 0 };
    const char *words;

    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *number = json_integer((json_int_t)i + 1);
        parts_add(&parts, said(wording, MESSAGE_WORDS_TABLE_ENTRY,
                               number_words(wording, number, steps),
                               amount_words(wording, json_array_get(list, i), speaker, unit),
                               NULL));
        json_decref(number);
    }
    words = parts_joined(wording, &parts, MESSAGE_WORDS_COMMA, MESSAGE_WORDS_COMMA);
    if (extra)
        words = said(wording, spoken->many, words, amount_words(wording, extra, speaker, unit),
                     NULL);
    return said(wording, spoken->two, amount_words(wording, at, speaker, steps), words, NULL);
}

/* "if C: A; if D: B; otherwise E" */
static const char *branch_words(const struct wording *wording, const json_t *amount,
                                const struct spoken *spoken, enum speaker speaker,
                                enum unit unit)
{
    struct parts parts = { 0 };

    for (; json_object_get(amount, spoken->key); amount = json_object_get(amount, "else"))
        parts_add(&parts,
                  said(wording, spoken->two,
                       condition_words(wording, json_object_get(amount, spoken->key), speaker),
                       operand(wording, json_object_get(amount, "then"), HOLD_SUM, speaker, unit),
                       NULL));
    parts_add(&parts, said(wording, spoken->many, operand(wording, amount, HOLD_SUM, speaker, unit),
                           NULL, NULL));
    return parts_joined(wording, &parts, MESSAGE_WORDS_SEMICOLON, MESSAGE_WORDS_SEMICOLON);
}

static const char *rounded_words(const struct wording *wording, const json_t *amount,
                                 const struct spoken *spoken, enum speaker speaker,
                                 enum unit unit)
{
    return said(wording, spoken->two,
                operand(wording, json_object_get(amount, spoken->key), HOLD_SUM, speaker, unit),
                rounding_words(wording, amount, unit), NULL);
}

static const char *count_words(const struct wording *wording, const json_t *amount,
                               const struct spoken *spoken, enum speaker speaker, enum unit unit)
{
    const json_t *when = json_object_get(amount, spoken->key);

    (void)speaker;
    (void)unit;
    if (json_object_size(when) == 0)
        return message_in(spoken->many, wording->language);
    return said(wording, spoken->two,
                grouped(wording, condition_words(wording, when, OF_SOMEONE)), NULL, NULL);
}

static const char *sum_words(const struct wording *wording, const json_t *amount,
                             const struct spoken *spoken, enum speaker speaker, enum unit unit)
{
    const json_t *when = json_object_get(amount, "when");
    const char *each =
        operand(wording, json_object_get(amount, spoken->key), HOLD_PRODUCT, OF_SOMEONE, unit);

    (void)speaker;
    if (!when)
        return said(wording, spoken->many, each, NULL, NULL);
    return said(wording, spoken->two, each,
                grouped(wording, condition_words(wording, when, OF_SOMEONE)), NULL);
}

static const struct spoken all[] = {
    { "field", name_words, HOLD_ONE, MESSAGE_COUNT, MESSAGE_COUNT },
    { "parameter", parameter_words, HOLD_ONE, MESSAGE_WORDS_PARAMETER, MESSAGE_COUNT },
    { "percent", share_words, HOLD_PRODUCT, MESSAGE_WORDS_SHARE, MESSAGE_COUNT },
    { "add", sign_words, HOLD_SUM, MESSAGE_WORDS_ADD, MESSAGE_COUNT },
    { "subtract", sign_words, HOLD_SUM, MESSAGE_WORDS_SUBTRACT, MESSAGE_COUNT },
    { "multiply", sign_words, HOLD_PRODUCT, MESSAGE_WORDS_MULTIPLY, MESSAGE_COUNT },
    { "divide", sign_words, HOLD_PRODUCT, MESSAGE_WORDS_DIVIDE, MESSAGE_COUNT },
    { "least", choice_words, HOLD_PHRASE, MESSAGE_WORDS_LESSER, MESSAGE_WORDS_LEAST },
    { "greatest", choice_words, HOLD_PHRASE, MESSAGE_WORDS_GREATER, MESSAGE_WORDS_GREATEST },
    { "table", table_words, HOLD_PHRASE, MESSAGE_WORDS_TABLE, MESSAGE_WORDS_TABLE_EXTRA },
    { "if", branch_words, HOLD_PHRASE, MESSAGE_WORDS_IF, MESSAGE_WORDS_ELSE },
    { "round", rounded_words, HOLD_PHRASE, MESSAGE_WORDS_ROUNDED, MESSAGE_COUNT },
    { "count_members", count_words, HOLD_ONE, MESSAGE_WORDS_COUNT, MESSAGE_WORDS_COUNT_ALL },
    { "sum_members", sum_words, HOLD_ONE, MESSAGE_WORDS_SUM, MESSAGE_WORDS_SUM_ALL },
};

static const struct spoken *spoken_of(const json_t *amount)
{
    for (size_t i = 0; json_is_object(amount) && i < sizeof all / sizeof *all; i++)
        if (json_object_get(amount, all[i].key))
            return &all[i];
    return NULL;
}

const char *amount_words(const struct wording *wording, const json_t *amount,
                         enum speaker speaker, enum unit unit)
{
    const struct spoken *spoken = spoken_of(amount);

    return spoken ? spoken->words(wording, amount, spoken, speaker, unit)
                  : number_words(wording, amount, unit);
}

/* The first unit among the operands; of a product, yuan wherever it is. */
static enum unit unit_among(const struct wording *wording, const json_t *list,
                            enum speaker speaker)
{
    enum unit unit = UNIT_OPEN;

    for (size_t i = 0; i < json_array_size(list); i++) {
        enum unit next = amount_unit(wording, json_array_get(list, i), speaker);
        if (unit == UNIT_OPEN || next == UNIT_YUAN)
            unit = next;
    }
    return unit;
}

enum unit amount_unit(const struct wording *wording, const json_t *amount, enum speaker speaker)
{
    static const char *const within[] = { "of", "round", "sum_members", "then" };
    const struct spoken *spoken = spoken_of(amount);

    if (!spoken || strcmp(spoken->key, "parameter") == 0)
        return UNIT_OPEN;
    if (strcmp(spoken->key, "field") == 0)
        return noun_of(wording, json_string_value(json_object_get(amount, "field")), speaker).unit;
    if (strcmp(spoken->key, "count_members") == 0)
        return UNIT_PERSONS;
    if (strcmp(spoken->key, "sum_members") == 0)
        speaker = OF_SOMEONE;
    for (size_t i = 0; i < sizeof within / sizeof *within; i++)
        if (json_object_get(amount, within[i]))
            return amount_unit(wording, json_object_get(amount, within[i]), speaker);
    return unit_among(wording, json_object_get(amount, spoken->key), speaker);
}
