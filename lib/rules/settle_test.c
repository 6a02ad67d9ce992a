#include "case_test.h"
#include "settle.h"

static struct receipts receipts;
static struct settlement settlement;
static const struct row *payment;

enum { APRIL = 2004 * 12 + 3, MAY };

static int nothing_yet(void **state)
{
    receipts = (struct receipts){ 0 };
    return case_begin(state);
}

static int forget(void **state)
{
    receipts_fini(&receipts);
    return case_end(state);
}
#define SETTLE_CASE(test) cmocka_unit_test_setup_teardown(test, nothing_yet, forget)

#define PAYMENT "payment_no=1 month=2004-04 household_id=a pay_on=2004-04-28 "

static void the_payment(const char *columns)
{
    payment = case_row(schema_of(TABLE_payroll), columns);
}

static void a_receipt(const char *columns)
{
    receipts_add(&receipts, case_row(schema_of(TABLE_receipts), columns));
    receipts.at[receipts.count - 1].line = (long)receipts.count + 1;
}

static void settled(const struct policy *policy)
{
    size_t count;

    receipts_sort(&receipts);
    struct receipt *those = receipts_of(&receipts, payment->field[payroll_payment_no], &count);
    settle_payment(&settlement, payment, those, count, policy, MAY, &now.arena);
}

static void assert_refused(enum refusal refusal)
{
    assert_int_equal(receipts.at[0].refusal, refusal);
    assert_false(settlement.known);
    assert_int_equal(settlement.paid_amount, 0);
    assert_int_equal(settlement.carried_to, NO_MONTH);
}

static void what_was_handed_over_is_paid(void **state)
{
    (void)state;
    the_payment(PAYMENT "total=368");
    a_receipt("payment_no=1 outcome=paid paid_on=2004-04-28 amount=368");
    settled(NULL);
    assert_true(settlement.known);
    assert_int_equal(settlement.outcome, RECEIPT_PAID);
    assert_int_equal(settlement.paid_amount, 36800);
    assert_int_equal(settlement.carried_to, NO_MONTH);
    assert_int_equal(settlement.lapse_count, 0);
}

static void a_receipt_that_says_no_sum_is_for_the_whole(void **state)
{
    (void)state;
    the_payment(PAYMENT "total=368");
    a_receipt("payment_no=1 outcome=paid paid_on=2004-05-31");
    settled(NULL);
    assert_int_equal(settlement.paid_amount, 36800);
}

static void a_part_is_refused(void **state)
{
    (void)state;
    the_payment(PAYMENT "total=368");
    a_receipt("payment_no=1 outcome=paid paid_on=2004-04-28 amount=367.99");
    settled(NULL);
    assert_refused(RECEIPT_PARTIAL);
}

static void too_much_is_refused(void **state)
{
    (void)state;
    the_payment(PAYMENT "total=368");
    a_receipt("payment_no=1 outcome=paid paid_on=2004-04-28 amount=368.01");
    settled(NULL);
    assert_refused(RECEIPT_EXCESSIVE);
}

static void the_day_before_the_pay_day_is_refused(void **state)
{
    (void)state;
    the_payment(PAYMENT "total=368");
    a_receipt("payment_no=1 outcome=paid paid_on=2004-04-27 amount=368");
    settled(NULL);
    assert_refused(RECEIPT_MISDATED);
}

static void no_day_and_a_day_too_late_are_refused(void **state)
{
    (void)state;
    the_payment(PAYMENT "total=368");
    a_receipt("payment_no=1 outcome=paid amount=368");
    settled(NULL);
    assert_refused(RECEIPT_MISDATED);
    a_receipt("payment_no=1 outcome=paid paid_on=2004-06-01 amount=368");
    settled(NULL);
    assert_refused(RECEIPT_MISDATED);
}

static void of_another_payment_it_is_unknown(void **state)
{
    (void)state;
    the_payment(PAYMENT "total=368");
    a_receipt("payment_no=2 outcome=paid paid_on=2004-04-28 amount=368");
    settled(NULL);
    assert_refused(RECEIPT_UNKNOWN);
}

