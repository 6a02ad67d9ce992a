#include "assess.h"

#include "income.h"
#include "standard.h"
#include "supplement.h"

/* One household on its way through the policy. */
struct work {
    struct assessment *result;
    struct facts *facts;
    const struct policy *policy;
    struct scope scope;
    struct words failed;            /* why it is ineligible */
    struct words open;              /* why it is unclear */
};

static void add_unknown(struct words *words, const struct unknown *list, struct arena *arena)
{
    for (; list; list = list->next)
        words_add_joined(words, "unknown:", list->name, arena);
}

static void leave_open(struct work *work, const struct unknown *list)
{
    add_unknown(&work->open, list, work->facts->arena);
}

static void fail(struct work *work, const char *code)
{
    words_add(&work->failed, text_of(code), work->facts->arena);
}

static struct quantity *computed(struct work *work, enum computed name)
{
    return &work->facts->computed[name];
}

static struct quantity known(int64_t whole)
{
    return (struct quantity){ rational_of(whole), NULL, true };
}

/* Asks a household's condition; an unknown one is noted as open when `matters`. */
static enum truth ask(struct work *work, const struct condition *condition)
{
    work->scope.member = NO_MEMBER;
    work->scope.unknown = NULL;
    enum truth truth = condition_holds(condition, &work->scope);
    if (truth == TRUTH_UNKNOWN)
        leave_open(work, work->scope.unknown);
    return truth;
}

/* A household's amount; an unknown one is noted as open and *is_known false. False: a fault. */
static bool value_of_amount(struct work *work, const struct amount *amount,
                            struct rational *value, bool *is_known)
{
    work->scope.member = NO_MEMBER;
    work->scope.unknown = NULL;
    *is_known = amount_value(amount, &work->scope, value) == KNOWN;
    if (!*is_known && !work->scope.fault)
        leave_open(work, work->scope.unknown);
    return !work->scope.fault;
}

static size_t count_persons(const struct facts *facts)
{
    size_t persons = 0;
    for (size_t i = 0; i < facts->member_count; i++)
        persons += facts->members[i].counted;
    return persons;
}

static bool has_head(const struct facts *facts)
{
    for (size_t i = 0; i < facts->member_count; i++)
        if (facts->members[i].row->number[members_relation] == RELATION_HEAD)
            return true;
    return false;
}

static bool overflow(struct work *work, const char *path)
{
    work->scope.fault = FAULT_OVERFLOW;
    work->scope.fault_path = path;
    return false;
}

static bool make_gross(struct work *work)
{
    struct quantity gross = known(0);
    for (size_t kind = 0; kind <= work->policy->kind_count; kind++)
        if (!rational_add(&gross.value, gross.value, work->facts->income[kind]))
            return overflow(work, "/income");
    *computed(work, COMPUTED_GROSS_INCOME) = gross;
    return true;
}

/* An income that is used and not verified leaves the case unclear. */
static bool has_unverified(struct work *work, const struct household *household, int member)
{
    const struct rows *rows = &household->side[TABLE_incomes];
    for (size_t i = 0; i < rows->count; i++) {
        size_t kind;
        if (rows->at[i].number[incomes_verified] != 0 ||
            !income_is_used(work->facts, work->policy, &rows->at[i], &kind))
            continue;
        if (member == NO_MEMBER ||
            member_of_row(work->facts, &rows->at[i], incomes_person_no) == member)
            return true;
    }
    return false;
}

static bool make_income(struct work *work, const struct household *household)
{
    struct quantity *income = computed(work, COMPUTED_INCOME);
    struct quantity *per_head = computed(work, COMPUTED_INCOME_PER_HEAD);
    if (!count_income(work->facts, household, work->policy, &work->scope))
        return false;
    *per_head = *income;
    if (!rational_divide(&per_head->value, per_head->value,
                         computed(work, COMPUTED_PERSONS)->value))
        return overflow(work, "/income");
    leave_open(work, income->unknown);
    if (has_unverified(work, household, NO_MEMBER))
        words_add(&work->open, text_of("unverified:income"), work->facts->arena);
    return true;
}

/* The income rule. Equal to the limit is not below it (条例第二条: 低于). */
static bool judge_income(struct work *work)
{
    const struct policy *policy = work->policy;
    struct quantity *income = computed(work, COMPUTED_INCOME);
    struct quantity limit = *computed(work, COMPUTED_NEED);
    bool is_known = true;
    if (policy->limit == LIMIT_NONE)
        return true;
    if (policy->limit != LIMIT_NEED) {
        limit.unknown = NULL;
        if (!value_of_amount(work, policy->limit_amount, &limit.value, &is_known))
            return false;
    }
    if (income->unknown || limit.unknown || !is_known)
        return true;
    int order = rational_compare(income->value, limit.value);
    if (policy->limit == LIMIT_AT_MOST ? order > 0 : order >= 0)
        fail(work, "income");
    return true;
}

