/* Clauses of the way of a case and of the money. */
#include "clause.h"
#include "../table/codes.h"
#include "label.h"

#define M(name) MESSAGE_##name
#define BARE M(WORDS_IN_NOTHING)

static const struct said_word step_kinds[] = { { "decision", M(STEP_WORD_DECISION) },
                                               { "notice", M(STEP_WORD_NOTICE) },
                                               { NULL, SILENT } };
static const struct said_word majorities[] = { { "more_than_half", M(RULE_MORE_THAN_HALF) },
                                               { "two_thirds", M(RULE_TWO_THIRDS) },
                                               { NULL, SILENT } };
static const struct said_word masks[] = { { "keep", M(MASK_KEEP) },
                                          { "middle", M(MASK_MIDDLE) },
                                          { "surname", M(MASK_SURNAME) },
                                          { NULL, SILENT } };
static const struct said_word no_papers[] = { { "", M(RULE_NO_PAPERS) } };
static const struct said_word no_facts[] = { { "", M(RULE_NO_FACTS) } };
static const struct said_word no_extend[] = { { "", M(RULE_NO_EXTEND) } };

static const char *say_panel(const struct wording *wording, const struct clause *clause,
                             const json_t *entry, const json_t *value)
{
    const json_t *present = json_object_get(value, "present");
    struct parts parts = { 0 };
    const char *role;
    json_t *count;

    (void)clause;
    (void)entry;
    json_object_foreach (json_object_get(value, "roles"), role, count) {
        const struct code *code = &codes_role[code_index(codes_role, text_of(role))];
        parts_add(&parts, said(wording, M(RULE_ROLE), code_label(code, wording->language),
                               number_words(wording, count, UNIT_NONE), NULL));
    }
    const char *roles = parts_joined(wording, &parts, M(WORDS_COMMA), M(WORDS_COMMA));
    if (!present)
        return said(wording, M(RULE_PANEL), roles, NULL, NULL);
    return said(wording, M(RULE_PANEL_PRESENT), roles, number_words(wording, present, UNIT_NONE),
                NULL);
}

/* "5 days", "5 working days"; of a decision those within which it is made. */
static const char *say_days(const struct wording *wording, const struct clause *clause,
                            const json_t *entry, const json_t *value)
{
    const char *count = json_string_value(json_object_get(entry, "count"));
    const char *kind = json_string_value(json_object_get(entry, "kind"));
    bool working = count && strcmp(count, "working") == 0;
    const char *days = said(wording, working ? M(RULE_WORKING_DAYS) : M(RULE_DAYS),
                            number_words(wording, value, UNIT_NONE), NULL, NULL);
    bool notice = kind && strcmp(kind, "notice") == 0;

    return said(wording, notice ? M(RULE_POSTED) : clause->message, days, NULL, NULL);
}

static const char *say_shown(const struct wording *wording, const struct clause *clause,
                             const json_t *entry, const json_t *value)
{
    struct parts parts = { 0 };

    (void)entry;
    for (size_t i = 0; i < json_array_size(value); i++)
        parts_add(&parts,
                  noun_of(wording, json_string_value(json_array_get(value, i)), OF_HOUSE).words);
    return said(wording, clause->message,
                parts_joined(wording, &parts, M(WORDS_COMMA), M(WORDS_COMMA)), NULL, NULL);
}

static const char *say_mask(const struct wording *wording, const struct clause *clause,
                            const json_t *entry, const json_t *value)
{
    static const struct clause name = { NULL, say_word, M(RULE_MASK_NAME), SILENT, ASKS_HOUSE,
                                        masks };
    static const struct clause minor = { NULL, say_word, M(RULE_MASK_MINOR), SILENT, ASKS_HOUSE,
                                         masks };
    const json_t *names = json_object_get(value, "name"), *minors = json_object_get(value, "minor");
    struct parts parts = { 0 };

    (void)clause;
    if (names)
        parts_add(&parts, say_word(wording, &name, entry, names));
    if (minors)
        parts_add(&parts, say_word(wording, &minor, entry, minors));
    return parts_joined(wording, &parts, M(WORDS_COMMA), M(WORDS_COMMA));
}

