#include "piles.h"
#include "schema.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

static void each_pile_keeps_its_records_in_their_order(void **state)
{
    enum { PILES = 7, RECORDS = 5000 };
    struct piles piles = { .error = 0 };
    char text[64];

    (void)state;
    for (int i = 0; i < RECORDS; i++) {
        snprintf(text, sizeof text, "record %d, %.*s", i, i % 40, "........................................");
        piles_add(&piles, (size_t)(i * i % PILES), text_of(text));
    }
    assert_non_null(piles.file);
    int taken = 0;
    for (size_t number = 0; number < PILES; number++) {
        struct pile_reader reader = { .piles = &piles, .number = number };
        struct text record;
        int i = 0;

        while (pile_next(&reader, &record)) {
            while (i * i % PILES != (int)number)
                i++;
            snprintf(text, sizeof text, "record %d, %.*s", i, i % 40,
                     "........................................");
            assert_true(text_is(record, text));
            i++;
            taken++;
        }
        pile_close(&reader);
    }
    assert_int_equal(taken, RECORDS);
    piles_fini(&piles);
}

static void few_records_need_no_file_and_a_long_one_goes_over_blocks(void **state)
{
    struct piles piles = { .error = 0 };
    struct buffer text = { 0 };
    struct text record;

    (void)state;
    piles_add(&piles, 3, text_of("one"));
    piles_add(&piles, 3, text_of(""));
    assert_null(piles.file);
    for (int i = 0; i < 3000; i++)
        buffer_string(&text, "0123456789");
    piles_add(&piles, 3, buffer_as_text(&text));
    struct pile_reader reader = { .piles = &piles, .number = 3 };
    assert_true(pile_next(&reader, &record) && text_is(record, "one"));
    assert_true(pile_next(&reader, &record) && record.size == 0);
    assert_true(pile_next(&reader, &record) && text_equal(record, buffer_as_text(&text)));
    assert_false(pile_next(&reader, &record));
    pile_close(&reader);
    buffer_fini(&text);
    piles_fini(&piles);
}

static void a_pile_that_nobody_laid_anything_on_is_empty(void **state)
{
    struct piles piles = { .error = 0 };
    struct problems problems = { 0 };
    struct text record;

    (void)state;
    piles_add(&piles, 2, text_of("x"));
    for (size_t number = 0; number < 9; number++) {
        struct pile_reader reader = { .piles = &piles, .number = number };
        assert_int_equal(pile_next(&reader, &record), number == 2);
        pile_close(&reader);
    }
    assert_true(piles_good(&piles, &problems));
    piles_fini(&piles);
}

static void a_row_comes_back_with_its_texts_and_numbers(void **state)
{
    const struct schema *schema = schema_of(TABLE_lapsed);
    struct text field[] = { text_of("200404-001-0000016"), text_of("2004-01"), text_of("20.00") };
    int64_t number[] = { NONE, 2004 * 12, 2000 };
    struct row row = { .schema = schema, .field = field, .number = number };
    struct piles piles = { .error = 0 };

    (void)state;
    piles_add_row(&piles, 0, &row);
    number[2] = NONE;
    piles_add_row(&piles, 0, &row);
    struct pile_reader reader = { .piles = &piles };
    const struct row *taken = pile_next_row(&reader, schema);
    assert_true(text_is(taken->field[lapsed_payment_no], "200404-001-0000016"));
    assert_int_equal(taken->number[lapsed_month], 2004 * 12);
    assert_int_equal(taken->number[lapsed_amount], 2000);
    assert_true(pile_next_row(&reader, schema)->number[lapsed_amount] == NONE);
    assert_null(pile_next_row(&reader, schema));
    pile_close(&reader);
    piles_fini(&piles);
}

/* A file that cannot be written shows itself; nothing is lost in silence. */
static void what_could_not_be_kept_is_told(void **state)
{
    struct piles piles = { .file = fopen("/dev/full", "r+") };
    struct problems problems = { 0 };
    struct text record;

    (void)state;
    if (!piles.file)
        skip();
    for (int i = 0; i < 1000; i++)
        piles_add(&piles, 0, text_of("0123456789"));
    struct pile_reader reader = { .piles = &piles };
    assert_false(pile_next(&reader, &record));
    assert_false(piles_good(&piles, &problems));
    assert_int_equal(problems.errors, 1);
    pile_close(&reader);
    problems_fini(&problems);
    piles_fini(&piles);
}

int main(void)
{
    const struct CMUnitTest piles[] = {
        cmocka_unit_test(each_pile_keeps_its_records_in_their_order),
        cmocka_unit_test(few_records_need_no_file_and_a_long_one_goes_over_blocks),
        cmocka_unit_test(a_pile_that_nobody_laid_anything_on_is_empty),
        cmocka_unit_test(a_row_comes_back_with_its_texts_and_numbers),
        cmocka_unit_test(what_could_not_be_kept_is_told),
    };

    return cmocka_run_group_tests_name("piles", piles, NULL, NULL);
}