static bool judge_tests(struct work *work)
{
    for (size_t i = 0; i < work->policy->test_count; i++) {
        const struct test *test = &work->policy->tests[i];
        if (ask(work, test->require) == TRUTH_NO && !work->scope.fault)
            fail(work, test->rule.code);
        if (work->scope.fault)
            return false;
    }
    for (size_t i = 0; i < work->policy->unclear_count; i++) {
        const struct test *unclear = &work->policy->unclears[i];
        if (ask(work, unclear->require) == TRUTH_YES)
            words_add(&work->open, text_of(unclear->rule.code), work->facts->arena);
        if (work->scope.fault)
            return false;
    }
    return true;
}

static bool is_clear(const struct work *work)
{
    return work->open.count == 0;
}

/* need - income, or what the policy says instead. */
static bool first_amount(struct work *work, struct rational *amount)
{
    const struct benefit *benefit = &work->policy->benefit;
    const struct rational need = computed(work, COMPUTED_NEED)->value;
    bool is_known;
    enum truth full = benefit->full_when ? ask(work, benefit->full_when) : TRUTH_NO;
    if (work->scope.fault)
        return false;
    work->result->method = full == TRUTH_YES ? METHOD_FULL : METHOD_DIFFERENTIAL;
    *amount = need;
    if (full == TRUTH_YES)
        return true;
    if (benefit->amount)
        return value_of_amount(work, benefit->amount, amount, &is_known);
    return rational_subtract(amount, need, computed(work, COMPUTED_INCOME)->value) ||
           overflow(work, benefit->rule.path);
}

static bool cap(struct work *work, struct rational *amount)
{
    struct rational most;
    bool is_known;
    if (!work->policy->benefit.at_most)
        return true;
    if (!value_of_amount(work, work->policy->benefit.at_most, &most, &is_known))
        return false;
    if (is_known && rational_compare(*amount, most) > 0)
        *amount = most;
    return true;
}

static bool lift(struct work *work, struct rational *amount)
{
    const struct benefit *benefit = &work->policy->benefit;
    struct rational minimum;
    bool is_known;
    if (rational_sign(*amount) < 0)
        *amount = rational_of(0);
    if (!benefit->minimum)
        return true;
    if (!value_of_amount(work, benefit->minimum, &minimum, &is_known))
        return false;
    if (is_known && rational_compare(*amount, minimum) < 0)
        *amount = benefit->raise ? minimum : rational_of(0);
    return true;
}

static bool make_base(struct work *work)
{
    struct rational amount = rational_of(0);
    if (!first_amount(work, &amount) || !cap(work, &amount) || !lift(work, &amount))
        return false;
    if (!is_clear(work))
        return true;
    struct quantity *base = computed(work, COMPUTED_BASE_AMOUNT);
    if (!round_to_fen(amount, &work->policy->benefit.round, work->policy->benefit.rule.path,
                      &work->scope, &work->result->base_amount))
        return false;
    *base = (struct quantity){ rational_of_fen(work->result->base_amount), NULL, true };
    return true;
}

static bool close_amount(struct work *work)
{
    struct assessment *result = work->result;
    result->amount = result->base_amount;
    if (!fen_add(&result->amount, result->supplement))
        return overflow(work, "/supplements");
    *computed(work, COMPUTED_AMOUNT) =
        (struct quantity){ rational_of_fen(result->amount), NULL, true };
    result->verdict = VERDICT_ELIGIBLE;
    work->facts->code[COMPUTED_VERDICT] = codes_verdict[VERDICT_ELIGIBLE].name;
    if (result->amount == 0)
        words_add(&result->reasons, text_of("nothing"), work->facts->arena);
    return true;
}

/* In recheck and care classes an unknown condition does not hold, and is named. */
static bool classify(struct work *work)
{
    const struct policy *policy = work->policy;
    struct arena *arena = work->facts->arena;
    for (size_t i = 0; i < policy->recheck_count && !work->result->recheck; i++) {
        work->scope.unknown = NULL;
        enum truth truth = condition_holds(policy->rechecks[i].when, &work->scope);
        if (truth == TRUTH_YES)
            work->result->recheck = policy->rechecks[i].rule.code;
        if (truth == TRUTH_UNKNOWN)
            add_unknown(&work->result->reasons, work->scope.unknown, arena);
    }
    for (size_t m = 0; m < work->facts->member_count && !work->scope.fault; m++) {
        struct member_result *member = &work->result->members[m];
        work->scope.member = (int)m;
        for (size_t i = 0; member->assessed && !member->care_class && i < policy->care_class_count;
             i++) {
            work->scope.unknown = NULL;
            enum truth truth = condition_holds(policy->care_classes[i].when, &work->scope);
            if (truth == TRUTH_YES)
                member->care_class = policy->care_classes[i].rule.code;
            if (truth == TRUTH_UNKNOWN)
                add_unknown(&member->reasons, work->scope.unknown, arena);
        }
    }
    work->scope.member = NO_MEMBER;
    return !work->scope.fault;
}

