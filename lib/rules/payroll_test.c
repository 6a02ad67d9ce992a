#include "case_test.h"
#include "payroll.h"

static struct payment payment;
static struct facts facts;
static struct scope scope;

static void payroll_is(const char *payroll)
{
    struct buffer sections = { 0 };

    buffer_string(&sections, "\"payroll\": ");
    buffer_string(&sections, payroll);
    buffer_string(&sections, ", \"calendar\": {\"weekend\": [\"sat\", \"sun\"], \"holidays\": "
                             "[\"2004-01-01\", \"2004-05-03\"], \"workdays\": [\"2004-05-08\"]}");
    rules_are(sections.at);
    buffer_fini(&sections);
}

static void an_award(const char *columns)
{
    case_add(TABLE_awards, schema_of(TABLE_awards), columns);
}

static void paid(const char *columns)
{
    the_household(columns);
    assert_true(find_payment(&payment, &now.household, now.policy, now.worked, &now.arena));
    assert_true(recall_facts(&facts, &now.household, now.policy, now.worked, &now.arena, &scope));
    assert_true(find_delivery(&payment, now.policy, &scope));
}

static void assert_funds(const char *expected)
{
    assert_string_equal(arena_copy(&now.arena, payment.funds.at, payment.funds.size), expected);
}

#define USUAL "{\"fund\": \"dibao\", \"pay_day\": 28, \"if_closed\": \"before\"}"

static void the_parts_add_up_to_the_total_and_the_funds(void **state)
{
    (void)state;
    payroll_is(USUAL);
    an_award("programme=oil month=2004-04 amount=30 form=cash fund=grain_oil");
    an_award("programme=light month=2004-04 amount=3.69 form=cash");
    paid("household_id=a on_roster=yes payable=180 supplement=11");
    assert_int_equal(payment.base, 16900);
    assert_int_equal(payment.supplement, 1100);
    assert_int_equal(payment.programmes, 3369);
    assert_int_equal(payment.total, 21369);
    /* An award without a fund is the allowance's. */
    assert_funds("dibao=183.69;grain_oil=30.00");
}

static void last_month_s_sum_leaves_the_supplement_whole(void **state)
{
    (void)state;
    payroll_is(USUAL);
    /* Assessed 69 + 11 now, but last month's 169 is paid while the change is reviewed. */
    paid("household_id=a on_roster=yes payable=169 base_amount=69 supplement=11");
    assert_int_equal(payment.base, 15800);
    assert_int_equal(payment.supplement, 1100);
    /* Only 8 is payable: the supplement does not go beyond it. */
    paid("household_id=a on_roster=yes payable=8 base_amount=100 supplement=11");
    assert_int_equal(payment.base, 0);
    assert_int_equal(payment.supplement, 800);
    assert_funds("dibao=8.00");
}

static void phasing_out_pays_no_supplement(void **state)
{
    (void)state;
    payroll_is(USUAL);
    paid("household_id=a on_roster=yes payable=84.50 supplement=11 phase_out=work_pays");
    assert_int_equal(payment.base, 8450);
    assert_int_equal(payment.supplement, 0);
}

static void off_the_roster_cash_awards_alone_are_paid(void **state)
{
    (void)state;
    payroll_is(USUAL);
    an_award("programme=feast month=2004-04 amount=100 form=cash fund=charity");
    paid("household_id=a on_roster=no payable=0 supplement=11");
    assert_int_equal(payment.base + payment.supplement, 0);
    assert_int_equal(payment.total, 10000);
    assert_funds("charity=100.00");
}

static void what_is_no_cash_or_of_another_month_is_not_paid(void **state)
{
    (void)state;
    payroll_is(USUAL);
    an_award("programme=waiver month=2004-04 amount=400 form=waiver fund=heating");
    an_award("programme=book month=2004-04 amount=50 form=voucher");
    an_award("programme=coal month=2004-04 amount=50 form=goods");
    an_award("programme=oil month=2004-03 amount=15 form=cash");
    paid("household_id=a on_roster=no payable=0");
    assert_int_equal(payment.total, 0);
    assert_funds("");
}

