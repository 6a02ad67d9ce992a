#include "check.h"
#include "case_test.h"

static struct check *checked;
static struct check_plan plan;
static struct rows places;
static struct buffer found; /* "code household person detail;" of each finding */

static void take(void *to, const struct finding *finding)
{
    struct buffer code = { 0 };

    (void)to;
    buffer_string(&found, finding_code(finding, &code));
    buffer_fini(&code);
    buffer_byte(&found, ' ');
    buffer_text(&found, finding->household);
    if (finding->person_no != NONE) {
        buffer_byte(&found, ' ');
        buffer_number(&found, finding->person_no);
    }
    if (finding->detail && *finding->detail) {
        buffer_byte(&found, ' ');
        buffer_string(&found, finding->detail);
    }
    buffer_byte(&found, ';');
}

static int begin(void **state)
{
    static struct row rows[1];

    if (case_begin(state))
        return -1;
    rules_are(QUOTE("steps": [{"step": "district", "kind": "decision", "decider": ["bureau"]}]));
    rows[0] = *case_row(schema_of(TABLE_places), "subdistrict=s community=c code=990104001001");
    places = (struct rows){ rows, 1, 1 };
    buffer_clear(&found);
    buffer_string(&found, "");
    plan = (struct check_plan){ .policy = now.policy, .roster_month = NO_MONTH,
                                .places = &places, .date = last_day(now.worked),
                                .memory = 1 << 20, .take = take };
    checked = check_open(&plan);
    return 0;
}

/* What shows only when all households have been seen. */
static void finish(void)
{
    struct problems problems = { 0 };

    if (checked)
        assert_true(check_close(checked, &problems));
    checked = NULL;
    problems_fini(&problems);
}

static int end(void **state)
{
    finish();
    buffer_fini(&found);
    return case_end(state);
}

static void household(const char *id)
{
    char columns[200];

    snprintf(columns, sizeof columns, "household_id=%s subdistrict=s community=c", id);
    the_household(columns);
    now.household.id = text_of(id);
    check_household_rows(checked, &now.household);
    nobody_yet();
}

static void assert_found(const char *expected)
{
    assert_string_equal(found.at, expected);
}

static void a_good_household_has_no_finding(void **state)
{
    (void)state;
    a_member("person_no=1 relation=head");
    an_income("person_no=1 kind=wage amount=10");
    household("a");
    finish();
    assert_found("");
}

static void a_household_without_a_head_in_the_month(void **state)
{
    (void)state;
    a_member("person_no=1 relation=head to=2004-03");
    a_member("person_no=2 relation=spouse");
    household("a");
    assert_found("head:missing a;");
}

static void a_place_that_the_district_does_not_have(void **state)
{
    (void)state;
    a_member("person_no=1 relation=head");
    the_household("household_id=a subdistrict=s community=elsewhere");
    check_household_rows(checked, &now.household);
    assert_true(strstr(found.at, "place ") == found.at);
    assert_non_null(strstr(found.at, "elsewhere"));
}

static void a_kind_or_a_step_that_the_policy_does_not_have(void **state)
{
    (void)state;
    a_member("person_no=1 relation=head");
    an_income("person_no=1 kind=lottery amount=10");
    case_add(TABLE_opinions, schema_of(TABLE_opinions), "step=county");
    case_add(TABLE_opinions, schema_of(TABLE_opinions), "step=district");
    household("a");
    assert_found("kind-unknown a 1 lottery;step-unknown a county;");
}

/* 990104440501123 is 990104194405011234 without the century. */
static void one_person_in_two_households_by_15_and_18_digits(void **state)
{
    struct id_number id;
    char columns[100];

    (void)state;
    assert_int_equal(id_number_parse(text_of("990104440501123"), &id), ID_GOOD);
    a_member("person_no=1 relation=head id_number=990104440501123");
    household("a");
    snprintf(columns, sizeof columns, "person_no=3 relation=head id_number=%s", id.digits);
    a_member(columns);
    household("b");
    finish();
    assert_found("person-twice a 1 b;person-twice b 3 a;");
}

static void who_moved_is_in_one_household_a_month(void **state)
{
    (void)state;
    a_member("person_no=1 relation=head id_number=990104440501123 to=2004-03");
    household("a");
    buffer_clear(&found);
    buffer_string(&found, "");
    a_member("person_no=1 relation=head id_number=990104440501123 from=2004-04");
    household("b");
    finish();
    assert_found("");
}

#define CHECK(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CHECK(a_good_household_has_no_finding),
        CHECK(a_household_without_a_head_in_the_month),
        CHECK(a_place_that_the_district_does_not_have),
        CHECK(a_kind_or_a_step_that_the_policy_does_not_have),
        CHECK(one_person_in_two_households_by_15_and_18_digits),
        CHECK(who_moved_is_in_one_household_a_month),
    };

    return cmocka_run_group_tests_name("check", tests, make_folder, remove_folder);
}
