#include "report.h"
#include "case_test.h"

static struct report report;

static int begin(void **state)
{
    if (case_begin(state))
        return -1;
    rules_are(QUOTE("supplements": [{"code": "rise", "per": "member", "amount": "11"}],
                    "care_classes": [{"class": 1, "when": {"field": "special", "has": "orphan"}},
                                     {"class": 2}],
                    "programmes": [{"code": "grain_oil", "for": "roster", "per": "member",
                                    "amount": "15", "form": "cash"},
                                   {"code": "electricity", "for": "roster", "per": "household",
                                    "amount": "3.69", "form": "cash"}]));
    report_init(&report, now.policy, now.worked);
    return 0;
}

static int end(void **state)
{
    report_fini(&report);
    return case_end(state);
}

static void household(const char *columns)
{
    the_household(columns);
    report_household(&report, &now.household);
    nobody_yet();
}

static void person(const char *columns)
{
    case_add(TABLE_assessed_members, assessed_member_schema(now.policy, &now.arena), columns);
}

static void award(const char *columns)
{
    case_add(TABLE_awards, schema_of(TABLE_awards), columns);
}

static void assert_tally(const struct tally *tally, int64_t households, int64_t persons,
                         fen amount)
{
    assert_int_equal(tally->households, households);
    assert_int_equal(tally->persons, persons);
    assert_int_equal(tally->amount, amount);
}

static void the_roster_is_who_is_on_it(void **state)
{
    (void)state;
    household("household_id=a on_roster=yes persons=3 payable=100.50 previous_amount=100.50 "
              "movement=unchanged");
    household("household_id=b on_roster=yes persons=1 payable=169.00 previous_amount=0.00 "
              "movement=new");
    household("household_id=c on_roster=no persons=2 payable=0.00 previous_amount=80.00 "
              "movement=stopped");
    household("household_id=d on_roster=no persons=4 payable=0.00");
    assert_tally(&report.roster, 2, 4, 26950);
}

static void movements_add_up_to_the_difference_between_the_months(void **state)
{
    (void)state;
    household("household_id=a on_roster=yes persons=3 payable=120.00 previous_amount=100.50 "
              "movement=raised");
    household("household_id=b on_roster=yes persons=1 payable=169.00 movement=new");
    household("household_id=c on_roster=no persons=2 payable=0.00 previous_amount=80.00 "
              "previous_persons=3 movement=stopped");
    /* 180.50 last month, 289.00 this month: 180.50 + 19.50 + 169.00 - 80.00. The third person
       of the household that was stopped has died. */
    assert_tally(&report.movements[MOVEMENT_RAISED], 1, 3, 1950);
    assert_tally(&report.movements[MOVEMENT_NEW], 1, 1, 16900);
    assert_tally(&report.movements[MOVEMENT_STOPPED], 1, 3, 8000);
    assert_tally(&report.roster, 2, 4, 28900);
}

static void persons_are_the_counted_of_the_roster_and_no_category_is_other(void **state)
{
    (void)state;
    person("person_no=1 counted=yes category=laid_off care_class=2 supplement_detail=rise=11.00");
    person("person_no=2 counted=yes care_class=1 supplement_detail=rise=11.00");
    person("person_no=3 counted=no category=retired");
    household("household_id=a on_roster=yes persons=2 payable=1.00 supplement_detail=rise=22.00");
    person("person_no=1 counted=yes category=laid_off care_class=2");
    household("household_id=b on_roster=no persons=1 payable=0.00");
    assert_int_equal(report.categories[CATEGORY_LAID_OFF], 1);
    assert_int_equal(report.categories[CATEGORY_OTHER], 1);
    assert_int_equal(report.categories[CATEGORY_RETIRED], 0);
    assert_int_equal(report.care_classes[0], 1);
    assert_int_equal(report.care_classes[1], 1);
    assert_tally(&report.supplements[0], 1, 2, 2200);
}

