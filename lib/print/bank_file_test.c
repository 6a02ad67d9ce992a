#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../table/codes.h"
#include "bank_file.h"

/* A payment of 368.00 yuan, 30.00 of them in goods. */
struct paying {
    struct row row;
    struct text field[payroll_COUNT];
    int64_t number[payroll_COUNT];
};

static void set(struct paying *paying, int column, const char *text, int64_t number)
{
    paying->field[column] = text_of(text);
    paying->number[column] = number;
}

static const struct row *payment(struct paying *paying)
{
    *paying = (struct paying){ .row = { .schema = schema_of(TABLE_payroll) } };
    for (int i = 0; i < payroll_COUNT; i++)
        set(paying, i, "", NONE);
    set(paying, payroll_payment_no, "200404-001-0000016", NONE);
    set(paying, payroll_payee_name, "田广福", NONE);
    set(paying, payroll_account, "6222001", NONE);
    set(paying, payroll_total, "368.00", 36800);
    set(paying, payroll_goods, "30.00", 3000);
    paying->row.field = paying->field;
    paying->row.number = paying->number;
    return &paying->row;
}

static struct bank_column columns[] = {
    { .column = BANK_RUNNING, .width = 4, .right = true, .fill = "0" },
    { .column = payroll_account, .width = 10 },
    { .column = payroll_payee_name, .width = 8 },
    { .column = BANK_MONEY, .width = 8, .right = true, .fill = "0" },
};

static const struct bank_form delimited = { .columns = columns, .column_count = 4,
                                            .delimiter = ",", .crlf = true };
static const struct bank_form fixed = { .columns = columns, .column_count = 4,
                                        .encoding = ENCODING_GB18030, .fen = true };

static struct converter *to_gb18030(void)
{
    struct converter *converter;

    assert_true(converter_open(&converter, ENCODING_UTF_8, ENCODING_GB18030));
    return converter;
}

static void goods_do_not_go_through_the_bank(void **state)
{
    struct paying paying;

    (void)state;
    assert_int_equal(bank_money(payment(&paying)), 33800);
}

/* GB18030 says a Chinese character in two bytes: 田广福 = CC EF B9 E3 B8 A3. */
static void fixed_widths_count_bytes_of_the_encoding(void **state)
{
    struct converter *converter = to_gb18030();
    struct buffer out = { 0 };
    struct paying paying;
    size_t column;

    (void)state;
    assert_int_equal(bank_line(&out, &fixed, converter, payment(&paying), 12, &column), BANK_GOOD);
    assert_string_equal(out.at, "0012" "6222001   " "\xCC\xEF\xB9\xE3\xB8\xA3  " "00033800\n");
    buffer_fini(&out);
    converter_close(converter);
}

static void a_value_longer_than_its_column_is_not_cut(void **state)
{
    struct converter *converter = to_gb18030();
    struct buffer out = { 0 };
    struct paying paying;
    size_t column = 9;

    (void)state;
    payment(&paying);
    set(&paying, payroll_payee_name, "买买提江先生", NONE);
    assert_int_equal(bank_line(&out, &fixed, converter, &paying.row, 1, &column), BANK_TOO_WIDE);
    assert_int_equal(column, 2);
    assert_int_equal(out.size, 0);
    buffer_fini(&out);
    converter_close(converter);
}

/* Widths alone make no difference to a line with commas but for what they fill up. */
static void a_comma_in_a_value_is_quoted_where_the_delimiter_is_one(void **state)
{
    struct bank_column plain[] = { { .column = payroll_payee_name }, { .column = BANK_MONEY },
                                   { .column = BANK_PASSED } };
    struct bank_form form = { .columns = plain, .column_count = 3, .delimiter = ",",
                              .crlf = true };
    struct buffer out = { 0 };
    struct paying paying;
    size_t column;

    (void)state;
    payment(&paying);
    set(&paying, payroll_payee_name, "A, \"B\"", NONE);
    assert_int_equal(bank_line(&out, &form, NULL, &paying.row, 1, &column), BANK_GOOD);
    assert_string_equal(out.at, "\"A, \"\"B\"\"\",338.00,\r\n");
    form.delimiter = "|";
    set(&paying, payroll_payee_name, "A|B", NONE);
    buffer_clear(&out);
    assert_int_equal(bank_line(&out, &form, NULL, &paying.row, 1, &column), BANK_DELIMITER);
    assert_int_equal(column, 0);
    buffer_fini(&out);
}

static void frame(const struct bank_form *form, const char *text, const char *expected)
{
    struct bank_totals totals = { .count = 155, .total = 4233802, .month = NO_MONTH,
                                  .pay_on = NO_DAY };
    struct buffer out = { 0 };

    assert_true(month_parse(text_of("2004-04"), &totals.month));
    assert_true(day_parse(text_of("2004-04-28"), &totals.pay_on));
    assert_true(bank_frame(&out, form, NULL, text, &totals));
    assert_string_equal(out.at, expected);
    buffer_fini(&out);
}

static void a_header_holds_the_totals(void **state)
{
    (void)state;
    frame(&delimited, "@month@|@count@|@total@|@pay_on@",
          "2004-04|155|42338.02|2004-04-28\r\n");
    frame(&fixed, "T@count:6@@total:10@.", "T0001550004233802.\n");
    frame(&fixed, "a@b", "a@b\n");
}

int main(void)
{
    const struct CMUnitTest bank_file[] = {
        cmocka_unit_test(goods_do_not_go_through_the_bank),
        cmocka_unit_test(fixed_widths_count_bytes_of_the_encoding),
        cmocka_unit_test(a_value_longer_than_its_column_is_not_cut),
        cmocka_unit_test(a_comma_in_a_value_is_quoted_where_the_delimiter_is_one),
        cmocka_unit_test(a_header_holds_the_totals),
    };

    return cmocka_run_group_tests_name("bank_file", bank_file, NULL, NULL);
}
