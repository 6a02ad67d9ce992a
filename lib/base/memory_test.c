#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "memory.h"
#include <stdlib.h>
#include <string.h>

static void new_memory_is_zero(void **state)
{
    unsigned char *at = allocate(100, 3);

    (void)state;
    for (size_t i = 0; i < 300; i++)
        assert_int_equal(at[i], 0);
    free(at);
    at = allocate(0, 8);
    assert_non_null(at);
    free(at);
}

static void room_grows_and_keeps_what_is_there(void **state)
{
    size_t room = 0;
    int *at = make_room(NULL, &room, 0, sizeof *at);

    (void)state;
    assert_non_null(at);
    for (size_t i = 0; i < 1000; i++) {
        at = make_room(at, &room, i + 1, sizeof *at);
        assert_true(room > i);
        assert_int_equal(at[i], 0);
        at[i] = (int)i;
    }
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(at[i], i);
    free(at);
}

static void room_that_is_enough_stays_where_it_is(void **state)
{
    size_t room = 0, before;
    char *at = make_room(NULL, &room, 40, 1);

    (void)state;
    before = room;
    assert_ptr_equal(make_room(at, &room, before, 1), at);
    assert_int_equal(room, before);
    free(at);
}

static void copies_are_terminated(void **state)
{
    char *copy = copy_bytes("abcdef", 3), *nothing = copy_bytes(NULL, 0);

    (void)state;
    assert_string_equal(copy, "abc");
    assert_string_equal(nothing, "");
    free(copy);
    free(nothing);
}

static void an_arena_s_pieces_are_aligned_and_apart(void **state)
{
    struct arena arena = { 0 };
    unsigned char *pieces[500];

    (void)state;
    for (size_t i = 0; i < 500; i++) {
        pieces[i] = arena_take(&arena, i);
        assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
        memset(pieces[i], (int)(i % 251), i);
    }
    for (size_t i = 0; i < 500; i++)
        for (size_t byte = 0; byte < i; byte++)
            assert_int_equal(pieces[i][byte], i % 251);
    arena_fini(&arena);
}

/* A million households like the first take no more memory than it. */
static void a_reset_arena_uses_its_blocks_again(void **state)
{
    struct arena arena = { 0 };
    void *first[4];
    static const size_t sizes[] = { 10, 100000, 5000, 1 };

    (void)state;
    for (size_t i = 0; i < 4; i++)
        first[i] = arena_take(&arena, sizes[i]);
    for (int round = 0; round < 3; round++) {
        arena_reset(&arena);
        for (size_t i = 0; i < 4; i++)
            assert_ptr_equal(arena_take(&arena, sizes[i]), first[i]);
    }
    assert_string_equal(arena_copy(&arena, "household", 5), "house");
    arena_fini(&arena);
    assert_null(arena.first);
}

int main(void)
{
    const struct CMUnitTest heap[] = {
        cmocka_unit_test(new_memory_is_zero),
        cmocka_unit_test(room_grows_and_keeps_what_is_there),
        cmocka_unit_test(room_that_is_enough_stays_where_it_is),
        cmocka_unit_test(copies_are_terminated),
    };
    const struct CMUnitTest arenas[] = {
        cmocka_unit_test(an_arena_s_pieces_are_aligned_and_apart),
        cmocka_unit_test(a_reset_arena_uses_its_blocks_again),
    };

    return cmocka_run_group_tests_name("memory", heap, NULL, NULL)
           + cmocka_run_group_tests_name("arenas", arenas, NULL, NULL);
}