static const struct clause step_clauses[] = {
    { "kind", say_word, BARE, SILENT, ASKS_HOUSE, step_kinds },
    { "panel", say_panel, BARE, SILENT, ASKS_HOUSE, NULL },
    { "majority", say_word, BARE, SILENT, ASKS_HOUSE, majorities },
    { "decider", say_codes, M(RULE_DECIDER), SILENT, ASKS_HOUSE, codes_role },
    { "papers", say_yes, M(RULE_PAPERS), SILENT, ASKS_HOUSE, no_papers },
    { "facts", say_yes, M(RULE_FACTS), SILENT, ASKS_HOUSE, no_facts },
    { "days", say_days, M(RULE_WITHIN), SILENT, ASKS_HOUSE, NULL },
    { "extend", say_yes, M(RULE_EXTEND), SILENT, ASKS_HOUSE, no_extend },
    { "objection_days", say_number, M(RULE_OBJECTION_DAYS), SILENT, ASKS_HOUSE, NULL },
    { "shows", say_shown, M(RULE_SHOWS), SILENT, ASKS_HOUSE, NULL },
    { "mask", say_mask, BARE, SILENT, ASKS_HOUSE, NULL },
};
static const struct clause deadline_clauses[] = {
    { "days", say_days, M(RULE_FROM_APPLICATION), SILENT, ASKS_HOUSE, NULL },
};

static const char *say_per(const struct wording *wording, const struct clause *clause,
                           const json_t *entry, const json_t *value)
{
    const json_t *when = json_object_get(entry, "when");
    bool member = speaker_of(entry, ASKS_PER) == OF_PERSON;

    (void)clause;
    (void)value;
    if (!when)
        return message_in(member ? M(RULE_FROM_MEMBER) : M(RULE_FROM_HOUSEHOLD),
                          wording->language);
    return said(wording, member ? M(RULE_FROM_MEMBERS_WITH) : M(RULE_FROM_HOUSEHOLDS_WITH),
                condition_words(wording, when, member ? OF_SOMEONE : OF_HOUSE), NULL, NULL);
}

static const struct clause paper_clauses[] = {
    { "per", say_per, BARE, SILENT, ASKS_PER, NULL },
};

/* What a kind of paper is called where it is asked for. */
static const char *say_papers(const struct wording *wording, const struct clause *clause,
                              const json_t *entry, const json_t *value)
{
    const json_t *papers = json_object_get(json_object_get(wording->root, "evidence"), "papers");
    struct parts parts = { 0 };

    (void)entry;
    for (size_t i = 0; i < json_array_size(value); i++) {
        const char *kind = json_string_value(json_array_get(value, i));
        const char *label = json_label(wording, entry_named(wording, papers, "kind", kind));
        parts_add(&parts, label ? label : kind);
    }
    return said(wording, clause->message,
                parts_joined(wording, &parts, M(WORDS_COMMA), M(WORDS_COMMA)), NULL, NULL);
}

static const struct said_word agree_on[] = { { "holder", M(AGREE_HOLDER) },
                                             { "address", M(AGREE_ADDRESS) }, { NULL, SILENT } };
static const struct clause match_clauses[] = {
    { "kinds", say_papers, M(RULE_PAPER_KINDS), SILENT, ASKS_HOUSE, NULL },
    { "on", say_word, M(RULE_AGREE_ON), SILENT, ASKS_HOUSE, agree_on },
};
static const struct clause survey_clauses[] = {
    { "surveyors", say_number, M(RULE_SURVEYORS), SILENT, ASKS_HOUSE, NULL },
    { "methods", say_codes, M(RULE_METHODS), SILENT, ASKS_HOUSE, codes_survey_method },
};
static const struct said_word kin[] = { { "abstain", M(KIN_ABSTAIN) }, { NULL, SILENT } };
static const struct clause kin_clauses[] = {
    { NULL, say_word, BARE, SILENT, ASKS_HOUSE, kin },
};

