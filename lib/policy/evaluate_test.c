/* Conditions in three values and exact amounts, asked of one household. */
#include "../table/codes.h"
#include "policy.h"
#include <stdarg.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <unistd.h>

/* A household of two: a man of 70 with wages of 100.50, a woman without birth date. */
struct family {
    struct arena arena;
    struct text text[3][stream_COUNT];
    int64_t number[3][stream_COUNT];
    struct row rows[3];
    struct member members[2];
    struct earning wage;
    struct facts facts;
    struct scope scope;
    char fault_path[64];
};

static const struct unknown no_birth_date = { "birth_date", NULL };

static void set_up_row(struct family *family, int at, enum table table)
{
    struct row *row = &family->rows[at];

    for (int i = 0; i < stream_COUNT; i++)
        family->number[at][i] = NONE;
    *row = (struct row){ .schema = schema_of(table), .field = family->text[at],
                         .number = family->number[at] };
}

static void set_code(struct family *family, int at, int column, const char *code)
{
    const struct column *from = &family->rows[at].schema->columns[column];

    family->text[at][column] = text_of(code);
    family->number[at][column] = code_index(from->codes, text_of(code));
}

static void set_up(struct family *family)
{
    struct facts *facts = &family->facts;

    memset(family, 0, sizeof *family);
    set_up_row(family, 0, TABLE_stream);
    set_up_row(family, 1, TABLE_members);
    set_up_row(family, 2, TABLE_members);
    *facts = (struct facts){ .household = &family->rows[0], .members = family->members,
                             .member_count = 2, .earnings = { &family->wage, 1 },
                             .arena = &family->arena };
    family->wage = (struct earning){ 0, 0, rational_of_fen(10050) };
    for (int i = 0; i < 2; i++)
        family->members[i] = (struct member){ .row = &family->rows[i + 1], .counted = true };
    family->members[0].computed[MEMBER_AGE] = (struct quantity){ rational_of(70), NULL, true };
    family->members[1].computed[MEMBER_AGE] =
        (struct quantity){ rational_of(0), &no_birth_date, true };
    facts->computed[COMPUTED_PERSONS] = (struct quantity){ rational_of(2), NULL, true };
    facts->computed[COMPUTED_NEED] = (struct quantity){ rational_of(338), NULL, true };
    facts->computed[COMPUTED_INCOME] =
        (struct quantity){ rational_of_fen(10050), NULL, true };
    family->scope = (struct scope){ .facts = facts, .member = NO_MEMBER };
}

/* A policy whose test is the condition and whose benefit is the amount. */
static struct policy *compile(const char *condition, const char *amount)
{
    char name[] = "/tmp/dibao-rules-XXXXXX";
    struct problems problems = { 0 };
    struct policy *policy;
    int handle = mkstemp(name);
    FILE *file = fdopen(handle, "w");

    assert_non_null(file);
    fprintf(file,
            "{\"policy\":\"p\",\"standard\":[{\"per_person\":169}],\"income\":{\"kinds\":{\"wage\":"
            "{\"group\":\"earned\"},\"pension\":{}}},\"eligibility\":{\"tests\":[{\"code\":\"t\","
            "\"require\":%s}]},\"benefit\":{\"amount\":%s}}", condition, amount);
    fclose(file);
    policy = policy_load(name, NO_MONTH, &problems);
    for (size_t i = 0; !policy && i < problems.count; i++)
        problem_print(stderr, "test", &problems.at[i]);
    remove(name);
    problems_fini(&problems);
    assert_non_null(policy);
    return policy;
}

static enum truth ask(struct family *family, const char *condition)
{
    struct policy *policy = compile(condition, "\"1\"");
    enum truth truth;

    family->scope.unknown = NULL;
    truth = condition_holds(policy->tests[0].require, &family->scope);
    policy_free(policy);
    return truth;
}

#define YES "{}"
#define NO "{\"lt\":[{\"field\":\"persons\"},1]}"
#define DONT_KNOW "{\"field\":\"heating\",\"is\":\"central\"}"

