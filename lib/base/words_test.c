#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "words.h"

static void assert_words(const struct words *words, struct arena *arena, const char *expected)
{
    struct text text = words_text(words, arena);

    assert_int_equal(text.size, strlen(expected));
    assert_memory_equal(text.at, expected, text.size);
}

/* Sets are written sorted by bytes, each member once. */
static void sorted_and_once(void **state)
{
    struct arena arena = { 0 };
    struct words words = { 0 };

    (void)state;
    assert_words(&words, &arena, "");
    words_add_all(&words, text_of("survey:missing;income;paper:id_card#2;income;paper:id_card#10"),
                  &arena);
    words_add_joined(&words, "unknown:", "birth_date", &arena);
    words_add(&words, text_of(""), &arena);
    assert_words(&words, &arena,
                 "income;paper:id_card#10;paper:id_card#2;survey:missing;unknown:birth_date");
    assert_true(words_has(&words, "income"));
    assert_false(words_has(&words, "incom"));
    arena_fini(&arena);
}

static void more_than_the_first_room(void **state)
{
    struct arena arena = { 0 };
    struct words words = { 0 };

    (void)state;
    for (char c = 'z'; c >= 'a'; c--)
        words_add(&words, (struct text){ &c, 1 }, &arena);
    assert_int_equal(words.count, 26);
    assert_words(&words, &arena, "a;b;c;d;e;f;g;h;i;j;k;l;m;n;o;p;q;r;s;t;u;v;w;x;y;z");
    arena_fini(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sorted_and_once),
        cmocka_unit_test(more_than_the_first_room),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