static const struct said_word starts[] = { { "month_after_approval", M(STARTS_AFTER) },
                                           { "month_of_approval", M(STARTS_IN) },
                                           { NULL, SILENT } };
static const struct said_word reviewing[] = { { "previous", M(REVIEWING_WORD_PREVIOUS) },
                                              { "smaller", M(REVIEWING_WORD_SMALLER) },
                                              { "hold", M(REVIEWING_WORD_HOLD) },
                                              { NULL, SILENT } };
static const struct said_word overdue[] = { { "warn", M(OVERDUE_WARN) },
                                            { "hold", M(OVERDUE_HOLD) }, { NULL, SILENT } };
static const struct clause roster_clauses[] = {
    { "starts", say_word, BARE, M(STARTS_AFTER), ASKS_HOUSE, starts },
    { "cutoff_day", say_number, M(RULE_CUTOFF), SILENT, ASKS_HOUSE, NULL },
    { "ignore_change", say_amount, M(RULE_IGNORE), SILENT, ASKS_HOUSE, NULL },
    { "while_reviewing", say_word, BARE, M(REVIEWING_WORD_PREVIOUS), ASKS_HOUSE, reviewing },
    { "overdue_recheck", say_word, BARE, M(OVERDUE_WARN), ASKS_HOUSE, overdue },
    { "visit_months", say_number, M(RULE_VISITS), SILENT, ASKS_HOUSE, NULL },
};

static const char *say_phases(const struct wording *wording, const struct clause *clause,
                              const json_t *entry, const json_t *value)
{
    struct parts parts = { 0 };

    (void)entry;
    for (size_t i = 0; i < json_array_size(value); i++)
        parts_add(&parts, said(wording, M(WORDS_IN_PERCENT),
                               number_words(wording, json_array_get(value, i), UNIT_NONE), NULL,
                               NULL));
    return said(wording, clause->message,
                parts_joined(wording, &parts, M(WORDS_COMMA), M(WORDS_COMMA)), NULL, NULL);
}

static const struct clause phase_out_clauses[] = {
    { "when", say_condition, M(RULE_WHEN), SILENT, ASKS_HOUSE, NULL },
    { "percent", say_phases, M(RULE_PHASES), SILENT, ASKS_HOUSE, NULL },
};
static const struct said_word then[] = { { "warn", M(THEN_WORD_WARN) },
                                         { "hold", M(THEN_WORD_HOLD) },
                                         { "leave_out", M(THEN_WORD_LEAVE_OUT) },
                                         { NULL, SILENT } };
static const struct clause work_clauses[] = {
    { "who", say_condition, M(RULE_WHO), SILENT, ASKS_MEMBER, NULL },
    { "times", say_number, M(RULE_WORK_TIMES), SILENT, ASKS_HOUSE, NULL },
    { "after_months", say_number, M(RULE_AFTER), SILENT, ASKS_HOUSE, NULL },
    { "then", say_word, BARE, SILENT, ASKS_HOUSE, then },
};
static const struct clause refusal_clauses[] = {
    { "times", say_number, M(RULE_TIMES), SILENT, ASKS_HOUSE, NULL },
    { "within_months", say_number, M(RULE_WITHIN_MONTHS), SILENT, ASKS_HOUSE, NULL },
    { "then", say_word, BARE, SILENT, ASKS_HOUSE, then },
};

static const struct said_word whom[] = { { "roster", M(FOR_ROSTER) }, { "all", M(FOR_ALL) },
                                         { NULL, SILENT } };
static const struct said_word given[] = { { "member", M(RULE_GIVEN_MEMBER) },
                                          { "household", M(RULE_GIVEN_HOUSEHOLD) } };
static const struct said_word once[] = { { "year", M(ONCE_A_YEAR) }, { "ever", M(ONCE_FOR_EVER) },
                                         { NULL, SILENT } };

