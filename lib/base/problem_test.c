#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "problem.h"
#include <stdlib.h>

static void assert_line(struct place place, const char *first, const char *expected)
{
    struct problems problems = { 0 };
    char line[300] = "";
    FILE *to = tmpfile();

    assert_non_null(to);
    assert_false(problem_add(&problems, MESSAGE_OPTION_VALUE, place, first, "DIR", NULL));
    problem_print(to, "dibao-assess", &problems.at[0]);
    rewind(to);
    line[fread(line, 1, sizeof line - 1, to)] = '\0';
    fclose(to);
    assert_string_equal(line, expected);
    problems_fini(&problems);
}

static void a_line_says_where_what_and_the_code(void **state)
{
    (void)state;
    setenv("LC_ALL", "C", 1);
    assert_line((struct place){ "members.csv", 17, "id_number" }, "x",
                "dibao-assess: members.csv:17: id_number: x needs a value: DIR [usage-value]\n");
    assert_line((struct place){ "policy.json", 0, "/income/kinds" }, "x",
                "dibao-assess: policy.json: /income/kinds: x needs a value: DIR [usage-value]\n");
    assert_line((struct place){ "members.csv", 17, NULL }, "x",
                "dibao-assess: members.csv:17: x needs a value: DIR [usage-value]\n");
    assert_line((struct place){ 0 }, "x",
                "dibao-assess: x needs a value: DIR [usage-value]\n");
}

static void nothing_in_it_moves_a_terminal(void **state)
{
    (void)state;
    assert_line((struct place){ "a\x1B[2J\n.csv", 1, "\x07" }, "\n",
                "dibao-assess: a?[2J?.csv:1: ?: ? needs a value: DIR [usage-value]\n");
}

/* What is kept is the caller's no longer: his buffers may change. */
static void a_problem_owns_its_words(void **state)
{
    struct problems problems = { 0 };
    char file[] = "a.csv", column[] = "kind";

    (void)state;
    problem_add(&problems, MESSAGE_OPTION_VALUE, (struct place){ file, 1, column }, file, NULL,
                NULL);
    file[0] = column[0] = 'X';
    assert_string_equal(problems.at[0].file, "a.csv");
    assert_string_equal(problems.at[0].column, "kind");
    assert_string_equal(problems.at[0].text, "a.csv needs a value: ");
    problems_fini(&problems);
}

static void a_warning_is_no_error(void **state)
{
    struct problems problems = { 0 };

    (void)state;
    problem_warn(&problems, MESSAGE_OPTION_VALUE, (struct place){ 0 }, NULL, "second", NULL);
    assert_int_equal(problems.count, 1);
    assert_int_equal(problems.errors, 0);
    assert_true(problems.at[0].warning);
    assert_string_equal(problems.at[0].text, " needs a value: second");
    problem_add(&problems, MESSAGE_OPTION_VALUE, (struct place){ 0 }, NULL, NULL, NULL);
    assert_int_equal(problems.errors, 1);
    problems_clear(&problems);
    assert_int_equal(problems.count + problems.errors, 0);
    problems_fini(&problems);
}

static void what_is_moved_keeps_its_words(void **state)
{
    struct problems to = { 0 }, from = { 0 };

    (void)state;
    problem_add(&to, MESSAGE_OPTION_VALUE, (struct place){ 0 }, "a", NULL, NULL);
    problem_warn(&from, MESSAGE_OPTION_VALUE, (struct place){ 0 }, "b", NULL, NULL);
    problem_add(&from, MESSAGE_OPTION_VALUE, (struct place){ "f", 2, "c" }, "c", "DIR", NULL);
    problems_move(&to, &from);
    problems_move(&to, &from);
    assert_int_equal(to.count, 3);
    assert_int_equal(to.errors, 2);
    assert_string_equal(to.at[2].text, "c needs a value: DIR");
    assert_string_equal(to.at[2].file, "f");
    assert_int_equal(from.count + from.errors, 0);
    problems_fini(&from);
    problems_fini(&to);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_says_where_what_and_the_code),
        cmocka_unit_test(nothing_in_it_moves_a_terminal),
        cmocka_unit_test(a_problem_owns_its_words),
        cmocka_unit_test(a_warning_is_no_error),
        cmocka_unit_test(what_is_moved_keeps_its_words),
    };

    return cmocka_run_group_tests_name("problems", tests, NULL, NULL);
}
