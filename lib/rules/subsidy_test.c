#include "case_test.h"
#include "subsidy.h"

enum { MOST = 8 };

static struct awards awards;
static size_t open_facts[MOST];
static struct quotas quotas;
static struct scope scope;
static struct facts facts;

static void programmes_are(const char *programmes)
{
    struct buffer sections = { 0 };

    buffer_string(&sections, "\"payroll\": {\"fund\": \"dibao\", \"pay_day\": 28}, "
                             "\"programmes\": ");
    buffer_string(&sections, programmes);
    rules_are(sections.at);
    buffer_fini(&sections);
    the_household("household_id=000001 on_roster=yes persons=2 income=100 verdict=eligible");
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=child");
}

static void an_award(const char *columns)
{
    case_add(TABLE_awards, schema_of(TABLE_awards), columns);
}

static void given(void)
{
    awards = (struct awards){ .open = open_facts };
    memset(open_facts, 0, sizeof open_facts);
    quotas_init(&quotas, now.policy, now.worked);
    assert_true(recall_facts(&facts, &now.household, now.policy, now.worked, &now.arena, &scope));
    assert_true(find_awards(&awards, &now.household, now.policy, now.worked, &quotas, &scope));
    quotas_fini(&quotas);
}

static void assert_award(size_t place, const char *code, int64_t person, fen amount)
{
    assert_true(place < awards.count);
    assert_string_equal(now.policy->programmes[awards.at[place].programme].rule.code, code);
    assert_int_equal(awards.at[place].person, person);
    assert_int_equal(awards.at[place].amount, amount);
}

static void each_counted_member_gets_his_own(void **state)
{
    (void)state;
    programmes_are("[{\"code\": \"oil\", \"for\": \"roster\", \"per\": \"member\", "
                   "\"amount\": \"15\"}, {\"code\": \"light\", \"for\": \"roster\", "
                   "\"per\": \"household\", \"amount\": \"3.69\"}]");
    given();
    assert_int_equal(awards.count, 3);
    assert_award(0, "oil", 1, 1500);
    assert_award(1, "oil", 2, 1500);
    assert_award(2, "light", NONE, 369);
}

static void who_is_not_counted_gets_nothing(void **state)
{
    (void)state;
    rules_are("\"members\": {\"leave_out\": [{\"code\": \"prison\", \"when\": "
              "{\"field\": \"category\", \"is\": \"other\"}}]}, \"programmes\": [{\"code\": "
              "\"oil\", \"for\": \"roster\", \"per\": \"member\", \"amount\": \"15\"}]");
    the_household("household_id=000001 on_roster=yes persons=1");
    a_member("person_no=1 relation=head");
    a_member("person_no=2 relation=child category=other");
    given();
    assert_int_equal(awards.count, 1);
    assert_award(0, "oil", 1, 1500);
}

static void of_a_single_person_case_those_assessed(void **state)
{
    (void)state;
    rules_are("\"eligibility\": {\"income\": {\"below\": \"100\"}}, \"single_person\": [{\"code\": "
              "\"ill\", \"when\": {\"field\": \"illness\", \"is\": \"serious\"}, \"amount\": "
              "{\"field\": \"standard\"}}], \"programmes\": [{\"code\": \"oil\", \"for\": "
              "\"roster\", \"per\": \"member\", \"amount\": \"15\"}]");
    the_household("household_id=000001 on_roster=yes persons=1 method=single");
    a_member("person_no=1 relation=head illness=none");
    a_member("person_no=2 relation=child illness=serious");
    an_income("person_no=1 kind=wage amount=2000");
    given();
    assert_int_equal(awards.count, 1);
    assert_award(0, "oil", 2, 1500);
}

static void off_the_roster_only_what_is_for_all(void **state)
{
    (void)state;
    programmes_are("[{\"code\": \"oil\", \"for\": \"roster\", \"per\": \"member\", "
                   "\"amount\": \"15\"}, {\"code\": \"feast\", \"for\": \"all\", \"per\": "
                   "\"household\", \"when\": {\"field\": \"on_roster\", \"is\": \"no\"}, "
                   "\"amount\": \"100\"}]");
    the_household("household_id=000001 on_roster=no");
    given();
    assert_int_equal(awards.count, 1);
    assert_award(0, "feast", NONE, 10000);
    the_household("household_id=000001 on_roster=yes");
    given();
    assert_int_equal(awards.count, 2);
}

