/* What a policy file may say, and what is refused, with the path of each error. */
#include "policy.h"
#include <stdarg.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <unistd.h>

#define WHOLE_POLICY \
    "{\"policy\":\"p\",\"standard\":[{\"per_person\":\"169\"}]," \
    "\"income\":{\"kinds\":{\"wage\":{\"group\":\"earned\"},\"pension\":{}}}%s%s}"

static char *scratch(void)
{
    static char name[] = "/tmp/dibao-policy-XXXXXX";
    int file;

    strcpy(name, "/tmp/dibao-policy-XXXXXX");
    file = mkstemp(name);
    assert_true(file >= 0);
    close(file);
    return name;
}

static struct policy *load_text(const char *text, size_t size, month worked,
                                struct problems *problems)
{
    char *name = scratch();
    FILE *file = fopen(name, "wb");
    struct policy *policy;

    assert_non_null(file);
    fwrite(text, 1, size, file);
    fclose(file);
    policy = policy_load(name, worked, problems);
    remove(name);
    return policy;
}

static struct policy *load(const char *text, const char *worked, struct problems *problems)
{
    month when = NO_MONTH;

    if (worked)
        assert_true(month_parse(text_of(worked), &when));
    return load_text(text, strlen(text), when, problems);
}

/* A good policy with more sections. */
static struct policy *load_with(const char *more, const char *worked, struct problems *problems)
{
    char text[8192];

    snprintf(text, sizeof text, WHOLE_POLICY, *more ? "," : "", more);
    return load(text, worked, problems);
}

static bool has_error(const struct problems *problems, const char *path, enum message message)
{
    for (size_t i = 0; i < problems->count; i++)
        if (!problems->at[i].warning && problems->at[i].message == message
            && strcmp(problems->at[i].column ? problems->at[i].column : "", path) == 0)
            return true;
    return false;
}

static void refused_in(const char *more, const char *worked, const char *path,
                       enum message message)
{
    struct problems problems = { 0 };
    struct policy *policy = load_with(more, worked, &problems);

    if (policy || !has_error(&problems, path, message)) {
        for (size_t i = 0; i < problems.count; i++)
            problem_print(stderr, "test", &problems.at[i]);
        fail_msg("%s: no such error at %s", more, path);
    }
    problems_fini(&problems);
}

static void refused(const char *more, const char *path, enum message message)
{
    refused_in(more, NULL, path, message);
}

static void accepted(const char *more)
{
    struct problems problems = { 0 };
    struct policy *policy = load_with(more, NULL, &problems);

    for (size_t i = 0; !policy && i < problems.count; i++)
        problem_print(stderr, "test", &problems.at[i]);
    assert_non_null(policy);
    policy_free(policy);
    problems_fini(&problems);
}

static void kinds_that_are_no_kinds_are_refused_one_by_one(void **state)
{
    struct problems problems = { 0 };

    (void)state;
    assert_null(load("{\"policy\":\"p\",\"standard\":[{\"per_person\":1}],\"income\":{\"kinds\":"
                     "{\"wage\":5,\"pension\":{},\"rent\":{\"group\":7}}}}", NULL, &problems));
    assert_true(has_error(&problems, "/income/kinds/wage", MESSAGE_POLICY_NOT_OBJECT));
    assert_true(has_error(&problems, "/income/kinds/rent/group", MESSAGE_POLICY_NOT_TEXT));
    assert_int_equal(problems.errors, 2);
    problems_fini(&problems);
}

static void only_three_sections_must_be_there(void **state)
{
    struct problems problems = { 0 };

    (void)state;
    accepted("");
    assert_null(load("{}", NULL, &problems));
    assert_true(has_error(&problems, "/policy", MESSAGE_POLICY_MISSING));
    assert_true(has_error(&problems, "/standard", MESSAGE_POLICY_MISSING));
    assert_true(has_error(&problems, "/income", MESSAGE_POLICY_MISSING));
    problems_fini(&problems);
    struct policy *policy = load("{\"policy\":\"p\",\"standard\":[{\"per_person\":1}],"
                                 "\"income\":{}}", NULL, &problems);
    assert_non_null(policy); /* lists no kind of income */
    policy_free(policy);
    problems_fini(&problems);
}

