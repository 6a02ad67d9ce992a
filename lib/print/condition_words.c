/* Conditions in words. */
#include "label.h"
#include "wording.h"
#include "../table/codes.h"

struct question {
    const char *key;
    enum message yes, no; /* asked so, or not so */
};

static const struct question questions[] = {
    { "is", MESSAGE_WORDS_IS, MESSAGE_WORDS_IS_NOT },
    { "in", MESSAGE_WORDS_IS, MESSAGE_WORDS_IS_NOT },
    { "has", MESSAGE_WORDS_HAS, MESSAGE_WORDS_HAS_NOT },
};
enum { QUESTIONS = sizeof questions / sizeof *questions };

static const struct comparison_words {
    const char *key;
    enum message words, sign; /* two figures, a figure and a number */
} comparisons[] = {
    { "lt", MESSAGE_WORDS_BELOW, MESSAGE_WORDS_LT },
    { "le", MESSAGE_WORDS_NOT_ABOVE, MESSAGE_WORDS_LE },
    { "eq", MESSAGE_WORDS_EQUAL, MESSAGE_WORDS_EQ },
    { "ge", MESSAGE_WORDS_NOT_BELOW, MESSAGE_WORDS_GE },
    { "gt", MESSAGE_WORDS_ABOVE, MESSAGE_WORDS_GT },
};

static const char *inner_words(const struct wording *wording, const json_t *condition,
                               enum speaker speaker);

static const struct question *question_of(const json_t *condition)
{
    for (size_t i = 0; i < QUESTIONS; i++)
        if (json_object_get(condition, questions[i].key))
            return &questions[i];
    return NULL;
}

static void add_values(const struct wording *wording, struct parts *parts,
                       const struct noun *noun, const json_t *values)
{
    if (!json_is_array(values))
        parts_add(parts, value_words(wording, noun, values));
    for (size_t i = 0; i < json_array_size(values); i++)
        parts_add(parts, value_words(wording, noun, json_array_get(values, i)));
}

/* "on the roster", "not on the roster" */
static const char *yes_words(const struct wording *wording, const struct noun *noun,
                             const json_t *value, bool asked)
{
    const char *text = json_string_value(value);
    bool yes = json_is_true(value) || (text && strcmp(text, "yes") == 0);

    return said(wording, yes == asked ? MESSAGE_WORDS_IS_YES : MESSAGE_WORDS_IS_NO, noun->words,
                NULL, NULL);
}

/* A question about a column; asked: as it stands, otherwise its contrary. */
static const char *field_words(const struct wording *wording, const json_t *condition,
                               enum speaker speaker, bool asked)
{
    const char *name = json_string_value(json_object_get(condition, "field"));
    struct noun noun = noun_of(wording, name, speaker);
    const json_t *present = json_object_get(condition, "present");
    const struct question *question = question_of(condition);
    struct parts values = { 0 };

    if (present)
        return said(wording, json_is_true(present) == asked ? MESSAGE_WORDS_PRESENT
                                                            : MESSAGE_WORDS_ABSENT,
                    noun.words, NULL, NULL);
    if (noun.type == TYPE_YESNO && json_object_get(condition, "is"))
        return yes_words(wording, &noun, json_object_get(condition, "is"), asked);
    add_values(wording, &values, &noun, json_object_get(condition, question->key));
    return said(wording, asked ? question->yes : question->no, noun.words,
                parts_joined(wording, &values, MESSAGE_WORDS_COMMA, MESSAGE_WORDS_LAST_OR), NULL);
}

/* The question that all parts of "any" ask of one column; NULL: they do not. */
static const struct question *shared_question(const json_t *list)
{
    const json_t *first = json_array_get(list, 0);
    const struct question *question = question_of(first);
    const json_t *name = json_object_get(first, "field");

    for (size_t i = 1; question && i < json_array_size(list); i++) {
        const json_t *part = json_array_get(list, i), *other = json_object_get(part, "field");
        if (!other || !json_equal(name, other) || question_of(part) != question)
            return NULL;
    }
    return json_array_size(list) > 1 ? question : NULL;
}

/* "special status including “orphan” or “lone elder”" */
static const char *shared_words(const struct wording *wording, const json_t *list,
                                enum speaker speaker, const struct question *question)
{
    const char *name =
        json_string_value(json_object_get(json_array_get(list, 0), "field"));
    struct noun noun = noun_of(wording, name, speaker);
    struct parts values = { 0 };

    for (size_t i = 0; i < json_array_size(list); i++)
        add_values(wording, &values, &noun,
                   json_object_get(json_array_get(list, i), question->key));
    return said(wording, question->yes, noun.words,
                parts_joined(wording, &values, MESSAGE_WORDS_COMMA, MESSAGE_WORDS_LAST_OR), NULL);
}

