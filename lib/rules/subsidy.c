#include "subsidy.h"

#include "explain.h"
#include "supplement.h"

/* One household on its way through the programmes. */
struct giving {
    struct awards *awards;
    const struct household *household;
    const struct policy *policy;
    month worked;
    struct quotas *quotas;
    struct scope *scope;
};

bool gives_in(const struct programme *programme, month worked)
{
    unsigned months = programme->calendar_months;

    return months == 0 || (months >> (calendar_month(worked) - 1) & 1);
}

/* An earlier award still stands: of a programme given once a year, or once for all. */
static bool still_stands(const struct programme *programme, month given, month worked)
{
    if (given >= worked)
        return false;
    return programme->once == ONCE_EVER
        || (programme->once == ONCE_YEAR && year_of_month(given) == year_of_month(worked));
}

static bool concerns(int64_t person, int64_t other)
{
    return person == NONE || other == NONE || person == other;
}

/* The month of an award of an earlier month that still stands; NO_MONTH: there is none. */
static month given_before(const struct giving *giving, const struct programme *programme,
                          int64_t person)
{
    const struct rows *earlier = &giving->household->side[TABLE_awards];

    for (size_t i = 0; i < earlier->count; i++) {
        const struct row *row = &earlier->at[i];
        month given = (month)row->number[awards_month];

        if (text_is(row->field[awards_programme], programme->rule.code)
            && concerns(person, row->number[awards_person_no])
            && still_stands(programme, given, giving->worked))
            return given;
    }
    return NO_MONTH;
}

static bool lists(const struct programme *programme, size_t other)
{
    for (size_t i = 0; i < programme->exclude_count; i++)
        if (programme->excludes[i] == other)
            return true;
    return false;
}

static bool exclude(const struct policy *policy, size_t a, size_t b)
{
    return lists(&policy->programmes[a], b) || lists(&policy->programmes[b], a);
}

/* An award on record that stands in this month. */
static bool is_in_force(const struct giving *giving, const struct programme *programme,
                        const struct row *award)
{
    month given = (month)award->number[awards_month];

    return text_is(award->field[awards_programme], programme->rule.code)
        && (given == giving->worked || still_stands(programme, given, giving->worked));
}

static bool is_excluded_by_record(const struct giving *giving, size_t programme, size_t other,
                                  int64_t person)
{
    const struct rows *earlier = &giving->household->side[TABLE_awards];

    for (size_t i = 0; i < earlier->count; i++)
        if (is_in_force(giving, &giving->policy->programmes[other], &earlier->at[i])
            && concerns(person, earlier->at[i].number[awards_person_no]))
            return exclude(giving->policy, programme, other);
    return false;
}

/* The programme that excludes this one: of two that exclude each other the first one stays. NULL:
   there is none. */
static const struct programme *excluded_by(const struct giving *giving, size_t programme,
                                           int64_t person)
{
    const struct policy *policy = giving->policy;

    for (size_t i = 0; i < giving->awards->count; i++)
        if (exclude(policy, programme, giving->awards->at[i].programme)
            && concerns(person, giving->awards->at[i].person))
            return &policy->programmes[giving->awards->at[i].programme];
    for (size_t other = 0; other < policy->programme_count; other++)
        if (other != programme && exclude(policy, programme, other)
            && is_excluded_by_record(giving, programme, other, person))
            return &policy->programmes[other];
    return NULL;
}

static void add_award(struct awards *awards, struct award award, struct arena *arena)
{
    if (awards->count == awards->room) {
        size_t room = awards->room ? 2 * awards->room : 16;
        struct award *at = arena_take(arena, room * sizeof *at);

        if (awards->count > 0)
            memcpy(at, awards->at, awards->count * sizeof *at);
        awards->at = at;
        awards->room = room;
    }
    awards->at[awards->count++] = award;
}

/* Money of nothing is no award; a thing may be given without a price. */
static bool is_worth_giving(const struct programme *programme, fen amount)
{
    return amount > 0 || programme->form == FORM_GOODS || programme->form == FORM_SERVICE;
}

/* What the rule gives the one in scope. */
static bool worth(const struct giving *giving, const struct programme *programme,
                  struct gift *gift)
{
    struct scope *scope = giving->scope;
    struct quantity yuan = quantity_known(rational_of(0));

    scope->unknown = NULL;
    enum truth truth = condition_holds(programme->when, scope);
    if (truth == TRUTH_YES && programme->amount && !quantity_of(programme->amount, scope, &yuan))
        return false;
    if (scope->fault)
        return false;
    gift->unknown = truth == TRUTH_UNKNOWN ? scope->unknown : yuan.unknown;
    gift->outcome = gift->unknown ? GIFT_UNKNOWN : truth == TRUTH_YES ? GIFT_GIVEN : GIFT_NOT_MET;
    if (gift->outcome != GIFT_GIVEN)
        return true;
    if (rational_sign(yuan.value) < 0)
        yuan.value = rational_of(0);
    if (!round_to_fen(yuan.value, &programme->round, programme->rule.path, scope, &gift->amount))
        return false;
    if (!is_worth_giving(programme, gift->amount))
        gift->outcome = GIFT_NOTHING;
    return true;
}

