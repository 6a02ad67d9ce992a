#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "redemptions.h"

/* Rice costs 20.00 until September 2004 and 21.00 since; oil 9.50. */
struct shelf {
    struct row rows[3];
    struct text field[3][goods_COUNT];
    int64_t number[3][goods_COUNT];
};

static void stock(struct shelf *shelf, int at, const char *code, fen price, const char *from,
                  const char *to)
{
    month bound;

    for (int i = 0; i < goods_COUNT; i++) {
        shelf->field[at][i] = text_of("");
        shelf->number[at][i] = NONE;
    }
    shelf->field[at][goods_code] = text_of(code);
    shelf->number[at][goods_price] = price;
    if (month_parse(text_of(from), &bound))
        shelf->number[at][goods_from] = bound;
    if (month_parse(text_of(to), &bound))
        shelf->number[at][goods_to] = bound;
    shelf->rows[at] = (struct row){ .schema = schema_of(TABLE_goods), .field = shelf->field[at],
                                    .number = shelf->number[at] };
}

static struct rows goods(struct shelf *shelf)
{
    stock(shelf, 0, "rice", 2000, "", "2004-09");
    stock(shelf, 1, "rice", 2100, "2004-10", "");
    stock(shelf, 2, "oil", 950, "", "");
    return (struct rows){ .at = shelf->rows, .count = 3 };
}

static fen cost_of(const char *list, const char *allowed, const char *sold)
{
    struct shelf shelf;
    struct rows rows = goods(&shelf);
    month in;
    fen cost;

    assert_true(month_parse(text_of(sold), &in));
    return goods_cost(text_of(list), text_of(allowed), &rows, in, &cost) ? cost : NONE;
}

static void goods_cost_what_they_cost_in_the_month(void **state)
{
    (void)state;
    assert_int_equal(cost_of("rice=2;oil", "", "2004-09"), 4950);
    assert_int_equal(cost_of("rice=2;oil", "", "2004-10"), 5150);
    assert_int_equal(cost_of("oil=10", "oil;rice", "2004-10"), 9500);
    assert_int_equal(cost_of("", "oil", "2004-10"), 0);
}

static void goods_that_are_not_sold_or_not_allowed_have_no_cost(void **state)
{
    (void)state;
    assert_true(cost_of("soap", "", "2004-09") == NONE);
    assert_true(cost_of("rice", "oil", "2004-09") == NONE);
    assert_true(cost_of("oil=0", "", "2004-09") == NONE);
    assert_true(cost_of("oil=-1", "", "2004-09") == NONE);
    assert_true(cost_of("oil=x", "", "2004-09") == NONE);
    assert_true(cost_of("oil=9223372036854775807", "", "2004-09") == NONE);
    assert_true(cost_of(";oil", "", "2004-09") == NONE);
}

int main(void)
{
    const struct CMUnitTest redemptions[] = {
        cmocka_unit_test(goods_cost_what_they_cost_in_the_month),
        cmocka_unit_test(goods_that_are_not_sold_or_not_allowed_have_no_cost),
    };

    return cmocka_run_group_tests_name("redemptions", redemptions, NULL, NULL);
}
