#include "roster.h"

#include "outcome.h"
#include "duties.h"
#include "movement.h"
#include "phase_out.h"
#include "recall.h"
#include "share.h"

#define AS_COLUMN(table, name, label, type, flags, codes) table##_##name,
const int roster_adds[] = { ROSTER_COLUMNS(AS_COLUMN, stream) -1 };
#undef AS_COLUMN
const int roster_needs[] = {
    stream_month, stream_persons, stream_income, stream_verdict, stream_base_amount,
    stream_supplement_detail, stream_amount, stream_reasons, stream_step, stream_state,
    stream_waiting_for, stream_due_on, stream_approval, stream_step_on, stream_approved_on,
    stream_approved_persons, stream_approved_income, stream_recheck_due, -1
};

/* One household on its way into the roster. */
struct admission {
    struct entry *entry;
    const struct household *household;
    const struct policy *policy;
    const int64_t *number; /* of the household's row */
    month worked;
    struct outcome outcome;
    struct duties duties;
    fen due;               /* what is assessed, less the shares that are left out */
    struct arena *arena;
    struct facts facts;
    struct scope *scope;
};

static void reason(struct admission *admission, const char *word)
{
    words_add(&admission->entry->reasons, text_of(word), admission->arena);
}

static void pay(struct admission *admission, fen amount)
{
    struct entry *entry = admission->entry;
    int64_t persons = admission->number[stream_persons];

    entry->on = true;
    entry->payable = amount;
    entry->persons = persons == NONE ? 0 : persons;
}

static void hold(struct admission *admission)
{
    admission->entry->held = true;
    admission->entry->on = false;
}

static void pay_in_full(struct admission *admission)
{
    pay(admission, admission->due);
}

/* An unclear household's amount is not known: a silent zero would be no smaller amount. */
static void pay_smaller(struct admission *admission)
{
    fen previous = admission->entry->last.payable;
    bool known = admission->number[stream_amount] != NONE
              && admission->number[stream_verdict] != VERDICT_UNCLEAR;

    pay(admission, known && admission->due < previous ? admission->due : previous);
}

/* As last month; so is the base amount in it, of which a phasing out would be. */
static void pay_previous(struct admission *admission)
{
    const struct standing *last = &admission->entry->last;

    pay(admission, last->payable);
    if (admission->policy->roster.phase_out_count > 0
        && admission->number[stream_verdict] != VERDICT_ELIGIBLE)
        admission->entry->phase_out_base = last->base_amount;
}

static const char *refusal(const struct admission *admission)
{
    return admission->outcome.withdrawn ? "withdrawn" : "refused";
}

/* On the roster, and its case is not decided. */
static void pay_while_reviewing(struct admission *admission)
{
    enum reviewing rule = admission->policy->roster.while_reviewing;
    const struct outcome *outcome = &admission->outcome;

    reason(admission, outcome->passed ? "approved:later"
                      : outcome->refused_now ? refusal(admission) : "reviewing");
    if (outcome->overdue)
        reason(admission, "application:overdue");
    if (!admission->entry->last.on)
        hold(admission);
    else if (outcome->overdue || rule == REVIEWING_SMALLER)
        pay_smaller(admission);
    else if (rule == REVIEWING_HOLD)
        hold(admission);
    else
        pay_previous(admission);
}

static void end(struct admission *admission, const char *word)
{
    admission->entry->on = false;
    reason(admission, word);
}

/* Refused at the end of its way: what assess found against it is why. */
static void end_refused(struct admission *admission)
{
    end(admission, refusal(admission));
    words_add_all(&admission->entry->reasons, admission->household->row->field[stream_reasons],
                  admission->arena);
}

/* One month of phasing out: a share of the last base amount, no supplements. */
static bool pay_share(struct admission *admission, const struct phase_out *rule, int phase_month,
                      fen base)
{
    struct entry *entry = admission->entry;
    fen amount;

    if (!phase_share(rule, phase_month, base, admission->scope, &amount))
        return false;
    pay(admission, amount);
    entry->phase_out = rule->rule.code;
    entry->phase_out_month = phase_month;
    entry->phase_out_base = base;
    reason(admission, rule->rule.code);
    return true;
}

/* Stopped, or from now on phased out. */
static bool leave(struct admission *admission)
{
    const struct standing *last = &admission->entry->last;
    const struct phase_out *rule = NULL;

    if (last->on)
        rule = phase_out_for(admission->policy, admission->scope);
    if (admission->scope->fault)
        return false;
    if (rule)
        return pay_share(admission, rule, 1, last->base_amount);
    end_refused(admission);
    return true;
}

/* Refused again since the phasing out began. */
static bool refused_again(const struct admission *admission)
{
    month began = admission->worked - admission->entry->last.phase_out_month;

    return admission->outcome.refused && admission->outcome.refused_on >= first_day(began);
}

static bool go_on_phasing_out(struct admission *admission)
{
    const struct standing *last = &admission->entry->last;
    const struct phase_out *rule = phase_out_named(admission->policy, last->phase_out);

    if (refused_again(admission)) {
        end_refused(admission);
        return true;
    }
    if (rule && last->phase_out_month < (int)rule->count)
        return pay_share(admission, rule, last->phase_out_month + 1, last->phase_out_base);
    reason(admission, "phased_out");
    admission->entry->on = false;
    return true;
}

