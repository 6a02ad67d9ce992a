/* The compiler of conditions. */
#include "compile.h"
#include "../table/codes.h"

static void list_operators(struct buffer *known, const struct operator *operators, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_listed(known, operators[i].name);
}

static bool stands_beside(const struct operator *operator, const char *name)
{
    if (strcmp(operator->name, name) == 0)
        return true;
    for (size_t i = 0; i < 4 && operator->beside[i]; i++)
        if (strcmp(operator->beside[i], name) == 0)
            return true;
    return false;
}

/* What may stand in the object: the operators, or what goes with the one that is there. */
static bool refuse_operator(struct loader *loader, const char *name,
                            const struct operator *operator, const struct operator *operators,
                            size_t count)
{
    struct buffer known = { 0 };

    if (operator) {
        list_operators(&known, operator, 1);
        for (size_t i = 0; i < 4 && operator->beside[i]; i++)
            buffer_listed(&known, operator->beside[i]);
    } else {
        list_operators(&known, operators, count);
    }
    if (name)
        wrong_at(loader, name, MESSAGE_POLICY_OPERATOR, known.at, NULL);
    else
        wrong(loader, MESSAGE_POLICY_NO_OPERATOR, known.at, NULL);
    buffer_fini(&known);
    return false;
}

const struct operator *operator_of(struct loader *loader, json_t *object,
                                   const struct operator *operators, size_t count)
{
    const struct operator *found = NULL;
    const char *name;
    json_t *value;
    bool good = true;

    for (size_t i = 0; i < count && !found; i++)
        if (json_object_get(object, operators[i].name))
            found = &operators[i];
    json_object_foreach (object, name, value)
        if (!found || !stands_beside(found, name))
            good = refuse_operator(loader, name, found, operators, count);
    if (!found && json_object_size(object) == 0)
        refuse_operator(loader, NULL, NULL, operators, count);
    return good ? found : NULL;
}

struct condition *condition_at(struct loader *loader, json_t *object, const char *key,
                               struct view view)
{
    size_t before = enter_name(loader, key);
    struct condition *condition = NULL;
    json_t *value = json_object_get(object, key);

    if (value)
        condition = compile_condition(loader, value, view);
    else
        wrong(loader, MESSAGE_POLICY_MISSING, NULL, NULL);
    leave_path(loader, before);
    return condition;
}

bool member_view(struct loader *loader, const char *operator, struct view *view)
{
    if (view->scope != OF_HOUSEHOLD)
        return wrong_at(loader, operator, MESSAGE_POLICY_HOUSEHOLD_ONLY, operator, NULL);
    view->scope = OF_MEMBER;
    return true;
}

static struct condition *new_condition(struct loader *loader, enum condition_kind kind)
{
    struct condition *condition = keep(loader, 1, sizeof *condition);

    condition->kind = kind;
    condition->path = loader->rule_path;
    return condition;
}

static struct condition *constant(struct loader *loader, bool holds)
{
    struct condition *condition = new_condition(loader, CONDITION_CONSTANT);

    condition->holds = holds;
    return condition;
}

/* Leaves out parts that never settle, and all behind one that always does. */
static struct condition *fold_parts(struct loader *loader, struct condition *condition)
{
    bool settles = condition->kind == CONDITION_ANY;
    size_t kept = 0;

    for (size_t i = 0; i < condition->part_count; i++) {
        struct condition *part = condition->parts[i];
        if (part->kind == CONDITION_CONSTANT && part->holds != settles)
            continue;
        condition->parts[kept++] = part;
        if (part->kind == CONDITION_CONSTANT)
            break;
    }
    condition->part_count = kept;
    if (kept == 0)
        return constant(loader, !settles);
    return condition->parts[0]->kind == CONDITION_CONSTANT ? condition->parts[0] : condition;
}

static void *compile_parts(struct loader *loader, json_t *object, const struct operator *operator,
                           struct view view)
{
    struct condition *condition = new_condition(loader, (enum condition_kind)operator->detail);
    json_t *list = json_object_get(object, operator->name);
    size_t outer = enter_name(loader, operator->name);
    bool good = want_list(loader, list);

    condition->part_count = good ? json_array_size(list) : 0;
    condition->parts = keep(loader, condition->part_count, sizeof *condition->parts);
    for (size_t i = 0; i < condition->part_count; i++) {
        size_t inner = enter_index(loader, i);
        condition->parts[i] = compile_condition(loader, json_array_get(list, i), view);
        good &= condition->parts[i] != NULL;
        leave_path(loader, inner);
    }
    leave_path(loader, outer);
    return good ? fold_parts(loader, condition) : NULL;
}

static void *compile_not(struct loader *loader, json_t *object, const struct operator *operator,
                         struct view view)
{
    struct condition *condition, *part = condition_at(loader, object, operator->name, view);

    if (!part)
        return NULL;
    if (part->kind == CONDITION_CONSTANT)
        return constant(loader, !part->holds);
    condition = new_condition(loader, CONDITION_NOT);
    condition->parts = keep(loader, 1, sizeof part);
    condition->parts[0] = part;
    condition->part_count = 1;
    return condition;
}