static void set_unclear(struct work *work)
{
    struct assessment *result = work->result;
    result->verdict = VERDICT_UNCLEAR;
    result->method = METHOD_NONE;
    result->base_amount = result->supplement = result->amount = 0;
    memset(result->by_supplement, 0, work->policy->supplement_count * sizeof(fen));
    result->reasons = work->open;
}

/* Base amount is made; what an eligible household gets beside it. */
static bool complete(struct work *work, bool single)
{
    const struct unknown *unclear = NULL;
    if (!make_supplements(work->result, work->policy, &work->scope, single, &unclear))
        return false;
    leave_open(work, unclear);
    if (!is_clear(work)) {
        set_unclear(work);
        return true;
    }
    return close_amount(work) && classify(work);
}

static void set_ineligible(struct work *work)
{
    work->result->verdict = VERDICT_INELIGIBLE;
    work->result->method = METHOD_NONE;
    work->result->base_amount = 0;
    work->result->reasons = work->failed;
}

/* The first entry that holds for the member gives what he gets alone; *entry NULL: none. */
static bool choose_single(struct work *work, size_t member, const struct single **entry,
                          struct rational *amount)
{
    *entry = NULL;
    for (size_t i = 0; i < work->policy->single_count; i++) {
        const struct single *rule = &work->policy->singles[i];
        work->scope.unknown = NULL;
        work->scope.member = (int)member;
        enum truth holds = condition_holds(rule->when, &work->scope);
        work->scope.member = NO_MEMBER;
        if (holds != TRUTH_NO && !work->scope.fault) {
            enum truth required = condition_holds(rule->require, &work->scope);
            holds = required == TRUTH_YES ? holds : required;
        }
        if (work->scope.fault)
            return false;
        if (holds == TRUTH_NO)
            continue;
        work->scope.member = (int)member;
        if (holds == TRUTH_YES && amount_value(rule->amount, &work->scope, amount) == KNOWN)
            *entry = rule;
        else if (!work->scope.fault)
            leave_open(work, work->scope.unknown);
        work->scope.member = NO_MEMBER;
        return !work->scope.fault;
    }
    return true;
}

/* The figures of those assessed alone take the place of the household's. */
static bool single_figures(struct work *work)
{
    struct facts *facts = work->facts;
    size_t kinds = work->policy->kind_count + 1;
    int64_t persons = 0;
    struct quantity income = known(0), need = known(0), gross = known(0);
    for (size_t kind = 0; kind < kinds; kind++)
        facts->income[kind] = rational_of(0);
    for (size_t i = 0; i < facts->member_count; i++) {
        struct member *member = &facts->members[i];
        if (!work->result->members[i].assessed) {
            member->counted = false;
            continue;
        }
        persons++;
        bool good = rational_add(&income.value, income.value,
                                 member->computed[MEMBER_COUNTABLE_INCOME].value) &&
                    rational_add(&need.value, need.value,
                                 member->computed[MEMBER_STANDARD].value);
        for (size_t kind = 0; good && kind < kinds; kind++)
            good = rational_add(&facts->income[kind], facts->income[kind], member->income[kind]) &&
                   rational_add(&gross.value, gross.value, member->income[kind]);
        if (!good)
            return overflow(work, "/single_person");
    }
    *computed(work, COMPUTED_PERSONS) = known(persons);
    *computed(work, COMPUTED_INCOME) = income;
    *computed(work, COMPUTED_NEED) = need;
    *computed(work, COMPUTED_GROSS_INCOME) = gross;
    return rational_divide(&income.value, income.value, rational_of(persons))
               ? (*computed(work, COMPUTED_INCOME_PER_HEAD) = income, true)
               : overflow(work, "/single_person");
}