/* It was on the roster, or held back from it. */
static bool stay_or_leave(struct admission *admission)
{
    if (admission->outcome.in_force) {
        pay_in_full(admission);
        return true;
    }
    if (admission->entry->last.phase_out.size > 0)
        return go_on_phasing_out(admission);
    if (admission->outcome.refused)
        return leave(admission);
    pay_while_reviewing(admission);
    return true;
}

/* It was not: every step of its way passed, and later than it last left. */
static void come_in(struct admission *admission)
{
    const struct outcome *outcome = &admission->outcome;
    month left_in = admission->entry->left_in;

    if (outcome->passed && !outcome->in_force)
        reason(admission, "approved:later");
    else if (outcome->in_force && (left_in == NO_MONTH || outcome->on > last_day(left_in)))
        pay_in_full(admission);
}

/* What is due this month: with the shares of those left out taken away. */
static bool ask_duties(struct admission *admission)
{
    const struct row *row = admission->household->row;
    struct duties *duties = &admission->duties;
    fen share;

    if (!duties_of(duties, admission->household, admission->policy, admission->worked,
                   admission->entry->since, &admission->facts, admission->scope))
        return false;
    if (!duties->leave_out || row->number[stream_verdict] != VERDICT_ELIGIBLE)
        return true;
    if (!share_of(&admission->facts, duties->left_out, row, admission->policy, admission->scope,
                  &share))
        return false;
    admission->due = share < admission->due ? admission->due - share : 0;
    return true;
}

/* Who is being phased out owes nothing any more. */
static void answer_for_duties(struct admission *admission)
{
    struct entry *entry = admission->entry;

    if ((!entry->on && !entry->held) || entry->phase_out)
        return;
    words_add_all(&entry->reasons, words_text(&admission->duties.reasons, admission->arena),
                  admission->arena);
    if (admission->duties.hold)
        hold(admission);
}

static bool decide(struct admission *admission)
{
    struct entry *entry = admission->entry;
    const struct standing *last = &entry->last;
    bool was_in = last->on || last->suspended;
    day approved_on = admission->outcome.in_force ? admission->outcome.on : last->approved_on;
    int event = ending_event(&admission->household->side[TABLE_events], &admission->facts,
                             approved_on, admission->worked);

    if (event >= 0) {
        if (was_in || admission->outcome.passed)
            end(admission, codes_event[event].name);
        return true;
    }
    if (!was_in) {
        come_in(admission);
        return true;
    }
    if (!ask_duties(admission) || !stay_or_leave(admission))
        return false;
    answer_for_duties(admission);
    return true;
}

/* Members are looked at only where something asks for them. */
static bool asks_for_members(const struct admission *admission)
{
    const struct roster_rules *rules = &admission->policy->roster;
    const struct standing *last = &admission->entry->last;
    struct rational constant;

    if (!last->on && !last->suspended && admission->number[stream_state] != STATE_PASSED)
        return false;
    return rules->phase_out_count > 0 || rules->refusals.present || rules->community_work.present
        || (rules->ignore_change && !amount_is_constant(rules->ignore_change, &constant))
        || events_name_persons(&admission->household->side[TABLE_events]);
}

bool enter_roster(struct entry *entry, const struct household *household,
                  const struct policy *policy, month worked, struct arena *arena,
                  struct scope *scope)
{
    const struct rows *roster = &household->side[TABLE_roster];
    struct admission admission = { .entry = entry, .household = household, .policy = policy,
                                   .number = household->row->number, .worked = worked,
                                   .due = row_amount(household->row, stream_amount),
                                   .arena = arena, .scope = scope };

    *entry = (struct entry){
        .last = standing_of(roster->count ? &roster->at[0] : NULL, policy, worked)
    };
    entry->since = entry->last.since;
    entry->left_in = entry->last.left_in;
    admission.facts = (struct facts){ .household = household->row, .arena = arena };
    *scope = (struct scope){ .facts = &admission.facts, .member = NO_MEMBER };
    if (asks_for_members(&admission)
        && !recall_facts(&admission.facts, household, policy, worked, arena, scope))
        return false;
    admission.outcome = outcome_of(household, policy, worked,
                                   entry->last.on || entry->last.suspended, arena, scope);
    if (scope->fault || !decide(&admission))
        return false;
    note_movement(entry, household, policy, worked, arena);
    return true;
}

void entry_write(const struct entry *entry, struct arena *arena, struct values *values)
{
    value_yesno(values, stream_on_roster, entry->on);
    value_month(values, stream_on_roster_since, entry->since);
    value_code(values, stream_movement, entry->movement);
    value_fen(values, stream_previous_amount, entry->last.payable);
    value_integer(values, stream_previous_persons, entry->last.on ? entry->last.persons : 0);
    value_fen(values, stream_payable, entry->payable);
    value_text(values, stream_movement_reasons, words_text(&entry->reasons, arena));
    value_month(values, stream_left_in, entry->left_in);
    if (entry->phase_out || entry->phase_out_base > 0)
        value_fen(values, stream_phase_out_base, entry->phase_out_base);
    if (!entry->phase_out)
        return;
    value_string(values, stream_phase_out, entry->phase_out);
    value_integer(values, stream_phase_out_month, entry->phase_out_month);
}
