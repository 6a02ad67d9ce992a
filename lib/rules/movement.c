#include "movement.h"

static int movement_of(const struct entry *entry)
{
    const struct standing *last = &entry->last;

    if (!last->on && !entry->on)
        return -1;
    if (!last->on)
        return last->suspended ? MOVEMENT_RESUMED : MOVEMENT_NEW;
    if (!entry->on)
        return entry->held ? MOVEMENT_SUSPENDED : MOVEMENT_STOPPED;
    if (entry->phase_out)
        return MOVEMENT_PHASED_OUT;
    if (entry->payable == last->payable)
        return MOVEMENT_UNCHANGED;
    return entry->payable > last->payable ? MOVEMENT_RAISED : MOVEMENT_LOWERED;
}

/* What happened since the approval that was in force last month explains what changed. */
static void add_events(struct entry *entry, const struct rows *events, day date,
                       struct arena *arena)
{
    for (size_t i = 0; i < events->count; i++) {
        int64_t on = events->at[i].number[events_occurred_on];

        if (on > entry->last.approved_on && on <= date)
            words_add(&entry->reasons,
                      text_of(codes_event[events->at[i].number[events_kind]].name), arena);
    }
}

/* The codes of a supplement_detail that stand there with another sum than in the other one. */
static void add_changed(struct words *reasons, const struct words *detail,
                        const struct words *other, struct arena *arena)
{
    for (size_t i = 0; i < detail->count; i++) {
        struct text part = detail->at[i];
        const char *equals = memchr(part.at, '=', part.size);

        if (equals && !words_has(other, arena_copy(arena, part.at, part.size)))
            words_add(reasons, (struct text){ part.at, (size_t)(equals - part.at) }, arena);
    }
}

/* A rise that came without a decision: the supplements that differ. */
static void add_supplements(struct entry *entry, struct text detail, struct arena *arena)
{
    struct words before = { 0 }, now = { 0 };

    words_add_all(&before, entry->last.detail, arena);
    words_add_all(&now, detail, arena);
    add_changed(&entry->reasons, &before, &now, arena);
    add_changed(&entry->reasons, &now, &before, arena);
}

static bool differs(int64_t now, int64_t before)
{
    return now != NONE && before != NONE && now != before;
}

/* What the assessment came to otherwise than last month. */
static void add_facts(struct entry *entry, const struct row *row, struct arena *arena)
{
    const struct standing *last = &entry->last;
    const struct {
        const char *reason;
        bool changed;
    } facts[] = {
        { "changed:persons", entry->persons != last->persons },
        { "changed:income", differs(row->number[stream_income], last->income) },
        { "changed:need", entry->persons == last->persons
                          && differs(row->number[stream_need], last->need) },
        { "changed:method", differs(row->number[stream_method], last->method) },
    };

    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (facts[i].changed)
            words_add(&entry->reasons, text_of(facts[i].reason), arena);
}

/* An approval that nobody was paid by in an earlier month. */
static bool is_newly_approved(const struct row *row, const struct policy *policy, month worked)
{
    int64_t on = row->number[stream_approved_on];

    if (row->number[stream_approval] == APPROVAL_NEW || on == NONE)
        return row->number[stream_approval] == APPROVAL_NEW;
    return policy->roster.month_of_approval ? on > policy_day(policy, worked - 1)
                                            : on >= first_day(worked - 1);
}

/* A rise or a fall is told from what is assessed otherwise. */
static void add_changes(struct entry *entry, const struct row *row, struct arena *arena)
{
    add_facts(entry, row, arena);
    add_supplements(entry, row->field[stream_supplement_detail], arena);
}

static void add_reasons(struct entry *entry, const struct household *household,
                        const struct policy *policy, month worked, struct arena *arena)
{
    int movement = entry->movement;
    bool in = movement == MOVEMENT_NEW || movement == MOVEMENT_RESUMED;
    bool moved = movement == MOVEMENT_RAISED || movement == MOVEMENT_LOWERED;
    bool out = movement == MOVEMENT_STOPPED || movement == MOVEMENT_SUSPENDED
            || movement == MOVEMENT_PHASED_OUT;
    bool leaving = entry->last.phase_out.size > 0; /* why, was told when it began */
    bool approved = is_newly_approved(household->row, policy, worked);

    if (movement == MOVEMENT_NEW || ((in || moved) && approved))
        words_add(&entry->reasons, text_of("approved"), arena);
    else if (in)
        words_add(&entry->reasons, text_of("hold:ended"), arena);
    if (moved)
        add_changes(entry, household->row, arena);
    if (moved || (out && !leaving))
        add_events(entry, &household->side[TABLE_events], policy_day(policy, worked), arena);
    if (moved && entry->reasons.count == 0)
        words_add(&entry->reasons, text_of("changed:amount"), arena);
}

void note_movement(struct entry *entry, const struct household *household,
                   const struct policy *policy, month worked, struct arena *arena)
{
    bool was_in = entry->last.on || entry->last.suspended;

    if (!entry->on) {
        entry->payable = entry->phase_out_base = 0;
        entry->persons = 0;
        entry->phase_out = NULL;
    }
    entry->movement = movement_of(entry);
    if (entry->movement == MOVEMENT_NEW)
        entry->since = worked;
    if (was_in && !entry->on && !entry->held)
        entry->left_in = worked;
    add_reasons(entry, household, policy, worked, arena);
}

static void add(struct movements *movements, struct roster_sum *sum, int64_t persons, fen amount)
{
    sum->households++;
    movements->overflow |= !fen_add(&sum->persons, persons) || !fen_add(&sum->amount, amount);
}

void count_movement(struct movements *movements, const struct entry *entry)
{
    const struct standing *last = &entry->last;
    bool out = entry->movement == MOVEMENT_STOPPED || entry->movement == MOVEMENT_SUSPENDED;

    if (last->on)
        add(movements, &movements->last, last->persons, last->payable);
    if (entry->on)
        add(movements, &movements->now, entry->persons, entry->payable);
    if (out)
        add(movements, &movements->by[entry->movement], last->persons, last->payable);
    else if (entry->movement >= 0)
        add(movements, &movements->by[entry->movement], entry->persons - last->persons,
            entry->payable - last->payable);
}

bool movements_agree(const struct movements *movements)
{
    const struct roster_sum *by = movements->by;
    struct roster_sum sum = movements->last;

    for (int kind = 0; kind < MOVEMENTS; kind++) {
        bool out = kind == MOVEMENT_STOPPED || kind == MOVEMENT_SUSPENDED;
        bool in = kind == MOVEMENT_NEW || kind == MOVEMENT_RESUMED;
        int sign = out ? -1 : 1;

        if (in || out)
            sum.households += sign * by[kind].households;
        if (!fen_add(&sum.persons, sign * by[kind].persons)
            || !fen_add(&sum.amount, sign * by[kind].amount))
            return false;
    }
    return !movements->overflow && sum.households == movements->now.households
        && sum.persons == movements->now.persons && sum.amount == movements->now.amount;
}