static void file_that_is_no_policy(void **state)
{
    static const char *const texts[] = { "", "[", "[]", "nul", "{\"a\":1,\"a\":2}", "{\"a\":1} x",
                                         "\xff", "{\"policy\":\"\xd6\xd0\"}" };
    struct problems problems = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_null(load(texts[i], NULL, &problems));
        assert_true(problems.errors > 0);
        problems_clear(&problems);
    }
    assert_null(policy_load("/nonexistent/policy.json", NO_MONTH, &problems));
    assert_int_equal(problems.at[0].message, MESSAGE_POLICY_READ);
    problems_fini(&problems);
}

static void brackets_too_deep(void **state)
{
    struct problems problems = { 0 };
    char text[512];

    (void)state;
    memset(text, '[', sizeof text);
    assert_null(load_text(text, sizeof text, NO_MONTH, &problems));
    assert_int_equal(problems.at[0].message, MESSAGE_POLICY_DEPTH);
    problems_fini(&problems);
}

static void all_errors_at_once(void **state)
{
    struct problems problems = { 0 };

    (void)state;
    assert_null(load_with("\"members\":{\"leave_ouch\":[]},\"recheck\":[{\"class\":\"A\"}],"
                          "\"roster\":{\"cutoff_day\":32}", NULL, &problems));
    assert_true(has_error(&problems, "/members/leave_ouch", MESSAGE_POLICY_KEY));
    assert_true(has_error(&problems, "/recheck/0/months", MESSAGE_POLICY_MISSING));
    assert_true(has_error(&problems, "/roster/cutoff_day", MESSAGE_POLICY_NOT_WHOLE));
    assert_int_equal(problems.errors, 3);
    problems_fini(&problems);
}

static void keys_and_types(void **state)
{
    (void)state;
    refused("\"colour\":1", "/colour", MESSAGE_POLICY_KEY);
    refused("\"currency\":\"EUR\"", "/currency", MESSAGE_POLICY_WORD);
    refused("\"title\":3", "/title", MESSAGE_POLICY_NOT_TEXT);
    refused("\"recheck\":[{\"class\":\"a\\nb\",\"months\":6}]", "/recheck/0/class",
            MESSAGE_POLICY_ONE_LINE);
    refused("\"recheck\":{}", "/recheck", MESSAGE_POLICY_NOT_LIST);
    refused("\"members\":[]", "/members", MESSAGE_POLICY_NOT_OBJECT);
    refused("\"benefit\":{\"round\":{\"to\":\"0.001\"}}", "/benefit/round/to",
            MESSAGE_POLICY_NOT_FEN);
    refused("\"benefit\":{\"round\":{\"to\":\"0\"}}", "/benefit/round/to",
            MESSAGE_POLICY_NOT_POSITIVE);
    refused("\"benefit\":{\"minimum\":{\"amount\":\"1\",\"below\":\"x\"}}",
            "/benefit/minimum/below", MESSAGE_POLICY_WORD);
    refused("\"eligibility\":{\"tests\":[{\"code\":\"Big\",\"require\":{}}]}",
            "/eligibility/tests/0/code", MESSAGE_POLICY_CODE);
    refused("\"eligibility\":{\"tests\":[{\"code\":\"nothing\",\"require\":{}}]}",
            "/eligibility/tests/0/code", MESSAGE_POLICY_CODE_TAKEN);
    refused("\"eligibility\":{\"income\":{\"below\":\"1\",\"at_most\":\"2\"}}",
            "/eligibility/income", MESSAGE_POLICY_ONE_OF);
}

