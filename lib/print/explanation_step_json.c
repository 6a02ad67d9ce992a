#include "explanation_json.h"

#include "../rules/explain_inputs.h"
#include "../table/codes.h"

static const struct {
    const char *name;
    bool gate;
} step_words[] = {
#define AS_WORD(name, word, gate) { word, gate },
    EXPLAINED_STEPS(AS_WORD)
#undef AS_WORD
};

static json_t *number_as(struct rational value, bool is_money, struct arena *arena)
{
    return json_of_text(number_text(value, is_money, arena));
}

static json_t *unknown_list(const struct unknown *unknown)
{
    json_t *list = json_array();

    for (; unknown; unknown = unknown->next)
        json_array_append_new(list, json_string(unknown->name));
    return list;
}

static bool is_assumed(const struct rule *rule)
{
    return !rule->basis || strcmp(rule->basis, "assumed") == 0;
}

static void set_rule(json_t *object, const struct rule *rule)
{
    set_json(object, "code", json_of_string(rule->code));
    set_json(object, "label", json_of_string(rule->label));
    set_json(object, "label_en", json_of_string(rule->label_en));
    set_json(object, "basis", json_of_string(rule->basis));
    set_json(object, "assumed", json_boolean(is_assumed(rule)));
    set_json(object, "path", json_of_string(rule->path));
}

static const char *column_of(const struct explained_input *input)
{
    static const char *const scopes[] = { [FROM_HOUSEHOLD] = "household", [FROM_MEMBER] = "member",
                                          [FROM_SUPPORTER] = "supporter" };

    return input->field->source <= FROM_SUPPORTER ? scopes[input->field->source] : "figure";
}

