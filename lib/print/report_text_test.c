#include "report_test.h"

static void the_page_is_chinese(void **state)
{
    struct buffer page = { 0 };

    (void)state;
    report_as_text(&page, &(struct report_pages){ .whole = &april_alone, .language = CHINESE });
    assert_golden(GOLDEN "report-zh.txt", &page);
}

static void or_english(void **state)
{
    struct buffer page = { 0 };

    (void)state;
    report_as_text(&page, &(struct report_pages){ .whole = &april_alone, .language = ENGLISH });
    assert_golden(GOLDEN "report-en.txt", &page);
}

static void assert_says(const char *part, bool there)
{
    struct buffer page = { 0 };

    report_as_text(&page, &(struct report_pages){ .whole = &april_alone, .language = ENGLISH });
    assert_int_equal(strstr(page.at, part) != NULL, there);
    buffer_fini(&page);
}

static void what_did_not_move_and_was_not_given_has_no_line(void **state)
{
    (void)state;
    assert_says("  stopped  ", true);
    assert_says("  suspended  ", false);
    assert_says("grain and oil", true);
    assert_says("electricity", false);
}

static void without_classes_of_care_there_is_no_such_table(void **state)
{
    size_t count = april.policy->care_class_count;

    (void)state;
    assert_says("by care class", true);
    now.policy->care_class_count = 0;
    assert_says("by care class", false);
    now.policy->care_class_count = count;
}

static void a_label_cannot_steer_the_terminal(void **state)
{
    const char *label = now.policy->supplements[0].rule.label_en;

    (void)state;
    now.policy->supplements[0].rule.label_en = "red\033[31m";
    assert_says("  red?[31m ", true);
    assert_says("\033", false);
    now.policy->supplements[0].rule.label_en = label;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        APRIL(the_page_is_chinese),
        APRIL(or_english),
        APRIL(what_did_not_move_and_was_not_given_has_no_line),
        APRIL(without_classes_of_care_there_is_no_such_table),
        APRIL(a_label_cannot_steer_the_terminal),
    };

    return cmocka_run_group_tests_name("report as a page", tests, golden_begin, golden_end);
}