static void dates_and_clashes(void **state)
{
    (void)state;
    refused("\"recheck\":[{\"class\":1,\"months\":6},{\"class\":2,\"months\":3}]", "/recheck/1",
            MESSAGE_POLICY_CLASH);
    accepted("\"recheck\":[{\"class\":1,\"months\":6,\"to\":\"2004-03\"},"
             "{\"class\":2,\"months\":3,\"from\":\"2004-04\"}]");
    refused("\"recheck\":[{\"class\":1,\"months\":6,\"to\":\"2004-13\"}]", "/recheck/0/to",
            MESSAGE_POLICY_NOT_MONTH);
    refused("\"recheck\":[{\"class\":1,\"months\":6,\"from\":\"2004-02\",\"to\":\"2004-01\"}]",
            "/recheck/0", MESSAGE_POLICY_PERIOD);
    refused("\"parameters\":{\"x\":[{\"value\":1},{\"value\":2,\"from\":\"2004-01\"}]}",
            "/parameters/x/1", MESSAGE_POLICY_CLASH);
    refused("\"calendar\":{\"holidays\":[\"2004-02-30\"]}", "/calendar/holidays/0",
            MESSAGE_POLICY_NOT_DATE);
    refused("\"calendar\":{\"holidays\":[\"2004-01-01\"],\"workdays\":[\"2004-01-01\"]}",
            "/calendar", MESSAGE_POLICY_DAY_TWICE);
}

#define TEST_OF(condition) \
    "\"eligibility\":{\"tests\":[{\"code\":\"t\",\"require\":" condition "}]}"
#define AT_TEST "/eligibility/tests/0/require"

static void conditions(void **state)
{
    (void)state;
    accepted(TEST_OF("{\"all\":[{},{\"field\":\"housing\",\"in\":[\"owned\",\"none\"]}]}"));
    refused(TEST_OF("{\"every\":[{}]}"), AT_TEST "/every", MESSAGE_POLICY_OPERATOR);
    refused(TEST_OF("{\"all\":[]}"), AT_TEST "/all", MESSAGE_POLICY_NOT_LIST);
    refused(TEST_OF("{\"not\":{},\"all\":[{}]}"), AT_TEST "/not", MESSAGE_POLICY_OPERATOR);
    refused(TEST_OF("{\"lt\":[1]}"), AT_TEST "/lt", MESSAGE_POLICY_OPERANDS);
    refused(TEST_OF("{\"field\":\"income\"}"), AT_TEST, MESSAGE_POLICY_ONE_OF);
    refused(TEST_OF("{\"field\":\"age\",\"is\":1}"), AT_TEST "/field", MESSAGE_POLICY_NAME);
    refused(TEST_OF("{\"field\":\"housing\",\"is\":\"castle\"}"), AT_TEST "/is",
            MESSAGE_POLICY_NO_CODE);
    refused(TEST_OF("{\"field\":\"housing\",\"has\":\"owned\"}"), AT_TEST "/has",
            MESSAGE_POLICY_NOT_SET);
    refused(TEST_OF("{\"field\":\"housing\",\"present\":\"yes\"}"), AT_TEST "/present",
            MESSAGE_POLICY_NOT_YES);
    refused(TEST_OF("{\"some_member\":{\"field\":\"special\",\"is\":\"orphan\"}}"),
            AT_TEST "/some_member/is", MESSAGE_POLICY_IS_SET);
    refused(TEST_OF("{\"some_member\":{\"some_member\":{}}}"),
            AT_TEST "/some_member/some_member", MESSAGE_POLICY_HOUSEHOLD_ONLY);
    refused(TEST_OF("{\"some_member\":{\"field\":\"disability_grade\",\"is\":\"7\"}}"),
            AT_TEST "/some_member/is", MESSAGE_POLICY_NO_CODE);
    refused(TEST_OF("{\"papers_match\":\"x\"}"), AT_TEST "/papers_match", MESSAGE_POLICY_NO_MATCH);
    refused(TEST_OF("{\"aid\":\"study\"}"), AT_TEST "/aid", MESSAGE_POLICY_PROGRAMMES_ONLY);
}

#define AMOUNT_OF(amount) "\"benefit\":{\"amount\":" amount "}"
#define AT_AMOUNT "/benefit/amount"

