#include "overrides.h"
#include "case_test.h"

static struct overrides *overrides;
static struct buffer told; /* "code household found;" */

static int begin(void **state)
{
    day date;

    if (case_begin(state) || !day_parse(text_of("2004-04-20"), &date))
        return -1;
    overrides = overrides_open(date);
    buffer_clear(&told);
    buffer_string(&told, "");
    return 0;
}

static int end(void **state)
{
    overrides_close(overrides);
    buffer_fini(&told);
    return case_end(state);
}

static void accepted(const char *columns)
{
    struct row *row = case_row(schema_of(TABLE_overrides), columns);

    row->raw = (struct text){ "", 0 };
    overrides_add(overrides, row);
}

static bool accepts(const char *code, const char *household, int64_t person, const char *source)
{
    const struct finding finding = { .household = text_of(household), .person_no = person,
                                     .source = source };

    return overrides_accept(overrides, &finding, code);
}

static void take(void *to, const struct finding *finding)
{
    (void)to;
    buffer_string(&told, messages[finding->message].code);
    buffer_byte(&told, ' ');
    buffer_text(&told, finding->household);
    buffer_byte(&told, ' ');
    buffer_text(&told, finding->found);
    buffer_byte(&told, ';');
}

static void assert_told(const char *expected)
{
    overrides_tell(overrides, take, NULL);
    assert_string_equal(told.at, expected);
}

static void of_this_code_and_household(void **state)
{
    (void)state;
    accepted("code=kin:voted household_id=b accepted_on=2004-04-01");
    accepted("code=kin:voted household_id=a accepted_on=2004-04-01");
    assert_true(accepts("kin:voted", "a", NONE, NULL));
    assert_true(accepts("kin:voted", "b", 2, "deaths"));
    assert_false(accepts("kin:voted", "c", NONE, NULL));
    assert_false(accepts("place", "a", NONE, NULL));
    assert_told("");
}

static void of_one_person_and_one_register_when_it_names_them(void **state)
{
    (void)state;
    accepted("code=register:tax household_id=a person_no=2 register=tax accepted_on=2004-04-01");
    assert_false(accepts("register:tax", "a", 1, "tax"));
    assert_false(accepts("register:tax", "a", 2, "vehicles"));
    assert_false(accepts("register:tax", "a", 2, NULL));
    assert_true(accepts("register:tax", "a", 2, "tax"));
}

static void nobody_s_household_is_a_key_like_any_other(void **state)
{
    (void)state;
    accepted("code=issuer:many accepted_on=2004-04-01");
    assert_true(accepts("issuer:many", "", NONE, NULL));
    assert_false(accepts("issuer:many", "a", NONE, NULL));
}

static void until_its_last_day_and_from_its_first(void **state)
{
    (void)state;
    accepted("code=x household_id=a accepted_on=2004-04-20 until=2004-04-20");
    accepted("code=x household_id=b accepted_on=2004-04-01 until=2004-04-19");
    accepted("code=x household_id=c accepted_on=2004-04-21");
    assert_true(accepts("x", "a", NONE, NULL));
    assert_false(accepts("x", "b", NONE, NULL));
    assert_false(accepts("x", "c", NONE, NULL));
    assert_told("override:expired b x;");
}

static void one_that_is_over_beside_one_in_force(void **state)
{
    (void)state;
    accepted("code=x household_id=a accepted_on=2004-01-01 until=2004-02-01");
    accepted("code=x household_id=a accepted_on=2004-03-01");
    assert_true(accepts("x", "a", NONE, NULL));
    assert_told("override:expired a x;");
}

static void one_that_accepts_nothing_is_told(void **state)
{
    (void)state;
    accepted("code=x household_id=a accepted_on=2004-04-01");
    accepted("code=y household_id=a accepted_on=2004-04-01 until=2004-04-10");
    assert_told("override:unmatched a x;override:unmatched a y;");
}

#define ONE(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ONE(of_this_code_and_household),
        ONE(of_one_person_and_one_register_when_it_names_them),
        ONE(nobody_s_household_is_a_key_like_any_other),
        ONE(until_its_last_day_and_from_its_first),
        ONE(one_that_is_over_beside_one_in_force),
        ONE(one_that_accepts_nothing_is_told),
    };

    return cmocka_run_group_tests_name("overrides", tests, make_folder, remove_folder);
}