/* all: no wins; any: yes wins; otherwise the unknown shows. */
static void truth_tables(void **state)
{
    static const char *const value[] = { NO, YES, DONT_KNOW };
    static const enum truth all[3][3] = {
        { TRUTH_NO, TRUTH_NO, TRUTH_NO },
        { TRUTH_NO, TRUTH_YES, TRUTH_UNKNOWN },
        { TRUTH_NO, TRUTH_UNKNOWN, TRUTH_UNKNOWN },
    };
    static const enum truth any[3][3] = {
        { TRUTH_NO, TRUTH_YES, TRUTH_UNKNOWN },
        { TRUTH_YES, TRUTH_YES, TRUTH_YES },
        { TRUTH_UNKNOWN, TRUTH_YES, TRUTH_UNKNOWN },
    };
    struct family family;
    char text[256];

    (void)state;
    set_up(&family);
    for (int a = 0; a < 3; a++)
        for (int b = 0; b < 3; b++) {
            snprintf(text, sizeof text, "{\"all\":[%s,%s]}", value[a], value[b]);
            assert_int_equal(ask(&family, text), all[a][b]);
            snprintf(text, sizeof text, "{\"any\":[%s,%s]}", value[a], value[b]);
            assert_int_equal(ask(&family, text), any[a][b]);
        }
    assert_int_equal(ask(&family, "{\"not\":" NO "}"), TRUTH_YES);
    assert_int_equal(ask(&family, "{\"not\":" YES "}"), TRUTH_NO);
    assert_int_equal(ask(&family, "{\"not\":" DONT_KNOW "}"), TRUTH_UNKNOWN);
    arena_fini(&family.arena);
}

static void what_is_unknown_is_named(void **state)
{
    struct family family;

    (void)state;
    set_up(&family);
    assert_int_equal(ask(&family, "{\"all\":[" DONT_KNOW ",{\"some_member\":{\"lt\":[{\"field\":"
                                  "\"age\"},18]}}]}"), TRUTH_UNKNOWN);
    assert_string_equal(family.scope.unknown->name, "birth_date");
    assert_string_equal(family.scope.unknown->next->name, "heating");
    assert_null(family.scope.unknown->next->next);
    /* One who is 70 settles it, whatever the other's age. */
    assert_int_equal(ask(&family, "{\"some_member\":{\"ge\":[{\"field\":\"age\"},70]}}"),
                     TRUTH_YES);
    assert_null(family.scope.unknown);
    arena_fini(&family.arena);
}

static void empty_columns(void **state)
{
    struct family family;

    (void)state;
    set_up(&family);
    /* Illness has a code "none": empty is unknown. Marital has none: empty is no value. */
    assert_int_equal(ask(&family, "{\"some_member\":{\"field\":\"illness\",\"is\":\"serious\"}}"),
                     TRUTH_UNKNOWN);
    assert_int_equal(ask(&family, "{\"some_member\":{\"field\":\"marital\",\"is\":\"single\"}}"),
                     TRUTH_NO);
    assert_int_equal(ask(&family, "{\"some_member\":{\"field\":\"special\",\"has\":\"orphan\"}}"),
                     TRUTH_NO);
    assert_int_equal(ask(&family, "{\"field\":\"heating\",\"present\":false}"), TRUTH_YES);
    assert_int_equal(ask(&family, "{\"field\":\"heating_fee\",\"is\":\"0\"}"), TRUTH_UNKNOWN);
    arena_fini(&family.arena);
}

#define GRADED "{\"some_member\":{\"field\":\"disability_grade\",\"present\":true}}"
#define HEAVY "{\"some_member\":{\"le\":[{\"field\":\"disability_grade\"},2]}}"

static void grade_without_disability(void **state)
{
    struct family family;

    (void)state;
    set_up(&family);
    assert_int_equal(ask(&family, HEAVY), TRUTH_NO);
    assert_int_equal(ask(&family, "{\"not\":" HEAVY "}"), TRUTH_YES);
    /* Written all the same, it is still no value. */
    set_code(&family, 1, members_disability_grade, "1");
    assert_int_equal(ask(&family, HEAVY), TRUTH_NO);
    assert_int_equal(ask(&family, GRADED), TRUTH_NO);
    family.text[1][members_disability_grade] = (struct text){ 0 };
    family.number[1][members_disability_grade] = NONE;
    set_code(&family, 1, members_disability, "vision");
    assert_int_equal(ask(&family, GRADED), TRUTH_NO);
    assert_int_equal(ask(&family, HEAVY), TRUTH_UNKNOWN);
    assert_string_equal(family.scope.unknown->name, "disability_grade");
    set_code(&family, 1, members_disability_grade, "2");
    assert_int_equal(ask(&family, GRADED), TRUTH_YES);
    assert_int_equal(ask(&family, HEAVY), TRUTH_YES);
    assert_int_equal(ask(&family, "{\"some_member\":{\"field\":\"disability_grade\",\"is\":"
                                  "\"2.0\"}}"), TRUTH_YES);
    set_code(&family, 1, members_disability_grade, "3");
    assert_int_equal(ask(&family, HEAVY), TRUTH_NO);
    arena_fini(&family.arena);
}

