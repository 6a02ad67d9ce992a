#include "assess.h"

#include "benefit.h"
#include "explain.h"
#include "income.h"
#include "single.h"
#include "standard.h"
#include "supplement.h"

void add_unknown(struct words *words, const struct unknown *list, struct arena *arena)
{
    for (; list; list = list->next)
        words_add_joined(words, "unknown:", list->name, arena);
}

void leave_open(struct work *work, const struct unknown *list)
{
    add_unknown(&work->open, list, work->facts->arena);
}

void add_word(struct work *work, struct words *words, const char *word)
{
    words_add(words, text_of(word), work->facts->arena);
}

static struct quantity *computed(struct work *work, enum computed name)
{
    return &work->facts->computed[name];
}

static bool has_head(const struct facts *facts)
{
    for (size_t i = 0; i < facts->member_count; i++)
        if (facts->members[i].row->number[members_relation] == RELATION_HEAD)
            return true;
    return false;
}

bool has_unverified(const struct work *work, int member)
{
    const struct rows *rows = &work->household->side[TABLE_incomes];
    size_t kind;

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];

        if (row->number[incomes_verified] == 0
            && (member == NO_MEMBER
                || member_of_row(work->facts, row, incomes_person_no) == member)
            && income_is_used(work->facts, work->policy, row, &kind))
            return true;
    }
    return false;
}

static void explain_gate(const struct work *work, enum explained what, enum truth passed)
{
    explain(&work->scope, (struct telling){ what, NULL, NULL, NULL, passed, NULL });
}

/* Whom the policy leaves out, or may. */
static void name_left_out(struct work *work)
{
    for (size_t i = 0; work->policy->leave_out_count > 0 && i < work->facts->member_count; i++) {
        struct words *reasons = &work->result->members[i].reasons;
        const struct unknown *open;

        work->scope.member = (int)i;
        const struct rule *rule = left_out(work->policy, &work->scope, &open);
        if (rule)
            add_word(work, reasons, rule->code);
        add_unknown(reasons, open, work->facts->arena);
    }
    work->scope.member = NO_MEMBER;
}

static bool make_gross(struct work *work)
{
    struct quantity *gross = computed(work, COMPUTED_GROSS_INCOME);

    *gross = quantity_known(rational_of(0));
    explain_rows(&work->scope);
    if (!earnings_sum(&work->facts->earnings, &gross->value))
        return no_answer(&work->scope, FAULT_OVERFLOW, "/income");
    explain_figure(&work->scope, EXPLAINED_GROSS, gross);
    return true;
}

static bool make_income(struct work *work)
{
    bool unverified;
    struct quantity *per_head = computed(work, COMPUTED_INCOME_PER_HEAD);

    if (!count_income(work->facts, work->household, work->policy, &work->scope))
        return false;
    *per_head = *computed(work, COMPUTED_INCOME);
    explain_figure(&work->scope, EXPLAINED_INCOME, per_head);
    if (!rational_divide(&per_head->value, per_head->value,
                         computed(work, COMPUTED_PERSONS)->value))
        return no_answer(&work->scope, FAULT_OVERFLOW, "/income");
    explain_figure(&work->scope, EXPLAINED_PER_HEAD, per_head);
    leave_open(work, per_head->unknown);
    unverified = has_unverified(work, NO_MEMBER);
    explain_gate(work, EXPLAINED_VERIFIED, unverified ? TRUTH_UNKNOWN : TRUTH_YES);
    if (unverified)
        add_word(work, &work->open, "unverified:income");
    return true;
}

static void name_unknown_figures(struct work *work)
{
    for (size_t i = 0; i < work->facts->member_count; i++) {
        const struct member *member = &work->facts->members[i];
        struct words *reasons = &work->result->members[i].reasons;

        add_unknown(reasons, member->computed[MEMBER_STANDARD].unknown, work->facts->arena);
        add_unknown(reasons, member->computed[MEMBER_COUNTABLE_INCOME].unknown,
                    work->facts->arena);
    }
}

/* A household's condition; an unknown one leaves the case open. */
static enum truth ask(struct work *work, const struct test *test, enum explained what)
{
    work->scope.unknown = NULL;
    enum truth truth = condition_holds(test->require, &work->scope);

