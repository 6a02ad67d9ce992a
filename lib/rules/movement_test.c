#include "roster_test.h"

static struct movements movements;

static void moves(bool was_on, int64_t persons_before, fen before, int movement, bool on,
                  int64_t persons, fen payable)
{
    const struct entry moved = {
        .last = { .on = was_on, .persons = persons_before, .payable = before },
        .on = on, .movement = movement, .persons = persons, .payable = payable,
    };

    count_movement(&movements, &moved);
}

static void a_month(void)
{
    movements = (struct movements){ .overflow = false };
    moves(false, 0, 0, MOVEMENT_NEW, true, 2, 33800);
    moves(false, 0, 0, MOVEMENT_RESUMED, true, 1, 16900);
    moves(true, 3, 10000, MOVEMENT_STOPPED, false, 0, 0);
    moves(true, 1, 5000, MOVEMENT_SUSPENDED, false, 0, 0);
    moves(true, 1, 16900, MOVEMENT_RAISED, true, 2, 20000);
    moves(true, 4, 20000, MOVEMENT_LOWERED, true, 3, 15000);
    moves(true, 2, 7000, MOVEMENT_UNCHANGED, true, 2, 7000);
    moves(true, 1, 8000, MOVEMENT_PHASED_OUT, true, 1, 4000);
    moves(false, 0, 0, -1, false, 0, 0);
}

static void a_month_adds_up(void **state)
{
    (void)state;
    a_month();
    /* Last month: 10000 + 5000 + 16900 + 20000 + 7000 + 8000. */
    assert_int_equal(movements.last.households, 6);
    assert_int_equal(movements.last.persons, 12);
    assert_int_equal(movements.last.amount, 66900);
    /* This month: 33800 + 16900 + 20000 + 15000 + 7000 + 4000. */
    assert_int_equal(movements.now.households, 6);
    assert_int_equal(movements.now.persons, 11);
    assert_int_equal(movements.now.amount, 96700);
    assert_int_equal(movements.by[MOVEMENT_STOPPED].amount, 10000);
    assert_int_equal(movements.by[MOVEMENT_RAISED].amount, 3100);
    assert_int_equal(movements.by[MOVEMENT_LOWERED].amount, -5000);
    assert_int_equal(movements.by[MOVEMENT_LOWERED].persons, -1);
    assert_true(movements_agree(&movements));
}

static void one_who_vanishes_is_found(void **state)
{
    (void)state;
    a_month();
    moves(true, 1, 0, -1, false, 0, 0);
    assert_false(movements_agree(&movements));
}

static void persons_beyond_64_bits_do_not_add_up(void **state)
{
    (void)state;
    a_month();
    moves(true, INT64_MAX, 0, MOVEMENT_UNCHANGED, true, INT64_MAX, 0);
    assert_false(movements_agree(&movements));
}

static void one_who_comes_from_nowhere_is_found(void **state)
{
    (void)state;
    a_month();
    moves(false, 0, 0, -1, true, 0, 0);
    assert_false(movements_agree(&movements));
}

static void one_fen_and_one_person_are_found(void **state)
{
    (void)state;
    a_month();
    movements.now.amount++;
    assert_false(movements_agree(&movements));
    movements.now.amount--;
    assert_true(movements_agree(&movements));
    movements.now.persons++;
    assert_false(movements_agree(&movements));
}

static void a_sum_that_is_too_large_is_found(void **state)
{
    (void)state;
    a_month();
    moves(true, 1, INT64_MAX, MOVEMENT_UNCHANGED, true, 1, INT64_MAX);
    assert_false(movements_agree(&movements));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_month_adds_up),
        cmocka_unit_test(one_who_vanishes_is_found),
        cmocka_unit_test(persons_beyond_64_bits_do_not_add_up),
        cmocka_unit_test(one_who_comes_from_nowhere_is_found),
        cmocka_unit_test(one_fen_and_one_person_are_found),
        cmocka_unit_test(a_sum_that_is_too_large_is_found),
    };

    return cmocka_run_group_tests_name("the identity of movements", tests, NULL, NULL);
}
