/* Names and their values in words. */
#include "label.h"
#include "wording.h"

/* Figures, and columns that are called otherwise in a sentence than over a table. */
struct called {
    const char *name;
    enum message words;
    enum unit unit;
};

static const struct called figures[] = {
    { "persons", MESSAGE_WORDS_NOUN_PERSONS, UNIT_PERSONS },
    { "gross_income", MESSAGE_WORDS_NOUN_GROSS, UNIT_YUAN },
    { "income", MESSAGE_WORDS_NOUN_INCOME, UNIT_YUAN },
    { "income_per_head", MESSAGE_WORDS_NOUN_PER_HEAD, UNIT_YUAN },
    { "need", MESSAGE_WORDS_NOUN_NEED, UNIT_YUAN },
    { "standard", MESSAGE_WORDS_NOUN_THE_STANDARD, UNIT_YUAN },
    { "assets", MESSAGE_WORDS_NOUN_ASSETS, UNIT_YUAN },
    { "base_amount", MESSAGE_WORDS_NOUN_BASE, UNIT_YUAN },
    { "amount", MESSAGE_WORDS_NOUN_AMOUNT, UNIT_YUAN },
    { "verdict", MESSAGE_WORDS_NOUN_VERDICT, UNIT_NONE },
    { "on_roster", MESSAGE_WORDS_NOUN_ON_ROSTER, UNIT_NONE },
    { "approval", MESSAGE_WORDS_NOUN_APPROVAL, UNIT_NONE },
    { NULL, MESSAGE_COUNT, UNIT_NONE },
};
static const struct called member_figures[] = {
    { "age", MESSAGE_WORDS_NOUN_AGE, UNIT_YEARS },
    { "standard", MESSAGE_WORDS_NOUN_STANDARD, UNIT_YUAN },
    { "countable_income", MESSAGE_WORDS_NOUN_COUNTABLE, UNIT_YUAN },
    { NULL, MESSAGE_COUNT, UNIT_NONE },
};
static const struct called columns[] = {
    { "housing", MESSAGE_WORDS_NOUN_HOUSING, UNIT_NONE },
    { "heating", MESSAGE_WORDS_NOUN_HEATING, UNIT_NONE },
    { "residence", MESSAGE_WORDS_NOUN_RESIDENCE, UNIT_NONE },
    { "labour", MESSAGE_WORDS_NOUN_LABOUR, UNIT_NONE },
    { "illness", MESSAGE_WORDS_NOUN_ILLNESS, UNIT_NONE },
    { "marital", MESSAGE_WORDS_NOUN_MARITAL, UNIT_NONE },
    { "schooling", MESSAGE_WORDS_NOUN_SCHOOLING, UNIT_NONE },
    { "special", MESSAGE_WORDS_NOUN_SPECIAL, UNIT_NONE },
    { NULL, MESSAGE_COUNT, UNIT_NONE },
};

static const struct called *called(const struct called *all, const char *name)
{
    while (all->name && strcmp(all->name, name) != 0)
        all++;
    return all->name ? all : NULL;
}

static const char *owned_by(const struct wording *wording, enum speaker speaker, const char *words)
{
    static const enum message owners[] = {
        [OF_HOUSE] = MESSAGE_WORDS_IN_NOTHING, [OF_PERSON] = MESSAGE_WORDS_OF_PERSON,
        [OF_SOMEONE] = MESSAGE_WORDS_IN_NOTHING, [OF_SUPPORTING] = MESSAGE_WORDS_OF_SUPPORTED,
    };

    return said(wording, owners[speaker], words, NULL, NULL);
}

static enum unit column_unit(const struct column *column)
{
    if (column->type == TYPE_MONEY)
        return UNIT_YUAN;
    if (strcmp(column->name, "disability_grade") == 0)
        return UNIT_GRADE;
    if (strcmp(column->name, "floor_area") == 0)
        return UNIT_AREA;
    return strcmp(column->name, "persons") == 0 ? UNIT_PERSONS : UNIT_NONE;
}

/* The place's own columns have their labels in the policy. */
static const char *own_label(const struct wording *wording, const char *part, const char *name)
{
    const json_t *own = json_object_get(json_object_get(wording->root, "columns"), part);

    return json_label(wording, json_object_get(own, name));
}

static const char *column_words(const struct wording *wording, const struct column *column,
                                const char *part)
{
    const struct called *known = called(columns, column->name);
    const char *own = own_label(wording, part, column->name);
    struct buffer label = { 0 };

    if (known)
        return message_in(known->words, wording->language);
    if (own)
        return own;
    add_column_label(&label, column, wording->language);
    char *copy = arena_copy(wording->arena, label.at, label.size + 1);
    buffer_fini(&label);
    return copy;
}

