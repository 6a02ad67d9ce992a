/* On which line a value of a JSON text stands. */
#include "lines.h"
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <cmocka.h>

static void on_line(const char *text, const char *path, long line)
{
    assert_int_equal(json_line(text_of(text), path), line);
}

static const char several[] = "\n{ \"policy\": \"p\",\n"               /* 2 */
                              "  \"standard\": [\n"                     /* 3 */
                              "    {\"per_person\": \"169\"},\n"        /* 4 */
                              "    5, [ [1,\n"                          /* 5 */
                              " 2], true\n"                             /* 6 */
                              " ], {\n"                                 /* 7 */
                              "     \"when\": {\"all\": [{},\n"         /* 8 */
                              "        {\"not\": {}}]}}\n"              /* 9 */
                              "  ],\n"                                  /* 10 */
                              "  \"a/b~c\": { \"x\\\"}]\\n\": null,\n"  /* 11 */
                              "\n"                                      /* 12 */
                              "  \"\\u6807\\u51c6\": -1.5e3 } }\n";     /* 13 */

static void keys_and_elements_stand_where_they_begin(void **state)
{
    (void)state;
    on_line(several, "/policy", 2);
    on_line(several, "/standard", 3);
    on_line(several, "/standard/0", 4);
    on_line(several, "/standard/0/per_person", 4);
    on_line(several, "/standard/1", 5);
    on_line(several, "/standard/2", 5);
    on_line(several, "/standard/2/0/1", 6);
    on_line(several, "/standard/2/1", 6);
    on_line(several, "/standard/3", 7);
    on_line(several, "/standard/3/when/all/0", 8);
    on_line(several, "/standard/3/when/all/1/not", 9);
}

static void names_are_compared_as_they_are_meant(void **state)
{
    (void)state;
    on_line(several, "/a~1b~0c", 11);
    on_line(several, "/a~1b~0c/x\"}]\n", 11);
    on_line(several, "/a~1b~0c/标准", 13);
}

static void what_is_not_there_stands_where_it_is_missed(void **state)
{
    (void)state;
    on_line(several, "/", 2);
    on_line(several, "/income", 2);
    on_line(several, "/standard/9", 3);
    on_line(several, "/standard/0/label", 4);
    on_line(several, "/standard/0/per_person/add/1", 4);
    on_line(several, "/standard/3/when/all/1/any", 9);
    on_line(several, "/policy/0", 2);
}

static void a_text_of_one_value_has_one_place(void **state)
{
    (void)state;
    on_line("5", "/", 1);
    on_line("\n\n\"a\"", "/x", 3);
    on_line("{}", "/x/y", 1);
    on_line("[]", "/0", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_and_elements_stand_where_they_begin),
        cmocka_unit_test(names_are_compared_as_they_are_meant),
        cmocka_unit_test(what_is_not_there_stands_where_it_is_missed),
        cmocka_unit_test(a_text_of_one_value_has_one_place),
    };

    return cmocka_run_group_tests_name("lines of a policy", tests, NULL, NULL);
}