static json_t *inputs_list(const struct explanation *explanation,
                           const struct explained_input *input)
{
    json_t *list = json_array();

    for (; input; input = input->next) {
        json_t *object = json_object();

        set_json(object, "name", json_string(input->field->name));
        set_json(object, "of", json_string(column_of(input)));
        set_json(object, "person_no", json_of_person(explanation, input->member));
        set_json(object, "value", json_of_text(input->value));
        if (input->hidden)
            set_json(object, "hidden", json_true());
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *comparison_object(const struct explanation *explanation,
                                 const struct explained_comparison *comparison)
{
    static const char *const words[] = { [LESS] = "lt", [AT_MOST] = "le", [EQUAL] = "eq",
                                         [AT_LEAST] = "ge", [MORE] = "gt" };
    struct arena *arena = explanation->arena;
    struct rational distance;
    json_t *object = json_object();

    set_json(object, "person_no", json_of_person(explanation, comparison->member));
    set_json(object, "comparison", json_string(words[comparison->condition->comparison]));
    if (comparison->hidden) {
        set_json(object, "hidden", json_true());
        return object;
    }
    set_json(object, "left", number_as(comparison->left, comparison->money, arena));
    set_json(object, "right", number_as(comparison->right, comparison->money, arena));
    if (rational_subtract(&distance, comparison->left, comparison->right))
        set_json(object, "distance", number_as(distance, comparison->money, arena));
    return object;
}

static json_t *comparisons_list(const struct explanation *explanation,
                                const struct explained_comparison *comparison)
{
    json_t *list = json_array();

    for (; comparison; comparison = comparison->next)
        json_array_append_new(list, comparison_object(explanation, comparison));
    return list;
}

static json_t *records_list(const struct explained_record *record)
{
    json_t *list = json_array();

    for (; record; record = record->next) {
        json_t *object = json_object();
        bool papers = record->match != NULL;

        set_json(object, papers ? "papers_match" : "aid",
                 json_string(papers ? record->match->rule.code : codes_aid[record->aid].name));
        set_json(object, "found", json_boolean(record->found));
        json_array_append_new(list, object);
    }
    return list;
}

static void reduce(int64_t *top, int64_t *bottom)
{
    int64_t a = *top < 0 ? -*top : *top, b = *bottom;

    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    *top /= a;
    *bottom /= a;
}

/* What no two decimals tell stands beside them as a fraction: "1000/3". */
static void set_exact(json_t *object, struct rational value)
{
    struct rational hundredths;
    char text[48];
    int64_t top, bottom;

    if (!rational_multiply(&hundredths, value, rational_of(100)) || rational_whole(hundredths, &top)
        || !rational_whole((struct rational){ value.top, 1 }, &top) || top == INT64_MIN
        || !rational_whole((struct rational){ value.bottom, 1 }, &bottom))
        return;
    reduce(&top, &bottom);
    snprintf(text, sizeof text, "%lld/%lld", (long long)top, (long long)bottom);
    set_json(object, "exact", json_string(text));
}

static json_t *kind_name(const struct explanation *explanation,
                         const struct explained_step *step, int kind)
{
    if (kind == NO_KIND)
        return json_null();
    if ((size_t)kind < explanation->policy->kind_count)
        return json_string(explanation->policy->kinds[kind].rule.code);
    return step->what == EXPLAINED_INCOME_ROW ? json_of_text(step->row->field[incomes_kind])
                                              : json_null();
}

static json_t *parts_list(const struct explanation *explanation,
                          const struct explained_step *step)
{
    json_t *list = json_array();

    for (const struct explained_part *part = step->parts; part; part = part->next) {
        json_t *object = json_object();

        set_json(object, "person_no", json_of_person(explanation, part->member));
        set_json(object, "kind", kind_name(explanation, step, part->kind));
        set_json(object, "before", number_as(part->before, true, explanation->arena));
        set_json(object, "after", number_as(part->after, true, explanation->arena));
        set_json(object, "change", json_of_money(part->change));
        json_array_append_new(list, object);
    }
    return list;
}

/* The row of a table that the step is about; of a supporter what is between him and the family. */
static json_t *row_object(const struct explained_step *step)
{
    static const char *const shown[] = { "kind", "amount", "months", "verified", "from", "to",
                                         "value", "quantity", "relation", "court_amount", "paid" };
    const struct row *row = step->row;
    json_t *object = json_object();

    set_json(object, "table", json_string(row->schema->name));
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        int column = schema_column(row->schema, text_of(shown[i]));

        if (column >= 0 && row_has(row, column))
            set_json(object, shown[i], json_of_text(row->field[column]));
    }
    return object;
}

/* "passed", "failed"; "open": not known, or an unclear rule holds. */
static const char *gate_word(const struct explained_step *step)
{
    if (step->what == EXPLAINED_UNCLEAR)
        return step->truth == TRUTH_NO ? "passed" : "open";
    return step->truth == TRUTH_YES ? "passed" : step->truth == TRUTH_NO ? "failed" : "open";
}

static const char *group_of(const struct policy *policy, const struct rule *rule)
{
    for (size_t i = 0; i < policy->supplement_count; i++)
        if (&policy->supplements[i].rule == rule && policy->supplements[i].group >= 0)
            return policy->supplement_groups[policy->supplements[i].group].name;
    return NULL;
}

static void set_outcome(json_t *object, const struct explanation *explanation,
                        const struct explained_step *step)
{
    set_json(object, "person_no", json_of_person(explanation, step->member));
    if (step_words[step->what].gate)
        set_json(object, "gate", json_string(gate_word(step)));
    set_json(object, "holds", step->truth == TRUTH_UNKNOWN ? json_null()
                                                           : json_boolean(step->truth == TRUTH_YES));
    if (step->unknown)
        set_json(object, "unknown", unknown_list(step->unknown));
    if (step->row)
        set_json(object, "row", row_object(step));
    if (step->what == EXPLAINED_SUPPLEMENT) {
        set_json(object, "group", json_of_string(group_of(explanation->policy, step->rule)));
        set_json(object, "passed_over", json_boolean(step->passed_over));
    }
}

/* Persons and per cent are no money. */
static bool value_is_money(const struct explained_step *step)
{
    return step->what != EXPLAINED_PERSONS && !step->is_percent;
}

static void set_sums(json_t *object, const struct explanation *explanation,
                     const struct explained_step *step)
{
    if (step->has_value) {
        set_json(object, "value",
                 number_as(step->value, value_is_money(step), explanation->arena));
        if (value_is_money(step))
            set_exact(object, step->value);
    }
    if (!step->parts)
        return;
    if (step->what == EXPLAINED_LIMIT) {
        set_json(object, "income", number_as(step->parts->after, true, explanation->arena));
        set_json(object, "distance", json_of_money(step->change));
    } else {
        set_json(object, "change", json_of_money(step->change));
        set_json(object, "parts", parts_list(explanation, step));
    }
}

json_t *step_as_json(const struct explanation *explanation, const struct explained_step *step)
{
    json_t *object = json_object();

    set_json(object, "step", json_string(step_words[step->what].name));
    if (step->rule)
        set_rule(object, step->rule);
    set_outcome(object, explanation, step);
    set_sums(object, explanation, step);
    if (step->inputs)
        set_json(object, "inputs", inputs_list(explanation, step->inputs));
    if (step->records)
        set_json(object, "records", records_list(step->records));
    if (step->comparisons)
        set_json(object, "comparisons", comparisons_list(explanation, step->comparisons));
    return object;
}