static void a_part_is_handed_over_as_goods(void **state)
{
    (void)state;
    payroll_is("{\"fund\": \"dibao\", \"pay_day\": 28, \"in_goods\": [{\"code\": \"pilot\", "
               "\"amount\": {\"percent\": \"20\", \"of\": {\"field\": \"amount\"}}}, {\"code\": "
               "\"later\", \"from\": \"2004-09\", \"amount\": \"5\"}]}");
    /* 20 % of 169.03 = 33.806 */
    paid("household_id=a on_roster=yes payable=169.03 supplement=0 amount=169.03");
    assert_int_equal(payment.goods, 3381);
    assert_int_equal(payment.total, 16903);
    /* Never more than is paid. */
    paid("household_id=a on_roster=yes payable=10 supplement=0 amount=169");
    assert_int_equal(payment.goods, 1000);
    /* Not known: none. */
    paid("household_id=a on_roster=yes payable=10 supplement=0");
    assert_int_equal(payment.goods, 0);
}

static void who_cannot_come_is_visited(void **state)
{
    (void)state;
    payroll_is("{\"fund\": \"dibao\", \"pay_day\": 28, \"home_when\": "
               "{\"field\": \"illness\", \"is\": \"serious\"}}");
    a_member("person_no=1 relation=head illness=none");
    a_member("person_no=2 relation=spouse");
    paid("household_id=a on_roster=yes payable=10 supplement=0");
    assert_false(payment.home);
    a_member("person_no=3 relation=child illness=serious");
    paid("household_id=a on_roster=yes payable=10 supplement=0");
    assert_true(payment.home);
}

static void assert_paid_on(const char *payroll, int of_month, const char *expected)
{
    char text[DAY_TEXT];

    payroll_is(payroll);
    day_format(text, pay_day(now.policy, 2004 * 12 + of_month - 1));
    assert_string_equal(text, expected);
}

static void a_closed_day_moves_as_the_policy_says(void **state)
{
    (void)state;
    assert_paid_on(USUAL, 4, "2004-04-28"); /* Wednesday */
    assert_paid_on(USUAL, 3, "2004-03-26"); /* the 28th is a Sunday */
    assert_paid_on("{\"fund\": \"f\", \"pay_day\": 28, \"if_closed\": \"after\"}", 3,
                   "2004-03-29");
    assert_paid_on("{\"fund\": \"f\", \"pay_day\": 28, \"if_closed\": \"same\"}", 3,
                   "2004-03-28");
    assert_paid_on("{\"fund\": \"f\", \"pay_day\": 8, \"if_closed\": \"before\"}", 5,
                   "2004-05-08"); /* a Saturday that is worked */
    assert_paid_on("{\"fund\": \"f\", \"pay_day\": 3, \"if_closed\": \"after\"}", 5,
                   "2004-05-04"); /* a holiday */
}

static void after_never_leaves_the_month(void **state)
{
    (void)state;
    /* Saturday 31 July and Sunday 1 August 2004. */
    assert_paid_on("{\"fund\": \"f\", \"pay_day\": 31, \"if_closed\": \"after\"}", 7,
                   "2004-07-30");
    assert_paid_on("{\"fund\": \"f\", \"pay_day\": 31, \"if_closed\": \"same\"}", 4,
                   "2004-04-30");
}

static void assert_written(const char *book, const char *payee, const char *method,
                           const char *account)
{
    struct values values;
    struct row *row = case_row(schema_of(TABLE_households), book);

    values_init(&values, schema_of(TABLE_payroll));
    payment_write(&payment, &now.household, row, "200404-001-0000016", now.worked,
                  day_of(2004, 4, 28), &values);
    assert_true(text_is(value_of(&values, payroll_payee_name), payee));
    assert_true(text_is(value_of(&values, payroll_pay_method), method));
    assert_true(text_is(value_of(&values, payroll_account), account));
    assert_true(text_is(value_of(&values, payroll_pay_on), "2004-04-28"));
    assert_true(text_is(value_of(&values, payroll_corrections), "0.00"));
    assert_true(text_is(value_of(&values, payroll_carried), "0.00"));
    values_fini(&values);
}

