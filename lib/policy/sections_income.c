/* Who is counted, the standard, income, assets. */
#include "sections.h"

static const struct key leave_out_keys[] = {
    { "code", read_code, true, AT(struct leave_out, rule.code), NULL },
    { "when", read_condition, true, AT(struct leave_out, when), OF(OF_MEMBER, MADE_COLUMNS) },
};
static const struct section leave_out_section =
    SECTION(leave_out_keys, struct leave_out, RULE, true, NULL);

static const struct key members_keys[] = {
    { "leave_out", read_list, false,
      ENTRIES(struct policy, leave_outs, leave_out_count, leave_out_section, "code", "when") },
};
const struct section members_section =
    SECTION(members_keys, struct policy, NO_RULE, false, NULL);

static const struct key weight_keys[] = {
    { "when", read_condition, false, AT(struct weight, when), OF(OF_MEMBER, MADE_PERSONS) },
    { "percent", read_share, true, AT(struct weight, percent), NULL },
};
static const struct section weight_section =
    SECTION(weight_keys, struct weight, NO_RULE, true, NULL);

static const struct key standard_keys[] = {
    { "when", read_condition, false, AT(struct standard, when), OF(OF_FORM, MADE_PERSONS) },
    { "per_person", read_amount, false, AT(struct standard, per_person),
      OF(OF_MEMBER, MADE_PERSONS) },
    { "weights", read_list, false,
      ENTRIES(struct standard, weights, weight_count, weight_section, "when") },
    { "by_size", read_series, false,
      SERIES(struct standard, by_size, size_count, read_amount, OF(OF_HOUSEHOLD, MADE_PERSONS)) },
    { "each_extra", read_amount, false, AT(struct standard, each_extra),
      OF(OF_HOUSEHOLD, MADE_PERSONS) },
};

static void finish_standard(struct loader *loader, json_t *object, void *record)
{
    (void)record;
    if (!one_of(loader, object, WORDS("per_person", "by_size")))
        return;
    if (json_object_get(object, "by_size"))
        none_of(loader, object, WORDS("weights"), "by_size");
    else
        none_of(loader, object, WORDS("each_extra"), "per_person");
}

const struct section standard_section =
    SECTION(standard_keys, struct standard, RULE, true, finish_standard);

static bool forms_differ(struct loader *loader, json_t *a, json_t *b)
{
    struct period first, second;

    if (!json_object_get(a, "by_size") == !json_object_get(b, "by_size"))
        return false;
    if (!read_period(loader, a, false, &first) || !read_period(loader, b, false, &second))
        return false;
    return periods_meet(first, second);
}

static void check_forms(struct loader *loader, json_t *entries)
{
    for (size_t i = 0; i < json_array_size(entries); i++)
        for (size_t j = 0; j < i; j++)
            if (forms_differ(loader, json_array_get(entries, i), json_array_get(entries, j))) {
                size_t before = enter_index(loader, i);
                wrong(loader, MESSAGE_POLICY_FORMS, NULL, NULL);
                leave_path(loader, before);
                return;
            }
}

static bool is_the_households(const struct standard *entry)
{
    return !entry->when && entry->per_person && !amount_looks_at_member(entry->per_person);
}

void check_standards(struct loader *loader)
{
    struct policy *policy = loader->policy;
    json_t *entries = json_object_get(loader->root, "standard");
    char worked[MONTH_TEXT] = "";

    check_forms(loader, entries);
    if (loader->month != NO_MONTH)
        month_format(worked, loader->month);
    if (json_is_array(entries) && policy->standard_count == 0)
        wrong(loader, MESSAGE_POLICY_NO_STANDARD, worked, NULL);
    policy->by_size = policy->standard_count > 0 && policy->standards[0].size_count > 0;
    for (size_t i = 0; i < policy->standard_count && !policy->household_standard; i++)
        if (is_the_households(&policy->standards[i]))
            policy->household_standard = policy->standards[i].per_person;
}

static const struct key kind_keys[] = {
    { "group", read_code, false, AT(struct income_kind, group), NULL },
    { "count", read_share, false, AT(struct income_kind, count), NULL },
};