/* Members who are assessed alone when the household is not eligible (单人户保障). */
static bool try_single(struct work *work, const struct household *household)
{
    fen sum = 0;
    size_t found = 0;
    for (size_t i = 0; i < work->facts->member_count; i++) {
        const struct single *entry;
        struct rational amount;
        fen part = 0;
        work->result->members[i].assessed = false;
        if (!work->facts->members[i].counted)
            continue;
        if (!choose_single(work, i, &entry, &amount))
            return false;
        if (!entry || rational_sign(amount) <= 0)
            continue;
        if (!round_to_fen(amount, &entry->round, entry->rule.path, &work->scope, &part))
            return false;
        if (has_unverified(work, household, (int)i))
            words_add(&work->open, text_of("unverified:income"), work->facts->arena);
        words_add(&work->result->reasons, text_of(entry->rule.code), work->facts->arena);
        work->result->members[i].assessed = part > 0;
        found += part > 0;
        if (!fen_add(&sum, part))
            return overflow(work, entry->rule.path);
    }
    if (!is_clear(work)) {
        for (size_t i = 0; i < work->failed.count; i++)
            words_add(&work->open, work->failed.at[i], work->facts->arena);
        set_unclear(work);
        return true;
    }
    if (found == 0) {
        set_ineligible(work);
        return true;
    }
    work->result->method = METHOD_SINGLE;
    work->result->base_amount = sum;
    *computed(work, COMPUTED_BASE_AMOUNT) =
        (struct quantity){ rational_of_fen(sum), NULL, true };
    return single_figures(work) && complete(work, true);
}

static bool decide(struct work *work, const struct household *household)
{
    if (!has_head(work->facts))
        words_add(&work->open, text_of("head:missing"), work->facts->arena);
    if (!judge_income(work) || !judge_tests(work))
        return false;
    if (work->failed.count > 0) {
        if (work->policy->single_count == 0) {
            set_ineligible(work);
            return true;
        }
        work->open = (struct words){ 0 };
        return try_single(work, household);
    }
    if (is_clear(work) && !make_base(work))
        return false;
    if (!is_clear(work)) {
        set_unclear(work);
        return true;
    }
    return complete(work, false);
}

static void nobody(struct work *work)
{
    for (int name = COMPUTED_GROSS_INCOME; name <= COMPUTED_NEED; name++)
        *computed(work, name) = known(0);
    computed(work, COMPUTED_INCOME_PER_HEAD)->ready = false;
    fail(work, "nobody");
    set_ineligible(work);
}

static void name_left_out(struct work *work)
{
    for (size_t m = 0; m < work->facts->member_count; m++) {
        struct member_result *member = &work->result->members[m];
        member->assessed = work->facts->members[m].counted;
        work->scope.member = (int)m;
        for (size_t i = 0; !member->assessed && i < work->policy->leave_out_count; i++) {
            const struct leave_out *rule = &work->policy->leave_outs[i];
            work->scope.unknown = NULL;
            if (condition_holds(rule->when, &work->scope) != TRUTH_YES)
                continue;
            words_add(&member->reasons, text_of(rule->rule.code), work->facts->arena);
            break;
        }
    }
    work->scope.member = NO_MEMBER;
}

static bool work_through(struct work *work, const struct household *household, month worked)
{
    const struct unknown *unclear;
    struct arena *arena = work->facts->arena;
    if (!gather_facts(work->facts, household, work->policy, worked, arena, &work->scope, &unclear))
        return false;
    struct assessment *result = work->result;
    size_t members = work->facts->member_count, supplements = work->policy->supplement_count;
    result->members = arena_take(arena, members * sizeof *result->members + 1);
    memset(result->members, 0, members * sizeof *result->members);
    result->by_supplement = arena_take(arena, supplements * sizeof(fen) + 1);
    memset(result->by_supplement, 0, supplements * sizeof(fen));
    name_left_out(work);
    if (unclear) {
        leave_open(work, unclear);
        set_unclear(work);
        return true;
    }
    result->figures = true;
    *computed(work, COMPUTED_PERSONS) = known((int64_t)count_persons(work->facts));
    if (rational_sign(computed(work, COMPUTED_PERSONS)->value) == 0) {
        nobody(work);
        return true;
    }
    if (!make_need(work->facts, work->policy, &work->scope))
        return false;
    leave_open(work, computed(work, COMPUTED_NEED)->unknown);
    return make_gross(work) && make_income(work, household) && decide(work, household);
}

static enum message fault_message(enum fault fault)
{
    switch (fault) {
    case FAULT_DIVISION:
        return MESSAGE_RULE_DIVISION;
    case FAULT_OVERFLOW:
        return MESSAGE_RULE_OVERFLOW;
    case FAULT_TABLE:
        return MESSAGE_RULE_TABLE;
    default:
        return MESSAGE_RULE_NO_STANDARD;
    }
}

bool assess_household(struct assessment *result, const struct household *household,
                      const struct policy *policy, month worked, struct arena *arena,
                      enum message *message, const char **fault_path)
{
    *result = (struct assessment){ .method = METHOD_NONE };
    struct work work = { .result = result, .facts = &result->facts, .policy = policy };
    result->facts.arena = arena;
    if (work_through(&work, household, worked) && !work.scope.fault)
        return true;
    *message = fault_message(work.scope.fault);
    *fault_path = work.scope.fault_path ? work.scope.fault_path : "/standard";
    return false;
}
