#include "subsidy.h"

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

static bool was_given(const struct giving *giving, const struct programme *programme,
                      int64_t person)
{
    const struct rows *earlier = &giving->household->side[TABLE_awards];

    for (size_t i = 0; i < earlier->count; i++) {
        const struct row *row = &earlier->at[i];

        if (text_is(row->field[awards_programme], programme->rule.code)
            && concerns(person, row->number[awards_person_no])
            && still_stands(programme, (month)row->number[awards_month], giving->worked))
            return true;
    }
    return false;
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

/* Of two that exclude each other the first one stays. */
static bool is_excluded(const struct giving *giving, size_t programme, int64_t person)
{
    const struct policy *policy = giving->policy;

    for (size_t i = 0; i < giving->awards->count; i++)
        if (exclude(policy, programme, giving->awards->at[i].programme)
            && concerns(person, giving->awards->at[i].person))
            return true;
    for (size_t other = 0; other < policy->programme_count; other++)
        if (other != programme && exclude(policy, programme, other)
            && is_excluded_by_record(giving, programme, other, person))
            return true;
    return false;
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

/* What the rule gives the one in scope; *amount below zero: nothing. */
static bool worth(const struct giving *giving, size_t index, fen *amount)
{
    const struct programme *programme = &giving->policy->programmes[index];
    struct scope *scope = giving->scope;
    struct quantity yuan = quantity_known(rational_of(0));

    *amount = -1;
    scope->unknown = NULL;
    enum truth truth = condition_holds(programme->when, scope);
    if (truth == TRUTH_YES && programme->amount && !quantity_of(programme->amount, scope, &yuan))
        return false;
    if (scope->fault)
        return false;
    if (truth == TRUTH_UNKNOWN || yuan.unknown)
        giving->awards->open[index]++;
    if (truth != TRUTH_YES || yuan.unknown)
        return true;
    if (rational_sign(yuan.value) < 0)
        yuan.value = rational_of(0);
    return round_to_fen(yuan.value, &programme->round, programme->rule.path, scope, amount);
}

/* Gives the household or member in scope what it gets of the programme. */
static bool give(struct giving *giving, size_t index)
{
    const struct programme *programme = &giving->policy->programmes[index];
    struct scope *scope = giving->scope;
    int64_t person = scope->member == NO_MEMBER ? NONE
        : scope->facts->members[scope->member].row->number[members_person_no];
    bool given;
    fen amount;

    if (was_given(giving, programme, person) || is_excluded(giving, index, person))
        return true;
    if (!worth(giving, index, &amount))
        return false;
    if (amount < 0 || !is_worth_giving(programme, amount))
        return true;
    if (!quota_gives(giving->quotas, programme, giving->household->id, scope, &given))
        return false;
    if (given)
        add_award(giving->awards, (struct award){ index, person, amount }, scope->facts->arena);
    return true;
}

static bool give_programme(struct giving *giving, size_t index)
{
    const struct programme *programme = &giving->policy->programmes[index];
    const struct facts *facts = giving->scope->facts;
    bool good = true;

    giving->scope->member = NO_MEMBER;
    if (!programme->per_member)
        return give(giving, index);
    for (int i = next_counted(facts, NO_MEMBER); good && i != NO_MEMBER;
         i = next_counted(facts, i)) {
        giving->scope->member = i;
        good = give(giving, index);
    }
    giving->scope->member = NO_MEMBER;
    return good;
}

bool find_awards(struct awards *awards, const struct household *household,
                 const struct policy *policy, month worked, struct quotas *quotas,
                 struct scope *scope)
{
    struct giving giving = { awards, household, policy, worked, quotas, scope };
    bool on = household->row->number[stream_on_roster] == 1;

    for (size_t i = 0; i < policy->programme_count; i++) {
        const struct programme *programme = &policy->programmes[i];

        if ((on || !programme->on_roster) && gives_in(programme, worked)
            && !give_programme(&giving, i))
            return false;
    }
    return true;
}

/* The digits from the place (a power of ten) down. */
static char *put_digits(char *to, int64_t number, int64_t place)
{
    for (; place > 0; place /= 10)
        *to++ = (char)('0' + number / place % 10);
    return to;
}

/* "200404-grain_oil-000001" */
static struct text award_number(const struct programme *programme, month worked, int64_t number,
                                struct arena *arena)
{
    enum { ROOM = 32 };
    char *at = arena_take(arena, strlen(programme->rule.code) + ROOM), *end = at;
    int64_t place = 100000;

    end = put_digits(end, year_of_month(worked) * 100 + calendar_month(worked), 100000);
    *end++ = '-';
    end = stpcpy(end, programme->rule.code);
    *end++ = '-';
    while (number / place >= 10)
        place *= 10;
    end = put_digits(end, number, place);
    return (struct text){ at, (size_t)(end - at) };
}

void award_write(const struct award *award, const struct policy *policy, month worked,
                 int64_t number, struct text household, struct arena *arena,
                 struct values *values)
{
    const struct programme *programme = &policy->programmes[award->programme];

    value_text(values, awards_award_no, award_number(programme, worked, number, arena));
    value_text(values, awards_household_id, household);
    value_integer(values, awards_person_no, award->person);
    value_string(values, awards_programme, programme->rule.code);
    value_month(values, awards_month, worked);
    value_integer(values, awards_quantity, 1);
    value_fen(values, awards_unit_amount, award->amount);
    value_fen(values, awards_amount, award->amount);
    value_code(values, awards_form, programme->form);
    value_string(values, awards_fund, programme->fund ? programme->fund : policy->payroll.fund);
}
