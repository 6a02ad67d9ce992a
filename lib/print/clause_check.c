/* Clauses of what dibao-check looks for. */
#include "clause.h"

#define M(name) MESSAGE_##name

static const struct clause divorce_clauses[] = {
    { "months", say_number, M(RULE_DIVORCE), SILENT, ASKS_HOUSE, NULL },
};
static const struct clause petition_clauses[] = {
    { "days", say_number, M(RULE_PETITION), SILENT, ASKS_HOUSE, NULL },
};
static const struct clause archive_clauses[] = {
    { "months", say_number, M(RULE_ARCHIVE), SILENT, ASKS_HOUSE, NULL },
};
static const struct clause outlier_clauses[] = {
    { "at_least", say_number, M(RULE_OUTLIER), SILENT, ASKS_HOUSE, NULL },
    { "times", say_number, M(RULE_TIMES_OTHERS), SILENT, ASKS_HOUSE, NULL },
    { "others", say_number, M(RULE_OTHERS), SILENT, ASKS_HOUSE, NULL },
};
static const struct clause doubt_clauses[] = {
    { "when", say_condition, M(RULE_WHEN), SILENT, ASKS_PER, NULL },
};
/* By their labels, as the section of assets has them. */
static const char *say_assets(const struct wording *wording, const struct clause *clause,
                              const json_t *entry, const json_t *value)
{
    const json_t *kinds = json_object_get(json_object_get(wording->root, "assets"), "kinds");
    struct parts parts = { 0 };

    (void)entry;
    for (size_t i = 0; i < json_array_size(value); i++) {
        const char *kind = json_string_value(json_array_get(value, i));
        const char *label = json_label(wording, json_object_get(kinds, kind));
        parts_add(&parts, label ? label : kind);
    }
    return said(wording, clause->message,
                parts_joined(wording, &parts, M(WORDS_COMMA), M(WORDS_COMMA)), NULL, NULL);
}

static const struct clause declared_clauses[] = {
    { "incomes", say_kinds, M(RULE_INCOMES), SILENT, ASKS_HOUSE, NULL },
    { "assets", say_assets, M(RULE_ASSETS), SILENT, ASKS_HOUSE, NULL },
};

const struct part check_parts[] = {
    PART("checks", "divorce", SHAPE_ONE, M(SECTION_DIVORCE), NULL, " ", divorce_clauses, false,
         false),
    PART("checks", "petition", SHAPE_ONE, M(SECTION_PETITION), NULL, " ", petition_clauses, false,
         false),
    PART("checks", "collector", SHAPE_ONE, M(SECTION_COLLECTOR), NULL, " ", outlier_clauses,
         false, false),
    PART("checks", "issuer", SHAPE_ONE, M(SECTION_ISSUER), NULL, " ", outlier_clauses, false,
         false),
    PART("checks", "archive", SHAPE_ONE, M(SECTION_ARCHIVE), NULL, " ", archive_clauses, false,
         false),
    PART("checks", "doubts", SHAPE_LIST, M(SECTION_DOUBTS), "code", " per ", doubt_clauses, false,
         false),
    PART("checks", "declared", SHAPE_LIST, M(SECTION_DECLARED), "register", " ", declared_clauses,
         false, false),
};
const size_t check_part_count = sizeof check_parts / sizeof *check_parts;
