#include "explanation_words.h"

#include "../table/codes.h"

const struct explained_step *first_step(const struct telling_page *page, enum explained what)
{
    const struct explained_step *step = page->explanation->first;

    while (step && step->what != what)
        step = step->next;
    return step;
}

fen step_fen(const struct explained_step *step)
{
    fen amount = NONE;

    if (step && step->has_value)
        rational_to_fen(step->value, &amount);
    return amount;
}

void add_unknown_note(struct telling_page *page, const struct explained_step *step)
{
    if (step->unknown)
        add_note(page, say(page, MESSAGE_EXPLAIN_UNKNOWN, unknown_in(page, step->unknown), nothing,
                           nothing));
}

void add_figure(struct telling_page *page, enum explained what, enum message label)
{
    const struct explained_step *step = first_step(page, what);

    if (step)
        add_line(page, LINE_TOTAL, nothing, word(page, label), yuan(page, step_fen(step)));
}

static bool is_of(const struct explained_step *step, const struct explained_step *same)
{
    return step->what == same->what && step->rule == same->rule;
}

/* The first of the steps of a rule, when none of them did anything. */
static bool gave_nothing(const struct telling_page *page, const struct explained_step *asked)
{
    bool first = true;

    for (const struct explained_step *step = page->explanation->first; step; step = step->next) {
        if (!is_of(step, asked))
            continue;
        bool held = step->what == EXPLAINED_SINGLE && step->truth == TRUTH_YES;
        if (step->parts || step->truth == TRUTH_UNKNOWN || step->passed_over || held
            || (first && step != asked))
            return false;
        first = false;
    }
    return true;
}

void add_not_for_you(struct telling_page *page, enum explained first, enum explained last)
{
    struct text list = nothing;

    for (const struct explained_step *step = page->explanation->first; step; step = step->next)
        if (step->what >= first && step->what <= last && step->rule && gave_nothing(page, step))
            list = joined(page, list, with_basis(page, step->rule));
    if (list.size > 0)
        add_line(page, LINE_PLAIN, nothing,
                 say(page, MESSAGE_EXPLAIN_NOT_FOR_YOU, list, nothing, nothing), nothing);
}

void add_title(struct telling_page *page, enum message title)
{
    const struct explanation *explanation = page->explanation;
    const struct policy *policy = explanation->policy;
    struct text head = explanation->household->row->field[stream_head_name];

    add_line(page, LINE_TITLE, nothing,
             say(page, title, month_in_words(page, explanation->worked), nothing,
                 nothing), nothing);
    add_line(page, LINE_PLAIN, nothing,
             say(page, head.size ? MESSAGE_EXPLAIN_HOUSEHOLD : MESSAGE_EXPLAIN_HOUSEHOLD_ONLY,
                 explanation->household->id, head, nothing), nothing);
    add_line(page, LINE_PLAIN, nothing,
             say(page, MESSAGE_EXPLAIN_POLICY,
                 text_of(policy->title && page->language == CHINESE ? policy->title
                                                                    : policy->name),
                 nothing, nothing), nothing);
}

static enum message verdict_message(const struct explanation *explanation)
{
    static const enum message eligible[] = {
        [METHOD_FULL] = MESSAGE_EXPLAIN_ELIGIBLE_FULL,
        [METHOD_DIFFERENTIAL] = MESSAGE_EXPLAIN_ELIGIBLE_DIFFERENCE,
        [METHOD_SINGLE] = MESSAGE_EXPLAIN_ELIGIBLE_SINGLE,
        [METHOD_NONE] = MESSAGE_EXPLAIN_ELIGIBLE,
    };
    const struct assessment *result = &explanation->result;

