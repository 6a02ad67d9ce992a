#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "dictionary.h"
#include <stdio.h>

static void what_was_said_last_is_known(void **state)
{
    struct dictionary dictionary = { 0 };
    struct text value;

    (void)state;
    assert_false(dictionary_find(&dictionary, text_of("one"), &value));
    dictionary_set(&dictionary, text_of("one"), text_of("eins"));
    dictionary_set(&dictionary, text_of("one"), text_of("uno"));
    assert_true(dictionary_find(&dictionary, text_of("one"), &value));
    assert_true(text_is(value, "uno"));
    assert_false(dictionary_find(&dictionary, text_of("on"), &value));
    dictionary_fini(&dictionary);
}

static void many_are_kept_apart(void **state)
{
    struct dictionary dictionary = { 0 };
    struct text value;
    char word[16];

    (void)state;
    for (int i = 0; i < 5000; i++) {
        snprintf(word, sizeof word, "%d", i);
        dictionary_set(&dictionary, text_of(word), text_of(word));
    }
    assert_int_equal(dictionary.count, 5000);
    for (int i = 0; i < 5000; i++) {
        snprintf(word, sizeof word, "%d", i);
        assert_true(dictionary_find(&dictionary, text_of(word), &value));
        assert_true(text_is(value, word));
    }
    dictionary_fini(&dictionary);
}

static void an_empty_text_is_one_too(void **state)
{
    struct dictionary dictionary = { 0 };
    struct text value;

    (void)state;
    dictionary_set(&dictionary, text_of(""), text_of(""));
    assert_true(dictionary_find(&dictionary, text_of(""), &value));
    assert_int_equal(value.size, 0);
    dictionary_fini(&dictionary);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(what_was_said_last_is_known),
                                        cmocka_unit_test(many_are_kept_apart),
                                        cmocka_unit_test(an_empty_text_is_one_too) };

    return cmocka_run_group_tests_name("dictionary", tests, NULL, NULL);
}
