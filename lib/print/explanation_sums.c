#include "explanation_words.h"

#include "../table/codes.h"

/* A step that adds to a sum, or takes away. */
static void add_change(struct telling_page *page, const struct explained_step *step,
                       struct text what)
{
    add_line(page, LINE_PLAIN, who_is(page, step->member), what, change(page, step->change));
}

static void add_standard(struct telling_page *page, const struct explained_step *step)
{
    if (step->what == EXPLAINED_WEIGHT && step->truth == TRUTH_YES)
        add_line(page, LINE_PLAIN, who_is(page, step->member),
                 say(page, MESSAGE_EXPLAIN_WEIGHT, plain_number(page, step->value), nothing,
                     nothing), change(page, step->change));
    else if (step->what == EXPLAINED_STANDARD && step->truth != TRUTH_NO)
        add_line(page, LINE_PLAIN, who_is(page, step->member), with_basis(page, step->rule),
                 yuan(page, step->truth == TRUTH_YES ? step->change : NONE));
    else if (step->truth != TRUTH_UNKNOWN)
        return;
    add_unknown_note(page, step);
}

void add_standards(struct telling_page *page)
{
    const struct explained_step *step = page->explanation->first;

    add_heading(page, MESSAGE_EXPLAIN_STANDARDS);
    for (; step && step->what != EXPLAINED_NEED; step = step->next)
        if (step->what == EXPLAINED_STANDARD || step->what == EXPLAINED_WEIGHT)
            add_standard(page, step);
    add_figure(page, EXPLAINED_NEED, MESSAGE_EXPLAIN_NEED);
}

void add_assets(struct telling_page *page)
{
    add_heading(page, MESSAGE_EXPLAIN_ASSETS);
    for (const struct explained_step *step = page->explanation->first; step; step = step->next) {
        if (step->what != EXPLAINED_ASSET || step->truth != TRUTH_YES)
            continue;
        struct text kind = step->rule ? label_in(page, step->rule) : kind_in(page, step, NO_KIND);
        if (row_has(step->row, assets_quantity))
            kind = say(page, MESSAGE_EXPLAIN_ASSET_COUNT, kind, step->row->field[assets_quantity],
                       nothing);
        add_line(page, LINE_PLAIN, who_is(page, step->member), kind, yuan(page, step->change));
    }
}

static void add_income_row(struct telling_page *page, const struct explained_step *step)
{
    const struct row *row = step->row;
    struct text kind = step->rule ? label_in(page, step->rule) : kind_in(page, step, NO_KIND);
    struct text amount = bare_yuan(page, row->number[incomes_amount]);

    if (step->truth == TRUTH_NO) {
        add_line(page, LINE_PLAIN, who_is(page, step->member),
                 say(page, MESSAGE_EXPLAIN_NOT_USED, kind, amount, nothing), nothing);
        return;
    }
    if (row->number[incomes_months] != NONE && row->number[incomes_months] != 1)
        kind = say(page, MESSAGE_EXPLAIN_MONTHS, kind, amount, row->field[incomes_months]);
    if (row->number[incomes_verified] == 0)
        kind = say(page, MESSAGE_EXPLAIN_UNVERIFIED, kind, nothing, nothing);
    add_line(page, LINE_PLAIN, who_is(page, step->member), kind, yuan(page, step->change));
}

/* What a rule did to an income of one kind. */
static struct text part_words(struct telling_page *page, const struct explained_step *step,
                              const struct explained_part *part)
{
    struct text rule = with_basis(page, step->rule), kind = kind_in(page, step, part->kind);

    switch (step->what) {
    case EXPLAINED_COUNT:
        return say(page, MESSAGE_EXPLAIN_COUNTS_AS, rule, plain_number(page, step->value), nothing);
    case EXPLAINED_IMPUTED:
        return say(page, MESSAGE_EXPLAIN_AT_LEAST, rule, kind, exact_yuan(page, step->value));
    case EXPLAINED_MAINTENANCE:
        if (row_has(step->row, supporters_relation))
            return say(page, MESSAGE_EXPLAIN_DUE, rule, step->row->field[supporters_relation],
                       nothing);
        return rule;
    case EXPLAINED_DISREGARD:
        return say(page, MESSAGE_EXPLAIN_OF_KIND, rule, kind, nothing);
    default:
        return rule;
    }
}

