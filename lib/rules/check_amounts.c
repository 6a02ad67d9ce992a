/* Amounts computed again, and the doubts that the policy has about the facts. */
#include "checking.h"
#include "detail.h"
#include <inttypes.h>

static const struct {
    enum table table;
    int kind, from; /* columns; kind -1: of any kind */
} facts_tables[] = {
    { TABLE_members, -1, members_from },
    { TABLE_incomes, incomes_kind, incomes_from },
    { TABLE_assets, assets_kind, assets_from },
    { TABLE_supporters, -1, supporters_from },
};
enum { FACTS_TABLES = sizeof facts_tables / sizeof *facts_tables };

/* Of the household's rows those that cover the month. False: one of them cannot be assessed. */
static bool take_month(struct check *check, const struct household *household,
                       const struct policy *policy, month worked)
{
    bool good = household->has[TABLE_members] && household->has[TABLE_incomes];

    check->shadow = *household;
    for (size_t i = 0; i < FACTS_TABLES; i++) {
        enum table table = facts_tables[i].table;
        const struct rows *rows = &household->side[table];
        struct rows *taken = &check->shadow.side[table];

        good &= !household->bad[table];
        *taken = (struct rows){ arena_take(&check->arena, rows->count * sizeof *rows->at + 1), 0,
                                rows->count };
        for (size_t j = 0; j < rows->count; j++) {
            const struct row *row = &rows->at[j];
            if (!is_covered(row, facts_tables[i].from, worked))
                continue;
            good &= facts_tables[i].kind < 0 || kind_is_listed(policy, table, row);
            taken->at[taken->count++] = *row;
        }
    }
    return good;
}

static bool assess_in(struct check *check, const struct household *household,
                      const struct policy *policy, month worked, struct assessment *result)
{
    enum message message;
    const char *path;

    return take_month(check, household, policy, worked)
        && assess_household(result, &check->shadow, policy, worked, &check->arena, &message,
                            &path);
}

/* The household's row as the assessment of the month makes it. */
static void make_stream(struct check *check, const struct household *household)
{
    const struct row *row = household->row;
    const struct assessment *now = &check->now;
    size_t count = row->schema->count;
    struct row *stream = arena_take(&check->arena, sizeof *stream);
    const struct { int column; int64_t number; } made[] = {
        { stream_persons, now->persons },   { stream_gross_income, now->gross_income },
        { stream_income, now->income },     { stream_income_per_head, now->income_per_head },
        { stream_need, now->need },         { stream_verdict, (int64_t)now->verdict },
        { stream_method, (int64_t)now->method }, { stream_base_amount, now->base_amount },
        { stream_supplement, now->supplement },  { stream_amount, now->amount },
    };

    *stream = *row;
    stream->number = arena_take(&check->arena, count * sizeof *stream->number);
    stream->field = arena_take(&check->arena, count * sizeof *stream->field);
    memcpy(stream->number, row->number, count * sizeof *stream->number);
    memcpy(stream->field, row->field, count * sizeof *stream->field);
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        stream->number[made[i].column] = made[i].number;
    stream->field[stream_recheck] = text_of(now->recheck);
    stream->field[stream_reasons] = words_text(&now->reasons, &check->arena);
    check->shadow.row = stream;
}

static void tell_doubt(const struct check *check, const struct household *household,
                       const struct doubt *doubt, enum table table, const struct row *row)
{
    struct finding finding = found_at(SEVERITY_WARNING, MESSAGE_CHECK_DOUBT, household, table,
                                      row);
    const struct rule *rule = &doubt->rule;
    const char *label = message_language() == ENGLISH && rule->label_en ? rule->label_en
                                                                        : rule->label;

    finding.what = rule->code;
    finding.detail = label ? label : rule->code;
    finding.basis = rule->basis;
    tell_finding(check, &finding);
}

static bool holds(const struct doubt *doubt, const struct facts *facts, int member)
{
    struct scope scope = { .facts = facts, .member = member };

    return condition_holds(doubt->when, &scope) == TRUTH_YES;
}

static void look_at_doubts(const struct check *check, const struct household *household)
{
    const struct check_rules *rules = &check->plan.policy->checks;
    const struct facts *facts = &check->now.facts;

    for (size_t i = 0; i < rules->doubt_count; i++) {
        const struct doubt *doubt = &rules->doubts[i];

        if (!doubt->per_member && holds(doubt, facts, NO_MEMBER))
            tell_doubt(check, household, doubt, TABLE_households, household->row);
        for (size_t member = 0; doubt->per_member && member < facts->member_count; member++)
            if (facts->members[member].counted && holds(doubt, facts, (int)member))
                tell_doubt(check, household, doubt, TABLE_members, facts->members[member].row);
    }
}

static struct text number_shown(struct check *check, int64_t number)
{
    enum { ROOM = 24 };
    char *text = arena_take(&check->arena, ROOM);
    int size = snprintf(text, ROOM, "%" PRId64, number);

    return (struct text){ text, (size_t)size };
}

static void tell_then(const struct check *check, const struct household *household,
                      enum message message, struct text expected, struct text found)
{
    struct finding finding = found_at(SEVERITY_WARNING, message, household, TABLE_roster,
                                      check->roster);
    char month_of[MONTH_TEXT];

    month_format(month_of, check->plan.roster_month);
    finding.detail = month_of;
    finding.expected = expected;
    finding.found = found;
    tell_finding(check, &finding);
}

