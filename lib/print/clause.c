#include "clause.h"
#include "label.h"

enum speaker speaker_of(const json_t *entry, enum asked asked)
{
    const char *per = json_string_value(json_object_get(entry, "per"));

    switch (asked) {
    case ASKS_MEMBER:
        return OF_PERSON;
    case ASKS_SUPPORTER:
        return OF_SUPPORTING;
    case ASKS_PER:
        return per && strcmp(per, "member") == 0 ? OF_PERSON : OF_HOUSE;
    case ASKS_FORM:
        return json_object_get(entry, "by_size") ? OF_HOUSE : OF_PERSON;
    default:
        return OF_HOUSE;
    }
}

const char *say_condition(const struct wording *wording, const struct clause *clause,
                          const json_t *entry, const json_t *value)
{
    return said(wording, clause->message,
                condition_words(wording, value, speaker_of(entry, clause->asked)), NULL, NULL);
}

const char *say_amount(const struct wording *wording, const struct clause *clause,
                       const json_t *entry, const json_t *value)
{
    return said(wording, clause->message,
                amount_words(wording, value, speaker_of(entry, clause->asked), UNIT_YUAN), NULL,
                NULL);
}

const char *say_given(const struct wording *wording, const struct clause *clause,
                      const json_t *entry, const json_t *value)
{
    const struct said_word *ways = clause->more;
    enum speaker speaker = speaker_of(entry, ASKS_PER);

    return said(wording, ways[speaker == OF_PERSON ? 0 : 1].words,
                amount_words(wording, value, speaker, UNIT_YUAN), NULL, NULL);
}

const char *say_number(const struct wording *wording, const struct clause *clause,
                       const json_t *entry, const json_t *value)
{
    (void)entry;
    return said(wording, clause->message, number_words(wording, value, UNIT_NONE), NULL, NULL);
}

const char *say_yes(const struct wording *wording, const struct clause *clause,
                    const json_t *entry, const json_t *value)
{
    const struct said_word *no = clause->more;

    (void)entry;
    if (json_is_true(value))
        return message_in(clause->message, wording->language);
    return no ? message_in(no->words, wording->language) : NULL;
}

const char *say_rounding(const struct wording *wording, const struct clause *clause,
                         const json_t *entry, const json_t *value)
{
    (void)clause;
    (void)entry;
    return rounding_words(wording, value, UNIT_YUAN);
}

/* What one value of a list is called. */
typedef const char *called(const struct wording *wording, const struct clause *clause,
                           const json_t *value);

static const char *say_list(const struct wording *wording, const struct clause *clause,
                            const json_t *value, called *one)
{
    struct parts parts = { 0 };

    if (!json_is_array(value))
        return said(wording, clause->message, one(wording, clause, value), NULL, NULL);
    for (size_t i = 0; i < json_array_size(value); i++)
        parts_add(&parts, one(wording, clause, json_array_get(value, i)));
    return said(wording, clause->message,
                parts_joined(wording, &parts, MESSAGE_WORDS_COMMA, MESSAGE_WORDS_COMMA), NULL,
                NULL);
}

static const char *plain(const struct wording *wording, const struct clause *clause,
                         const json_t *value)
{
    (void)clause;
    return json_is_string(value) ? json_string_value(value)
                                 : number_words(wording, value, UNIT_NONE);
}

const char *say_text(const struct wording *wording, const struct clause *clause,
                     const json_t *entry, const json_t *value)
{
    (void)entry;
    return say_list(wording, clause, value, plain);
}

static const char *kind(const struct wording *wording, const struct clause *clause,
                        const json_t *value)
{
    (void)clause;
    return kinds_words(wording, json_string_value(value));
}

const char *say_kinds(const struct wording *wording, const struct clause *clause,
                      const json_t *entry, const json_t *value)
{
    (void)entry;
    return say_list(wording, clause, value, kind);
}

static const char *word_of(const struct wording *wording, const struct clause *clause,
                           const json_t *value)
{
    const struct said_word *words = clause->more;

    while (words->word && strcmp(words->word, json_string_value(value)) != 0)
        words++;
    return words->word ? message_in(words->words, wording->language) : json_string_value(value);
}

const char *say_word(const struct wording *wording, const struct clause *clause,
                     const json_t *entry, const json_t *value)
{
    (void)entry;
    return say_list(wording, clause, value, word_of);
}

static const char *code_of(const struct wording *wording, const struct clause *clause,
                           const json_t *value)
{
    const struct code *codes = clause->more;
    int index = code_index(codes, text_of(json_string_value(value)));

    return code_label(&codes[index], wording->language);
}

const char *say_codes(const struct wording *wording, const struct clause *clause,
                      const json_t *entry, const json_t *value)
{
    (void)entry;
    return say_list(wording, clause, value, code_of);
}
