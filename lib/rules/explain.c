#include "explain_inputs.h"
#include "work.h"

static struct explanation *explanation_of(const struct scope *scope)
{
    return (struct explanation *)scope->listener; /* its first member */
}

static void note_comparison(struct listener *listener, const struct condition *condition,
                            const struct scope *scope, struct rational left, struct rational right)
{
    struct explanation *explanation = (struct explanation *)listener;
    struct explained_comparison *noted = arena_take(explanation->arena, sizeof *noted);
    struct explained_comparison **end = &explanation->compared;

    while (*end)
        end = &(*end)->next;
    *noted = (struct explained_comparison){ .condition = condition, .member = scope->member,
                                            .left = left, .right = right };
    describe_comparison(noted, scope->facts);
    *end = noted;
}

static struct explained_step *step_after_last(struct explanation *explanation)
{
    struct explained_step *step = take_zeroed(explanation->arena, 1, sizeof *step);

    step->before = explanation->last;
    if (explanation->last)
        explanation->last->next = step;
    else
        explanation->first = step;
    explanation->last = step;
    return step;
}

static void take_comparisons(struct explanation *explanation, struct explained_step *step)
{
    struct explained_comparison **end = &step->comparisons;

    while (*end)
        end = &(*end)->next;
    *end = explanation->compared;
    explanation->compared = NULL;
}

static void set_truth(struct explained_step *step, const struct scope *scope, enum truth truth)
{
    step->truth = truth;
    step->unknown = truth == TRUTH_UNKNOWN && step->rule ? scope->unknown : NULL;
}

void explanation_unknown(const struct scope *scope, const struct unknown *list)
{
    explanation_of(scope)->last->unknown = list;
}

void explanation_add(const struct scope *scope, const struct telling *telling)
{
    struct explanation *explanation = explanation_of(scope);
    struct explained_step *step = step_after_last(explanation);

    step->what = telling->what;
    step->rule = telling->rule;
    step->member = scope->member;
    step->row = scope->supporter;
    set_truth(step, scope, telling->truth);
    step->has_value = telling->value != NULL;
    if (step->has_value)
        step->value = *telling->value;
    step->is_percent = telling->what == EXPLAINED_WEIGHT || telling->what == EXPLAINED_COUNT
                    || (telling->what == EXPLAINED_DISREGARD && !telling->amount);
    take_comparisons(explanation, step);
    add_inputs(step, scope, telling->when, telling->amount);
    add_records(step, scope, telling->when);
}

void explanation_also(const struct scope *scope, const struct condition *condition,
                      enum truth truth)
{
    struct explanation *explanation = explanation_of(scope);

    set_truth(explanation->last, scope, truth);
    take_comparisons(explanation, explanation->last);
    add_inputs(explanation->last, scope, condition, NULL);
}

void explanation_part(const struct scope *scope, int member, int kind, struct rational before,
                      struct rational after)
{
    struct explanation *explanation = explanation_of(scope);
    struct explained_part **end = &explanation->last->parts;

    if (rational_compare(before, after) == 0)
        return;
    while (*end)
        end = &(*end)->next;
    *end = arena_take(explanation->arena, sizeof **end);
    **end = (struct explained_part){ member, kind, before, after, 0, NULL };
}

void explanation_pass_over(const struct scope *scope, const struct rule *rule)
{
    struct explained_step *step = explanation_of(scope)->last;

    while (step && (step->rule != rule || step->member != scope->member))
        step = step->before;
    if (step) {
        step->passed_over = true;
        step->parts = NULL;
    }
}

static void add_row(const struct scope *scope, enum explained what, const struct row *row,
                    const struct rule *rule, int member, bool used)
{
    struct scope of_row = *scope;

    of_row.member = member;
    of_row.supporter = row;
    explanation_add(&of_row, &(struct telling){ what, rule, NULL, NULL,
                                                used ? TRUTH_YES : TRUTH_NO, NULL });
}

static void add_income(const struct scope *scope, const struct row *row)
{
    const struct explanation *explanation = explanation_of(scope);
    const struct policy *policy = explanation->policy;
    int member = member_of_row(scope->facts, row, incomes_person_no);
    int listed = policy_kind(policy, row->field[incomes_kind]);
    size_t kind;
    bool used = income_is_used(scope->facts, policy, row, &kind);

    add_row(scope, EXPLAINED_INCOME_ROW, row, listed < 0 ? NULL : &policy->kinds[listed].rule,
            member, used);
    if (used)
        explanation_part(scope, member, (int)kind, rational_of(0), monthly_income(row));
}

static void add_asset(const struct scope *scope, const struct row *row)
{
    const struct policy *policy = explanation_of(scope)->policy;
    int member = member_of_row(scope->facts, row, assets_person_no);
    const struct rule *kind = NULL;
    bool used = member == NO_MEMBER ? row->number[assets_person_no] == NONE
                                    : scope->facts->members[member].counted;

    for (size_t i = 0; i < policy->asset_kind_count && !kind; i++)
        if (text_is(row->field[assets_kind], policy->asset_kinds[i].code))
            kind = &policy->asset_kinds[i];
    add_row(scope, EXPLAINED_ASSET, row, kind, member, used);
    if (used)
        explanation_part(scope, member, NO_KIND, rational_of(0),
                         rational_of_fen(row->number[assets_value]));
}

