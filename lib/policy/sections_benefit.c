/* Who is entitled, and to how much. */
#include "sections.h"

/* The income rule while it is read. */
struct limit {
    struct rule rule;
    struct amount *below, *at_most;
    bool no_limit;
};

static const struct key limit_keys[] = {
    { "below", read_amount, false, AT(struct limit, below), OF(OF_HOUSEHOLD, MADE_INCOME) },
    { "at_most", read_amount, false, AT(struct limit, at_most), OF(OF_HOUSEHOLD, MADE_INCOME) },
    { "no_limit", read_yes, false, AT(struct limit, no_limit), NULL },
};

static void finish_limit(struct loader *loader, json_t *object, void *record)
{
    struct limit *limit = record;
    struct policy *policy = loader->policy;

    if (!one_of(loader, object, WORDS("below", "at_most", "no_limit")))
        return;
    policy->limit = LIMIT_NEED;
    if (limit->below || limit->at_most)
        policy->limit = limit->below ? LIMIT_BELOW : LIMIT_AT_MOST;
    if (limit->no_limit)
        policy->limit = LIMIT_NONE;
    policy->limit_amount = limit->below ? limit->below : limit->at_most;
}

static const struct section limit_section =
    SECTION(limit_keys, struct limit, RULE, false, finish_limit);

static void read_limit(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    struct limit *limit = keep(loader, 1, sizeof *limit);

    (void)record;
    (void)key;
    read_object(loader, value, limit, &limit_section);
    loader->policy->limit_rule = limit->rule;
}

static const struct key test_keys[] = {
    { "code", read_code, true, AT(struct test, rule.code), NULL },
    { "require", read_condition, true, AT(struct test, require),
      OF(OF_HOUSEHOLD, MADE_INCOME) },
};
static const struct section test_section = SECTION(test_keys, struct test, RULE, true, NULL);

static const struct key unclear_keys[] = {
    { "code", read_code, true, AT(struct test, rule.code), NULL },
    { "when", read_condition, true, AT(struct test, require), OF(OF_HOUSEHOLD, MADE_INCOME) },
};
static const struct section unclear_section =
    SECTION(unclear_keys, struct test, RULE, true, NULL);

static const struct key eligibility_keys[] = {
    { "income", read_limit, false, 0, NULL },
    { "tests", read_list, false,
      ENTRIES(struct policy, tests, test_count, test_section, "code", "require") },
    { "unclear", read_list, false,
      ENTRIES(struct policy, unclears, unclear_count, unclear_section, "code", "when") },
};
const struct section eligibility_section =
    SECTION(eligibility_keys, struct policy, NO_RULE, false, NULL);

static const struct key minimum_keys[] = {
    { "amount", read_amount, true, AT(struct benefit, minimum), OF(OF_HOUSEHOLD, MADE_INCOME) },
    { "below", read_word_flag, true, AT(struct benefit, raise), WORDS("nothing", "raise") },
};
static const struct section minimum_section =
    SECTION(minimum_keys, struct benefit, NO_RULE, false, NULL);

static const struct key benefit_keys[] = {
    { "amount", read_amount, false, AT(struct benefit, amount), OF(OF_HOUSEHOLD, MADE_INCOME) },
    { "full_when", read_condition, false, AT(struct benefit, full_when),
      OF(OF_HOUSEHOLD, MADE_INCOME) },
    { "at_most", read_amount, false, AT(struct benefit, at_most),
      OF(OF_HOUSEHOLD, MADE_INCOME) },
    { "minimum", read_section, false, 0, &minimum_section },
    { "round", read_round_fen, false, AT(struct benefit, round), NULL },
};
const struct section benefit_section =
    SECTION(benefit_keys, struct benefit, RULE, false, NULL);

static const struct key single_keys[] = {
    { "code", read_code, true, AT(struct single, rule.code), NULL },
    { "when", read_condition, false, AT(struct single, when), OF(OF_MEMBER, MADE_INCOME) },
    { "require", read_condition, false, AT(struct single, require),
      OF(OF_HOUSEHOLD, MADE_INCOME) },
    { "amount", read_amount, true, AT(struct single, amount), OF(OF_MEMBER, MADE_INCOME) },
    { "round", read_round_fen, false, AT(struct single, round), NULL },
};

static void finish_single(struct loader *loader, json_t *object, void *record)
{
    (void)loader;
    (void)object;
    default_round(&((struct single *)record)->round);
}