    if (!explanation->answered)
        return MESSAGE_EXPLAIN_REJECTED;
    if (result->verdict == VERDICT_INELIGIBLE)
        return MESSAGE_EXPLAIN_INELIGIBLE;
    if (result->verdict == VERDICT_UNCLEAR)
        return MESSAGE_EXPLAIN_UNCLEAR;
    if (explanation->policy->benefit.amount && result->method == METHOD_DIFFERENTIAL)
        return MESSAGE_EXPLAIN_ELIGIBLE;
    return eligible[result->method];
}

static struct text member_words(struct telling_page *page, int member)
{
    const struct quantity *age =
        &page->explanation->result.facts.members[member].computed[MEMBER_AGE];

    if (age->unknown)
        return say(page, MESSAGE_EXPLAIN_MEMBER_AGELESS, relation_of(page, member), nothing,
                   nothing);
    return say(page, MESSAGE_EXPLAIN_MEMBER, relation_of(page, member),
               plain_number(page, age->value), nothing);
}

/* The rule that leaves the member out, or may; NULL: counted. */
static const struct explained_step *left_out_by(const struct telling_page *page, int member)
{
    const struct explained_step *found = NULL;

    for (const struct explained_step *step = page->explanation->first; step; step = step->next)
        if (step->what == EXPLAINED_LEAVE_OUT && step->member == member
            && (step->truth == TRUTH_YES || (step->truth == TRUTH_UNKNOWN && !found)))
            found = step;
    return found;
}

static void add_member(struct telling_page *page, int member)
{
    const struct explained_step *out = left_out_by(page, member);
    enum message counted = !out ? MESSAGE_EXPLAIN_COUNTED
                         : out->truth == TRUTH_YES ? MESSAGE_EXPLAIN_NOT_COUNTED
                                                   : MESSAGE_EXPLAIN_OPEN;

    add_line(page, LINE_PLAIN, who_is(page, member), member_words(page, member),
             word(page, counted));
    if (!out)
        return;
    add_note(page, say(page, out->truth == TRUTH_YES ? MESSAGE_EXPLAIN_NOT_COUNTED_WHY
                                                     : MESSAGE_EXPLAIN_MAYBE_COUNTED,
                       with_basis(page, out->rule), nothing, nothing));
    add_unknown_note(page, out);
}

static void add_members(struct telling_page *page)
{
    const struct explained_step *persons = first_step(page, EXPLAINED_PERSONS);

    add_heading(page, MESSAGE_EXPLAIN_MEMBERS);
    for (size_t i = 0; i < page->explanation->result.facts.member_count; i++)
        add_member(page, (int)i);
    if (persons)
        add_line(page, LINE_TOTAL, nothing, word(page, MESSAGE_EXPLAIN_PERSONS),
                 say(page, MESSAGE_EXPLAIN_PERSONS_COUNT, plain_number(page, persons->value),
                     nothing, nothing));
}

static struct text side_words(struct telling_page *page, struct rational side, bool money)
{
    if (!money)
        return plain_number(page, side);
    return say(page, MESSAGE_EXPLAIN_YUAN, exact_yuan(page, side), nothing, nothing);
}

static void add_comparison(struct telling_page *page,
                           const struct explained_comparison *comparison)
{
    int order = rational_compare(comparison->left, comparison->right);
    struct rational distance;
    bool fits = order < 0 ? rational_subtract(&distance, comparison->right, comparison->left)
                          : rational_subtract(&distance, comparison->left, comparison->right);

    if (!fits)
        return;
    struct text said = say(page, order > 0 ? MESSAGE_EXPLAIN_COMPARED_OVER
                                 : order < 0 ? MESSAGE_EXPLAIN_COMPARED_UNDER
                                             : MESSAGE_EXPLAIN_COMPARED_LEVEL,
                           side_words(page, comparison->left, comparison->money),
                           side_words(page, comparison->right, comparison->money),
                           side_words(page, distance, comparison->money));
    if (comparison->member != NO_MEMBER)
        said = say(page, MESSAGE_EXPLAIN_COLON, who_is(page, comparison->member), said, nothing);
    add_note(page, said);
}

