/* Names: who has them, and from which step of the assessment on (fine-print.md). */
#include "language.h"
#include "loader.h"
#include "../table/codes.h"

struct figure {
    const char *name;
    int index;
    enum stage made;
};

static const struct figure household_figures[] = {
    { "persons", COMPUTED_PERSONS, MADE_PERSONS },
    { "gross_income", COMPUTED_GROSS_INCOME, MADE_GROSS },
    { "income", COMPUTED_INCOME, MADE_INCOME },
    { "income_per_head", COMPUTED_INCOME_PER_HEAD, MADE_INCOME },
    { "need", COMPUTED_NEED, MADE_GROSS },
    { "standard", COMPUTED_STANDARD, MADE_GROSS },
    { "assets", COMPUTED_ASSETS, MADE_GROSS },
    { "base_amount", COMPUTED_BASE_AMOUNT, MADE_BASE },
    { "amount", COMPUTED_AMOUNT, MADE_AMOUNT },
    { NULL, 0, MADE_COLUMNS },
};
static const struct figure household_codes[] = {
    { "verdict", COMPUTED_VERDICT, MADE_AMOUNT },
    { "on_roster", COMPUTED_ON_ROSTER, MADE_ROSTER },
    { "approval", COMPUTED_APPROVAL, MADE_ROSTER },
    { NULL, 0, MADE_COLUMNS },
};
static const struct figure member_figures[] = {
    { "age", MEMBER_AGE, MADE_COLUMNS },
    { "standard", MEMBER_STANDARD, MADE_GROSS },
    { "countable_income", MEMBER_COUNTABLE_INCOME, MADE_INCOME },
    { NULL, 0, MADE_COLUMNS },
};

bool name_is_figure(const char *name)
{
    static const struct figure *const all[] = { household_figures, household_codes,
                                                member_figures };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        for (const struct figure *figure = all[i]; figure->name; figure++)
            if (strcmp(figure->name, name) == 0)
                return true;
    return false;
}

static bool is_made(struct loader *loader, const char *name, enum stage made, struct view view)
{
    return made <= view.stage || wrong(loader, MESSAGE_POLICY_EARLY, name, NULL);
}

/* A household has a standard where an entry without `when` does not look at the member. */
static bool has_standard(struct loader *loader)
{
    const struct policy *policy = loader->policy;
    bool found = policy->standard_count == 0 || !loader->kept;

    for (size_t i = 0; i < policy->standard_count; i++) {
        const struct standard *entry = &policy->standards[i];
        found |= !entry->per_person
              || (!entry->when && !amount_looks_at_member(entry->per_person));
    }
    return found || wrong(loader, MESSAGE_POLICY_HOUSEHOLD_STANDARD, "standard", NULL);
}

static const struct figure *figure_named(const struct figure *figures, const char *name)
{
    for (; figures->name; figures++)
        if (strcmp(figures->name, name) == 0)
            return figures;
    return NULL;
}

static void set_number(struct field *field, const struct figure *figure, enum source source)
{
    *field = (struct field){ .name = figure->name, .source = source, .column = figure->index,
                             .type = TYPE_MONEY };
}

static bool set_figure(struct loader *loader, const struct figure *figure, struct view view,
                       struct field *field)
{
    set_number(field, figure, FROM_COMPUTED);
    if (!is_made(loader, figure->name, figure->made, view))
        return false;
    if (figure->index == COMPUTED_STANDARD)
        return has_standard(loader);
    if (figure->index == COMPUTED_ASSETS && !json_object_get(loader->root, "assets"))
        return wrong(loader, MESSAGE_POLICY_NEEDS, figure->name, "assets");
    return true;
}

static bool set_code(struct loader *loader, const struct figure *figure, struct view view,
                     struct field *field)
{
    static const struct code *const codes[] = { codes_verdict, NULL, codes_approval };

    *field = (struct field){ .name = figure->name, .source = FROM_COMPUTED_CODE,
                             .column = figure->index, .type = TYPE_CODE };
    field->codes = codes[figure->index];
    if (!field->codes)
        field->type = TYPE_YESNO;
    return is_made(loader, figure->name, figure->made, view);
}