static void the_book_says_to_whom_and_where(void **state)
{
    (void)state;
    payroll_is(USUAL);
    paid("household_id=a on_roster=yes payable=10 supplement=0");
    assert_written("head_name=Head", "Head", "counter", "");
    assert_written("head_name=Head payee_name=Other account=1", "Other", "counter", "");
    assert_written("head_name=Head pay_method=bank bank=B account=1", "Head", "bank", "1");
    assert_written("head_name=Head pay_method=home", "Head", "home", "");
    payment.home = true;
    assert_written("head_name=Head pay_method=bank bank=B account=1", "Head", "home", "");
}

static void a_correction(const char *columns)
{
    case_add(TABLE_corrections, schema_of(TABLE_corrections), columns);
}

static void a_settled(const char *columns)
{
    case_add(TABLE_settled, schema_of(TABLE_settled), columns);
}

static void arrears_are_paid_whole(void **state)
{
    (void)state;
    payroll_is(USUAL);
    a_correction("household_id=a month=2004-02 amount=40");
    a_correction("household_id=a month=2004-03 amount=50.50");
    paid("household_id=a on_roster=yes payable=100 supplement=0");
    assert_int_equal(payment.corrections.sum, 9050);
    assert_int_equal(payment.total, 19050);
    assert_funds("dibao=190.50");
    /* Also to a family that is no longer on the roster. */
    paid("household_id=a on_roster=no");
    assert_int_equal(payment.total, 9050);
    assert_funds("dibao=90.50");
}

#define A_THIRD "{\"fund\": \"dibao\", \"pay_day\": 28, \"recover_at_most\": {\"percent\": \"30\"}}"

static void no_more_is_recovered_than_the_limit(void **state)
{
    (void)state;
    payroll_is(A_THIRD);
    an_award("programme=oil month=2004-04 amount=15.33 form=cash fund=grain_oil");
    a_correction("household_id=a month=2004-03 amount=-50");
    a_correction("household_id=a month=2004-01 amount=-20");
    /* 30 % of 100 + 15.33 = 34.599, down to the fen; January first, then a part of March. */
    paid("household_id=a on_roster=yes payable=100 supplement=0");
    assert_int_equal(payment.corrections.count, 2);
    assert_int_equal(payment.corrections.at[0].amount, -2000);
    assert_int_equal(payment.corrections.at[1].amount, -1459);
    assert_int_equal(payment.corrections.sum, -3459);
    assert_int_equal(payment.total, 8074);
    assert_funds("dibao=65.41;grain_oil=15.33");
}

static void other_funds_owe_nothing(void **state)
{
    (void)state;
    payroll_is(USUAL);
    an_award("programme=oil month=2004-04 amount=30 form=cash fund=grain_oil");
    a_correction("household_id=a month=2004-03 amount=-500");
    paid("household_id=a on_roster=yes payable=100 supplement=20");
    assert_int_equal(payment.corrections.sum, -10000);
    assert_int_equal(payment.total, 3000);
    assert_funds("grain_oil=30.00");
    /* Off the roster: nothing to recover from. */
    paid("household_id=a on_roster=no");
    assert_int_equal(payment.corrections.sum, 0);
    assert_int_equal(payment.total, 3000);
}

static void nobody_is_paid_less_than_nothing(void **state)
{
    (void)state;
    payroll_is(USUAL);
    a_correction("household_id=a month=2004-03 amount=-500");
    paid("household_id=a on_roster=yes payable=100 supplement=0");
    assert_int_equal(payment.total, 0);
    assert_int_equal(payment.corrections.at[0].amount, -10000);
}

static void what_another_month_took_up_is_not_taken_up_again(void **state)
{
    (void)state;
    payroll_is(USUAL);
    a_correction("household_id=a month=2004-02 amount=40 paid_in=2004-03");
    a_correction("household_id=a month=2004-02 amount=2 paid_in=2004-04");
    a_correction("household_id=a month=2004-02 amount=0");
    paid("household_id=a on_roster=yes payable=100 supplement=0");
    assert_int_equal(payment.corrections.sum, 200);
    assert_int_equal(payment.corrections.count, 1);
}