    explain(&work->scope,
            (struct telling){ what, &test->rule, test->require, NULL, truth, NULL });
    if (truth == TRUTH_UNKNOWN)
        leave_open(work, work->scope.unknown);
    return truth;
}

/* The income rule. Equal to the limit is not below it (条例第二条: 低于). */
static bool judge_income(struct work *work)
{
    const struct policy *policy = work->policy;
    struct quantity *income = computed(work, COMPUTED_INCOME);
    struct quantity limit = *computed(work, COMPUTED_NEED);

    if (policy->limit == LIMIT_NONE)
        return true;
    if (policy->limit != LIMIT_NEED && !quantity_of(policy->limit_amount, &work->scope, &limit))
        return false;
    leave_open(work, limit.unknown);
    bool known = !income->unknown && !limit.unknown;
    int order = known ? rational_compare(income->value, limit.value) : 0;
    bool over = known && (policy->limit == LIMIT_AT_MOST ? order > 0 : order >= 0);
    explain(&work->scope, (struct telling){ EXPLAINED_LIMIT, &policy->limit_rule, NULL,
                                            policy->limit_amount,
                                            known ? (over ? TRUTH_NO : TRUTH_YES) : TRUTH_UNKNOWN,
                                            limit.unknown ? NULL : &limit.value });
    explain_unknown(&work->scope, unknown_join(income->unknown, limit.unknown, work->facts->arena));
    if (known)
        explain_part(&work->scope, NO_MEMBER, NO_KIND, limit.value, income->value);
    if (over)
        add_word(work, &work->failed, "income");
    return true;
}

static bool judge_tests(struct work *work)
{
    const struct policy *policy = work->policy;

    for (size_t i = 0; i < policy->test_count && !work->scope.fault; i++)
        if (ask(work, &policy->tests[i], EXPLAINED_TEST) == TRUTH_NO)
            add_word(work, &work->failed, policy->tests[i].rule.code);
    for (size_t i = 0; i < policy->unclear_count && !work->scope.fault; i++)
        if (ask(work, &policy->unclears[i], EXPLAINED_UNCLEAR) == TRUTH_YES)
            add_word(work, &work->open, policy->unclears[i].rule.code);
    return !work->scope.fault;
}

static bool judge(struct work *work)
{
    bool headed = has_head(work->facts);

    explain_gate(work, EXPLAINED_HEAD, headed ? TRUTH_YES : TRUTH_UNKNOWN);
    if (!headed)
        add_word(work, &work->open, "head:missing");
    if (!judge_income(work) || !judge_tests(work))
        return false;
    if (work->failed.count > 0)
        return assess_alone(work);
    return make_base_amount(work) && complete(work, false);
}

static void nobody(struct work *work)
{
    static const enum computed nothing[] = { COMPUTED_GROSS_INCOME, COMPUTED_INCOME,
                                             COMPUTED_NEED };

    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
        *computed(work, nothing[i]) = quantity_known(rational_of(0));
    explain_gate(work, EXPLAINED_NOBODY, TRUTH_NO);
    add_word(work, &work->failed, "nobody");
    set_ineligible(work);
}

static bool make_figures(struct work *work)
{
    int64_t persons = 0;

    for (size_t i = 0; i < work->facts->member_count; i++)
        persons += work->facts->members[i].counted;
    *computed(work, COMPUTED_PERSONS) = quantity_known(rational_of(persons));
    explain_figure(&work->scope, EXPLAINED_PERSONS, computed(work, COMPUTED_PERSONS));
    if (persons == 0) {
        nobody(work);
        return true;
    }
    if (!make_need(work->facts, work->policy, &work->scope))
        return false;
    explain_figure(&work->scope, EXPLAINED_NEED, computed(work, COMPUTED_NEED));
    leave_open(work, computed(work, COMPUTED_NEED)->unknown);
    if (!make_gross(work) || !make_income(work))
        return false;
    name_unknown_figures(work);
    return judge(work);
}

static bool work_through(struct work *work, month worked)
{
    struct assessment *result = work->result;
    struct arena *arena = work->facts->arena;
    const struct unknown *unclear;

    if (!gather_facts(work->facts, work->household, work->policy, worked, arena, &work->scope,
                      &unclear))
        return false;
    work->scope.listener = work->listener;
    result->members = take_zeroed(arena, work->facts->member_count, sizeof *result->members);
    result->by_supplement = take_zeroed(arena, work->policy->supplement_count, sizeof(fen));
    name_left_out(work);
    if (!unclear)
        return make_figures(work);
    leave_open(work, unclear);
    set_unclear(work);
    return true;
}