static void amounts(void **state)
{
    (void)state;
    accepted(AMOUNT_OF("{\"percent\":\"20\",\"of\":{\"field\":\"income.earned\"}}"));
    refused(AMOUNT_OF("\"12,5\""), AT_AMOUNT, MESSAGE_POLICY_NOT_NUMBER);
    refused(AMOUNT_OF("{\"field\":\"housing\"}"), AT_AMOUNT "/field", MESSAGE_POLICY_NO_NUMBER);
    refused(AMOUNT_OF("{\"field\":\"income.rent\"}"), AT_AMOUNT "/field", MESSAGE_POLICY_NO_KIND);
    refused(AMOUNT_OF("{\"field\":\"assets\"}"), AT_AMOUNT "/field", MESSAGE_POLICY_NEEDS);
    accepted(AMOUNT_OF("{\"if\":{},\"then\":1,\"else\":{\"divide\":[1,0]}}"));
    refused(AMOUNT_OF("{\"if\":{},\"then\":1}"), AT_AMOUNT "/else", MESSAGE_POLICY_MISSING);
    refused(AMOUNT_OF("{\"table\":[1,2]}"), AT_AMOUNT "/at", MESSAGE_POLICY_MISSING);
    refused(AMOUNT_OF("{\"round\":1,\"to\":0}"), AT_AMOUNT "/to", MESSAGE_POLICY_NOT_POSITIVE);
    refused(AMOUNT_OF("{\"parameter\":\"x\"}"), AT_AMOUNT "/parameter", MESSAGE_POLICY_PARAMETER);
    refused(AMOUNT_OF("{\"percent\":\"x\",\"of\":1}"), AT_AMOUNT "/percent",
            MESSAGE_POLICY_NOT_NUMBER);
}

/* A parameter without a value in a month matters where a rule of that month uses it. */
static void parameter_without_value(void **state)
{
    static const char later[] =
        "\"parameters\":{\"x\":[{\"value\":5,\"from\":\"2004-05\"}]},\"supplements\":[{\"code\":"
        "\"s\",\"per\":\"member\",\"amount\":{\"parameter\":\"x\"}%s}]";
    struct problems problems = { 0 };
    struct policy *policy;
    char text[512];

    (void)state;
    snprintf(text, sizeof text, later, "");
    refused_in(text, "2004-04", "/supplements/0/amount/parameter",
               MESSAGE_POLICY_PARAMETER_MONTH);
    snprintf(text, sizeof text, later, ",\"from\":\"2004-05\"");
    policy = load_with(text, "2004-04", &problems);
    assert_non_null(policy);
    assert_int_equal(policy->supplement_count, 0);
    policy_free(policy);
    policy = load_with(text, "2004-05", &problems);
    assert_non_null(policy);
    assert_int_equal(policy->supplement_count, 1);
    assert_true(policy->supplements[0].begins);
    policy_free(policy);
    problems_fini(&problems);
}

static void name_before_it_is_made(void **state)
{
    (void)state;
    refused("\"members\":{\"leave_out\":[{\"code\":\"x\",\"when\":{\"lt\":[{\"field\":"
            "\"household.persons\"},1]}}]}", "/members/leave_out/0/when/lt/0/field",
            MESSAGE_POLICY_EARLY);
    refused(AMOUNT_OF("{\"field\":\"base_amount\"}"), AT_AMOUNT "/field", MESSAGE_POLICY_EARLY);
    refused(TEST_OF("{\"field\":\"verdict\",\"is\":\"eligible\"}"), AT_TEST "/field",
            MESSAGE_POLICY_EARLY);
    refused("\"supplements\":[{\"code\":\"s\",\"per\":\"household\",\"amount\":{\"field\":"
            "\"amount\"}}]", "/supplements/0/amount/field", MESSAGE_POLICY_EARLY);
    accepted("\"supplements\":[{\"code\":\"s\",\"per\":\"household\",\"amount\":{\"field\":"
             "\"base_amount\"}}]");
    refused("\"recheck\":[{\"class\":1,\"months\":1,\"when\":{\"field\":\"on_roster\",\"is\":"
            "\"yes\"}}]", "/recheck/0/when/field", MESSAGE_POLICY_EARLY);
}

