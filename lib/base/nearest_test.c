#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "nearest.h"

static void means(const char *word, const char *list, const char *expected)
{
    struct text nearest = nearest_word(text_of(word), list);

    assert_int_equal(nearest.size, strlen(expected));
    if (nearest.size > 0)
        assert_memory_equal(nearest.at, expected, nearest.size);
}

static void one_letter_wrong_is_near(void **state)
{
    (void)state;
    means("buld", "build, fund, settle", "build");
    means("buildd", "build, fund, settle", "build");
    means("bulid", "build, fund, settle", "build");
    means("bxild", "build, fund, settle", "build");
    means("houshold_id", "person_no, household_id", "household_id");
    means("cvs", "csv|jsonl", "csv");
}

static void two_letters_of_a_long_word_are_near(void **state)
{
    (void)state;
    means("houshold_di", "person_no, household_id", "household_id");
    means("bulda", "build, fund", "");
}

static void other_words_are_not(void **state)
{
    (void)state;
    means("pay", "build, fund, settle", "");
    means("x", "y, z", "");
    means("", "a, b", "");
    means("build", "", "");
}

static void of_two_the_nearer_one_then_the_first(void **state)
{
    (void)state;
    means("member", "number, members", "members");
    means("fand", "find, fund", "find");
}

static void a_suggestion_is_said_only_when_there_is_one(void **state)
{
    struct buffer out = { 0 };

    (void)state;
    add_suggestion(&out, "pay", "build, fund");
    assert_string_equal(out.at, "");
    add_suggestion(&out, "buld", "build, fund");
    assert_string_equal(out.at, "; did you mean build?");
    buffer_fini(&out);
}

int main(void)
{
    const struct CMUnitTest nearest[] = {
        cmocka_unit_test(one_letter_wrong_is_near),
        cmocka_unit_test(two_letters_of_a_long_word_are_near),
        cmocka_unit_test(other_words_are_not),
        cmocka_unit_test(of_two_the_nearer_one_then_the_first),
        cmocka_unit_test(a_suggestion_is_said_only_when_there_is_one),
    };

    return cmocka_run_group_tests_name("nearest", nearest, NULL, NULL);
}
