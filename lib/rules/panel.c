#include "panel.h"

#include "objections.h"

enum { UNDECIDED = -1 };

/* The first `count` opinions, with those whose flaws are forgiven. */
struct sitting {
    const struct step *step;
    const struct opinion *opinions;
    size_t count;
    bool forgiving;
};

static bool sits(const struct sitting *sitting, size_t place)
{
    return sitting->forgiving || sitting->opinions[place].flaws == 0;
}

/* How many have the value in the column (any: -1). */
static int tally(const struct sitting *sitting, int column, int64_t value)
{
    int sum = 0;

    for (size_t i = 0; i < sitting->count; i++)
        sum += sits(sitting, i)
            && (column < 0 || sitting->opinions[i].row->number[column] == value);
    return sum;
}

static bool is_majority(const struct step *step, int votes, int all)
{
    if (step->majority == MAJORITY_TWO_THIRDS)
        return votes > 0 && 3 * votes >= 2 * all;
    return 2 * votes > all;
}

static int vote_of_majority(const struct sitting *sitting)
{
    int all = tally(sitting, -1, 0);

    for (int vote = VOTE_AGREE; vote <= VOTE_DISAGREE; vote++)
        if (is_majority(sitting->step, tally(sitting, opinions_vote, vote), all))
            return vote;
    return UNDECIDED;
}

static bool is_complete(const struct sitting *sitting)
{
    for (size_t i = 0; i < sitting->step->role_count; i++)
        if (tally(sitting, opinions_role, sitting->step->roles[i].role)
            < sitting->step->roles[i].count)
            return false;
    return tally(sitting, -1, 0) >= sitting->step->present;
}

/* Of several on one day one that disagrees is enough. */
static int vote_of_deciders(const struct sitting *sitting)
{
    if (tally(sitting, opinions_vote, VOTE_DISAGREE) > 0)
        return VOTE_DISAGREE;
    return tally(sitting, opinions_vote, VOTE_AGREE) > 0 ? VOTE_AGREE : UNDECIDED;
}

static int outcome(const struct sitting *sitting)
{
    if (!sitting->step->has_panel)
        return vote_of_deciders(sitting);
    return is_complete(sitting) ? vote_of_majority(sitting) : UNDECIDED;
}

static void add_note(struct decision *decision)
{
    for (size_t i = 0; i < decision->count && decision->note.size == 0; i++)
        if (decision->opinions[i].flaws == 0
            && decision->opinions[i].row->number[opinions_vote] == VOTE_DISAGREE)
            decision->note = decision->opinions[i].row->field[opinions_note];
}

/* The first day on which it is decided. */
static void find_day(struct decision *decision, struct sitting *sitting, size_t all)
{
    int vote = UNDECIDED;

    for (size_t i = 0; i < all && vote == UNDECIDED; i++) {
        if (i + 1 < all && decision->opinions[i + 1].on == decision->opinions[i].on)
            continue;
        sitting->count = i + 1;
        vote = outcome(sitting);
    }
    if (vote == UNDECIDED)
        return;
    decision->made = true;
    decision->agreed = vote == VOTE_AGREE;
    decision->on = decision->opinions[sitting->count - 1].on;
    decision->count = sitting->count;
    add_note(decision);
}

static void name_panel_gaps(const struct sitting *sitting, struct words *gaps, struct arena *arena)
{
    const struct step *step = sitting->step;

    for (size_t i = 0; i < step->role_count; i++)
        if (tally(sitting, opinions_role, step->roles[i].role) < step->roles[i].count)
            words_add_joined(gaps, "panel:", codes_role[step->roles[i].role].name, arena);
    if (tally(sitting, -1, 0) < step->present)
        words_add(gaps, text_of("panel:present"), arena);
    if (is_complete(sitting) && vote_of_majority(sitting) == UNDECIDED)
        words_add(gaps, text_of("panel:majority"), arena);
}

/* What does not count is named; of what is missing only what it would not fill. */
static void name_gaps(struct decision *decision, struct sitting *sitting, struct arena *arena)
{
    unsigned flaws = 0;

    for (size_t i = 0; i < sitting->count; i++)
        flaws |= sitting->opinions[i].flaws;
    name_flaws(flaws, &decision->gaps, arena);
    sitting->forgiving = true;
    if (sitting->step->has_panel)
        name_panel_gaps(sitting, &decision->gaps, arena);
    else if (outcome(sitting) == UNDECIDED)
        words_add(&decision->gaps, text_of("opinion:missing"), arena);
}

static struct decision decide_within(const struct window *window)
{
    const struct matter *matter = window->matter;
    size_t most = matter->household->side[TABLE_opinions].count;
    struct decision decision = { .on = NO_DAY, .note = { "", 0 } };
    struct sitting sitting = { .step = &matter->policy->steps[window->step] };

    decision.opinions = arena_take(matter->arena, (most + 1) * sizeof *decision.opinions);
    size_t all = take_opinions(window, decision.opinions);
    sitting.opinions = decision.opinions;
    find_day(&decision, &sitting, all);
    sitting.count = all;
    if (!decision.made)
        name_gaps(&decision, &sitting, matter->arena);
    return decision;
}

struct decision decide(const struct matter *matter, const struct progress *progress, size_t step)
{
    struct window window = { matter, step, step_opens(matter, progress), NO_DAY, NO_DAY };
    int next = next_step(matter, text_of(matter->policy->steps[step].rule.code));
    day upheld = NO_DAY;

    if (next >= 0 && matter->policy->steps[next].kind == STEP_NOTICE)
        upheld = upheld_on(matter, (size_t)next);
    if (upheld == NO_DAY)
        return decide_within(&window);
    window.after = upheld;
    struct decision again = decide_within(&window);
    if (again.made)
        return again;
    window.after = NO_DAY;
    window.until = upheld;
    struct decision earlier = decide_within(&window);
    if (earlier.made)
        return earlier;
    window.until = NO_DAY;
    return decide_within(&window);
}

void name_mismatches(const struct matter *matter, const struct decision *decision,
                     struct words *words)
{
    const int64_t *assessed = matter->household->row->number;
    bool this_month = month_of_day(decision->on) == month_of_day(matter->date);
    bool refusal = assessed[stream_verdict] == VERDICT_INELIGIBLE;

    for (size_t i = 0; i < decision->count; i++) {
        const struct opinion *opinion = &decision->opinions[i];
        const int64_t *agreed = opinion->row->number;

        if (opinion->flaws || agreed[opinions_vote] != VOTE_AGREE)
            continue;
        if (agreed[opinions_persons] != assessed[stream_persons]
            || agreed[opinions_income] != assessed[stream_income])
            words_add(words, text_of("facts:mismatch"), matter->arena);
        if (this_month && agreed[opinions_amount] != assessed[stream_amount]
            && !(refusal && agreed[opinions_amount] == NONE))
            words_add(words, text_of("amount:mismatch"), matter->arena);
    }
}
