#include "case_test.h"
#include "offices.h"

static struct offices offices;
static struct problems problems;

static void a_place(const char *columns)
{
    case_add(TABLE_places, schema_of(TABLE_places), columns);
}

static bool found(void)
{
    return offices_find(&offices, &now.household.side[TABLE_places], "places.csv", &problems);
}

static void done(void)
{
    offices_fini(&offices);
    problems_fini(&problems);
    problems = (struct problems){ 0 };
}

static void payments_run_from_one_in_each_subdistrict(void **state)
{
    char number[PAYMENT_NUMBER];

    (void)state;
    a_place("code=990104");
    a_place("subdistrict=East code=990104001");
    a_place("subdistrict=East community=One code=990104001003");
    a_place("subdistrict=West code=990104002");
    assert_true(found());
    assert_int_equal(offices.count, 2);
    office_number(office_of(&offices, text_of("East")), now.worked, number);
    assert_memory_equal(number, "200404-001-000001", 17);
    office_number(office_of(&offices, text_of("East")), now.worked, number);
    assert_memory_equal(number, "200404-001-000002", 17);
    office_number(office_of(&offices, text_of("West")), now.worked, number);
    assert_memory_equal(number, "200404-002-000001", 17);
    assert_null(office_of(&offices, text_of("North")));
    done();
}

static void the_number_ends_in_its_check_digit(void **state)
{
    char number[PAYMENT_NUMBER];

    (void)state;
    a_place("subdistrict=East code=990104001");
    assert_true(found());
    office_of(&offices, text_of("East"))->payments = 122;
    office_number(office_of(&offices, text_of("East")), now.worked, number);
    assert_string_equal(number, "200404-001-0001239");
    done();
}

static void a_community_s_code_tells_its_subdistrict_s(void **state)
{
    (void)state;
    a_place("subdistrict=East community=One code=990104001003");
    a_place("subdistrict=East community=Two code=990104001004");
    assert_true(found());
    assert_int_equal(offices.count, 1);
    done();
}

static void wrong_codes_are_refused(void **state)
{
    (void)state;
    a_place("subdistrict=East code=99010400");
    a_place("subdistrict=West code=99010400A");
    assert_false(found());
    assert_int_equal(problems.count, 2);
    done();
}

static void codes_that_end_alike_would_give_one_number_twice(void **state)
{
    (void)state;
    a_place("subdistrict=East code=990104001");
    a_place("subdistrict=West code=990105001");
    assert_false(found());
    assert_int_equal(problems.count, 1);
    assert_int_equal(problems.at[0].message, MESSAGE_PAYROLL_CODE_TWICE);
    done();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(payments_run_from_one_in_each_subdistrict),
        CASE(the_number_ends_in_its_check_digit),
        CASE(a_community_s_code_tells_its_subdistrict_s),
        CASE(wrong_codes_are_refused),
        CASE(codes_that_end_alike_would_give_one_number_twice),
    };

    return cmocka_run_group_tests_name("offices and numbers", tests, make_folder, remove_folder);
}