static void add_adjustment(struct telling_page *page, const struct explained_step *step)
{
    for (const struct explained_part *part = step->parts; part; part = part->next)
        add_line(page, LINE_PLAIN, who_is(page, part->member), part_words(page, step, part),
                 change(page, part->change));
    if (step->truth != TRUTH_UNKNOWN)
        return;
    add_line(page, LINE_PLAIN, who_is(page, step->member), with_basis(page, step->rule),
             word(page, MESSAGE_EXPLAIN_OPEN));
    add_unknown_note(page, step);
}

void add_income(struct telling_page *page)
{
    const struct explained_step *step = page->explanation->first;

    add_heading(page, MESSAGE_EXPLAIN_INCOME);
    if (!first_step(page, EXPLAINED_INCOME_ROW))
        add_line(page, LINE_PLAIN, nothing, word(page, MESSAGE_EXPLAIN_NO_INCOME), nothing);
    for (; step && step->what != EXPLAINED_GROSS; step = step->next)
        if (step->what == EXPLAINED_INCOME_ROW)
            add_income_row(page, step);
    add_figure(page, EXPLAINED_GROSS, MESSAGE_EXPLAIN_GROSS);
    for (; step && step->what != EXPLAINED_INCOME; step = step->next)
        if (step->what >= EXPLAINED_IMPUTED && step->what <= EXPLAINED_DEEMED)
            add_adjustment(page, step);
    add_not_for_you(page, EXPLAINED_IMPUTED, EXPLAINED_DEEMED);
    add_figure(page, EXPLAINED_INCOME, MESSAGE_EXPLAIN_COUNTABLE);
    add_figure(page, EXPLAINED_PER_HEAD, MESSAGE_EXPLAIN_PER_HEAD);
}

/* Somebody whom a rule holds for alone, or may. Its amount comes behind it. */
static void add_single(struct telling_page *page, const struct explained_step *step)
{
    if (step->truth == TRUTH_UNKNOWN)
        add_line(page, LINE_PLAIN, who_is(page, step->member), with_basis(page, step->rule),
                 word(page, MESSAGE_EXPLAIN_OPEN));
    else if (step->next->what == EXPLAINED_SINGLE_AMOUNT)
        add_change(page, step->next, with_basis(page, step->rule));
    add_comparisons(page, step, true);
    add_unknown_note(page, step);
}

void add_singles(struct telling_page *page)
{
    add_heading(page, MESSAGE_EXPLAIN_SINGLES);
    for (const struct explained_step *step = page->explanation->first; step; step = step->next)
        if (step->what == EXPLAINED_SINGLE && step->truth != TRUTH_NO)
            add_single(page, step);
    add_not_for_you(page, EXPLAINED_SINGLE, EXPLAINED_SINGLE);
    if (page->explanation->result.method == METHOD_SINGLE)
        add_figure(page, EXPLAINED_BASE, MESSAGE_EXPLAIN_BASE);
}

/* The lines of need and income add up to the difference. */
static void add_difference(struct telling_page *page, const struct explained_step *benefit)
{
    fen need = step_fen(first_step(page, EXPLAINED_NEED)), difference = step_fen(benefit);

    add_line(page, LINE_PLAIN, nothing, word(page, MESSAGE_EXPLAIN_NEED), yuan(page, need));
    add_line(page, LINE_PLAIN, nothing, word(page, MESSAGE_EXPLAIN_LESS_INCOME),
             change(page, difference - need));
    add_line(page, LINE_TOTAL, nothing, word(page, MESSAGE_EXPLAIN_DIFFERENCE),
             yuan(page, difference));
}

