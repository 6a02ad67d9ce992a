/* What a household means for the sums of a what-if, each told apart by hand. */
#include "whatif.h"
#include "case_test.h"

static struct assessment entitled(fen amount, int64_t persons)
{
    return (struct assessment){ .verdict = VERDICT_ELIGIBLE, .amount = amount,
                                .persons = persons };
}

static struct assessment not_entitled(enum verdict verdict)
{
    return (struct assessment){ .verdict = verdict, .amount = 0, .persons = 1 };
}

static void assert_count(const struct whatif *whatif, enum whatif_count count,
                         int64_t households, int64_t persons, fen amount)
{
    assert_int_equal(whatif->counts[count].households, households);
    assert_int_equal(whatif->counts[count].persons, persons);
    assert_int_equal(whatif->counts[count].amount, amount);
}

static void who_is_entitled_under_both_gains_loses_or_stays(void **state)
{
    struct whatif whatif = { .overflow = false };
    const struct assessment less = entitled(10000, 2), more = entitled(12550, 3);

    (void)state;
    whatif_add(&whatif, &less, &more);
    assert_count(&whatif, WHATIF_GAINS, 1, 3, 2550);
    whatif_add(&whatif, &more, &less);
    assert_count(&whatif, WHATIF_LOSES, 1, 3, -2550);
    whatif_add(&whatif, &less, &less);
    assert_count(&whatif, WHATIF_UNCHANGED, 1, 2, 0);
    assert_count(&whatif, WHATIF_BEFORE, 3, 7, 32550);
    assert_count(&whatif, WHATIF_AFTER, 3, 7, 32550);
}

static void who_is_entitled_under_one_enters_or_leaves(void **state)
{
    struct whatif whatif = { .overflow = false };
    const struct assessment some = entitled(100, 2), nothing = entitled(0, 1);
    const struct assessment none = not_entitled(VERDICT_INELIGIBLE);
    const struct assessment unclear = not_entitled(VERDICT_UNCLEAR);

    (void)state;
    whatif_add(&whatif, &none, &some);
    assert_count(&whatif, WHATIF_ENTERS, 1, 2, 100);
    whatif_add(&whatif, &some, &unclear);
    whatif_add(&whatif, &nothing, &none);
    assert_count(&whatif, WHATIF_LEAVES, 2, 3, -100);
    assert_count(&whatif, WHATIF_UNCLEAR, 1, 2, -100);
    whatif_add(&whatif, &none, &unclear);
    assert_count(&whatif, WHATIF_BEFORE, 2, 3, 100);
    assert_count(&whatif, WHATIF_AFTER, 1, 2, 100);
    assert_int_equal(whatif_difference(&whatif).households, -1);
    assert_int_equal(whatif_difference(&whatif).persons, -1);
    assert_int_equal(whatif_difference(&whatif).amount, 0);
}

static void who_has_no_answer_is_in_no_other_sum(void **state)
{
    struct whatif whatif = { .overflow = false };
    const struct assessment some = entitled(16900, 1);

    (void)state;
    whatif_add(&whatif, &some, NULL);
    assert_count(&whatif, WHATIF_UNANSWERED, 1, 1, 16900);
    assert_count(&whatif, WHATIF_BEFORE, 0, 0, 0);
    assert_count(&whatif, WHATIF_LEAVES, 0, 0, 0);
}

static void sums_beyond_64_bits_are_told(void **state)
{
    struct whatif whatif = { .overflow = false };
    const struct assessment vast = entitled(INT64_MAX, 1);

    (void)state;
    whatif_add(&whatif, &vast, &vast);
    assert_false(whatif.overflow);
    whatif_add(&whatif, &vast, &vast);
    assert_true(whatif.overflow);
}

static void the_parts_of_a_report_add_up_to_its_whole(void **state)
{
    const struct assessment less = entitled(10000, 2), more = entitled(12550, 3);
    const struct assessment none = not_entitled(VERDICT_INELIGIBLE);
    struct whatif_report report;

    (void)state;
    rules_are("");
    whatif_report_init(&report, now.policy, now.policy, now.worked);
    whatif_report_add(&report, text_of("南湖街道"), &less, &more);
    whatif_report_add(&report, text_of("柳园街道"), &none, &less);
    whatif_report_add(&report, text_of("南湖街道"), &more, &none);
    assert_int_equal(report.subdistricts.count, 2);
    assert_count(&report.subdistricts.at[0].whatif, WHATIF_BEFORE, 2, 5, 22550);
    assert_count(&report.subdistricts.at[1].whatif, WHATIF_ENTERS, 1, 2, 10000);
    assert_count(&report.all, WHATIF_AFTER, 2, 5, 22550);
    assert_true(whatif_report_adds_up(&report));
    report.subdistricts.at[1].whatif.counts[WHATIF_ENTERS].amount--;
    assert_false(whatif_report_adds_up(&report));
    report.subdistricts.at[1].whatif.counts[WHATIF_ENTERS].amount++;
    report.all.counts[WHATIF_GAINS].households++;
    assert_false(whatif_report_adds_up(&report));
    whatif_report_fini(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_is_entitled_under_both_gains_loses_or_stays),
        cmocka_unit_test(who_is_entitled_under_one_enters_or_leaves),
        cmocka_unit_test(who_has_no_answer_is_in_no_other_sum),
        cmocka_unit_test(sums_beyond_64_bits_are_told),
        cmocka_unit_test_setup_teardown(the_parts_of_a_report_add_up_to_its_whole, case_begin,
                                        case_end),
    };

    return cmocka_run_group_tests_name("what if another policy were in force", tests, NULL, NULL);
}
