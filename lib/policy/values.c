/* The readers of single values. */
#include "keys.h"
#include "../table/codes.h"

static void *place_of(void *record, const struct key *key)
{
    return (char *)record + key->offset;
}

void read_text(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    *(const char **)place_of(record, key) = want_string(loader, value);
}

static bool is_one_line(const char *text)
{
    while ((unsigned char)*text >= ' ')
        text++;
    return *text == '\0';
}

/* What comes out in a column of a table, where a record is a line. */
void read_line(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    const char *text = want_string(loader, value);

    *(const char **)place_of(record, key) = text;
    if (text && !is_one_line(text))
        wrong(loader, MESSAGE_POLICY_ONE_LINE, NULL, NULL);
}

bool code_is_good(const char *code)
{
    if (*code < 'a' || *code > 'z')
        return false;
    return code[strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0';
}

/* Reasons that the programs give themselves. */
static bool code_is_taken(const char *code)
{
    static const char *const taken[] = { "income", "nothing", "nobody" };

    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        if (strcmp(code, taken[i]) == 0)
            return true;
    return false;
}

void read_code(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    const char *code = want_string(loader, value);

    *(const char **)place_of(record, key) = code;
    if (code && !code_is_good(code))
        wrong(loader, MESSAGE_POLICY_CODE, code, NULL);
    else if (code && code_is_taken(code))
        wrong(loader, MESSAGE_POLICY_CODE_TAKEN, code, NULL);
}

void read_class(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    char number[24];

    if (!json_is_integer(value)) {
        read_line(loader, value, record, key);
        return;
    }
    snprintf(number, sizeof number, "%lld", (long long)json_integer_value(value));
    *(const char **)place_of(record, key) = keep_string(loader, number);
}

void read_yes(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    if (json_is_boolean(value))
        *(bool *)place_of(record, key) = json_is_true(value);
    else
        wrong(loader, MESSAGE_POLICY_NOT_YES, NULL, NULL);
}

void read_whole(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    const struct range *range = key->more;
    struct rational number;
    int64_t whole;
    char least[16], most[16];

    if (json_number(value, &number) && rational_whole(number, &whole) && whole >= range->least
        && whole <= range->most) {
        *(int *)place_of(record, key) = (int)whole;
        return;
    }
    snprintf(least, sizeof least, "%d", range->least);
    snprintf(most, sizeof most, "%d", range->most);
    wrong(loader, MESSAGE_POLICY_NOT_WHOLE, least, most);
}

void read_constant(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    want_number(loader, value, place_of(record, key));
}

void read_share(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    struct rational number;

    if (!want_number(loader, value, &number))
        return;
    if (rational_sign(number) < 0)
        wrong(loader, MESSAGE_POLICY_NEGATIVE, NULL, NULL);
    else
        *(struct rational *)place_of(record, key) = number;
}

static void refuse_word(struct loader *loader, const char *const *words)
{
    struct buffer known = { 0 };

    for (size_t i = 0; words[i]; i++)
        buffer_listed(&known, words[i]);
    wrong(loader, MESSAGE_POLICY_WORD, known.at, NULL);
    buffer_fini(&known);
}

static int word_index(struct loader *loader, json_t *value, const char *const *words)
{
    for (int i = 0; json_is_string(value) && words[i]; i++)
        if (strcmp(words[i], json_string_value(value)) == 0)
            return i;
    refuse_word(loader, words);
    return -1;
}

void read_word(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    int index = word_index(loader, value, key->more);

    if (index >= 0)
        memcpy(place_of(record, key), &index, sizeof index);
}

void read_word_flag(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    int index = word_index(loader, value, key->more);

    *(bool *)place_of(record, key) = index > 0;
}

void read_word_text(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    const char *const *words = key->more;
    int index = word_index(loader, value, words);

    if (index >= 0)
        *(const char **)place_of(record, key) = words[index];
}

void read_coded(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    const char *text = want_string(loader, value);
    int index = text ? code_index(key->more, text_of(text)) : -1;

    if (text && index < 0)
        wrong(loader, MESSAGE_POLICY_NO_CODE, text, key->name);
    else
        *(int *)place_of(record, key) = index;
}

void read_date(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    if (!json_is_string(value)
        || !day_parse(text_of(json_string_value(value)), place_of(record, key)))
        wrong(loader, MESSAGE_POLICY_NOT_DATE, NULL, NULL);
}

static struct view settled_view(const struct loader *loader, const struct view *view)
{
    json_t *per = json_object_get(loader->outer ? loader->outer : loader->object, "per");
    bool member = json_is_string(per) && strcmp(json_string_value(per), "member") == 0;

    if (view->scope == OF_FORM)
        member = json_object_get(loader->object, "by_size") == NULL;
    else if (view->scope != OF_PER)
        return *view;
    return (struct view){ member ? OF_MEMBER : OF_HOUSEHOLD, view->stage };
}

void read_condition(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    loader->rule_path = path_copy(loader);
    *(struct condition **)place_of(record, key) =
        compile_condition(loader, value, settled_view(loader, key->more));
}

void read_amount(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    loader->rule_path = path_copy(loader);
    *(struct amount **)place_of(record, key) =
        compile_amount(loader, value, settled_view(loader, key->more));
}

static const char *const rounding_words[] = { "half_up", "up", "down", NULL };

static const struct key round_keys[] = {
    { "to", read_constant, false, offsetof(struct rounding_rule, to), NULL },
    { "mode", read_word, false, offsetof(struct rounding_rule, mode), rounding_words },
};
static const struct section round_section =
    SECTION(round_keys, struct rounding_rule, false, false, NULL);

void read_round(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    struct rounding_rule *round = place_of(record, key);

    read_object(loader, value, round, &round_section);
    if (round->to.bottom && rational_sign(round->to) <= 0)
        wrong_at(loader, "to", MESSAGE_POLICY_NOT_POSITIVE, NULL, NULL);
}

void read_round_fen(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    const struct rounding_rule *round = place_of(record, key);
    struct rational fen_count;
    int64_t whole;

    read_round(loader, value, record, key);
    if (round->to.bottom && !(rational_multiply(&fen_count, round->to, rational_of(100))
                              && rational_whole(fen_count, &whole)))
        wrong_at(loader, "to", MESSAGE_POLICY_NOT_FEN, NULL, NULL);
}

void read_anything(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    (void)loader;
    (void)value;
    (void)record;
    (void)key;
}