static const char *say_order(const struct wording *wording, const struct clause *clause,
                             const json_t *entry, const json_t *value)
{
    struct parts parts = { 0 };

    for (size_t i = 0; i < json_array_size(value); i++) {
        const json_t *rule = json_array_get(value, i), *by = json_object_get(rule, "by");
        const char *first = json_string_value(json_object_get(rule, "first"));
        enum speaker speaker = speaker_of(entry, ASKS_PER);
        parts_add(&parts, said(wording, first && strcmp(first, "high") == 0 ? M(RULE_HIGH_FIRST)
                                                                            : M(RULE_LOW_FIRST),
                               amount_words(wording, by, speaker,
                                            amount_unit(wording, by, speaker)), NULL, NULL));
    }
    return said(wording, clause->message,
                parts_joined(wording, &parts, M(WORDS_SEMICOLON), M(WORDS_SEMICOLON)), NULL, NULL);
}

static const char *say_programmes(const struct wording *wording, const struct clause *clause,
                                  const json_t *entry, const json_t *value)
{
    const json_t *programmes = json_object_get(wording->root, "programmes");
    struct parts parts = { 0 };

    (void)entry;
    for (size_t i = 0; i < json_array_size(value); i++) {
        const char *code = json_string_value(json_array_get(value, i));
        const char *label = json_label(wording, entry_named(wording, programmes, "code", code));
        parts_add(&parts, label ? label : code);
    }
    return said(wording, clause->message,
                parts_joined(wording, &parts, M(WORDS_COMMA), M(WORDS_COMMA)), NULL, NULL);
}

static const struct clause programme_clauses[] = {
    { "for", say_word, BARE, SILENT, ASKS_HOUSE, whom },
    { "when", say_condition, M(RULE_WHEN), SILENT, ASKS_PER, NULL },
    { "amount", say_given, BARE, SILENT, ASKS_PER, given },
    { "round", say_rounding, BARE, SILENT, ASKS_HOUSE, NULL },
    { "calendar_months", say_text, M(RULE_IN_MONTHS), SILENT, ASKS_HOUSE, NULL },
    { "once", say_word, BARE, SILENT, ASKS_HOUSE, once },
    { "quota", say_number, M(RULE_QUOTA), SILENT, ASKS_HOUSE, NULL },
    { "order", say_order, M(RULE_ORDER), SILENT, ASKS_HOUSE, NULL },
    { "excludes", say_programmes, M(RULE_EXCLUDES), SILENT, ASKS_HOUSE, NULL },
    { "form", say_codes, M(RULE_FORM), SILENT, ASKS_HOUSE, codes_award_form },
    { "fund", say_text, M(RULE_FUND), SILENT, ASKS_HOUSE, NULL },
    { "unit", say_text, M(RULE_UNIT), SILENT, ASKS_HOUSE, NULL },
};

static const char *say_home(const struct wording *wording, const struct clause *clause,
                            const json_t *entry, const json_t *value)
{
    (void)entry;
    return said(wording, clause->message, condition_words(wording, value, OF_SOMEONE), NULL, NULL);
}

static const char *say_recover(const struct wording *wording, const struct clause *clause,
                               const json_t *entry, const json_t *value)
{
    return say_number(wording, clause, entry, json_object_get(value, "percent"));
}

static const struct said_word if_closed[] = { { "before", M(CLOSED_WORD_BEFORE) },
                                              { "after", M(CLOSED_WORD_AFTER) },
                                              { "same", M(CLOSED_WORD_SAME) },
                                              { NULL, SILENT } };
static const struct clause payroll_clauses[] = {
    { "fund", say_text, M(RULE_FUND), SILENT, ASKS_HOUSE, NULL },
    { "pay_day", say_number, M(RULE_PAY_DAY), SILENT, ASKS_HOUSE, NULL },
    { "if_closed", say_word, BARE, M(CLOSED_WORD_SAME), ASKS_HOUSE, if_closed },
    { "home_when", say_home, M(RULE_HOME), SILENT, ASKS_MEMBER, NULL },
    { "carry_months", say_number, M(RULE_CARRY), SILENT, ASKS_HOUSE, NULL },
    { "recover_at_most", say_recover, M(RULE_RECOVER), SILENT, ASKS_HOUSE, NULL },
    { "shops", say_text, M(RULE_SHOPS), SILENT, ASKS_HOUSE, NULL },
    { "voucher_days", say_number, M(RULE_VOUCHERS), SILENT, ASKS_HOUSE, NULL },
};
static const struct clause bank_clauses[] = {
    { "encoding", say_text, M(RULE_ENCODING), SILENT, ASKS_HOUSE, NULL },
};
static const struct clause in_goods_clauses[] = {
    { "when", say_condition, M(RULE_WHEN), SILENT, ASKS_HOUSE, NULL },
    { "amount", say_amount, M(RULE_GOODS), SILENT, ASKS_HOUSE, NULL },
};

