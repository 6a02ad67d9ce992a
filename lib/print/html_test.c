#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "html.h"
#include <stdlib.h>

static struct buffer page;

static int clear(void **state)
{
    (void)state;
    buffer_fini(&page);
    return 0;
}

static void assert_written(const char *expected)
{
    assert_string_equal(page.at, expected);
    buffer_clear(&page);
}

static size_t times(const char *part)
{
    size_t count = 0;

    for (const char *at = page.at; (at = strstr(at, part)); at++)
        count++;
    return count;
}

static void a_document_says_its_language_charset_and_title(void **state)
{
    (void)state;
    html_begin(&page, CHINESE, text_of("公示"), LAYOUT_SHEETS);
    html_end(&page);
    assert_true(strncmp(page.at, "<!DOCTYPE html>\n<html lang=\"zh-CN\">", 35) == 0);
    assert_int_equal(times("<meta charset=\"utf-8\">"), 1);
    assert_int_equal(times("<title>公示</title>"), 1);
    assert_string_equal(page.at + page.size - 16, "</body>\n</html>\n");
    buffer_clear(&page);
    html_begin(&page, ENGLISH, text_of("Notice"), LAYOUT_SHEETS);
    assert_int_equal(times("<html lang=\"en\">"), 1);
}

static void it_needs_nothing_from_outside_and_no_script(void **state)
{
    static const char *const never[] = { "<script", "http:", "https:", "url(", "@import", "<link",
                                         " src=", " href=" };

    (void)state;
    html_begin(&page, CHINESE, text_of("公示"), LAYOUT_FLOWS);
    html_end(&page);
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        assert_int_equal(times(never[i]), 0);
    assert_int_equal(times("<style>"), 1);
}

static void no_size_of_letters_is_under_twelve_pixels(void **state)
{
    size_t sizes = 0;

    (void)state;
    html_begin(&page, CHINESE, text_of("公示"), LAYOUT_FLOWS);
    for (const char *at = page.at; (at = strstr(at, "font")); at++) {
        const char *colon = strchr(at, ':');
        long size = colon ? strtol(colon + 1, NULL, 10) : 0;

        if (size == 0)
            continue;
        sizes++;
        assert_true(size >= 12);
    }
    assert_true(sizes > 5);
}

static void text_is_escaped(void **state)
{
    (void)state;
    html_text(&page, text_of("<script>alert('a' & \"b\")</script>"));
    assert_written("&lt;script&gt;alert(&#39;a&#39; &amp; &quot;b&quot;)&lt;/script&gt;");
    html_text(&page, text_of("&&"));
    assert_written("&amp;&amp;");
    html_text(&page, text_of("张三"));
    assert_written("张三");
    html_element(&page, "td", NULL, text_of("<b>"));
    assert_written("<td>&lt;b&gt;</td>\n");
    html_element(&page, "td", NULL, text_of(""));
    assert_written("<td></td>\n");
}

/* An escape sequence, a NUL, a right-to-left override, a byte that is no UTF-8. */
static void what_steers_a_reader_becomes_a_question_mark(void **state)
{
    (void)state;
    html_text(&page, text_of("a\033[31mb"));
    assert_written("a?[31mb");
    html_text(&page, (struct text){ "a\0b", 3 });
    assert_written("a?b");
    html_text(&page, text_of("张\xE2\x80\xAE三"));
    assert_written("张?三");
    html_text(&page, text_of("a\xFF<"));
    assert_written("a?&lt;");
}

static void an_attribute_cannot_be_left(void **state)
{
    (void)state;
    html_attribute(&page, "title", text_of("\" onclick=\"x"));
    assert_written(" title=\"&quot; onclick=&quot;x\"");
}

static void cells_span_columns_and_rows(void **state)
{
    (void)state;
    html_cell(&page, "th", "middle", 3, 2, text_of("户主"));
    assert_written("<th class=\"middle\" colspan=\"3\" rowspan=\"2\">户主</th>\n");
    html_cell(&page, "td", NULL, 1, 1, text_of("1"));
    assert_written("<td>1</td>\n");
    html_labelled(&page, "number", text_of("金额(元)"), text_of("169.00"));
    assert_written("<td class=\"number\" data-label=\"金额(元)\">169.00</td>\n");
}

static void a_sheet_ends_with_its_number(void **state)
{
    (void)state;
    html_sheet_begin(&page);
    html_sheet_end(&page, CHINESE, 2, 13);
    assert_written("<section class=\"sheet\">\n<p class=\"foot\">第 2 页　共 13 页</p>\n</section>\n");
    html_sheet_begin(&page);
    html_sheet_end(&page, ENGLISH, 2, 13);
    assert_int_equal(times("page 2 of 13"), 1);
}

static void pages_that_flow_are_numbered_by_the_browser(void **state)
{
    (void)state;
    html_begin(&page, CHINESE, text_of("告知书"), LAYOUT_FLOWS);
    assert_int_equal(times("content:\"第 \" counter(page) \" 页　共 \" counter(pages) \" 页\""), 1);
    buffer_clear(&page);
    html_begin(&page, ENGLISH, text_of("Letter"), LAYOUT_FLOWS);
    assert_int_equal(times("content:\"page \" counter(page) \" of \" counter(pages) \"\""), 1);
    buffer_clear(&page);
    html_begin(&page, CHINESE, text_of("公示"), LAYOUT_SHEETS);
    assert_int_equal(times("counter("), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_document_says_its_language_charset_and_title, clear),
        cmocka_unit_test_teardown(it_needs_nothing_from_outside_and_no_script, clear),
        cmocka_unit_test_teardown(no_size_of_letters_is_under_twelve_pixels, clear),
        cmocka_unit_test_teardown(text_is_escaped, clear),
        cmocka_unit_test_teardown(what_steers_a_reader_becomes_a_question_mark, clear),
        cmocka_unit_test_teardown(an_attribute_cannot_be_left, clear),
        cmocka_unit_test_teardown(cells_span_columns_and_rows, clear),
        cmocka_unit_test_teardown(a_sheet_ends_with_its_number, clear),
        cmocka_unit_test_teardown(pages_that_flow_are_numbered_by_the_browser, clear),
    };

    return cmocka_run_group_tests_name("pages for a browser", tests, NULL, NULL);
}
