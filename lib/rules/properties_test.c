/* What must hold for any household: random ones, the same in every run. */
#include "case_test.h"

enum { HOUSEHOLDS = 400 };

static uint64_t seed;

static uint32_t below(uint32_t limit)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 33) % limit;
}

static const char *line(const char *format, ...)
{
    char text[200];
    va_list arguments;

    va_start(arguments, format);
    int size = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return arena_copy(&now.arena, text, (size_t)size);
}

static void everything_is_asked(void)
{
    policy_is(QUOTE({"policy": "test",
        "standard": [{"per_person": "169", "weights": [
            {"when": {"field": "category", "is": "three_no"}, "percent": "115"}]}],
        "income": {"kinds": {"wage": {"group": "earned"}, "business": {"group": "earned"},
                             "pension": {"count": "90"}},
            "disregards": [
                {"code": "flat", "per": "member", "of": ["earned"], "take": "33.33"},
                {"code": "share", "per": "member", "of": ["wage"], "take_percent": "17"},
                {"code": "pool", "per": "household", "of": ["pension", "earned"], "take": "50"}]},
        "benefit": {"minimum": {"amount": "10", "below": "raise"}, "round": {"to": "0.1"}},
        "supplement_groups": {"care": "highest"},
        "supplements": [
            {"code": "old", "per": "member", "amount": "20", "group": "care",
             "when": {"ge": [{"field": "age"}, "70"]}},
            {"code": "elder", "per": "member", "group": "care",
             "amount": {"percent": "13", "of": {"field": "standard"}},
             "when": {"field": "special", "has": "lone_elder"}},
            {"code": "home", "per": "household", "amount": "7.77"}]}));
}

struct drawn {
    const char *members[6], *incomes[8];
    size_t member_count, income_count;
};

static struct drawn draw(void)
{
    static const char *const categories[] = { "three_no", "laid_off", "other" };
    static const char *const kinds[] = { "wage", "business", "pension" };
    struct drawn drawn = { .member_count = 1 + below(6), .income_count = below(9) };

    for (size_t i = 0; i < drawn.member_count; i++)
        drawn.members[i] = line("person_no=%zu relation=%s category=%s birth_date=%d-01-31%s",
                                i + 1, i ? "other" : "head", categories[below(3)],
                                1920 + (int)below(84), below(4) ? "" : " special=lone_elder");
    for (size_t i = 0; i < drawn.income_count; i++) {
        uint32_t person = below((uint32_t)drawn.member_count + 1);
        const char *whose = person ? line("person_no=%u ", person) : "";
        drawn.incomes[i] = line("%skind=%s amount=%u.%02u months=%u", whose, kinds[below(3)],
                                below(300), below(100), 1 + below(12));
    }
    return drawn;
}

static void given(const struct drawn *drawn, bool backwards)
{
    nobody_yet();
    for (size_t i = 0; i < drawn->member_count; i++)
        a_member(drawn->members[backwards ? drawn->member_count - 1 - i : i]);
    for (size_t i = 0; i < drawn->income_count; i++)
        an_income(drawn->incomes[backwards ? drawn->income_count - 1 - i : i]);
    assessed();
    assert_true(now.answered);
}

static fen amount_of(const char *name)
{
    fen amount = 0;

    assert_true(fen_parse(text_of(column(name)), &amount));
    return amount;
}

/* Everything that is written of the household, as one line. */
static const char *written(void)
{
    struct buffer all = { 0 };

    for (const int *at = assessed_columns; *at >= 0; at++) {
        buffer_string(&all, column(now.policy->stream_schema->columns[*at].name));
        buffer_byte(&all, ',');
    }
    for (size_t i = 0; i < now.result.facts.member_count; i++) {
        buffer_string(&all, member_column(i, "countable_income"));
        buffer_string(&all, member_column(i, "supplement"));
    }
    const char *copy = arena_copy(&now.arena, all.at, all.size);
    buffer_fini(&all);
    return copy;
}

static void more_income_never_pays_more(void **state)
{
    (void)state;
    seed = 1;
    everything_is_asked();
    for (int i = 0; i < HOUSEHOLDS; i++) {
        struct drawn drawn = draw();
        given(&drawn, false);
        fen before = amount_of("amount"), income = amount_of("income");
        an_income(line("person_no=1 kind=wage amount=%u", below(200)));
        assessed();
        assert_true(amount_of("amount") <= before);
        assert_true(amount_of("income") >= income);
    }
}

static void the_sum_of_the_lines_is_the_total(void **state)
{
    (void)state;
    seed = 2;
    everything_is_asked();
    for (int i = 0; i < HOUSEHOLDS; i++) {
        struct drawn drawn = draw();
        given(&drawn, false);
        assert_int_equal(amount_of("base_amount") + amount_of("supplement"),
                         amount_of("amount"));
        fen detail = 0, part;
        for (const char *at = column("supplement_detail"); (at = strchr(at, '=')) != NULL; at++) {
            assert_true(fen_parse((struct text){ at + 1, strcspn(at + 1, ";") }, &part));
            detail += part;
        }
        assert_int_equal(detail, amount_of("supplement"));
    }
}

static void the_order_of_members_and_rows_never_matters(void **state)
{
    (void)state;
    seed = 3;
    everything_is_asked();
    for (int i = 0; i < HOUSEHOLDS; i++) {
        struct drawn drawn = draw();
        given(&drawn, false);
        const char *forwards = written();
        given(&drawn, true);
        assert_string_equal(written(), forwards);
    }
}

static void who_is_entitled_is_below_the_need(void **state)
{
    (void)state;
    seed = 4;
    everything_is_asked();
    for (int i = 0; i < HOUSEHOLDS; i++) {
        struct drawn drawn = draw();
        given(&drawn, false);
        bool below_need = rational_compare(now.result.facts.computed[COMPUTED_INCOME].value,
                                           now.result.facts.computed[COMPUTED_NEED].value) < 0;
        assert_int_equal(now.result.verdict == VERDICT_ELIGIBLE, below_need);
        assert_int_equal(amount_of("base_amount") >= 1000, below_need);
    }
}

int main(void)
{
    const struct CMUnitTest properties[] = {
        CASE(more_income_never_pays_more),
        CASE(the_sum_of_the_lines_is_the_total),
        CASE(the_order_of_members_and_rows_never_matters),
        CASE(who_is_entitled_is_below_the_need),
    };

    return cmocka_run_group_tests_name("any household", properties, make_folder, remove_folder);
}