static const struct clause appeal_clauses[] = {
    { "days", say_number, M(RULE_APPEAL_DAYS), SILENT, ASKS_HOUSE, NULL },
    { "to", say_text, M(RULE_APPEAL_TO), SILENT, ASKS_HOUSE, NULL },
};

static const struct said_word weekdays[] = {
    { "mon", M(DAY_MON) }, { "tue", M(DAY_TUE) }, { "wed", M(DAY_WED) }, { "thu", M(DAY_THU) },
    { "fri", M(DAY_FRI) }, { "sat", M(DAY_SAT) }, { "sun", M(DAY_SUN) }, { NULL, SILENT },
};
static const struct clause calendar_clauses[] = {
    { "weekend", say_word, M(RULE_WEEKEND), M(RULE_WEEKEND_USUAL), ASKS_HOUSE, weekdays },
    { "holidays", say_text, M(RULE_HOLIDAYS), SILENT, ASKS_HOUSE, NULL },
    { "workdays", say_text, M(RULE_WORKDAYS), SILENT, ASKS_HOUSE, NULL },
};

const struct part case_parts[] = {
    PART("steps", NULL, SHAPE_LIST, M(SECTION_STEPS), "step", " count ", step_clauses, false,
         true),
    PART("deadline", NULL, SHAPE_ONE, M(SECTION_DEADLINE), NULL, " count ", deadline_clauses,
         false, false),
    PART("evidence", "papers", SHAPE_LIST, M(SECTION_PAPERS), "kind", " when ", paper_clauses,
         false, false),
    PART("evidence", "match", SHAPE_LIST, M(SECTION_MATCH), "code", " ", match_clauses, false,
         false),
    PART("evidence", "survey", SHAPE_ONE, M(SECTION_SURVEY), NULL, " ", survey_clauses, false,
         false),
    PART("evidence", "kin", SHAPE_ONE, M(SECTION_KIN), NULL, " ", kin_clauses, false, false),
    PART("roster", NULL, SHAPE_ONE, M(SECTION_ROSTER), NULL,
         " phase_out community_work refusals ", roster_clauses, false, false),
    PART("roster", "phase_out", SHAPE_LIST, M(SECTION_PHASE_OUT), "code", " ", phase_out_clauses,
         false, true),
    PART("roster", "community_work", SHAPE_ONE, M(SECTION_WORK), NULL, " ", work_clauses, false,
         false),
    PART("roster", "refusals", SHAPE_ONE, M(SECTION_REFUSALS), NULL, " ", refusal_clauses, false,
         false),
    PART("programmes", NULL, SHAPE_LIST, M(SECTION_PROGRAMMES), "code", " per ",
         programme_clauses, false, true),
    PART("payroll", NULL, SHAPE_ONE, M(SECTION_PAYROLL), NULL, " in_goods bank_layouts ", payroll_clauses,
         false, false),
    PART("payroll", "in_goods", SHAPE_LIST, M(SECTION_IN_GOODS), "code", " ", in_goods_clauses,
         false, false),
    PART("payroll", "bank_layouts", SHAPE_NAMED, M(SECTION_BANK), NULL,
         " columns delimiter encoding line_end header trailer amounts answer ", bank_clauses, false,
         false),
    PART("appeal", NULL, SHAPE_ONE, M(SECTION_APPEAL), NULL, " ", appeal_clauses, false, false),
    PART("calendar", NULL, SHAPE_ONE, M(SECTION_CALENDAR), NULL, " ", calendar_clauses, false,
         false),
};
const size_t case_part_count = sizeof case_parts / sizeof *case_parts;