static void add_first_amount(struct telling_page *page)
{
    const struct explained_step *step = first_step(page, EXPLAINED_BENEFIT);
    bool full = page->explanation->result.method == METHOD_FULL;
    bool labelled = rule_label(step->rule, page->language) != NULL;
    struct text rule = labelled ? with_basis(page, step->rule) : nothing;

    if (full)
        add_line(page, LINE_PLAIN, nothing, say(page, MESSAGE_EXPLAIN_FULL, rule, nothing, nothing),
                 yuan(page, step_fen(step)));
    else if (page->explanation->policy->benefit.amount)
        add_line(page, LINE_PLAIN, nothing,
                 say(page, MESSAGE_EXPLAIN_BY_RULE, rule, nothing, nothing),
                 yuan(page, step_fen(step)));
    else {
        if (labelled)
            add_line(page, LINE_PLAIN, nothing, rule, nothing);
        add_difference(page, step);
    }
}

static struct text amount_words(struct telling_page *page, const struct explained_step *step)
{
    static const enum message rounding[] = { [ROUND_HALF_UP] = MESSAGE_EXPLAIN_ROUNDED,
                                             [ROUND_UP] = MESSAGE_EXPLAIN_ROUNDED_UP,
                                             [ROUND_DOWN] = MESSAGE_EXPLAIN_ROUNDED_DOWN };
    const struct benefit *benefit = &page->explanation->policy->benefit;
    struct text limit = exact_yuan(page, step->value);

    switch (step->what) {
    case EXPLAINED_AT_MOST:
        return say(page, MESSAGE_EXPLAIN_AT_MOST, limit, nothing, nothing);
    case EXPLAINED_ZERO:
        return word(page, MESSAGE_EXPLAIN_ZERO);
    case EXPLAINED_MINIMUM:
        return say(page, benefit->raise ? MESSAGE_EXPLAIN_RAISED : MESSAGE_EXPLAIN_NOT_PAID, limit,
                   nothing, nothing);
    default:
        return say(page, rounding[benefit->round.mode], plain_number(page, benefit->round.to),
                   nothing, nothing);
    }
}

void add_benefit(struct telling_page *page)
{
    add_heading(page, MESSAGE_EXPLAIN_BENEFIT);
    add_first_amount(page);
    for (const struct explained_step *step = page->explanation->first; step; step = step->next)
        if (step->what >= EXPLAINED_AT_MOST && step->what <= EXPLAINED_ROUND && step->change != 0)
            add_line(page, LINE_PLAIN, nothing, amount_words(page, step),
                     change(page, step->change));
    add_figure(page, EXPLAINED_BASE, MESSAGE_EXPLAIN_BASE);
}

void add_supplements(struct telling_page *page)
{
    if (!first_step(page, EXPLAINED_SUPPLEMENT))
        return;
    add_heading(page, MESSAGE_EXPLAIN_SUPPLEMENTS);
    for (const struct explained_step *step = page->explanation->first; step; step = step->next) {
        if (step->what != EXPLAINED_SUPPLEMENT)
            continue;
        if (step->parts)
            add_change(page, step, with_basis(page, step->rule));
        else if (step->passed_over)
            add_line(page, LINE_PLAIN, who_is(page, step->member),
                     say(page, MESSAGE_EXPLAIN_PASSED_OVER, with_basis(page, step->rule),
                         exact_yuan(page, step->value), nothing), nothing);
    }
    add_not_for_you(page, EXPLAINED_SUPPLEMENT, EXPLAINED_SUPPLEMENT);
    add_line(page, LINE_TOTAL, nothing, word(page, MESSAGE_EXPLAIN_SUPPLEMENT),
             yuan(page, page->explanation->result.supplement));
}