static void months_and_calendar_months_choose(void **state)
{
    (void)state;
    programmes_are("[{\"code\": \"oil\", \"from\": \"2004-05\", \"for\": \"roster\", \"per\": "
                   "\"household\", \"amount\": \"15\"}, {\"code\": \"spring\", \"for\": "
                   "\"roster\", \"per\": \"household\", \"calendar_months\": [3, 4], "
                   "\"amount\": \"1\"}, {\"code\": \"coal\", \"for\": \"roster\", \"per\": "
                   "\"household\", \"calendar_months\": [11], \"amount\": \"2\"}]");
    given();
    assert_int_equal(awards.count, 1);
    assert_award(0, "spring", NONE, 100);
}

static void once_a_year_is_by_the_calendar(void **state)
{
    (void)state;
    programmes_are("[{\"code\": \"coal\", \"for\": \"roster\", \"per\": \"household\", \"once\": "
                   "\"year\", \"amount\": \"50\"}]");
    an_award("programme=coal month=2003-12 amount=50");
    given();
    assert_int_equal(awards.count, 1);
    an_award("programme=coal month=2004-01 amount=50");
    given();
    assert_int_equal(awards.count, 0);
}

static void once_for_all_is_once_for_each(void **state)
{
    (void)state;
    programmes_are("[{\"code\": \"bag\", \"for\": \"roster\", \"per\": \"member\", \"once\": "
                   "\"ever\", \"amount\": \"50\"}]");
    an_award("programme=bag person_no=1 month=1999-09 amount=50");
    an_award("programme=oil person_no=2 month=2004-03 amount=15");
    given();
    assert_int_equal(awards.count, 1);
    assert_award(0, "bag", 2, 5000);
}

static void what_excludes_each_other_is_never_given_together(void **state)
{
    (void)state;
    programmes_are("[{\"code\": \"waiver\", \"for\": \"roster\", \"per\": \"household\", "
                   "\"once\": \"year\", \"amount\": \"400\"}, {\"code\": \"coal\", \"for\": "
                   "\"roster\", \"per\": \"household\", \"excludes\": [\"waiver\"], "
                   "\"amount\": \"50\"}]");
    given();
    assert_int_equal(awards.count, 1);
    assert_award(0, "waiver", NONE, 40000);
    /* The waiver of January stands for the year. */
    an_award("programme=waiver month=2004-01 amount=400");
    given();
    assert_int_equal(awards.count, 0);
}

static void last_month_s_award_excludes_nothing_this_month(void **state)
{
    (void)state;
    programmes_are("[{\"code\": \"coal\", \"for\": \"roster\", \"per\": \"household\", "
                   "\"excludes\": [\"waiver\"], \"amount\": \"50\"}, {\"code\": \"waiver\", "
                   "\"for\": \"roster\", \"per\": \"household\", \"amount\": \"400\", \"when\": "
                   "{\"field\": \"heating\", \"is\": \"central\"}}]");
    an_award("programme=waiver month=2004-03 amount=400");
    given();
    assert_int_equal(awards.count, 1);
    assert_award(0, "coal", NONE, 5000);
    an_award("programme=waiver month=2004-04 amount=400");
    given();
    assert_int_equal(awards.count, 0);
}

static void unknown_facts_give_nothing_and_are_counted(void **state)
{
    (void)state;
    programmes_are("[{\"code\": \"ill\", \"for\": \"roster\", \"per\": \"member\", \"when\": "
                   "{\"field\": \"illness\", \"is\": \"serious\"}, \"amount\": \"15\"}, "
                   "{\"code\": \"fee\", \"for\": \"roster\", \"per\": \"household\", "
                   "\"amount\": {\"field\": \"heating_fee\"}}]");
    given();
    assert_int_equal(awards.count, 0);
    assert_int_equal(open_facts[0], 2);
    assert_int_equal(open_facts[1], 1);
}

static void money_of_nothing_is_no_award_but_a_thing_is(void **state)
{
    (void)state;
    programmes_are("[{\"code\": \"cash\", \"for\": \"roster\", \"per\": \"household\", "
                   "\"amount\": {\"subtract\": [\"5\", \"6\"]}}, {\"code\": \"coal\", \"for\": "
                   "\"roster\", \"per\": \"household\", \"form\": \"goods\", \"amount\": \"0\"}]");
    given();
    assert_int_equal(awards.count, 1);
    assert_award(0, "coal", NONE, 0);
}