void explanation_rows(const struct scope *scope)
{
    const struct explanation *explanation = explanation_of(scope);
    const struct rows *incomes = &explanation->household->side[TABLE_incomes];
    const struct rows *assets = &explanation->household->side[TABLE_assets];

    for (size_t i = 0; i < incomes->count; i++)
        add_income(scope, &incomes->at[i]);
    for (size_t i = 0; explanation->policy->has_assets && i < assets->count; i++)
        add_asset(scope, &assets->at[i]);
}

/* A sum under way: exact, and what of it has been printed. */
struct running {
    struct rational exact;
    fen printed;
};

/* What the part adds, as it is printed: the difference of two printed sums, so that the lines of a
   sum add up to it. */
static fen printed_change(struct running *sum, const struct explained_part *part)
{
    fen before = sum->printed;

    if (!rational_add(&sum->exact, sum->exact, part->after)
        || !rational_subtract(&sum->exact, sum->exact, part->before)
        || !rational_to_fen(sum->exact, &sum->printed))
        return NONE;
    return sum->printed - before;
}

static void settle_step(struct running *sum, struct explained_step *step)
{
    for (struct explained_part *part = step->parts; part; part = part->next) {
        part->change = printed_change(sum, part);
        step->change = step->change == NONE || part->change == NONE
                           ? NONE
                           : step->change + part->change;
    }
}

/* Where a sum ends; a limit and what is owned are beside the sums. */
static bool ends_a_sum(enum explained what)
{
    return what == EXPLAINED_PERSONS || what == EXPLAINED_NEED || what == EXPLAINED_INCOME
        || what == EXPLAINED_BASE;
}

static void settle_changes(struct explanation *explanation)
{
    struct running sum = { rational_of(0), 0 };

    for (struct explained_step *step = explanation->first; step; step = step->next) {
        struct running beside = { rational_of(0), 0 };

        if (ends_a_sum(step->what))
            sum = beside;
        if (step->what == EXPLAINED_LIMIT || step->what == EXPLAINED_ASSET)
            settle_step(&beside, step);
        else
            settle_step(&sum, step);
    }
}

/* The rule at the path, or the one that it is a part of; NULL: no rule of the policy. */
static const struct rule *rule_at(const struct policy *policy, const char *path)
{
    const struct rule *found = NULL;

    for (size_t i = 0; i < policy->rule_count; i++) {
        const char *of_rule = policy->rules[i]->path;
        size_t size = strlen(of_rule);
        bool is_part = strncmp(path, of_rule, size) == 0 && (path[size] == '/' || !path[size]);

        if (is_part && (!found || size > strlen(found->path)))
            found = policy->rules[i];
    }
    return found;
}

/* The last step: what it all came to. */
static void add_end(struct explanation *explanation, struct scope *scope)
{
    const struct assessment *result = &explanation->result;
    const struct rule *rule =
        explanation->answered ? NULL : rule_at(explanation->policy, explanation->path);
    struct rational amount = rational_of_fen(result->amount);

    scope->member = NO_MEMBER;
    scope->unknown = NULL;
    scope->listener = &explanation->listener;
    explanation_add(scope, &(struct telling){
        explanation->answered ? EXPLAINED_AMOUNT : EXPLAINED_NO_ANSWER, rule, NULL, NULL,
        explanation->answered ? TRUTH_YES : TRUTH_NO,
        explanation->answered ? &amount : NULL });
}

void explanation_begin(struct explanation *explanation, const struct household *household,
                       const struct policy *policy, const char *program, month worked,
                       struct arena *arena)
{
    *explanation = (struct explanation){
        .listener = { note_comparison }, .household = household, .policy = policy,
        .program = program, .worked = worked, .arena = arena, .answered = true,
        .result = { .method = METHOD_NONE, .facts.arena = arena }
    };
}

void explanation_fail(struct explanation *explanation, struct scope *scope)
{
    explanation->answered = tell_fault(scope, &explanation->message, &explanation->path);
    add_end(explanation, scope);
}

void explanation_gift(const struct scope *scope, struct gift *gift)
{
    explanation_of(scope)->last->gift = gift;
}

void explain_household(struct explanation *explanation, const struct household *household,
                       const struct policy *policy, month worked, struct arena *arena)
{
    explanation_begin(explanation, household, policy, "dibao-assess", worked, arena);
    struct assessment *result = &explanation->result;
    struct work work = { .result = result, .facts = &result->facts, .household = household,
                         .policy = policy, .listener = &explanation->listener };

    explanation->answered =
        (assess_work(&work, worked) && find_classes(result, policy, &work.scope))
        || tell_fault(&work.scope, &explanation->message, &explanation->path);
    add_end(explanation, &work.scope);
    settle_changes(explanation);
}
