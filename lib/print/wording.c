#include "wording.h"
#include "label.h"
#include <stdlib.h>

const char *said(const struct wording *wording, enum message message, const char *first,
                 const char *second, const char *third)
{
    const char *const arguments[] = { first ? first : "", second ? second : "", third, NULL };
    struct buffer text = { 0 };

    message_fill(&text, message_in(message, wording->language), arguments);
    char *copy = arena_copy(wording->arena, text.at, text.size + 1);
    buffer_fini(&text);
    return copy;
}

const char *grouped(const struct wording *wording, const char *words)
{
    return said(wording, MESSAGE_WORDS_GROUPED, words, NULL, NULL);
}

void parts_add(struct parts *parts, const char *part)
{
    if (!part)
        return;
    parts->at = make_room(parts->at, &parts->room, parts->count + 1, sizeof *parts->at);
    parts->at[parts->count++] = part;
}

const char *parts_joined(const struct wording *wording, struct parts *parts, enum message between,
                         enum message last)
{
    struct buffer text = { 0 };

    buffer_add(&text, "", 0);
    for (size_t i = 0; i < parts->count; i++) {
        if (i > 0)
            buffer_string(&text, message_in(i + 1 == parts->count ? last : between,
                                            wording->language));
        buffer_string(&text, parts->at[i]);
    }
    free(parts->at);
    *parts = (struct parts){ 0 };
    char *copy = arena_copy(wording->arena, text.at, text.size + 1);
    buffer_fini(&text);
    return copy;
}

/* "3.69", from a number with at most nine decimals. */
static void add_decimal(struct buffer *text, struct rational number)
{
    char digits[32];
    wide scaled = number.top * (DECIMAL_UNIT / number.bottom);
    wide size = scaled < 0 ? -scaled : scaled;

    buffer_string(text, scaled < 0 ? "-" : "");
    buffer_number(text, (int64_t)(size / DECIMAL_UNIT));
    snprintf(digits, sizeof digits, ".%09lld", (long long)(size % DECIMAL_UNIT));
    for (size_t last = strlen(digits); strchr("0.", digits[last - 1]); last--) {
        bool point = digits[last - 1] == '.';
        digits[last - 1] = '\0';
        if (point)
            break;
    }
    buffer_string(text, digits);
}

static const enum message unit_messages[] = {
    [UNIT_OPEN] = MESSAGE_WORDS_IN_NOTHING, [UNIT_YUAN] = MESSAGE_WORDS_IN_YUAN,
    [UNIT_YEARS] = MESSAGE_WORDS_IN_YEARS,  [UNIT_PERSONS] = MESSAGE_WORDS_IN_PERSONS,
    [UNIT_AREA] = MESSAGE_WORDS_IN_AREA,    [UNIT_GRADE] = MESSAGE_WORDS_IN_GRADES,
    [UNIT_NONE] = MESSAGE_WORDS_IN_NOTHING,
};

const char *number_words(const struct wording *wording, const json_t *number, enum unit unit)
{
    struct buffer text = { 0 };
    struct rational value = rational_of(0);

    json_number(number, &value);
    add_decimal(&text, value);
    const char *words = said(wording, unit_messages[unit], text.at, NULL, NULL);
    buffer_fini(&text);
    return words;
}

/* To what is rounded: to the yuan, the jiao, the fen, or to a multiple. */
static const char *step_words(const struct wording *wording, const json_t *to, enum unit unit)
{
    static const struct {
        struct rational step;
        enum message words;
    } named[] = { { { 1, 1 }, MESSAGE_WORDS_TO_YUAN },
                  { { 1, 10 }, MESSAGE_WORDS_TO_JIAO },
                  { { 1, 100 }, MESSAGE_WORDS_TO_FEN } };
    struct rational step = { 1, 100 };

    if (to)
        json_number(to, &step);
    for (size_t i = 0; unit == UNIT_YUAN && i < sizeof named / sizeof *named; i++)
        if (rational_compare(step, named[i].step) == 0)
            return message_in(named[i].words, wording->language);
    if (rational_compare(step, rational_of(1)) == 0)
        return message_in(MESSAGE_WORDS_TO_WHOLE, wording->language);
    return said(wording, MESSAGE_WORDS_TO_MULTIPLE, number_words(wording, to, unit), NULL, NULL);
}

const char *rounding_words(const struct wording *wording, const json_t *rule, enum unit unit)
{
    const char *mode = json_string_value(json_object_get(rule, "mode"));
    enum message message = MESSAGE_WORDS_HALF_UP;

    if (mode && strcmp(mode, "up") == 0)
        message = MESSAGE_WORDS_UP;
    if (mode && strcmp(mode, "down") == 0)
        message = MESSAGE_WORDS_DOWN;
    return said(wording, message, step_words(wording, json_object_get(rule, "to"), unit), NULL,
                NULL);
}

const char *json_label(const struct wording *wording, const json_t *rule)
{
    const char *chinese = json_string_value(json_object_get(rule, "label"));
    const char *english = json_string_value(json_object_get(rule, "label_en"));

    return wording->language == ENGLISH && english ? english : chinese;
}

static bool bound_holds(const json_t *entry, const char *name, month worked, int sign)
{
    const char *text = json_string_value(json_object_get(entry, name));
    month bound;

    return !text || !month_parse(text_of(text), &bound) || (bound - worked) * sign <= 0;
}

bool in_force(const struct wording *wording, const json_t *entry)
{
    month worked = wording->policy->month;

    return worked == NO_MONTH
        || (bound_holds(entry, "from", worked, 1) && bound_holds(entry, "to", worked, -1));
}

json_t *entry_named(const struct wording *wording, const json_t *list, const char *key,
                    const char *value)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *entry = json_array_get(list, i);
        const char *name = json_string_value(json_object_get(entry, key));
        if (name && strcmp(name, value) == 0 && in_force(wording, entry))
            return entry;
    }
    return NULL;
}

const char *kind_words(const struct wording *wording, const char *section, const char *kind)
{
    const json_t *kinds = json_object_get(json_object_get(wording->root, section), "kinds");
    const char *label = json_label(wording, json_object_get(kinds, kind));

    return label ? label : kind;
}

const char *kinds_words(const struct wording *wording, const char *name)
{
    json_t *kinds = json_object_get(json_object_get(wording->root, "income"), "kinds"), *entry;
    struct parts parts = { 0 };
    const char *kind;

    if (json_object_get(kinds, name))
        return kind_words(wording, "income", name);
    json_object_foreach (kinds, kind, entry) {
        const char *group = json_string_value(json_object_get(entry, "group"));
        if (group && strcmp(group, name) == 0 && in_force(wording, entry))
            parts_add(&parts, kind_words(wording, "income", kind));
    }
    if (parts.count == 0)
        return name;
    return parts_joined(wording, &parts, MESSAGE_WORDS_COMMA, MESSAGE_WORDS_LAST_AND);
}