static void one_of_several_is_believed_wherever_it_stands(void **state)
{
    static const char *const lines[] = {
        "payment_no=1 outcome=unclaimed",
        "payment_no=1 outcome=paid paid_on=2004-04-30 amount=368",
        "payment_no=1 outcome=paid paid_on=2004-04-28 amount=368",
        "payment_no=1 outcome=paid paid_on=2004-04-01 amount=368",
    };

    (void)state;
    for (size_t first = 0; first < 4; first++) {
        receipts_fini(&receipts);
        the_payment(PAYMENT "total=368");
        for (size_t i = 0; i < 4; i++)
            a_receipt(lines[(first + i) % 4]);
        settled(NULL);
        /* The early one is misdated; of the others that of the 28th says that it is paid. */
        assert_int_equal(settlement.paid_on, day_of(2004, 4, 28));
        assert_int_equal(receipts.at[0].refusal, RECEIPT_MISDATED);
        assert_int_equal(receipts.at[1].refusal, RECEIPT_TAKEN);
        assert_int_equal(receipts.at[2].refusal, RECEIPT_REPEATED);
        assert_int_equal(receipts.at[3].refusal, RECEIPT_REPEATED);
    }
}

static void not_handed_over_is_carried(const char *receipt, enum receipt_outcome outcome)
{
    receipts_fini(&receipts);
    the_payment(PAYMENT "total=368");
    a_receipt(receipt);
    settled(NULL);
    assert_true(settlement.known);
    assert_int_equal(settlement.outcome, outcome);
    assert_int_equal(settlement.paid_amount, 0);
    assert_int_equal(settlement.carried_to, MAY);
}

static void what_was_not_handed_over_is_carried(void **state)
{
    (void)state;
    not_handed_over_is_carried("payment_no=1 outcome=unclaimed", RECEIPT_UNCLAIMED);
    not_handed_over_is_carried("payment_no=1 outcome=returned amount=368", RECEIPT_RETURNED);
    not_handed_over_is_carried("payment_no=1 outcome=withheld reason=x", RECEIPT_WITHHELD);
}

static void without_a_receipt_nobody_knows(void **state)
{
    (void)state;
    the_payment(PAYMENT "total=368");
    settled(NULL);
    assert_false(settlement.known);
    assert_int_equal(settlement.carried_to, NO_MONTH);
}

static void what_waited_too_long_lapses_part_by_part(void **state)
{
    (void)state;
    rules_are("\"payroll\": {\"fund\": \"dibao\", \"pay_day\": 28, \"carry_months\": 3}");
    /* January's 20 would be four months old in May, February's 11 three. */
    the_payment(PAYMENT "total=200 carried=31 carried_detail=2004-01=20.00;2004-02=11.00");
    a_receipt("payment_no=1 outcome=unclaimed");
    settled(now.policy);
    assert_int_equal(settlement.carried_to, MAY);
    assert_int_equal(settlement.lapse_count, 1);
    assert_int_equal(settlement.lapses[0].of, 2004 * 12);
    assert_int_equal(settlement.lapses[0].amount, 2000);
}

static void where_nothing_is_carried_all_of_it_lapses(void **state)
{
    (void)state;
    rules_are("\"payroll\": {\"fund\": \"dibao\", \"pay_day\": 28}");
    the_payment(PAYMENT "total=200");
    a_receipt("payment_no=1 outcome=unclaimed");
    settled(now.policy);
    assert_int_equal(settlement.carried_to, NO_MONTH);
    assert_int_equal(settlement.lapse_count, 1);
    assert_int_equal(settlement.lapses[0].amount, 20000);
}

int main(void)
{
    const struct CMUnitTest believed[] = {
        SETTLE_CASE(what_was_handed_over_is_paid),
        SETTLE_CASE(a_receipt_that_says_no_sum_is_for_the_whole),
        SETTLE_CASE(one_of_several_is_believed_wherever_it_stands),
        SETTLE_CASE(without_a_receipt_nobody_knows),
    };
    const struct CMUnitTest refused[] = {
        SETTLE_CASE(a_part_is_refused),
        SETTLE_CASE(too_much_is_refused),
        SETTLE_CASE(the_day_before_the_pay_day_is_refused),
        SETTLE_CASE(no_day_and_a_day_too_late_are_refused),
        SETTLE_CASE(of_another_payment_it_is_unknown),
    };
    const struct CMUnitTest later[] = {
        SETTLE_CASE(what_was_not_handed_over_is_carried),
        SETTLE_CASE(what_waited_too_long_lapses_part_by_part),
        SETTLE_CASE(where_nothing_is_carried_all_of_it_lapses),
    };

    return cmocka_run_group_tests_name("receipts believed", believed, make_folder, remove_folder)
         + cmocka_run_group_tests_name("receipts refused", refused, make_folder, remove_folder)
         + cmocka_run_group_tests_name("carried and lapsed", later, make_folder, remove_folder);
}