static bool set_column(const struct schema *schema, int column,
                       enum source source, struct field *field)
{
    const struct column *from = &schema->columns[column];

    *field = (struct field){ .name = from->name, .source = source, .column = column,
                             .type = from->type, .codes = from->codes };
    field->grade = source == FROM_MEMBER && column == members_disability_grade;
    field->unknown_when_empty =
        from->type == TYPE_DATE || from->type == TYPE_MONTH || from->type == TYPE_YESNO
        || (from->type == TYPE_CODE && code_index(from->codes, text_of("none")) >= 0);
    return true;
}

/* Whether the kind, or its group, has the name. */
static bool kind_answers(const char *kind, json_t *entry, const char *name, bool grouped)
{
    json_t *group = grouped ? json_object_get(entry, "group") : NULL;

    return strcmp(kind, name) == 0
        || (json_is_string(group) && strcmp(json_string_value(group), name) == 0);
}

/* The kinds of a section (income, assets) that are in force, by their place among them. */
static bool kinds_of(struct loader *loader, const char *section, const char *name, size_t **kinds,
                     size_t *count)
{
    json_t *all = json_object_get(json_object_get(loader->root, section), "kinds"), *entry;
    bool found = false, grouped = strcmp(section, "income") == 0;
    struct period period;
    const char *kind;
    size_t place = 0;

    *kinds = keep(loader, json_object_size(all), sizeof **kinds);
    *count = 0;
    json_object_foreach (all, kind, entry) {
        bool answers = kind_answers(kind, entry, name, grouped);
        found |= answers;
        if (!read_period(loader, entry, false, &period) || !period_covers(period, loader->month))
            continue;
        if (answers)
            (*kinds)[(*count)++] = place;
        place++;
    }
    return found;
}

bool kinds_of_income(struct loader *loader, const char *name, size_t **kinds, size_t *count)
{
    return kinds_of(loader, "income", name, kinds, count);
}

static bool set_kinds(struct loader *loader, const char *name, enum source source,
                      struct view view, struct field *field)
{
    const char *section = source == FROM_INCOME || source == FROM_MEMBER_INCOME ? "income"
                                                                                : "assets";
    char *kind = (char *)keep_string(loader, strchr(name, '.') + 1);
    char *quantity = strchr(kind, '.');
    size_t *kinds;

    if (quantity && strcmp(quantity, ".quantity") == 0 && source == FROM_ASSET_VALUE) {
        source = FROM_ASSET_COUNT;
        *quantity = '\0';
    }
    *field = (struct field){ .name = name, .source = source, .type = TYPE_MONEY };
    if (!kinds_of(loader, section, kind, &kinds, &field->kind_count))
        return wrong(loader, MESSAGE_POLICY_NO_KIND, kind, NULL);
    field->kinds = kinds;
    return is_made(loader, name, MADE_GROSS, view);
}

static bool starts_with(const char *name, const char *start)
{
    return strncmp(name, start, strlen(start)) == 0;
}

static bool unknown_name(struct loader *loader, const char *name)
{
    return wrong(loader, MESSAGE_POLICY_NAME, name, NULL);
}

static bool household_field(struct loader *loader, const char *name, struct view view,
                            struct field *field)
{
    const struct schema *schema = loader->policy->stream_schema;
    const struct figure *figure = figure_named(household_figures, name);
    int column;

    if (figure)
        return set_figure(loader, figure, view, field);
    figure = figure_named(household_codes, name);
    if (figure)
        return set_code(loader, figure, view, field);
    if (starts_with(name, "income."))
        return set_kinds(loader, name, FROM_INCOME, view, field);
    if (starts_with(name, "assets."))
        return set_kinds(loader, name, FROM_ASSET_VALUE, view, field);
    column = schema_column(schema, text_of(name));
    if (column < 0 || (column >= households_COUNT && column < stream_COUNT))
        return unknown_name(loader, name);
    return set_column(schema, column, FROM_HOUSEHOLD, field);
}