static void standards(void **state)
{
    struct problems problems = { 0 };
    struct policy *policy;

    (void)state;
    assert_null(load("{\"policy\":\"p\",\"standard\":[{\"from\":\"2004-05\",\"per_person\":1}],"
                     "\"income\":{\"kinds\":{}}}", "2004-04", &problems));
    assert_true(has_error(&problems, "/standard", MESSAGE_POLICY_NO_STANDARD));
    problems_clear(&problems);
    assert_null(load("{\"policy\":\"p\",\"standard\":[{\"per_person\":1,\"when\":{\"field\":"
                     "\"sex\",\"is\":\"male\"}},{\"by_size\":[1]}],\"income\":{\"kinds\":{}}}",
                     NULL, &problems));
    assert_true(has_error(&problems, "/standard/1", MESSAGE_POLICY_FORMS));
    problems_clear(&problems);
    assert_null(load("{\"policy\":\"p\",\"standard\":[{\"per_person\":1,\"when\":{\"field\":"
                     "\"sex\",\"is\":\"male\"}}],\"income\":{\"kinds\":{}},\"benefit\":"
                     "{\"amount\":{\"field\":\"standard\"}}}", NULL, &problems));
    assert_true(has_error(&problems, "/benefit/amount/field", MESSAGE_POLICY_HOUSEHOLD_STANDARD));
    problems_clear(&problems);
    policy = load("{\"policy\":\"p\",\"standard\":[{\"by_size\":[264,304],\"each_extra\":48}],"
                  "\"income\":{\"kinds\":{}}}", "2004-04", &problems);
    assert_non_null(policy);
    assert_true(policy->by_size);
    assert_int_equal(policy->standards[0].size_count, 2);
    policy_free(policy);
    problems_fini(&problems);
}

static void own_columns(void **state)
{
    struct problems problems = { 0 };
    struct policy *policy = load_with(
        "\"columns\":{\"household\":{\"expense\":{\"type\":\"money\"}},\"member\":{\"duty\":"
        "{\"type\":\"code\",\"codes\":{\"none\":\"无\",\"full\":\"全\"}}}}," TEST_OF(
            "{\"some_member\":{\"field\":\"duty\",\"is\":\"full\"}}"), NULL, &problems);

    (void)state;
    assert_non_null(policy);
    assert_int_equal(schema_column(policy->stream_schema, text_of("expense")), stream_COUNT);
    assert_int_equal(schema_column(policy->member_schema, text_of("duty")), members_COUNT);
    policy_free(policy);
    problems_fini(&problems);
    refused("\"columns\":{\"household\":{\"persons\":{\"type\":\"money\"}}}",
            "/columns/household/persons", MESSAGE_POLICY_COLUMN_TAKEN);
    refused("\"columns\":{\"member\":{\"x\":{\"type\":\"code\"}}}", "/columns/member/x/codes",
            MESSAGE_POLICY_MISSING);
    refused("\"columns\":{\"member\":{\"x\":{\"type\":\"code\"}}},\"care_classes\":[{\"class\":1,"
            "\"when\":{\"field\":\"x\",\"is\":\"y\"}}]", "/columns/member/x/codes",
            MESSAGE_POLICY_MISSING);
}

static void steps(void **state)
{
    (void)state;
    refused("\"steps\":[{\"step\":\"n\",\"kind\":\"notice\",\"days\":5,\"shows\":[\"address\"]}]",
            "/steps/0/shows/0", MESSAGE_POLICY_COLUMN_PRIVATE);
    refused("\"steps\":[{\"step\":\"n\",\"kind\":\"notice\"}]", "/steps/0/days",
            MESSAGE_POLICY_MISSING);
    refused("\"steps\":[{\"step\":\"d\",\"kind\":\"decision\"}]", "/steps/0",
            MESSAGE_POLICY_ONE_OF);
    refused("\"steps\":[{\"step\":\"d\",\"kind\":\"decision\",\"decider\":[\"mayor\"]}]",
            "/steps/0/decider/0", MESSAGE_POLICY_NO_CODE);
    refused("\"recheck\":[{\"class\":1,\"months\":1,\"way\":[\"x\"]}]", "/recheck/0/way/0",
            MESSAGE_POLICY_NO_STEP);
}

static void programmes(void **state)
{
    (void)state;
    refused("\"programmes\":[{\"code\":\"a\",\"for\":\"roster\",\"per\":\"member\",\"excludes\":"
            "[\"b\"]}]", "/programmes/0/excludes/0", MESSAGE_POLICY_NO_PROGRAMME);
    accepted("\"programmes\":[{\"code\":\"a\",\"for\":\"roster\",\"per\":\"member\",\"quota\":3,"
             "\"order\":[{\"by\":{\"field\":\"age\"},\"first\":\"high\"}]}]");
    refused("\"programmes\":[{\"code\":\"a\",\"for\":\"roster\",\"per\":\"household\",\"order\":"
            "[{\"by\":{\"field\":\"age\"}}]}]", "/programmes/0/order/0/by/field",
            MESSAGE_POLICY_NAME);
    refused("\"programmes\":[{\"code\":\"a\",\"for\":\"all\",\"per\":\"household\","
            "\"calendar_months\":[13]}]", "/programmes/0/calendar_months/0",
            MESSAGE_POLICY_NOT_WHOLE);
}