static void *compile_some_member(struct loader *loader, json_t *object,
                                 const struct operator *operator, struct view view)
{
    struct condition *condition = new_condition(loader, CONDITION_SOME_MEMBER);

    if (!member_view(loader, operator->name, &view))
        return NULL;
    condition->parts = keep(loader, 1, sizeof *condition->parts);
    condition->part_count = 1;
    condition->parts[0] = condition_at(loader, object, operator->name, view);
    return condition->parts[0] ? condition : NULL;
}

static void *compile_comparison(struct loader *loader, json_t *object,
                                const struct operator *operator, struct view view)
{
    struct condition *condition = new_condition(loader, CONDITION_COMPARE);
    struct rational left, right;
    struct scope nobody = { .member = NO_MEMBER };
    size_t count;
    struct amount **sides = amounts_at(loader, object, operator->name, view, 2, &count);

    if (!sides)
        return NULL;
    condition->comparison = (enum comparison)operator->detail;
    condition->left = sides[0];
    condition->right = sides[1];
    if (amount_is_constant(sides[0], &left) && amount_is_constant(sides[1], &right))
        return constant(loader, condition_holds(condition, &nobody) == TRUTH_YES);
    return condition;
}

static void *compile_field(struct loader *loader, json_t *object, const struct operator *operator,
                           struct view view)
{
    struct condition *condition = new_condition(loader, CONDITION_IS);
    size_t before = enter_name(loader, operator->name);
    const char *name = want_string(loader, json_object_get(object, operator->name));
    bool good = name && resolve_field(loader, name, view, &condition->field);

    leave_path(loader, before);
    return good && compile_test(loader, object, condition) ? condition : NULL;
}

static bool programmes_only(struct loader *loader, const char *operator, struct view view)
{
    return view.stage == MADE_ROSTER
        || wrong_at(loader, operator, MESSAGE_POLICY_PROGRAMMES_ONLY, operator, NULL);
}

static void *compile_aid(struct loader *loader, json_t *object, const struct operator *operator,
                         struct view view)
{
    struct condition *condition = new_condition(loader, CONDITION_AID);
    size_t before = enter_name(loader, operator->name);
    const char *kind = want_string(loader, json_object_get(object, operator->name));

    condition->aid = kind ? code_index(codes_aid, text_of(kind)) : -1;
    if (kind && condition->aid < 0)
        wrong(loader, MESSAGE_POLICY_NO_CODE, kind, operator->name);
    leave_path(loader, before);
    return programmes_only(loader, operator->name, view) && condition->aid >= 0 ? condition : NULL;
}

static const struct paper_match *match_named(const struct policy *policy, const char *code)
{
    const struct evidence *evidence = &policy->evidence;

    for (size_t i = 0; i < evidence->match_count; i++)
        if (evidence->matches[i].rule.code && strcmp(evidence->matches[i].rule.code, code) == 0)
            return &evidence->matches[i];
    return NULL;
}

static void *compile_papers(struct loader *loader, json_t *object, const struct operator *operator,
                            struct view view)
{
    struct condition *condition = new_condition(loader, CONDITION_PAPERS);
    size_t before = enter_name(loader, operator->name);
    const char *code = want_string(loader, json_object_get(object, operator->name));

    condition->match = code ? match_named(loader->policy, code) : NULL;
    if (code && !condition->match && loader->kept)
        wrong(loader, MESSAGE_POLICY_NO_MATCH, code, NULL);
    leave_path(loader, before);
    return programmes_only(loader, operator->name, view) && code ? condition : NULL;
}

static const struct operator operators[] = {
    { "all", compile_parts, CONDITION_ALL, { NULL } },
    { "any", compile_parts, CONDITION_ANY, { NULL } },
    { "not", compile_not, CONDITION_NOT, { NULL } },
    { "field", compile_field, CONDITION_IS, { "is", "in", "has", "present" } },
    { "lt", compile_comparison, LESS, { NULL } },
    { "le", compile_comparison, AT_MOST, { NULL } },
    { "eq", compile_comparison, EQUAL, { NULL } },
    { "ge", compile_comparison, AT_LEAST, { NULL } },
    { "gt", compile_comparison, MORE, { NULL } },
    { "some_member", compile_some_member, CONDITION_SOME_MEMBER, { NULL } },
    { "papers_match", compile_papers, CONDITION_PAPERS, { NULL } },
    { "aid", compile_aid, CONDITION_AID, { NULL } },
};

struct condition *compile_condition(struct loader *loader, json_t *value, struct view view)
{
    const struct operator *operator;

    if (!want_object(loader, value))
        return NULL;
    if (json_object_size(value) == 0)
        return constant(loader, true);
    operator = operator_of(loader, value, operators, sizeof operators / sizeof *operators);
    return operator ? operator->compile(loader, value, operator, view) : NULL;
}