static void amounts_are_rounded_as_the_programme_says(void **state)
{
    (void)state;
    programmes_are("[{\"code\": \"a\", \"for\": \"roster\", \"per\": \"household\", \"amount\": "
                   "{\"divide\": [\"10\", \"3\"]}}, {\"code\": \"b\", \"for\": \"roster\", "
                   "\"per\": \"household\", \"amount\": {\"divide\": [\"10\", \"3\"]}, "
                   "\"round\": {\"to\": \"1\", \"mode\": \"up\"}}]");
    given();
    assert_award(0, "a", NONE, 333);
    assert_award(1, "b", NONE, 400);
}

static void aid_is_that_of_the_month(void **state)
{
    (void)state;
    programmes_are("[{\"code\": \"study\", \"for\": \"roster\", \"per\": \"household\", "
                   "\"when\": {\"aid\": \"study\"}, \"amount\": \"200\"}]");
    case_add(TABLE_aid, schema_of(TABLE_aid), "kind=study given_on=2004-03-31");
    given();
    assert_int_equal(awards.count, 0);
    case_add(TABLE_aid, schema_of(TABLE_aid), "kind=study given_on=2004-04-30");
    given();
    assert_int_equal(awards.count, 1);
}

static void a_rule_without_an_answer_is_named(void **state)
{
    (void)state;
    programmes_are("[{\"code\": \"a\", \"for\": \"roster\", \"per\": \"household\", \"amount\": "
                   "{\"divide\": [\"10\", {\"subtract\": [{\"field\": \"persons\"}, \"2\"]}]}}]");
    awards = (struct awards){ .open = open_facts };
    quotas_init(&quotas, now.policy, now.worked);
    assert_true(recall_facts(&facts, &now.household, now.policy, now.worked, &now.arena, &scope));
    assert_false(find_awards(&awards, &now.household, now.policy, now.worked, &quotas, &scope));
    assert_int_equal(scope.fault, FAULT_DIVISION);
    assert_non_null(strstr(scope.fault_path, "/programmes/0/amount"));
    quotas_fini(&quotas);
}

static void an_award_has_a_number_of_its_own(void **state)
{
    const struct award award = { 0, 2, 1500, NULL };
    struct values values;

    (void)state;
    programmes_are("[{\"code\": \"grain_oil\", \"for\": \"roster\", \"per\": \"member\", "
                   "\"amount\": \"15\"}]");
    values_init(&values, schema_of(TABLE_awards));
    award_write(&award, now.policy, now.worked, 42, text_of("000001"), &now.arena, &values);
    assert_true(text_is(value_of(&values, awards_award_no), "200404-grain_oil-000042"));
    assert_true(text_is(value_of(&values, awards_person_no), "2"));
    assert_true(text_is(value_of(&values, awards_amount), "15.00"));
    assert_true(text_is(value_of(&values, awards_form), "cash"));
    assert_true(text_is(value_of(&values, awards_fund), "dibao"));
    award_write(&award, now.policy, now.worked, 1234567, text_of("000001"), &now.arena, &values);
    assert_true(text_is(value_of(&values, awards_award_no), "200404-grain_oil-1234567"));
    values_fini(&values);
}

int main(void)
{
    const struct CMUnitTest who[] = {
        CASE(each_counted_member_gets_his_own),
        CASE(who_is_not_counted_gets_nothing),
        CASE(of_a_single_person_case_those_assessed),
        CASE(off_the_roster_only_what_is_for_all),
        CASE(unknown_facts_give_nothing_and_are_counted),
        CASE(aid_is_that_of_the_month),
    };
    const struct CMUnitTest when[] = {
        CASE(months_and_calendar_months_choose),
        CASE(once_a_year_is_by_the_calendar),
        CASE(once_for_all_is_once_for_each),
        CASE(what_excludes_each_other_is_never_given_together),
        CASE(last_month_s_award_excludes_nothing_this_month),
    };
    const struct CMUnitTest what[] = {
        CASE(money_of_nothing_is_no_award_but_a_thing_is),
        CASE(amounts_are_rounded_as_the_programme_says),
        CASE(a_rule_without_an_answer_is_named),
        CASE(an_award_has_a_number_of_its_own),
    };

    return cmocka_run_group_tests_name("who is given", who, make_folder, remove_folder)
         + cmocka_run_group_tests_name("when", when, make_folder, remove_folder)
         + cmocka_run_group_tests_name("what", what, make_folder, remove_folder);
}