static const char *list_words(const struct wording *wording, const json_t *list,
                              enum speaker speaker, bool all)
{
    const struct question *question = all ? NULL : shared_question(list);
    size_t count = json_array_size(list);
    struct parts parts = { 0 };

    if (question)
        return shared_words(wording, list, speaker, question);
    if (count == 1)
        return condition_words(wording, json_array_get(list, 0), speaker);
    if (count == 2)
        return said(wording, all ? MESSAGE_WORDS_AND : MESSAGE_WORDS_OR,
                    inner_words(wording, json_array_get(list, 0), speaker),
                    inner_words(wording, json_array_get(list, 1), speaker), NULL);
    for (size_t i = 0; i < count; i++)
        parts_add(&parts, inner_words(wording, json_array_get(list, i), speaker));
    return said(wording, all ? MESSAGE_WORDS_ALL : MESSAGE_WORDS_ANY,
                parts_joined(wording, &parts, MESSAGE_WORDS_SEMICOLON, MESSAGE_WORDS_SEMICOLON),
                NULL, NULL);
}

static const char *member_words(const struct wording *wording, const json_t *condition,
                                enum message message)
{
    return said(wording, message, inner_words(wording, condition, OF_SOMEONE), NULL, NULL);
}

/* Not: a question turned round, nobody, everybody; or in so many words. */
static const char *not_words(const struct wording *wording, const json_t *condition,
                             enum speaker speaker)
{
    const json_t *some = json_object_get(condition, "some_member");

    if (json_object_get(condition, "field"))
        return field_words(wording, condition, speaker, false);
    if (some && json_object_get(some, "not"))
        return member_words(wording, json_object_get(some, "not"), MESSAGE_WORDS_EVERY_MEMBER);
    if (some)
        return member_words(wording, some, MESSAGE_WORDS_NO_MEMBER);
    return said(wording, MESSAGE_WORDS_NOT,
                grouped(wording, condition_words(wording, condition, speaker)), NULL, NULL);
}

static bool is_number(const json_t *amount)
{
    return !json_is_object(amount);
}

static const char *compared_words(const struct wording *wording, const json_t *sides,
                                  const struct comparison_words *comparison,
                                  enum speaker speaker)
{
    const json_t *left = json_array_get(sides, 0), *right = json_array_get(sides, 1);
    enum unit unit = amount_unit(wording, left, speaker);

    if (unit == UNIT_OPEN)
        unit = amount_unit(wording, right, speaker);
    return said(wording,
                is_number(left) || is_number(right) ? comparison->sign : comparison->words,
                amount_words(wording, left, speaker, unit),
                amount_words(wording, right, speaker, unit), NULL);
}

static const char *papers_words(const struct wording *wording, const char *code)
{
    const json_t *matches = json_object_get(json_object_get(wording->root, "evidence"), "match");
    const char *label = json_label(wording, entry_named(wording, matches, "code", code));

    return said(wording, MESSAGE_WORDS_PAPERS, label ? label : code, NULL, NULL);
}

static const char *aid_words(const struct wording *wording, const char *kind)
{
    const struct code *code = &codes_aid[code_index(codes_aid, text_of(kind))];

    return said(wording, MESSAGE_WORDS_AID, code_label(code, wording->language), NULL, NULL);
}

const char *condition_words(const struct wording *wording, const json_t *condition,
                            enum speaker speaker)
{
    const char *key = json_object_iter_key(json_object_iter((json_t *)condition));
    const json_t *value = key ? json_object_get(condition, key) : NULL;

    if (!key)
        return message_in(MESSAGE_WORDS_ALWAYS, wording->language);
    if (json_object_get(condition, "field"))
        return field_words(wording, condition, speaker, true);
    for (size_t i = 0; i < sizeof comparisons / sizeof *comparisons; i++)
        if (strcmp(key, comparisons[i].key) == 0)
            return compared_words(wording, value, &comparisons[i], speaker);
    if (strcmp(key, "not") == 0)
        return not_words(wording, value, speaker);
    if (strcmp(key, "some_member") == 0)
        return member_words(wording, value, MESSAGE_WORDS_SOME_MEMBER);
    if (strcmp(key, "papers_match") == 0)
        return papers_words(wording, json_string_value(value));
    if (strcmp(key, "aid") == 0)
        return aid_words(wording, json_string_value(value));
    return list_words(wording, value, speaker, strcmp(key, "all") == 0);
}

/* Of several parts: in brackets, where it stands inside another. */
static bool is_compound(const json_t *condition)
{
    const json_t *list = json_object_get(condition, "all");

    if (!list)
        list = json_object_get(condition, "any");
    if (json_array_size(list) == 1)
        return is_compound(json_array_get(list, 0));
    return list && !(json_object_get(condition, "any") && shared_question(list));
}

static const char *inner_words(const struct wording *wording, const json_t *condition,
                               enum speaker speaker)
{
    const char *words = condition_words(wording, condition, speaker);

    return is_compound(condition) ? grouped(wording, words) : words;
}