static void programmes_count_households_once_and_the_month_alone(void **state)
{
    (void)state;
    award("programme=grain_oil person_no=1 month=2004-04 amount=15.00");
    award("programme=grain_oil person_no=2 month=2004-04 amount=15.00");
    award("programme=grain_oil person_no=1 month=2004-03 amount=15.00");
    award("programme=electricity month=2004-04 amount=3.69");
    household("household_id=a on_roster=yes persons=3 payable=1.00");
    award("programme=electricity month=2004-04 amount=3.69");
    household("household_id=b on_roster=no persons=4 payable=0.00");
    assert_tally(&report.programmes[0].sum, 1, 2, 3000);
    assert_tally(&report.programmes[1].sum, 2, 7, 738);
    assert_int_equal(report.programmes[0].quantity, 2);
}

static void a_household_surveyed_twice_in_the_month_counts_once(void **state)
{
    (void)state;
    case_add(TABLE_surveys, schema_of(TABLE_surveys), "visited_on=2004-04-03");
    case_add(TABLE_surveys, schema_of(TABLE_surveys), "visited_on=2004-04-05");
    household("household_id=a on_roster=no");
    case_add(TABLE_surveys, schema_of(TABLE_surveys), "visited_on=2004-03-31");
    household("household_id=b on_roster=no");
    assert_int_equal(report.surveyed, 1);
}

static void who_was_not_at_home_was_not_surveyed(void **state)
{
    (void)state;
    case_add(TABLE_surveys, schema_of(TABLE_surveys), "visited_on=2004-04-03 outcome=not_home");
    household("household_id=a on_roster=no");
    assert_int_equal(report.surveyed, 0);
    case_add(TABLE_surveys, schema_of(TABLE_surveys), "visited_on=2004-04-03 outcome=not_home");
    case_add(TABLE_surveys, schema_of(TABLE_surveys), "visited_on=2004-04-05 outcome=unclear");
    household("household_id=b on_roster=no");
    assert_int_equal(report.surveyed, 1);
}

static void the_districts_own_row_is_no_subdistrict(void **state)
{
    struct row rows[5];

    (void)state;
    rows[0] = *case_row(schema_of(TABLE_places), "code=990104");
    rows[1] = *case_row(schema_of(TABLE_places), "subdistrict=a code=990104001 kind=subdistrict");
    rows[2] = *case_row(schema_of(TABLE_places), "subdistrict=a community=b code=990104001001");
    rows[3] = *case_row(schema_of(TABLE_places), "subdistrict=c code=990104101 kind=town");
    rows[4] = *case_row(schema_of(TABLE_places), "subdistrict=c community=d code=990104101001");
    for (int i = 0; i < 5; i++)
        report_place(&report, &rows[i]);
    assert_int_equal(report.subdistricts, 1);
    assert_int_equal(report.towns, 1);
    assert_int_equal(report.communities, 2);
}

static void counts_beyond_64_bits_are_no_counts(void **state)
{
    (void)state;
    household("household_id=a on_roster=yes persons=9223372036854775807 payable=1.00");
    assert_false(report.overflow);
    household("household_id=b on_roster=yes persons=1 payable=1.00");
    assert_true(report.overflow);
}

static void quantities_beyond_64_bits_are_no_quantities(void **state)
{
    (void)state;
    award("programme=grain_oil person_no=1 month=2004-04 quantity=9223372036854775807 amount=1.00");
    award("programme=grain_oil person_no=2 month=2004-04 quantity=1 amount=1.00");
    household("household_id=a on_roster=yes persons=2 payable=1.00");
    assert_true(report.overflow);
}

#define REPORT(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        REPORT(the_roster_is_who_is_on_it),
        REPORT(movements_add_up_to_the_difference_between_the_months),
        REPORT(persons_are_the_counted_of_the_roster_and_no_category_is_other),
        REPORT(programmes_count_households_once_and_the_month_alone),
        REPORT(who_was_not_at_home_was_not_surveyed),
        REPORT(a_household_surveyed_twice_in_the_month_counts_once),
        REPORT(the_districts_own_row_is_no_subdistrict),
        REPORT(counts_beyond_64_bits_are_no_counts),
        REPORT(quantities_beyond_64_bits_are_no_quantities),
    };

    return cmocka_run_group_tests_name("report", tests, make_folder, remove_folder);
}