/* The amount of the benefit, as text: fen half up; or why there is none. */
static const char *reckon(struct family *family, const char *amount)
{
    static char text[FEN_TEXT];
    struct policy *policy = compile("{}", amount);
    struct rational value;
    enum knowledge knowledge;
    fen rounded;

    family->scope.unknown = NULL;
    family->scope.fault = NO_FAULT;
    knowledge = amount_value(policy->benefit.amount, &family->scope, &value);
    if (knowledge == FAULT)
        snprintf(family->fault_path, sizeof family->fault_path, "%s", family->scope.fault_path);
    policy_free(policy);
    if (knowledge == UNKNOWN)
        return "unknown";
    if (knowledge == FAULT)
        return family->scope.fault == FAULT_DIVISION   ? "division"
               : family->scope.fault == FAULT_OVERFLOW ? "overflow"
                                                       : "table";
    assert_true(rational_to_fen(value, &rounded));
    fen_format(text, rounded);
    return text;
}

#define PERSONS "{\"field\":\"persons\"}"

static void exact_amounts(void **state)
{
    struct family family;

    (void)state;
    set_up(&family);
    assert_string_equal(reckon(&family, "{\"subtract\":[{\"field\":\"need\"},{\"field\":\"income\"}]}"),
                        "237.50");
    assert_string_equal(reckon(&family, "{\"subtract\":[10,1,2]}"), "7.00");
    /* 100.50 / 3 * 3 is 100.50 again: nothing is rounded on the way. */
    assert_string_equal(reckon(&family, "{\"multiply\":[{\"divide\":[{\"field\":\"income\"},3]},3]}"),
                        "100.50");
    assert_string_equal(reckon(&family, "{\"percent\":\"115\",\"of\":{\"field\":\"need\"}}"),
                        "388.70");
    assert_string_equal(reckon(&family, "{\"field\":\"income.earned\"}"), "100.50");
    assert_string_equal(reckon(&family, "{\"field\":\"income.pension\"}"), "0.00");
    assert_string_equal(reckon(&family, "{\"least\":[{\"field\":\"need\"},300,400]}"), "300.00");
    assert_string_equal(reckon(&family, "{\"greatest\":[{\"field\":\"need\"},300]}"), "338.00");
    assert_string_equal(reckon(&family, "{\"round\":{\"field\":\"income\"},\"to\":5,\"mode\":\"up\"}"),
                        "105.00");
    assert_string_equal(reckon(&family, "{\"round\":{\"field\":\"income\"},\"to\":1}"), "101.00");
    assert_string_equal(reckon(&family, "{\"count_members\":{}}"), "2.00");
    assert_string_equal(reckon(&family, "{\"sum_members\":{\"field\":\"income.wage\"}}"), "100.50");
    assert_string_equal(reckon(&family, "{\"add\":[0.1,0.2]}"), "0.30");
    arena_fini(&family.arena);
}

#define BY_PERSONS(extra) "{\"table\":[155,235],\"at\":{\"add\":[" PERSONS ",%d]}" extra "}"

static const char *look_up(struct family *family, const char *format, int more)
{
    char text[256];

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(text, sizeof text, format, more);
#pragma GCC diagnostic pop
    return reckon(family, text);
}

static void amounts_from_tables(void **state)
{
    struct family family;

    (void)state;
    set_up(&family);
    assert_string_equal(look_up(&family, BY_PERSONS(""), -1), "155.00");
    assert_string_equal(look_up(&family, BY_PERSONS(""), 0), "235.00");
    assert_string_equal(look_up(&family, BY_PERSONS(",\"each_extra\":28"), 3), "319.00");
    assert_string_equal(look_up(&family, BY_PERSONS(""), 1), "table");
    assert_string_equal(look_up(&family, BY_PERSONS(",\"each_extra\":28"), -2), "table");
    assert_string_equal(reckon(&family, "{\"table\":[1,2],\"at\":{\"divide\":[" PERSONS ",4]}}"),
                        "table");
    arena_fini(&family.arena);
}