/* What becomes of the programme for the one in scope. */
static bool decide(const struct giving *giving, size_t index, int64_t person, struct gift *gift)
{
    const struct programme *programme = &giving->policy->programmes[index];
    bool given = true;

    gift->before = given_before(giving, programme, person);
    if (gift->before != NO_MONTH) {
        gift->outcome = GIFT_BEFORE;
        return true;
    }
    gift->excluded_by = excluded_by(giving, index, person);
    if (gift->excluded_by) {
        gift->outcome = GIFT_EXCLUDED;
        return true;
    }
    if (!worth(giving, programme, gift))
        return false;
    if (gift->outcome == GIFT_GIVEN
        && !quota_gives(giving->quotas, programme, giving->household->id, giving->scope, &given))
        return false;
    if (!given)
        gift->outcome = GIFT_FULL;
    return true;
}

static bool is_asked_why(const struct giving *giving, size_t index)
{
    return giving->scope->listener && (!giving->awards->wanted || giving->awards->wanted[index]);
}

/* Keeps what became of it, when somebody asks why; NULL: nobody does. */
static struct gift *tell(const struct giving *giving, size_t index, const struct gift *gift)
{
    const struct programme *programme = &giving->policy->programmes[index];
    bool asked = gift->outcome >= GIFT_ASKED, held = gift->outcome > GIFT_UNKNOWN;
    struct rational amount = rational_of_fen(gift->amount);

    if (!is_asked_why(giving, index))
        return NULL;
    struct gift *kept = arena_take(giving->scope->facts->arena, sizeof *kept);
    *kept = *gift;
    kept->quota = quota_of(giving->quotas, programme);
    explanation_add(giving->scope, &(struct telling){
        EXPLAINED_PROGRAMME, &programme->rule, asked ? programme->when : NULL,
        asked ? programme->amount : NULL,
        held ? TRUTH_YES : gift->unknown ? TRUTH_UNKNOWN : TRUTH_NO, held ? &amount : NULL });
    explanation_unknown(giving->scope, gift->unknown);
    explanation_gift(giving->scope, kept);
    return kept;
}

/* Gives the household or member in scope what it gets of the programme. */
static bool give(struct giving *giving, size_t index)
{
    struct scope *scope = giving->scope;
    int64_t person = scope->member == NO_MEMBER ? NONE
        : scope->facts->members[scope->member].row->number[members_person_no];
    struct gift gift = { .outcome = GIFT_GIVEN };

    if (!decide(giving, index, person, &gift))
        return false;
    giving->awards->open[index] += gift.outcome == GIFT_UNKNOWN;
    struct gift *told = tell(giving, index, &gift);
    if (gift.outcome == GIFT_GIVEN)
        add_award(giving->awards, (struct award){ index, person, gift.amount, told },
                  scope->facts->arena);
    return true;
}

/* Each counted member, one after the other. */
static bool give_members(struct giving *giving, size_t index)
{
    const struct facts *facts = giving->scope->facts;
    bool good = true;

    for (int i = next_counted(facts, NO_MEMBER); good && i != NO_MEMBER;
         i = next_counted(facts, i)) {
        giving->scope->member = i;
        good = give(giving, index);
    }
    giving->scope->member = NO_MEMBER;
    return good;
}

static bool give_programme(struct giving *giving, size_t index, bool on_roster)
{
    const struct programme *programme = &giving->policy->programmes[index];
    struct gift gift = { .outcome = GIFT_GIVEN };

    giving->scope->member = NO_MEMBER;
    if (!gives_in(programme, giving->worked))
        gift.outcome = GIFT_OTHER_MONTH;
    else if (programme->on_roster && !on_roster)
        gift.outcome = GIFT_OFF_ROSTER;
    else if (programme->per_member && next_counted(giving->scope->facts, NO_MEMBER) == NO_MEMBER)
        gift.outcome = GIFT_NOBODY;
    if (gift.outcome == GIFT_GIVEN)
        return programme->per_member ? give_members(giving, index) : give(giving, index);
    tell(giving, index, &gift);
    return true;
}

bool find_awards(struct awards *awards, const struct household *household,
                 const struct policy *policy, month worked, struct quotas *quotas,
                 struct scope *scope)
{
    struct giving giving = { awards, household, policy, worked, quotas, scope };
    bool on_roster = household->row->number[stream_on_roster] == 1;

    for (size_t i = 0; i < policy->programme_count; i++)
        if (!give_programme(&giving, i, on_roster))
            return false;
    return true;
}
