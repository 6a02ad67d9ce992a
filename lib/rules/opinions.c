#include "opinions.h"

enum flaw { EARLY = 1, UNSIGNED = 2, KIN = 4, TWICE = 8 };

static const struct { unsigned flaw; const char *code; } flaw_codes[] = {
    { EARLY, "opinion:early" },
    { UNSIGNED, "opinion:unsigned" },
    { KIN, "kin" },
    { TWICE, "reviewer:twice" },
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

        if (other->number[opinions_decided_on] > opinion->number[opinions_decided_on]
            || !text_equal(other->field[opinions_reviewer], opinion->field[opinions_reviewer]))
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

        while (place > 0
               && row_is_later(opinions[place - 1].row, moved.row, opinions_decided_on)) {
            opinions[place] = opinions[place - 1];
            place--;
        }
        opinions[place] = moved;
    }
}

/* The latest of each reviewer. */
static size_t take_latest(const struct window *window, struct opinion *opinions)
{
    const struct rows *rows = &window->matter->household->side[TABLE_opinions];
    size_t count = 0;

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->at[i];
        day on = (day)row->number[opinions_decided_on];

        if (!is_in(window, row))
            continue;
        size_t place = place_of(opinions, count, row);
        if (place == count)
            count++;
        else if (!row_is_later(row, opinions[place].row, opinions_decided_on))
            continue;
        opinions[place] = (struct opinion){ row, on, 0 };
    }
    return count;
}

size_t take_opinions(const struct window *window, struct opinion *opinions)
{
    const struct step *step = &window->matter->policy->steps[window->step];
    size_t count = take_latest(window, opinions), kept = 0;

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

void name_flaws(unsigned flaws, struct words *words, struct arena *arena)
{
    for (size_t i = 0; i < sizeof flaw_codes / sizeof *flaw_codes; i++)
        if (flaws & flaw_codes[i].flaw)
            words_add(words, text_of(flaw_codes[i].code), arena);
}
