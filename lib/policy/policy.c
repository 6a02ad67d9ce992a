/* A policy as a whole. */
#include "policy.h"
#include "../base/memory.h"
#include "sections.h"
#include <stdlib.h>

/* Money is fen: there is one currency. */
static void read_currency(struct loader *loader, json_t *value, void *record,
                          const struct key *key)
{
    const struct key word = { key->name, read_word, false, 0, WORDS("CNY") };
    int unused;

    (void)record;
    read_word(loader, value, &unused, &word);
}

static void read_standards(struct loader *loader, json_t *value, void *record,
                           const struct key *key)
{
    read_list(loader, value, record, key);
    check_standards(loader);
}

/* In the order in which they are read: what a section needs of another comes first. */
static const struct key policy_keys[] = {
    { "policy", read_line, true, AT(struct policy, name), NULL },
    { "title", read_text, false, AT(struct policy, title), NULL },
    { "jurisdiction", read_text, false, AT(struct policy, jurisdiction), NULL },
    { "currency", read_currency, false, 0, NULL },
    { "parameters", read_parameters, false, 0, NULL },
    { "columns", read_columns, false, 0, NULL },
    { "members", read_section, false, 0, &members_section },
    { "standard", read_standards, true,
      ENTRIES(struct policy, standards, standard_count, standard_section, "when") },
    { "income", read_section, true, 0, &income_section },
    { "assets", read_section, false, 0, &assets_section },
    { "eligibility", read_section, false, 0, &eligibility_section },
    { "benefit", read_section, false, AT(struct policy, benefit), &benefit_section },
    { "single_person", read_list, false,
      ENTRIES(struct policy, singles, single_count, single_section, "code", "when",
              "require") },
    { "supplement_groups", read_supplement_groups, false, 0, NULL },
    { "supplements", read_list, false,
      ENTRIES(struct policy, supplements, supplement_count, supplement_section, "code", "when",
              "per") },
    { "recheck", read_list, false,
      ENTRIES(struct policy, rechecks, recheck_count, recheck_section, "when") },
    { "care_classes", read_list, false,
      ENTRIES(struct policy, care_classes, care_class_count, care_class_section, "when") },
    { "steps", read_list, false,
      ENTRIES(struct policy, steps, step_count, step_section, "step") },
    { "deadline", read_section, false, 0, &deadline_section },
    { "evidence", read_section, false, AT(struct policy, evidence), &evidence_section },
    { "roster", read_section, false, AT(struct policy, roster), &roster_section },
    { "programmes", read_list, false,
      ENTRIES(struct policy, programmes, programme_count, programme_section, "code", "when",
              "per") },
    { "payroll", read_section, false, AT(struct policy, payroll), &payroll_section },
    { "appeal", read_section, false, AT(struct policy, appeal), &appeal_section },
    { "checks", read_section, false, AT(struct policy, checks), &check_section },
    { "calendar", read_section, false, AT(struct policy, calendar), &calendar_section },
};
static const struct section policy_section =
    SECTION(policy_keys, struct policy, NO_RULE, false, NULL);

/* What holds where the policy says nothing. */
static void set_defaults(struct policy *policy)
{
    policy->stream_schema = schema_of(TABLE_stream);
    policy->member_schema = schema_of(TABLE_members);
    policy->income_schema = schema_of(TABLE_incomes);
    policy->limit_rule.path = "/eligibility/income";
    policy->benefit.rule.path = "/benefit";
    policy->calendar.weekend[5] = policy->calendar.weekend[6] = true;
}

static void keep_rules(struct loader *loader)
{
    struct policy *policy = loader->policy;

    policy->rules = keep(loader, loader->rule_count, sizeof *policy->rules);
    if (loader->rule_count)
        memcpy(policy->rules, loader->rules, loader->rule_count * sizeof *policy->rules);
    policy->rule_count = loader->rule_count;
    free(loader->rules);
}

static void read_policy(struct policy *policy, const struct document *document,
                        struct problems *problems)
{
    struct loader loader = { .policy = policy, .arena = policy->owned, .problems = problems,
                             .root = document->root, .text = document->text,
                             .month = policy->month, .kept = true,
                             .warns = policy->month == NO_MONTH };

    policy->file = keep_string(&loader, document->file);
    read_object(&loader, loader.root, policy, &policy_section);
    default_round(&policy->benefit.round);
    calendar_ready(&policy->calendar);
    keep_rules(&loader);
    buffer_fini(&loader.path);
}

struct policy *policy_compile(const struct document *document, month worked,
                              struct problems *problems)
{
    size_t errors = problems->errors;
    struct policy *policy = allocate(1, sizeof *policy);

    policy->owned = allocate(1, sizeof(struct arena));
    policy->month = worked;
    policy->last_day = worked == NO_MONTH ? NO_DAY : last_day(worked);
    policy->crc = document->crc;
    set_defaults(policy);
    read_policy(policy, document, problems);
    if (problems->errors == errors)
        return policy;
    policy_free(policy);
    return NULL;
}

struct policy *policy_load(const char *file, month worked, struct problems *problems)
{
    struct document document;
    struct policy *policy;

    if (!document_open(&document, file, problems))
        return NULL;
    policy = policy_compile(&document, worked, problems);
    document_close(&document);
    return policy;
}

void policy_free(struct policy *policy)
{
    if (!policy)
        return;
    calendar_fini(&policy->calendar);
    arena_fini(policy->owned);
    free(policy->owned);
    free(policy);
}

int policy_step(const struct policy *policy, struct text name)
{
    for (size_t i = 0; i < policy->step_count; i++)
        if (text_is(name, policy->steps[i].rule.code))
            return (int)i;
    return -1;
}

int policy_programme(const struct policy *policy, struct text name)
{
    for (size_t i = 0; i < policy->programme_count; i++)
        if (text_is(name, policy->programmes[i].rule.code))
            return (int)i;
    return -1;
}

int policy_kind(const struct policy *policy, struct text name)
{
    for (size_t i = 0; i < policy->kind_count; i++)
        if (text_equal(name, policy->kinds[i].name))
            return (int)i;
    return -1;
}

const char *policy_crc_text(char text[POLICY_CRC_TEXT], const struct policy *policy)
{
    snprintf(text, POLICY_CRC_TEXT, "%08x", (unsigned)policy->crc);
    return text;
}

day policy_day(const struct policy *policy, month worked)
{
    day last = last_day(worked), cutoff = first_day(worked) + policy->roster.cutoff_day - 1;

    return policy->roster.cutoff_day > 0 && cutoff < last ? cutoff : last;
}