static bool member_field(struct loader *loader, const char *name, struct view view,
                         struct field *field)
{
    const struct schema *schema = loader->policy->member_schema;
    const struct figure *figure = figure_named(member_figures, name);
    int column;

    if (figure) {
        set_number(field, figure, FROM_MEMBER_COMPUTED);
        return is_made(loader, name, figure->made, view);
    }
    if (starts_with(name, "household."))
        return household_field(loader, name + strlen("household."), view, field);
    if (starts_with(name, "income."))
        return set_kinds(loader, name, FROM_MEMBER_INCOME, view, field);
    column = schema_column(schema, text_of(name));
    return column < 0 ? unknown_name(loader, name)
                      : set_column(schema, column, FROM_MEMBER, field);
}

static bool supporter_field(struct loader *loader, const char *name, struct view view,
                            struct field *field)
{
    const struct schema *schema = schema_of(TABLE_supporters);
    int column;

    if (starts_with(name, "member."))
        return member_field(loader, name + strlen("member."), view, field);
    if (starts_with(name, "household."))
        return household_field(loader, name + strlen("household."), view, field);
    column = schema_column(schema, text_of(name));
    return column < 0 ? unknown_name(loader, name)
                      : set_column(schema, column, FROM_SUPPORTER, field);
}

static bool looks_at_income(const struct field *field)
{
    return field->source == FROM_INCOME || field->source == FROM_MEMBER_INCOME
        || (field->source == FROM_MEMBER_COMPUTED && field->column == MEMBER_COUNTABLE_INCOME);
}

static bool looks_at_assets(const struct field *field)
{
    return field->source == FROM_ASSET_VALUE || field->source == FROM_ASSET_COUNT
        || (field->source == FROM_COMPUTED && field->column == COMPUTED_ASSETS);
}

bool resolve_field(struct loader *loader, const char *name, struct view view, struct field *field)
{
    bool good, later = view.stage >= MADE_AMOUNT && loader->kept;

    if (view.scope == OF_SUPPORTER)
        good = supporter_field(loader, name, view, field);
    else if (view.scope == OF_MEMBER)
        good = member_field(loader, name, view, field);
    else
        good = household_field(loader, name, view, field);
    loader->policy->recalls_income |= good && later && looks_at_income(field);
    loader->policy->recalls_assets |= good && later && looks_at_assets(field);
    return good;
}

bool field_is_number(const struct field *field)
{
    return field->grade || field->type == TYPE_INTEGER || field->type == TYPE_DECIMAL
        || field->type == TYPE_MONEY;
}

static bool field_looks_at_member(const struct field *field)
{
    return field->source == FROM_MEMBER || field->source == FROM_MEMBER_COMPUTED
        || field->source == FROM_MEMBER_INCOME;
}

bool condition_looks_at_member(const struct condition *condition)
{
    if (!condition || condition->kind == CONDITION_SOME_MEMBER)
        return false;
    if (condition->kind == CONDITION_COMPARE)
        return amount_looks_at_member(condition->left) || amount_looks_at_member(condition->right);
    if (condition->kind == CONDITION_IS || condition->kind == CONDITION_HAS
        || condition->kind == CONDITION_PRESENT)
        return field_looks_at_member(&condition->field);
    for (size_t i = 0; i < condition->part_count; i++)
        if (condition_looks_at_member(condition->parts[i]))
            return true;
    return condition->kind == CONDITION_AID;
}

bool amount_looks_at_member(const struct amount *amount)
{
    if (!amount || amount->kind == AMOUNT_COUNT_MEMBERS || amount->kind == AMOUNT_SUM_MEMBERS)
        return false;
    if (amount->kind == AMOUNT_FIELD)
        return field_looks_at_member(&amount->field);
    for (size_t i = 0; i < amount->part_count; i++)
        if (amount_looks_at_member(amount->parts[i]))
            return true;
    return condition_looks_at_member(amount->when) || amount_looks_at_member(amount->at)
        || amount_looks_at_member(amount->extra);
}