static void finish_kind(struct loader *loader, json_t *object, void *record)
{
    struct income_kind *kind = record;
    json_t *kinds = json_object_get(json_object_get(loader->root, "income"), "kinds");

    kind->name = text_of(kind->rule.code);
    if (!kind->group)
        kind->group = kind->rule.code;
    if (!json_object_get(object, "count"))
        kind->count = rational_of(100);
    if (strcmp(kind->group, kind->rule.code) != 0 && json_object_get(kinds, kind->group))
        wrong_at(loader, "group", MESSAGE_POLICY_GROUP, kind->group, NULL);
}

static const struct section kind_section =
    SECTION(kind_keys, struct income_kind, RULE, true, finish_kind);

/* The kind's place among those in force; a rule of the month needs a kind of the month. */
static void read_kind(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    const char *name = want_string(loader, value);
    json_t *kinds = json_object_get(json_object_get(loader->root, "income"), "kinds");
    int place = name ? policy_kind(loader->policy, text_of(name)) : 0;

    if (name && !json_object_get(kinds, name))
        wrong(loader, MESSAGE_POLICY_NO_KIND, name, NULL);
    else if (place < 0 && loader->kept)
        wrong(loader, MESSAGE_POLICY_KIND_MONTH, name, NULL);
    else
        *(size_t *)(void *)((char *)record + key->offset) = (size_t)(place < 0 ? 0 : place);
}

static const struct key imputed_keys[] = {
    { "code", read_code, true, AT(struct imputed, rule.code), NULL },
    { "when", read_condition, false, AT(struct imputed, when), OF(OF_MEMBER, MADE_GROSS) },
    { "kind", read_kind, true, AT(struct imputed, kind), NULL },
    { "at_least", read_amount, true, AT(struct imputed, at_least), OF(OF_MEMBER, MADE_GROSS) },
};
static const struct section imputed_section =
    SECTION(imputed_keys, struct imputed, RULE, true, NULL);

static const struct key maintenance_keys[] = {
    { "code", read_code, true, AT(struct maintenance, rule.code), NULL },
    { "kind", read_kind, true, AT(struct maintenance, kind), NULL },
    { "when", read_condition, false, AT(struct maintenance, when), OF(OF_SUPPORTER, MADE_GROSS) },
    { "due", read_amount, true, AT(struct maintenance, due), OF(OF_SUPPORTER, MADE_GROSS) },
};
static const struct section maintenance_section =
    SECTION(maintenance_keys, struct maintenance, RULE, true, NULL);

static bool has_kind(const struct disregard *rule, size_t kind)
{
    for (size_t i = 0; i < rule->kind_count; i++)
        if (rule->kinds[i] == kind)
            return true;
    return false;
}

static void add_kinds(struct loader *loader, json_t *value, struct disregard *rule)
{
    const char *name = want_string(loader, value);
    size_t *kinds, count;

    if (!name)
        return;
    if (!kinds_of_income(loader, name, &kinds, &count))
        wrong(loader, MESSAGE_POLICY_NO_KIND, name, NULL);
    for (size_t i = 0; i < count; i++)
        if (!has_kind(rule, kinds[i]))
            rule->kinds[rule->kind_count++] = kinds[i];
}

/* Kinds and groups, groups spelled out, each once. */
static void read_of(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    struct disregard *rule = record;
    json_t *kinds = json_object_get(json_object_get(loader->root, "income"), "kinds");

    (void)key;
    if (!want_list(loader, value))
        return;
    rule->kinds = keep(loader, json_object_size(kinds), sizeof *rule->kinds);
    for (size_t i = 0; i < json_array_size(value); i++) {
        size_t before = enter_index(loader, i);
        add_kinds(loader, json_array_get(value, i), rule);
        leave_path(loader, before);
    }
}

static const struct key disregard_keys[] = {
    { "code", read_code, true, AT(struct disregard, rule.code), NULL },
    { "per", read_word_flag, true, AT(struct disregard, per_member),
      WORDS("household", "member") },
    { "of", read_of, true, 0, NULL },
    { "when", read_condition, false, AT(struct disregard, when), OF(OF_PER, MADE_GROSS) },
    { "take", read_amount, false, AT(struct disregard, take), OF(OF_PER, MADE_GROSS) },
    { "take_percent", read_constant, false, AT(struct disregard, share), NULL },
};

