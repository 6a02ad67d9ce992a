#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../table/codes.h"
#include "bank_answer.h"

static struct bank_outcome outcomes[] = { { "成功", RECEIPT_PAID }, { "失败", RECEIPT_RETURNED } };
static struct bank_column delimited_columns[] = {
    { .column = BANK_PASSED }, { .column = receipts_amount }, { .column = receipts_payment_no },
    { .column = receipts_outcome }, { .column = receipts_paid_on }, { .column = receipts_reason },
};
static const struct bank_form delimited = { .columns = delimited_columns, .column_count = 6,
                                            .delimiter = "|", .outcomes = outcomes,
                                            .outcome_count = 2 };
static struct bank_column fixed_columns[] = {
    { .column = receipts_payment_no, .width = 20 },
    { .column = receipts_amount, .width = 8, .right = true, .fill = "0" },
    { .column = receipts_outcome, .width = 4 },
};
static const struct bank_form fixed = { .columns = fixed_columns, .column_count = 3, .fen = true,
                                        .encoding = ENCODING_GB18030, .outcomes = outcomes,
                                        .outcome_count = 2 };

static bool reads(const struct bank_form *form, const char *line, day on, struct values *values,
                  enum message *message)
{
    struct converter *converter;
    size_t column;
    bool good;

    assert_true(converter_open(&converter, (enum encoding)form->encoding, ENCODING_UTF_8));
    good = bank_answer_line(form, converter, text_of(line), on, values, message, &column);
    converter_close(converter);
    return good;
}

static void holds(const struct values *values, int column, const char *expected)
{
    struct text found = value_of(values, column);

    assert_int_equal(found.size, strlen(expected));
    assert_memory_equal(found.at, expected, found.size);
}

static void answer(const struct bank_form *form, const char *line, const char *number,
                   const char *outcome, const char *amount, const char *paid_on,
                   const char *reason)
{
    struct values values;
    enum message message;
    day on;

    assert_true(day_parse(text_of("2004-04-29"), &on));
    values_init(&values, schema_of(TABLE_receipts));
    assert_true(reads(form, line, on, &values, &message));
    holds(&values, receipts_payment_no, number);
    holds(&values, receipts_outcome, outcome);
    holds(&values, receipts_amount, amount);
    holds(&values, receipts_paid_on, paid_on);
    holds(&values, receipts_reason, reason);
    values_fini(&values);
}

static void lines_with_a_delimiter_become_receipts(void **state)
{
    (void)state;
    answer(&delimited, "1|338.00|200404-001-0000016|成功|2004-04-28|", "200404-001-0000016", "paid",
           "338.00", "2004-04-28", "");
    answer(&delimited, "1| 338 |200404-001-0000016|成功|20040428|", "200404-001-0000016", "paid",
           "338.00", "2004-04-28", "");
    answer(&delimited, "2|338.00|200404-001-0000016|失败||账号不符", "200404-001-0000016", "returned",
           "338.00", "", "账号不符");
}

/* 成功 = B3 C9 B9 A6, 失败 = CA A7 B0 DC in GB18030. What was paid without a day was paid on the day
   that is said; what came back was not. */
static void lines_of_fixed_widths_become_receipts(void **state)
{
    (void)state;
    answer(&fixed, "200404-001-0000016  " "00033800" "\xB3\xC9\xB9\xA6", "200404-001-0000016",
           "paid", "338.00", "2004-04-29", "");
    answer(&fixed, "200404-001-0000016  " "00033800" "\xCA\xA7\xB0\xDC", "200404-001-0000016",
           "returned", "338.00", "", "");
}

static void refused(const struct bank_form *form, const char *line, enum message expected)
{
    struct values values;
    enum message message;

    values_init(&values, schema_of(TABLE_receipts));
    assert_false(reads(form, line, NO_DAY, &values, &message));
    assert_int_equal(message, expected);
    values_fini(&values);
}

static void what_the_layout_does_not_know_is_refused(void **state)
{
    (void)state;
    refused(&delimited, "1|338.00|200404-001-0000016|处理中||", MESSAGE_BANK_OUTCOME);
    refused(&delimited, "1|338元|200404-001-0000016|成功||", MESSAGE_BANK_AMOUNT);
    refused(&delimited, "1|338.00|200404-001-0000016|成功|28/4/2004|", MESSAGE_BANK_DAY);
    refused(&delimited, "1|338.00|200404-001-0000016|成功", MESSAGE_BANK_COLUMNS);
    refused(&delimited, "1|338.00|200404-001-0000016|成功||a|b", MESSAGE_BANK_COLUMNS);
    refused(&delimited, "1|338.00||成功||", MESSAGE_BANK_EMPTY);
    refused(&delimited, "1|338.00|200404-001-0000016|||", MESSAGE_BANK_EMPTY);
    refused(&delimited, "1|338.00|200404\xFF|成功||", MESSAGE_BANK_BROKEN);
    refused(&fixed, "200404-001-0000016  00033800", MESSAGE_BANK_COLUMNS);
    refused(&fixed, "200404-001-0000016  " "00033800" "\xB3\xC9\xB9\xA6" "x", MESSAGE_BANK_COLUMNS);
    refused(&fixed, "200404-001-0000016  " "00033800" "\xB3\xC9\xB9\xFF", MESSAGE_BANK_BROKEN);
}

int main(void)
{
    const struct CMUnitTest bank_answer[] = {
        cmocka_unit_test(lines_with_a_delimiter_become_receipts),
        cmocka_unit_test(lines_of_fixed_widths_become_receipts),
        cmocka_unit_test(what_the_layout_does_not_know_is_refused),
    };

    return cmocka_run_group_tests_name("bank_answer", bank_answer, NULL, NULL);
}