static void assert_carried(const char *detail)
{
    assert_string_equal(arena_copy(&now.arena, payment.carried.detail.at,
                                   payment.carried.detail.size), detail);
}

static void what_nobody_came_for_is_carried(void **state)
{
    (void)state;
    payroll_is("{\"fund\": \"dibao\", \"pay_day\": 28, \"carry_months\": 3}");
    /* March's own 169, and January's 20 that March had carried. */
    a_settled("payment_no=1 month=2004-03 household_id=a total=189 carried=20 "
              "carried_detail=2004-01=20.00 outcome=unclaimed carried_to=2004-04");
    a_settled("payment_no=2 month=2004-02 household_id=a total=11 carried=0 "
              "outcome=returned carried_to=2004-04");
    a_settled("payment_no=3 month=2004-02 household_id=a total=7 carried=0 "
              "outcome=returned carried_to=2004-03");
    paid("household_id=a on_roster=no");
    assert_int_equal(payment.carried.sum, 20000);
    assert_carried("2004-01=20.00;2004-02=11.00;2004-03=169.00");
    assert_int_equal(payment.total, 20000);
    /* It was asked for in its own month. */
    assert_funds("");
}

static void what_is_too_old_has_lapsed(void **state)
{
    (void)state;
    payroll_is("{\"fund\": \"dibao\", \"pay_day\": 28, \"carry_months\": 2}");
    a_settled("payment_no=1 month=2004-03 household_id=a total=189 carried=20 "
              "carried_detail=2004-01=20.00 outcome=unclaimed carried_to=2004-04");
    paid("household_id=a on_roster=no");
    assert_carried("2004-03=169.00");
    assert_int_equal(payment.total, 16900);
    /* Where the policy says nothing, nothing is carried. */
    payroll_is(USUAL);
    a_settled("payment_no=1 month=2004-03 household_id=a total=169 outcome=unclaimed "
              "carried_to=2004-04");
    paid("household_id=a on_roster=no");
    assert_int_equal(payment.total, 0);
}

static void what_does_not_fit_is_an_error(void **state)
{
    (void)state;
    payroll_is(USUAL);
    an_award("programme=a month=2004-04 amount=90000000000000000 form=cash fund=x");
    an_award("programme=b month=2004-04 amount=90000000000000000 form=cash fund=y");
    the_household("household_id=a on_roster=no");
    assert_false(find_payment(&payment, &now.household, now.policy, now.worked, &now.arena));
}

int main(void)
{
    const struct CMUnitTest sums[] = {
        CASE(the_parts_add_up_to_the_total_and_the_funds),
        CASE(last_month_s_sum_leaves_the_supplement_whole),
        CASE(phasing_out_pays_no_supplement),
        CASE(off_the_roster_cash_awards_alone_are_paid),
        CASE(what_is_no_cash_or_of_another_month_is_not_paid),
        CASE(what_does_not_fit_is_an_error),
    };
    const struct CMUnitTest earlier[] = {
        CASE(arrears_are_paid_whole),
        CASE(no_more_is_recovered_than_the_limit),
        CASE(other_funds_owe_nothing),
        CASE(nobody_is_paid_less_than_nothing),
        CASE(what_another_month_took_up_is_not_taken_up_again),
        CASE(what_nobody_came_for_is_carried),
        CASE(what_is_too_old_has_lapsed),
    };
    const struct CMUnitTest ways[] = {
        CASE(a_part_is_handed_over_as_goods),
        CASE(who_cannot_come_is_visited),
        CASE(a_closed_day_moves_as_the_policy_says),
        CASE(after_never_leaves_the_month),
        CASE(the_book_says_to_whom_and_where),
    };

    return cmocka_run_group_tests_name("how much", sums, make_folder, remove_folder)
         + cmocka_run_group_tests_name("earlier months", earlier, make_folder, remove_folder)
         + cmocka_run_group_tests_name("when, how, to whom", ways, make_folder, remove_folder);
}
