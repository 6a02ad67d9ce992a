#include "case_test.h"
#include "subsidy.h"

static struct quotas quotas;

/* Two places a year, the lowest income first. */
static void two_places(void)
{
    rules_are("\"programmes\": [{\"code\": \"book\", \"for\": \"all\", \"per\": \"household\", "
              "\"amount\": \"50\", \"quota\": 2, \"order\": [{\"by\": {\"field\": \"income\"}, "
              "\"first\": \"low\"}]}, {\"code\": \"oil\", \"for\": \"all\", \"per\": "
              "\"household\", \"amount\": \"15\"}]");
    quotas_init(&quotas, now.policy, now.worked);
}

/* Asks for a household; its income in yuan, below zero: not known. */
static bool asks_for(const char *id, int64_t income)
{
    struct facts facts = { .arena = &now.arena };
    struct scope scope = { .facts = &facts, .member = NO_MEMBER };
    const struct unknown unknown = { "income", NULL };
    bool given;

    facts.computed[COMPUTED_INCOME] = (struct quantity){ rational_of(income < 0 ? 0 : income),
                                                          income < 0 ? &unknown : NULL, true };
    assert_true(quota_gives(&quotas, &now.policy->programmes[0], text_of(id), &scope, &given));
    return given;
}

static void everybody_asks(void)
{
    assert_false(asks_for("a", 30));
    assert_false(asks_for("b", 10));
    assert_false(asks_for("c", -1));
    assert_false(asks_for("d", 20));
    assert_false(asks_for("e", 20));
}

static void the_first_ones_get_it(void **state)
{
    (void)state;
    two_places();
    everybody_asks();
    quota_settle(quota_open(&quotas));
    assert_null(quota_open(&quotas));
    assert_false(asks_for("a", 30));
    assert_true(asks_for("b", 10));
    assert_false(asks_for("c", -1));
    assert_true(asks_for("d", 20));
    assert_false(asks_for("e", 20)); /* equal: by household_id */
    quotas_fini(&quotas);
}

static void places_that_were_used_this_year_are_gone(void **state)
{
    struct rows *rows = &now.household.side[TABLE_awards];

    (void)state;
    two_places();
    case_add(TABLE_awards, schema_of(TABLE_awards), "programme=book month=2004-03 amount=50");
    case_add(TABLE_awards, schema_of(TABLE_awards), "programme=book month=2003-12 amount=50");
    case_add(TABLE_awards, schema_of(TABLE_awards), "programme=oil month=2004-03 amount=15");
    for (size_t i = 0; i < rows->count; i++)
        quotas_use(&quotas, &rows->at[i], now.worked);
    everybody_asks();
    quota_settle(quota_open(&quotas));
    assert_true(asks_for("b", 10));
    assert_false(asks_for("d", 20));
    quotas_fini(&quotas);
}

static void when_none_is_left_nobody_gets_it(void **state)
{
    (void)state;
    two_places();
    quota_open(&quotas)->used = 3;
    everybody_asks();
    quota_settle(quota_open(&quotas));
    assert_false(asks_for("b", 10));
    quotas_fini(&quotas);
}

static void memory_holds_no_more_than_the_places(void **state)
{
    char id[12];

    (void)state;
    two_places();
    for (int i = 0; i < 1000; i++) {
        snprintf(id, sizeof id, "%03d", i);
        asks_for(id, i * 37 % 1000);
        assert_in_range(quotas.at[0].count, 0, 2);
    }
    quota_settle(quota_open(&quotas));
    assert_true(asks_for("000", 0));
    assert_true(asks_for("973", 1)); /* 973 * 37 = 36001 */
    assert_false(asks_for("946", 2));
    quotas_fini(&quotas);
}

static void who_is_not_known_comes_last(void **state)
{
    (void)state;
    two_places();
    asks_for("a", -1);
    asks_for("b", 1000);
    quota_settle(quota_open(&quotas));
    assert_true(asks_for("a", -1));
    assert_true(asks_for("b", 1000));
    quotas_fini(&quotas);
}

static void without_a_quota_everybody_gets_it(void **state)
{
    struct scope scope = { .member = NO_MEMBER };
    bool given = false;

    (void)state;
    two_places();
    assert_int_equal(quotas.count, 1);
    assert_true(quota_gives(&quotas, &now.policy->programmes[1], text_of("a"), &scope, &given));
    assert_true(given);
    quotas_fini(&quotas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(the_first_ones_get_it),
        CASE(places_that_were_used_this_year_are_gone),
        CASE(when_none_is_left_nobody_gets_it),
        CASE(memory_holds_no_more_than_the_places),
        CASE(who_is_not_known_comes_last),
        CASE(without_a_quota_everybody_gets_it),
    };

    return cmocka_run_group_tests_name("quotas", tests, make_folder, remove_folder);
}
