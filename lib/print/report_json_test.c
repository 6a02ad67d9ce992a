#include "report_test.h"

static void all_figures_for_another_program(void **state)
{
    struct buffer json = { 0 };

    (void)state;
    report_as_json(&json, &(struct report_pages){ .whole = &april_alone });
    assert_golden(GOLDEN "report.json", &json);
}

int main(void)
{
    const struct CMUnitTest tests[] = { APRIL(all_figures_for_another_program) };

    return cmocka_run_group_tests_name("report as JSON", tests, golden_begin, golden_end);
}
