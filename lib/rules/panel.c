#include "panel.h"

enum flaw { EARLY = 1, UNSIGNED = 2, KIN = 4, TWICE = 8 };

static const struct { unsigned flaw; const char *code; } flaw_codes[] = {
    { EARLY, "opinion:early" },
    { UNSIGNED, "opinion:unsigned" },
    { KIN, "kin" },
    { TWICE, "reviewer:twice" },
};

enum { UNDECIDED = -1 };

/* The opinions looked at: which step's, from when to when. */
struct window {
    const struct matter *matter;
    size_t step;
    day opens;       /* the first day that is not early */
    day after, until; /* NO_DAY: from the application on */
};

static bool has_role(const struct step *step, int64_t role)
{
    for (size_t i = 0; i < step->role_count; i++)
        if (step->roles[i].role == role)
            return true;
    for (size_t i = 0; i < step->decider_count; i++)
        if (step->deciders[i] == role)
            return true;
    return false;
}

static bool is_of_step(const struct matter *matter, const struct row *opinion, size_t step)
{
    return belongs(matter, opinion->number[opinions_decided_on])
        && text_is(opinion->field[opinions_step], matter->policy->steps[step].rule.code);
}

/* Nobody decides two steps of one application: he gave his opinion on an earlier one. */
static bool spoke_before(const struct matter *matter, const struct row *opinion, size_t step)
{
    const struct rows *rows = &matter->household->side[TABLE_opinions];

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *other = &rows->at[i];

        if (!text_equal(other->field[opinions_reviewer], opinion->field[opinions_reviewer]))
            continue;
        for (size_t before = 0; before < step; before++)
            if (is_of_step(matter, other, before) && other->number[opinions_signed] == 1
                && has_role(&matter->policy->steps[before], other->number[opinions_role]))
                return true;
    }
    return false;
}

static unsigned flaws_of(const struct window *window, const struct row *row)
{
    const struct matter *matter = window->matter;
    unsigned flaws = 0;

    if (row->number[opinions_decided_on] < window->opens)
        flaws |= EARLY;
    if (row->number[opinions_signed] != 1)
        flaws |= UNSIGNED;
    if (matter->policy->evidence.kin_abstain && row->number[opinions_kin] == 1
        && row->number[opinions_vote] != VOTE_ABSTAIN)
        flaws |= KIN;
    if (spoke_before(matter, row, window->step))
        flaws |= TWICE;
    return flaws;
}

static bool is_in(const struct window *window, const struct row *row)
{
    int64_t on = row->number[opinions_decided_on];

    return is_of_step(window->matter, row, window->step)
        && (window->after == NO_DAY || on > window->after)
        && (window->until == NO_DAY || on <= window->until);
}

/* The reviewer's place among the opinions, or their number. */
static size_t place_of(const struct opinion *opinions, size_t count, const struct row *row)
{
    size_t place = 0;

    while (place < count && !text_equal(opinions[place].row->field[opinions_reviewer],
                                        row->field[opinions_reviewer]))
        place++;
    return place;
}

static void sort_by_day(struct opinion *opinions, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct opinion moved = opinions[i];
        size_t place = i;

        for (; place > 0 && opinions[place - 1].on > moved.on; place--)
            opinions[place] = opinions[place - 1];
        opinions[place] = moved;
    }
}

/* The latest of each reviewer, then those whose role the step names. */
static size_t take_opinions(const struct window *window, struct opinion *opinions)
{
    const struct rows *rows = &window->matter->household->side[TABLE_opinions];
    const struct step *step = &window->matter->policy->steps[window->step];
    size_t count = 0, kept = 0;

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];
        day on = (day)row->number[opinions_decided_on];

        if (!is_in(window, row))
            continue;
        size_t place = place_of(opinions, count, row);
        if (place == count)
            count++;
        else if (on < opinions[place].on)
            continue;
        opinions[place] = (struct opinion){ row, on, 0 };
    }
    for (size_t i = 0; i < count; i++) {
        if (!has_role(step, opinions[i].row->number[opinions_role]))
            continue;
        opinions[kept] = opinions[i];
        opinions[kept].flaws = flaws_of(window, opinions[i].row);
        kept++;
    }
    sort_by_day(opinions, kept);
    return kept;
}

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

static int vote_of_deciders(const struct sitting *sitting)
{
    for (size_t i = 0; i < sitting->count; i++)
        if (sits(sitting, i) && sitting->opinions[i].row->number[opinions_vote] != VOTE_ABSTAIN)
            return (int)sitting->opinions[i].row->number[opinions_vote];
    return UNDECIDED;
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
    for (size_t i = 0; i < sizeof flaw_codes / sizeof *flaw_codes; i++)
        if (flaws & flaw_codes[i].flaw)
            words_add(&decision->gaps, text_of(flaw_codes[i].code), arena);
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

day settled_on(const struct row *objection, day date)
{
    int64_t answered = objection->number[objections_answered_on];

    if (objection->number[objections_outcome] == OBJECTION_OPEN
        || (answered != NONE && answered > date))
        return NO_DAY;
    return (day)(answered == NONE ? objection->number[objections_raised_on] : answered);
}

day upheld_on(const struct matter *matter, size_t notice)
{
    const struct rows *rows = &matter->household->side[TABLE_objections];
    const char *code = matter->policy->steps[notice].rule.code;
    day latest = NO_DAY;

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];
        day settled = settled_on(row, matter->date);

        if (belongs(matter, row->number[objections_raised_on])
            && row->number[objections_outcome] == OBJECTION_UPHELD && settled > latest
            && (!row_has(row, objections_step) || text_is(row->field[objections_step], code)))
            latest = settled;
    }
    return latest;
}
