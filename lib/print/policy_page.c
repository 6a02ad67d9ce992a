#include "policy_page.h"

#include "label.h"

static void add_section(struct buffer *out, enum message title, enum language language)
{
    buffer_byte(out, '\n');
    buffer_string(out, message_in(title, language));
    buffer_byte(out, '\n');
}

/* "［依据：…］", "［暂定］"; "［未作规定，按此办理］". */
static void add_basis(struct buffer *out, const struct wording *wording,
                      const struct rule_words *rule)
{
    if (rule->by_default)
        add_message(out, MESSAGE_SHOW_DEFAULT, wording->language, NULL);
    else if (rule->assumed)
        add_message(out, MESSAGE_SHOW_ASSUMED, wording->language, NULL);
    else if (rule->basis)
        add_message(out, MESSAGE_SHOW_BASIS, wording->language,
                    (const char *const[]){ rule->basis, NULL });
}

static void add_rule(struct buffer *out, const struct wording *wording, const char *mark,
                     const struct rule_words *rule)
{
    buffer_string(out, mark);
    if (rule->name) {
        buffer_string(out, rule->name);
        buffer_string(out, message_in(MESSAGE_SHOW_COLON, wording->language));
    }
    buffer_string(out, rule->words ? rule->words : "");
    if (rule->months) {
        buffer_string(out, message_in(MESSAGE_SHOW_COMMA, wording->language));
        buffer_string(out, rule->months);
    }
    add_basis(out, wording, rule);
    buffer_byte(out, '\n');
}

static void add_title(struct buffer *out, const struct wording *wording)
{
    const struct policy *policy = wording->policy;

    buffer_string(out, policy->title ? policy->title : policy->name);
    buffer_string(out, " (");
    buffer_string(out, policy->name);
    if (policy->month != NO_MONTH) {
        buffer_string(out, ", ");
        buffer_month(out, policy->month);
    }
    buffer_string(out, ")\n");
}

static void add_count(struct buffer *out, const struct wording *wording,
                      const struct rule_list *rules)
{
    struct buffer count = { 0 }, assumed = { 0 };
    int64_t without = 0;

    for (size_t i = 0; i < rules->count; i++)
        without += rules->at[i].assumed;
    buffer_number(&count, (int64_t)rules->count);
    buffer_number(&assumed, without);
    add_message(out, MESSAGE_SHOW_COUNT, wording->language,
                (const char *const[]){ count.at, assumed.at, NULL });
    buffer_byte(out, '\n');
    buffer_fini(&count);
    buffer_fini(&assumed);
}

void policy_page(struct buffer *out, const struct wording *wording)
{
    struct rule_list rules = { 0 };

    rules_in_words(&rules, wording);
    add_title(out, wording);
    add_count(out, wording, &rules);
    for (size_t i = 0; i < rules.count; i++) {
        if (i == 0 || rules.at[i].section != rules.at[i - 1].section)
            add_section(out, rules.at[i].section, wording->language);
        add_rule(out, wording, "  ", &rules.at[i]);
    }
    rules_fini(&rules);
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_place(const struct rule_words *a, const struct rule_words *b)
{
    return a->section == b->section && same_text(a->code, b->code)
        && same_text(a->months, b->months);
}

static bool same_rule(const struct rule_words *a, const struct rule_words *b)
{
    return same_place(a, b) && same_text(a->words, b->words) && same_text(a->basis, b->basis)
        && same_text(a->name, b->name);
}

/* The rule of the list that stands where this one does, the `nth` of these; NULL: none. */
static const struct rule_words *counterpart(const struct rule_list *list,
                                            const struct rule_list *own, size_t at)
{
    size_t nth = 0;

    for (size_t i = 0; i < at; i++)
        nth += same_place(&own->at[i], &own->at[at]);
    for (size_t i = 0; i < list->count; i++)
        if (same_place(&list->at[i], &own->at[at]) && nth-- == 0)
            return &list->at[i];
    return NULL;
}

/* What is under way: the differences of a section begin with its title. */
struct comparing {
    struct buffer *out;
    const struct wording *before, *after;
    enum message section;
    bool titled;
    size_t count;
};

static void tell(struct comparing *comparing, const struct wording *wording, const char *mark,
                 const struct rule_words *rule)
{
    if (!comparing->titled || comparing->section != rule->section)
        add_section(comparing->out, rule->section, comparing->after->language);
    comparing->titled = true;
    comparing->section = rule->section;
    add_rule(comparing->out, wording, mark, rule);
}

static void compare_section(struct comparing *comparing, const struct rule_list *old,
                            const struct rule_list *now, enum message section)
{
    for (size_t i = 0; i < old->count; i++) {
        const struct rule_words *rule = &old->at[i], *other;

        if (rule->section != section)
            continue;
        other = counterpart(now, old, i);
        if (other && same_rule(rule, other))
            continue;
        tell(comparing, comparing->before, "- ", rule);
        if (other)
            tell(comparing, comparing->after, "+ ", other);
        comparing->count++;
    }
    for (size_t i = 0; i < now->count; i++)
        if (now->at[i].section == section && !counterpart(old, now, i)) {
            tell(comparing, comparing->after, "+ ", &now->at[i]);
            comparing->count++;
        }
}

size_t policy_differences(struct buffer *out, const struct wording *before,
                          const struct wording *after)
{
    struct comparing comparing = { .out = out, .before = before, .after = after };
    struct rule_list old = { 0 }, now = { 0 };

    rules_in_words(&old, before);
    rules_in_words(&now, after);
    buffer_string(out, "--- ");
    add_title(out, before);
    buffer_string(out, "+++ ");
    add_title(out, after);
    for (int section = MESSAGE_SECTION_PARAMETERS; section <= MESSAGE_SECTION_CALENDAR; section++)
        compare_section(&comparing, &old, &now, (enum message)section);
    rules_fini(&old);
    rules_fini(&now);
    return comparing.count;
}