void add_comparisons(struct telling_page *page, const struct explained_step *step,
                     bool money_only)
{
    const struct explained_comparison *comparison = step->comparisons;

    for (; comparison; comparison = comparison->next)
        if (!comparison->hidden && (comparison->money || !money_only))
            add_comparison(page, comparison);
}

void add_facts_note(struct telling_page *page, const struct explained_step *step)
{
    struct text facts = nothing;

    for (const struct explained_input *input = step->inputs; input; input = input->next)
        facts = joined(page, facts, input_in(page, input));
    add_note(page, facts);
}

static void add_distance(struct telling_page *page, const struct explained_step *step)
{
    static const enum message messages_of[2][3] = {
        { MESSAGE_EXPLAIN_UNDER, MESSAGE_EXPLAIN_LEVEL, MESSAGE_EXPLAIN_OVER },
        { MESSAGE_EXPLAIN_LIMIT_UNDER, MESSAGE_EXPLAIN_LIMIT_LEVEL, MESSAGE_EXPLAIN_LIMIT_OVER },
    };
    fen limit = step_fen(step), distance = step->change;
    const struct explained_step *need = first_step(page, EXPLAINED_NEED);
    bool other = !need || !need->has_value || rational_compare(need->value, step->value) != 0;

    if (step->truth == TRUTH_UNKNOWN || distance == NONE)
        return;
    add_note(page, say(page, messages_of[other][(distance > 0) - (distance < 0) + 1],
                       bare_yuan(page, distance < 0 ? -distance : distance),
                       other ? bare_yuan(page, limit) : nothing, nothing));
}

static enum truth gate_passed(const struct explained_step *step)
{
    if (step->what != EXPLAINED_UNCLEAR)
        return step->truth;
    return step->truth == TRUTH_NO ? TRUTH_YES : TRUTH_UNKNOWN;
}

static struct text gate_words(struct telling_page *page, const struct explained_step *step)
{
    bool passed = step->truth == TRUTH_YES;

    switch (step->what) {
    case EXPLAINED_VERIFIED:
        return word(page, passed ? MESSAGE_EXPLAIN_VERIFIED : MESSAGE_EXPLAIN_NOT_VERIFIED);
    case EXPLAINED_HEAD:
        return word(page, passed ? MESSAGE_EXPLAIN_HEAD : MESSAGE_EXPLAIN_NO_HEAD);
    case EXPLAINED_NOBODY:
        return word(page, MESSAGE_EXPLAIN_NOBODY);
    default:
        return rule_label(step->rule, page->language) ? with_basis(page, step->rule)
                                                      : word(page, MESSAGE_EXPLAIN_LIMIT);
    }
}

static void add_gate(struct telling_page *page, const struct explained_step *step)
{
    static const enum message words_of[] = { [TRUTH_NO] = MESSAGE_EXPLAIN_FAILED,
                                             [TRUTH_YES] = MESSAGE_EXPLAIN_PASSED,
                                             [TRUTH_UNKNOWN] = MESSAGE_EXPLAIN_OPEN };
    enum truth passed = gate_passed(step);

    add_line(page, LINE_PLAIN, nothing, gate_words(page, step), word(page, words_of[passed]));
    if (step->what == EXPLAINED_LIMIT)
        add_distance(page, step);
    add_comparisons(page, step, passed == TRUTH_YES);
    if (passed != TRUTH_YES)
        add_facts_note(page, step);
    add_unknown_note(page, step);
}

static void add_conditions(struct telling_page *page)
{
    add_heading(page, MESSAGE_EXPLAIN_CONDITIONS);
    for (const struct explained_step *step = page->explanation->first; step; step = step->next) {
        bool always = step->what == EXPLAINED_LIMIT || step->what == EXPLAINED_TEST;
        bool gate = step->what >= EXPLAINED_VERIFIED && step->what <= EXPLAINED_UNCLEAR;

        if (always || (gate && gate_passed(step) != TRUTH_YES))
            add_gate(page, step);
    }
}

