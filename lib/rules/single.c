#include "single.h"

#include "standard.h"
#include "supplement.h"

static enum truth holds_for(struct work *work, const struct single *rule, int member)
{
    enum truth his, households;

    work->scope.unknown = NULL;
    work->scope.member = member;
    his = condition_holds(rule->when, &work->scope);
    explain(&work->scope, (struct telling){ EXPLAINED_SINGLE, &rule->rule, rule->when, NULL, his,
                                            NULL });
    work->scope.member = NO_MEMBER;
    if (his == TRUTH_NO || work->scope.fault)
        return TRUTH_NO;
    households = condition_holds(rule->require, &work->scope);
    if (households == TRUTH_YES)
        households = his;
    explain_also(&work->scope, rule->require, households);
    return households;
}

static void leave_open_for(struct work *work, int member, const struct unknown *list)
{
    leave_open(work, list);
    add_unknown(&work->result->members[member].reasons, list, work->facts->arena);
}

/* What the entry gives the member, rounded; 0 when it is unknown, which leaves the case open. */
static bool worth(struct work *work, const struct single *rule, int member, fen *amount)
{
    struct quantity exact;

    work->scope.member = member;
    if (!quantity_of(rule->amount, &work->scope, &exact))
        return false;
    explain_amount(&work->scope, EXPLAINED_SINGLE_AMOUNT, &rule->rule, rule->amount, &exact);
    work->scope.member = NO_MEMBER;
    leave_open_for(work, member, exact.unknown);
    if (exact.unknown || rational_sign(exact.value) <= 0)
        return true;
    if (!round_to_fen(exact.value, &rule->round, rule->rule.path, &work->scope, amount))
        return false;
    explain_part(&work->scope, member, NO_KIND, rational_of(0), rational_of_fen(*amount));
    return true;
}

/* The first entry that holds for the member gives what he gets alone; an unknown one before it
   leaves the case open. */
static bool judge_member(struct work *work, int member, fen *amount)
{
    const struct policy *policy = work->policy;
    enum truth truth = TRUTH_NO;
    size_t i = 0;

    *amount = 0;
    for (; i < policy->single_count && !work->scope.fault; i++)
        if ((truth = holds_for(work, &policy->singles[i], member)) != TRUTH_NO)
            break;
    if (work->scope.fault)
        return false;
    if (truth == TRUTH_UNKNOWN)
        leave_open_for(work, member, work->scope.unknown);
    if (truth != TRUTH_YES)
        return true;
    if (!worth(work, &policy->singles[i], member, amount))
        return false;
    if (*amount == 0)
        return true;
    add_word(work, &work->result->reasons, policy->singles[i].rule.code);
    if (has_unverified(work, member))
        add_word(work, &work->open, "unverified:income");
    return true;
}

static bool sum_members(struct work *work, struct quantity *income, struct quantity *need)
{
    struct facts *facts = work->facts;

    *income = *need = quantity_known(rational_of(0));
    for (size_t i = 0; i < facts->member_count; i++) {
        const struct quantity *his = facts->members[i].computed;

        if (facts->members[i].counted
            && (!quantity_add(income, &his[MEMBER_COUNTABLE_INCOME], &work->scope,
                              "/single_person")
                || !quantity_add(need, &his[MEMBER_STANDARD], &work->scope, "/single_person")))
            return false;
    }
    leave_open(work, income->unknown);
    leave_open(work, need->unknown);
    return true;
}

static bool sum_gross(struct work *work, struct quantity *gross)
{
    *gross = quantity_known(rational_of(0));
    return earnings_sum(&work->facts->earnings, &gross->value)
        || no_answer(&work->scope, FAULT_OVERFLOW, "/single_person");
}

static void explain_alone(const struct work *work)
{
    const struct quantity *made = work->facts->computed;

    explain_figure(&work->scope, EXPLAINED_PERSONS, &made[COMPUTED_PERSONS]);
    explain_figure(&work->scope, EXPLAINED_NEED, &made[COMPUTED_NEED]);
    explain_figure(&work->scope, EXPLAINED_GROSS, &made[COMPUTED_GROSS_INCOME]);
    explain_figure(&work->scope, EXPLAINED_INCOME, &made[COMPUTED_INCOME]);
    explain_figure(&work->scope, EXPLAINED_PER_HEAD, &made[COMPUTED_INCOME_PER_HEAD]);
}

/* The facts become those of the persons assessed alone. */
static bool facts_alone(struct work *work, const fen *amounts)
{
    struct facts *facts = work->facts;
    struct quantity *made = facts->computed, *per_head = &made[COMPUTED_INCOME_PER_HEAD];
    size_t size = facts->member_count * sizeof *facts->members;
    int64_t persons = 0;

    facts->members = memcpy(arena_take(facts->arena, size), facts->members, size);
    for (size_t i = 0; i < facts->member_count; i++)
        persons += facts->members[i].counted = amounts[i] > 0;
    if (!make_standard_alone(facts, work->policy, &work->scope)
        || !gather_sums(facts, work->household, work->policy, &work->scope, true)
        || !sum_members(work, &made[COMPUTED_INCOME], &made[COMPUTED_NEED])
        || !sum_gross(work, &made[COMPUTED_GROSS_INCOME]))
        return false;
    made[COMPUTED_PERSONS] = quantity_known(rational_of(persons));
    *per_head = made[COMPUTED_INCOME];
    if (!rational_divide(&per_head->value, per_head->value, rational_of(persons)))
        return no_answer(&work->scope, FAULT_OVERFLOW, "/single_person");
    explain_alone(work);
    return true;
}

static void unclear_alone(struct work *work)
{
    for (size_t i = 0; i < work->failed.count; i++)
        words_add(&work->open, work->failed.at[i], work->facts->arena);
    set_unclear(work);
}

static bool finish(struct work *work, fen sum, const fen *amounts)
{
    struct facts whole = *work->facts;

    if (!facts_alone(work, amounts))
        return false;
    work->result->method = METHOD_SINGLE;
    work->result->base_amount = sum;
    work->facts->computed[COMPUTED_BASE_AMOUNT] = quantity_known(rational_of_fen(sum));
    explain_figure(&work->scope, EXPLAINED_BASE, &work->facts->computed[COMPUTED_BASE_AMOUNT]);
    if (!complete(work, true))
        return false;
    if (work->result->verdict == VERDICT_UNCLEAR) {
        *work->facts = whole;
        unclear_alone(work);
    }
    return true;
}

bool assess_alone(struct work *work)
{
    fen *amounts = take_zeroed(work->facts->arena, work->facts->member_count, sizeof *amounts);
    fen sum = 0;

    work->open = (struct words){ 0 };
    for (size_t i = 0; i < work->facts->member_count; i++) {
        if (!work->facts->members[i].counted)
            continue;
        if (!judge_member(work, (int)i, &amounts[i]))
            return false;
        if (!fen_add(&sum, amounts[i]))
            return no_answer(&work->scope, FAULT_OVERFLOW, "/single_person");
    }
    if (work->open.count > 0)
        unclear_alone(work);
    else if (sum == 0)
        set_ineligible(work);
    else
        return finish(work, sum, amounts);
    return true;
}