const struct section single_section =
    SECTION(single_keys, struct single, RULE, true, finish_single);

void read_supplement_groups(struct loader *loader, json_t *value, void *record,
                            const struct key *key)
{
    struct policy *policy = record;
    struct supplement_group *group;
    const struct key way = { NULL, read_word_flag, false, AT(struct supplement_group, highest),
                             WORDS("sum", "highest") };
    const char *name;
    json_t *entry;

    (void)key;
    if (!want_object(loader, value))
        return;
    policy->supplement_groups = keep(loader, json_object_size(value), sizeof *group);
    json_object_foreach (value, name, entry) {
        size_t before = enter_name(loader, name);
        group = &policy->supplement_groups[policy->supplement_group_count++];
        group->name = keep_string(loader, name);
        read_word_flag(loader, entry, group, &way);
        leave_path(loader, before);
    }
}

/* A group of which the policy says nothing is summed, like no group. */
static void read_group(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    const struct policy *policy = loader->policy;
    struct supplement *rule = record;
    const char *name = want_string(loader, value);

    (void)key;
    rule->group = 0;
    for (size_t i = 0; name && i < policy->supplement_group_count; i++)
        if (strcmp(policy->supplement_groups[i].name, name) == 0)
            rule->group = (int)i + 1;
}

static const struct key supplement_keys[] = {
    { "code", read_code, true, AT(struct supplement, rule.code), NULL },
    { "per", read_word_flag, true, AT(struct supplement, per_member),
      WORDS("household", "member") },
    { "when", read_condition, false, AT(struct supplement, when), OF(OF_PER, MADE_BASE) },
    { "amount", read_amount, true, AT(struct supplement, amount), OF(OF_PER, MADE_BASE) },
    { "round", read_round_fen, false, AT(struct supplement, round), NULL },
    { "group", read_group, false, 0, NULL },
    { "singles", read_yes, false, AT(struct supplement, singles), NULL },
};

/* Rules of several periods may share a code: the place of the first of those that are kept. */
static size_t first_of_code(const struct policy *policy, const char *code)
{
    size_t first = 0;

    for (; code && first < policy->supplement_count; first++) {
        const char *other = policy->supplements[first].rule.code; /* NULL: it was refused */

        if (other && strcmp(other, code) == 0)
            break;
    }
    return first;
}

static void finish_supplement(struct loader *loader, json_t *object, void *record)
{
    struct supplement *rule = record;
    struct period period;

    rule->group--;
    rule->first = first_of_code(loader->policy, rule->rule.code);
    default_round(&rule->round);
    rule->begins = loader->month != NO_MONTH && read_period(loader, object, false, &period)
                && period.from == loader->month;
}

const struct section supplement_section =
    SECTION(supplement_keys, struct supplement, RULE, true, finish_supplement);

/* Steps that a recheck without changed facts goes through. */
static void read_way(struct loader *loader, json_t *value, void *record, const struct key *key)
{
    struct recheck *rule = record;
    size_t count = want_list(loader, value) ? json_array_size(value) : 0;

    (void)key;
    rule->way = keep(loader, count, sizeof *rule->way);
    for (size_t i = 0; i < count; i++) {
        size_t before = enter_index(loader, i);
        const char *name = want_string(loader, json_array_get(value, i));
        int place = name ? entry_place(loader, "steps", "step", name) : ENTRY_ABSENT;
        if (place == ENTRY_UNKNOWN)
            wrong(loader, MESSAGE_POLICY_NO_STEP, name, NULL);
        if (place >= 0)
            rule->way[rule->way_count++] = (size_t)place;
        leave_path(loader, before);
    }
}

static const struct key recheck_keys[] = {
    { "class", read_class, true, AT(struct recheck, rule.code), NULL },
    { "when", read_condition, false, AT(struct recheck, when), OF(OF_HOUSEHOLD, MADE_AMOUNT) },
    { "months", read_whole, true, AT(struct recheck, months), WHOLE(1, 1200) },
    { "way", read_way, false, 0, NULL },
};
const struct section recheck_section =
    SECTION(recheck_keys, struct recheck, RULE, true, NULL);

static const struct key care_class_keys[] = {
    { "class", read_class, true, AT(struct care_class, rule.code), NULL },
    { "when", read_condition, false, AT(struct care_class, when), OF(OF_MEMBER, MADE_AMOUNT) },
};
const struct section care_class_section =
    SECTION(care_class_keys, struct care_class, RULE, true, NULL);
