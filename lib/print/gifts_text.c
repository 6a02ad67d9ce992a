#include "gifts.h"

#include "../table/codes.h"
#include "explanation_words.h"

static struct text months_in(struct telling_page *page, const struct programme *programme)
{
    struct text list = nothing;
    char number[12];

    for (int i = 0; i < 12; i++) {
        if (!(programme->calendar_months >> i & 1))
            continue;
        snprintf(number, sizeof number, "%d", i + 1);
        list = list.size == 0 ? say(page, MESSAGE_GIFT_ITSELF, text_of(number), nothing, nothing)
                              : say(page, MESSAGE_GIFT_AND, list, text_of(number), nothing);
    }
    return list;
}

static const struct programme *programme_of(const struct telling_page *page,
                                            const struct explained_step *step)
{
    const struct policy *policy = page->explanation->policy;

    return &policy->programmes[policy_programme(policy, text_of(step->rule->code))];
}

static struct text why_not(struct telling_page *page, const struct explained_step *step)
{
    static const enum message words_of[] = {
        [GIFT_OTHER_MONTH] = MESSAGE_GIFT_OTHER_MONTH, [GIFT_OFF_ROSTER] = MESSAGE_GIFT_OFF_ROSTER,
        [GIFT_NOBODY] = MESSAGE_GIFT_NOBODY,           [GIFT_BEFORE] = MESSAGE_GIFT_BEFORE,
        [GIFT_EXCLUDED] = MESSAGE_GIFT_EXCLUDED,       [GIFT_NOT_MET] = MESSAGE_EXPLAIN_FAILED,
        [GIFT_UNKNOWN] = MESSAGE_EXPLAIN_OPEN,         [GIFT_NOTHING] = MESSAGE_GIFT_NOTHING,
        [GIFT_FULL] = MESSAGE_GIFT_FULL,
    };
    const struct gift *gift = step->gift;
    struct text detail = nothing;
    char places[24];

    if (gift->outcome == GIFT_OTHER_MONTH)
        detail = months_in(page, programme_of(page, step));
    if (gift->outcome == GIFT_BEFORE)
        detail = month_in_words(page, gift->before);
    if (gift->outcome == GIFT_EXCLUDED)
        detail = label_in(page, &gift->excluded_by->rule);
    if (gift->outcome == GIFT_FULL) {
        snprintf(places, sizeof places, "%lld", (long long)gift->quota->programme->quota);
        detail = text_of(places);
    }
    return say(page, words_of[gift->outcome], detail, nothing, nothing);
}

static void add_records_note(struct telling_page *page, const struct explained_step *step)
{
    for (const struct explained_record *record = step->records; record; record = record->next) {
        struct text what = record->match
            ? label_in(page, &record->match->rule)
            : say(page, MESSAGE_GIFT_AID,
                  text_of(code_label(&codes_aid[record->aid], page->language)), nothing, nothing);

        add_note(page, say(page, MESSAGE_EXPLAIN_COLON, what,
                           word(page, !record->match ? (record->found ? MESSAGE_GIFT_THERE
                                                                      : MESSAGE_GIFT_ABSENT)
                                      : record->found ? MESSAGE_EXPLAIN_PASSED
                                                      : MESSAGE_EXPLAIN_FAILED), nothing));
    }
}

/* The first of the steps of a rule that came to the same for everybody. */
static bool is_same_for_all(const struct telling_page *page, const struct explained_step *asked)
{
    for (const struct explained_step *step = page->explanation->first; step; step = step->next)
        if (step->rule == asked->rule && step->gift
            && step->gift->outcome != asked->gift->outcome)
            return false;
    return true;
}

static bool is_alone(const struct explained_step *step)
{
    return (!step->next || step->next->rule != step->rule)
        && (!step->before || step->before->rule != step->rule);
}

static void add_withheld(struct telling_page *page, const struct explained_step *step)
{
    bool same = !is_alone(step) && is_same_for_all(page, step);

    if (same && step->before && step->before->rule == step->rule)
        return;
    add_line(page, LINE_PLAIN, who_is(page, same ? NO_MEMBER : step->member),
             say(page, MESSAGE_EXPLAIN_COLON, with_basis(page, step->rule), why_not(page, step),
                 nothing), nothing);
    if (same)
        return;
    add_comparisons(page, step, false);
    add_records_note(page, step);
    if (step->gift->outcome == GIFT_NOT_MET)
        add_facts_note(page, step);
    add_unknown_note(page, step);
}

static void add_given(struct telling_page *page, const struct explained_step *step)
{
    const struct programme *programme = programme_of(page, step);
    const char *form = code_label(&codes_award_form[programme->form], page->language);
    bool priced = step->gift->amount > 0;

    add_line(page, LINE_PLAIN, who_is(page, step->member),
             programme->form == FORM_CASH
                 ? with_basis(page, step->rule)
                 : say(page, MESSAGE_GIFT_FORM, with_basis(page, step->rule), text_of(form),
                       nothing),
             priced ? yuan(page, step->gift->amount) : nothing);
}

/* In cash; the other forms are no money in hand. NONE: too large. */
static fen cash_of(const struct telling_page *page)
{
    fen sum = 0;

    for (const struct explained_step *step = page->explanation->first; step; step = step->next)
        if (step->gift && step->gift->outcome == GIFT_GIVEN
            && programme_of(page, step)->form == FORM_CASH && !fen_add(&sum, step->gift->amount))
            return NONE;
    return sum;
}

static void add_gifts(struct telling_page *page, bool given, enum message heading)
{
    bool any = false;

    for (const struct explained_step *step = page->explanation->first; step; step = step->next) {
        if (!step->gift || (step->gift->outcome == GIFT_GIVEN) != given)
            continue;
        if (!any)
            add_heading(page, heading);
        any = true;
        if (given)
            add_given(page, step);
        else
            add_withheld(page, step);
    }
}

void gifts_as_text(struct buffer *out, const struct explanation *explanation,
                   enum language language)
{
    struct telling_page page = { .explanation = explanation, .language = language };
    bool on_roster = explanation->household->row->number[stream_on_roster] == 1;

    add_title(&page, MESSAGE_GIFT_TITLE);
    add_line(&page, LINE_TOTAL, nothing,
             word(&page, on_roster ? MESSAGE_GIFT_ON_ROSTER : MESSAGE_GIFT_NOT_ON_ROSTER), nothing);
    if (!explanation->answered)
        add_no_answer(&page);
    add_gifts(&page, true, MESSAGE_GIFT_GIVEN);
    add_gifts(&page, false, MESSAGE_GIFT_WITHHELD);
    add_bases(&page);
    add_maker(&page);
    if (explanation->answered)
        add_line(&page, LINE_TOTAL, nothing, word(&page, MESSAGE_GIFT_CASH),
                 yuan(&page, cash_of(&page)));
    else
        add_line(&page, LINE_TOTAL, nothing, word(&page, MESSAGE_GIFT_NO_CASH), nothing);
    explained_lines_as_text(out, &page.lines);
}