static struct noun column_noun(const struct wording *wording, const struct schema *schema,
                               const char *name, const char *part)
{
    int index = schema_column(schema, text_of(name));
    const struct column *column;

    if (index < 0)
        return (struct noun){ name, UNIT_NONE, TYPE_TEXT, NULL };
    column = &schema->columns[index];
    return (struct noun){ column_words(wording, column, part), column_unit(column), column->type,
                          column->codes };
}

static struct noun money(const char *words)
{
    return (struct noun){ words, UNIT_YUAN, TYPE_MONEY, NULL };
}

static struct noun incomes(const struct wording *wording, const char *name)
{
    return money(said(wording, MESSAGE_WORDS_NOUN_INCOMES, kinds_words(wording, name), NULL,
                      NULL));
}

/* assets.KIND, assets.KIND.quantity */
static struct noun assets(const struct wording *wording, const char *name)
{
    char *kind = arena_copy(wording->arena, name, strlen(name) + 1);
    char *quantity = strstr(kind, ".quantity");
    struct noun noun = money(NULL);

    if (quantity) {
        *quantity = '\0';
        noun.unit = UNIT_NONE;
    }
    noun.words = said(wording, quantity ? MESSAGE_WORDS_NOUN_QUANTITY : MESSAGE_WORDS_NOUN_ASSET,
                      kind_words(wording, "assets", kind), NULL, NULL);
    return noun;
}

static bool begins(const char *name, const char *start)
{
    return strncmp(name, start, strlen(start)) == 0;
}

static struct noun figure_noun(const struct wording *wording, const struct called *figure,
                               const struct schema *schema)
{
    int column = schema_column(schema, text_of(figure->name));
    struct noun noun = money(message_in(figure->words, wording->language));

    noun.unit = figure->unit;
    if (column >= 0) {
        noun.type = schema->columns[column].type;
        noun.codes = schema->columns[column].codes;
    }
    return noun;
}

static struct noun household_noun(const struct wording *wording, const char *name,
                                  enum speaker speaker)
{
    const struct schema *schema = wording->policy->stream_schema;
    const struct called *figure = called(figures, name);

    if (figure)
        return figure_noun(wording, figure, schema);
    if (begins(name, "income."))
        return incomes(wording, name + strlen("income."));
    if (begins(name, "assets."))
        return assets(wording, name + strlen("assets."));
    struct noun noun = column_noun(wording, schema, name, "household");
    if (speaker != OF_HOUSE)
        noun.words = said(wording, MESSAGE_WORDS_OF_HOUSEHOLD, noun.words, NULL, NULL);
    return noun;
}

static struct noun member_noun(const struct wording *wording, const char *name,
                               enum speaker speaker)
{
    const struct called *figure = called(member_figures, name);
    struct noun noun;

    if (begins(name, "household."))
        return household_noun(wording, name + strlen("household."), speaker);
    if (figure)
        noun = figure_noun(wording, figure, wording->policy->member_schema);
    else if (begins(name, "income."))
        noun = incomes(wording, name + strlen("income."));
    else
        noun = column_noun(wording, wording->policy->member_schema, name, "member");
    noun.words = owned_by(wording, speaker, noun.words);
    return noun;
}

struct noun noun_of(const struct wording *wording, const char *name, enum speaker speaker)
{
    struct noun noun;

    if (speaker == OF_HOUSE)
        return household_noun(wording, name, speaker);
    if (speaker != OF_SUPPORTING || begins(name, "household."))
        return member_noun(wording, name, speaker);
    if (begins(name, "member."))
        return member_noun(wording, name + strlen("member."), speaker);
    noun = column_noun(wording, schema_of(TABLE_supporters), name, "");
    noun.words = said(wording, MESSAGE_WORDS_OF_SUPPORTER, noun.words, NULL, NULL);
    return noun;
}

static const char *plain_value(const struct wording *wording, const json_t *value)
{
    char digits[24];

    if (json_is_boolean(value))
        return message_in(json_is_true(value) ? MESSAGE_WORDS_YES : MESSAGE_WORDS_NO,
                          wording->language);
    if (!json_is_integer(value))
        return said(wording, MESSAGE_WORDS_QUOTED, json_string_value(value), NULL, NULL);
    snprintf(digits, sizeof digits, "%lld", (long long)json_integer_value(value));
    return said(wording, MESSAGE_WORDS_IN_NOTHING, digits, NULL, NULL);
}

const char *value_words(const struct wording *wording, const struct noun *noun,
                        const json_t *value)
{
    struct rational number;
    const char *text = json_string_value(value);
    int code = noun->codes && text ? code_index(noun->codes, text_of(text)) : -1;

    if (noun->unit != UNIT_NONE && json_number(value, &number))
        return number_words(wording, value, noun->unit);
    if (code < 0)
        return plain_value(wording, value);
    return said(wording, MESSAGE_WORDS_QUOTED, code_label(&noun->codes[code], wording->language),
                NULL, NULL);
}