static void finish_disregard(struct loader *loader, json_t *object, void *record)
{
    (void)record;
    one_of(loader, object, WORDS("take", "take_percent"));
}

static const struct section disregard_section =
    SECTION(disregard_keys, struct disregard, RULE, true, finish_disregard);

static const struct key deemed_keys[] = {
    { "code", read_code, true, AT(struct deemed, rule.code), NULL },
    { "when", read_condition, false, AT(struct deemed, when), OF(OF_HOUSEHOLD, MADE_GROSS) },
    { "add", read_amount, true, AT(struct deemed, add), OF(OF_HOUSEHOLD, MADE_GROSS) },
};
static const struct section deemed_section =
    SECTION(deemed_keys, struct deemed, RULE, true, NULL);

static const struct key income_keys[] = {
    { "kinds", read_named, false,
      ENTRIES(struct policy, kinds, kind_count, kind_section, NULL) },
    { "other_kinds", read_word, false, AT(struct policy, other_kinds),
      WORDS("refuse", "count", "ignore") },
    { "imputed", read_list, false,
      ENTRIES(struct policy, imputeds, imputed_count, imputed_section, "code", "when", "kind") },
    { "maintenance", read_list, false,
      ENTRIES(struct policy, maintenances, maintenance_count, maintenance_section, "code", "when",
              "kind") },
    { "disregards", read_list, false,
      ENTRIES(struct policy, disregards, disregard_count, disregard_section, "code", "when",
              "per") },
    { "deemed", read_list, false,
      ENTRIES(struct policy, deemeds, deemed_count, deemed_section, "code", "when") },
};

static bool group_is_known(const struct policy *policy, const char *name)
{
    for (size_t i = 0; i < policy->group_count; i++)
        if (strcmp(policy->groups[i], name) == 0)
            return true;
    return false;
}

/* The table of incomes, read with this policy's kinds. */
static void make_income_schema(struct loader *loader, struct policy *policy)
{
    const struct schema *incomes = policy->income_schema;
    struct code *codes = keep(loader, policy->kind_count + 1, sizeof *codes);
    struct column *columns = keep(loader, incomes->count, sizeof *columns);
    struct schema *schema = keep(loader, 1, sizeof *schema);

    for (size_t i = 0; i < policy->kind_count; i++)
        codes[i].name = policy->kinds[i].rule.code;
    memcpy(columns, incomes->columns, incomes->count * sizeof *columns);
    columns[incomes_kind].type = TYPE_CODE;
    columns[incomes_kind].flags |= OPEN;
    columns[incomes_kind].codes = codes;
    *schema = *incomes;
    schema->columns = columns;
    policy->income_schema = schema;
}

static void finish_income(struct loader *loader, json_t *object, void *record)
{
    struct policy *policy = record;

    (void)object;
    policy->groups = keep(loader, policy->kind_count, sizeof *policy->groups);
    policy->parts = keep(loader, policy->kind_count, sizeof *policy->parts);
    for (size_t i = 0; i < policy->kind_count; i++) {
        const char *group = policy->kinds[i].group; /* NULL: the kind was refused */
        if (group && !group_is_known(policy, group))
            policy->groups[policy->group_count++] = group;
        if (rational_compare(policy->kinds[i].count, rational_of(100)) != 0)
            policy->parts[policy->part_count++] = i;
    }
    make_income_schema(loader, policy);
}

const struct section income_section =
    SECTION(income_keys, struct policy, NO_RULE, false, finish_income);

static const struct section asset_kind_section =
    { NULL, 0, sizeof(struct rule), RULE, true, NULL };

static const struct key assets_keys[] = {
    { "kinds", read_named, true,
      ENTRIES(struct policy, asset_kinds, asset_kind_count, asset_kind_section, NULL) },
};

static void finish_assets(struct loader *loader, json_t *object, void *record)
{
    (void)loader;
    (void)object;
    ((struct policy *)record)->has_assets = true;
}

const struct section assets_section =
    SECTION(assets_keys, struct policy, NO_RULE, false, finish_assets);