static void amounts_without_answer(void **state)
{
    struct family family;

    (void)state;
    set_up(&family);
    assert_string_equal(reckon(&family, "{\"divide\":[1,{\"subtract\":[" PERSONS ",2]}]}"),
                        "division");
    assert_string_equal(family.fault_path, "/benefit/amount");
    family.facts.computed[COMPUTED_NEED].value =
        (struct rational){ (wide)1 << 120, 1 };
    assert_string_equal(reckon(&family, "{\"multiply\":[{\"field\":\"need\"},100000]}"), "overflow");
    arena_fini(&family.arena);
}

static void unknown_amounts(void **state)
{
    struct family family;

    (void)state;
    set_up(&family);
    assert_string_equal(reckon(&family, "{\"field\":\"heating_fee\"}"), "unknown");
    assert_string_equal(family.scope.unknown->name, "heating_fee");
    assert_string_equal(reckon(&family, "{\"if\":" DONT_KNOW ",\"then\":1,\"else\":2}"), "unknown");
    assert_string_equal(family.scope.unknown->name, "heating");
    /* Only the branch taken is looked at. */
    assert_string_equal(reckon(&family, "{\"if\":" NO ",\"then\":{\"field\":\"heating_fee\"},"
                                        "\"else\":2}"), "2.00");
    /* Outside a comparison a grade without a disability is unknown. */
    assert_string_equal(reckon(&family, "{\"sum_members\":{\"field\":\"disability_grade\"}}"),
                        "unknown");
    arena_fini(&family.arena);
}

/* A paper of one household: kind, holder, address, valid until, verified on, genuine. */
struct paper_row {
    struct text text[documents_COUNT];
    int64_t number[documents_COUNT];
};

static struct row paper(struct paper_row *row, const char *kind, const char *holder,
                        const char *address, day verified)
{
    memset(row, 0, sizeof *row);
    for (int i = 0; i < documents_COUNT; i++)
        row->number[i] = NONE;
    row->text[documents_kind] = text_of(kind);
    row->text[documents_holder] = text_of(holder);
    row->text[documents_address] = text_of(address);
    row->number[documents_verified_on] = verified;
    row->number[documents_genuine] = GENUINE_YES;
    return (struct row){ .schema = schema_of(TABLE_documents), .field = row->text,
                         .number = row->number };
}

static void papers_that_agree(void **state)
{
    static const char *kinds[] = { "hukou", "heating_bill" };
    const struct paper_match match = { .kinds = kinds, .kind_count = 2, .holder = true,
                                       .address = true };
    struct paper_row rows[3];
    struct row papers[3] = { paper(&rows[0], "hukou", "甲", "1", 100),
                             paper(&rows[1], "heating_bill", "甲", "1", 100),
                             paper(&rows[2], "heating_bill", "乙", "1", 200) };
    struct rows documents = { papers, 2, 3 };

    (void)state;
    assert_int_equal(papers_match(&match, &documents, 300), TRUTH_YES);
    documents.count = 1; /* one is missing */
    assert_int_equal(papers_match(&match, &documents, 300), TRUTH_NO);
    documents.count = 3; /* the latest counts, and names another holder */
    assert_int_equal(papers_match(&match, &documents, 300), TRUTH_NO);
    assert_int_equal(papers_match(&match, &documents, 150), TRUTH_YES); /* not verified yet */
    rows[2].number[documents_genuine] = GENUINE_NO;
    assert_int_equal(papers_match(&match, &documents, 300), TRUTH_YES);
    rows[0].number[documents_valid_until] = 299; /* expired the day before */
    assert_int_equal(papers_match(&match, &documents, 300), TRUTH_NO);
    rows[0].number[documents_valid_until] = 300;
    assert_int_equal(papers_match(&match, &documents, 300), TRUTH_YES);
    rows[0].text[documents_holder] = rows[1].text[documents_holder] = text_of("");
    assert_int_equal(papers_match(&match, &documents, 300), TRUTH_NO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(truth_tables),
        cmocka_unit_test(what_is_unknown_is_named),
        cmocka_unit_test(empty_columns),
        cmocka_unit_test(grade_without_disability),
        cmocka_unit_test(exact_amounts),
        cmocka_unit_test(amounts_from_tables),
        cmocka_unit_test(amounts_without_answer),
        cmocka_unit_test(unknown_amounts),
        cmocka_unit_test(papers_that_agree),
    };

    return cmocka_run_group_tests_name("policy: conditions and amounts", tests, NULL, NULL);
}