static void income_rules(void **state)
{
    struct problems problems = { 0 };
    struct policy *policy = load(
        "{\"policy\":\"p\",\"standard\":[{\"per_person\":1}],\"income\":{\"kinds\":{\"wage\":"
        "{\"group\":\"earned\"},\"rent\":{},\"trade\":{\"group\":\"earned\"}},\"disregards\":[{"
        "\"code\":\"d\",\"per\":\"member\",\"of\":[\"trade\",\"earned\"],\"take\":\"30\"}]}}",
        NULL, &problems);

    (void)state;
    assert_non_null(policy);
    assert_int_equal(policy->disregards[0].kind_count, 2); /* a kind named twice counts once */
    assert_int_equal(policy->disregards[0].kinds[0], 2);
    assert_int_equal(policy->disregards[0].kinds[1], 0);
    assert_int_equal(policy_kind(policy, text_of("trade")), 2);
    assert_int_equal(policy_kind(policy, text_of("earned")), -1);
    policy_free(policy);
    problems_fini(&problems);
}

static void shipped_policy(void **state)
{
    struct problems problems = { 0 };
    struct policy *policy = policy_load("lib/policies/changchun-2004.json", NO_MONTH, &problems);

    (void)state;
    assert_non_null(policy);
    assert_int_equal(problems.count, 0); /* every rule has its label and basis */
    assert_int_equal(policy->step_count, 5);
    assert_int_equal(policy_step(policy, text_of("notice2")), 4);
    policy_free(policy);
    problems_fini(&problems);
}

static char *read_shipped(size_t *size)
{
    FILE *file = fopen("lib/policies/changchun-2004.json", "rb");
    char *text = calloc(1, 65536);

    assert_non_null(file);
    assert_non_null(text);
    *size = fread(text, 1, 65536, file);
    fclose(file);
    return text;
}

/* Whatever stands in the file, it is loaded or refused with a reason. */
static void damaged_policies(void **state)
{
    static const char bytes[] = "{}[]\",:0129-.eantf ";
    struct problems problems = { 0 };
    size_t size;
    char *text = read_shipped(&size), *damaged = malloc(size);
    uint32_t seed = 20040401;

    (void)state;
    for (int round = 0; round < 1500; round++) {
        memcpy(damaged, text, size);
        for (int change = 0; change < 1 + round % 3; change++) {
            seed = seed * 1664525u + 1013904223u;
            damaged[(seed >> 8) % size] = bytes[(seed >> 3) % (sizeof bytes - 1)];
        }
        struct policy *policy = load_text(damaged, size, round % 2 ? NO_MONTH : 2004 * 12 + 3,
                                          &problems);
        assert_true(policy || problems.errors > 0);
        policy_free(policy);
        problems_clear(&problems);
    }
    problems_fini(&problems);
    free(text);
    free(damaged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_three_sections_must_be_there),
        cmocka_unit_test(kinds_that_are_no_kinds_are_refused_one_by_one),
        cmocka_unit_test(file_that_is_no_policy),
        cmocka_unit_test(brackets_too_deep),
        cmocka_unit_test(all_errors_at_once),
        cmocka_unit_test(keys_and_types),
        cmocka_unit_test(dates_and_clashes),
        cmocka_unit_test(conditions),
        cmocka_unit_test(amounts),
        cmocka_unit_test(parameter_without_value),
        cmocka_unit_test(name_before_it_is_made),
        cmocka_unit_test(standards),
        cmocka_unit_test(own_columns),
        cmocka_unit_test(steps),
        cmocka_unit_test(programmes),
        cmocka_unit_test(income_rules),
        cmocka_unit_test(shipped_policy),
        cmocka_unit_test(damaged_policies),
    };

    return cmocka_run_group_tests_name("policy: loading", tests, NULL, NULL);
}