static const struct supplement *supplement_named(const struct policy *policy, struct text code,
                                                 size_t *place)
{
    for (size_t i = 0; i < policy->supplement_count; i++) {
        *place = i;
        if (text_is(code, policy->supplements[i].rule.code))
            return &policy->supplements[i];
    }
    return NULL;
}

/* Supplements of the roster that are not due; what they came to. */
static fen look_at_unfounded(struct check *check, const struct household *household,
                             const struct assessment *then)
{
    struct text detail = check->roster->field[roster_supplement_detail], code;
    fen amount, sum = 0;
    size_t place;

    while (detail_next(&detail, &code, &amount)) {
        const struct supplement *rule = supplement_named(check->plan.then, code, &place);
        struct finding finding = found_at(SEVERITY_WARNING, MESSAGE_CHECK_UNFOUNDED, household,
                                          TABLE_roster, check->roster);

        if (!rule || then->by_supplement[place] > 0 || amount == NONE || amount == 0)
            continue;
        sum += amount;
        finding.detail = rule->rule.code;
        finding.basis = rule->rule.basis;
        finding.expected = text_of("0.00");
        finding.found = fen_shown(check, amount);
        tell_finding(check, &finding);
    }
    return sum;
}

/* No application was opened since what the roster has was approved. */
static bool goes_on_undecided(const struct check *check, const struct household *household)
{
    const struct row *application = latest_application(household, check->plan.date);
    int64_t approved = check->roster->number[roster_approved_on];

    return !application || application->number[applications_opened_on] <= approved;
}

static void look_at_roster(struct check *check, const struct household *household)
{
    const struct row *row = check->roster;
    bool opening = row->number[roster_on_roster] == NONE;
    struct assessment then;
    fen amount, unfounded = 0;

    if (!assess_in(check, household, check->plan.then, check->plan.roster_month, &then)
        || then.verdict == VERDICT_UNCLEAR
        || (opening && !goes_on_undecided(check, household))
        || (!opening && row->number[roster_verdict] != VERDICT_ELIGIBLE))
        return;
    amount = then.verdict == VERDICT_ELIGIBLE ? then.amount : 0;
    if (then.verdict == VERDICT_ELIGIBLE)
        unfounded = look_at_unfounded(check, household, &then);
    if (row->number[roster_amount] != NONE && row->number[roster_amount] - unfounded != amount)
        tell_then(check, household, MESSAGE_CHECK_AMOUNT, fen_shown(check, amount),
                  fen_shown(check, row->number[roster_amount]));
    if (then.verdict == VERDICT_ELIGIBLE && row->number[roster_persons] != NONE
        && row->number[roster_persons] != then.persons)
        tell_then(check, household, MESSAGE_CHECK_PERSONS, number_shown(check, then.persons),
                  number_shown(check, row->number[roster_persons]));
}

static bool detail_has(struct text detail, const char *wanted)
{
    struct text code;
    fen amount;

    while (detail_next(&detail, &code, &amount))
        if (text_is(code, wanted) && amount != 0)
            return true;
    return false;
}

/* "+minor -senior": what the household is given now and was not, and the other way round. */
static void list_changes(const struct check *check, struct buffer *changes)
{
    const struct policy *policy = check->plan.policy;
    struct text detail = check->roster->field[roster_supplement_detail];

    for (size_t i = 0; i < policy->supplement_count; i++) {
        const struct supplement *rule = &policy->supplements[i];
        bool now = check->now.by_supplement[i] > 0;

        if (now == detail_has(detail, rule->rule.code) || (now && rule->begins))
            continue;
        buffer_string(changes, changes->size ? " " : "");
        buffer_byte(changes, now ? '+' : '-');
        buffer_string(changes, rule->rule.code);
    }
}

static void look_at_undecided(struct check *check, const struct household *household)
{
    struct finding finding = found_at(SEVERITY_WARNING, MESSAGE_CHECK_UNDECIDED, household,
                                      TABLE_roster, check->roster);
    struct buffer changes = { 0 };

    if (!check->assessed || check->now.verdict != VERDICT_ELIGIBLE
        || check->plan.roster_month >= check->worked
        || check->roster->number[roster_on_roster] == NONE
        || !goes_on_undecided(check, household))
        return;
    list_changes(check, &changes);
    finding.detail = changes.at;
    finding.found = buffer_as_text(&changes);
    if (changes.size > 0)
        tell_finding(check, &finding);
    buffer_fini(&changes);
}

/* Paid for nobody. The month of an opening roster is not known for sure. */
static void look_for_nobody(struct check *check, const struct household *household)
{
    bool opening = check->roster->number[roster_month] == NONE;

    take_month(check, household, check->plan.then, check->plan.roster_month);
    if (!household->bad[TABLE_members] && check->shadow.side[TABLE_members].count == 0)
        tell(check, opening ? SEVERITY_WARNING : SEVERITY_ERROR, MESSAGE_CHECK_NOBODY, household,
             TABLE_roster, check->roster);
}

void look_at_amounts(struct check *check, const struct household *household)
{
    struct standing last = standing_of(check->roster, check->plan.policy, check->worked);
    bool compared = last.on && check->plan.then;

    if (compared)
        look_at_roster(check, household);
    if (compared && last.payable > 0)
        look_for_nobody(check, household);
    check->assessed = assess_in(check, household, check->plan.policy, check->worked, &check->now);
    if (!check->assessed)
        return;
    make_stream(check, household);
    if (check->now.persons != NONE && check->now.persons > 0)
        look_at_doubts(check, household);
    if (compared)
        look_at_undecided(check, household);
}