/* A figure as it is printed; an unknown one, or one that was not made, is NONE. */
static fen printed(struct work *work, const struct quantity *quantity, const char *path)
{
    fen amount = NONE;

    if (quantity->ready && !quantity->unknown && !rational_to_fen(quantity->value, &amount))
        no_answer(&work->scope, FAULT_OVERFLOW, path);
    return amount;
}

/* Where the sum is unknown, it does not show that each member's can be printed. */
static void print_members(struct work *work, enum member_computed name, const char *path)
{
    for (size_t i = 0; i < work->facts->member_count; i++)
        printed(work, &work->facts->members[i].computed[name], path);
}

static bool print_figures(struct work *work)
{
    struct assessment *result = work->result;

    result->persons = NONE;
    if (computed(work, COMPUTED_PERSONS)->ready)
        rational_whole(computed(work, COMPUTED_PERSONS)->value, &result->persons);
    result->gross_income = printed(work, computed(work, COMPUTED_GROSS_INCOME), "/income");
    result->income = printed(work, computed(work, COMPUTED_INCOME), "/income");
    result->income_per_head = printed(work, computed(work, COMPUTED_INCOME_PER_HEAD), "/income");
    result->need = printed(work, computed(work, COMPUTED_NEED), "/standard");
    if (result->income == NONE)
        print_members(work, MEMBER_COUNTABLE_INCOME, "/income");
    if (result->need == NONE)
        print_members(work, MEMBER_STANDARD, "/standard");
    return !work->scope.fault;
}

enum message fault_message(enum fault fault)
{
    static const enum message messages_of[] = {
        [NO_FAULT] = MESSAGE_RULE_NO_STANDARD,
        [FAULT_DIVISION] = MESSAGE_RULE_DIVISION,
        [FAULT_OVERFLOW] = MESSAGE_RULE_OVERFLOW,
        [FAULT_TABLE] = MESSAGE_RULE_TABLE,
    };

    return messages_of[fault];
}

bool tell_fault(const struct scope *scope, enum message *message, const char **fault_path)
{
    *message = fault_message(scope->fault);
    *fault_path = scope->fault_path ? scope->fault_path : "/standard";
    return false;
}

bool assess_work(struct work *work, month worked)
{
    return work_through(work, worked) && print_figures(work);
}

bool assess_household(struct assessment *result, const struct household *household,
                      const struct policy *policy, month worked, struct arena *arena,
                      enum message *message, const char **fault_path)
{
    struct work work;

    clear(&work, sizeof work);
    work.result = result;
    work.facts = &result->facts;
    work.household = household;
    work.policy = policy;
    clear(result, sizeof *result);
    result->method = METHOD_NONE;
    result->facts.arena = arena;
    return assess_work(&work, worked) || tell_fault(&work.scope, message, fault_path);
}

static void find_class(struct assessment *result, const struct policy *policy,
                       struct scope *scope)
{
    struct member_result *member = &result->members[scope->member];

    for (size_t i = 0; i < policy->care_class_count && !member->care_class; i++)
        if (class_holds(EXPLAINED_CARE_CLASS, &policy->care_classes[i].rule,
                        policy->care_classes[i].when, scope, &member->reasons))
            member->care_class = policy->care_classes[i].rule.code;
}

bool find_classes(struct assessment *result, const struct policy *policy, struct scope *scope)
{
    if (result->verdict != VERDICT_ELIGIBLE || policy->care_class_count == 0)
        return true;
    for (size_t i = 0; i < result->facts.member_count; i++) {
        scope->member = (int)i;
        if (result->facts.members[i].counted)
            find_class(result, policy, scope);
    }
    return !scope->fault;
}

bool find_care_classes(struct assessment *result, const struct policy *policy,
                       enum message *message, const char **fault_path)
{
    struct scope scope = { .facts = &result->facts };

    return find_classes(result, policy, &scope) || tell_fault(&scope, message, fault_path);
}

bool care_classes_always_answer(const struct policy *policy)
{
    for (size_t i = 0; i < policy->care_class_count; i++)
        if (!condition_always_answers(policy->care_classes[i].when))
            return false;
    return true;
}
