/* Thresholds and doubts of dibao-check. */
#include "sections.h"

#define LIMIT(name, more) { #name, read_section, false, AT(struct check_rules, name), &(more) }

static void finish_limit(struct loader *loader, json_t *object, void *record)
{
    (void)loader;
    (void)object;
    ((struct check_limit *)record)->present = true;
}

static const struct key months_keys[] = {
    { "months", read_whole, true, AT(struct check_limit, months), WHOLE(1, 1200) },
};
static const struct section months_section =
    SECTION(months_keys, struct check_limit, RULE, true, finish_limit);

static const struct key days_keys[] = {
    { "days", read_whole, true, AT(struct check_limit, days), WHOLE(1, 3660) },
};
static const struct section days_section =
    SECTION(days_keys, struct check_limit, RULE, true, finish_limit);

static const struct key outlier_keys[] = {
    { "at_least", read_whole, true, AT(struct check_limit, at_least), WHOLE(2, 1000000) },
    { "times", read_share, true, AT(struct check_limit, times), NULL },
    { "others", read_whole, false, AT(struct check_limit, others), WHOLE(1, 1000000) },
};
static const struct section outlier_section =
    SECTION(outlier_keys, struct check_limit, RULE, true, finish_limit);

static const struct key doubt_keys[] = {
    { "code", read_code, true, AT(struct doubt, rule.code), NULL },
    { "per", read_word_flag, true, AT(struct doubt, per_member), WORDS("household", "member") },
    { "when", read_condition, true, AT(struct doubt, when), OF(OF_PER, MADE_GROSS) },
};
static const struct section doubt_section = SECTION(doubt_keys, struct doubt, RULE, true, NULL);

static const struct key declared_keys[] = {
    { "register", read_line, true, AT(struct declared, rule.code), NULL },
    { "incomes", read_series, false,
      SERIES(struct declared, incomes, income_count, read_line, NULL) },
    { "assets", read_series, false,
      SERIES(struct declared, assets, asset_count, read_line, NULL) },
};
static const struct section declared_section =
    SECTION(declared_keys, struct declared, RULE, true, NULL);

static const struct key check_keys[] = {
    LIMIT(divorce, months_section),
    LIMIT(petition, days_section),
    LIMIT(collector, outlier_section),
    LIMIT(issuer, outlier_section),
    LIMIT(archive, months_section),
    { "doubts", read_list, false,
      ENTRIES(struct check_rules, doubts, doubt_count, doubt_section, "code", "per", "when") },
    { "declared", read_list, false,
      ENTRIES(struct check_rules, declareds, declared_count, declared_section, "register") },
};
const struct section check_section =
    SECTION(check_keys, struct check_rules, NO_RULE, false, NULL);
