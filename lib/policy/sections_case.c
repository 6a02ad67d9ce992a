/* The way of a case, and the evidence. */
#include "sections.h"
#include "../table/codes.h"

static void read_roles(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    static const struct range range = { 1, 1000 };
    const struct key count = { NULL, read_whole, false, AT(struct panel_role, count), &range };
    struct step *step = record;
    const char *name;
    json_t *entry;

    (void)key;
    if (!want_object(loader, value))
        return;
    step->roles = keep(loader, json_object_size(value), sizeof *step->roles);
    json_object_foreach (value, name, entry) {
        struct panel_role *role = &step->roles[step->role_count++];
        role->role = code_index(codes_role, text_of(name));
        if (role->role < 0)
            wrong_at(loader, name, MESSAGE_POLICY_NO_CODE, name, "role");
        size_t before = enter_name(loader, name);
        read_whole(loader, entry, role, &count);
        leave_path(loader, before);
    }
}

static const struct key panel_keys[] = {
    { "roles", read_roles, true, 0, NULL },
    { "present", read_whole, false, AT(struct step, present), WHOLE(1, 1000) },
};

static void finish_panel(struct loader *loader, json_t *object, void *record)
{
    (void)loader;
    (void)object;
    ((struct step *)record)->has_panel = true;
}

static const struct section panel_section =
    SECTION(panel_keys, struct step, NO_RULE, false, finish_panel);

static void read_shown(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    const struct schema *schema = loader->policy->stream_schema;
    const char *name = want_string(loader, value);
    int column = name ? schema_column(schema, text_of(name)) : -1;

    (void)key;
    *(const char **)record = name;
    if (name && column < 0)
        wrong(loader, MESSAGE_POLICY_NAME, name, NULL);
    else if (name && (schema->columns[column].flags & PRIVATE))
        wrong(loader, MESSAGE_POLICY_COLUMN_PRIVATE, name, NULL);
}

static const struct key mask_keys[] = {
    { "name", read_word_text, false, AT(struct step, mask_name),
      WORDS("keep", "middle", "surname") },
    { "minor", read_word_text, false, AT(struct step, mask_minor),
      WORDS("keep", "middle", "surname") },
};
static const struct section mask_section =
    SECTION(mask_keys, struct step, NO_RULE, false, NULL);

static const struct key step_keys[] = {
    { "step", read_code, true, AT(struct step, rule.code), NULL },
    { "kind", read_word, true, AT(struct step, kind), WORDS("decision", "notice") },
    { "panel", read_section, false, 0, &panel_section },
    { "majority", read_word, false, AT(struct step, majority),
      WORDS("", "more_than_half", "two_thirds") },
    { "decider", read_series, false,
      SERIES(struct step, deciders, decider_count, read_coded, codes_role) },
    { "papers", read_yes, false, AT(struct step, papers), NULL },
    { "facts", read_yes, false, AT(struct step, facts), NULL },
    { "days", read_whole, false, AT(struct step, days), WHOLE(0, 3660) },
    { "count", read_word, false, AT(struct step, count), WORDS("calendar", "working") },
    { "extend", read_yes, false, AT(struct step, extend), NULL },
    { "objection_days", read_whole, false, AT(struct step, objection_days), WHOLE(1, 3660) },
    { "shows", read_series, false,
      SERIES(struct step, shows, show_count, read_shown, NULL) },
    { "mask", read_section, false, 0, &mask_section },
};

static void want_key(struct loader *loader, json_t *object, const char *name)
{
    if (!json_object_get(object, name))
        wrong_at(loader, name, MESSAGE_POLICY_MISSING, NULL, NULL);
}

static void finish_step(struct loader *loader, json_t *object, void *record)
{
    const struct step *step = record;

    if (step->kind == STEP_NOTICE) {
        none_of(loader, object, WORDS("panel", "majority", "decider", "papers", "facts"),
                "notice");
        want_key(loader, object, "days");
        return;
    }
    none_of(loader, object, WORDS("shows", "mask", "objection_days"), "decision");
    one_of(loader, object, WORDS("panel", "decider"));
    if (step->has_panel)
        want_key(loader, object, "majority");
    else
        none_of(loader, object, WORDS("majority"), "decider");
}

const struct section step_section =
    SECTION(step_keys, struct step, RULE, true, finish_step);

static const struct key deadline_keys[] = {
    { "days", read_whole, true, AT(struct policy, deadline_days), WHOLE(1, 3660) },
    { "count", read_word, false, AT(struct policy, deadline_count),
      WORDS("calendar", "working") },
};

static void finish_deadline(struct loader *loader, json_t *object, void *record)
{
    (void)loader;
    (void)object;
    ((struct policy *)record)->has_deadline = true;
}

const struct section deadline_section =
    SECTION(deadline_keys, struct policy, RULE_APART, false, finish_deadline);

static const struct key paper_keys[] = {
    { "kind", read_line, true, AT(struct paper, rule.code), NULL },
    { "per", read_word_flag, true, AT(struct paper, per_member), WORDS("household", "member") },
    { "when", read_condition, false, AT(struct paper, when), OF(OF_PER, MADE_AMOUNT) },
};
static const struct section paper_section = SECTION(paper_keys, struct paper, RULE, true, NULL);

static void read_on(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    struct paper_match *match = record;
    unsigned bits = word_bits(loader, value, WORDS("holder", "address"));

    (void)key;
    match->holder = bits & 1;
    match->address = bits & 2;
}

static const struct key match_keys[] = {
    { "code", read_code, true, AT(struct paper_match, rule.code), NULL },
    { "kinds", read_series, true,
      SERIES(struct paper_match, kinds, kind_count, read_line, NULL) },
    { "on", read_on, true, 0, NULL },
};
static const struct section match_section =
    SECTION(match_keys, struct paper_match, RULE, true, NULL);

static void read_methods(struct loader *loader, json_t *value, void *record,
                         const struct key *key)
{
    struct evidence *evidence = record;
    const struct key element = { key->name, read_coded, false, 0, codes_survey_method };
    size_t count = want_list(loader, value) ? json_array_size(value) : 0;

    for (size_t i = 0; i < count; i++) {
        size_t before = enter_index(loader, i);
        int method = -1;
        read_coded(loader, json_array_get(value, i), &method, &element);
        if (method >= 0)
            evidence->methods |= 1u << method;
        leave_path(loader, before);
    }
}

static const struct key survey_keys[] = {
    { "surveyors", read_whole, false, AT(struct evidence, surveyors), WHOLE(1, 100) },
    { "methods", read_methods, false, 0, NULL },
};

static void finish_survey(struct loader *loader, json_t *object, void *record)
{
    (void)loader;
    (void)object;
    ((struct evidence *)record)->survey = true;
}

static const struct section survey_section =
    SECTION(survey_keys, struct evidence, RULE_APART, false, finish_survey);

static const struct key evidence_keys[] = {
    { "papers", read_list, false,
      ENTRIES(struct evidence, papers, paper_count, paper_section, "kind", "per", "when") },
    { "match", read_list, false,
      ENTRIES(struct evidence, matches, match_count, match_section, "code") },
    { "survey", read_section, false, 0, &survey_section },
    { "kin", read_word_flag, false, AT(struct evidence, kin_abstain), WORDS("", "abstain") },
};
const struct section evidence_section =
    SECTION(evidence_keys, struct evidence, NO_RULE, false, NULL);