static void add_later(struct telling_page *page)
{
    add_heading(page, MESSAGE_EXPLAIN_LATER);
    for (const struct explained_step *step = page->explanation->first; step; step = step->next) {
        bool class = step->what == EXPLAINED_CARE_CLASS;

        if (step->truth == TRUTH_YES && (class || step->what == EXPLAINED_RECHECK))
            add_line(page, LINE_PLAIN, class ? who_is(page, step->member) : nothing,
                     say(page, class ? MESSAGE_EXPLAIN_CARE_CLASS : MESSAGE_EXPLAIN_RECHECK,
                         with_basis(page, step->rule), nothing, nothing), nothing);
    }
}

void add_bases(struct telling_page *page)
{
    if (page->base_count > 0)
        add_heading(page, MESSAGE_EXPLAIN_BASES);
    for (size_t i = 0; i < page->base_count; i++)
        add_line(page, LINE_PLAIN, basis_mark(page, i + 1),
                 page->bases[i] ? text_of(page->bases[i]) : word(page, MESSAGE_EXPLAIN_ASSUMED),
                 nothing);
}

void add_maker(struct telling_page *page)
{
    const struct policy *policy = page->explanation->policy;
    char crc[POLICY_CRC_TEXT], program[64];

    snprintf(program, sizeof program, "%s %s", page->explanation->program, VERSION);
    add_line(page, LINE_PLAIN, nothing,
             say(page, MESSAGE_EXPLAIN_MADE_BY, text_of(program),
                 text_of(policy->name), text_of(policy_crc_text(crc, policy))), nothing);
}

static void add_end(struct telling_page *page)
{
    const struct explanation *explanation = page->explanation;

    add_bases(page);
    add_maker(page);
    if (!explanation->answered)
        add_line(page, LINE_TOTAL, nothing, word(page, MESSAGE_EXPLAIN_NO_AMOUNT), nothing);
    else
        add_line(page, LINE_TOTAL, nothing, word(page, MESSAGE_EXPLAIN_AMOUNT),
                 yuan(page, explanation->result.amount));
}

void add_no_answer(struct telling_page *page)
{
    const struct explained_step *step = page->explanation->last;

    add_line(page, LINE_PLAIN, nothing,
             say(page, MESSAGE_EXPLAIN_NO_ANSWER,
                 step->rule ? with_basis(page, step->rule) : text_of(page->explanation->path),
                 nothing, nothing), nothing);
}

/* What an eligible household gets, or those of its members who are entitled alone. */
static void add_entitlement(struct telling_page *page)
{
    if (page->explanation->result.method != METHOD_SINGLE)
        add_benefit(page);
    add_supplements(page);
    if (first_step(page, EXPLAINED_RECHECK) || first_step(page, EXPLAINED_CARE_CLASS))
        add_later(page);
}

struct explained_lines explanation_lines(const struct explanation *explanation,
                                         enum language language)
{
    struct telling_page page = { .explanation = explanation, .language = language };

    add_title(&page, MESSAGE_EXPLAIN_TITLE);
    add_line(&page, LINE_TOTAL, nothing, word(&page, verdict_message(explanation)), nothing);
    if (!explanation->answered)
        add_no_answer(&page);
    if (explanation->result.members)
        add_members(&page);
    if (first_step(&page, EXPLAINED_STANDARD))
        add_standards(&page);
    if (first_step(&page, EXPLAINED_GROSS))
        add_income(&page);
    if (first_step(&page, EXPLAINED_ASSET))
        add_assets(&page);
    if (first_step(&page, EXPLAINED_VERIFIED) || first_step(&page, EXPLAINED_NOBODY))
        add_conditions(&page);
    if (first_step(&page, EXPLAINED_SINGLE))
        add_singles(&page);
    if (explanation->answered && explanation->result.verdict == VERDICT_ELIGIBLE)
        add_entitlement(&page);
    add_end(&page);
    return page.lines;
}
